package resolve

import (
	"net/url"
	"slices"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// policyMeasures looks up the numbers that a document moves: targets/actual?indicator=loans is the measure actual of
// the dataset targets where the indicator is loans.
func (r *resolver) policyMeasures(names []load.Name) []model.MeasureRef {
	var measures []model.MeasureRef
	for _, name := range names {
		if measure, ok := r.measureRef(name); ok {
			measures = append(measures, measure)
		}
	}
	return measures
}

// measureRef looks up one such number.
func (r *resolver) measureRef(name load.Name) (model.MeasureRef, bool) {
	path, query, _ := strings.Cut(name.Text, "?")
	id, quantity, _ := strings.Cut(path, "/")
	measure := model.MeasureRef{Place: name.Place, Codes: make(map[int]model.Code)}
	if measure.Dataset = r.site.Dataset(id); measure.Dataset == nil {
		r.datasetReference(load.Name{Text: id, Place: name.Place}, "dataset", r.datasetIDs())
		return measure, false
	}
	q, known := measure.Dataset.QuantityByID(quantity)
	if !known {
		r.datasetReference(load.Name{Text: quantity, Place: name.Place}, "measure", quantityIDs(measure.Dataset))
		return measure, false
	}
	measure.Quantity = q
	sound := true
	for part := range strings.SplitSeq(query, "&") {
		if part != "" {
			sound = r.measureCode(&measure, part) && sound
		}
	}
	return measure, sound
}

// measureCode reads one part of the query, indicator=loans or period=2003..2005.
func (r *resolver) measureCode(measure *model.MeasureRef, part string) bool {
	id, label, _ := strings.Cut(part, "=")
	if plain, err := url.QueryUnescape(label); err == nil {
		label = plain
	}
	d := measure.Dataset
	if id == "period" {
		periods, err := period.ParseRange(label)
		if err != nil {
			r.report(diag.DataBadPeriod, load.Name{Text: label, Place: measure.Place}, whyNoPeriod(err))
		}
		measure.Periods = periods
		return err == nil
	}
	dimension := slices.IndexFunc(d.Dimensions, func(dimension *model.Dimension) bool { return dimension.ID == id })
	if dimension < 0 {
		r.datasetReference(load.Name{Text: id, Place: measure.Place}, "dimension", dimensionIDs(d))
		return false
	}
	code, known := r.code(d.Dimensions[dimension].Codelist, load.Name{Text: label, Place: measure.Place})
	measure.Codes[dimension] = code
	return known
}

// explainers reports pages of content/policies/ that explain no document.
func (r *resolver) explainers() {
	var ids []string
	for _, policy := range r.site.Policies {
		ids = append(ids, policy.ID)
	}
	for _, page := range r.site.Pages {
		id, below := strings.CutPrefix(page.Path, "policies/")
		if !below || page.Kind == "page" || page.Kind == "note" || r.site.Policy(id) != nil || r.broken[id] {
			continue
		}
		r.list.Add(diag.Finding{Code: diag.PolicyExplainer, Place: page.Place, Args: diag.Args{
			"value": id, "nearest": diag.Nearest(id, ids),
		}})
	}
}
