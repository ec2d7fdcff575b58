package resolve

import (
	"slices"
	"strconv"
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/diag"
	"gongqiu/build/format"
	"gongqiu/build/model"
	"gongqiu/build/period"
	"gongqiu/build/words"
)

// adder gathers cells that are added up. Those whose numbers are printed in the same units share a sheet, as if each
// sheet were one more table.
type adder struct {
	d      *model.Dataset
	sheets []*sheet
}

type sheet struct {
	units    map[model.Column]*model.Unit
	fragment *model.Fragment
	notes    map[model.Text]uint32
}

// addedCell is a cell on its way to its sum.
type addedCell struct {
	column   model.Column
	number   decimal.Decimal
	status   model.Status
	unit     *model.Unit // that of all the numbers; nil where they differ
	sum      model.Sum
	scale    int // of the least exact number
	count    int
	overflow bool
}

// exact says whether a cell can be added.
func exact(cell model.Cell) bool { return cell.Has() && cell.Qualifier == decimal.Exact }

// add adds one number, which is in the unit.
func (c *addedCell) add(cell model.Cell, unit *model.Unit) {
	if c.count == 0 {
		c.unit, c.scale = unit, int(cell.Number.Scale())
	} else if c.unit != unit {
		c.unit = commonBase(c.unit, unit)
	}
	c.count++
	c.scale = min(c.scale, int(cell.Number.Scale()))
	c.status = weaker(c.status, cell.Status)
	var ok bool
	if c.number, ok = c.number.Add(cell.Number); !ok {
		c.overflow = true
	}
}

// commonBase is the unit in which numbers of two units can be written together; nil when there is none.
func commonBase(a, b *model.Unit) *model.Unit {
	if a == nil || b == nil || a.Base != b.Base {
		return nil
	}
	return a.Base
}

// weaker is the status of a sum of which one part has one status and another the other: what qualifies a part
// qualifies the sum.
func weaker(a, b model.Status) model.Status {
	for _, status := range []model.Status{model.Excluded, model.Break, model.Estimated, model.Provisional} {
		if a == status || b == status {
			return status
		}
	}
	return model.Normal
}

func (a *adder) summable(measure int, b *model.Breakdown, point model.Point) bool {
	return a.d.Summable(measure, func(dimension int) model.Code { return a.d.CodeOf(b, point, dimension) })
}

// unit is the unit in which a table prints a cell.
func (a *adder) unit(cell model.Cell, column model.Column) *model.Unit {
	return a.d.UnitOf(column, cell)
}

// row adds a row of sums. Cells that were added up in the same way share an origin, as the cells of a table's row do.
func (a *adder) row(b *model.Breakdown, point model.Point, p period.Period, cells []addedCell) {
	if len(cells) == 0 {
		return
	}
	s := a.sheet(cells)
	first := len(s.fragment.Origins)
	added := make([]model.ColumnCell, 0, len(cells))
	for _, c := range cells {
		added = append(added, model.ColumnCell{Column: c.column, Cell: model.Cell{
			Number: c.number.Round(c.scale), State: model.Present, Status: c.status, Origin: s.origin(first, c.sum),
		}})
	}
	codes := make([]model.Code, len(a.d.Dimensions))
	for at := range codes {
		codes[at] = a.d.CodeOf(b, point, at)
	}
	s.fragment.Add(a.d, codes, p, added)
}

// sheet is the sheet of the units that a row is printed in.
func (a *adder) sheet(cells []addedCell) *sheet {
	for _, s := range a.sheets {
		fits := func(c addedCell) bool {
			unit, has := s.units[c.column]
			return has && unit == c.unit
		}
		if len(s.units) == len(cells) && !slices.ContainsFunc(cells, func(c addedCell) bool { return !fits(c) }) {
			return s
		}
	}
	s := &sheet{units: make(map[model.Column]*model.Unit), notes: make(map[model.Text]uint32)}
	table := &model.TableFile{Path: a.d.Place.File, Fields: make(map[model.Column]int), Units: s.units}
	table.PlaceOf = func(line, _ int) diag.Place { return table.Sums[line].Place }
	for _, c := range cells {
		s.units[c.column] = c.unit
		table.Fields[c.column] = 0
	}
	s.fragment = &model.Fragment{Table: table, Sources: make([]model.Source, 1), Notes: make([]model.Text, 1)}
	a.sheets = append(a.sheets, s)
	return s
}

// origin is the origin of a sum: one of the row's own, which begin at first, if that was added up in the same way.
func (s *sheet) origin(first int, sum model.Sum) uint32 {
	sums := &s.fragment.Table.Sums
	for at := first; at < len(*sums); at++ {
		known := &(*sums)[at]
		if known.Same(&sum) && slices.Equal(known.Left, sum.Left) && slices.Equal(known.Excluded, sum.Excluded) {
			return uint32(at)
		}
	}
	line := uint32(len(*sums))
	*sums = append(*sums, sum)
	s.fragment.Origins = append(s.fragment.Origins, model.Origin{Line: line, Note: s.note(&sum)})
	return line
}

// note numbers the note that tells readers how a number was added up.
func (s *sheet) note(sum *model.Sum) uint32 {
	books := words.Load()
	note := model.Text{
		ZH: sumNote(sum, books.Texts(words.Chinese), "、"), EN: sumNote(sum, books.Texts(words.English), ", "),
	}
	number, known := s.notes[note]
	if !known {
		number = uint32(len(s.fragment.Notes))
		s.fragment.Notes = append(s.fragment.Notes, note)
		s.notes[note] = number
	}
	return number
}

// sumNote says from what a number was added up: a part of the members is never passed off as the whole.
func sumNote(sum *model.Sum, texts words.Texts, comma string) string {
	members, last := sum.Members(), len(sum.Parts)-1
	args := map[string]string{"count": strconv.Itoa(len(members))}
	key := "sum.note.members"
	switch {
	case len(members) == 0:
		span, _ := period.Span(sum.Parts[0].Period, sum.Parts[last].Period)
		key, args["periods"] = "sum.note.periods", format.Period(span, texts.Language())
	case last > 0:
		var counts []string
		for _, part := range sum.Parts {
			counts = append(counts, strconv.Itoa(len(part.Members)))
		}
		key, args["list"] = "sum.note.both", strings.Join(counts, comma)
	}
	note := texts.Word(key, args)
	for _, more := range []struct {
		key   string
		codes []model.Code
	}{{"sum.note.left", sum.Left}, {"sum.note.excluded", sum.Excluded}} {
		if len(more.codes) > 0 {
			note += texts.Word(more.key, map[string]string{"count": strconv.Itoa(len(more.codes))})
		}
	}
	return note + texts.Word("sum.note.end", nil)
}

// fragments are the sheets, to be added to the cell store.
func (a *adder) fragments() []*model.Fragment {
	var all []*model.Fragment
	for _, s := range a.sheets {
		all = append(all, s.fragment)
	}
	return all
}
