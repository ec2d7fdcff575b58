package model_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"gongqiu/build/decimal"
	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// list is a codelist of n codes besides its total; they have no names.
func list(n int) *model.Codelist {
	return model.NewCodelist("", diag.Place{}, make([]model.CodeEntry, n+1))
}

// dataset is a dataset of two measures by region and dimensions of the given lengths.
func dataset(regions int, lengths ...int) *model.Dataset {
	d := &model.Dataset{Measures: []*model.Measure{{ID: "demand", UnitOf: -1}, {ID: "seekers", UnitOf: -1}}}
	d.Dimensions = []*model.Dimension{{ID: "region", Codelist: list(regions)}}
	for at, n := range lengths {
		d.Dimensions = append(d.Dimensions, &model.Dimension{ID: fmt.Sprint("d", at), Codelist: list(n)})
	}
	return d
}

// point names a row in the plain version of the store: a period and one code for each dimension of the dataset.
type point struct {
	period period.Period
	codes  [4]model.Code
}

// plain is the plain version of the cell store: every cell that was said of a row and column, in order.
type plain map[point]map[model.Column][]model.Cell

func (p plain) add(at point, column model.Column, cell model.Cell) {
	if p[at] == nil {
		p[at] = make(map[model.Column][]model.Cell)
	}
	p[at][column] = append(p[at][column], cell)
}

// settle is what stands of the cells that were said of one row and column: the first that is neither blank nor
// superseded; a blank one only where that is all.
func settle(cells []model.Cell) (stands model.Cell, clashes, superseded int) {
	blank := false
	for _, c := range cells {
		switch {
		case c.State == model.Missing:
			blank = true
		case c.Status == model.Superseded:
			superseded++
		case stands.Has():
			clashes++
		default:
			stands = c
		}
	}
	if blank && superseded == 0 && !stands.Has() {
		stands = model.Cell{State: model.Missing}
	}
	return stands, clashes, superseded
}

func quarters(t *rapid.T) []period.Period {
	first, _ := period.New(period.Quarter, 2001, 1)
	all := []period.Period{first}
	for len(all) < 5 {
		all = append(all, all[len(all)-1].Next())
	}
	year, _ := period.New(period.Year, 2001, 1)
	return append(all, year)
}

// draw makes fragments of rows, and the plain version beside them.
func draw(t *rapid.T, d *model.Dataset) ([]*model.Fragment, plain) {
	said := plain{}
	fragments := make([]*model.Fragment, rapid.IntRange(1, 4).Draw(t, "files"))
	periods := quarters(t)
	for file := range fragments {
		f := &model.Fragment{Table: &model.TableFile{Path: fmt.Sprint(file)}}
		fragments[file] = f
		for line := range rapid.IntRange(0, 20).Draw(t, "rows") {
			at := point{period: rapid.SampledFrom(periods).Draw(t, "period")}
			for n, dimension := range d.Dimensions {
				codes := min(3, dimension.Codelist.Len()-1)
				at.codes[n] = model.Code(rapid.IntRange(0, codes).Draw(t, "code"))
			}
			f.Origins = append(f.Origins, model.Origin{Line: uint32(line)})
			var cells []model.ColumnCell
			for q := range model.Quantity(2) {
				column := model.ColumnOf(q, rapid.SampledFrom(model.Changes()).Draw(t, "change"))
				cell := model.Cell{State: model.Present, Number: decimal.Whole(rapid.Int64Range(0, 9).Draw(t, "number"))}
				switch rapid.IntRange(0, 5).Draw(t, "kind") {
				case 0:
					cell = model.Cell{State: model.Missing}
				case 1:
					cell.Status = model.Superseded
				}
				said.add(at, column, cell)
				cell.Origin = uint32(line)
				cells = append(cells, model.ColumnCell{Column: column, Cell: cell})
			}
			if !f.Add(d, at.codes[:len(d.Dimensions)], at.period, cells) {
				t.Fatal("a row was refused")
			}
		}
	}
	return fragments, said
}

// TestStore compares the cell store with a plain map: the same cells stand, the same clash, the same were replaced;
// every row is found, and the runs of a region and of a table are exactly their rows.
func TestStore(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := dataset(3, 3, 40, 3)
		d.Region = 0
		fragments, said := draw(r, d)
		clashes := 0
		if !model.Assemble(d, fragments, func(c model.Clash) {
			clashes++
			if same := c.First.Number.Equal(c.Second.Number); same != c.Same {
				r.Errorf("%v and %v: same is %t", c.First, c.Second, c.Same)
			}
		}) {
			r.Fatal("refused")
		}
		wantClashes, wantReplaced := 0, 0
		for at, columns := range said {
			b, row := findRow(r, d, at)
			for column := range model.Column(d.ColumnCount()) {
				want, clash, superseded := settle(columns[column])
				wantClashes, wantReplaced = wantClashes+clash, wantReplaced+superseded
				got := b.Cell(row, column)
				if got.State != want.State || !got.Number.Equal(want.Number) || got.Status != want.Status {
					r.Errorf("%v, %s: %v, want %v", at, d.ColumnName(column), got, want)
				}
				first := rapid.IntRange(0, row).Draw(r, "first")
				if run := b.Run(first, rapid.IntRange(row+1, b.Len()).Draw(r, "end"), column); run.Cell(row-first) != got {
					r.Errorf("%v, %s: %v in a run, want %v", at, d.ColumnName(column), run.Cell(row-first), got)
				}
				if got.Given() && d.Tables[d.Origins[got.Origin].Table].Path == "" {
					r.Errorf("%v has no origin", got)
				}
			}
		}
		if clashes != wantClashes || len(d.Replaced) != wantReplaced {
			r.Errorf("%d clashes and %d replaced, want %d and %d", clashes, len(d.Replaced), wantClashes, wantReplaced)
		}
		checkRuns(r, d, len(said))
	})
}

// findRow is the row of a point, in the breakdown by the dimensions that are not at their total.
func findRow(t *rapid.T, d *model.Dataset, at point) (*model.Breakdown, int) {
	var dimensions []int
	p := model.Point{Region: at.codes[0], Period: d.PeriodIndex(at.period)}
	for n := 1; n < len(d.Dimensions); n++ {
		if at.codes[n] != 0 {
			p.Codes[len(dimensions)] = at.codes[n]
			dimensions = append(dimensions, n)
		}
	}
	b := d.By(dimensions...)
	if b == nil {
		t.Fatalf("no breakdown by %v", dimensions)
	}
	row, found := b.Find(p)
	if !found || b.Point(row) != p {
		t.Fatalf("%v is not found by %v", p, dimensions)
	}
	return b, row
}

// checkRuns proves that rows are sorted, that there are as many as there are points, and that RegionRows and Table
// cut exactly the rows of a region and of a table.
func checkRuns(t *rapid.T, d *model.Dataset, rows int) {
	if !slices.IsSortedFunc(d.Periods, period.Compare) {
		t.Errorf("periods are not in order: %v", d.Periods)
	}
	for _, b := range d.Breakdowns {
		rows -= b.Len()
		var points []model.Point
		for row := range b.Len() {
			points = append(points, b.Point(row))
		}
		if !slices.IsSortedFunc(points, comparePoints) {
			t.Errorf("rows are not in order: %v", points)
		}
		for region := range model.Code(d.Dimensions[0].Codelist.Len()) {
			first, end := b.RegionRows(region)
			checkRun(t, points, first, end, func(p model.Point) bool { return p.Region == region })
			for index := range d.Periods {
				first, end := b.Table(region, index)
				checkRun(t, points, first, end, func(p model.Point) bool { return p.Region == region && p.Period == index })
			}
		}
	}
	if rows != 0 {
		t.Errorf("%d rows too few", rows)
	}
}

func comparePoints(a, b model.Point) int {
	return cmp.Or(cmp.Compare(a.Region, b.Region), cmp.Compare(a.Period, b.Period), slices.Compare(a.Codes[:], b.Codes[:]))
}

func checkRun(t *rapid.T, points []model.Point, first, end int, in func(model.Point) bool) {
	for row, p := range points {
		if within := first <= row && row < end; within != in(p) {
			t.Errorf("rows %d to %d of %v: row %d is %v", first, end, points, row, p)
		}
	}
}

// TestFullKeys fills all 64 bits of a key: the last region of such a breakdown, and its last table, still have their
// rows. With one bit more the breakdown is refused.
func TestFullKeys(t *testing.T) {
	first, _ := period.New(period.Quarter, 2001, 1)
	second := first.Next()
	for _, c := range []struct {
		last int // codes of the last dimension; with the others they make 64 bits of key, or 65
		ok   bool
	}{{1<<16 - 1, true}, {1 << 16, false}} {
		d := dataset(1<<15-1, 1<<16-1, 1<<16-1, c.last) // 15 + 1 + 3 × 16
		d.Region = 0
		f := &model.Fragment{Table: &model.TableFile{}, Origins: make([]model.Origin, 4)}
		last := []model.Code{1<<15 - 1, 1<<16 - 1, 1<<16 - 1, model.Code(c.last)}
		cell := []model.ColumnCell{{Cell: model.Cell{State: model.Present}}}
		for _, p := range []period.Period{first, second} {
			f.Add(d, []model.Code{0, 1, 1, 1}, p, cell)
			f.Add(d, last, p, cell)
		}
		if ok := model.Assemble(d, []*model.Fragment{f}, func(model.Clash) { t.Error("clash") }); ok != c.ok {
			t.Fatalf("last code %d: assembled is %t", c.last, ok)
		}
		if !c.ok {
			continue
		}
		b := d.By(1, 2, 3)
		if first, end := b.RegionRows(last[0]); first != 2 || end != 4 {
			t.Errorf("the last region has rows %d to %d, want 2 to 4", first, end)
		}
		if first, end := b.Table(last[0], 1); first != 3 || end != 4 {
			t.Errorf("the last table has rows %d to %d, want 3 to 4", first, end)
		}
	}
}

// TestBreakdownLimit: a row may be broken down by as many dimensions as keys have room for, and not by more.
func TestBreakdownLimit(t *testing.T) {
	d := dataset(1, 1, 1, 1, 1, 1)
	d.Region = 0
	p, _ := period.New(period.Year, 2001, 1)
	f := &model.Fragment{Table: &model.TableFile{}}
	if !f.Add(d, []model.Code{1, 1, 1, 1, 1, 0}, p, nil) {
		t.Error("four dimensions are refused")
	}
	if f.Add(d, []model.Code{1, 1, 1, 1, 1, 1}, p, nil) {
		t.Error("five dimensions are taken")
	}
}

// TestAdopted: what rows say of their cells is found again after the fragments were joined, whichever file it was in.
func TestAdopted(t *testing.T) {
	d := dataset(3)
	d.Source = model.Source{Title: model.Text{ZH: "本级"}}
	p, _ := period.New(period.Year, 2001, 1)
	shared := model.Source{Title: model.Text{ZH: "年报"}, URL: "https://example.org/"}
	var fragments []*model.Fragment
	for file := range 3 {
		note := model.Text{ZH: fmt.Sprint("说明", file)}
		f := &model.Fragment{
			Table:   &model.TableFile{Path: fmt.Sprint(file)},
			Sources: []model.Source{{}, shared}, Notes: []model.Text{{}, note},
			Origins: []model.Origin{{}, {Line: 7, Source: 1, Note: 1}},
			Printed: map[model.CellRef]string{{Origin: 1}: fmt.Sprint("1:", file)},
			Accepts: map[uint32]string{1: fmt.Sprint("demand ", file)},
			CellNotes: map[model.CellRef]model.Text{
				{Origin: 0}: {ZH: fmt.Sprint("格", file)},
			},
		}
		for line := range uint32(2) {
			f.Add(d, []model.Code{model.Code(file + 1)}, p, []model.ColumnCell{{
				Column: model.ColumnOf(model.Quantity(line), model.Level),
				Cell:   model.Cell{State: model.Present, Origin: line},
			}})
		}
		fragments = append(fragments, f)
	}
	model.Assemble(d, fragments, func(model.Clash) { t.Error("clash") })
	if len(d.Sources) != 2 || len(d.Notes) != 4 {
		t.Errorf("%d sources and %d notes, want 2 and 4", len(d.Sources), len(d.Notes))
	}
	for file := range 3 {
		row, _ := d.Totals().Find(model.Point{Region: model.Code(file + 1)})
		first, second := d.Totals().Cell(row, model.ColumnOf(0, 0)), d.Totals().Cell(row, model.ColumnOf(1, 0))
		got := []string{
			d.Tables[d.Origins[second.Origin].Table].Path, d.NoteOf(model.ColumnOf(1, 0), second).ZH,
			d.NoteOf(0, first).ZH, d.SourceOf(first).Title.ZH, d.SourceOf(second).Title.ZH,
			d.Printed[model.CellRef{Origin: second.Origin}], d.Accepts[second.Origin],
		}
		want := []string{
			fmt.Sprint(file), fmt.Sprint("说明", file), fmt.Sprint("格", file), "本级", "年报",
			fmt.Sprint("1:", file), fmt.Sprint("demand ", file),
		}
		if !slices.Equal(got, want) {
			t.Errorf("file %d: %v, want %v", file, got, want)
		}
	}
	if len(d.CellNotes) != 3 {
		t.Errorf("%d notes to cells, want 3", len(d.CellNotes))
	}
}
