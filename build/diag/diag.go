// Package diag holds findings: what is wrong in the author's files, where, by which rule, and how to cure it.
//
// A fault of the input is always a Finding with a Place, never a Go error; a Go error means that the machine failed.
// Every stage adds to one List. The list folds findings of one cause into one (with the number of rows it
// touched), and hands them out in one order whatever order the stages and their goroutines found them in.
// The texts of a finding are not here: package words holds them in every language, and the printers of this
// package are given them through the interface Texts.
package diag

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// Severity says whether a finding stops the build.
type Severity uint8

const (
	// Error stops the build: the last good output stays as it was.
	Error Severity = iota
	// Warning is shown but does not stop the build, unless the run is strict.
	Warning
)

// Place is where a finding is: a file of the project, slash-separated and relative to its root, a line and a column.
// Line and Column start at 1; zero means that the finding concerns the whole file (or, for both, no file at all).
// Columns count characters, as editors do. In a workbook Sheet is set and Cell is the cell's address ("C4").
type Place struct {
	File   string
	Line   int
	Column int
	Width  int    // characters that the faulty value takes, for the carets; 0 is unknown
	Text   string // the source line, without its line end; empty when not at hand
	Sheet  string
	Cell   string
}

// Args are the named values that the texts of a finding speak of: "value", "column", "nearest", …
type Args map[string]string

// Related points at a second place that explains the first, such as the earlier definition of a code given twice.
// Role is the name of a text: "first", "other".
type Related struct {
	Role  string
	Place Place
}

// Finding is one fault. Rows counts the rows that share its cause (1 for a fault of its own).
type Finding struct {
	Code    Code
	Place   Place
	Args    Args
	Related []Related
	Rows    int
	// Cause tells findings of one code in one file apart: equal causes fold into one finding at the earliest
	// place. Empty means that the place is the cause.
	Cause string
}

// Severity is the severity of the finding's code.
func (f Finding) Severity() Severity { return severities[f.Code] }

// List gathers findings. It is safe for use by many goroutines; its zero value is ready.
type List struct {
	mu      sync.Mutex
	found   []Finding
	byCause map[causeKey]int
}

type causeKey struct {
	code  Code
	file  string
	sheet string
	cause string
}

// Add adds a finding, or counts one more row of a cause that is already there.
func (l *List) Add(f Finding) {
	if f.Rows == 0 {
		f.Rows = 1
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if f.Cause == "" {
		l.found = append(l.found, f)
		return
	}
	key := causeKey{f.Code, f.Place.File, f.Place.Sheet, f.Cause}
	if at, known := l.byCause[key]; known {
		rows := l.found[at].Rows + f.Rows
		if comparePlaces(f.Place, l.found[at].Place) < 0 {
			l.found[at] = f
		}
		l.found[at].Rows = rows
		return
	}
	if l.byCause == nil {
		l.byCause = make(map[causeKey]int)
	}
	l.byCause[key] = len(l.found)
	l.found = append(l.found, f)
}

// Sorted is a copy of all findings by file, line, column, code and arguments.
func (l *List) Sorted() []Finding {
	l.mu.Lock()
	out := slices.Clone(l.found)
	l.mu.Unlock()
	slices.SortStableFunc(out, compareFindings)
	return out
}

// Failed says whether the list holds an error, or, when strict, anything at all.
func (l *List) Failed(strict bool) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, f := range l.found {
		if strict || f.Severity() == Error {
			return true
		}
	}
	return false
}

func compareFindings(a, b Finding) int {
	return cmp.Or(
		comparePlaces(a.Place, b.Place),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Cause, b.Cause),
		cmp.Compare(a.Args.key(), b.Args.key()),
	)
}

func comparePlaces(a, b Place) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Sheet, b.Sheet),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
	)
}

// key writes the arguments in a fixed order, for sorting only.
func (a Args) key() string {
	names := make([]string, 0, len(a))
	for name := range a {
		names = append(names, name)
	}
	slices.Sort(names)
	var b strings.Builder
	for _, name := range names {
		b.WriteString(name)
		b.WriteByte('=')
		b.WriteString(a[name])
		b.WriteByte('\n')
	}
	return b.String()
}
