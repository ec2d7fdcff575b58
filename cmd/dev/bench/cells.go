package main

import (
	"errors"
	"strconv"

	"gongqiu/build/decimal"
	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// The size of the made-up dataset that derived values are measured on: so many regions, of which one quarter of one
// region has about 150 rows.
const (
	cellQuarters   = 80
	cellsPerRegion = 2 * cellQuarters * rowsPerTable // two measures
)

// cellLists are the made-up lists that counts are broken down by, with how many codes each has besides 无要求.
var cellLists = []struct {
	id          string
	codes       int
	unspecified bool
}{
	{"industry", 18, false}, {"occupation", 72, true}, {"age", 4, true}, {"education", 5, true}, {"skill", 12, true},
	{"sex", 2, false},
}

// cellBreakdowns are what tables are broken down by, as indexes of cellLists: the totals, one list each, and industry
// by sex.
var cellBreakdowns = [][]int{{}, {0}, {1}, {2}, {3}, {4}, {0, 5}}

// rowsPerTable is the rows of all these tables of one region and quarter.
const rowsPerTable = 1 + 18 + 73 + 5 + 6 + 13 + 18*2

// cellDataset makes a dataset of about so many cells, with the derived values that every report has. All counts are
// made up.
func cellDataset(cells int) (*model.Dataset, error) {
	regions := max(1, cells/cellsPerRegion)
	d := declareCells(regions)
	fragments := make([]*model.Fragment, regions)
	for region := range regions {
		fragments[region] = regionFragment(d, region+1)
	}
	if !model.Assemble(d, fragments, func(model.Clash) {}) {
		return nil, errors.New("the keys of the made-up dataset do not fit")
	}
	return d, nil
}

// declareCells makes the dataset without cells.
func declareCells(regions int) *model.Dataset {
	person := &model.Unit{ID: "person"}
	person.Base = person
	d := &model.Dataset{
		ID: "made-up", Frequency: period.Quarter, Region: 0,
		Dimensions: []*model.Dimension{{ID: "region", Codelist: cellCodes("region", regions, false)}},
		Measures: []*model.Measure{
			{ID: "demand", Unit: person, UnitOf: -1}, {ID: "seekers", Unit: person, UnitOf: -1},
		},
		Compare: model.Compare{Previous: true, Year: true, Panel: -1},
	}
	for _, list := range cellLists {
		codes := cellCodes(list.id, list.codes, list.unspecified)
		d.Dimensions = append(d.Dimensions, &model.Dimension{ID: list.id, Codelist: codes})
	}
	demand := &model.Expression{Operator: model.LeafMeasure}
	seekers := &model.Expression{Operator: model.LeafMeasure, Measure: 1}
	two, asInputs := model.DerivedOptions{Decimals: 2}, model.DerivedOptions{Decimals: -1}
	allocate := model.DerivedOptions{Decimals: 2, Unspecified: model.Allocate}
	d.Derived = []*model.Derived{
		cellFormula("ratio", &model.Expression{Operator: model.Over, Left: demand, Right: seekers}, allocate),
		cellFormula("gap", &model.Expression{Operator: model.Minus, Left: demand, Right: seekers}, asInputs),
		{ID: "demand_share", Kind: model.ByShare, Of: 0, Percent: true, UnitOf: -1, Options: two},
		{ID: "seekers_share", Kind: model.ByShare, Of: 1, Percent: true, UnitOf: -1, Options: two},
		{
			ID: "rank", Kind: model.ByRank, Of: 3, UnitOf: -1,
			By: []model.Weight{{Quantity: 3, Weight: decimal.Whole(1)}},
		},
	}
	return d
}

func cellFormula(id string, e *model.Expression, options model.DerivedOptions) *model.Derived {
	return &model.Derived{
		ID: id, Kind: model.ByFormula, Formula: e, Formulas: []model.DatedFormula{{Expression: e}}, UnitOf: -1,
		Ratio: e.Ratio(), Options: options,
	}
}

// cellCodes is a list of numbered codes, perhaps with 无要求 behind them.
func cellCodes(id string, codes int, unspecified bool) *model.Codelist {
	entries := []model.CodeEntry{{ID: "total", Role: model.Total}}
	for at := range codes {
		entries = append(entries, model.CodeEntry{ID: id + strconv.Itoa(at+1)})
	}
	if unspecified {
		entries = append(entries, model.CodeEntry{ID: "none", Role: model.Unspecified})
	}
	return model.NewCodelist(id, diag.Place{}, entries)
}

// regionFragment is all tables of one region, as if they stood in one file.
func regionFragment(d *model.Dataset, region int) *model.Fragment {
	f := &model.Fragment{Sources: make([]model.Source, 1), Notes: make([]model.Text, 1)}
	codes := make([]model.Code, len(d.Dimensions))
	for _, lists := range cellBreakdowns {
		for quarter := range cellQuarters {
			p, _ := period.New(period.Quarter, 2001+quarter/4, quarter%4+1)
			clear(codes)
			codes[0] = model.Code(region)
			addRows(d, f, codes, lists, p, region*cellQuarters+quarter)
		}
	}
	return f
}

// addRows adds a row for each combination of the codes of lists.
func addRows(d *model.Dataset, f *model.Fragment, codes []model.Code, lists []int, p period.Period, seed int) {
	if len(lists) > 0 {
		dimension := lists[0] + 1
		for code := 1; code < d.Dimensions[dimension].Codelist.Len(); code++ {
			codes[dimension] = model.Code(code)
			addRows(d, f, codes, lists[1:], p, seed*31+code)
		}
		codes[dimension] = 0
		return
	}
	origin := uint32(len(f.Origins))
	f.Origins = append(f.Origins, model.Origin{Line: origin + 2})
	cells := make([]model.ColumnCell, 2)
	for measure := range cells {
		cells[measure] = model.ColumnCell{
			Column: model.ColumnOf(model.Quantity(measure), model.Level),
			Cell:   model.Cell{Number: cellCount(seed*2 + measure), Origin: origin, State: model.Present},
		}
	}
	f.Add(d, codes, p, cells)
}

// cellCount draws a count below 50 000 from a seed.
func cellCount(seed int) decimal.Decimal {
	mixed := (uint64(seed) + 1) * 0x9e3779b97f4a7c15
	mixed = (mixed ^ mixed>>31) * 0xbf58476d1ce4e5b9
	return decimal.Whole(int64((mixed ^ mixed>>29) % 50_000))
}
