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
	FileUnread        Code = "file/unread"     // input in a place where nothing reads it, or of a kind that is not read

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
	TableHeaderRow       Code = "table/header-row"     // the first row is a title, a group of headings or data

	CodelistCode      Code = "codelist/bad-code"
	CodelistDuplicate Code = "codelist/duplicate-code"
	CodelistAmbiguous Code = "codelist/ambiguous-label"
	CodelistParent    Code = "codelist/unknown-parent"
	CodelistCycle     Code = "codelist/cycle"
	CodelistRole      Code = "codelist/unknown-role"
	CodelistGroup     Code = "codelist/unknown-group"
	CodelistRegion    Code = "codelist/region-total"   // a region with the role total
	CodelistPolicy    Code = "codelist/unknown-policy" // a group of people or an instrument that policies do not have

	DataNotANumber    Code = "data/not-a-number"
	DataTooManyDigits Code = "data/too-many-digits"
	DataBadPeriod     Code = "data/bad-period"
	DataFuture        Code = "data/future" // a count of a period that has not begun, or of a span that is not over
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

	DataImplausible       Code = "data/implausible"        // -3 persons, a share of 300 %, 万人 typed for 人
	DataPathContradiction Code = "data/path-contradiction" // rows of another period or region than their folder's

	DatasetReference Code = "dataset/unknown-reference" // a codelist, unit or measure that does not exist
	DatasetFormula   Code = "dataset/bad-formula"
	DatasetPattern   Code = "dataset/bad-pattern"
	DatasetNameClash Code = "dataset/name-clash"    // one column name for two things
	DatasetCodelists Code = "dataset/two-codelists" // one dimension with two codelists in the site
	DatasetMembers   Code = "dataset/no-members"    // an aggregate below which the codelist has no place
	DatasetSum       Code = "dataset/no-parts"      // a sum over time that periods of the dataset's length cannot make
	DatasetTwoRules  Code = "dataset/two-rules"     // a derived value that comes about in two ways
	DatasetStretch   Code = "dataset/bad-stretch"   // stretches of formulas that overlap or are none
	DatasetBasis     Code = "dataset/bad-basis"     // a quantity that the rule cannot be applied to

	DatasetUndeclared Code = "dataset/undeclared" // a folder with tables and no dataset.yaml

	JudgePublished Code = "judge/published" // a published value does not agree with what it is computed from
	JudgeInput     Code = "judge/input"     // a count does not fit with what was published of it
	JudgeParts     Code = "judge/parts"     // parts do not add up to their whole
	JudgeSums      Code = "judge/sums"      // places do not add up to the region above them
	JudgeOrder     Code = "judge/order"     // a low number of a range is above a higher one
	JudgeIdentity  Code = "judge/identity"  // the sides of a declared equation differ
	JudgeAccept    Code = "judge/accept"    // an accept that settles nothing

	ProseTooComplex Code = "prose/too-complex"
	ProseRawHTML    Code = "prose/raw-html"
	ProseBlock      Code = "prose/unknown-block"

	PageDate      Code = "page/bad-date"
	PageName      Code = "page/bad-name" // a file name that cannot be an address
	PageAddress   Code = "page/address-clash"
	PageLink      Code = "page/broken-link"
	PageReference Code = "page/unknown-reference"
	PageLanguage  Code = "page/unused-language" // a page in a language that the site does not have

	PageNumberAddress Code = "page/number-address" // num: without a period or region, or in a wrong form
	PageNumberUnread  Code = "page/number-unread"  // a bound text that is no number
	PageNumberMissing Code = "page/number-missing" // the data have no such number
	PageNumberDiffers Code = "page/number-differs" // a text says another number than the data

	TermDefinition Code = "term/no-definition"
	TermName       Code = "term/no-name"

	PolicyReference   Code = "policy/unknown-reference"
	PolicyRelation    Code = "policy/unknown-relation"
	PolicyNumber      Code = "policy/bad-number"       // a document number with the wrong brackets, a year of two digits
	PolicyTwice       Code = "policy/duplicate-number" // one document number given to two documents
	PolicyCycle       Code = "policy/cycle"            // documents that come after each other in a circle
	PolicyOrder       Code = "policy/wrong-order"      // a document older than the one it succeeds
	PolicyRepeated    Code = "policy/repeated"         // a relation, a group, an instrument or a number said twice
	PolicyDates       Code = "policy/dates"            // expired before it began
	PolicyFuture      Code = "policy/future"           // issued or checked after the clock
	PolicyRetroactive Code = "policy/retroactive"      // in effect before it was issued, without a word of it
	PolicyExplainer   Code = "policy/no-policy"        // content/policies/x.md without data/policies/x.yaml

	AssessmentRegion  Code = "assessment/wrong-region" // a region named twice, or one that the assessor does not contain
	AssessmentFigures Code = "assessment/no-figures"   // a dataset without any figure of the assessed regions

	ChartKind  Code = "chart/unknown-kind"
	ChartEmpty Code = "chart/empty"
	ChartTwice Code = "chart/duplicate-id"

	ChartMisfit Code = "chart/misfit"             // a key or kind that the data of the chart do not allow
	ChartLines  Code = "chart/too-many-lines"     // more lines than anybody can follow
	ChartUnits  Code = "chart/mixed-units"        // quantities of several units on one axis
	ChartPoints Code = "chart/percent-and-points" // shares and their changes on one axis
	ChartParts  Code = "chart/not-parts"          // piled up is what does not add up
	ChartWhole  Code = "chart/parts-and-whole"    // the parts are more or less than their whole
	ChartAxis   Code = "chart/truncated-axis"     // an axis that cuts lengths off, or leaves numbers out
	ChartGap    Code = "chart/across-gap"         // numbers that nothing joins: new definitions, missing periods
	ChartClaim  Code = "chart/title-claim"        // a title that says other than the numbers of its chart

	MapApproval Code = "map/approval"       // a map without its review number, or with one of no known form
	MapGeoJSON  Code = "map/geojson"        // no collection of outlines
	MapComplex  Code = "map/too-complex"    // over the caps of size
	MapRegion   Code = "map/unknown-region" // an outline that is no region of the codelist
	MapFeature  Code = "map/no-outline"     // a region with a number that the map does not have

	SiteMissing  Code = "site/missing"
	SiteSchema   Code = "site/unknown-schema"
	SiteLanguage Code = "site/languages" // a language given twice
	SiteIdentity Code = "site/identity"  // a number that the law asks for is required and missing

	ThemeTemplate Code = "theme/template" // a template that does not parse or run
	ThemeUnused   Code = "theme/unused-file"
)

var severities = map[Code]Severity{
	FileUnreadable: Error, FileTooLarge: Error, FileEncoding: Error, FileMixedEncoding: Error,
	FileControl: Error, FileNameClash: Error, FileUnread: Warning,
	YAMLSyntax: Error, YAMLTooComplex: Error, YAMLAlias: Error, YAMLUnknownKey: Error, YAMLDuplicate: Error,
	YAMLMissingKey: Error, YAMLWrongType: Error, YAMLBadValue: Error,
	TableSyntax: Error, TableEmpty: Error, TableTooComplex: Error, TableFieldCount: Error,
	TableUnknownColumn: Error, TableDuplicateColumn: Error, TableMissingColumn: Error, TableWorkbook: Error,
	TableFormula: Error, TableUnnamedColumn: Error, TableMergedCells: Error, TableHeaderRow: Error,
	CodelistCode: Error, CodelistDuplicate: Error, CodelistAmbiguous: Error, CodelistParent: Error,
	CodelistCycle: Error, CodelistRole: Error, CodelistGroup: Error, CodelistRegion: Error,
	CodelistPolicy: Error,
	DataNotANumber: Error, DataTooManyDigits: Error, DataBadPeriod: Error, DataUnknownCode: Error,
	DataAmbiguousCode: Error, DataMissingCode: Error, DataConflict: Error, DataDuplicateRow: Error,
	DataUnknownStatus: Error, DataUnit: Error, DataUnitMismatch: Error, DataFuture: Error, DataNoRule: Error,
	DataTooManyCells: Error, DataAccept: Error, DataBadCode: Error,
	DataImplausible: Warning, DataPathContradiction: Warning,
	DatasetReference: Error, DatasetFormula: Error, DatasetPattern: Error, DatasetNameClash: Error,
	DatasetMembers: Error, DatasetSum: Error, DatasetCodelists: Error, DatasetTwoRules: Error,
	DatasetStretch: Error, DatasetBasis: Error, DatasetUndeclared: Error,
	JudgePublished: Warning, JudgeInput: Warning, JudgeParts: Warning, JudgeSums: Warning,
	JudgeOrder: Warning, JudgeIdentity: Warning,
	JudgeAccept:     Warning,
	ProseTooComplex: Error, ProseRawHTML: Warning, ProseBlock: Error,
	PageDate: Error, PageName: Error, PageAddress: Error, PageLink: Error, PageReference: Error,
	PageLanguage:      Warning,
	PageNumberAddress: Error, PageNumberUnread: Error, PageNumberMissing: Error, PageNumberDiffers: Error,
	TermDefinition: Error, TermName: Error,
	PolicyReference: Error, PolicyRelation: Error, PolicyNumber: Error, PolicyTwice: Error, PolicyCycle: Error,
	PolicyOrder: Error, PolicyDates: Error, PolicyFuture: Error, PolicyRetroactive: Warning,
	PolicyRepeated: Error, PolicyExplainer: Error,
	AssessmentRegion: Error, AssessmentFigures: Error,
	ChartKind: Error, ChartEmpty: Error, ChartTwice: Error,
	ChartMisfit: Error, ChartLines: Warning, ChartUnits: Error, ChartPoints: Error, ChartParts: Error, ChartWhole: Warning,
	ChartAxis: Error, ChartGap: Warning, ChartClaim: Warning,
	MapApproval: Error, MapGeoJSON: Error, MapComplex: Error, MapRegion: Warning, MapFeature: Warning,
	SiteMissing: Error, SiteSchema: Error, SiteLanguage: Error, SiteIdentity: Error,
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
