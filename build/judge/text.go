package judge

import (
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/diag"
	"gongqiu/build/lookup"
	"gongqiu/build/model"
)

// Texts holds the numbers that texts state against the data that they are bound to. What was typed must be true of the
// number as readers see it elsewhere: at the precision typed, in its unit, with its hedge and its sign.
func Texts(site *model.Site, list *diag.List) {
	for _, page := range site.Pages {
		p := &proofreader{site: site, page: page, list: list}
		p.nodes(page.Body.Blocks)
	}
}

// proofreader reads one page.
type proofreader struct {
	site *model.Site
	page *model.Page
	list *diag.List
}

func (p *proofreader) nodes(nodes []model.Node) {
	for at := range nodes {
		if nodes[at].Bound != nil {
			p.number(&nodes[at])
		}
		p.nodes(nodes[at].Children)
	}
}

// number judges one bound number.
func (p *proofreader) number(node *model.Node) {
	bound := node.Bound
	found, ok := derive.Find(bound.Subject)
	if !ok || !found.Cell.Has() {
		if bound.Certain {
			p.missing(node, found, ok)
		}
		return
	}
	typed := model.PlainText(node.Children)
	if typed == "" {
		return // filled in
	}
	spoken, err := decimal.ParseSpoken(bound.Before, typed, bound.After)
	if err != nil {
		p.add(diag.PageNumberUnread, node, diag.Args{"value": typed, "other": node.URL})
		return
	}
	t := told{Found: found, subject: bound.Subject, units: p.site.Units, language: p.page.Language}
	if reason := t.contradiction(spoken); reason != "" {
		f := diag.Finding{Code: diag.PageNumberDiffers, Place: node.Place, Args: diag.Args{
			"value": typed, "computed": t.text(), "reason": reason, "other": node.URL,
		}}
		if expected := t.asTyped(spoken); expected != typed && spoken.Qualifier == decimal.Exact && reason == otherValue {
			f.Args["nearest"] = expected
		}
		if !found.Computed {
			place := bound.Subject.Dataset.PlaceOf(bound.Subject.Column(), found.Cell)
			f.Related = []diag.Related{{Role: "value", Place: place}}
		}
		p.list.Add(f)
	}
}

// missing reports a number that the data do not have, with what stands beside it.
func (p *proofreader) missing(node *model.Node, found derive.Found, row bool) {
	reason, subject := "row", node.Bound.Subject
	if row {
		reason = found.Cell.State.String()
		if reason == "" {
			reason = model.Missing.String()
		}
	}
	var names []string
	if !row {
		near := lookup.NearTo(subject, p.page.Language, func(b *model.Breakdown, at int) bool {
			return derive.Gives(subject, b, at)
		})
		if len(near) > 0 {
			names = near[0].Names
		}
	}
	p.add(diag.PageNumberMissing, node, diag.Args{"value": node.URL, "reason": reason, "nearest": lookup.Names(names)})
}

func (p *proofreader) add(code diag.Code, node *model.Node, args diag.Args) {
	p.list.Add(diag.Finding{Code: code, Place: node.Place, Args: args})
}

// told is a number that a text speaks of, with what is needed to compare the two.
type told struct {
	derive.Found
	subject  *model.Subject
	units    []*model.Unit
	language model.Language
}

// The ways in which a text can contradict the data.
const (
	otherValue = "value" // another number
	otherSign  = "sign"  // up where it went down
	otherUnit  = "unit"  // yuan for persons, percent for points
	noHedge    = "hedge" // a number that is only known as "more than" said as if it were exact
)

// contradiction is in which way a typed number is not true; empty where it is.
func (t *told) contradiction(spoken decimal.Spoken) string {
	if !t.sameUnit(spoken) {
		return otherUnit
	}
	says := spoken.Interval()
	value := t.span()
	negated := t.negated(spoken)
	if negated {
		value = value.Neg()
	}
	switch {
	case says.Covers(value):
		return ""
	case spoken.Qualifier == decimal.Exact && t.Cell.Qualifier != decimal.Exact &&
		spoken.Number.Abs().Equal(t.Cell.Number.Abs()):
		return noHedge
	case t.mayFall() && says.Covers(value.Neg()):
		return otherSign
	}
	return otherValue
}

// negated says whether the text gives a fall by its amount: a fall of 0.01 is the change −0.01. With a sign as well the
// words say nothing that it does not.
func (t *told) negated(spoken decimal.Spoken) bool {
	return t.mayFall() && spoken.Direction == decimal.Down && !spoken.Signed
}

// mayFall says whether the number can be told as a fall: a change, or a number that is below zero.
func (t *told) mayFall() bool {
	return t.subject.Change != model.Level && !t.subject.Members || t.Cell.Number.Sign() < 0
}

// span is what the data say: the number itself, or of one that is hedged all that it may stand for.
func (t *told) span() decimal.Interval {
	if t.Cell.Qualifier == decimal.Exact {
		return decimal.Point(t.Cell.Number)
	}
	field := decimal.Field{Number: t.Cell.Number, Qualifier: t.Cell.Qualifier}
	if t.Cell.Qualifier == decimal.Between {
		field.High = t.subject.Dataset.UpperEnd(t.subject.Column(), t.Cell)
	}
	return field.Interval()
}

// isPercent says whether the number is in percent, and whether in points of percent.
func (t *told) isPercent() (percent, points bool) {
	d, s := t.subject.Dataset, t.subject
	if s.Members {
		return false, false
	}
	if s.Change == model.PreviousPercent || s.Change == model.YearPercent {
		return true, false
	}
	derived, unit := d.DerivedOf(s.Quantity), t.unit()
	percent = derived != nil && derived.Percent || unit != nil && unit.Base.ID == model.UnitPercent
	points = percent && s.Change != model.Level || unit != nil && unit.Base.ID == model.UnitPoint
	return percent && s.Change == model.Level, points
}

// unit is the unit of the number; nil where it has none.
func (t *told) unit() *model.Unit {
	if m := t.subject.Dataset.MeasureOf(t.subject.Quantity); m != nil && m.UnitOf >= 0 {
		return t.subject.Dataset.Dimensions[m.UnitOf].Codelist.Entry(t.subject.Codes[m.UnitOf]).Unit
	}
	return t.subject.Dataset.QuantityUnit(t.subject.Quantity)
}

// sameUnit says whether the unit that was typed is that of the number. A number without any may stand under a heading
// that says it, and what is counted by 个 fits all that is counted: vacancies are counted in persons wanted, 需求人数, and
// are spoken of as 个岗位 and as posts.
func (t *told) sameUnit(spoken decimal.Spoken) bool {
	percent, points := t.isPercent()
	switch {
	case spoken.Percent:
		return percent
	case spoken.Points:
		return points
	case percent || points || t.subject.Members:
		return true
	}
	unit := t.unit()
	if unit == nil || unit.Label.Empty() || unit.Base.Label.Empty() {
		return true
	}
	longest, fits := 0, true
	for _, other := range t.units {
		if other.Base.Label.ZH == counter {
			continue
		}
		for _, label := range []string{other.Label.ZH, other.Label.EN} {
			switch {
			case label == "" || len(label) < longest || !strings.HasPrefix(spoken.Rest, label):
			case len(label) > longest:
				longest, fits = len(label), other.Base == unit.Base
			default:
				fits = fits || other.Base == unit.Base
			}
		}
	}
	return fits
}

// counter is the word that stands between a number and anything that can be counted; the unit of posts has it as its
// label.
const counter = "个"

// text is the number with its hedge and its unit.
func (t *told) text() string {
	number := t.Cell.Number.String()
	if t.Cell.Qualifier == decimal.Between {
		number += ".." + t.span().High.String()
	}
	number = t.Cell.Qualifier.Sign() + number
	percent, points := t.isPercent()
	switch unit := t.unit(); {
	case percent:
		return number + "%"
	case points:
		return strings.TrimSpace(number + " " + t.pointLabel())
	case unit != nil && unit.Prints && !t.subject.Members:
		return strings.TrimSpace(number + " " + unit.Base.Label.In(t.language))
	}
	return number
}

// pointLabel is what the project calls percentage points.
func (t *told) pointLabel() string {
	for _, unit := range t.units {
		if unit.ID == model.UnitPoint {
			return unit.Label.In(t.language)
		}
	}
	return ""
}

// asTyped is the number as it could have been typed: with as many digits, in the same multiple.
func (t *told) asTyped(spoken decimal.Spoken) string {
	number := t.Cell.Number.Round(int(spoken.Number.Scale()))
	if t.negated(spoken) {
		number = number.Neg()
	}
	number, _ = number.Shift(-spoken.Scale10)
	digits := string(number.AppendDigits(nil, groups(spoken.Typed)))
	if number.Sign() < 0 {
		digits = "−" + digits
	}
	start := strings.IndexAny(spoken.Typed, "+-0123456789")
	if start < 0 || spoken.Qualifier == decimal.Between || spoken.RatioForm {
		return digits
	}
	rest := strings.TrimLeft(spoken.Typed[start:], "+-0123456789,.")
	return spoken.Typed[:start] + digits + rest
}

// groups is the separator of thousands that was typed; 0 for none.
func groups(typed string) byte {
	if strings.Contains(typed, ",") {
		return ','
	}
	return 0
}
