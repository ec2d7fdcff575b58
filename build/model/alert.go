package model

import (
	"gongqiu/build/decimal"
	"gongqiu/build/diag"
)

// AlertSide says on which side of its limit a number is an alert.
type AlertSide uint8

// The sides, as dataset.yaml names them.
const (
	Below AlertSide = iota // below
	AtMost
	Above
	AtLeast
)

var alertSideNames = [...]string{"below", "at_most", "above", "at_least"}

// String is the side as dataset.yaml writes it.
func (s AlertSide) String() string { return alertSideNames[s] }

// AlertSides lists the sides.
func AlertSides() []AlertSide { return []AlertSide{Below, AtMost, Above, AtLeast} }

// Alert is a threshold that an office watches: numbers of a column that cross it are listed (预警).
type Alert struct {
	Place  diag.Place
	Title  Text // empty: it is told by the column and the limit
	Note   Text
	Column Column
	Side   AlertSide
	Limit  decimal.Decimal // in base units, percent or points
	Where  map[int][]Code  // by dimension, the codes that are watched, those below them included; others all
}

// Crossed says whether a number is on the side of the limit that is watched.
func (a *Alert) Crossed(number decimal.Decimal) bool {
	switch order := number.Cmp(a.Limit); a.Side {
	case Below:
		return order < 0
	case AtMost:
		return order <= 0
	case Above:
		return order > 0
	default:
		return order >= 0
	}
}

// Matches says whether a row is among those that a filter names by dimension: code gives the row's code of a dimension.
// Codes below those that are named are meant too.
func (d *Dataset) Matches(where map[int][]Code, code func(dimension int) Code) bool {
	for at, dimension := range d.Dimensions {
		if codes, limited := where[at]; limited && !within(dimension.Codelist, code(at), codes) {
			return false
		}
	}
	return true
}
