package plan

import (
	"slices"
	"strings"

	"gongqiu/build/chart"
	"gongqiu/build/decimal"
	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// titles reports claims of a chart's title that its own numbers contradict, in every language that the author wrote.
// Only a part of a title of which every word is understood is judged, and only what no reading of it saves.
func (j *chartJudge) titles() {
	if j.spec.Mode.Text == model.ModeShare {
		return // the numbers of the chart are not those of the measure
	}
	for _, language := range []model.Language{model.Chinese, model.English} {
		title := j.spec.Title.ZH
		if language == model.English {
			title = j.spec.Title.EN
		}
		if title == "" {
			continue
		}
		speaker := *j.maker
		speaker.language, speaker.lang = language, string(language)
		bound := speaker.bind(j.spec)
		b := &binder{maker: &speaker, authored: j.spec, request: j.request, spec: &bound}
		t := titleJudge{chartJudge: j, place: j.spec.TitleAt.In(language), tracks: b.tracks()}
		t.period(title, language, b)
		for _, read := range readClaims(title, language, vocabulary(language, b.names())) {
			t.judge(&read)
		}
	}
}

// names are what a title may call the things that the chart shows, and the other quantities of its dataset.
func (b *binder) names() []wordMeaning {
	var names []wordMeaning
	add := func(name titleName, texts ...string) {
		for _, text := range texts {
			if text != "" {
				names = append(names, wordMeaning{text: strings.ToLower(text), name: &name})
			}
		}
	}
	d := b.request.Dataset
	for q := range model.Quantity(d.QuantityCount()) {
		aliases := []string{}
		if measure := d.MeasureOf(q); measure != nil {
			aliases = measure.Aliases
		} else {
			aliases = d.DerivedOf(q).Aliases
		}
		name := titleName{quantity: d.QuantityID(q), side: sideOf(d, q)}
		add(name, append([]string{d.QuantityTitle(q).In(b.language)}, aliases...)...)
	}
	for dimension, code := range b.fixed() {
		if entry := d.Dimensions[dimension].Codelist.Entry(code); dimension != b.request.By && code != 0 {
			add(titleName{}, append([]string{entry.Label.In(b.language)}, entry.Aliases...)...)
		}
	}
	if by := b.request.By; by >= 0 {
		for _, code := range b.codes(by) {
			entry := d.Dimensions[by].Codelist.Entry(code)
			add(titleName{code: entry.ID}, append([]string{entry.Label.In(b.language)}, entry.Aliases...)...)
		}
	}
	return append(names, sides(b.language, names)...)
}

// titleJudge holds the claims of one title against the numbers of its chart.
type titleJudge struct {
	*chartJudge
	place  diag.Place
	tracks []track
}

// evidence is two numbers that contradict a claim, and when they were.
type evidence struct {
	track    *track
	found    chart.Point
	at       period.Period
	expected string // the other number
	other    string // its period, or the name of what it is of
	reason   string
}

func (t *titleJudge) judge(c *claim) {
	subjects, contradicts := t.subjects(c), t.test(c)
	if larger, is := c.leaning(); is {
		c.quantities = nil // it speaks of the market
		subjects, contradicts = t.balances(c), t.againstBalance(larger)
	} else if c.general {
		return // of which quantity is not said
	}
	if contradicts == nil || len(subjects) == 0 {
		return
	}
	var first *evidence
	for _, subject := range subjects {
		found := contradicts(c, subject)
		if found == nil && (len(c.codes) == 0 && len(c.quantities) < 2 && !c.says(always)) {
			return // the title does not say of which it speaks, and it is true of this one
		}
		if found != nil && first == nil {
			first = found
		}
	}
	if first != nil {
		t.report(c, first)
	}
}

// subjects are the tracks that a claim speaks of; none when it speaks of something else.
func (t *titleJudge) subjects(c *claim) []*track {
	var subjects []*track
	quantities := c.quantities
	if len(quantities) == 0 && len(t.request.Quantities) == 1 {
		quantities = []string{t.request.Dataset.QuantityID(t.request.Quantities[0])}
	}
	for _, quantity := range quantities {
		before := len(subjects)
		for at := range t.tracks {
			subject := &t.tracks[at]
			if subject.quantity == quantity && (len(c.codes) == 0 || slices.Contains(c.codes, subject.code)) {
				subjects = append(subjects, subject)
			}
		}
		if len(subjects) == before {
			return nil
		}
	}
	return subjects
}

// test is how the claim is held against a track; nil for one that says nothing, or more than one thing.
func (t *titleJudge) test(c *claim) func(*claim, *track) *evidence {
	var tests []func(*claim, *track) *evidence
	switch up, down := c.says(rises), c.says(falls); {
	case up && down:
		return nil
	case (up || down) && c.hasNumber && c.says(reaches):
		tests = append(tests, againstLast)
	case (up || down) && c.hasNumber:
		tests = append(tests, t.againstPoints)
	case up || down:
		tests = append(tests, againstCourse)
	}
	if c.says(doubles, triples, halves) {
		tests = append(tests, againstTimes)
	}
	if c.says(above, below, atLeast, atMost) {
		tests = append(tests, t.againstLevel)
	}
	if c.says(highest, lowest) {
		tests = append(tests, t.againstOthers)
	}
	if c.says(newHigh, newLow) {
		tests = append(tests, againstRecord)
	}
	if len(tests) != 1 {
		return nil
	}
	return tests[0]
}

// report says which two numbers contradict a claim.
func (t *titleJudge) report(c *claim, e *evidence) {
	args := diag.Args{"value": c.text, "name": e.track.name, "found": printed(e.found), "period": e.at.String(),
		"expected": e.expected, "other": e.other, "reason": e.reason}
	code := diag.ChartClaim
	if e.reason == "claim" {
		code = diag.ChartPoints
	}
	t.list.Add(diag.Finding{Code: code, Place: t.place, Args: args})
}

// printed is a number in digits.
func printed(p chart.Point) string { return p.Value.String() }

// period reports the title of a chart of one period that names another.
func (t *titleJudge) period(title string, language model.Language, b *binder) {
	if shapeOf(t.spec) != ofCodes {
		return
	}
	var named []period.Period
	lower := strings.ToLower(title)
	for at := range lower {
		if at > 0 && isLatin(rune(lower[at-1])) {
			continue
		}
		found := titlePeriods[language].FindString(lower[at:])
		if when, err := period.Parse(canonicalPeriod(found)); err == nil && !slices.Contains(named, when) {
			named = append(named, when)
		}
	}
	shown := b.shownPeriod()
	if len(named) == 1 && named[0].Kind() == shown.Kind() && named[0] != shown {
		t.list.Add(diag.Finding{Code: diag.ChartClaim, Place: t.place, Args: diag.Args{
			"value": named[0].String(), "period": shown.String(), "reason": "period"}})
	}
}

// quantityNumber is the number that a claim compares with, when it is of the kind that the track has.
func (c *claim) quantityNumber(t *track) (decimal.Decimal, bool) {
	exact := c.hasNumber && c.number.Qualifier == decimal.Exact
	return c.number.Number, exact && c.number.Percent == t.percent && c.number.UnitSuffix == ""
}
