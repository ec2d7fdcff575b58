// Package claim judges whether a title says what the numbers below it say. A title is cut into clauses, a clause of
// which every word is understood becomes a claim, and a claim is contradicted where no reading of it is true: a rise
// may be meant over the whole span, on the period before or on the year. What is not understood is not judged, for a
// wrong accusation would cost more trust than a claim let pass.
package claim

import (
	"slices"

	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// Shown is what stands below a title: names and numbers in one language.
type Shown struct {
	Language model.Language
	Names    []Name
	Tracks   []Track
	Only     string // the id of the one quantity that is shown; empty where there are several
}

// Name is what a title may call something that is shown, or else another quantity of the same survey.
type Name struct {
	Text     string
	Quantity string // the id of a quantity; empty for a code
	Code     string // the id of a code that is told apart; empty for one that holds for all that is shown
	Side     Side   // of the market that it counts

	general bool // a word for the market or a side of it, which says of no quantity which one it is
}

// Contradiction is a clause of a title with the number that proves it wrong, and what that number is held against.
type Contradiction struct {
	Text     string // the clause as typed
	Track    *Track // what the number is of
	Found    Point
	Expected decimal.Decimal // the other number
	Other    string          // the period of the other number, or the name of what it is of; empty for a bare number
	Reason   Reason
}

// Reason is how the two numbers of a contradiction belong together.
type Reason string

// The reasons. The empty one is two numbers of one track.
const (
	OfLevel   Reason = "level"   // the number is on the other side of a level
	OfNumber  Reason = "number"  // the number is another one
	OfBalance Reason = "balance" // the ratio is far from 1
	OfOthers  Reason = "others"  // another track has a number beyond it
	OfPoints  Reason = "claim"   // a difference of percentages is called percent
)

// Judge lists the claims of a title that its numbers contradict.
func (s *Shown) Judge(title string) []Contradiction {
	var found []Contradiction
	for _, read := range readClaims(title, s.Language, vocabulary(s.Language, s.Names)) {
		if against := s.judge(&read); against != nil {
			against.Text = read.text
			found = append(found, *against)
		}
	}
	return found
}

// judge is what contradicts a claim; nil for nothing.
func (s *Shown) judge(c *claim) *Contradiction {
	subjects, contradicts := s.subjects(c), s.test(c)
	if larger, is := c.leaning(); is {
		c.quantities = nil // it speaks of the market
		subjects, contradicts = s.balances(c), s.againstBalance(larger)
	} else if c.general {
		return nil // of which quantity is not said
	}
	if contradicts == nil {
		return nil
	}
	var first *Contradiction
	for _, subject := range subjects {
		found := contradicts(c, subject)
		if found == nil && (len(c.codes) == 0 && len(c.quantities) < 2 && !c.says(always)) {
			return nil // the title does not say of which it speaks, and it is true of this one
		}
		if found != nil && first == nil {
			first = found
		}
	}
	return first
}

// subjects are the tracks that a claim speaks of; none when it speaks of something else.
func (s *Shown) subjects(c *claim) []*Track {
	var subjects []*Track
	quantities := c.quantities
	if len(quantities) == 0 && s.Only != "" {
		quantities = []string{s.Only}
	}
	for _, quantity := range quantities {
		before := len(subjects)
		for at := range s.Tracks {
			subject := &s.Tracks[at]
			if subject.Quantity == quantity && (len(c.codes) == 0 || slices.Contains(c.codes, subject.Code)) {
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
func (s *Shown) test(c *claim) func(*claim, *Track) *Contradiction {
	var tests []func(*claim, *Track) *Contradiction
	switch up, down := c.says(rises), c.says(falls); {
	case up && down:
		return nil
	case (up || down) && c.hasNumber && c.says(reaches):
		tests = append(tests, againstLast)
	case (up || down) && c.hasNumber:
		tests = append(tests, againstPoints)
	case up || down:
		tests = append(tests, againstCourse)
	}
	if c.says(doubles, triples, halves) {
		tests = append(tests, againstTimes)
	}
	if c.says(above, below, atLeast, atMost) {
		tests = append(tests, s.againstLevel)
	}
	if c.says(highest, lowest) {
		tests = append(tests, s.againstOthers)
	}
	if c.says(newHigh, newLow) {
		tests = append(tests, againstRecord)
	}
	if len(tests) != 1 {
		return nil
	}
	return tests[0]
}
