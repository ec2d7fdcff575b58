package judge

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// report gives the verdict on a disputed value, and adds a finding unless an accept in its row settles it.
func (j *judge) report(d *dispute, cause model.Cause) {
	published := d.cell.Number
	if d.kind == sharesOfWhole || d.kind == pointsOfParts || d.kind == equation || d.kind == stepOfFunnel ||
		d.kind == orderOfRange {
		published, _ = d.published.middle().Round(int(published.Scale()))
	}
	decimals := int(published.Scale())
	if d.kind == partsOfWhole || d.kind == placesOfRegion || d.kind == partsOfPeriod {
		decimals = max(decimals, 0)
	}
	value := d.value(decimals)
	if d.undefined {
		value = published
	}
	verdict := Verdict{Column: d.column, Published: published, Computed: value, Cause: cause}
	if j.settle(d.relation, verdict) {
		return
	}
	f := diag.Finding{Code: diag.JudgePublished, Place: j.PlaceOf(d.column, d.cell), Related: j.related(d)}
	difference, _ := decimal.From(published).Sub(decimal.From(value)).Round(decimals)
	f.Args = diag.Args{
		"column": j.ColumnName(d.column), "value": j.text(d.column, d.cell, published),
		"computed": j.computedText(d, decimals), "difference": signed(j.text(d.column, d.cell, difference)),
		"reason": string(cause), "accept": j.acceptText(d.relation, verdict),
	}
	j.tell(&f, d, cause)
	j.list.Add(f)
}

// tell says of a finding what it is about, by the kind of its relation.
func (j *judge) tell(f *diag.Finding, d *dispute, cause model.Cause) {
	if d.undefined {
		f.Args["computed"], f.Args["difference"] = "", ""
	}
	switch d.kind {
	case publishedValue:
		if d.wrongUnit {
			f.Args["reason"] = "column-unit"
		}
		if cause.ByRule() || d.wrongUnit {
			f.Cause = f.Args["column"] + " " + f.Args["reason"]
		}
	case partsOfWhole:
		f.Code, f.Args["what"] = diag.JudgeParts, "parts"
		if d.atMost {
			f.Args["what"] = "more"
		}
		f.Related = f.Related[:min(1, len(f.Related))]
	case sharesOfWhole:
		f.Code, f.Args["what"] = diag.JudgeParts, "shares"
	case pointsOfParts:
		f.Code, f.Args["what"] = diag.JudgeParts, "points"
	case partsOfPeriod:
		f.Code, f.Args["what"], f.Args["list"] = diag.JudgeSums, "periods", j.periodsText(d.column, d.cells)
		if d.atMost {
			f.Args["what"] = "longer"
		}
		f.Args["other"] = j.Periods[d.table.Period].String()
	case placesOfRegion:
		f.Code, f.Args["what"], f.Args["list"] = diag.JudgeSums, "places", j.placesText(d.column, d.cells)
		if d.atMost {
			f.Args["what"] = "more"
		}
		f.Args["other"] = nameOf(j.Dimensions[j.Region].Codelist.Entry(d.table.Region))
	case orderOfRange:
		f.Code, f.Args["other"] = diag.JudgeOrder, j.Measures[d.before].ID
	case stepOfFunnel:
		f.Code, f.Args["what"], f.Args["other"] = diag.JudgeParts, "step", j.Measures[d.before].ID
	case equation:
		f.Code, f.Args["other"] = diag.JudgeIdentity, d.identity.Text
		delete(f.Args, "column")
	}
}

// value is the computed value at so many decimals: of numbers as they are printed, where they give one, and else half
// way between what they may stand for.
func (d *dispute) value(decimals int) decimal.Decimal {
	if d.kind == publishedValue {
		v := d.table.Change(d.n, d.column.Quantity(), d.column.Change())
		if v.Has() && pointOf(v.Number).meets(d.computed) {
			return v.Number.Round(decimals)
		}
	}
	value, _ := d.computed.middle().Round(decimals)
	return value
}

// reportSlip reports a count with a slip, in place of all that it upsets.
func (j *judge) reportSlip(suspect input, number decimal.Decimal, open []int) {
	cell, column := suspect.cell(), suspect.column
	r := relation{column: column, cell: cell}
	verdict := Verdict{Column: column, Published: cell.Number, Computed: number, Cause: model.CauseInput}
	if j.settle(r, verdict) {
		return
	}
	var names []string
	for _, column := range j.columnsOf(open) {
		names = append(names, j.ColumnName(column))
	}
	j.list.Add(diag.Finding{Code: diag.JudgeInput, Place: j.PlaceOf(column, cell), Args: diag.Args{
		"column": j.ColumnName(column), "value": j.text(column, cell, cell.Number),
		"computed": j.text(column, cell, number), "list": strings.Join(names, ", "),
		"accept": j.acceptText(r, verdict),
	}, Related: j.relatedDisputes(open)})
}

// related are the places of the numbers that a disputed value is computed from.
func (j *judge) related(d *dispute) []diag.Related {
	const most = 4
	var all []diag.Related
	for at, i := range d.inputs {
		cell := i.cell()
		own := i.column == d.column && cell.Origin == d.cell.Origin
		if len(all) < most && !own && !slices.Contains(d.inputs[:at], i) {
			all = append(all, diag.Related{Role: "input", Place: j.PlaceOf(i.column, cell)})
		}
	}
	return all
}

func (j *judge) relatedDisputes(disputes []int) []diag.Related {
	const most = 3
	var all []diag.Related
	for _, at := range disputes[:min(most, len(disputes))] {
		d := j.disputed[at]
		all = append(all, diag.Related{Role: "other", Place: j.PlaceOf(d.column, d.cell)})
	}
	return all
}

// text is a number as a cell's column writes it: 15.7 where the table is in 万人, 25.6万 where the cell is typed so.
func (j *judge) text(column model.Column, cell model.Cell, number decimal.Decimal) string {
	power, sign := 0, ""
	if unit := j.UnitOf(column, cell); unit != nil && unit.Power != 0 {
		power = int(unit.Power)
	} else {
		power, sign = largeUnit(cell.Number)
	}
	if power == 0 {
		return number.String()
	}
	shifted, ok := number.Shift(-power)
	if !ok {
		return number.String()
	}
	text := shifted.String()
	if strings.Contains(text, ".") {
		text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	}
	return text + sign
}

// largeUnit is the unit that a number known to thousands or ten thousands was typed in, 25.6万 or 11.61亿.
func largeUnit(number decimal.Decimal) (power int, sign string) {
	const wan, yi = 4, 8
	switch known := -int(number.Scale()); {
	case number.IsZero() || known <= 0:
		return 0, ""
	case known <= wan:
		return wan, "万"
	}
	return yi, "亿"
}

// computedText is the computed value as far as it is known: one number, or from … to ….
func (j *judge) computedText(d *dispute, decimals int) string {
	if d.computed.noLow || d.computed.noHigh {
		value, _ := d.computed.middle().Round(decimals)
		sign := "≥ "
		if d.computed.noLow {
			sign = "≤ "
		}
		return sign + j.text(d.column, d.cell, value)
	}
	low, _ := d.computed.low.Round(decimals)
	high, _ := d.computed.high.Round(decimals)
	if low.Equal(high) {
		return j.text(d.column, d.cell, low)
	}
	return j.text(d.column, d.cell, low) + ".." + j.text(d.column, d.cell, high)
}

func signed(number string) string {
	if strings.HasPrefix(number, "-") {
		return number
	}
	return "+" + number
}

// placesText lists the first of some cells with their places: 城关镇 40, 河口镇 35 … +9.
func (j *judge) placesText(column model.Column, cells []input) string {
	list := j.Dimensions[j.Region].Codelist
	return j.cellsText(column, cells, func(p model.Point) string { return nameOf(list.Entry(p.Region)) })
}

// periodsText lists the first of some cells with their periods: 2016-Q1 40, 2016-Q2 35 … +9.
func (j *judge) periodsText(column model.Column, cells []input) string {
	return j.cellsText(column, cells, func(p model.Point) string { return j.Periods[p.Period].String() })
}

func (j *judge) cellsText(column model.Column, cells []input, name func(model.Point) string) string {
	const most = 8
	var texts []string
	for _, i := range cells[:min(most, len(cells))] {
		cell := i.cell()
		texts = append(texts, name(i.breakdown.Point(i.row))+" "+j.text(column, cell, cell.Number))
	}
	text := strings.Join(texts, ", ")
	if more := len(cells) - most; more > 0 {
		text += " … +" + strconv.Itoa(more)
	}
	return text
}

// nameOf is what a finding calls a code: its label as the codelist has it first.
func nameOf(entry *model.CodeEntry) string {
	return cmp.Or(entry.Label.ZH, entry.Label.EN, entry.ID)
}
