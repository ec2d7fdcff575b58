package resolve

import (
	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// charts looks up what the charts of authors speak of. Two charts of one id are a finding.
func (r *resolver) charts() {
	first := make(map[string]*model.ChartSpec)
	for _, spec := range r.site.Charts {
		if other := first[spec.ID]; other != nil && other.Place != spec.Place {
			r.list.Add(diag.Finding{Code: diag.ChartTwice, Place: spec.Place,
				Args:    diag.Args{"value": spec.ID},
				Related: []diag.Related{{Role: "first", Place: other.Place}}})
		}
		first[spec.ID] = spec
		spec.Request = r.chart(spec)
	}
}

// chart resolves one chart; nil when a name in it is not known.
func (r *resolver) chart(spec *model.ChartSpec) *model.ChartRequest {
	if spec.Dataset.Text == "" {
		return nil // a finding already
	}
	d := r.site.Dataset(spec.Dataset.Text)
	if d == nil {
		r.datasetReference(load.Name(spec.Dataset), "dataset", r.datasetIDs())
		return nil
	}
	request := &model.ChartRequest{Dataset: d, By: -1, Codes: make(map[int][]model.Code)}
	ok := len(spec.Measures) > 0
	for _, measure := range spec.Measures {
		q, known := d.QuantityByID(measure.Text)
		if !known {
			r.datasetReference(load.Name(measure), "measure", quantityIDs(d))
			ok = false
		}
		request.Quantities = append(request.Quantities, q)
	}
	if spec.By.Text != "" {
		if request.By = d.DimensionByID(spec.By.Text); request.By < 0 {
			r.datasetReference(load.Name(spec.By), "dimension", dimensionIDs(d))
			ok = false
		}
	}
	for _, filter := range spec.Where {
		ok = r.chartFilter(request, filter) && ok
	}
	if spec.Periods.Text != "" {
		periods, err := period.ParseRange(spec.Periods.Text)
		if err != nil {
			r.report(diag.DataBadPeriod, load.Name(spec.Periods), diag.Args{})
			ok = false
		}
		request.Periods = periods
	}
	if !ok {
		return nil
	}
	return request
}

func (r *resolver) chartFilter(request *model.ChartRequest, filter model.ChartFilter) bool {
	d := request.Dataset
	dimension := d.DimensionByID(filter.Dimension.Text)
	if dimension < 0 {
		r.datasetReference(load.Name(filter.Dimension), "dimension", dimensionIDs(d))
		return false
	}
	ok := true
	for _, name := range filter.Codes {
		code, known := r.code(d.Dimensions[dimension].Codelist, load.Name(name))
		if known {
			request.Codes[dimension] = append(request.Codes[dimension], code)
		}
		ok = ok && known
	}
	return ok
}

func quantityIDs(d *model.Dataset) []string {
	var ids []string
	for q := range model.Quantity(d.QuantityCount()) {
		ids = append(ids, d.QuantityID(q))
	}
	return ids
}
