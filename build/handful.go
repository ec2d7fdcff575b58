package build

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"gongqiu/build/chart"
	"gongqiu/build/plan"
)

// mostAtOnce is how many pages a worker makes side by side at most. Every step is done for all of them before the next:
// code and tables of a step are then found in the nearest memory of the processor, where the step before would
// otherwise have taken their place. Their views and bytes still fit there too.
const mostAtOnce = 16

// pagesAtOnce is how many of count pages one of some workers makes side by side: few where there are few, for all to
// have some.
func pagesAtOnce(count, workers int) int {
	const share = 8 // of a worker, at least
	return min(max(count/(workers*share), 1), mostAtOnce)
}

// job is a page in the making.
type job struct {
	page    *plan.Page
	key     plan.Sum
	view    any
	figures []*plan.Figure
	start   int // of its bytes in those of the handful, and their end
	end     int
	took    time.Duration
}

// pages makes a handful of pages, and the files of the charts that stand on them, but for those that the output has.
func (w *writer) pages(pages []*plan.Page, s *scratch) error {
	s.jobs, s.page = s.jobs[:0], s.page[:0]
	for at := range pages {
		if j := (job{page: pages[at]}); !w.keep(&j) {
			s.jobs = append(s.jobs, j)
		}
	}
	for _, step := range [...]func(*job, *scratch) error{w.view, w.say, w.render, w.put} {
		for at := range s.jobs {
			if err := w.measured(step, &s.jobs[at], s); err != nil {
				return err
			}
		}
	}
	if w.options.Measure {
		for at := range s.jobs {
			w.time(s.jobs[at].page.Path, s.jobs[at].took)
		}
	}
	clear(s.jobs)
	clear(s.figures)
	s.figures = s.figures[:0]
	s.room.Clear() // of their views
	if cap(s.page) > mostKept {
		s.page = nil
	}
	w.progress(len(pages))
	return nil
}

// measured takes a step, and adds what it took when that is asked for.
func (w *writer) measured(step func(*job, *scratch) error, j *job, s *scratch) error {
	if !w.options.Measure {
		return step(j, s)
	}
	start := time.Now()
	err := step(j, s)
	j.took += time.Since(start)
	return err
}

// keep says whether the output has a page, and its key if not.
func (w *writer) keep(j *job) bool {
	if w.keys == nil {
		return false
	}
	j.key = w.keys.Page(j.page)
	one, kept := w.keys.kept(j.page.Path, j.key)
	w.sees(kept && one.live)
	return kept
}

// sees notes whether any page has a live chart.
func (w *writer) sees(live bool) {
	if live {
		w.live.Store(true)
	}
}

// view makes the view of a page.
func (w *writer) view(j *job, s *scratch) error {
	j.view = j.page.ViewIn(&s.room)
	first := len(s.figures)
	s.figures = slices.AppendSeq(s.figures, plan.Figures(j.view))
	j.figures = s.figures[first:]
	return nil
}

// say writes the charts of a page in words.
func (w *writer) say(j *job, _ *scratch) error {
	for _, figure := range j.figures { // said once: the page and the files of the chart have the same summary
		figure.Chart.Summary = w.planned.charts.Summary(&figure.Chart)
	}
	return nil
}

// render appends the bytes of a page to those of the handful.
func (w *writer) render(j *job, s *scratch) (err error) {
	j.start = len(s.page)
	s.page, err = w.planned.renderer.Page(s.page, j.view)
	j.end = len(s.page)
	return err
}

// put hands on the files of a page.
func (w *writer) put(j *job, s *scratch) error {
	if err := w.session.Put(j.page.Path, s.page[j.start:j.end]); err != nil {
		return err
	}
	s.paths = append(s.paths[:0], j.page.Path)
	if w.result.Site.Config.Downloads.Charts {
		folder := strings.TrimSuffix(j.page.Path, "index.html")
		for _, figure := range j.figures {
			if err := w.chart(folder, &figure.Chart, s); err != nil {
				return err
			}
		}
	}
	live := plan.IsLive(j.view)
	w.sees(live)
	if w.keys != nil {
		w.keys.made(j.key, live, s.paths...)
	}
	return nil
}

// chart writes the files that stand beside a page for one of its charts.
func (w *writer) chart(folder string, spec *chart.Spec, s *scratch) (err error) {
	for _, kind := range plan.ChartFilesOf(spec) {
		path := folder + plan.ChartFile(spec.ID, kind)
		switch kind {
		case "svg":
			s.file = w.planned.charts.AppendSVG(s.file[:0], spec, chart.Style{Standalone: true})
		case "csv":
			s.file = chart.AppendCSV(s.file[:0], spec)
		case "json":
			s.file = chart.AppendJSON(s.file[:0], spec)
		default:
			s.file, err = w.planned.charts.AppendOption(s.file[:0], spec)
		}
		if err == nil {
			err = w.session.Put(path, s.file)
		}
		if err != nil {
			return fmt.Errorf("chart %s%s: %w", folder, spec.ID, err)
		}
		s.paths = append(s.paths, path)
	}
	return nil
}

// mostSlow is how many of the slowest pages are remembered.
const mostSlow = 10

// time remembers the slowest pages.
func (w *writer) time(path string, took time.Duration) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if len(w.slowest) == mostSlow && took <= w.slowest[mostSlow-1].Time {
		return
	}
	w.slowest = append(w.slowest, PageTime{path, took})
	slices.SortFunc(w.slowest, func(a, b PageTime) int { return int(b.Time - a.Time) })
	w.slowest = w.slowest[:min(len(w.slowest), mostSlow)]
}
