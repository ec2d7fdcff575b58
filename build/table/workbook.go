package table

import (
	"archive/zip"
	"bytes"
	"slices"
	"strconv"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/source"
)

const (
	maximumParts = 10_000
	smallPart    = 1 << 20 // below it the ratio of a part does not matter
)

// ReadWorkbook reads one sheet of an XLSX workbook: the one that the options name, or the first that is visible. Its
// first row that is not empty is the header. The Table can be used when it is true; rows that have findings are then
// left out.
func ReadWorkbook(path string, content []byte, options Options, list *diag.List) (*Table, bool) {
	book, ok := unpack(path, content, options, list)
	if !ok {
		return nil, false
	}
	entry, found := book.choose(options.Sheet)
	if !found {
		names := make([]string, len(book.sheets))
		for i, sheet := range book.sheets {
			names[i] = sheet.name
		}
		list.Add(badWorkbook(path, "sheet", diag.Args{
			"sheet": options.Sheet, "sheets": strings.Join(names, ", "),
			"nearest": diag.Nearest(options.Sheet, names),
		}))
		return nil, false
	}
	load := sheetLoad{list: list, table: &Table{Path: path, Sheet: entry.name}}
	load.table.grid = &grid{path: path, sheet: entry.name}
	if err := load.read(book, entry); err != nil {
		list.Add(badWorkbook(path, "damaged", nil))
		return nil, false
	}
	return load.finish()
}

// unpack opens the archive after checking, on its directory alone, that it cannot unpack to more than the caps.
func unpack(path string, content []byte, options Options, list *diag.List) (*workbook, bool) {
	refuse := func(reason string) (*workbook, bool) {
		list.Add(badWorkbook(path, reason, nil))
		return nil, false
	}
	maximum := options.MaximumUnpacked
	if maximum == 0 {
		maximum = MaximumUnpacked
	}
	if int64(len(content)) > max(source.MaximumTable, maximum) {
		list.Add(tooComplex(diag.Place{File: path}, "bytes", int(max(source.MaximumTable, maximum)), len(content)))
		return nil, false
	}
	if bytes.HasPrefix(content, []byte("\xD0\xCF\x11\xE0")) { // an .xls of before 2007, or one with a password
		return refuse("old-or-locked")
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil || len(archive.File) > maximumParts {
		return refuse("format")
	}
	var unpacked uint64
	for _, file := range archive.File {
		size := file.UncompressedSize64
		if unpacked += size; size > uint64(maximum) || unpacked > uint64(maximum) {
			list.Add(tooComplex(diag.Place{File: path}, "unpacked", int(maximum), int(min(unpacked, 1<<50))))
			return nil, false
		}
		if size > smallPart && size/MaximumRatio > file.CompressedSize64 {
			list.Add(tooComplex(diag.Place{File: path}, "ratio", MaximumRatio,
				int(size/max(file.CompressedSize64, 1))))
			return nil, false
		}
	}
	book, err := openWorkbook(archive)
	switch {
	case err != nil:
		return refuse("format")
	case len(book.sheets) == 0:
		return refuse("no-sheet")
	}
	return book, true
}

// badWorkbook makes the finding for a file that is no workbook that can be read; reason is the name of a text.
func badWorkbook(path, reason string, args diag.Args) diag.Finding {
	if args == nil {
		args = diag.Args{}
	}
	args["reason"] = reason
	return diag.Finding{Code: diag.TableWorkbook, Place: diag.Place{File: path}, Args: args}
}

// sheetLoad gathers the table of one sheet.
type sheetLoad struct {
	list    *diag.List
	table   *Table
	check   check
	refused bool
	seen    bool
}

func (l *sheetLoad) read(book *workbook, entry sheetEntry) error {
	shared, err := book.sharedStrings()
	if err != nil {
		return err
	}
	formats, err := book.readFormats()
	if err != nil {
		return err
	}
	content, err := book.read(book.links[entry.id])
	if err != nil {
		return err
	}
	sheet, err := newSheetReader(content, formats, shared)
	if err != nil {
		return err
	}
	l.check = check{table: l.table}
	if err := l.startsBelow(*sheet); err != nil || l.refused {
		return err
	}
	for !l.refused {
		more, err := sheet.next()
		if err != nil {
			return err
		}
		if !more {
			break
		}
		l.row(&sheet.row)
	}
	l.merged(sheet.merged)
	return nil
}

// startsBelow reports a first row that is not the header. It reads a few rows ahead with a reader of its own.
func (l *sheetLoad) startsBelow(ahead sheetReader) error {
	var rows []firstRow
	for len(rows) < headerSearch {
		more, err := ahead.next()
		if err != nil {
			return err
		}
		if !more {
			break
		}
		if len(ahead.row.values) > 0 {
			rows = append(rows, firstRow{ahead.row.number, slices.Clone(ahead.row.values)})
		}
	}
	if at, what := headerBelow(rows); at > 0 {
		place := l.table.grid.place
		l.list.Add(notHeader(place(rows[0].line, 0), place(rows[at].line, 0), rows[at].line, rows[at], what))
		l.refused = true
	}
	return nil
}

// row takes in one row: the header, or data.
func (l *sheetLoad) row(row *sheetRow) {
	cells := l.table.grid
	switch {
	case len(row.values) == 0 && len(row.faults) == 0 && row.beyond == 0:
	case cells.width == 0 && row.beyond > 0:
		l.list.Add(tooComplex(cells.place(row.number, MaximumColumns), "columns", MaximumColumns, row.beyond))
		l.refused = true
	case cells.width == 0:
		l.table.headerLine = row.number
		for _, fault := range row.faults {
			l.formula(row.number, fault)
		}
		l.refused = !l.values(row)
		cells.width = max(len(row.values), 1)
		l.table.header(append([]string(nil), row.values...), l.list)
		l.table.width = cells.width
		l.check.unnamed = unnamed(row.values)
	default:
		l.seen = true
		if l.fits(row) {
			cells.add(row)
			l.table.count++
			if len(l.check.unnamed) > 0 {
				l.check.unnamedFields(row.number, row.values)
			}
		}
	}
}

// fits checks one row of data.
func (l *sheetLoad) fits(row *sheetRow) bool {
	width := l.table.width
	for _, fault := range row.faults {
		l.formula(row.number, fault)
	}
	if found := max(len(row.values), row.beyond); found > width {
		column := min(width, MaximumColumns)
		for column < len(row.values) && row.values[column] == "" {
			column++
		}
		l.check.add("long", func() diag.Finding {
			return fieldCount(l.table.PlaceOf(row.number, column), width, found)
		})
		return false
	}
	return l.values(row) && len(row.faults) == 0
}

// values checks the cells of one row, of the header too: their length, and that nothing in them is invisible.
func (l *sheetLoad) values(row *sheetRow) bool {
	sound := true
	for column, value := range row.values {
		if len(value) > MaximumCell {
			l.check.add("long-cell", func() diag.Finding {
				return tooComplex(l.table.PlaceOf(row.number, column), "cell", MaximumCell, len(value))
			})
			sound = false
		} else if odd, is := source.OddCharacter(value); is {
			name := source.CharacterName(odd)
			l.check.add(name, func() diag.Finding {
				return diag.Finding{Code: diag.FileControl, Place: l.table.PlaceOf(row.number, column),
					Args: diag.Args{"character": name, "where": "text"}}
			})
			sound = false
		}
	}
	return sound
}

func (l *sheetLoad) formula(line int, fault cellFault) {
	cause := fault.what
	if fault.what == "error" {
		cause = fault.value
	}
	l.check.add("formula "+cause, func() diag.Finding {
		return diag.Finding{Code: diag.TableFormula, Place: l.table.PlaceOf(line, fault.column-1),
			Args: diag.Args{"what": fault.what, "value": fault.value}}
	})
}

// merged reports merged cells below the header: only their first cell holds the value, the others look empty.
func (l *sheetLoad) merged(ranges []cellRange) {
	for _, merged := range ranges {
		if l.table.headerLine == 0 || merged.bottom <= l.table.headerLine || merged.left > l.table.width {
			continue
		}
		l.check.add("merged", func() diag.Finding {
			from := columnName(merged.left-1) + strconv.Itoa(merged.top)
			to := columnName(merged.right-1) + strconv.Itoa(merged.bottom)
			return diag.Finding{Code: diag.TableMergedCells, Place: l.table.PlaceOf(merged.top, merged.left-1),
				Args: diag.Args{"range": from + ":" + to}}
		})
	}
}

func (l *sheetLoad) finish() (*Table, bool) {
	cells := l.table.grid
	cells.close()
	l.check.report(l.list)
	switch {
	case l.refused:
		return nil, false
	case cells.width == 0:
		l.list.Add(diag.Finding{Code: diag.TableEmpty, Place: diag.Place{File: cells.path, Sheet: cells.sheet},
			Args: diag.Args{"what": "header"}})
		return nil, false
	case !l.seen:
		l.list.Add(diag.Finding{Code: diag.TableEmpty, Place: l.table.PlaceOf(l.table.headerLine, 0),
			Args: diag.Args{"what": "rows"}})
		return l.table, false
	}
	return l.table, true
}
