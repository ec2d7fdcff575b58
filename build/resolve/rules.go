package resolve

import (
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/table"
)

// rule is an entry of a dataset's tables, with its pattern read and its names looked up.
type rule struct {
	pattern pattern
	set     []given
	with    []with
}

// given is a value that every row of a file has by a rule or by its path, unless a column of the file says otherwise.
type given struct {
	meaning columnMeaning
	name    load.Name
}

// with changes the unit or the options of a measure or derived value.
type with struct {
	quantity model.Quantity
	unit     *model.Unit
	options  func(*model.DerivedOptions)
}

// fileRules is what the rules say of one file.
type fileRules struct {
	given   []given
	units   map[model.Quantity]*model.Unit
	options map[model.Quantity]model.DerivedOptions
}

// rules reads a dataset's rules. It is false when one of them has a fault.
func (r *resolver) rules(d *model.Dataset, draft *load.DatasetDraft, index *columnIndex) (rules []rule, sound bool) {
	sound = true
	for at := range draft.Rules {
		one := &draft.Rules[at]
		p, ok := parsePattern(one.Files.Text)
		if !ok {
			r.report(diag.DatasetPattern, one.Files, diag.Args{})
			sound = false
			continue
		}
		for _, name := range p.names() {
			m, known := index.find(name)
			if !known || m.meaning != dimensionMeaning && m.meaning != periodMeaning {
				r.datasetReference(load.Name{Text: name, Place: one.Files.Place}, "dimension",
					append(dimensionIDs(d), "period"))
				sound = false
			}
		}
		read := rule{pattern: p}
		for _, set := range one.Set {
			if m, known := index.find(set.Column.Text); known {
				read.set = append(read.set, given{m, set.Value})
				continue
			}
			r.report(diag.TableUnknownColumn, set.Column, diag.Args{
				"column": set.Column.Text, "nearest": diag.Nearest(set.Column.Text, index.names), "list": "",
			})
		}
		for at := range one.With {
			if w, ok := r.with(d, &one.With[at]); ok {
				read.with = append(read.with, w)
			}
		}
		rules = append(rules, read)
	}
	return rules, sound
}

// with looks up the names of one entry of a with.
func (r *resolver) with(d *model.Dataset, draft *load.WithDraft) (with, bool) {
	q, known := d.QuantityByID(draft.Quantity.Text)
	if !known {
		r.datasetReference(draft.Quantity, "measure", quantityIDs(d))
		return with{}, false
	}
	unit := r.unit(draft.Unit)
	if own := d.QuantityUnit(q); unit != nil && own != nil && !exchangeable(unit, own) {
		r.report(diag.DataUnitMismatch, draft.Unit, diag.Args{
			"column": d.QuantityID(q), "expected": own.Label.In(model.Chinese) + " " + own.ID,
		})
		unit = nil
	}
	return with{q, unit, r.options(d, draft.Options, draft.Decimals)}, true
}

// exchangeable says whether a table may count in another unit than its measure: 人次 and 个 beside 人 are what
// publishers print for one measure, but money, percentages and ratios are never counts.
func exchangeable(a, b *model.Unit) bool {
	if a.Base == b.Base {
		return true
	}
	for _, id := range []string{"yuan", model.UnitPercent, model.UnitRatio, model.UnitPoint} {
		if a.Base.ID == id || b.Base.ID == id {
			return false
		}
	}
	return true
}

// rulesFor joins all rules that match a file; later ones win. It is false when none does.
func rulesFor(d *model.Dataset, rules []rule, index *columnIndex, t *table.Table) (found fileRules, matched bool) {
	relative := strings.TrimPrefix(t.Path, "data/"+d.ID+"/")
	found = fileRules{
		units:   make(map[model.Quantity]*model.Unit),
		options: make(map[model.Quantity]model.DerivedOptions),
	}
	for _, rule := range rules {
		captures, ok := rule.pattern.match(relative)
		if !ok {
			continue
		}
		matched = true
		for _, c := range captures {
			if m, known := index.find(c.name); known {
				found.give(m, load.Name{Text: c.value, Place: diag.Place{File: t.Path}})
			}
		}
		for _, set := range rule.set {
			found.give(set.meaning, set.name)
		}
		for _, with := range rule.with {
			found.apply(d, with)
		}
	}
	return found, matched
}

// give notes a value for every row; a later rule replaces an earlier one.
func (f *fileRules) give(m columnMeaning, name load.Name) {
	for at := range f.given {
		if f.given[at].meaning == m {
			f.given[at].name = name
			return
		}
	}
	f.given = append(f.given, given{m, name})
}

func (f *fileRules) apply(d *model.Dataset, w with) {
	if w.unit != nil {
		f.units[w.quantity] = w.unit
	}
	derived := d.DerivedOf(w.quantity)
	if derived == nil {
		return
	}
	options, own := f.options[w.quantity]
	if !own {
		options = derived.Options
	}
	w.options(&options)
	f.options[w.quantity] = options
}
