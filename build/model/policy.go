package model

import (
	"gongqiu/build/diag"
	"gongqiu/build/period"
)

// Policy is one policy document, data/policies/<id>.yaml.
type Policy struct {
	Place       diag.Place
	ID          string
	Numbers     []string // document numbers (发文字号) as printed; may be empty
	Title       Text
	Summary     Text   // what it is, in two sentences
	Issuers     []Text // in Chinese as printed; in all languages where the site has a list of issuers
	Issued      string // as exact as it is known: 2005, 2005-11, 2005-11-04; empty when unknown
	IssuedAt    diag.Place
	Effective   string
	Expires     string
	Region      *CodeRef
	Level       PolicyLevel
	Groups      []CodeRef
	Instruments []CodeRef
	Who         Text // who qualifies, how much there is, how and where to apply
	Amount      Text
	How         Text
	Where       Text
	Relations   []Relation // to other documents, as this one's file states them
	Inverse     []Relation // the relations that other documents state to this one; Target is the other document
	Measures    []MeasureRef
	Source      Source
	Checked     string // the day on which the file was last compared with its source; empty when not known
	CheckedAt   diag.Place
	Note        Text
}

// Starts is the date from which a document holds: when it takes effect, or else when it was issued.
func (p *Policy) Starts() string {
	if p.Effective != "" {
		return p.Effective
	}
	return p.Issued
}

// MeasureRef is one quantity at codes of the other dimensions, such as a number that a document moves.
type MeasureRef struct {
	Place    diag.Place
	Dataset  *Dataset
	Quantity Quantity
	Codes    map[int]Code // by dimension; a dimension without a code is the total, or for regions all of them
	Periods  period.Range // zero for all
}

// CodeRef is a code of a codelist together with the list.
type CodeRef struct {
	List *Codelist
	Code Code
}

// Entry is the codelist's row.
func (r CodeRef) Entry() *CodeEntry { return r.List.Entry(r.Code) }

// RelationKind is how a document stands to another.
type RelationKind string

// The kinds of relation, as written in the relations of a policy.
const (
	Implements RelationKind = "implements"
	Forwards   RelationKind = "forwards"
	Amends     RelationKind = "amends"
	Repeals    RelationKind = "repeals"
	Succeeds   RelationKind = "succeeds"
	Supports   RelationKind = "supports"
	AnnexOf    RelationKind = "annex_of"
	Cites      RelationKind = "cites"
	ReportsOn  RelationKind = "reports_on"
	Precedes   RelationKind = "precedes"
	Explains   RelationKind = "explains"
)

// RelationKinds lists the kinds in the order in which pages show them.
func RelationKinds() []RelationKind {
	return []RelationKind{Implements, Forwards, Amends, Repeals, Succeeds, Supports, AnnexOf, Cites, ReportsOn,
		Precedes, Explains}
}

// Relation is one link from a policy to another. Inferred marks a link that no source states in so many words.
type Relation struct {
	Place    diag.Place
	Kind     RelationKind
	Target   *Policy
	Basis    Text
	Inferred bool
}
