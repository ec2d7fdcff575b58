package answer

import (
	"net/url"
	"slices"
	"strings"

	"gongqiu/build/derivation"
	"gongqiu/build/derive"
	"gongqiu/build/judge"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// Explanation is where one number comes from: the step that gives it, with the steps that it rests on. When no table
// gives the cell, the step says so and Near lists what there is beside it.
type Explanation struct {
	Dataset  *model.Dataset
	Language model.Language
	Step     *derivation.Step
	Near     []Near
}

// Near is something that exists beside a cell that no table gives: the periods of its region and class, the regions
// of its period, or the classes of its table.
type Near struct {
	Kind  string // "period", or the id of a dimension
	Names []string
}

// Explain answers a question such as "supply-demand/ratio.previous?period=2016-Q3&region=无锡市". The dataset may be
// left out where only one has the quantity. The verdicts say which published values do not agree with what they are
// computed from; nil compares digits.
func Explain(
	site *model.Site, verdicts *judge.Verdicts, address string, language model.Language,
) (*Explanation, *Fault) {
	subject, fault := readAddress(site, address, language)
	if fault != nil {
		return nil, fault
	}
	d := subject.dataset
	answer := &Explanation{Dataset: d, Language: language}
	at := d.PeriodIndex(subject.period)
	b := d.By(subject.dimensions()...)
	if at >= 0 && b != nil {
		table := derive.Of(d, b, subject.region, at)
		for n := range table.Len() {
			if table.Codes(n) == subject.inner() {
				answer.Step = derivation.New(verdicts).Step(table, n, subject.quantity, subject.change)
			}
		}
	}
	if answer.Step == nil || !answer.Step.Value.Has() && !answer.Step.Value.Given.Given() {
		answer.Near = subject.near(b)
	}
	if answer.Step == nil {
		answer.Step = &derivation.Step{
			Dataset: d, Column: model.ColumnOf(subject.quantity, subject.change), Period: subject.period,
			Codes: subject.codes, Why: "no-table",
		}
	}
	return answer, nil
}

// subject is what a question is about.
type subject struct {
	dataset  *model.Dataset
	quantity model.Quantity
	change   model.Change
	period   period.Period
	region   model.Code
	codes    []model.Code // by dimension of the dataset, the region among them
	language model.Language
}

func readAddress(site *model.Site, address string, language model.Language) (*subject, *Fault) {
	what, query, _ := strings.Cut(address, "?")
	name, quantity, nested := strings.Cut(what, "/")
	if !nested {
		name, quantity = "", what
	}
	s := &subject{language: language}
	fault := s.find(site, unescape(name), unescape(quantity))
	if fault != nil {
		return nil, fault
	}
	s.codes = make([]model.Code, len(s.dataset.Dimensions))
	for part := range strings.FieldsFuncSeq(query, func(r rune) bool { return r == '&' }) {
		if fault := s.read(part); fault != nil {
			return nil, fault
		}
	}
	if s.period.IsZero() {
		return nil, &Fault{Key: "needed", Kind: "period", Known: periodNames(s.dataset)}
	}
	if s.dataset.Region >= 0 {
		if s.region = s.codes[s.dataset.Region]; s.region == 0 {
			return nil, &Fault{Key: "needed", Kind: "region", Known: s.regions()}
		}
	}
	return s, nil
}

// unescape reads %E6… as addresses of the web write it; other text stays as it is.
func unescape(text string) string {
	if plain, err := url.PathUnescape(text); err == nil {
		return plain
	}
	return text
}

// find looks up the dataset and the quantity.
func (s *subject) find(site *model.Site, name, quantity string) *Fault {
	var fault *Fault
	if name != "" {
		if s.dataset, fault = findDataset(site, name); fault != nil {
			return fault
		}
		s.quantity, s.change, fault = findQuantity(s.dataset, quantity)
		return fault
	}
	var all, names []string
	for _, d := range site.Datasets {
		q, change, missing := findQuantity(d, quantity)
		if missing != nil {
			names = append(names, missing.Known...)
			continue
		}
		s.dataset, s.quantity, s.change = d, q, change
		all = append(all, d.ID+"/"+quantity)
	}
	switch len(all) {
	case 1:
		return nil
	case 0:
		return unknown("measure", quantity, "", names, names)
	}
	return &Fault{Key: "ambiguous", Kind: "measure", Value: quantity, Known: all}
}

// read reads one condition of the question: period=2016-Q3, region=无锡市, sex=male.
func (s *subject) read(condition string) *Fault {
	name, value, ok := strings.Cut(condition, "=")
	name, value = strings.TrimSpace(unescape(name)), strings.TrimSpace(unescape(value))
	if !ok {
		return &Fault{Key: "where", Kind: "dimension", Value: condition}
	}
	if name == "period" || name == "时间" || name == "时期" {
		p, err := period.Parse(value)
		if err != nil {
			return &Fault{Key: "period", Kind: "period", Value: value, Known: periodNames(s.dataset)}
		}
		s.period = p
		return nil
	}
	at, fault := findDimension(s.dataset, name)
	if fault != nil {
		return fault
	}
	s.codes[at], fault = findCode(s.dataset, at, value, s.language)
	return fault
}

// dimensions are the dimensions, besides the region, in which the subject is not the total.
func (s *subject) dimensions() []int {
	var all []int
	for at, code := range s.codes {
		if at != s.dataset.Region && code != 0 {
			all = append(all, at)
		}
	}
	return all
}

// inner are the codes of the subject's row in its breakdown.
func (s *subject) inner() [model.MaxBreakdown]model.Code {
	var codes [model.MaxBreakdown]model.Code
	for at, dimension := range s.dimensions() {
		if at < len(codes) {
			codes[at] = s.codes[dimension]
		}
	}
	return codes
}

// near lists what the breakdown of a cell that is not given has beside it.
func (s *subject) near(b *model.Breakdown) []Near {
	d := s.dataset
	if b == nil {
		return []Near{{"region", s.regions()}}
	}
	at := d.PeriodIndex(s.period)
	periods, regions, codes := map[string]bool{}, map[model.Code]bool{}, map[model.Code]bool{}
	for row := range b.Len() {
		if !s.has(b, row) {
			continue
		}
		point := b.Point(row)
		same := point.Codes == s.inner()
		if same && point.Region == s.region {
			periods[d.Periods[point.Period].String()] = true
		}
		if same && point.Period == at {
			regions[point.Region] = true
		}
		if point.Region == s.region && point.Period == at && len(b.Dimensions) == 1 {
			codes[point.Codes[0]] = true
		}
	}
	var all []Near
	if len(periods) > 0 {
		all = append(all, Near{"period", sortedKeys(periods)})
	}
	if d.Region >= 0 && len(regions) > 0 {
		all = append(all, Near{d.Dimensions[d.Region].ID, s.names(d.Region, regions)})
	}
	if len(codes) > 0 {
		all = append(all, Near{d.Dimensions[b.Dimensions[0]].ID, s.names(b.Dimensions[0], codes)})
	}
	return all
}

// has says whether a row could give the quantity: as a number, or as the measures it is computed from.
func (s *subject) has(b *model.Breakdown, row int) bool {
	if b.Cell(row, model.ColumnOf(s.quantity, s.change)).Has() {
		return true
	}
	derived := s.dataset.DerivedOf(s.quantity)
	if derived == nil {
		return b.Cell(row, model.ColumnOf(s.quantity, model.Level)).Has()
	}
	measures := derive.Measures(s.dataset, s.quantity, s.dataset.Periods[b.Point(row).Period])
	for _, measure := range measures {
		if !b.Cell(row, model.ColumnOf(model.Quantity(measure), model.Level)).Has() {
			return false
		}
	}
	return len(measures) > 0
}

// regions are the regions that have any table at all.
func (s *subject) regions() []string {
	if s.dataset.Region < 0 {
		return nil
	}
	met := map[model.Code]bool{}
	for _, b := range s.dataset.Breakdowns {
		for row := range b.Len() {
			met[b.Point(row).Region] = true
		}
	}
	return s.names(s.dataset.Region, met)
}

func (s *subject) names(dimension int, codes map[model.Code]bool) []string {
	list := s.dataset.Dimensions[dimension].Codelist
	var names []string
	for code := range model.Code(list.Len()) {
		if codes[code] {
			names = append(names, codeName(list.Entry(code), s.language))
		}
	}
	return names
}

func sortedKeys(set map[string]bool) []string {
	keys := make([]string, 0, len(set))
	for key := range set {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
