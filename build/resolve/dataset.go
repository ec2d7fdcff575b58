package resolve

import (
	"errors"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
)

// regionDimension is the id of the dimension that pages of regions are made of.
const regionDimension = "region"

// dataset resolves a dataset.yaml and then its tables.
func (r *resolver) dataset(draft *load.DatasetDraft) *model.Dataset {
	d := &model.Dataset{
		ID: draft.ID, Place: draft.Place, Title: draft.Title, Note: draft.Note, Licence: draft.Licence,
		Contact: draft.Contact, Source: draft.Source, Frequency: draft.Frequency,
		Compare: model.Compare{Previous: draft.Previous, Year: draft.Year, Panel: -1},
	}
	r.dimensions(d, draft)
	d.Region = d.DimensionByID(regionDimension)
	r.measures(d, draft)
	for at := range draft.Derived {
		d.Derived = append(d.Derived, r.derived(d, &draft.Derived[at]))
	}
	if draft.Panel.Given() {
		if d.Compare.Panel = d.DimensionByID(draft.Panel.Text); d.Compare.Panel < 0 {
			r.datasetReference(draft.Panel, "dimension", dimensionIDs(d))
		}
	}
	r.tables(d, draft)
	return d
}

func (r *resolver) dimensions(d *model.Dataset, draft *load.DatasetDraft) {
	for _, dimension := range draft.Dimensions {
		list := r.site.Codelist(dimension.Codelist.Text)
		if list == nil {
			if dimension.Codelist.Given() {
				var known []string
				for _, c := range r.site.Codelists {
					known = append(known, c.ID)
				}
				r.datasetReference(dimension.Codelist, "codelist", known)
			}
			list = model.NewCodelist(dimension.Codelist.Text, diag.Place{}, make([]model.CodeEntry, 1))
		}
		d.Dimensions = append(d.Dimensions, &model.Dimension{
			ID: dimension.ID.Text, Place: dimension.ID.Place, Title: dimension.Title, Codelist: list,
			Aliases: texts(dimension.Aliases),
		})
	}
}

func texts(names []load.Name) []string {
	var all []string
	for _, name := range names {
		all = append(all, name.Text)
	}
	return all
}

func dimensionIDs(d *model.Dataset) []string {
	var ids []string
	for _, dimension := range d.Dimensions {
		ids = append(ids, dimension.ID)
	}
	return ids
}

func measureIDs(d *model.Dataset) []string {
	var ids []string
	for _, measure := range d.Measures {
		ids = append(ids, measure.ID)
	}
	return ids
}

func (r *resolver) measures(d *model.Dataset, draft *load.DatasetDraft) {
	for _, m := range draft.Measures {
		measure := &model.Measure{
			ID: m.ID.Text, Place: m.ID.Place, Title: m.Title, Note: m.Note, Aliases: texts(m.Aliases),
			Unit: r.unit(m.Unit), UnitOf: -1, Time: m.Time,
		}
		if m.UnitOf.Given() {
			if measure.UnitOf = d.DimensionByID(m.UnitOf.Text); measure.UnitOf < 0 {
				r.datasetReference(m.UnitOf, "dimension", dimensionIDs(d))
			}
		}
		d.Measures = append(d.Measures, measure)
	}
}

// derived resolves one derived value. One whose definition cannot be read keeps its name and has no values, so that
// the columns that give it are not reported as well.
func (r *resolver) derived(d *model.Dataset, draft *load.DerivedDraft) *model.Derived {
	derived := &model.Derived{
		ID: draft.ID.Text, Place: draft.ID.Place, Title: draft.Title, Note: draft.Note, Aliases: texts(draft.Aliases),
		Unit: r.unit(draft.Unit),
	}
	derived.Options.Decimals = -1
	r.options(d, draft.Options, draft.Decimals)(&derived.Options)
	switch {
	case draft.Formula.Given():
		r.formula(d, draft.Formula, derived)
	case draft.Share.Given():
		derived.Kind, derived.Percent = model.ByShare, true
		derived.Of = indexOf(measureIDs(d), draft.Share.Text)
		if derived.Options.Decimals < 0 {
			derived.Options.Decimals = 2
		}
		if derived.Of < 0 {
			r.datasetReference(draft.Share, "measure", measureIDs(d))
			derived.Kind = model.ByFormula
		}
	default:
		derived.Kind, derived.Options.Decimals = model.ByRank, 0
		of, known := d.QuantityByID(draft.Rank.Text)
		if !known {
			r.datasetReference(draft.Rank, "measure", measureIDs(d))
			derived.Kind = model.ByFormula
		}
		derived.Of = int(of)
	}
	return derived
}

func indexOf(names []string, name string) int {
	for at, known := range names {
		if known == name {
			return at
		}
	}
	return -1
}

// formula reads a derived value's formula. One measure over another is a ratio, with two decimals unless it says
// otherwise; any other formula is as exact as its inputs and has the unit of the first.
func (r *resolver) formula(d *model.Dataset, formula load.Name, derived *model.Derived) {
	e, err := parseFormula(formula.Text, func(name string) int { return indexOf(measureIDs(d), name) })
	var unknown unknownName
	switch {
	case errors.As(err, &unknown):
		place := formula.Place
		if at := strings.Index(formula.Text, unknown.name); at >= 0 && place.Width == len(formula.Text) {
			place.Column += at
			place.Width = len(unknown.name)
		}
		r.datasetReference(load.Name{Text: unknown.name, Place: place}, "measure", measureIDs(d))
		return
	case err != nil:
		r.report(diag.DatasetFormula, formula, diag.Args{"reason": err.Error()})
		return
	}
	derived.Formula, derived.FormulaText = e, formula.Text
	derived.Ratio = e.Operator == model.Over &&
		e.Left.Operator == model.LeafMeasure && e.Right.Operator == model.LeafMeasure
	if e.Operator == model.Over && derived.Options.Decimals < 0 {
		derived.Options.Decimals = 2
	}
	if derived.Unit == nil && (e.Operator == model.Plus || e.Operator == model.Minus) {
		derived.Unit = d.Measures[e.First()].Unit
	}
}

// options resolves how a derived value comes about, as a change to the options that hold otherwise: what a rule does
// not say stays as it is.
func (r *resolver) options(d *model.Dataset, draft load.OptionsDraft, decimals int) func(*model.DerivedOptions) {
	shareOf, shareCode := r.shareOf(d, draft.ShareOf)
	return func(options *model.DerivedOptions) {
		if decimals >= 0 {
			options.Decimals = decimals
		}
		switch draft.Unspecified.Text {
		case "allocate":
			options.Unspecified = model.Allocate
		case "ignore":
			options.Unspecified = model.Ignore
		}
		if draft.ShareOf.Given() {
			options.ShareOf, options.ShareCode = shareOf, shareCode
		}
	}
}

// shareOf reads what a share is a share of: the total, the parent, or a code of whichever dimension has it.
func (r *resolver) shareOf(d *model.Dataset, name load.Name) (model.ShareOf, model.CodeRef) {
	switch name.Text {
	case "", "total":
		return model.OfTotal, model.CodeRef{}
	case "parent":
		return model.OfParent, model.CodeRef{}
	}
	known := []string{"total", "parent"}
	for _, dimension := range d.Dimensions {
		if found := dimension.Codelist.Find(name.Text); len(found) == 1 {
			return model.OfCode, model.CodeRef{List: dimension.Codelist, Code: found[0]}
		}
		known = append(known, dimension.Codelist.AllNames()...)
	}
	r.datasetReference(name, "code", known)
	return model.OfTotal, model.CodeRef{}
}
