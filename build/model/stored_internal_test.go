package model

import (
	"testing"
	"unsafe"

	"pgregory.net/rapid"

	"gongqiu/build/decimal"
)

// TestStoredCell: a cell comes back from the store as it went in, and takes two words there.
func TestStoredCell(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		cell := Cell{
			Number:    decimal.New(rapid.Int64().Draw(r, "coefficient"), rapid.Int8().Draw(r, "scale")),
			Origin:    rapid.Uint32().Draw(r, "origin"),
			State:     State(rapid.Uint8Range(0, uint8(Suppressed)).Draw(r, "state")),
			Status:    Status(rapid.Uint8Range(0, uint8(Superseded)).Draw(r, "status")),
			Qualifier: decimal.Qualifier(rapid.Uint8Range(0, uint8(decimal.Between)).Draw(r, "qualifier")),
			Special:   rapid.Bool().Draw(r, "special"),
		}
		var kept storedCell
		kept.fill(&cell)
		if got := kept.cell(); got != cell {
			t.Errorf("%+v came back as %+v", cell, got)
		}
	})
	if size := unsafe.Sizeof(storedCell{}); size != 16 {
		t.Errorf("a stored cell takes %d bytes", size)
	}
}
