package plan

import (
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"slices"
	"sync"

	"gongqiu/build/judge"
	"gongqiu/build/model"
)

// Sum stands for content: what has the same sum is the same.
type Sum [sha256.Size]byte

// digest is a sum in the making. Everything is written with its length or in a fixed form, so that no two contents are
// written alike.
type digest []byte

func (d *digest) number(n int64)   { *d = binary.AppendVarint(*d, n) }
func (d *digest) sum(s Sum)        { *d = append(*d, s[:]...) }
func (d *digest) text(text string) { d.number(int64(len(text))); *d = append(*d, text...) }
func (d *digest) codes(codes []model.Code) {
	d.number(int64(len(codes)))
	for _, code := range codes {
		d.number(int64(code))
	}
}
func (d *digest) flag(is bool) {
	if is {
		*d = append(*d, 1)
	} else {
		*d = append(*d, 0)
	}
}
func (d *digest) finish() Sum { return sha256.Sum256(*d) }

// dataDigest is what the cells of a dataset come to: all of them, and those of each region and of each period.
type dataDigest struct {
	whole   Sum
	shape   Sum // which rows and columns there are, whatever they hold
	regions map[model.Code]Sum
	periods []Sum // by index
}

// dataDigester makes the digest of a dataset in one pass over its cells.
type dataDigester struct {
	*model.Dataset
	verdicts *judge.Verdicts
	judged   bool // some cell has a verdict
	tables   []Sum
	sources  []Sum
	notes    []Sum
}

// block is the cells of one region and period in one breakdown.
type block struct {
	breakdown int
	region    model.Code
	period    int
	sum       Sum
}

func digestData(d *model.Dataset, verdicts *judge.Verdicts) *dataDigest {
	w := &dataDigester{Dataset: d, verdicts: verdicts, judged: verdicts.Any(d)}
	w.digestTables()
	blocks := make([][]block, len(d.Breakdowns))
	shapes := make([]Sum, len(d.Breakdowns))
	var group sync.WaitGroup
	for at, b := range d.Breakdowns {
		group.Go(func() { blocks[at] = w.blocks(at, b) })
		group.Go(func() { shapes[at] = w.shape(b) })
	}
	group.Wait()
	return w.join(slices.Concat(append(blocks, w.replaced())...), shapes)
}

// digestTables sums up what many cells share.
func (w *dataDigester) digestTables() {
	for _, file := range w.Tables {
		var s digest
		if file != nil {
			s.text(file.Path)
			s.text(file.Sheet)
			for _, column := range slices.Sorted(maps.Keys(file.Fields)) {
				s.number(int64(column))
				s.number(int64(file.Fields[column]))
				if unit := file.Units[column]; unit != nil {
					s.text(unit.ID)
				}
			}
		}
		w.tables = append(w.tables, s.finish())
	}
	for _, source := range w.Sources {
		var s digest
		s.text(source.Title.ZH)
		s.text(source.Title.EN)
		s.text(source.URL)
		w.sources = append(w.sources, s.finish())
	}
	for _, note := range w.Notes {
		w.notes = append(w.notes, noteSum(note))
	}
}

func noteSum(note model.Text) Sum {
	var s digest
	s.text(note.ZH)
	s.text(note.EN)
	return s.finish()
}

// blocks sums up each table of a breakdown.
func (w *dataDigester) blocks(at int, b *model.Breakdown) []block {
	var columns []model.Column
	for column := range model.Column(w.ColumnCount()) {
		if b.Has(column) {
			columns = append(columns, column)
		}
	}
	var all []block
	var s digest
	runs := make([]model.Run, len(columns))
	for first, end := range b.Tables() {
		s = s[:0]
		s.number(int64(len(columns)))
		for at, column := range columns {
			runs[at] = b.Run(first, end, column)
			s.number(int64(column))
		}
		last := noOrigin
		for row := first; row < end; row++ {
			codes, _ := b.Series(row)
			s = w.row(binary.AppendUvarint(s, codes), columns, runs, row-first, &last)
		}
		all = append(all, block{at, b.Region(first), b.Period(first), s.finish()})
	}
	return all
}

// replaced sums up the cells that others replaced, each by itself.
func (w *dataDigester) replaced() []block {
	var all []block
	for _, r := range w.Replaced {
		var s digest
		point := r.Breakdown.Point(r.Row)
		s.codes(point.Codes[:len(r.Breakdown.Dimensions)])
		s.number(int64(r.Column))
		last := noOrigin
		s = w.origin(w.cell(s, r.Column, r.Cell, 0), r.Cell, &last)
		at := len(w.Breakdowns) + slices.Index(w.Breakdowns, r.Breakdown)
		all = append(all, block{at, point.Region, point.Period, s.finish()})
	}
	return all
}

// shape sums up which rows and columns a breakdown has.
func (w *dataDigester) shape(b *model.Breakdown) Sum {
	const row = 2 // bytes, mostly
	s := make(digest, 0, row*b.Len())
	for _, dimension := range b.Dimensions {
		s.number(int64(dimension))
	}
	s.number(-1)
	for column := range model.Column(w.ColumnCount()) {
		s.flag(b.Has(column))
	}
	for first, end := range b.Tables() {
		s.number(int64(b.Region(first)))
		s.number(int64(b.Period(first)))
		s.number(int64(end - first))
		for row := first; row < end; row++ {
			codes, _ := b.Series(row)
			s = binary.AppendUvarint(s, codes)
		}
	}
	return s.finish()
}

// join gathers the sums of tables by region and by period.
func (w *dataDigester) join(blocks []block, shapes []Sum) *dataDigest {
	var whole, shape digest
	regions, periods := make(map[model.Code]digest), make([]digest, len(w.Periods))
	for _, b := range blocks {
		region := regions[b.region]
		for _, s := range []*digest{&region, &periods[b.period], &whole} {
			s.number(int64(b.breakdown))
			s.number(int64(b.region))
			s.number(int64(b.period))
			s.sum(b.sum)
		}
		regions[b.region] = region
	}
	for _, p := range w.Periods {
		shape.text(p.String())
	}
	for _, s := range shapes {
		shape.sum(s)
	}
	tables, rows := w.Read()
	shape.number(int64(tables))
	shape.number(int64(rows))
	shape.flag(w.Restarts)
	shape.flag(w.OwnOptions)
	for _, sums := range [][]Sum{w.tables, w.sources, w.notes} {
		whole.number(int64(len(sums)))
		for _, s := range sums {
			whole.sum(s)
		}
	}
	r := &dataDigest{
		shape:   shape.finish(),
		regions: make(map[model.Code]Sum, len(regions)),
		periods: make([]Sum, len(periods)),
	}
	whole.sum(r.shape)
	r.whole = whole.finish()
	for code, s := range regions {
		r.regions[code] = s.finish()
	}
	for at, s := range periods {
		r.periods[at] = s.finish()
	}
	return r
}
