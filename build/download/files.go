package download

import (
	"cmp"
	"io"

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
			one := piece{breakdown: b, region: b.Region(row), first: row}
			_, one.end = b.RegionRows(one.region)
			all, row = append(all, one), one.end
		}
	}
	return all
}

// each reads the rows of a piece. The line is valid until the next.
func (l *layout) each(p piece, one *line, do func(*line)) {
	l.series.Turn(p.breakdown, p.region)
	for row := p.first; row < p.end; {
		t := l.series.Table(p.breakdown.Period(row))
		l.open(one, p.breakdown, row, t.End)
		l.compute(one, t)
		for n := range t.Len() {
			l.read(one, n)
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

// write writes both files. Rows may be nil.
func (f *files) write(csv, json io.Writer, rows *Rows) error {
	f.csv.begin(buffer{to: csv, bytes: append(make([]byte, 0, 2*handful), ByteOrderMark...)})
	f.json.begin(buffer{to: json, bytes: make([]byte, 0, 2*handful)})
	if rows == nil {
		f.csv.all(f.add)
		f.json.end()
	} else {
		starts := f.lengths()
		now := f.writeRows(rows)
		f.json.end()
		copy(starts[2:], f.json.starts[:])
		now.Starts = starts
	}
	f.csv.out.handOn()
	f.json.out.handOn()
	return cmp.Or(f.csv.out.err, f.json.out.err)
}

func (f *files) add(one *line) {
	f.csv.add(one)
	f.json.add(one)
}

// writeRows writes the rows, those that are known as they were, and notes how many bytes each piece has.
func (f *files) writeRows(rows *Rows) *Memory {
	pieces, one := f.csv.pieces(), f.csv.newLine()
	last := rows.reuse(f.csv.layout, pieces)
	for at, p := range pieces {
		before := f.lengths()
		if !last.take(at, f, p.end-p.first) {
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
	all[0], all[1] = f.csv.out.length(), f.json.out.length()
	for list := range f.json.lists {
		all[2+list] = len(f.json.lists[list])
	}
	return all
}
