package download

import (
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// piece is the rows of a region in one breakdown.
type piece struct {
	breakdown  *model.Breakdown
	region     model.Code
	first, end int
}

// pieces are the rows of a dataset, in the order of its files.
func (l *layout) pieces() []piece {
	var all []piece
	for _, b := range l.dataset.Breakdowns {
		for row := 0; row < b.Len(); {
			one := piece{breakdown: b, region: b.Point(row).Region, first: row}
			_, one.end = b.RegionRows(one.region)
			all, row = append(all, one), one.end
		}
	}
	return all
}

// each reads the rows of a piece. The line is valid until the next.
func (l *layout) each(p piece, one *line, do func(*line)) {
	series := derive.SeriesOf(l.dataset, p.breakdown, p.region)
	for row := p.first; row < p.end; {
		t := series.Table(p.breakdown.Point(row).Period)
		for n := range t.Len() {
			l.read(one, p.breakdown, row+n)
			l.compute(one, t, n)
			do(one)
		}
		row = t.End
	}
}

// all reads the whole dataset, a row for each point, in the order of the store.
func (l *layout) all(do func(*line)) {
	one := l.newLine()
	for _, p := range l.pieces() {
		l.each(p, one, do)
	}
}

// files are the CSV and the JSON of a dataset in the making. Computing every value is most of the work, and is done
// once for both.
type files struct {
	csv  *sheet
	json *record
}

func newFiles(d *model.Dataset, languages []model.Language) *files {
	l := newLayout(d)
	return &files{newSheet(l), newRecord(l, languages)}
}

// appendTo appends both files to dst. Rows may be nil.
func (f *files) appendTo(dst [][]byte, rows *Rows) {
	f.csv.begin(append(dst[0], ByteOrderMark...))
	f.json.begin(dst[1])
	if rows == nil {
		f.csv.all(f.add)
		dst[0], dst[1] = f.csv.end(), f.json.end()
		return
	}
	starts := f.lengths()
	now := f.appendRows(rows)
	csv, json := len(dst[0]), len(dst[1])
	dst[0], dst[1] = f.csv.end(), f.json.end()
	copy(starts[2:], f.json.starts[:])
	for stream := range starts {
		now.Starts[stream] = starts[stream] - [...]int{csv, json}[min(stream, 1)]
	}
}

func (f *files) add(one *line) {
	f.csv.add(one)
	f.json.add(one)
}

// appendRows appends the rows, those that are known as they were, and notes how many bytes each piece has.
func (f *files) appendRows(rows *Rows) *Memory {
	pieces, one := f.csv.pieces(), f.csv.newLine()
	last := rows.reuse(f.csv.layout, pieces)
	last.grow(&f.csv.out, &f.json.out)
	for at, p := range pieces {
		before := f.lengths()
		if last.take(at, f.streams()) {
			f.csv.out.done += p.end - p.first
			f.json.out.done += p.end - p.first
		} else {
			f.csv.each(p, one, f.add)
		}
		for stream, length := range f.lengths() {
			rows.Now.Pieces[at].Lengths[stream] = length - before[stream]
		}
	}
	return rows.Now
}

// streams are what pieces add to.
func (f *files) streams() (all [streams]*[]byte) {
	all[0], all[1] = &f.csv.out.bytes, &f.json.out.bytes
	for list := range f.json.lists {
		all[2+list] = &f.json.lists[list]
	}
	return all
}

func (f *files) lengths() (all [streams]int) {
	for stream, content := range f.streams() {
		all[stream] = len(*content)
	}
	return all
}
