package main

import (
	"io"
	"slices"
	"strings"

	"gongqiu/build"
	"gongqiu/build/diag"
	"gongqiu/build/lookup"
	"gongqiu/build/model"
)

// read reads the project for a question. Errors in its data are told, for the answer lacks what they hide; the exit
// code is then that of findings.
func (p *program) read() (*model.Site, int) {
	clock, _, ok := p.clock()
	if !ok || !p.project() {
		return nil, exitUsage
	}
	result, err := build.Check(p.ctx, build.Options{Source: p.globals.Source, Clock: clock, Strict: p.globals.Strict})
	if err != nil {
		return nil, p.machineFailed(err)
	}
	var hiding []diag.Finding
	for _, finding := range result.Findings {
		if finding.Severity() == diag.Error && strings.HasPrefix(finding.Place.File, "data/") {
			hiding = append(hiding, finding)
		}
	}
	if len(hiding) == 0 {
		return result.Site, exitClean
	}
	if err := p.printFindings(p.err, p.errTerminal, diag.Text, hiding, false); err != nil {
		return nil, p.machineFailed(err)
	}
	p.say(p.word("command.incomplete"))
	return result.Site, exitFindings
}

// cannotAnswer says why a question has no answer.
func (p *program) cannotAnswer(fault *lookup.Fault) int {
	p.say("gongqiu: " + strings.ReplaceAll(fault.Text(p.texts), "\n", "\n  "))
	return exitUsage
}

// write writes an answer in one of its formats.
func (p *program) write(format string, code int, formats map[string]func(io.Writer) error) int {
	if err := formats[format](p.out); err != nil {
		return p.machineFailed(err)
	}
	return code
}

// chooseFormat is the format asked for, or the first of those there are; false after saying what is wrong.
func (p *program) chooseFormat(wanted string, known []string) (string, bool) {
	if wanted == "" {
		return known[0], true
	}
	if !slices.Contains(known, wanted) {
		p.badChoice("--format", wanted, known)
		return "", false
	}
	return wanted, true
}
