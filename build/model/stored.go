package model

import "gongqiu/build/decimal"

// storedCell is a Cell in two words instead of three: there may be ten million.
type storedCell struct {
	coefficient int64
	origin      uint32
	scale       int8
	state       State
	status      Status
	marks       uint8 // the qualifier, and specialMark
}

// specialMark is the bit of Cell.Special; qualifiers are below it.
const specialMark = 1 << 7

// fill makes it a cell.
func (s *storedCell) fill(c *Cell) {
	s.coefficient, s.scale = c.Number.Coefficient(), c.Number.Scale()
	s.origin, s.state, s.status, s.marks = c.Origin, c.State, c.Status, uint8(c.Qualifier)
	if c.Special {
		s.marks |= specialMark
	}
}

func (s *storedCell) cell() Cell {
	var c Cell
	s.read(&c)
	return c
}

// read is cell, written where the cell is to stand: a value that is put together elsewhere takes as long again to move.
func (s *storedCell) read(c *Cell) {
	c.Number, c.Origin = decimal.New(s.coefficient, s.scale), s.origin
	c.State, c.Status = s.state, s.status
	c.Qualifier, c.Special = decimal.Qualifier(s.marks&^specialMark), s.marks&specialMark != 0
}
