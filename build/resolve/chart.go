package resolve

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// charts looks up what the charts of authors speak of. Two charts of one id are a finding, unless they are one chart in
// two languages of a page.
func (r *resolver) charts() {
	first := make(map[string]*model.ChartSpec)
	r.site.Charts = slices.DeleteFunc(r.site.Charts, func(spec *model.ChartSpec) bool {
		other := first[spec.ID]
		if other == nil {
			first[spec.ID] = spec
		}
		return other != nil && translates(spec, other)
	})
	clear(first)
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

// translates says whether a chart is the same as another in the page of another language, and if so gives the other
// its texts: the two are one chart, which both pages show.
func translates(spec, other *model.ChartSpec) bool {
	stem, language := pageStem(spec.Place.File)
	otherStem, otherLanguage := pageStem(other.Place.File)
	if stem == "" || stem != otherStem || language == otherLanguage || !sameRequest(spec, other) {
		return false
	}
	complete(&other.Title, spec.Title)
	if other.TitleAt.ZH == (diag.Place{}) {
		other.TitleAt.ZH = spec.TitleAt.ZH
	}
	if other.TitleAt.EN == (diag.Place{}) {
		other.TitleAt.EN = spec.TitleAt.EN
	}
	complete(&other.Summary, spec.Summary)
	complete(&other.Note, spec.Note)
	complete(&other.Line.Label, spec.Line.Label)
	for at := range other.Events {
		complete(&other.Events[at].Label, spec.Events[at].Label)
	}
	return true
}

// complete gives a text the languages that it lacks.
func complete(text *model.Text, from model.Text) {
	text.ZH = cmp.Or(text.ZH, from.ZH)
	text.EN = cmp.Or(text.EN, from.EN)
}

// pageStem is the file of a page without its language; empty for a file that is no page.
func pageStem(file string) (stem, language string) {
	stem, isPage := strings.CutSuffix(file, ".md")
	if !isPage {
		return "", ""
	}
	for _, language := range []model.Language{model.Chinese, model.English} {
		if stem, cut := strings.CutSuffix(stem, "."+string(language)); cut {
			return stem, string(language)
		}
	}
	return stem, ""
}

// sameRequest says whether two charts show the same, whatever their texts and places.
func sameRequest(a, b *model.ChartSpec) bool {
	return slices.Equal(requestText(a), requestText(b))
}

// requestText is all that a chart asks for, in words.
func requestText(spec *model.ChartSpec) []string {
	text := []string{
		spec.Kind.Text, spec.Dataset.Text, spec.Periods.Text, spec.Compare.Text, spec.Mode.Text, spec.Sort.Text,
		strconv.Itoa(spec.Limit), spec.Line.Value.String(), spec.Axis.From.String(), spec.Axis.To.String(), spec.Map.Text,
	}
	for _, by := range spec.By {
		text = append(text, "by", by.Text)
	}
	for _, event := range spec.Events {
		text = append(text, "event", event.At.Text)
	}
	for _, measure := range spec.Measures {
		text = append(text, "measure", measure.Text)
	}
	for _, filter := range spec.Where {
		text = append(text, "where", filter.Dimension.Text)
		for _, code := range filter.Codes {
			text = append(text, code.Text)
		}
	}
	return text
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
	request := &model.ChartRequest{Dataset: d, By: -1, Across: -1, Codes: make(map[int][]model.Code)}
	ok := len(spec.Measures) > 0
	for at, measure := range spec.Measures {
		if strings.Contains(measure.Text, "/") {
			ok = r.chartOther(request, at, measure) && ok
			continue
		}
		q, known := d.QuantityByID(measure.Text)
		if !known {
			r.datasetReference(load.Name(measure), "measure", quantityIDs(d))
			ok = false
		}
		request.Quantities = append(request.Quantities, q)
	}
	ok = r.chartBy(request, spec.By) && ok
	for _, filter := range spec.Where {
		ok = r.chartFilter(request, filter) && ok
	}
	if spec.Periods.Text != "" {
		periods, err := period.ParseRange(spec.Periods.Text)
		if err != nil {
			r.report(diag.DataBadPeriod, load.Name(spec.Periods), whyNoPeriod(err))
			ok = false
		}
		request.Periods = periods
	}
	ok = r.chartEvents(spec.Events) && ok
	ok = r.chartMap(request, spec.Map) && ok
	if !ok {
		return nil
	}
	return request
}

// chartOther looks up a quantity of another dataset, dataset/measure?dimension=code, which may only come last.
func (r *resolver) chartOther(request *model.ChartRequest, at int, name model.Reference) bool {
	if at != 1 {
		r.list.Add(diag.Finding{Code: diag.ChartMisfit, Place: name.Place, Args: diag.Args{
			"value": name.Text, "reason": "other"}})
		return false
	}
	other, known := r.measureRef(load.Name(name))
	request.Other = &other
	return known
}

// chartBy looks up the dimensions whose codes are told apart.
func (r *resolver) chartBy(request *model.ChartRequest, by []model.Reference) bool {
	d, ok := request.Dataset, true
	for at, name := range by {
		dimension := d.DimensionByID(name.Text)
		if dimension < 0 {
			r.datasetReference(load.Name(name), "dimension", dimensionIDs(d))
			ok = false
			continue
		}
		switch at {
		case 0:
			request.By = dimension
		case 1:
			request.Across = dimension
		default:
			r.list.Add(diag.Finding{Code: diag.YAMLBadValue, Place: name.Place,
				Args: diag.Args{"value": name.Text, "allowed": by[0].Text + ", " + by[1].Text, "nearest": ""}})
			ok = false
		}
	}
	return ok
}

// chartEvents reads the periods of events.
func (r *resolver) chartEvents(events []model.ChartMark) bool {
	ok := true
	for at := range events {
		when, known := r.periodAt(load.Name(events[at].At))
		events[at].When = when
		ok = ok && known
	}
	return ok
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
