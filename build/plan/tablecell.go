package plan

import (
	"gongqiu/build/decimal"
	"gongqiu/build/format"
	"gongqiu/build/judge"
	"gongqiu/build/model"
)

// cell is a value as a table shows it.
func (b *tableBuilder) cell(column model.Column, v value, s scale) TableCell {
	var cell TableCell
	b.fill(&cell, column, &v, &s)
	return cell
}

// fill writes a value into an empty cell.
func (b *tableBuilder) fill(cell *TableCell, column model.Column, v *value, s *scale) {
	cell.Status = v.cell.Status
	if v.cell.Has() {
		cell.Text = b.cellText(column, v, s)
	} else {
		cell.State = v.cell.State
	}
	if v.computed || !v.cell.Given() {
		return
	}
	if len(b.dataset.CellNotes) > 0 {
		note := b.dataset.CellNotes[model.CellRef{Origin: v.cell.Origin, Column: column}]
		if !note.Empty() {
			cell.Note = b.noteOf(note)
		}
	}
	if b.judged {
		if verdict, disputed := b.verdicts.Of(b.dataset, column, v.cell); disputed && cell.Note == 0 {
			cell.Note = b.note(b.verdict(column, verdict, *v, *s))
		}
	}
	b.sourceOf(v)
}

// cellText is the text of a number. Plain numbers, which most cells hold, share the memory of one text.
func (b *tableBuilder) cellText(column model.Column, v *value, s *scale) string {
	switch {
	case s.unit == "" && v.unit != nil && b.dataset.QuantityUnit(column.Quantity()) == nil:
		return b.textWithUnit(b.dataset, column, *v) // rows of a column in units of their own
	case v.cell.Special || v.cell.Qualifier != decimal.Exact || s.signed:
		return b.text(b.dataset, column, *v, *s)
	}
	number := v.cell.Number
	if s.power != 0 {
		number = scaled(number, *s)
	}
	var room [48]byte
	from := b.numbers.Len()
	b.numbers.Write(format.AppendNumber(room[:0], number, b.lang))
	return b.numbers.String()[from:]
}

// sourceOf notes the source of a cell.
func (b *tableBuilder) sourceOf(v *value) {
	at := uint32(0) // where there is only the dataset's own
	if len(b.dataset.Sources) > 1 {
		at = b.dataset.Origins[v.cell.Origin].Source
	}
	if b.source0 != at+1 {
		b.source0 = at + 1
		b.source(at)
	}
}

// verdict tells readers that a value does not agree with what it is computed from. It is shown as published all the
// same.
func (b *tableBuilder) verdict(column model.Column, verdict judge.Verdict, v value, s scale) string {
	key := "verdict"
	switch verdict.Cause {
	case model.CauseInput:
		key = "verdict-input"
	case model.CauseZero:
		key = "verdict-zero"
	case model.CausePlaces:
		key = "verdict-places"
	}
	computed := v
	computed.cell = model.Cell{Number: verdict.Computed, State: model.Present}
	return b.word(key, "value", b.text(b.dataset, column, v, s), "computed", b.text(b.dataset, column, computed, s),
		"reason", b.words.Text(b.lang, "judge/published.reason."+string(verdict.Cause)))
}

// cells fills in a row, and points at the note that the tables have for the row as a whole.
func (b *tableBuilder) cells(row *Row, columns []column, n int) {
	if len(b.free) < len(columns) {
		count := len(columns) * min(len(columns[0].values), 100)
		b.free = b.room.takeCells(count)
		b.numbers.Grow(count * usualDigits)
	}
	row.Cells, b.free = b.free[:len(columns):len(columns)], b.free[len(columns):]
	for at := range columns {
		c := &columns[at]
		v := &c.values[n]
		b.fill(&row.Cells[at], c.Column, v, &c.scale)
		if row.Note > 0 {
			continue
		}
		if note := b.rowNote(v); !note.Empty() {
			row.Note = b.noteOf(note)
		}
	}
}

// usualDigits is about how long the text of a number is.
const usualDigits = 6

// rowNote is the note to the row of a table that a value came from.
func (b *tableBuilder) rowNote(v *value) model.Text {
	if !b.noted || v.computed || !v.cell.Given() {
		return model.Text{}
	}
	return b.dataset.Notes[b.dataset.Origins[v.cell.Origin].Note]
}
