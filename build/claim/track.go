package claim

import (
	"slices"

	"gongqiu/build/decimal"
	"gongqiu/build/period"
)

// Track is the numbers of one thing that is shown, oldest first. Tracks that are shown together have the same periods.
type Track struct {
	Quantity, Code string // ids; Code is empty where nothing is told apart
	Name           string // as readers see it
	Percent        bool   // the numbers are percentages
	Side           Side   // of the market that it counts
	MarketRatio    bool   // the numbers divide demand by supply
	Moving         bool   // a level of a panel whose members change: two of its numbers do not say what rose or fell
	Points         []Point

	counts [2]*Track // of a ratio that is not shown: demand and supply, which are
}

// Point is a number of a track.
type Point struct {
	Period period.Period
	Value  decimal.Decimal
	Given  bool // the number is known, and exact
	Break  bool // the definition changed between the point before and this one
}

// given are the places of the numbers of a track that are exact.
func (t *Track) given() []int {
	var places []int
	for at, point := range t.Points {
		if point.Given {
			places = append(places, at)
		}
	}
	return places
}

// find is the place of a period's number; -1 when there is none.
func (t *Track) find(when period.Period) int {
	for _, at := range t.given() {
		if t.Points[at].Period == when {
			return at
		}
	}
	return -1
}

// broken says whether the definition changed after one place and up to another.
func (t *Track) broken(from, to int) bool {
	return slices.ContainsFunc(t.Points[from+1:to+1], func(p Point) bool { return p.Break })
}
