package markup

import (
	"gongqiu/build/plan"
)

// Derivations appends how the values of tables came about: a section for each table, a heading for each row, and
// below it one line for each value.
func (w *Writer) Derivations(dst []byte, tables []plan.Derivation) []byte {
	for at := range tables {
		dst = w.derivation(dst, &tables[at])
	}
	return dst
}

func (w *Writer) derivation(dst []byte, table *plan.Derivation) []byte {
	dst = append(dst, `<section class="section"`...)
	dst = Attribute(dst, "id", table.ID)
	dst = append(dst, `><h2>`...)
	dst = Text(dst, table.Title)
	dst = append(dst, "</h2>\n"...)
	dst = w.Facts(dst, table.Methods)
	for at := range table.Rows {
		dst = w.derivedRow(dst, &table.Rows[at])
	}
	if len(table.Files) > 0 {
		dst = append(dst, `<div class="sources"><p class="label">`...)
		dst = append(dst, w.phrases.files...)
		dst = append(dst, `</p><ul>`...)
		for _, file := range table.Files {
			dst = append(dst, `<li><code>`...)
			dst = Text(dst, file)
			dst = append(dst, `</code></li>`...)
		}
		dst = append(dst, "</ul></div>\n"...)
	}
	dst = w.Sources(dst, table.Sources)
	return append(dst, "</section>\n"...)
}

func (w *Writer) derivedRow(dst []byte, row *plan.DerivedRow) []byte {
	dst = append(dst, `<h3`...)
	dst = Attribute(dst, "id", row.ID)
	dst = append(dst, '>')
	dst = Text(dst, row.Title)
	dst = append(dst, `</h3>`...)
	if row.Note.Text != "" {
		dst = append(dst, `<p class="remark">`...)
		dst = w.openForeign(dst, row.Note.Lang)
		dst = Text(dst, row.Note.Text)
		dst = closeForeign(dst, row.Note.Lang)
		dst = append(dst, `</p>`...)
	}
	dst = append(dst, `<dl class="facts">`...)
	for at := range row.Lines {
		dst = w.derivedLine(dst, &row.Lines[at])
	}
	return append(dst, "</dl>\n"...)
}

// derivedLine appends what a value is called, how it came about, and the value itself at the end of its sum.
func (w *Writer) derivedLine(dst []byte, line *plan.DerivedLine) []byte {
	dst = append(dst, `<div`...)
	dst = Attribute(dst, "id", line.ID)
	dst = append(dst, `><dt>`...)
	dst = Text(dst, line.Title)
	dst = append(dst, `</dt><dd>`...)
	if len(line.Sum) == 0 || !line.Shown {
		dst = w.derivedValue(dst, line)
	}
	if len(line.Sum) > 0 {
		dst = w.derivedSum(dst, line)
	}
	dst = w.remarks(dst, line)
	return append(dst, "</dd></div>\n"...)
}

func (w *Writer) derivedValue(dst []byte, line *plan.DerivedLine) []byte {
	if line.Value == "" {
		return append(dst, w.states[line.State].cell...)
	}
	dst = append(dst, `<b>`...)
	dst = Text(dst, line.Value)
	return append(dst, `</b>`...)
}

// derivedSum appends the expression of a value, and its result, which is the value where the two are the same.
func (w *Writer) derivedSum(dst []byte, line *plan.DerivedLine) []byte {
	if !line.Shown {
		dst = append(dst, w.phrases.semicolon...)
	}
	for at := range line.Sum {
		dst = w.Link(dst, &line.Sum[at])
	}
	dst = append(dst, ` = `...)
	if line.Rounded != "" {
		dst = Text(dst, line.Result)
		dst = append(dst, ` ≈ `...)
	}
	switch {
	case line.Shown:
		return w.derivedValue(dst, line)
	case line.Rounded != "":
		return Text(dst, line.Rounded)
	}
	return Text(dst, line.Result)
}

// remarks appends what else there is to say of a value, its place last: in a line of its own below a sum.
func (w *Writer) remarks(dst []byte, line *plan.DerivedLine) []byte {
	if len(line.Shares)+len(line.Remarks) == 0 && line.Place == "" {
		return dst
	}
	if len(line.Sum) > 0 {
		dst = append(dst, `<br>`...)
	}
	dst = append(dst, ` <small>`...)
	parts := 0
	part := func(text, language string) {
		if parts++; parts > 1 {
			dst = append(dst, w.phrases.semicolon...)
		}
		dst = w.openForeign(dst, language)
		dst = Text(dst, text)
		dst = closeForeign(dst, language)
	}
	for _, share := range line.Shares {
		part(share, "")
	}
	if line.Differs != "" {
		dst = append(dst, `<em>`...)
		part(line.Differs, "")
		dst = append(dst, `</em>`...)
	}
	for _, remark := range line.Remarks {
		part(remark.Text, remark.Lang)
	}
	if line.Place != "" {
		if parts > 0 {
			dst = append(dst, ' ')
		}
		dst = append(dst, `<code>`...)
		dst = Text(dst, line.Place)
		dst = append(dst, `</code>`...)
	}
	return append(dst, `</small>`...)
}
