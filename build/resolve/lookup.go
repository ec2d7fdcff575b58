package resolve

import (
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// codeMemo is the names of a column that were looked up, in the order in which they were first met. The last one is
// mostly that of the row at hand too, or the one that came after it the first time: tables mostly have their rows in
// the order of those before them.
type codeMemo struct {
	names  []codeName
	places map[string]int // in names
	last   int
}

type codeName struct {
	text string
	code model.Code
}

// find is the code of a name that was looked up.
func (m *codeMemo) find(text string) (model.Code, bool) {
	if len(m.names) == 0 {
		return 0, false
	}
	if m.names[m.last].text == text {
		return m.names[m.last].code, true
	}
	next := m.last + 1
	if next == len(m.names) {
		next = 0
	}
	if m.names[next].text != text {
		place, known := m.places[text]
		if !known {
			return 0, false
		}
		next = place
	}
	m.last = next
	return m.names[next].code, true
}

func (m *codeMemo) add(text string, code model.Code) {
	if m.places == nil {
		m.places = make(map[string]int)
	}
	m.last = len(m.names)
	m.places[text] = m.last
	m.names = append(m.names, codeName{text, code})
}

// periodMemo is the periods that were read, likewise.
type periodMemo struct {
	periods map[string]period.Period
	last    string
	period  period.Period
}

// fieldCode looks a name up, once for each name and column.
func (t *tableReader) fieldCode(field, dimension int, text string) (model.Code, bool) {
	memo := &t.codeMemo[field]
	if code, known := memo.find(text); known {
		return code, true
	}
	list := t.dataset.Dimensions[dimension].Codelist
	if list.Len() == 1 && !list.HasTotal() {
		return 0, false // the list itself is missing or empty, which is a finding already
	}
	if text == "" {
		t.fault(diag.DataMissingCode, field, text, diag.Args{})
		return 0, false
	}
	found := list.Find(text)
	switch len(found) {
	case 1:
		memo.add(text, found[0])
		return found[0], true
	case 0:
		t.fault(diag.DataUnknownCode, field, text, diag.Args{
			"codelist": list.ID, "nearest": diag.Nearest(text, list.AllNames()),
		})
	default:
		t.fault(diag.DataAmbiguousCode, field, text, diag.Args{"list": codeNames(list, found)})
	}
	return 0, false
}

func (t *tableReader) fieldPeriod(field int, text string) (period.Period, bool) {
	if t.memory.last == text && text != "" {
		return t.memory.period, true
	}
	if p, known := t.memory.periods[text]; known {
		t.memory.last, t.memory.period = text, p
		return p, true
	}
	p, err := period.Parse(text)
	if err != nil {
		t.fault(diag.DataBadPeriod, field, text, whyNoPeriod(err))
		return p, false
	}
	t.memory.periods[text] = p
	return p, true
}

// field is what a field of the row says, without space around it.
func (t *tableReader) field(at int) string {
	text := t.row.Fields[t.table.Header[at].Column]
	if end := len(text) - 1; end >= 0 && isInk(text[0]) && isInk(text[end]) {
		return text
	}
	return strings.TrimSpace(text)
}

// isInk says of a byte that it is a character and no space; of a part of a character it says nothing.
func isInk(b byte) bool { return ' ' < b && b < 0x7f }
