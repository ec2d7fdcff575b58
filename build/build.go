// Package build joins the stages of a build. It is the only place that knows their order.
//
//	source   the files of the project, safely opened and decoded
//	load     what each file says, as drafts
//	resolve  names looked up, numbers in the cell store
//	judge    published values against computed ones
//	plan     the pages to be, each with a typed view
//	render   views to bytes with the theme; downloads beside them
//	write    changed files to the output folder
//
// All files are read before any rule is asked, all rules are asked before a byte is written, and all findings of a
// run come in one sorted list. A run with errors writes nothing: the last good output stays as it was.
package build

import (
	"cmp"
	"context"
	"runtime"
	"time"

	"gongqiu/build/diag"
	"gongqiu/build/judge"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/plan"
	"gongqiu/build/resolve"
	"gongqiu/build/source"
	"gongqiu/build/write"
)

// Options say what to build, from where and to where.
type Options struct {
	Source      string    // the project's folder
	Destination string    // the output folder
	State       string    // the folder of locks, stages and caches; empty is .gongqiu beside the output folder
	Clock       time.Time // what is dated later is left out
	Preview     bool      // include drafts and what is dated later, and mark every page
	Strict      bool      // warnings stop the build too
	Measure     bool      // count allocations by stage, which costs time
	Workers     int       // how many files are made side by side; 0 is as many as there are processors
	// Progress is told how many files are done of how many; nil tells nobody. It may be called from many goroutines.
	Progress func(done, total int)
	// Waiting is told once when another build holds the output folder and this one waits for it.
	Waiting func(write.Holder)
}

// Stage is what one stage of a run took.
type Stage struct {
	Name        string
	Wall        time.Duration
	Allocations uint64 // objects, when measured
	Bytes       uint64 // allocated, when measured
}

// Result is what a run found and did.
type Result struct {
	Findings []diag.Finding
	Site     *model.Site  // as far as it could be read
	Output   write.Result // what was written; the zero value when nothing was
	Pages    int          // pages planned
	Stages   []Stage
	Slowest  []PageTime // the slowest pages, slowest first, when measured
	Data     []Data     // what the datasets hold
	// Unchanged says that nothing that the output is made from is other than at the last build, whose findings these are.
	// Nothing was read any further then, and there is no Site.
	Unchanged bool
	failed    bool
}

// Data is what a dataset holds, in short.
type Data struct {
	Dataset     string
	First, Last string // periods; empty when there is no cell
	Tables      int
}

// PageTime is how long one page took to plan and render.
type PageTime struct {
	Path string
	Time time.Duration
}

// Failed says whether findings stopped the run: errors, or with strict anything at all.
func (r *Result) Failed() bool { return r.failed }

// Check reads the project and asks every rule. It writes nothing. An error means that the machine failed, not that the
// input is at fault.
func Check(ctx context.Context, options Options) (*Result, error) {
	run, err := open(ctx, options)
	if err != nil {
		return nil, err
	}
	defer run.close()
	if err := run.read(); err != nil {
		return nil, err
	}
	if err := run.plan(); err != nil {
		return nil, err
	}
	return run.finish(), nil
}

// Build reads the project, asks every rule, and if no finding forbids it, writes the site. Where nothing has changed
// since the last build, it does nothing and says what that found.
func Build(ctx context.Context, options Options) (*Result, error) {
	run, err := open(ctx, options)
	if err != nil {
		return nil, err
	}
	defer run.close()
	var unchanged bool
	run.stage("compare", func() { unchanged, err = run.unchanged() })
	if err != nil {
		return nil, err
	}
	if unchanged {
		return &run.result, nil
	}
	if err := run.read(); err != nil {
		return nil, err
	}
	run.digest()
	if err := run.plan(); err != nil {
		return nil, err
	}
	if result := run.finish(); result.Failed() {
		return result, nil
	}
	if err := run.write(); err != nil {
		return nil, err
	}
	return run.finish(), nil
}

// run is one run of the stages.
type run struct {
	ctx      context.Context
	options  Options
	list     diag.List
	tree     *source.Tree
	inputs   *inputs // nil when they are not known
	digests  chan plan.Digests
	result   Result
	verdicts *judge.Verdicts
	planned  *planned
	measured runtime.MemStats
}

// open lists the files of the project.
func open(ctx context.Context, options Options) (*run, error) {
	r := &run{ctx: ctx, options: options}
	var err error
	r.stage("source", func() { r.tree, err = source.Open(options.Source, load.Folders(), &r.list) })
	return r, err
}

// read reads and resolves the project.
func (r *run) read() error {
	var project *load.Project
	r.stage("load", func() { project = load.Read(r.tree, &r.list) })
	r.stage("resolve", func() { r.result.Site = resolve.Site(project, &r.list) })
	r.stage("judge", func() {
		r.verdicts = judge.Site(r.result.Site, &r.list)
		judge.Texts(r.result.Site, &r.list)
	})
	for _, d := range r.result.Site.Datasets {
		data := Data{Dataset: d.ID}
		if len(d.Periods) > 0 {
			data.First, data.Last = d.Periods[0].String(), d.Periods[len(d.Periods)-1].String()
		}
		data.Tables, _ = d.Read()
		r.result.Data = append(r.result.Data, data)
	}
	return r.ctx.Err()
}

// digest begins to sum up the cells, which takes as long as to plan.
func (r *run) digest() {
	if r.inputs == nil {
		return
	}
	r.digests = make(chan plan.Digests, 1)
	go func() { r.digests <- plan.Digest(r.result.Site, r.verdicts) }()
}

// stage runs one stage and notes what it took.
func (r *run) stage(name string, do func()) {
	if r.options.Measure {
		runtime.ReadMemStats(&r.measured)
	}
	allocations, bytes, start := r.measured.Mallocs, r.measured.TotalAlloc, time.Now()
	do()
	stage := Stage{Name: name, Wall: time.Since(start)}
	if r.options.Measure {
		runtime.ReadMemStats(&r.measured)
		stage.Allocations, stage.Bytes = r.measured.Mallocs-allocations, r.measured.TotalAlloc-bytes
	}
	r.result.Stages = append(r.result.Stages, stage)
}

// finish sorts the findings so far.
func (r *run) finish() *Result {
	r.result.Findings = r.list.Sorted()
	r.quote(r.result.Findings)
	r.result.failed = r.list.Failed(r.options.Strict)
	return &r.result
}

// quote fills in the source lines of findings whose finder did not have the text at hand.
func (r *run) quote(findings []diag.Finding) {
	var text source.Text
	for at := range findings {
		place := &findings[at].Place
		if place.Line == 0 || place.Text != "" || place.Sheet != "" || !r.tree.Has(place.File) {
			continue
		}
		if text.Path != place.File {
			var unheard diag.List // what is wrong with the file was found when it was first read
			content, _ := r.tree.Read(place.File, &unheard)
			text, _ = source.Decode(place.File, content, &unheard)
			text.Path = place.File
		}
		place.Text = text.Line(place.Line)
	}
}

func (r *run) close() { r.tree.Close() }

// workers is how many files are made side by side.
func (r *run) workers() int { return cmp.Or(r.options.Workers, runtime.GOMAXPROCS(0)) }
