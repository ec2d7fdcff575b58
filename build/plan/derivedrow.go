package plan

import (
	"path"
	"slices"
	"strings"

	"gongqiu/build/derivation"
	"gongqiu/build/derive"
	"gongqiu/build/diag"
	"gongqiu/build/format"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// derivationWriter writes the derivations of one page.
type derivationWriter struct {
	*derivationLinks
	explainer *derivation.Explainer
	page      string // its address as it stands in links
	builder   *tableBuilder
	folders   []string // of the tables that numbers come from, with the file
}

// table tells how the values of some rows of a table came about.
func (w *derivationWriter) table(rows derivedRows, region model.Code, p period.Period) Derivation {
	d := rows.dataset
	t := derive.Of(d, rows.breakdown, region, d.PeriodIndex(p))
	out := Derivation{ID: w.breakdownID(d, rows.breakdown), Title: w.tableTitle(rows)}
	columns := w.readColumns(d, t.Breakdown, t.Len(), func(row int, c model.Column) value { return valueOf(t, row, c) })
	w.builder, w.folders = w.newTable(d, out.ID, ""), nil
	w.findFiles(t, columns, rows)
	members := false
	for at := range columns {
		if text := w.method(t, columns[at].Column); text != "" {
			out.Methods = append(out.Methods, Definition{Term: w.lineTitle(d, &columns[at]), Text: text})
		}
		members = members || columns[at].Change() != model.Level && derivation.ByMembers(t, columns[at].Quantity())
	}
	if members {
		out.Methods = append(out.Methods, Definition{Term: w.word("comparability"), Text: w.word("panel")})
	}
	for n := rows.first; n < rows.end; n++ {
		if row := w.row(t, n, columns); len(row.Lines) > 0 {
			out.Rows = append(out.Rows, row)
		}
	}
	out.Files, out.Sources = w.folders, w.builder.table.Sources
	return out
}

// findFiles lists the files of the table's rows, so that places can be short where the files' names differ.
func (w *derivationWriter) findFiles(t *derive.Table, columns []column, rows derivedRows) {
	for n := rows.first; n < rows.end; n++ {
		for at := range columns {
			if cell := columns[at].values[n].cell; cell.Given() && !columns[at].values[n].computed {
				file := t.Dataset.Tables[t.Dataset.Origins[cell.Origin].Table].Path
				if !slices.Contains(w.folders, file) {
					w.folders = append(w.folders, file)
				}
			}
		}
	}
	slices.Sort(w.folders)
}

// place is a place in a table by the name of its file alone, where no other file of the table has the name.
func (w *derivationWriter) place(place diag.Place) string {
	name := path.Base(place.File)
	for _, other := range w.folders {
		if other != place.File && path.Base(other) == name {
			return place.String()
		}
	}
	place.File = name
	return place.String()
}

func (w *derivationWriter) row(t *derive.Table, n int, columns []column) DerivedRow {
	row := DerivedRow{ID: w.rowAnchor(t, n), Title: w.word("total")}
	if len(t.Breakdown.Dimensions) > 0 {
		row.Title = w.codeRow(t, n).Head.Title
	}
	for at := range columns {
		c := &columns[at]
		v := c.values[n]
		if !v.cell.Has() && v.cell.State <= model.Missing {
			continue
		}
		if note := w.builder.rowNote(&v); row.Note.Text == "" && !note.Empty() {
			row.Note = w.note(note)
		}
		line := w.line(t, n, c, v)
		line.ID = row.ID + "/" + t.Dataset.ColumnName(c.Column)
		row.Lines = append(row.Lines, line)
	}
	return row
}

// line tells how one value came about.
func (w *derivationWriter) line(t *derive.Table, n int, c *column, v value) DerivedLine {
	step := w.explainer.Step(t, n, c.Quantity(), c.Change())
	cell := w.builder.cell(c.Column, v, c.scale)
	line := DerivedLine{Title: w.lineTitle(t.Dataset, c), State: cell.State, Value: w.withUnit(cell.Text, c.scale)}
	if c.scale.percent && c.Change() != model.Level && cell.Text != "" {
		line.Value = cell.Text + w.percentSpace(c.scale.unit)
	}
	if step.Cell != nil {
		line.Place = w.place(step.Cell.Place())
	}
	if step.Rule != "given" {
		w.sum(&line, step, strings.TrimPrefix(line.Value, cell.Text))
		w.verdict(&line, step, v)
	}
	if step.Members > 0 {
		line.remark(w.word("derivation.members", "count", countText(step.Members)))
	}
	if step.Blank {
		line.remark(w.answer("blank"))
	}
	if !v.computed && v.cell.Given() {
		ref := model.CellRef{Origin: v.cell.Origin, Column: c.Column}
		if note := t.Dataset.CellNotes[ref]; !note.Empty() {
			line.Remarks = append(line.Remarks, w.note(note))
		}
		if status := v.cell.Status.String(); status != "" {
			line.remark(w.words.Text(w.lang, "theme.meaning."+status))
		}
	}
	for at := range step.Replaced {
		replaced := &step.Replaced[at]
		line.remark(w.word("derivation.replaced",
			"value", w.number(replaced.Value()), "place", w.place(replaced.Place())))
	}
	return line
}

func (l *DerivedLine) remark(text string) { l.Remarks = append(l.Remarks, Note{Text: text}) }

// note is a note from the tables, which may be in another language than the page.
func (w *derivationWriter) note(text model.Text) Note {
	return Note{Text: text.In(w.language), Lang: foreign(text, w.language)}
}

// lineTitle is what a value is called: the head of its column, and the sign of a change in percent, which stands beside
// the same change as a difference.
func (w *derivationWriter) lineTitle(d *model.Dataset, c *column) string {
	title := w.heading(d, c).Title
	if c.Change() == model.PreviousPercent || c.Change() == model.YearPercent {
		title += " %"
	}
	return title
}

// percentSpace is the unit of a change as it follows a number: 3.03%, 0.5 percentage points.
func (w *derivationWriter) percentSpace(unit string) string {
	if unit == "%" || w.language == model.Chinese {
		return unit
	}
	return " " + unit
}

// answer is a text that the command line shares.
func (w *derivationWriter) answer(key string) string { return w.words.Text(w.lang, "answer."+key) }

// sum writes the expression with its numbers.
func (w *derivationWriter) sum(line *DerivedLine, step *derivation.Step, unit string) {
	if !step.Sums {
		return
	}
	for at := range step.Formula {
		term := &step.Formula[at]
		piece := Link{}
		switch {
		case term.Share != nil:
			piece.Title = format.Number(term.Share.Number, w.lang)
		case term.Zero:
			piece.Title = "0"
		case term.Input != nil:
			piece = w.input(step, term.Input, at > 0)
		case term.Number.Has():
			piece.Title = format.Number(term.Number.Number, w.lang)
		default:
			piece.Title = strings.ReplaceAll(term.Symbol, " - ", " − ")
		}
		if last := len(line.Sum) - 1; last >= 0 && piece.URL == "" && line.Sum[last].URL == "" {
			line.Sum[last].Title += piece.Title
		} else {
			line.Sum = append(line.Sum, piece)
		}
	}
	line.Result = format.Number(step.Value.Number, w.lang)
	if step.Exact != "" {
		line.Result, line.Rounded = strings.Replace(step.Exact, "-", "−", 1), line.Result
	}
	shown := strings.TrimSuffix(strings.TrimPrefix(line.Value, "+"), unit)
	line.Shown = shown == line.Result && line.Rounded == "" || shown == line.Rounded
	for _, share := range step.Shares() {
		text := format.Number(share.Own.Value.Number, w.lang) + " ÷ " + format.Number(share.Whole.Value.Number, w.lang)
		if share.Exact != "" {
			text += " = " + share.Exact + " ≈ " + format.Number(share.Number, w.lang)
		} else {
			text += " = " + format.Number(share.Number, w.lang)
		}
		line.Shares = append(line.Shares, text)
	}
}

// input is a number that is put in. One of another row leads to where that is told.
func (w *derivationWriter) input(step, input *derivation.Step, within bool) Link {
	piece := Link{Title: w.number(input.Value)}
	if within && input.Value.Number.Sign() < 0 {
		piece.Title = "(" + piece.Title + ")"
	}
	if input.Table.Breakdown == step.Table.Breakdown && input.Table.Period == step.Table.Period && input.Row == step.Row {
		return piece
	}
	if base := w.of(input.Table, input.Row); base != "" {
		piece.URL = strings.TrimPrefix(base, w.page) + "/" + input.Name()
	}
	return piece
}

// number is a number in base units.
func (w *derivationWriter) number(v derivation.Value) string {
	if !v.Has() {
		return w.answer("no-value")
	}
	return v.Mark() + format.Number(v.Number, w.lang)
}

// verdict says how the value that is shown stands to the one that the counts give.
func (w *derivationWriter) verdict(line *DerivedLine, step *derivation.Step, v value) {
	published := step.Cell != nil && step.Cell.Number.Has()
	switch {
	case v.computed && step.Value.Has():
		line.remark(w.word("derivation.computed"))
	case published && step.Value.Has() && step.Cell.Within:
		line.remark(w.word("derivation.within"))
	case published && step.Value.Has() && step.Cell.Agrees:
		line.remark(w.word("derivation.same"))
	case published && step.Value.Has():
		line.Differs = w.word("derivation.differs", "published", w.number(step.Cell.Value()),
			"computed", w.number(step.Value))
		if step.Cell.Cause != "" {
			line.remark(w.words.Text(w.lang, "judge/published.reason."+string(step.Cell.Cause)))
		}
	case published && step.Why == "panel":
		line.remark(w.word("derivation.published")) // why stands above the rows
	case published && step.Why != "":
		line.remark(w.word("derivation.only", "why", w.answer("why."+step.Why)))
	case step.Why != "":
		line.remark(w.answer("why." + step.Why))
	}
}

// method is how a column is computed, in words; empty for a count.
func (w *derivationWriter) method(t *derive.Table, c model.Column) string {
	d := t.Dataset
	derived := d.DerivedOf(c.Quantity())
	if c.Change() != model.Level {
		return w.changeMethod(t, c)
	}
	if derived == nil {
		return ""
	}
	text := w.definition(d, c.Quantity())
	if t.Formula(derived).Ratio() && derived.Options.Unspecified == model.Allocate && t.UnspecifiedRow() >= 0 {
		formula := t.Formula(derived)
		above, under := d.Measures[formula.Left.Measure], d.Measures[formula.Right.Measure]
		text = w.word("derivation.allocated", "above", w.inSentence(above.Title.In(w.language)),
			"under", w.inSentence(under.Title.In(w.language)))
	}
	if decimals := derived.Options.Decimals; decimals >= 0 {
		text += w.word("derivation.decimals", "count", countText(decimals))
	}
	return text
}

// changeMethod is how a change is computed.
func (w *derivationWriter) changeMethod(t *derive.Table, c model.Column) string {
	if derivation.ByMembers(t, c.Quantity()) {
		return "" // said once for all
	}
	then := w.periodText(derive.Earlier(t.Dataset.Periods[t.Period], c.Change()))
	return w.word("derivation.change."+derivation.ChangeRule(t.Dataset, c), "period", then)
}
