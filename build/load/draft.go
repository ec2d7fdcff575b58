// Package load turns the syntax of a project's files into drafts of the model: what each file says, with the place
// where it says it, before any name in it was looked up.
//
// In come the files of the tree; out goes a Project. There is one file of this package for each kind of input. It
// is apart from resolve so that every file is read, and every fault of form is found, before the first rule about
// the whole site is asked.
package load

import (
	"gongqiu/build/decimal"
	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/period"
	"gongqiu/build/table"
)

// Name is a name as it was written, to be looked up later.
type Name struct {
	Text  string
	Place diag.Place
}

// Given says whether a name was written at all.
func (n Name) Given() bool { return n.Text != "" }

// Project is every file of a project as a draft, sorted by id or path.
type Project struct {
	Config    *model.Config
	Units     []UnitDraft
	Codelists []*CodelistDraft
	Datasets  []*DatasetDraft
	Policies  []*PolicyDraft
	Pages     []*model.Page
	Maps      []*model.Map
	Charts    []*model.ChartSpec
	Terms     []*model.Term
	Assessed  []*AssessmentDraft
	Broken    map[string]bool // ids of datasets, policies and maps whose files could not be read, and SomePolicy, TheTerms
}

// What is known by other names than that of its file is broken as a whole: a document is named by its numbers too.
const (
	SomePolicy = "data/policies/"
	TheTerms   = termFile
)

// UnitDraft is a row of data/codelists/unit.csv.
type UnitDraft struct {
	ID     Name
	Label  model.Text
	Base   Name
	Factor Name
}

// CodelistDraft is one file of data/codelists.
type CodelistDraft struct {
	ID    string
	Place diag.Place
	Rows  []CodeDraft
}

// CodeDraft is a row of a codelist.
type CodeDraft struct {
	ID                 Name
	Label              model.Text
	Parent, Role, Unit Name
	Groups, Aliases    []Name
	Policies           []Name // groups of people and instruments of policies
	ValidFrom, ValidTo Name
}

// DatasetDraft is a dataset.yaml and the tables beside it.
type DatasetDraft struct {
	ID         string
	Place      diag.Place
	Title      model.Text
	Note       model.Text
	Licence    model.Text
	Contact    model.Text
	Source     model.Source
	Frequency  period.Kind
	Dimensions []DimensionDraft
	Measures   []MeasureDraft
	Derived    []DerivedDraft
	Previous   bool
	Year       bool
	Panel      Name
	Missing    map[string]model.State
	Funnels    [][]Name
	Ranges     [][]Name
	Identities []IdentityDraft
	Breaks     []BreakDraft
	Alerts     []AlertDraft
	Aggregates []Name // regions
	Adding     model.Adding
	Complete   []Name // regions, or the word all
	Rules      []RuleDraft
	Files      []*table.Table
}

// DimensionDraft is an entry of dimensions.
type DimensionDraft struct {
	ID       Name
	Codelist Name
	Title    model.Text
	Aliases  []Name
}

// MeasureDraft is an entry of measures.
type MeasureDraft struct {
	ID      Name
	Title   model.Text
	Note    model.Text
	Aliases []Name
	Unit    Name
	UnitOf  Name // a dimension whose codes carry the unit
	Time    model.Time
	Plan    PlanDraft
	Apart   bool // additive: false
}

// DerivedDraft is an entry of derived.
type DerivedDraft struct {
	ID         Name
	Title      model.Text
	Note       model.Text
	Aliases    []Name
	Formulas   []FormulaDraft
	Share      Name
	Rank       []WeightDraft
	Cumulative Name
	Unit       Name
	Decimals   int // -1 when not given
	Options    OptionsDraft
}

// PlanDraft is what makes a measure a plan. Period is None when not given.
type PlanDraft struct {
	Kind   model.PlanKind
	Period period.Kind
	Of     Name
}

// FormulaDraft is a formula, and the stretch of time for which it holds; without one it always does.
type FormulaDraft struct {
	Periods Name
	Text    Name
}

// WeightDraft is a quantity to rank by, and how much it counts; a single one has no weight.
type WeightDraft struct {
	Quantity Name
	Weight   decimal.Decimal
}

// MinimumDraft is the least that a row must have of a quantity to be ranked.
type MinimumDraft struct {
	Quantity Name
	Least    decimal.Decimal
}

// IdentityDraft is an entry of identities.
type IdentityDraft struct {
	Equation  Name
	Note      model.Text
	Tolerance decimal.Decimal
}

// BreakDraft is an entry of breaks.
type BreakDraft struct {
	Place    diag.Place
	From     Name
	Where    []FilterDraft
	Measures []Name
	Note     model.Text
}

// AlertDraft is an entry of alerts.
type AlertDraft struct {
	Place  diag.Place
	Title  model.Text
	Note   model.Text
	Column Name // a measure or derived value, or a change of one
	Side   model.AlertSide
	Limit  decimal.Decimal
	Where  []FilterDraft
}

// FilterDraft names codes of a dimension.
type FilterDraft struct {
	Dimension Name
	Codes     []Name
}

// OptionsDraft is how a derived value comes about, in dataset.yaml or for some tables only. Decimals and Unit serve
// a rule for some tables.
type OptionsDraft struct {
	ShareOf     Name // total, parent or a code
	Unspecified Name // allocate or ignore
	Order       Name // ascending or descending
	Minimum     []MinimumDraft
	Limit       int // 0 when not given
}

// RuleDraft is an entry of tables: what holds for the files that match.
type RuleDraft struct {
	Files Name
	Set   []SetDraft
	With  []WithDraft
}

// SetDraft gives a column to every row of the matching files.
type SetDraft struct {
	Column Name
	Value  Name
}

// WithDraft changes a measure or derived value for the matching files.
type WithDraft struct {
	Quantity Name
	Unit     Name
	Decimals int // -1 when not given
	Options  OptionsDraft
}

// PolicyDraft is one file of data/policies.
type PolicyDraft struct {
	Policy      *model.Policy // all but the names below
	Numbers     []Name
	Measures    []Name // targets/actual?indicator=loans
	Issuers     []Name
	Region      Name
	Groups      []Name
	Instruments []Name
	Relations   []RelationDraft
}

// RelationDraft is an entry of relations.
type RelationDraft struct {
	Kind     Name
	Target   Name
	Basis    model.Text
	Inferred bool
}
