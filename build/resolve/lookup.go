package resolve

import (
	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// codeMemo is the names of a column that were looked up. The last one is mostly that of the row at hand too.
type codeMemo struct {
	codes map[string]model.Code
	last  string
	code  model.Code // of the last
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
	if memo.last == text && text != "" {
		return memo.code, true
	}
	if code, known := memo.codes[text]; known {
		memo.last, memo.code = text, code
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
		if memo.codes == nil {
			memo.codes = make(map[string]model.Code)
		}
		memo.codes[text] = found[0]
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
		t.fault(diag.DataBadPeriod, field, text, diag.Args{})
		return p, false
	}
	t.memory.periods[text] = p
	return p, true
}
