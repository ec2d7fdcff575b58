package download

import (
	"slices"
	"strconv"

	"gongqiu/build/model"
)

// appendMetadata appends the members that say what the dataset is.
func (w *record) appendMetadata(dst []byte) []byte {
	d := w.dataset
	dst = appendMember(dst, "id", d.ID)
	dst = w.appendText(dst, "title", d.Title)
	dst = w.appendText(dst, "note", d.Note)
	dst = appendMember(dst, "frequency", d.Frequency.String())
	if !d.Source.Title.Empty() || d.Source.URL != "" {
		dst = w.appendSource(appendName(dst, "source"), d.Source)
	}
	dst = w.appendText(dst, "licence", d.Licence)
	dst = w.appendText(dst, "contact", d.Contact)
	dst = append(appendSection(dst, "dimensions"), '[')
	occurs := w.occurring()
	for at, dimension := range d.Dimensions {
		dst = w.appendDimension(separate(dst), dimension, occurs[at])
	}
	dst = append(appendSection(append(dst, ']'), "measures"), '[')
	for _, m := range d.Measures {
		dst = w.appendMeasure(separate(dst), m)
	}
	dst = append(appendSection(append(dst, ']'), "derived"), '[')
	for _, derived := range d.Derived {
		dst = w.appendDerived(separate(dst), derived)
	}
	dst = append(dst, ']')
	if !w.marks.source {
		return dst
	}
	dst = append(appendSection(dst, "sources"), '[')
	for _, source := range d.Sources {
		dst = w.appendSource(separate(dst), source)
	}
	return append(dst, ']')
}

// occurring finds the codes of each dimension that some row has.
func (w *record) occurring() [][]bool {
	d := w.dataset
	occurs := make([][]bool, len(d.Dimensions))
	for at, dimension := range d.Dimensions {
		occurs[at] = make([]bool, dimension.Codelist.Len())
	}
	for _, b := range d.Breakdowns {
		for row := range b.Len() {
			point := b.Point(row)
			if d.Region >= 0 {
				occurs[d.Region][point.Region] = true
			}
			for at, dimension := range b.Dimensions {
				occurs[dimension][point.Codes[at]] = true
			}
		}
		for at := range d.Dimensions {
			if at != d.Region && b.Len() > 0 && !slices.Contains(b.Dimensions, at) {
				occurs[at][0] = true
			}
		}
	}
	return occurs
}

func (w *record) appendDimension(dst []byte, dimension *model.Dimension, occurs []bool) []byte {
	dst = appendMember(append(dst, "\n{"...), "id", dimension.ID)
	dst = w.appendText(dst, "title", dimension.Title)
	dst = appendMember(dst, "codelist", dimension.Codelist.ID)
	dst = append(appendName(dst, "codes"), '[')
	for at, used := range occurs {
		if !used {
			continue
		}
		entry := dimension.Codelist.Entry(model.Code(at))
		dst = append(separate(dst), "\n{"...)
		dst = appendString(append(dst, `"code":`...), entry.ID)
		dst = w.appendText(dst, "label", entry.Label)
		if entry.Parent != 0 {
			dst = appendMember(dst, "parent", dimension.Codelist.Entry(entry.Parent).ID)
		}
		dst = appendMember(dst, "role", roleName(entry.Role))
		if entry.Unit != nil {
			dst = w.appendUnit(dst, entry.Unit)
		}
		dst = append(dst, '}')
	}
	return append(dst, "]}"...)
}

// roleName is a role in the word of the codelists; empty for an ordinary code.
func roleName(role model.Role) string {
	switch role {
	case model.Total:
		return "total"
	case model.Unspecified:
		return "unspecified"
	case model.OfWhich:
		return "of-which"
	case model.Residual:
		return "residual"
	case model.Panel:
		return "panel"
	}
	return ""
}

func (w *record) appendMeasure(dst []byte, m *model.Measure) []byte {
	dst = appendMember(append(dst, "\n{"...), "id", m.ID)
	dst = w.appendText(dst, "title", m.Title)
	dst = w.appendText(dst, "note", m.Note)
	switch m.Time {
	case model.Flow:
		dst = appendMember(dst, "time", "flow")
	case model.End:
		dst = appendMember(dst, "time", "end")
	case model.ToDate:
		dst = appendMember(dst, "time", "to-date")
	}
	if m.Plan.Kind != model.NoPlan {
		dst = appendMember(dst, "kind", m.Plan.Kind.String())
		dst = appendMember(dst, "plan_period", m.Plan.Period.String())
		dst = appendMember(dst, "plan_of", w.dataset.Measures[m.Plan.Of].ID)
	}
	switch {
	case m.Unit != nil:
		dst = w.appendUnit(dst, m.Unit)
	case m.UnitOf >= 0:
		dst = appendMember(dst, "unit_of", w.dataset.Dimensions[m.UnitOf].ID)
	}
	return append(dst, '}')
}

func (w *record) appendDerived(dst []byte, derived *model.Derived) []byte {
	dst = appendMember(append(dst, "\n{"...), "id", derived.ID)
	dst = w.appendText(dst, "title", derived.Title)
	dst = w.appendText(dst, "note", derived.Note)
	switch derived.Kind {
	case model.ByFormula:
		dst = appendFormulas(dst, derived)
	case model.ByShare:
		dst = appendMember(dst, "share", w.dataset.QuantityID(model.Quantity(derived.Of)))
		dst = appendMember(dst, "share_of", shareName(derived.Options))
	case model.ByRank:
		dst = w.appendRank(dst, derived)
	case model.ByCumulative:
		dst = appendMember(dst, "cumulative", w.dataset.QuantityID(model.Quantity(derived.Of)))
	}
	if derived.Options.Unspecified == model.Allocate {
		dst = appendMember(dst, "unspecified", "allocate")
	}
	if derived.Options.Decimals >= 0 {
		dst = strconv.AppendInt(appendName(dst, "decimals"), int64(derived.Options.Decimals), 10)
	}
	switch {
	case derived.Unit != nil:
		dst = w.appendUnit(dst, derived.Unit)
	case derived.UnitOf >= 0:
		dst = appendMember(dst, "unit_of", w.dataset.Dimensions[derived.UnitOf].ID)
	}
	return append(dst, '}')
}

// appendFormulas appends the formula; one that does not always hold is told with its stretch of time.
func appendFormulas(dst []byte, derived *model.Derived) []byte {
	if !derived.Dated() {
		return appendMember(dst, "formula", derived.FormulaText)
	}
	dst = append(appendName(dst, "formula"), '{')
	for _, dated := range derived.Formulas {
		dst = appendMember(dst, dated.Periods.String(), dated.Text)
	}
	return append(dst, '}')
}

// appendRank appends what a rank is taken by: a quantity, or the weight of each.
func (w *record) appendRank(dst []byte, derived *model.Derived) []byte {
	if len(derived.By) == 1 {
		dst = appendMember(dst, "rank", w.dataset.QuantityID(derived.By[0].Quantity))
	} else {
		dst = append(appendName(dst, "rank"), '{')
		for _, by := range derived.By {
			dst = by.Weight.AppendTo(appendName(dst, w.dataset.QuantityID(by.Quantity)))
		}
		dst = append(dst, '}')
	}
	if derived.Options.Ascending {
		dst = appendMember(dst, "order", "ascending")
	}
	if len(derived.Options.Minimum) > 0 {
		dst = append(appendName(dst, "minimum"), '{')
		for _, minimum := range derived.Options.Minimum {
			dst = minimum.Least.AppendTo(appendName(dst, w.dataset.QuantityID(minimum.Quantity)))
		}
		dst = append(dst, '}')
	}
	if derived.Options.Limit > 0 {
		dst = strconv.AppendInt(appendName(dst, "limit"), int64(derived.Options.Limit), 10)
	}
	return dst
}

// shareName is the base of a share as a dataset declares it.
func shareName(options model.DerivedOptions) string {
	switch {
	case options.ShareOf == model.OfParent:
		return "parent"
	case options.ShareOf == model.OfCode && options.ShareCode.List != nil:
		return options.ShareCode.Entry().ID
	}
	return "total"
}

// appendUnit appends the unit that numbers are written in.
func (w *record) appendUnit(dst []byte, unit *model.Unit) []byte {
	dst = appendMember(append(appendName(dst, "unit"), '{'), "id", unit.Base.ID)
	dst = w.appendText(dst, "label", unit.Base.Label)
	return append(dst, '}')
}

func (w *record) appendSource(dst []byte, source model.Source) []byte {
	dst = w.appendText(append(dst, '{'), "title", source.Title)
	dst = appendMember(dst, "url", source.URL)
	return append(dst, '}')
}

// appendText appends a member that is a text in its languages; none when the text was not given.
func (w *record) appendText(dst []byte, name string, text model.Text) []byte {
	if text.Empty() {
		return dst
	}
	return w.appendTexts(appendName(dst, name), text)
}

// appendTexts appends a text as an object of its languages: those of the site, or where it was given in none of
// them, whichever it was given in.
func (w *record) appendTexts(dst []byte, text model.Text) []byte {
	languages := w.languages
	if !slices.ContainsFunc(languages, text.Has) {
		languages = []model.Language{model.Chinese, model.English}
	}
	dst = append(dst, '{')
	for _, language := range languages {
		if text.Has(language) {
			dst = appendMember(dst, string(language), text.In(language))
		}
	}
	return append(dst, '}')
}

// appendMember appends a member that is a text, unless it is empty.
func appendMember(dst []byte, name, text string) []byte {
	if text == "" {
		return dst
	}
	return appendString(appendName(dst, name), text)
}

// appendName appends the name of a member, after a comma where another stands before it.
func appendName(dst []byte, name string) []byte {
	return append(appendString(separate(dst), name), ':')
}

// appendSection is appendName for a member of the whole, which stands on a line of its own.
func appendSection(dst []byte, name string) []byte {
	return append(appendString(append(separate(dst), '\n'), name), ':')
}

// separate appends a comma unless the object or list has just begun.
func separate(dst []byte) []byte {
	if last := dst[len(dst)-1]; last == '{' || last == '[' {
		return dst
	}
	return append(dst, ',')
}
