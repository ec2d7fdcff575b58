package diag

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
)

// Texts gives the words that the printers write, in one language. Package words implements it.
type Texts interface {
	// Message says what is wrong, in one line.
	Message(code string, args map[string]string) string
	// Help says how to cure it, in one line; it may be empty.
	Help(code string, args map[string]string) string
	// Word is any other text by its key: "<code>.title", "<code>.rule", "print.error", "print.more-rows", ….
	Word(key string, args map[string]string) string
}

// Format is a way to print findings.
type Format string

// The formats of Print.
const (
	Text   Format = "text"   // for people, with the source line and carets
	JSON   Format = "json"   // one array of objects with stable keys
	SARIF  Format = "sarif"  // SARIF 2.1.0, for code hosts
	GitHub Format = "github" // workflow commands of GitHub Actions
)

// Formats lists the formats in the order they are offered to users.
func Formats() []Format { return []Format{Text, JSON, SARIF, GitHub} }

// Options changes how Print writes.
type Options struct {
	Color   bool   // text: mark severities with terminal colours
	Limit   int    // text: print at most so many findings, then how many were left out; 0 prints all
	Tool    string // sarif: the program's name; "gongqiu" when empty
	Version string // sarif: the program's version; may be empty
}

// Print writes the findings, in the order given, to w. The error is that of w, or names an unknown format.
func Print(w io.Writer, format Format, findings []Finding, texts Texts, options Options) error {
	out := bufio.NewWriter(w)
	var err error
	switch format {
	case Text:
		printText(out, findings, texts, options)
	case JSON:
		err = printJSON(out, findings, texts)
	case SARIF:
		err = printSARIF(out, findings, texts, options)
	case GitHub:
		printGitHub(out, findings, texts)
	default:
		err = fmt.Errorf("unknown format %q", format)
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

// String is the place as people read it: "file:line:column", "book.xlsx:Sheet1!C4", or less when less is known.
func (p Place) String() string {
	switch {
	case p.Sheet != "" && p.Cell != "":
		return p.File + ":" + p.Sheet + "!" + p.Cell
	case p.Sheet != "":
		return p.File + ":" + p.Sheet
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return p.File + ":" + strconv.Itoa(p.Line)
	}
	return p.File + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
}

// String is "error" or "warning".
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Count is the number of errors and of warnings among the findings, each finding once whatever rows it touched.
func Count(findings []Finding) (errors, warnings int) {
	for _, f := range findings {
		if f.Severity() == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}

// argLimit is how many characters of an argument a text repeats at most. The longest that helps is a list of allowed
// names; a value that is longer is no value but a whole document in one cell.
const argLimit = 400

// textArgs is the arguments of a finding as its texts repeat them: cut where they are too long to be read, and with the
// path of its file as "file", if they do not say it themselves.
func textArgs(f Finding) map[string]string {
	args := make(map[string]string, len(f.Args)+1)
	for name, value := range f.Args {
		args[name] = cutArg(value)
	}
	if _, given := args["file"]; !given && f.Place.File != "" {
		args["file"] = f.Place.File
	}
	return args
}

// cutArg is the beginning of an argument, with a mark where something was left out.
func cutArg(value string) string {
	count := 0
	for at := range value {
		if count++; count > argLimit {
			return value[:at] + cutMark
		}
	}
	return value
}
