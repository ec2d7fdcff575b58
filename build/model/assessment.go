package model

import (
	"gongqiu/build/diag"
	"gongqiu/build/period"
)

// Assessment is how a government assessed those below it, data/assessments/<id>.yaml: the regions that were looked at
// closely, the problems that were found, and what was done about each.
type Assessment struct {
	Place    diag.Place
	ID       string
	Title    Text
	Summary  Text          // what it is, in two sentences
	Region   *CodeRef      // who assesses; nil when not given
	Period   period.Period // which time is assessed; zero when not given
	Policies []*Policy     // the documents that ask for it, tell of it or answer to it
	Measures []MeasureRef
	Figures  []*Dataset // whose figures are shown for each of the regions
	Regions  []AssessedRegion
	Causes   []Text
	Problems []AssessedProblem
	Source   Source
	Note     Text
}

// AssessedRegion is a region that was looked at closely: what came out, and what it does.
type AssessedRegion struct {
	Region CodeRef
	Result Text
	Points []Text
}

// AssessedProblem is a problem that was found, and what was done about it; nothing known is an empty list.
type AssessedProblem struct {
	Problem  Text
	Remedies []Remedy
}

// Remedy is one thing that was done about a problem, by a region or a document. Inferred marks one that no source
// puts against this problem.
type Remedy struct {
	Region   *CodeRef
	Policy   *Policy
	Text     Text
	Inferred bool
}
