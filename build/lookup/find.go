package lookup

import (
	"strings"

	"gongqiu/build/model"
	"gongqiu/build/period"
)

// Dataset looks a dataset up by its id or a title.
func Dataset(datasets []*model.Dataset, name string) (*model.Dataset, *Fault) {
	var names, ids []string
	folded := model.FoldName(name)
	for _, d := range datasets {
		if d.ID == name || folded != "" && (folded == model.FoldName(d.Title.ZH) || folded == model.FoldName(d.Title.EN)) {
			return d, nil
		}
		ids = append(ids, d.ID)
		names = append(names, d.ID, d.Title.ZH, d.Title.EN)
	}
	if name == "" {
		return nil, &Fault{Key: "needed", Kind: "dataset", Known: ids}
	}
	return nil, unknown("dataset", name, "", names, ids)
}

// Dimension looks a dimension up by its id, title or alias.
func Dimension(d *model.Dataset, name string) (int, *Fault) {
	var names, ids []string
	folded := model.FoldName(name)
	for at, dimension := range d.Dimensions {
		own := append([]string{dimension.ID, dimension.Title.ZH, dimension.Title.EN}, dimension.Aliases...)
		for _, known := range own {
			if known == name || folded != "" && model.FoldName(known) == folded {
				return at, nil
			}
		}
		ids = append(ids, dimension.ID)
		names = append(names, own...)
	}
	return -1, unknown("dimension", name, d.ID, names, ids)
}

// Code looks a code of a dimension up by its id, label or alias.
func Code(d *model.Dataset, dimension int, name string, language model.Language) (model.Code, *Fault) {
	list := d.Dimensions[dimension].Codelist
	found := list.Find(name)
	if len(found) == 1 {
		return found[0], nil
	}
	kind := "code"
	if dimension == d.Region {
		kind = "region"
	}
	fault := unknown(kind, name, list.ID, list.AllNames(), nil)
	if len(found) > 1 {
		fault = &Fault{Key: "ambiguous", Kind: kind, Value: name, Of: list.ID}
		for _, code := range found {
			fault.Known = append(fault.Known, CodeName(list.Entry(code), language))
		}
		return 0, fault
	}
	for code := range model.Code(list.Len()) {
		if entry := list.Entry(code); entry.ID != "" {
			fault.Known = append(fault.Known, CodeName(entry, language))
		}
	}
	return 0, fault
}

// Periods looks up which periods of a dataset a question asks for: one, or a stretch like 2010-Q1..2012-Q4, or
// with an empty text all. One period that no table has is a fault.
func Periods(d *model.Dataset, text string) (func(period.Period) bool, *Fault) {
	if text == "" {
		return func(period.Period) bool { return true }, nil
	}
	known := PeriodNames(d)
	wanted, err := period.ParseRange(text)
	if err != nil {
		return nil, &Fault{Key: "period", Kind: "period", Value: text, Known: known}
	}
	if wanted.First == wanted.Last && !strings.Contains(text, "..") {
		if d.PeriodIndex(wanted.First) < 0 {
			return nil, unknown("period", wanted.First.String(), d.ID, known, known)
		}
		return func(p period.Period) bool { return p == wanted.First }, nil
	}
	return wanted.Contains, nil
}

// PeriodNames are the periods of a dataset that any table has.
func PeriodNames(d *model.Dataset) []string {
	names := make([]string, 0, len(d.Periods))
	for _, p := range d.Periods {
		names = append(names, p.String())
	}
	return names
}

// Quantity looks a measure or derived value up by its id, title or alias, with a change after it: demand,
// ratio.previous, 需求人数.year.percent.
func Quantity(d *model.Dataset, name string) (model.Quantity, model.Change, *Fault) {
	if q, change, ok := matchQuantity(d, name); ok {
		return q, change, nil
	}
	var names, ids, suffixes []string
	for q := range model.Quantity(d.QuantityCount()) {
		ids = append(ids, d.QuantityID(q))
		names = append(names, quantityNames(d, q)...)
	}
	for _, change := range model.Changes()[1:] {
		suffixes = append(suffixes, change.Suffix())
	}
	base, suffix, found := strings.Cut(name, ".")
	if _, _, ok := matchQuantity(d, base); found && ok {
		return 0, 0, unknown("change", "."+suffix, base, suffixes, suffixes)
	}
	return 0, 0, unknown("measure", name, d.ID, names, ids)
}

// matchQuantity is Quantity without a fault.
func matchQuantity(d *model.Dataset, name string) (model.Quantity, model.Change, bool) {
	for q := range model.Quantity(d.QuantityCount()) {
		for _, known := range quantityNames(d, q) {
			for _, change := range model.Changes() {
				base, cut := strings.CutSuffix(name, change.Suffix())
				if cut && known != "" && (base == known || model.FoldName(base) == model.FoldName(known)) {
					return q, change, true
				}
			}
		}
	}
	return 0, 0, false
}

func quantityNames(d *model.Dataset, q model.Quantity) []string {
	title := d.QuantityTitle(q)
	names := []string{d.QuantityID(q), title.ZH, title.EN}
	if m := d.MeasureOf(q); m != nil {
		return append(names, m.Aliases...)
	}
	return append(names, d.DerivedOf(q).Aliases...)
}
