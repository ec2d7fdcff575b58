package main

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"gongqiu/build"
	"gongqiu/build/diag"
	"gongqiu/build/write"
)

// slowestShown is how many of the slowest pages build -v names.
const slowestShown = 10

// buildVerb builds the site.
type buildVerb struct {
	Preview bool
	All     bool
}

func (v *buildVerb) run(p *program) int {
	options, ok := p.buildOptions(v.Preview)
	if !ok {
		return exitUsage
	}
	bar := p.newProgress()
	options.Progress = bar.report
	options.Waiting = func(holder write.Holder) {
		p.say(p.word("command.waiting", "process", strconv.Itoa(holder.PID),
			"since", holder.Since.Format("15:04:05")))
	}
	start := p.now()
	result, err := build.Build(p.ctx, options)
	bar.end()
	if err != nil {
		return p.machineFailed(err)
	}
	if len(result.Findings) > 0 && (!p.globals.Quiet || result.Failed()) {
		if err := p.printFindings(p.err, p.errTerminal, diag.Text, result.Findings, v.All); err != nil {
			return p.machineFailed(err)
		}
	}
	if p.globals.Verbose {
		p.sayStages(result)
	}
	if result.Failed() {
		p.say(p.word("command.not-built", "folder", options.Destination))
		return exitFindings
	}
	if len(result.Output.SetAside) > 0 {
		p.say(p.word("command.set-aside", "list", strings.Join(result.Output.SetAside, ", "),
			"folder", result.Output.AsideFolder))
	}
	if p.globals.Quiet {
		return exitClean
	}
	_, err = fmt.Fprint(p.out, p.summary(result, options, p.now().Sub(start)))
	return p.result(err)
}

// buildOptions turns the flags into options. A preview, and a build as of a time to come, hold what is not released,
// and go to their own folder only.
func (p *program) buildOptions(preview bool) (build.Options, bool) {
	clock, future, ok := p.clock()
	if !ok || !p.project() {
		return build.Options{}, false
	}
	options := build.Options{
		Source: p.globals.Source, Clock: clock, Preview: preview || future, Strict: p.globals.Strict,
		Measure: p.globals.Verbose, Destination: p.globals.Destination, Workers: p.workers,
	}
	if options.Preview {
		if options.Destination != "" {
			p.fault("command.preview-destination", "folder", filepath.Join(".gongqiu", "preview"))
			return build.Options{}, false
		}
		options.Destination, options.State = p.within(".gongqiu", "preview"), p.within(".gongqiu")
		return options, true
	}
	if options.Destination == "" {
		options.Destination = p.getenv("GONGQIU_DESTINATION")
	}
	if options.Destination == "" {
		options.Destination = p.within("public")
	}
	return options, true
}

// summary is what was built, in a few lines: the pages, the files, the time, and how new the data are.
func (p *program) summary(result *build.Result, options build.Options, took time.Duration) string {
	var b strings.Builder
	key := "command.built"
	if options.Preview {
		key = "command.built.preview"
	}
	output := result.Output
	b.WriteString(p.word(key, "pages", strconv.Itoa(result.Pages), "folder", options.Destination,
		"files", strconv.Itoa(output.Files), "written", strconv.Itoa(output.Written),
		"unchanged", strconv.Itoa(output.Unchanged), "removed", strconv.Itoa(output.Removed),
		"seconds", fmt.Sprintf("%.1f", took.Seconds())) + "\n")
	for _, d := range result.Data {
		if d.First == "" {
			b.WriteString(p.word("command.data.empty", "dataset", d.Dataset) + "\n")
			continue
		}
		b.WriteString(p.word("command.data", "dataset", d.Dataset, "first", d.First, "last", d.Last,
			"tables", strconv.Itoa(d.Tables)) + "\n")
	}
	return b.String()
}

// sayStages says how long each stage took, and which pages were the slowest.
func (p *program) sayStages(result *build.Result) {
	if result.Unchanged {
		p.say(p.word("command.unchanged"))
	}
	for _, stage := range result.Stages {
		p.say(p.word("command.stage", "stage", fmt.Sprintf("%-10s", stage.Name),
			"seconds", fmt.Sprintf("%8.3f", stage.Wall.Seconds()),
			"megabytes", fmt.Sprintf("%8.1f", float64(stage.Bytes)/1e6)))
	}
	for at, page := range result.Slowest {
		if at == slowestShown {
			break
		}
		p.say(p.word("command.slow-page", "milliseconds", fmt.Sprintf("%8.1f", float64(page.Time.Microseconds())/1e3),
			"page", page.Path))
	}
}
