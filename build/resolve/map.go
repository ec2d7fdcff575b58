package resolve

import (
	"strconv"

	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
)

// maps looks up which region each outline of a map is.
func (r *resolver) maps(maps []*model.Map) {
	for _, m := range maps {
		name := load.Name(m.Codelist)
		if !name.Given() {
			name = load.Name{Text: "region", Place: m.Place}
		}
		list := r.site.Codelist(name.Text)
		if list == nil {
			r.datasetReference(name, "codelist", nil)
			r.broken["maps/"+m.ID] = true
			continue
		}
		r.mapRegions(m, list)
		r.site.Maps = append(r.site.Maps, m)
	}
}

// mapRegions gives every outline its code. Those without one are a finding, at the first.
func (r *resolver) mapRegions(m *model.Map, list *model.Codelist) {
	var unknown []load.Name
	for at := range m.Features {
		feature := &m.Features[at]
		if found := list.Find(feature.Name.Text); len(found) == 1 {
			feature.Code = list.Entry(found[0]).ID
		} else {
			unknown = append(unknown, load.Name(feature.Name))
		}
	}
	if len(unknown) > 0 {
		r.report(diag.MapRegion, unknown[0], diag.Args{"codelist": list.ID, "count": strconv.Itoa(len(unknown)),
			"nearest": diag.Nearest(unknown[0].Text, list.AllNames())})
	}
}

// chartMap looks up the map of a chart.
func (r *resolver) chartMap(request *model.ChartRequest, name model.Reference) bool {
	if name.Text == "" || r.broken["maps/"+name.Text] {
		return name.Text == ""
	}
	if request.Map = r.site.Map(name.Text); request.Map != nil {
		return true
	}
	var known []string
	for _, m := range r.site.Maps {
		known = append(known, m.ID)
	}
	r.datasetReference(load.Name(name), "map", known)
	return false
}
