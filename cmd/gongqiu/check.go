package main

import (
	"slices"
	"strconv"

	"gongqiu/build"
	"gongqiu/build/diag"
)

// checkVerb asks every rule and writes nothing.
type checkVerb struct {
	Format string `placeholder:"text|json|sarif|github"`
	All    bool
}

func (v *checkVerb) run(p *program) int {
	format := v.Format
	if format == "" {
		format = string(diag.Text)
	}
	if !slices.Contains(formats(), format) {
		return p.badChoice("--format", format, formats())
	}
	clock, future, ok := p.clock()
	if !ok || !p.project() {
		return exitUsage
	}
	result, err := build.Check(p.ctx, build.Options{
		Source: p.globals.Source, Clock: clock, Preview: future, Strict: p.globals.Strict, Measure: p.globals.Verbose,
	})
	if err != nil {
		return p.machineFailed(err)
	}
	if err := p.printFindings(p.out, p.outTerminal, diag.Format(format), result.Findings, v.All); err != nil {
		return p.machineFailed(err)
	}
	if p.globals.Verbose {
		p.sayStages(result)
	}
	if result.Failed() {
		return exitFindings
	}
	if !p.globals.Quiet {
		p.sayChecked(result)
	}
	return exitClean
}

// sayChecked says what was checked, so that a clean check of the wrong folder is noticed.
func (p *program) sayChecked(result *build.Result) {
	tables, rows := 0, 0
	for _, d := range result.Site.Datasets {
		t, r := d.Read()
		tables, rows = tables+t, rows+r
	}
	p.say(p.word("command.checked", "datasets", strconv.Itoa(len(result.Site.Datasets)),
		"tables", strconv.Itoa(tables), "rows", strconv.Itoa(rows), "pages", strconv.Itoa(result.Pages),
		"policies", strconv.Itoa(len(result.Site.Policies))))
}
