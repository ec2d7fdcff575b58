package download

import (
	"slices"

	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// publishedMark follows the name of a column that holds what was published of the column before it.
const publishedMark = "!"

// kind is where the numbers of a column come from.
type kind uint8

const (
	given     kind = iota // a measure, as the tables give it
	computed              // a derived value or a change, as package derive computes it
	published             // a derived value or a change, as the tables give it
)

// marks are the things that may have to be said of a number, or of all numbers of a row.
type marks struct {
	qualifier bool // "more than", "about"
	printed   bool // the print of a number that its digits do not tell: 60..100
	state     bool // which kind of nothing stands in its place
	status    bool // provisional, revised
	note      bool
	source    bool // another source than the dataset's own
}

// column is one column of numbers of a download.
type column struct {
	model.Column
	kind   kind
	name   string // demand, ratio, ratio!, demand.year.percent!
	unitOf int    // the dimension whose codes say the unit; -1 where all rows have one
	marks  marks  // what has to be said of some of its cells
}

// layout is the columns of a dataset's downloads: only those that some row fills.
type layout struct {
	dataset *model.Dataset
	series  *derive.Series // of the region at hand
	columns []column
	marks   marks // what has to be said of some rows: status, note, source
	notes   []model.Text
	noteNth map[model.Text]int // where in notes
	silent  bool               // of no row anything is said but its numbers
	bare    bool               // nothing stands between the numbers of a row of the CSV
	plain   bool               // both: of no number anything has to be said
}

// newLayout finds the columns of a dataset. Measures and derived values always have one; a change has one where any
// was published, since whoever has the levels can compute the others.
func newLayout(d *model.Dataset) *layout {
	l := &layout{dataset: d, series: derive.SeriesOf(d, nil, 0), noteNth: make(map[model.Text]int)}
	for q := range model.Quantity(d.QuantityCount()) {
		level := model.ColumnOf(q, model.Level)
		if m := d.MeasureOf(q); m != nil {
			l.add(level, given, m.UnitOf)
			continue
		}
		l.add(level, computed, -1)
		if hasAny(d, level) {
			l.add(level, published, -1)
		}
	}
	for q := range model.Quantity(d.QuantityCount()) {
		for _, change := range model.Changes()[1:] {
			c := model.ColumnOf(q, change)
			if !hasAny(d, c) {
				continue
			}
			if applies(d, q, change) {
				l.add(c, computed, -1)
			}
			l.add(c, published, -1)
		}
	}
	l.survey()
	return l
}

func (l *layout) add(c model.Column, kind kind, unitOf int) {
	name := l.dataset.ColumnName(c)
	if kind == published {
		name += publishedMark
	}
	if kind != given || l.dataset.MeasureOf(c.Quantity()).Unit != nil {
		unitOf = -1
	}
	l.columns = append(l.columns, column{Column: c, kind: kind, name: name, unitOf: unitOf})
}

// hasAny says whether any table gives the column.
func hasAny(d *model.Dataset, c model.Column) bool {
	for _, b := range d.Breakdowns {
		if b.Has(c) {
			return true
		}
	}
	return false
}

// applies says whether a change of a quantity is computed: only counts change by percent.
func applies(d *model.Dataset, q model.Quantity, change model.Change) bool {
	if change != model.PreviousPercent && change != model.YearPercent {
		return true
	}
	m := d.MeasureOf(q)
	return m != nil && (m.Unit == nil || m.Unit.Base.ID != model.UnitPercent)
}

// survey finds which marks the numbers and rows of the dataset need, and which notes there are.
func (l *layout) survey() {
	silent := true
	for _, b := range l.dataset.Breakdowns {
		if l.unmarked(b) {
			l.markColumns(b)
		} else {
			l.markRows(b)
			silent = false
		}
	}
	l.silent = silent
	l.bare = !slices.ContainsFunc(l.columns, func(c column) bool { return c.unitOf >= 0 || c.marks != marks{} })
	l.plain = l.silent && l.bare
}

// unmarked says whether nothing is said of any row of a breakdown, neither of all its numbers nor of some.
func (l *layout) unmarked(b *model.Breakdown) bool {
	d := l.dataset
	if len(d.Notes) > 1 || len(d.CellNotes) > 0 || len(d.Sources) > 1 {
		return false
	}
	return !slices.ContainsFunc(l.columns, func(c column) bool { return b.Traits(c.Column).Marked })
}

// markColumns adds the marks that the columns of a breakdown need of which nothing else is said.
func (l *layout) markColumns(b *model.Breakdown) {
	for at := range l.columns {
		c := &l.columns[at]
		if c.kind == computed {
			continue
		}
		traits := b.Traits(c.Column)
		c.marks.qualifier = c.marks.qualifier || traits.Qualified
		c.marks.printed = c.marks.printed || traits.Special
		c.marks.state = c.marks.state || traits.Nothing
	}
}

// markRows adds the marks that the rows of a breakdown need, and numbers their notes.
func (l *layout) markRows(b *model.Breakdown) {
	one := l.newLine()
	for first, end := range b.Tables() {
		l.open(one, b, first, end)
		for n := range end - first {
			l.read(one, n)
			l.mark(one)
		}
	}
}

// mark adds the marks that one row needs. What is the same for all of its cells is said once, of the row.
func (l *layout) mark(one *line) {
	l.marks.status = l.marks.status || one.status != model.Normal
	l.marks.note = l.marks.note || !one.note.Empty()
	l.number(one.note)
	l.marks.source = l.marks.source || one.source > 0 || one.mixed.source
	for at := range l.columns {
		cell, marks := one.cells[at], &l.columns[at].marks
		if !cell.Given() {
			continue
		}
		marks.qualifier = marks.qualifier || cell.Qualifier != decimal.Exact
		marks.printed = marks.printed || cell.Special
		marks.state = marks.state || !cell.Has()
		if one.mixed.status {
			marks.status = marks.status || cell.Status != model.Normal
		}
		if one.mixed.note {
			note := l.dataset.NoteOf(l.columns[at].Column, cell)
			marks.note = marks.note || !note.Empty()
			l.number(note)
		}
	}
}

// number gives a note its position among the notes, in the order in which they first occur.
func (l *layout) number(note model.Text) {
	if _, known := l.noteNth[note]; !known && !note.Empty() {
		l.noteNth[note] = len(l.notes)
		l.notes = append(l.notes, note)
	}
}
