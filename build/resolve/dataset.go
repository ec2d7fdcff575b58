package resolve

import (
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
	r.allDerived(d, draft.Derived)
	if draft.Panel.Given() {
		if d.Compare.Panel = d.DimensionByID(draft.Panel.Text); d.Compare.Panel < 0 {
			r.datasetReference(draft.Panel, "dimension", dimensionIDs(d))
		} else if d.Compare.Panel != d.Region {
			r.unfit(draft.Panel, "panel")
			d.Compare.Panel = -1
		}
	}
	r.plans(d, draft.Measures)
	d.Funnels = r.chains(d, draft.Funnels)
	r.ranges(d, draft.Ranges)
	r.identities(d, draft.Identities)
	r.breaks(d, draft.Breaks)
	r.alerts(d, draft.Alerts)
	r.aggregates(d, draft)
	r.complete(d, draft.Complete)
	r.tables(d, draft)
	r.addUp(d)
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
			Unit: r.unit(m.Unit), UnitOf: -1, Time: m.Time, Apart: m.Apart,
		}
		if m.UnitOf.Given() {
			if measure.UnitOf = d.DimensionByID(m.UnitOf.Text); measure.UnitOf < 0 {
				r.datasetReference(m.UnitOf, "dimension", dimensionIDs(d))
			}
		}
		d.Measures = append(d.Measures, measure)
	}
}

func indexOf(names []string, name string) int {
	for at, known := range names {
		if known == name {
			return at
		}
	}
	return -1
}
