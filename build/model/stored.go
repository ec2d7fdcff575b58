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

func stored(c Cell) storedCell {
	s := storedCell{
		coefficient: c.Number.Coefficient(), origin: c.Origin, scale: c.Number.Scale(),
		state: c.State, status: c.Status, marks: uint8(c.Qualifier),
	}
	if c.Special {
		s.marks |= specialMark
	}
	return s
}

func (s *storedCell) cell() Cell {
	return Cell{
		Number: decimal.New(s.coefficient, s.scale), Origin: s.origin, State: s.state, Status: s.status,
		Qualifier: decimal.Qualifier(s.marks &^ specialMark), Special: s.marks&specialMark != 0,
	}
}
