package diag

import "slices"

// Code names one kind of fault, "area/what-is-wrong". Codes never change their meaning: staff search for them.
type Code string

// The kinds of fault, by the area that finds them. Each has a row in severities, its texts in every language file of
// package words, and a broken site in build/testdata/faults.
const (
	FileUnreadable    Code = "file/unreadable"     // a folder, link or device where a file is expected, or no permission
	FileTooLarge      Code = "file/too-large"      // over the size cap
	FileEncoding      Code = "file/encoding"       // neither UTF-8, UTF-16 nor GB18030
	FileMixedEncoding Code = "file/mixed-encoding" // lines in different encodings
	FileControl       Code = "file/control-character"
	FileNameClash     Code = "file/name-clash" // two files whose names differ only by case or normal form

	YAMLSyntax     Code = "yaml/syntax"
	YAMLTooComplex Code = "yaml/too-complex" // over the caps of depth, nodes, keys
	YAMLAlias      Code = "yaml/alias"
	YAMLUnknownKey Code = "yaml/unknown-key"
	YAMLDuplicate  Code = "yaml/duplicate-key"
	YAMLMissingKey Code = "yaml/missing-key"
	YAMLWrongType  Code = "yaml/wrong-type"
	YAMLBadValue   Code = "yaml/bad-value" // a value that is not one of those allowed

	TableSyntax          Code = "table/syntax" // an unclosed quote, a stray quote
	TableEmpty           Code = "table/empty"  // no header row, or no data row
	TableTooComplex      Code = "table/too-complex"
	TableFieldCount      Code = "table/field-count" // a row with more or fewer fields than the header
	TableUnknownColumn   Code = "table/unknown-column"
	TableDuplicateColumn Code = "table/duplicate-column"
	TableMissingColumn   Code = "table/missing-column"
	TableWorkbook        Code = "table/workbook"       // not a readable XLSX file
	TableFormula         Code = "table/formula"        // a cell of a workbook holds an error value (#REF!, #DIV/0!)
	TableUnnamedColumn   Code = "table/unnamed-column" // a column with values and an empty header
	TableMergedCells     Code = "table/merged-cells"   // cells of a workbook merged over rows of data

	CodelistCode      Code = "codelist/bad-code"
	CodelistDuplicate Code = "codelist/duplicate-code"
	CodelistAmbiguous Code = "codelist/ambiguous-label"
	CodelistParent    Code = "codelist/unknown-parent"
	CodelistCycle     Code = "codelist/cycle"
	CodelistRole      Code = "codelist/unknown-role"
	CodelistGroup     Code = "codelist/unknown-group"

	DataNotANumber    Code = "data/not-a-number"
	DataTooManyDigits Code = "data/too-many-digits"
	DataBadPeriod     Code = "data/bad-period"
	DataUnknownCode   Code = "data/unknown-code"
	DataAmbiguousCode Code = "data/ambiguous-label"
	DataMissingCode   Code = "data/missing-code"
	DataConflict      Code = "data/conflict"      // one cell given twice with different values
	DataDuplicateRow  Code = "data/duplicate-row" // one key twice in a file
	DataUnknownStatus Code = "data/unknown-status"
	DataUnit          Code = "data/unknown-unit"
	DataUnitMismatch  Code = "data/unit-mismatch" // a value of persons in a measure of yuan
	DataNoRule        Code = "data/path-without-rule"
	DataTooManyCells  Code = "data/too-many-dimensions"
	DataAccept        Code = "data/bad-accept"
	DataBadCode       Code = "data/expired-code" // a code outside its validity

	DatasetReference Code = "dataset/unknown-reference" // a codelist, unit or measure that does not exist
	DatasetFormula   Code = "dataset/bad-formula"
	DatasetPattern   Code = "dataset/bad-pattern"
	DatasetNameClash Code = "dataset/name-clash"    // one column name for two things
	DatasetCodelists Code = "dataset/two-codelists" // one dimension with two codelists in the site

	ProseTooComplex Code = "prose/too-complex"
	ProseRawHTML    Code = "prose/raw-html"
	ProseBlock      Code = "prose/unknown-block"

	PageDate      Code = "page/bad-date"
	PageName      Code = "page/bad-name" // a file name that cannot be an address
	PageAddress   Code = "page/address-clash"
	PageLink      Code = "page/broken-link"
	PageReference Code = "page/unknown-reference"

	PolicyReference Code = "policy/unknown-reference"
	PolicyRelation  Code = "policy/unknown-relation"

	ChartKind  Code = "chart/unknown-kind"
	ChartEmpty Code = "chart/empty"
	ChartTwice Code = "chart/duplicate-id"

	SiteMissing  Code = "site/missing"
	SiteSchema   Code = "site/unknown-schema"
	SiteIdentity Code = "site/identity" // a number that the law asks for is required and missing

	ThemeTemplate Code = "theme/template" // a template that does not parse or run
	ThemeUnused   Code = "theme/unused-file"
)

var severities = map[Code]Severity{
	FileUnreadable: Error, FileTooLarge: Error, FileEncoding: Error, FileMixedEncoding: Error,
	FileControl: Error, FileNameClash: Error,
	YAMLSyntax: Error, YAMLTooComplex: Error, YAMLAlias: Error, YAMLUnknownKey: Error, YAMLDuplicate: Error,
	YAMLMissingKey: Error, YAMLWrongType: Error, YAMLBadValue: Error,
	TableSyntax: Error, TableEmpty: Error, TableTooComplex: Error, TableFieldCount: Error,
	TableUnknownColumn: Error, TableDuplicateColumn: Error, TableMissingColumn: Error, TableWorkbook: Error,
	TableFormula: Error, TableUnnamedColumn: Error, TableMergedCells: Error,
	CodelistCode: Error, CodelistDuplicate: Error, CodelistAmbiguous: Error, CodelistParent: Error,
	CodelistCycle: Error, CodelistRole: Error, CodelistGroup: Error,
	DataNotANumber: Error, DataTooManyDigits: Error, DataBadPeriod: Error, DataUnknownCode: Error,
	DataAmbiguousCode: Error, DataMissingCode: Error, DataConflict: Error, DataDuplicateRow: Error,
	DataUnknownStatus: Error, DataUnit: Error, DataUnitMismatch: Error, DataNoRule: Error,
	DataTooManyCells: Error, DataAccept: Error, DataBadCode: Error,
	DatasetReference: Error, DatasetFormula: Error, DatasetPattern: Error, DatasetNameClash: Error,
	DatasetCodelists: Error,
	ProseTooComplex:  Error, ProseRawHTML: Warning, ProseBlock: Error,
	PageDate: Error, PageName: Error, PageAddress: Error, PageLink: Error, PageReference: Error,
	PolicyReference: Error, PolicyRelation: Error,
	ChartKind: Error, ChartEmpty: Error, ChartTwice: Error,
	SiteMissing: Error, SiteSchema: Error, SiteIdentity: Error,
	ThemeTemplate: Error, ThemeUnused: Error,
}

// Codes lists every code in alphabetical order.
func Codes() []Code {
	codes := make([]Code, 0, len(severities))
	for code := range severities {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return codes
}
