package table

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// sheetReader goes through the cells of one sheet. It reads the XML itself, because excelize takes nine seconds for a
// sheet of two million cells and does not tell the format of a cell while streaming; what the XML means is little:
// rows, cells, and the ranges that are merged.
type sheetReader struct {
	markup  markup
	text    []byte // of the cell in hand
	formats *formats
	shared  []string
	row     sheetRow
	merged  []cellRange
	isSheet bool
	ended   bool
}

// sheetRow is one row. Values beyond the cap of columns are only noted, so that a cell in column XFD costs nothing.
type sheetRow struct {
	number int
	values []string // without empty ones at the end
	faults []cellFault
	beyond int // the last column past the cap that holds something, 0 for none
}

// cellFault is a cell that holds nothing to publish: a formula that has no value (no-value), an error value (error), or
// a fraction without end (unrounded).
type cellFault struct {
	column      int
	what, value string
}

// cellRange is a range of cells, from 1.
type cellRange struct{ top, left, bottom, right int }

func newSheetReader(content []byte, formats *formats, shared []string) (*sheetReader, error) {
	content = bytes.TrimPrefix(content, []byte("\xEF\xBB\xBF"))
	if !utf8.Valid(content) {
		return nil, errDamaged
	}
	return &sheetReader{markup: markup{content: content}, formats: formats, shared: shared}, nil
}

// next reads the next row; it is false at the end of the sheet.
func (s *sheetReader) next() (bool, error) {
	inRow := false
	column := 0
	for {
		found, err := s.markup.next()
		if err != nil {
			return false, err
		}
		switch found {
		case theEnd:
			return false, s.atEnd(inRow)
		case opened:
			switch s.markup.name {
			case "row":
				number, err := strconv.Atoi(s.markup.attribute("r"))
				if err != nil || number <= s.row.number {
					number = s.row.number + 1
				}
				s.row = sheetRow{number: number, values: s.row.values[:0]}
				inRow, column = true, 0
			case "c":
				if _, at, ok := cellAt(s.markup.attribute("r")); ok {
					column = at
				} else {
					column++
				}
				if err := s.cell(column); err != nil {
					return false, err
				}
			case "mergeCell":
				if merged, ok := rangeAt(s.markup.attribute("ref")); ok {
					s.merged = append(s.merged, merged)
				}
			case "worksheet":
				s.isSheet = true
			}
		case closed:
			switch s.markup.name {
			case "row":
				if inRow {
					return true, nil
				}
			case "worksheet":
				s.ended = true
			}
		}
	}
}

// atEnd says whether the XML may end where it does: not in a row, and not before the sheet did.
func (s *sheetReader) atEnd(inRow bool) error {
	if inRow || !s.isSheet || !s.ended {
		return errDamaged
	}
	return nil
}

// cell reads one cell, up to its end.
func (s *sheetReader) cell(column int) error {
	kind := s.markup.attribute("t")
	style, err := strconv.Atoi(s.markup.attribute("s"))
	if err != nil {
		style = 0
	}
	s.text = s.text[:0]
	var reading, hasFormula, hasValue, guide bool
	for {
		found, err := s.markup.next()
		switch {
		case err != nil:
			return err
		case found == theEnd:
			return errDamaged
		case found == characters:
			if reading {
				s.text = append(s.text, s.markup.text...)
			}
			continue
		}
		switch isOpen := found == opened; s.markup.name {
		case "v":
			reading, hasValue = isOpen, true
		case "t":
			reading = isOpen && !guide
		case "rPh":
			guide = isOpen
		case "f":
			hasFormula = true
		case "c":
			hasValue = hasValue && (len(s.text) > 0 || kind == "str") // only a text may be saved as nothing
			if hasFormula && !hasValue {
				s.row.fault(column, "no-value", "")
				return nil
			}
			return s.value(kind, string(s.text), style, column, hasFormula)
		}
	}
}

// value puts the text of a cell into the row.
func (s *sheetReader) value(kind, text string, style, column int, computed bool) error {
	switch kind {
	case "s":
		if text == "" {
			return nil
		}
		at, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || at < 0 || at >= len(s.shared) {
			return errDamaged
		}
		text = s.shared[at]
	case "inlineStr", "str":
		text = unescape(text)
	case "e":
		s.row.fault(column, "error", text)
		return nil
	case "b":
		text = map[string]string{"0": "FALSE", "1": "TRUE"}[text]
	case "d":
	default:
		if text = strings.TrimSpace(text); text != "" {
			shown, ok := s.formats.text(text, style, computed)
			if !ok {
				s.row.fault(column, "unrounded", shown)
				return nil
			}
			text = shown
		}
	}
	s.row.set(column, text)
	return nil
}

func (r *sheetRow) set(column int, text string) {
	switch {
	case strings.TrimSpace(text) == "":
	case column > MaximumColumns:
		r.beyond = max(r.beyond, column)
	default:
		for len(r.values) < column {
			r.values = append(r.values, "")
		}
		r.values[column-1] = text
	}
}

func (r *sheetRow) fault(column int, what, value string) {
	if column <= MaximumColumns {
		r.faults = append(r.faults, cellFault{column, what, value})
	} else {
		r.beyond = max(r.beyond, column)
	}
}

// cellAt reads an address such as C4. It fails beyond the columns and rows that a spreadsheet has.
func cellAt(address string) (row, column int, ok bool) {
	letters := 0
	for letters < len(address) && address[letters] >= 'A' && address[letters] <= 'Z' {
		column = column*26 + int(address[letters]-'A') + 1
		letters++
	}
	if letters == 0 || letters > 3 {
		return 0, 0, false
	}
	row, err := strconv.Atoi(address[letters:])
	return row, column, err == nil && row >= 1 && row <= 1<<20
}

func rangeAt(reference string) (cellRange, bool) {
	from, to, isRange := strings.Cut(reference, ":")
	top, left, ok := cellAt(from)
	if !ok || !isRange {
		return cellRange{}, false
	}
	bottom, right, ok := cellAt(to)
	return cellRange{top, left, bottom, right}, ok
}
