package answer

import (
	"cmp"
	"slices"
	"strings"

	"gongqiu/build/derive"
	"gongqiu/build/lookup"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// Query asks for the computed table of a dataset. Names may be ids, labels or aliases.
type Query struct {
	Dataset   string
	By        []string // dimensions to list
	Period    string   // one period or a stretch "2010-Q1..2012-Q4"; empty for all
	Region    string   // one region; empty for all
	Where     []string // "dimension=code": only these rows; two of one dimension mean either
	Published bool     // each published value beside the computed one
	Language  model.Language
}

// Result is a computed table: rows of one dataset, and the columns that each has.
type Result struct {
	Dataset    *model.Dataset
	Dimensions []int    // the dimensions that have columns, in the order of the columns
	Columns    []Column // the columns of numbers, in order
	Rows       []Row
	Published  bool
	Language   model.Language
}

// Column is a column of numbers.
type Column struct {
	Name   string
	Column model.Column
	Panel  bool // the number of members compared by the change of Column, not a column of the dataset
}

// Row is one row: what it is about. Its numbers are computed when they are asked for.
type Row struct {
	Period period.Period
	Codes  []model.Code // parallel to the result's dimensions
	table  *derive.Table
	at     int
}

// Table answers a query: every row that the tables have for it, in the order of period and codelists. The row of the
// total stands where its codelist has the total.
func Table(site *model.Site, query Query) (*Result, *lookup.Fault) {
	s, fault := newSelection(site, query)
	if fault != nil {
		return nil, fault
	}
	result := &Result{
		Dataset: s.dataset, Dimensions: s.shown, Columns: columns(s.dataset),
		Published: query.Published, Language: query.Language,
	}
	finest := s.wanted[len(s.wanted)-1]
	seen := s.rows(result, finest, nil)
	for at := len(s.wanted) - 2; at >= 0; at-- {
		s.rows(result, s.wanted[at], seen)
	}
	slices.SortFunc(result.Rows, func(a, b Row) int {
		return cmp.Or(period.Compare(a.Period, b.Period), slices.Compare(a.Codes, b.Codes))
	})
	return result, nil
}

// selection is a query with its names looked up.
type selection struct {
	dataset *model.Dataset
	periods func(period.Period) bool
	filters map[int][]model.Code // by dimension; none means all
	shown   []int
	wanted  []*model.Breakdown // the breakdowns whose rows are wanted, the finest last; nil where there is none
}

func newSelection(site *model.Site, query Query) (*selection, *lookup.Fault) {
	d, fault := lookup.Dataset(site.Datasets, query.Dataset)
	if fault != nil {
		return nil, fault
	}
	s := &selection{dataset: d, filters: make(map[int][]model.Code)}
	if s.periods, fault = lookup.Periods(d, query.Period); fault != nil {
		return nil, fault
	}
	where := query.Where
	if query.Region != "" {
		if d.Region < 0 {
			return nil, &lookup.Fault{Key: "no-region", Kind: "dataset", Value: d.ID}
		}
		where = append([]string{d.Dimensions[d.Region].ID + "=" + query.Region}, where...)
	}
	if fault = s.where(where, query.Language); fault != nil {
		return nil, fault
	}
	var by []int
	for _, name := range query.By {
		for one := range strings.SplitSeq(name, ",") {
			at, fault := lookup.Dimension(d, strings.TrimSpace(one))
			if fault != nil {
				return nil, fault
			}
			if !slices.Contains(by, at) {
				by = append(by, at)
			}
		}
	}
	s.show(by)
	s.breakdowns(by)
	return s, nil
}

// where looks up the conditions "dimension=code".
func (s *selection) where(conditions []string, language model.Language) *lookup.Fault {
	for _, condition := range conditions {
		name, value, ok := strings.Cut(condition, "=")
		if !ok {
			return &lookup.Fault{Key: "where", Kind: "dimension", Value: condition}
		}
		at, fault := lookup.Dimension(s.dataset, strings.TrimSpace(name))
		if fault != nil {
			return fault
		}
		code, fault := lookup.Code(s.dataset, at, strings.TrimSpace(value), language)
		if fault != nil {
			return fault
		}
		s.filters[at] = append(s.filters[at], code)
	}
	return nil
}

// show chooses the dimensions that have columns: those asked for, and those of which rows could have several codes.
func (s *selection) show(by []int) {
	for at := range s.dataset.Dimensions {
		several := len(s.filters[at]) > 1 || at == s.dataset.Region && len(s.filters[at]) == 0
		if several && !slices.Contains(by, at) {
			s.shown = append(s.shown, at)
		}
	}
	s.shown = append(s.shown, by...)
}

// breakdowns finds the breakdowns whose rows are wanted: each set of the dimensions in question in which a dimension
// that is left out may stand at its total.
func (s *selection) breakdowns(by []int) {
	var inner []int
	for at := range s.dataset.Dimensions {
		if at != s.dataset.Region && (slices.Contains(by, at) || len(s.filters[at]) > 0) {
			inner = append(inner, at)
		}
	}
	sets := [][]int{nil}
	for _, at := range inner {
		filter := s.filters[at]
		listed := len(filter) == 0 || slices.ContainsFunc(filter, func(c model.Code) bool { return c != 0 })
		total := len(filter) == 0 || slices.Contains(filter, 0)
		var next [][]int
		for _, set := range sets {
			if total {
				next = append(next, set)
			}
			if listed {
				next = append(next, append(slices.Clone(set), at))
			}
		}
		sets = next
	}
	for _, set := range sets {
		s.wanted = append(s.wanted, s.dataset.By(set...))
	}
}

// tableKey names one table of a dataset.
type tableKey struct {
	region model.Code
	period int
}

// rows adds the rows of a breakdown that are wanted. With within, only tables that are in it count: a total is shown
// beside its parts, not for periods that have none. It returns the tables met.
func (s *selection) rows(result *Result, b *model.Breakdown, within map[tableKey]bool) map[tableKey]bool {
	met := make(map[tableKey]bool)
	if b == nil {
		return met
	}
	var table *derive.Table
	for row := range b.Len() {
		point := b.Point(row)
		key := tableKey{point.Region, point.Period}
		if !s.matches(b, point) || within != nil && !within[key] {
			continue
		}
		if table == nil || table.Region != point.Region || table.Period != point.Period {
			table = derive.Of(s.dataset, b, point.Region, point.Period)
			met[key] = true
		}
		codes := make([]model.Code, len(result.Dimensions))
		for at, dimension := range result.Dimensions {
			codes[at] = codeOf(s.dataset, b, point, dimension)
		}
		result.Rows = append(result.Rows, Row{
			Period: s.dataset.Periods[point.Period], Codes: codes, table: table, at: row - table.First,
		})
	}
	return met
}

func (s *selection) matches(b *model.Breakdown, point model.Point) bool {
	if !s.periods(s.dataset.Periods[point.Period]) {
		return false
	}
	for dimension := range s.dataset.Dimensions {
		filter := s.filters[dimension]
		if len(filter) > 0 && !slices.Contains(filter, codeOf(s.dataset, b, point, dimension)) {
			return false
		}
	}
	return true
}

// codeOf is the code of a point in a dimension of the dataset; the total where the breakdown has no such dimension.
func codeOf(d *model.Dataset, b *model.Breakdown, point model.Point, dimension int) model.Code {
	if dimension == d.Region {
		return point.Region
	}
	if at := slices.Index(b.Dimensions, dimension); at >= 0 {
		return point.Codes[at]
	}
	return 0
}
