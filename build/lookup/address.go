package lookup

import (
	"net/url"
	"strings"

	"gongqiu/build/model"
	"gongqiu/build/period"
)

// Context is what a question need not say, because the text that asks it is about it. Any of it may be empty.
type Context struct {
	Dataset string // its id
	Period  string // canonical
	Region  string // its code
}

// Names of the period in a question, beside those of the dimensions.
var periodNames = []string{"period", "时间", "时期"}

// Subject reads a question such as "supply-demand/ratio.previous?period=2016-Q3&region=无锡市".
//
// The dataset may be left out where only one has the quantity, and the quantity where the dataset has one measure
// only. Where neither the question nor its context gives a period or a region, they are those of the only row that the
// codes of the question fit, as of a fact that stands once. ".rank" after a quantity is its place in the order that the
// dataset ranks by it, and ".panel" after a change is how many members it compares.
func Subject(datasets []*model.Dataset, question string, language model.Language, context Context) (
	*model.Subject, *Fault,
) {
	r := &reader{datasets: datasets, language: language, context: context}
	what, query, _ := strings.Cut(question, "?")
	name, quantity, nested := strings.Cut(what, "/")
	if !nested {
		name, quantity = "", what
	}
	if fault := r.find(unescape(name), unescape(quantity)); fault != nil {
		return nil, fault
	}
	s := &r.subject
	s.Codes = make([]model.Code, len(s.Dataset.Dimensions))
	for part := range strings.FieldsFuncSeq(query, func(c rune) bool { return c == '&' }) {
		if fault := r.condition(part); fault != nil {
			return nil, fault
		}
	}
	if fault := r.complete(); fault != nil {
		return nil, fault
	}
	return s, nil
}

// reader reads one question.
type reader struct {
	datasets []*model.Dataset
	language model.Language
	context  Context
	subject  model.Subject
}

// unescape reads %E6… as addresses of the web write it; other text stays as it is.
func unescape(text string) string {
	if plain, err := url.PathUnescape(text); err == nil {
		return strings.TrimSpace(plain)
	}
	return strings.TrimSpace(text)
}

// find looks up the dataset and the quantity.
func (r *reader) find(name, quantity string) *Fault {
	if name != "" {
		d, fault := Dataset(r.datasets, name)
		if fault == nil {
			fault = r.quantity(d, quantity)
		}
		return fault
	}
	if alone := r.onlyMeasure(quantity); alone != nil {
		r.subject.Dataset = alone
		return nil
	}
	if r.context.Dataset != "" {
		if d, fault := Dataset(r.datasets, r.context.Dataset); fault == nil {
			return r.quantity(d, quantity)
		}
	}
	var all, names []string
	var found model.Subject
	for _, d := range r.datasets {
		if missing := r.quantity(d, quantity); missing != nil {
			names = append(names, missing.Known...)
			continue
		}
		found = r.subject
		all = append(all, d.ID+"/"+quantity)
	}
	switch len(all) {
	case 1:
		r.subject = found
		return nil
	case 0:
		return unknown("measure", quantity, "", names, names)
	}
	return &Fault{Key: "ambiguous", Kind: "measure", Value: quantity, Known: all}
}

// onlyMeasure is the dataset of a name, where it has one measure and nothing else that could be meant.
func (r *reader) onlyMeasure(name string) *model.Dataset {
	if d, fault := Dataset(r.datasets, name); fault == nil && d.QuantityCount() == 1 {
		return d
	}
	return nil
}

// The endings of a quantity that are no change.
const (
	rankEnding  = ".rank"
	panelEnding = ".panel"
)

// quantity looks up a quantity with its ending.
func (r *reader) quantity(d *model.Dataset, name string) *Fault {
	r.subject = model.Subject{Dataset: d}
	base, ranked := strings.CutSuffix(name, rankEnding)
	if !ranked {
		base, r.subject.Members = strings.CutSuffix(name, panelEnding)
	}
	var fault *Fault
	r.subject.Quantity, r.subject.Change, fault = Quantity(d, base)
	switch {
	case fault != nil:
		if fault.Kind != "change" {
			fault.Value = name
		}
		return fault
	case ranked:
		return r.rank(base)
	case r.subject.Members && r.subject.Change == model.Level:
		return unknown("change", panelEnding, base, nil, []string{".previous.panel", ".year.panel"})
	}
	return nil
}

// rank goes from a quantity to its place in the order of the rows.
func (r *reader) rank(name string) *Fault {
	d, q := r.subject.Dataset, r.subject.Quantity
	var ranks []string
	for at, derived := range d.Derived {
		if derived.Kind != model.ByRank {
			continue
		}
		if derived.Of == int(q) && len(derived.By) < 2 && r.subject.Change == model.Level {
			r.subject.Quantity = d.DerivedQuantity(at)
			return nil
		}
		ranks = append(ranks, derived.ID)
	}
	return unknown("measure", name+rankEnding, d.ID, ranks, ranks)
}

// condition reads one condition of the question: period=2016-Q3, region=无锡市, sex=male.
func (r *reader) condition(text string) *Fault {
	name, value, ok := strings.Cut(text, "=")
	name, value = unescape(name), unescape(value)
	if !ok {
		return &Fault{Key: "where", Kind: "dimension", Value: text}
	}
	s := &r.subject
	for _, known := range periodNames {
		if name == known {
			p, err := period.Parse(value)
			if err != nil {
				return &Fault{Key: "period", Kind: "period", Value: value, Known: PeriodNames(s.Dataset)}
			}
			s.Period = p
			return nil
		}
	}
	at, fault := Dimension(s.Dataset, name)
	if fault != nil {
		return fault
	}
	s.Codes[at], fault = Code(s.Dataset, at, value, r.language)
	return fault
}

// complete fills in the period and region that the question does not give.
func (r *reader) complete() *Fault {
	s := &r.subject
	if s.Period.IsZero() && r.context.Period != "" {
		s.Period, _ = period.Parse(r.context.Period)
	}
	region := s.Dataset.Region
	if region >= 0 && s.Codes[region] == 0 && r.context.Region != "" {
		if code, fault := Code(s.Dataset, region, r.context.Region, r.language); fault == nil {
			s.Codes[region] = code
		}
	}
	if s.Period.IsZero() && s.Region() == 0 {
		r.onlyRow()
	}
	switch {
	case s.Period.IsZero():
		return &Fault{Key: "needed", Kind: "period", Known: PeriodNames(s.Dataset)}
	case region >= 0 && s.Codes[region] == 0:
		return &Fault{Key: "needed", Kind: "region", Known: Regions(s.Dataset, r.language)}
	}
	return nil
}

// onlyRow takes period and region from the only row that has the codes.
func (r *reader) onlyRow() {
	s := &r.subject
	b := s.Dataset.By(s.Dimensions()...)
	if b == nil {
		return
	}
	var only model.Point
	found := 0
	for row := range b.Len() {
		point := b.Point(row)
		if point.Codes == s.Inner() {
			only = point
			found++
		}
	}
	if found != 1 {
		return
	}
	s.Period = s.Dataset.Periods[only.Period]
	if s.Dataset.Region >= 0 {
		s.Codes[s.Dataset.Region] = only.Region
	}
}
