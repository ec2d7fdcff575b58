package resolve

import (
	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// readRow reads one row: first what it is about, then its numbers, then what it says of them.
func (t *tableReader) readRow() {
	copy(t.codes, t.defaults.codes)
	t.period, t.remarks, t.cells = t.defaults.period, t.defaults.remarks, t.cells[:0]
	if !t.readKey() {
		t.checkNumbers()
		return
	}
	t.compareClaims()
	origin := uint32(len(t.fragment.Origins))
	for _, at := range t.numbers {
		t.readNumber(at, t.meanings[at].column, origin)
	}
	if len(t.cells) == 0 {
		return
	}
	t.fragment.Origins = append(t.fragment.Origins, model.Origin{
		Line: uint32(t.row.Line), Source: t.source(t.text(t.remarks.source), t.remarks.url), Note: t.note(t.remarks.note),
	})
	if t.remarks.accept != "" {
		t.fragment.Accepts[origin] = t.remarks.accept
	}
	for at := range t.cells {
		t.cells[at].Cell.Origin, t.cells[at].Cell.Status = origin, t.remarks.status
	}
	t.columnRemarks()
	for at := range t.cells {
		if cell := &t.cells[at].Cell; cell.Status == model.StatusSuppressed { // what was withheld is not kept anywhere
			*cell = model.Cell{Origin: cell.Origin, State: model.Suppressed, Status: cell.Status}
		}
	}
	if !t.fragment.Add(t.dataset, t.codes, t.period, t.cells) {
		t.list.Add(diag.Finding{Code: diag.DataTooManyCells, Place: t.table.PlaceOf(t.row.Line, 0),
			Args: diag.Args{"count": "", "limit": "4"}, Cause: "row"})
	}
}

// readKey reads the dimensions, the period and the remarks of the row.
func (t *tableReader) readKey() bool {
	ok := true
	for _, at := range t.keys {
		m, text := &t.meanings[at], t.field(at)
		switch m.meaning {
		case dimensionMeaning:
			code, known := t.fieldCode(at, m.dimension, text)
			t.codes[m.dimension] = code
			ok = ok && known
		case periodMeaning:
			p, known := t.fieldPeriod(at, text)
			t.period = p
			ok = ok && known
		case statusMeaning, noteMeaning, sourceMeaning, urlMeaning, acceptMeaning:
			if text != "" {
				t.remark(&t.remarks, m.meaning, text, func() diag.Place { return t.place(at) })
			}
		}
	}
	return ok && t.valid()
}

// place is where a field of the row stands.
func (t *tableReader) place(field int) diag.Place {
	return t.table.PlaceOf(t.row.Line, t.table.Header[field].Column)
}

// fault adds a finding at a field of the row; rows with the same fault in the same column count as one.
func (t *tableReader) fault(code diag.Code, field int, text string, args diag.Args) {
	args["value"] = text
	if _, given := args["column"]; !given {
		args["column"] = t.table.Header[field].Printed
	}
	t.list.Add(diag.Finding{Code: code, Place: t.place(field), Args: args, Cause: args["column"] + "\n" + text})
}

// valid says whether every code of the row is in use in the row's period.
func (t *tableReader) valid() bool {
	ok := true
	for _, at := range t.dated {
		code := t.codes[at]
		if code == 0 {
			continue
		}
		if entry := t.dataset.Dimensions[at].Codelist.Entry(code); !inForce(entry, t.period) {
			t.list.Add(diag.Finding{Code: diag.DataBadCode, Place: t.table.PlaceOf(t.row.Line, 0), Args: diag.Args{
				"value": entry.ID + " " + entry.Label.In(model.Chinese), "list": entry.ValidFrom + ".." + entry.ValidTo,
				"column": t.dataset.Dimensions[at].ID, "nearest": "",
			}, Cause: entry.ID})
			ok = false
		}
	}
	return ok
}

func inForce(entry *model.CodeEntry, p period.Period) bool {
	if entry.ValidFrom == "" && entry.ValidTo == "" {
		return true
	}
	if from, err := period.Parse(entry.ValidFrom); err == nil && p.EndMonth() < from.StartMonth() {
		return false
	}
	if to, err := period.Parse(entry.ValidTo); err == nil && p.StartMonth() > to.EndMonth() {
		return false
	}
	return true
}
