package claim

import (
	"slices"

	"gongqiu/build/decimal"
	"gongqiu/build/period"
)

// span is the places of the numbers that a claim over time speaks of; nil where that is not certain.
func (c *claim) span(t *Track) []int {
	places := t.given()
	within := func(when period.Period, at int) bool { return when.Contains(t.Points[at].Period) }
	switch {
	case len(c.periods) == 0:
		return places
	case len(c.periods) == 1 && c.says(since):
		from := slices.IndexFunc(places, func(at int) bool { return within(c.periods[0], at) })
		if from < 0 {
			return nil
		}
		return places[from:]
	case len(c.periods) == 2 && c.says(until):
		from := slices.IndexFunc(places, func(at int) bool { return within(c.periods[0], at) })
		to := -1
		for n, at := range places {
			if within(c.periods[1], at) {
				to = n
			}
		}
		if from < 0 || to < from {
			return nil
		}
		return places[from : to+1]
	}
	return nil
}

// bases are the places of the numbers that the newest one of a span may be meant against.
func (c *claim) bases(t *Track, span []int) []int {
	if len(span) < 2 || t.Moving {
		return nil
	}
	last := span[len(span)-1]
	year, previous := t.find(t.Points[last].Period.YearBefore()), t.find(t.Points[last].Period.Previous())
	var bases []int
	switch {
	case c.says(ofYear):
		bases = []int{year}
	case c.says(ofPrevious):
		bases = []int{previous}
	case len(c.periods) > 0:
		bases = []int{span[0]}
	default:
		bases = []int{span[0], span[len(span)-2]}
		if year >= 0 {
			bases = append(bases, year)
		}
	}
	if slices.ContainsFunc(bases, func(at int) bool { return at < 0 || t.broken(at, last) }) {
		return nil
	}
	return bases
}

// againstBases holds the newest number of a span against every number that it may be meant against: the claim is
// contradicted where it is true of none.
func againstBases(c *claim, t *Track, wrong func(base, last decimal.Decimal) bool) *Contradiction {
	span := c.span(t)
	bases := c.bases(t, span)
	if len(bases) == 0 {
		return nil
	}
	last := span[len(span)-1]
	for _, base := range bases {
		if !wrong(t.Points[base].Value, t.Points[last].Value) {
			return nil
		}
	}
	return t.evidence(last, bases[0])
}

// evidence is two numbers of one track.
func (t *Track) evidence(found, other int) *Contradiction {
	return &Contradiction{Track: t, Found: t.Points[found],
		Expected: t.Points[other].Value, Other: t.Points[other].Period.String()}
}

// againstCourse holds "rises" and "falls" against the course of a track.
func againstCourse(c *claim, t *Track) *Contradiction {
	sign := 1
	if c.says(falls) {
		sign = -1
	}
	return againstBases(c, t, func(base, last decimal.Decimal) bool { return last.Cmp(base) == -sign })
}

// againstTimes holds "doubled" and the like against the course of a track, with room for rounding.
func againstTimes(c *claim, t *Track) *Contradiction {
	return againstBases(c, t, func(base, last decimal.Decimal) bool {
		times, fits := decimal.Quotient(last, base, 4)
		if !fits || base.Sign() <= 0 {
			return false
		}
		switch {
		case c.says(halves):
			return times.Cmp(decimal.New(60, 2)) > 0
		case c.says(triples):
			return times.Cmp(decimal.New(250, 2)) < 0
		}
		return times.Cmp(decimal.New(175, 2)) < 0
	})
}

// againstLast holds "rises to 1.10" against the newest number, rounded as the title has it.
func againstLast(c *claim, t *Track) *Contradiction {
	span := c.span(t)
	number, fits := c.quantityNumber(t)
	if len(span) == 0 || !fits {
		return nil
	}
	last := span[len(span)-1]
	if t.Points[last].Value.Round(int(number.Scale())).Equal(number) {
		return nil
	}
	return &Contradiction{Track: t, Found: t.Points[last], Expected: number, Reason: OfNumber}
}

// againstPoints finds percentages whose difference the title calls percent.
func againstPoints(c *claim, subject *Track) *Contradiction {
	span := c.span(subject)
	if !subject.Percent || !c.number.Percent || c.number.UnitSuffix != "" {
		return nil
	}
	number := c.number.Number
	for _, base := range c.bases(subject, span) {
		last := span[len(span)-1]
		before, after := subject.Points[base].Value, subject.Points[last].Value
		points, fits := after.Sub(before)
		relative, fits2 := decimal.Quotient(points.Abs(), before.Abs(), int(number.Scale())+2)
		if !fits || !fits2 {
			continue
		}
		hundredfold, fits := relative.Shift(2)
		if fits && points.Abs().Round(int(number.Scale())).Equal(number) && !hundredfold.Equal(number) {
			found := subject.evidence(last, base)
			found.Reason = OfPoints
			return found
		}
	}
	return nil
}

// againstLevel holds "above 1" against the numbers that it may be meant of.
func (s *Shown) againstLevel(c *claim, subject *Track) *Contradiction {
	number, fits := c.quantityNumber(subject)
	places := s.meant(c, subject)
	if !fits || len(places) == 0 {
		return nil
	}
	sign := 1
	if c.says(below, atMost) {
		sign = -1
	}
	toward := sign // the number to show: of "always" the farthest, else the nearest, since not even that one fits
	if c.says(always) {
		toward = -sign
	}
	shown := -1
	for _, at := range places {
		value := subject.Points[at].Value
		switch wrong := value.Cmp(number) == -sign; {
		case !wrong && !c.says(always):
			return nil
		case wrong && (shown < 0 || value.Cmp(subject.Points[shown].Value) == toward):
			shown = at
		}
	}
	if shown < 0 {
		return nil
	}
	return &Contradiction{Track: subject, Found: subject.Points[shown], Expected: number, Reason: OfLevel}
}

// meant is the places of the numbers that a level may be meant of.
func (s *Shown) meant(c *claim, subject *Track) []int {
	places := subject.given()
	several := len(s.subjects(c)) > 1
	switch {
	case len(c.periods) == 1 && !c.says(since):
		return slices.DeleteFunc(places, func(at int) bool { return !c.periods[0].Contains(subject.Points[at].Period) })
	case len(c.periods) > 0:
		places = c.span(subject)
	}
	if len(places) > 0 && (c.says(newest) || several && c.says(always)) {
		return places[len(places)-1:]
	}
	return places
}

// againstOthers holds "the highest" against the others of its quantity, wherever both have a number.
func (s *Shown) againstOthers(c *claim, subject *Track) *Contradiction {
	if len(c.codes) != 1 || len(c.quantities) > 1 {
		return nil
	}
	sign := 1
	if c.says(lowest) {
		sign = -1
	}
	var found *Contradiction
	for _, at := range s.meant(c, subject) {
		beaten := false
		for n := range s.Tracks {
			other := &s.Tracks[n]
			if other.Quantity == subject.Quantity && slices.Contains(other.given(), at) &&
				other.Points[at].Value.Cmp(subject.Points[at].Value) == sign {
				beaten = true
				found = &Contradiction{Track: subject, Found: subject.Points[at],
					Expected: other.Points[at].Value, Other: other.Name, Reason: OfOthers}
			}
		}
		if !beaten {
			return nil
		}
	}
	return found
}

// againstRecord holds "a record high" against the numbers before the newest.
func againstRecord(c *claim, t *Track) *Contradiction {
	span := t.given()
	if len(span) < 2 || len(c.periods) > 0 {
		return nil
	}
	sign := 1
	if c.says(newLow) {
		sign = -1
	}
	last := span[len(span)-1]
	for _, at := range span[:len(span)-1] {
		if t.Points[at].Value.Cmp(t.Points[last].Value) == sign && !t.broken(at, last) {
			return t.evidence(last, at)
		}
	}
	return nil
}

// quantityNumber is the number that a claim compares with, when it is of the kind that the track has.
func (c *claim) quantityNumber(t *Track) (decimal.Decimal, bool) {
	exact := c.hasNumber && c.number.Qualifier == decimal.Exact
	return c.number.Number, exact && c.number.Percent == t.Percent && c.number.UnitSuffix == ""
}
