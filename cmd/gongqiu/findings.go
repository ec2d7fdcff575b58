package main

import (
	"io"
	"strconv"

	"gongqiu/build/diag"
)

// findingsShown is how many findings are printed as text unless all are asked for.
const findingsShown = 50

// printFindings writes findings with a summary of their number below them.
func (p *program) printFindings(
	w io.Writer, terminal bool, format diag.Format, findings []diag.Finding, all bool,
) error {
	options := diag.Options{Tool: "gongqiu", Version: buildVersion()}
	if format == diag.Text {
		options.Color = terminal && p.getenv("NO_COLOR") == "" && p.getenv("TERM") != "dumb"
		if !all {
			options.Limit = findingsShown
		}
	}
	if err := diag.Print(w, format, findings, p.texts, options); err != nil {
		return err
	}
	if format == diag.Text && !all && len(findings) > findingsShown {
		p.say(p.word("command.see-all", "count", strconv.Itoa(len(findings))))
	}
	return nil
}

// formats are the names of the formats of findings.
func formats() []string {
	var names []string
	for _, format := range diag.Formats() {
		names = append(names, string(format))
	}
	return names
}
