package plan

import (
	"encoding/binary"

	"gongqiu/build/judge"
	"gongqiu/build/model"
)

// noOrigin has a line, as no origin has by which rows are told to share their table, source and note.
var noOrigin = model.Origin{Line: 1}

// row writes the cells of the n-th row of a table, and once for all cells of one origin what that says. Last is the
// origin of the row before, without its line.
func (w *dataDigester) row(s *digest, columns []model.Column, runs []model.Run, n int, last *model.Origin) {
	of, any := uint32(0), false
	for at, column := range columns {
		cell := runs[at].Cell(n)
		if !cell.Given() {
			continue
		}
		s.number(int64(column) + 1)
		w.cell(s, column, cell)
		if !any || of != cell.Origin {
			of, any = cell.Origin, true
			w.origin(s, cell, last)
		} else {
			s.number(0)
		}
	}
	s.number(0)
}

// What is said of a cell besides its number, and follows it.
const (
	isSpecial = 1 << iota
	isNoted
	isJudged
	isUpset
)

func (w *dataDigester) cell(s *digest, column model.Column, cell model.Cell) {
	said := byte(0)
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
	*s = append(binary.LittleEndian.AppendUint64(*s, uint64(number.Coefficient())),
		byte(number.Scale()), byte(cell.State), byte(cell.Status), byte(cell.Qualifier), said)
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
}

// What is known of the row of a table, and follows its line.
const (
	isElsewhere = 1 << iota // in another table, source or note than the row before
	isAccepted
	isWritten
	isSummed
)

// origin writes what is known of the row of a table, its place included. It begins with the line, plus one: 0 says that
// the row is that of the cell before.
func (w *dataDigester) origin(s *digest, cell model.Cell, last *model.Origin) {
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
	*s = append(binary.LittleEndian.AppendUint32(*s, o.Line+1), said)
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
