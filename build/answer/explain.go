package answer

import (
	"net/url"
	"slices"
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// Explanation is where one number comes from: the step that gives it, with the steps that it rests on. When no table
// gives the cell, Nothing says so and Near lists what there is beside it.
type Explanation struct {
	Dataset  *model.Dataset
	Language model.Language
	Step     *Step
	Near     []Near
}

// Near is something that exists beside a cell that no table gives: the periods of its region and class, the regions
// of its period, or the classes of its table.
type Near struct {
	Kind  string // "period", or the id of a dimension
	Names []string
}

// Step is one number of a derivation.
type Step struct {
	Address  string // "supply-demand/ratio?period=2016-Q3&region=320200", to ask on
	Name     string // the id of the quantity with its change
	Title    string // the same for readers
	Change   model.Change
	About    string // period, region and codes for readers
	Value    Value
	Rule     string // the text of the rule that gives it, "given", "ratio", "allocated", …
	Formula  string // with names: demand / seekers
	Sum      string // with numbers: 182792 / 185490
	Exact    string // the result before it was rounded, where it was
	Decimals int    // to which it was rounded; counts only with Exact
	Why      string // why there is no number
	Cell     *Cell  // what tables give: of a measure its number, of others what was published
	Replaced []Cell // superseded numbers that stood in its place
	Inputs   []*Step
}

// Cell is a number as a table gives it.
type Cell struct {
	Number model.Cell
	Text   string // in the base unit, plain
	Unit   string // the unit that the table is in
	Status string
	Note   string
	Source model.Source
	Place  diag.Place
	Agrees bool // of a published value: the computed one says the same at its precision
}

// Explain answers a question such as "supply-demand/ratio.previous?period=2016-Q3&region=无锡市". The dataset may be
// left out where only one has the quantity.
func Explain(site *model.Site, address string, language model.Language) (*Explanation, *Fault) {
	subject, fault := readAddress(site, address, language)
	if fault != nil {
		return nil, fault
	}
	d := subject.dataset
	answer := &Explanation{Dataset: d, Language: language}
	e := &explainer{dataset: d, language: language}
	at := d.PeriodIndex(subject.period)
	b := d.By(subject.dimensions()...)
	if at >= 0 && b != nil {
		table := derive.Of(d, b, subject.region, at)
		for n := range table.Len() {
			if table.Codes(n) == subject.inner() {
				answer.Step = e.step(table, n, subject.quantity, subject.change)
			}
		}
	}
	if answer.Step == nil || !answer.Step.Value.Has() && !answer.Step.Value.Given.Given() {
		answer.Near = subject.near(b)
	}
	if answer.Step == nil {
		answer.Step = &Step{
			Name: d.ColumnName(model.ColumnOf(subject.quantity, subject.change)), Why: "no-table",
			Title:   d.QuantityTitle(subject.quantity).In(language),
			Change:  subject.change,
			Address: addressOf(d, subject.quantity, subject.change, subject.period, subject.codes),
			About:   about(d, subject.period, subject.codes, language),
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
	measures := derive.Inputs(derived.Formula)
	if derived.Kind == model.ByShare {
		measures = []int{derived.Of}
	}
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

// exactDigits is a fraction written out: as it is, or cut with "…" behind the digits that rounding looks at.
func exactDigits(r decimal.Rational, decimals int) string {
	digits := decimals + 4
	d, ok := r.Round(digits)
	if !ok {
		return ""
	}
	if decimal.From(d).Cmp(r) == 0 {
		return trimmed(d).String()
	}
	if decimal.From(d.Abs()).Cmp(magnitude(r)) > 0 {
		step := decimal.New(1, int8(digits))
		if d.Sign() < 0 {
			step = step.Neg()
		}
		d, _ = d.Sub(step)
	}
	return d.String() + "…"
}

func magnitude(r decimal.Rational) decimal.Rational {
	if r.Sign() < 0 {
		return r.Neg()
	}
	return r
}

// trimmed is a number without zeros at the end of its decimals.
func trimmed(d decimal.Decimal) decimal.Decimal {
	for d.Scale() > 0 {
		shorter, exact := d.Rescale(int(d.Scale()) - 1)
		if !exact {
			break
		}
		d = shorter
	}
	return d
}
