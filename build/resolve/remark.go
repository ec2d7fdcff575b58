package resolve

import (
	"slices"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// remark notes what a field says about the whole row.
func (t *tableReader) remark(about *remarks, m meaning, text string, place func() diag.Place) {
	switch m {
	case statusMeaning:
		about.status = t.status(text, place)
	case noteMeaning:
		about.note = text
	case sourceMeaning:
		about.source = text
	case urlMeaning:
		about.url = text
	case acceptMeaning:
		if t.accept(text, place) {
			about.accept = text
		}
	}
}

func (t *tableReader) status(text string, place func() diag.Place) model.Status {
	status, known := model.ParseStatus(text)
	if !known || status == model.Normal {
		names := model.StatusNames()
		t.list.Add(diag.Finding{Code: diag.DataUnknownStatus, Place: place(), Cause: text, Args: diag.Args{
			"value": text, "nearest": diag.Nearest(text, names), "list": strings.Join(names, ", "),
		}})
	}
	return status
}

// accept checks that an accept names columns of the dataset and causes: "demand.year.percent wrong-base", several
// separated by ;.
// It is false when one of them is none; then nothing is accepted, so that the fault is reported once.
func (t *tableReader) accept(text string, place func() diag.Place) bool {
	sound := true
	var names []string
	for column := range model.Column(t.dataset.ColumnCount()) {
		names = append(names, t.dataset.ColumnName(column))
	}
	for part := range strings.SplitSeq(text, ";") {
		column, cause := acceptPart(part)
		args := diag.Args{"value": strings.TrimSpace(part)}
		switch {
		case indexOf(names, column) < 0 || cause == "":
			args["nearest"], args["list"] = diag.Nearest(column, names), strings.Join(names, ", ")
		case !knownCause(cause):
			word, _, _ := strings.Cut(cause, " ")
			args["what"], args["nearest"] = "cause", diag.Nearest(word, causeNames())
			args["list"] = strings.Join(causeNames(), ", ")
		default:
			continue
		}
		sound = false
		t.list.Add(diag.Finding{Code: diag.DataAccept, Place: place(), Cause: text, Args: args})
	}
	return sound
}

// causeNames lists what may stand behind the column in an accept.
func causeNames() []string {
	var names []string
	for _, cause := range model.Causes() {
		names = append(names, string(cause))
	}
	return append(names, checkedCauses...)
}

// knownCause says whether a cause is one, whatever values stand behind it.
func knownCause(cause string) bool {
	word, _, _ := strings.Cut(cause, " ")
	return slices.Contains(causeNames(), word)
}

// columnRemarks reads the remarks about single columns of the row, "ratio.note". It comes after the row's own origin
// was set.
func (t *tableReader) columnRemarks() {
	for _, at := range t.remarked {
		m, text := t.meanings[at], t.field(at)
		if text == "" {
			continue
		}
		for c := range t.cells {
			if t.cells[c].Column == m.about {
				t.columnRemark(&t.cells[c].Cell, m, text, at)
			}
		}
	}
}

// columnRemark notes what a field says about one cell. A source of its own gives the cell an origin of its own.
func (t *tableReader) columnRemark(cell *model.Cell, m columnMeaning, text string, field int) {
	ref := model.CellRef{Origin: cell.Origin, Column: m.about}
	switch m.meaning {
	case noteMeaning:
		t.fragment.CellNotes[ref] = t.text(text)
	case statusMeaning:
		cell.Status = t.status(text, func() diag.Place { return t.place(field) })
	case acceptMeaning:
		accept := t.dataset.ColumnName(m.about) + " " + text
		if !t.accept(accept, func() diag.Place { return t.place(field) }) {
			return
		}
		if earlier := t.fragment.Accepts[cell.Origin]; earlier != "" {
			accept = earlier + "; " + accept
		}
		t.fragment.Accepts[cell.Origin] = accept
	case sourceMeaning, urlMeaning:
		t.ownSource(cell, ref, m.meaning, text)
	}
}

// ownSource gives a cell an origin of its own with another source; what is kept by its origin moves along.
func (t *tableReader) ownSource(cell *model.Cell, ref model.CellRef, m meaning, text string) {
	origin := t.fragment.Origins[cell.Origin]
	source := t.fragment.Sources[origin.Source]
	if m == sourceMeaning {
		source.Title = t.text(text)
	} else {
		source.URL = text
	}
	origin.Source = t.source(source.Title, source.URL)
	cell.Origin = uint32(len(t.fragment.Origins))
	t.fragment.Origins = append(t.fragment.Origins, origin)
	moved := model.CellRef{Origin: cell.Origin, Column: ref.Column}
	if note, has := t.fragment.CellNotes[ref]; has {
		t.fragment.CellNotes[moved] = note
	}
	if printed, has := t.fragment.Printed[ref]; has {
		t.fragment.Printed[moved] = printed
	}
	if accept, has := t.fragment.Accepts[ref.Origin]; has {
		t.fragment.Accepts[cell.Origin] = accept
	}
}

// text is what a table says to readers: it is in the site's first language.
func (r *resolver) text(plain string) model.Text {
	switch {
	case plain == "":
		return model.Text{}
	case r.site.Config.Languages[0] == model.English:
		return model.Text{EN: plain}
	}
	return model.Text{ZH: plain}
}

// source numbers a source within the table; 0 is the dataset's own.
func (t *tableReader) source(title model.Text, url string) uint32 {
	if title.Empty() && url == "" {
		return 0
	}
	source := model.Source{Title: title, URL: url}
	number, known := t.sources[source]
	if !known {
		number = uint32(len(t.fragment.Sources))
		t.fragment.Sources = append(t.fragment.Sources, source)
		t.sources[source] = number
	}
	return number
}

// note numbers a note within the table; 0 is none.
func (t *tableReader) note(text string) uint32 {
	if text == "" {
		return 0
	}
	number, known := t.notes[text]
	if !known {
		number = uint32(len(t.fragment.Notes))
		t.fragment.Notes = append(t.fragment.Notes, t.text(text))
		t.notes[text] = number
	}
	return number
}

// clashes returns what reports cells that were given twice: in one file a row is there twice, in two files they must
// agree. A row that is there twice is one fault, however many columns it has.
func (r *resolver) clashes(d *model.Dataset) func(model.Clash) {
	reported := make(map[uint32]bool) // rows, by origin
	return func(c model.Clash) {
		first, second := d.Origins[c.First.Origin], d.Origins[c.Second.Origin]
		if first.Table == second.Table {
			if !reported[c.Second.Origin] {
				reported[c.Second.Origin] = true
				place := d.PlaceOf(c.Column, c.Second)
				r.list.Add(diag.Finding{Code: diag.DataDuplicateRow, Place: place, Cause: "row",
					Args:    diag.Args{"value": lineStart(place)},
					Related: []diag.Related{{Role: "first", Place: d.PlaceOf(c.Column, c.First)}}})
			}
			return
		}
		if c.Same {
			return
		}
		r.list.Add(diag.Finding{Code: diag.DataConflict, Place: d.PlaceOf(c.Column, c.Second),
			Args: diag.Args{
				"value": c.Second.Number.String(), "other": c.First.Number.String(), "column": d.ColumnName(c.Column),
			},
			Related: []diag.Related{{Role: "first", Place: d.PlaceOf(c.Column, c.First)}}})
	}
}

// lineStart is the first field of a row's text, to name the row by.
func lineStart(p diag.Place) string {
	start, _, _ := strings.Cut(p.Text, ",")
	return start
}
