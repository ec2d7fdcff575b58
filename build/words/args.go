package words

// FindingArgs lists the arguments that the texts of a code speak of. A finder gives all of them but "file", which the
// printers take from the place; "nearest", "reason" and "what" may be empty or left out. It is nil for an unknown code.
//
// A value that is a word of the program, not of the author, is shown in the reader's language in two ways: when the
// book has a text "<code>.<argument>.<value>" ("file/unreadable.reason.missing") the value is replaced by it, and a
// value that starts with "@" names any text of the book ("@kind.codelist").
func FindingArgs(code string) []string { return findingArgs[code] }

// The meaning of the names: value is the faulty text as it was typed; column the column's header; key the key of a
// YAML file; nearest the nearest right name, or empty; list and allowed the values in question, joined by ", "; file
// the path; limit and maximum the cap, count and found what was met; expected what should stand there; reason,
// problem and what a word that says more, see FindingArgs; other the value it disagrees with; codelist the list's
// name; kind what sort of thing is named.
var findingArgs = map[string][]string{
	"file/unreadable":        {"file", "reason"},
	"file/too-large":         {"file", "size", "maximum"}, // in bytes
	"file/encoding":          {"file"},
	"file/mixed-encoding":    {"file", "encoding", "other", "lines"},
	"file/control-character": {"file", "character", "reason"}, // U+0000; escape or nothing
	"file/name-clash":        {"file", "other"},
	"file/unread":            {"file", "what", "expected"}, // the endings that are read there

	"yaml/syntax":        {"problem"},
	"yaml/too-complex":   {"what", "maximum"},
	"yaml/alias":         {"what", "value"},
	"yaml/unknown-key":   {"key", "nearest", "allowed"},
	"yaml/duplicate-key": {"key"},
	"yaml/missing-key":   {"key"},
	"yaml/wrong-type":    {"expected", "what", "value"},
	"yaml/bad-value":     {"value", "nearest", "allowed"},

	"table/syntax":           {"problem"},
	"table/empty":            {"file", "what"},
	"table/too-complex":      {"what", "found", "maximum"},
	"table/field-count":      {"found", "expected"},
	"table/unknown-column":   {"column", "nearest"},
	"table/duplicate-column": {"column"},
	"table/missing-column":   {"column"},
	"table/workbook":         {"file", "reason", "sheet", "sheets", "nearest"}, // the last three for "sheet" only
	"table/unnamed-column":   {"column", "value"},                              // its letter, its first value
	"table/merged-cells":     {"range"},                                        // C4:C7
	"table/formula":          {"value", "what"},
	// the row that looks like the header, its first names; title, two, data
	"table/header-row": {"line", "list", "what"},

	"codelist/bad-code":        {"value"},
	"codelist/duplicate-code":  {"value"},
	"codelist/ambiguous-label": {"value", "list"}, // the codes that carry the label
	"codelist/unknown-parent":  {"value", "nearest"},
	"codelist/cycle":           {"list"}, // the codes of the circle, joined by " → "
	"codelist/unknown-role":    {"value", "nearest", "list"},
	"codelist/unknown-group":   {"value", "nearest"},
	"codelist/unknown-policy":  {"value", "nearest"},
	"codelist/region-total":    {"value", "codelist"},

	"data/not-a-number":        {"value", "column", "reason"}, // not-a-number, grouping, range, ratio, or empty
	"data/too-many-digits":     {"value", "column", "limit"},
	"data/bad-period":          {"value", "reason"}, // year, ordinal, span or nothing
	"data/unknown-code":        {"value", "column", "codelist", "nearest"},
	"data/ambiguous-label":     {"value", "column", "list"},
	"data/missing-code":        {"column"},
	"data/conflict":            {"value", "other", "column"},
	"data/duplicate-row":       {"value"}, // the key of the row, its codes joined by ", "
	"data/unknown-status":      {"value", "nearest", "list"},
	"data/unknown-unit":        {"value", "nearest"},
	"data/unit-mismatch":       {"value", "column", "expected"},
	"data/future":              {"value", "last", "other", "reason"}, // a period, its last one, the clock; span, blank
	"data/path-without-rule":   {"file"},
	"data/too-many-dimensions": {"limit"},
	"data/bad-accept":          {"value", "nearest", "list", "what"},   // what: cause where the column is right
	"data/expired-code":        {"value", "column", "list", "nearest"}, // list: validity; nearest: successor

	// accept: the id of the column; other: its neighbour's value
	"data/implausible":        {"value", "column", "other", "what", "accept"},
	"data/path-contradiction": {"value", "column", "other"}, // other: what the path says

	"dataset/unknown-reference": {"kind", "value", "nearest"}, // @kind.codelist .unit .measure .dimension .policy .region
	"dataset/bad-formula":       {"value", "reason"},
	"dataset/bad-pattern":       {"value"},
	"dataset/two-codelists":     {"value", "codelist", "other"},
	"dataset/no-members":        {"value", "codelist"},
	"dataset/no-parts":          {"key", "value"},     // a key of sums, the frequency
	"dataset/two-rules":         {"list"},             // the keys: formula, share
	"dataset/bad-stretch":       {"value", "reason"},  // stretch, overlap
	"dataset/bad-basis":         {"value", "reason"},  // rank, rate, level, formula, steps, twice, unit, plan
	"dataset/undeclared":        {"value", "nearest"}, // the folder, a file that was probably meant
	"dataset/name-clash":        {"column", "list"},   // the two things that the name stands for

	// accept: what settles it in the row's accept column
	"judge/published": {"value", "column", "computed", "difference", "reason", "accept"},
	"judge/input":     {"value", "column", "computed", "list", "accept"}, // list: the columns that it upsets
	// other: the measure that is higher
	"judge/order": {"value", "column", "computed", "difference", "other", "reason", "accept"},
	// other: the region; list: the places
	"judge/sums": {"value", "column", "computed", "difference", "what", "other", "list", "reason", "accept"},
	// other: of a funnel, the step before
	"judge/parts":    {"value", "column", "computed", "difference", "what", "other", "reason", "accept"},
	"judge/identity": {"value", "computed", "difference", "other", "reason", "accept"}, // other: the equation
	"judge/accept":   {"value"},

	"prose/too-complex":   {"kind", "count", "limit"},
	"prose/raw-html":      {"value"},
	"prose/unknown-block": {"value"},

	"page/bad-name":          {"value"},
	"page/bad-date":          {"value", "reason"}, // document or nothing
	"page/address-clash":     {"value", "other"},  // the address, the file of the page that has it
	"page/broken-link":       {"value", "nearest"},
	"page/unknown-reference": {"value", "nearest", "what"},                    // picture, or nothing
	"page/unused-language":   {"value", "list"},                               // the languages of the site
	"page/number-address":    {"value", "reason", "kind", "other", "nearest"}, // needed, ambiguous, period, where
	"page/number-unread":     {"value", "other"},                              // other: the address
	"page/number-missing":    {"value", "reason", "nearest"},                  // row, missing …; what there is
	"page/number-differs":    {"value", "computed", "reason", "nearest", "other"},
	"term/no-definition":     {"value"},
	"term/no-name":           {"value"},

	"policy/unknown-reference": {"value", "nearest"},
	"policy/unknown-relation":  {"value", "other"},
	"policy/bad-number":        {"value", "reason"},                            // brackets, year, serial, empty
	"policy/duplicate-number":  {"value", "other"},                             // the id of the other document
	"policy/cycle":             {"list", "reason"},                             // ids joined by " → "; self or nothing
	"policy/wrong-order":       {"value", "other", "what", "date", "expected"}, // two ids, the relation, their dates
	"policy/dates":             {"value", "other", "reason"},                   // two dates; checked or nothing
	"policy/future":            {"value", "other", "reason"},                   // a date, the clock; checked or nothing
	"policy/retroactive":       {"value", "other", "reason"},                   // two dates; not or nothing
	"policy/repeated":          {"value"},
	"policy/no-policy":         {"value", "nearest"},

	"assessment/wrong-region": {"value", "other", "reason"}, // twice, outside
	"assessment/no-figures":   {"value"},

	"chart/unknown-kind": {"value", "nearest", "list"},
	"chart/empty":        {"value"}, // the chart's id
	"chart/duplicate-id": {"value"},

	"chart/misfit":         {"value", "reason"},
	"chart/too-many-lines": {"value", "count", "limit"},             // the chart's id
	"chart/mixed-units":    {"value", "other", "found", "expected"}, // two measures, their units
	// two measures, their units; or a claim of the title, the series, and two numbers with their periods
	"chart/percent-and-points": {"value", "other", "found", "expected", "name", "period", "reason"},
	"chart/not-parts":          {"value", "reason"},
	"chart/parts-and-whole":    {"value", "period", "found", "expected", "reason"}, // the dimension, the sum, the whole
	"chart/truncated-axis":     {"value", "kind"},
	"chart/across-gap":         {"value", "from", "to", "reason"}, // the series; break or missing
	// the claim, the series, a number and its period, and what contradicts it with its period or name
	"chart/title-claim": {"value", "name", "found", "period", "expected", "other", "reason"},

	"map/approval":       {"value", "reason"}, // missing, form
	"map/geojson":        {"problem", "value"},
	"map/too-complex":    {"what", "maximum"},
	"map/unknown-region": {"value", "codelist", "count", "nearest"},
	"map/no-outline":     {"value", "list"},

	"site/missing":        {"file"},
	"site/unknown-schema": {"value", "expected"},
	"site/languages":      {"value"},
	"site/identity":       {"key"},

	"theme/template":    {"file", "what", "cure", "value", "nearest", "reason"}, // what and cure: the class of the fault
	"theme/unused-file": {"file"},
}
