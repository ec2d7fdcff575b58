package plan

import (
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// mayBreak says whether any series of a quantity can begin anew, so that it is worth looking.
func mayBreak(d *model.Dataset, q model.Quantity) bool {
	derived := d.DerivedOf(q)
	return len(d.Breaks) > 0 || d.Restarts || derived != nil && derived.Dated()
}

// breaks are the points of a series, by their places, at which it begins anew: a comparison with the number before
// would cross a change of concept.
func (s *series) breaks(q model.Quantity) map[int]derive.Break {
	if !mayBreak(s.dataset, q) {
		return nil
	}
	found, before := make(map[int]derive.Break), -1
	column := model.ColumnOf(q, model.Level)
	for at, t := range s.tables {
		if !s.value(at, column).cell.Has() {
			continue
		}
		if before >= 0 {
			if b, broken := t.BrokenSince(s.rows[at]-t.First, q, s.period(before)); broken {
				found[at] = b
			}
		}
		before = at
	}
	return found
}

// breakText says since when a series is another, and why.
func (m *maker) breakText(b derive.Break) string {
	text := m.word("break.ended")
	if !b.From.IsZero() {
		text = m.word("break.from", "period", m.periodText(b.From))
		if b.Kind == derive.FormulaBreak {
			text = m.word("break.formula", "period", m.periodText(b.From))
		}
	}
	if !b.Note.Empty() {
		text += m.word("sentence-space") + b.Note.In(m.language)
	}
	return text
}

// breakRemark is breakText below a chart, which is all in the language of the page: a reason that was noted in another
// language stands in the table.
func (m *maker) breakRemark(b derive.Break) string {
	if b.Note.Empty() || b.Note.Has(m.language) {
		return m.breakText(b)
	}
	b.Note = model.Text{}
	return m.breakText(b) + m.word("sentence-space") + m.word("break.elsewhere")
}

// markBreaks marks the cells of a table of a series at which it begins anew, and says why. The order gives the place in
// the series of each row.
func (b *tableBuilder) markBreaks(s *series, columns []column, order []int) {
	for at := range columns {
		c := columns[at].Column
		if c.Change() != model.Level {
			continue
		}
		breaks := s.breaks(c.Quantity())
		for n, place := range order {
			found, broken := breaks[place]
			if !broken {
				continue
			}
			cell := &b.table.Rows[n].Cells[at]
			if cell.Status == model.Normal {
				cell.Status = model.Break
			}
			if cell.Note == 0 {
				cell.Note = b.note(b.breakText(found))
			}
		}
	}
}

// whyNoChange notes at a blank change that the series began anew in between.
func (b *tableBuilder) whyNoChange(t *derive.Table, q model.Quantity, change model.Change, cell *TableCell) {
	if cell.Text != "" || cell.Note != 0 || !mayBreak(t.Dataset, q) {
		return
	}
	if _, row := t.Before(0, change); row < 0 {
		return
	}
	if found, broken := t.Broken(0, q, change); broken {
		cell.State = model.NotComparable
		cell.Note = b.note(b.breakText(found))
	}
}

// noChangeInWords says that a change is not given because the series began anew; empty where that is not why.
func (m *maker) noChangeInWords(t *derive.Table, q model.Quantity, change model.Change) string {
	if !t.Dataset.Compare.Has(change) || !mayBreak(t.Dataset, q) {
		return ""
	}
	if _, row := t.Before(0, change); row < 0 {
		return ""
	}
	found, broken := t.Broken(0, q, change)
	switch {
	case !broken:
		return ""
	case found.From.IsZero():
		return m.word("break.words.ended")
	}
	return m.word("break.words", "period", m.periodText(found.From))
}

// declaredBreaks are the changes of concept that a dataset declares for a quantity.
func (m *maker) declaredBreaks(d *model.Dataset, q model.Quantity) []Definition {
	var facts []Definition
	for at := range d.Breaks {
		one := &d.Breaks[at]
		concerns := len(one.Measures) == 0
		for _, measure := range derive.Measures(d, q, one.From) {
			for _, own := range one.Measures {
				concerns = concerns || own == measure
			}
		}
		if concerns {
			text := m.breakText(derive.Break{Kind: derive.DeclaredBreak, From: one.From, Note: one.Note})
			facts = m.fact(facts, "break", text, "")
		}
	}
	return facts
}
