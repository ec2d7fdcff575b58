package plan

import (
	"encoding/binary"

	"gongqiu/build/judge"
	"gongqiu/build/model"
)

// noOrigin has a line, as no origin has by which rows are told to share their table, source and note.
var noOrigin = model.Origin{Line: 1}

// row writes the cells of the n-th row of a table, one for each column, and once for all cells of one origin what that
// says. Last is the origin of the row before, without its line.
func (w *dataDigester) row(
	s digest, columns []model.Column, runs []model.Run, n int, last *model.Origin,
) digest {
	of, any := uint32(0), false
	for at, column := range columns {
		cell := runs[at].Cell(n)
		switch {
		case !cell.Given():
			s = append(s, byte(cell.State))
		case any && of == cell.Origin:
			s = w.cell(s, column, cell, isOfRow)
		default:
			of, any = cell.Origin, true
			s = w.origin(w.cell(s, column, cell, 0), cell, last)
		}
	}
	return s
}

// What is said of a cell besides its number.
const (
	isSpecial = 1 << iota
	isNoted
	isJudged
	isUpset
	isOfRow // its origin is that of the cell before, and does not follow
)

// cell writes a cell: its number and what is said of it, which begins with its state.
func (w *dataDigester) cell(s digest, column model.Column, cell model.Cell, said byte) digest {
	if cell.Special {
		said |= isSpecial
	}
	ref := model.CellRef{Origin: cell.Origin, Column: column}
	var note model.Text
	if len(w.CellNotes) > 0 {
		var found bool
		if note, found = w.CellNotes[ref]; found {
			said |= isNoted
		}
	}
	var verdict judge.Verdict
	if w.judged {
		var found bool
		if verdict, found = w.verdicts.Of(w.Dataset, column, cell); found {
			said |= isJudged
		}
		if w.verdicts.Upset(w.Dataset, column, cell) {
			said |= isUpset
		}
	}
	number := cell.Number
	s = append(s, byte(cell.State), byte(cell.Status), byte(cell.Qualifier), said, byte(number.Scale()))
	s = binary.LittleEndian.AppendUint64(s, uint64(number.Coefficient()))
	if said&isSpecial != 0 {
		s.text(w.Printed[ref])
	}
	if said&isNoted != 0 {
		s.sum(noteSum(note))
	}
	if said&isJudged != 0 {
		s.text(string(verdict.Cause))
		s.text(verdict.Published.String())
		s.text(verdict.Computed.String())
		s.flag(verdict.Accepted)
	}
	return s
}

// What is known of the row of a table, and follows its line.
const (
	isElsewhere = 1 << iota // in another table, source or note than the row before
	isAccepted
	isWritten
	isSummed
)

// origin writes what is known of the row of a table, its place included.
func (w *dataDigester) origin(s digest, cell model.Cell, last *model.Origin) digest {
	o := w.Origins[cell.Origin]
	said := byte(0)
	shared := model.Origin{Table: o.Table, Source: o.Source, Note: o.Note}
	if shared != *last {
		said |= isElsewhere
	}
	accept := ""
	if len(w.Accepts) > 0 {
		if accept = w.Accepts[cell.Origin]; accept != "" {
			said |= isAccepted
		}
	}
	record := ""
	file := w.Tables[o.Table]
	if file != nil && file.Record != nil {
		if record = file.Record(int(o.Line)); record != "" {
			said |= isWritten
		}
	}
	sum := w.SumOf(cell)
	if sum != nil {
		said |= isSummed
	}
	s = append(binary.LittleEndian.AppendUint32(s, o.Line), said)
	if said&isElsewhere != 0 {
		*last = shared
		s.sum(w.tables[o.Table])
		s.sum(w.sources[o.Source])
		s.sum(w.notes[o.Note])
	}
	if said&isAccepted != 0 {
		s.text(accept)
	}
	if said&isWritten != 0 {
		s.text(record)
	}
	if said&isSummed != 0 {
		s.addedUp(sum)
	}
	return s
}

// addedUp writes from which cells a sum was added up.
func (d *digest) addedUp(sum *model.Sum) {
	d.number(int64(len(sum.Parts)))
	for _, part := range sum.Parts {
		d.text(part.Period.String())
		d.codes(part.Members)
	}
	d.codes(sum.Left)
	d.codes(sum.Excluded)
}
