package plan

import (
	"maps"
	"slices"

	"gongqiu/build/chart"
	"gongqiu/build/decimal"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// How several regions or codes moved is drawn by how much of it is known: their whole courses side by side where they
// have one, as lines while a reader can tell them apart and as small multiples where not, and what was then and is now
// where only a few periods are known.

// Fewest and most of what is drawn side by side.
const (
	fewestPanels = 4
	mostPanels   = 12
	fewestSlopes = 3
	mostSlopes   = 10
	widestSlopes = 20 // times a count that the largest may be: else it lies on the ground with all that are as small
)

// moves are the numbers of one quantity that several codes of a dimension have over time.
type moves struct {
	periods []int // those with a number, oldest first
	codes   []model.Code
	given   map[model.Code][]bool // by place in periods
}

// movesOf reads which codes of the dimension that a request tells apart have a number of its quantity, and when. Codes
// that contain others of them are left out, and panels, whose members change; but not of regions whose numbers compare.
func (m *maker) movesOf(request *model.ChartRequest) moves {
	b := binder{maker: m, authored: &model.ChartSpec{Request: request}, request: request}
	fixed, periods := b.fixed(), chartPeriods(request)
	given := make(map[model.Code][]bool)
	var codes []model.Code
	for _, code := range request.Codes[request.By] {
		row := make([]bool, len(periods))
		for n, at := range periods {
			row[n] = b.given(chartRun{quantity: request.Quantities[0], codes: withCode(fixed, request.By, code)}, at)
		}
		if given[code] = row; slices.Contains(row, true) {
			codes = append(codes, code)
		}
	}
	found := moves{given: make(map[model.Code][]bool)}
	d := request.Dataset
	if found.codes = codes; request.By != d.Region || !comparable(d, request.Quantities[0]) {
		found.codes = leavesOf(d.Dimensions[request.By].Codelist, codes)
	}
	for n, at := range periods {
		if !slices.ContainsFunc(found.codes, func(code model.Code) bool { return given[code][n] }) {
			continue
		}
		found.periods = append(found.periods, at)
		for _, code := range found.codes {
			found.given[code] = append(found.given[code], given[code][n])
		}
	}
	return found
}

// courses keeps the codes that have numbers in at least half of the periods; none where most numbers do not follow one
// of the period before.
func (f *moves) courses(d *model.Dataset) []model.Code {
	var codes []model.Code
	numbers, following := 0, 0
	for _, code := range f.codes {
		count := 0
		for at, given := range f.given[code] {
			if !given {
				continue
			}
			count++
			following += btoi(at > 0 && f.given[code][at-1] &&
				d.Periods[f.periods[at-1]].Next() == d.Periods[f.periods[at]])
		}
		if numbers += count; 2*count >= len(f.periods) {
			codes = append(codes, code)
		}
	}
	if len(f.periods) < fewestPoints || 2*following < numbers {
		return nil
	}
	return codes
}

// ends are the two periods that say most about then and now: the newest that enough codes have, and the first of the
// same season, or else the first at all, that nearly all of these have too.
func (f *moves) ends(d *model.Dataset) (then, now int, codes []model.Code) {
	last := len(f.periods) - 1
	for last > 0 && f.count(last) < fewestSlopes {
		last--
	}
	for _, sameSeason := range [...]bool{true, false} {
		for at := range max(last, 0) {
			if sameSeason && d.Periods[f.periods[at]].Ordinal() != d.Periods[f.periods[last]].Ordinal() {
				continue
			}
			both, either := []model.Code(nil), 0
			for _, code := range f.codes {
				older, newer := f.given[code][at], f.given[code][last]
				if either += btoi(older || newer); older && newer {
					both = append(both, code)
				}
			}
			if len(both) >= fewestSlopes && 4*len(both) >= 3*either {
				return f.periods[at], f.periods[last], both
			}
		}
	}
	return 0, 0, nil
}

// count is how many codes have a number at a place in periods.
func (f *moves) count(at int) int {
	count := 0
	for _, code := range f.codes {
		count += btoi(f.given[code][at])
	}
	return count
}

// shift is what a chart of moves shows, for its title.
type shift struct {
	quantity    model.Quantity
	first, last string // the periods
	course      bool   // from one to the other, and not then and now
	largest     int    // only so many, the largest of the last period; 0 for all
}

// courseFigure draws the courses of the codes of a request: nil where they are too few or too many for a chart of the
// kinds allowed, or have none.
func (m *maker) courseFigure(
	request model.ChartRequest, address, id string, title func(shift) string, lines bool,
) *Figure {
	found := m.movesOf(&request)
	codes := found.courses(request.Dataset)
	kind := chart.Multiples
	switch count := len(codes); {
	case count > 1 && count < fewestPanels && lines:
		kind = chart.Line
	case count < fewestPanels || count > mostPanels:
		return nil
	}
	first, last := found.periods[0], found.periods[len(found.periods)-1]
	request = between(request, codes, first, last)
	return m.choose(address, choice{kind: kind, id: id, request: request, title: title(m.shiftOf(&request, true, 0))})
}

// panels is courseFigure without lines.
func (m *maker) panels(request model.ChartRequest, address, id string, title func(shift) string) *Figure {
	return m.courseFigure(request, address, id, title, false)
}

// slopeFigure draws what the codes of a request were then and are now, the largest of them where they are many. It is
// nil where too few have both, and where the counts that it would draw are too unlike for one scale.
func (m *maker) slopeFigure(request model.ChartRequest, address, id string, title func(shift) string) *Figure {
	d, found := request.Dataset, m.movesOf(&request)
	then, now, codes := found.ends(d)
	if len(codes) < fewestSlopes {
		return nil
	}
	request = between(request, codes, then, now)
	c := choice{kind: chart.Slope, id: id, request: request}
	if len(codes) > mostSlopes {
		c.sorted, c.limit = true, mostSlopes
	}
	c.title = title(m.shiftOf(&request, false, c.limit))
	figure := m.choose(address, c)
	if q := request.Quantities[0]; figure != nil && !comparable(d, q) && !isShare(d, q) && !alike(&figure.Chart) {
		return nil
	}
	return figure
}

// between is a request of some codes from one period to another.
func between(request model.ChartRequest, codes []model.Code, first, last int) model.ChartRequest {
	request.Codes = maps.Clone(request.Codes)
	request.Codes[request.By] = codes
	request.Periods = period.Range{First: request.Dataset.Periods[first], Last: request.Dataset.Periods[last]}
	return request
}

func (m *maker) shiftOf(request *model.ChartRequest, course bool, largest int) shift {
	return shift{request.Quantities[0], m.periodText(request.Periods.First), m.periodText(request.Periods.Last), course,
		largest}
}

// alike says whether counts then and now can be told apart on one scale: at neither end more than a quarter of them are
// as good as nothing beside the largest.
func alike(spec *chart.Spec) bool {
	for at := range spec.Categories {
		var most decimal.Decimal
		for _, series := range spec.Series {
			if value := series.Points[at].Value; value.Cmp(most) > 0 {
				most = value
			}
		}
		tiny := 0
		for _, series := range spec.Series {
			wide, fits := series.Points[at].Value.Mul(decimal.Whole(widestSlopes))
			tiny += btoi(fits && wide.Cmp(most) < 0)
		}
		if most.Sign() <= 0 || 4*tiny > len(spec.Series) {
			return false
		}
	}
	return true
}

// regionsShift draws how a quantity moved in several regions; nil where they have too little in common.
func (m *maker) regionsShift(
	d *model.Dataset, q model.Quantity, codes []model.Code, address, id string,
	draw func(model.ChartRequest, string, string, func(shift) string) *Figure,
) *Figure {
	request := asked(d, 0, d.Region, q)
	request.Codes[d.Region] = codes
	return draw(request, address, id, func(s shift) string {
		return m.word(s.key("chart.regions-time", "chart.regions-then", "chart.regions-top"),
			s.args("name", d.QuantityTitle(q).In(m.language))...)
	})
}

// key is that of three keys of titles that fits: for a course, for then and now, for the largest then and now.
func (s shift) key(course, then, top string) string {
	switch {
	case s.course:
		return course
	case s.largest > 0:
		return top
	}
	return then
}

// args are what titles say of a shift.
func (s shift) args(args ...string) []string {
	return append(args, "first", s.first, "last", s.last, "count", countText(s.largest))
}
