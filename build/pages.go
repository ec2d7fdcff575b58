package build

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"gongqiu/build/chart"
	"gongqiu/build/download"
	"gongqiu/build/plan"
	"gongqiu/build/render"
	"gongqiu/build/words"
	"gongqiu/build/write"
)

// planned is what is ready to be rendered.
type planned struct {
	plan     *plan.Plan
	charts   *chart.Drawer
	renderer *render.Renderer // nil when the theme has faults
}

// plan plans the pages and reads the theme.
func (r *run) plan() error {
	book := words.Load()
	p := &planned{charts: chart.New(book)}
	r.stage("plan", func() {
		p.plan = plan.Make(r.result.Site, plan.Options{
			Words: book, Verdicts: r.verdicts, Clock: r.options.Clock, Preview: r.options.Preview,
		}, &r.list)
	})
	r.result.Pages = len(p.plan.Pages)
	theme, err := r.theme()
	if err != nil {
		return fmt.Errorf("read theme: %w", err)
	}
	r.stage("theme", func() {
		p.renderer, err = render.New(render.Options{
			Theme: theme, Sites: p.plan.Sites, Words: book, Charts: p.charts,
		}, &r.list)
	})
	if err != nil {
		return fmt.Errorf("read theme: %w", err)
	}
	r.planned = p
	return r.ctx.Err()
}

// outputOptions are how the output folder is opened.
func (r *run) outputOptions() write.Options {
	return write.Options{State: r.options.State, Wait: true, Waiting: r.options.Waiting}
}

// write renders everything that is not as the last build left it, and sends it to the output folder, on all cores. Each
// page is planned in detail, rendered and handed on by one worker, which then forgets it.
func (r *run) write() error {
	session, err := write.Open(r.ctx, r.options.Destination, r.outputOptions())
	if err != nil {
		return err
	}
	defer session.Abort()
	files := download.Files(r.result.Site, r.planned.plan, r.options.Preview)
	assets := r.planned.renderer.Assets()
	total := len(r.planned.plan.Pages) + len(files) + len(assets)
	w := &writer{run: r, session: session, total: total}
	r.stage("keys", func() { w.keys = r.readKeys(session) })
	r.stage("render", func() {
		err = inWorkers(r.ctx, total, func(at int, scratch *scratch) error {
			defer w.progress()
			switch pages := len(r.planned.plan.Pages); {
			case at < len(files):
				return w.file(files[at], scratch)
			case at < len(files)+pages:
				return w.page(&r.planned.plan.Pages[at-len(files)], scratch)
			default:
				return w.asset(assets[at-len(files)-pages])
			}
		})
		if err == nil && w.live.Load() {
			err = w.liveAssets(assets)
		}
	})
	if err != nil {
		return err
	}
	r.stage("write", func() {
		if err = w.keys.remember(); err == nil {
			r.result.Output, err = session.Commit(write.Info{Preview: r.options.Preview})
		}
	})
	r.result.Slowest = w.slowest
	return err
}

// scratch is the buffer of one worker.
type scratch struct {
	page []byte
	file []byte
}

// inWorkers calls do for 0 to count-1 on all cores, until one fails or the context ends.
func inWorkers(ctx context.Context, count int, do func(at int, s *scratch) error) error {
	group, ctx := errgroup.WithContext(ctx)
	var next atomic.Int64
	for range workers() {
		group.Go(func() error {
			s := &scratch{}
			for {
				at := int(next.Add(1)) - 1
				if at >= count {
					return nil
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := do(at, s); err != nil {
					return err
				}
			}
		})
	}
	return group.Wait()
}

// writer hands rendered files to the session.
type writer struct {
	*run
	session *write.Session
	total   int
	done    atomic.Int64
	live    atomic.Bool // a page has a live chart
	keys    *keeper     // nil when it is not known what the files are made from

	mutex   sync.Mutex
	slowest []PageTime
}

func (w *writer) progress() {
	done := int(w.done.Add(1))
	if w.options.Progress != nil {
		w.options.Progress(done, w.total)
	}
}

func (w *writer) file(f download.File, s *scratch) error {
	var key plan.Sum
	var known *download.Rows
	if w.keys != nil && f.Dataset != nil {
		key = w.keys.Dataset(f.Dataset)
		if w.keys.keptRows(f, key) {
			return nil
		}
		known = w.keys.knownRows(f)
	}
	files := make([][]byte, len(f.Paths))
	files[0] = s.file[:0]
	f.Append(files, known)
	for at, path := range f.Paths {
		if err := w.session.Put(path, files[at]); err != nil {
			return err
		}
	}
	if s.file = files[0]; cap(s.file) > mostKept {
		s.file = nil
	}
	if known != nil {
		w.keys.madeRows(f, key, known)
	}
	return nil
}

// asset puts a file of the theme, unless only pages with live charts need it.
func (w *writer) asset(asset render.Asset) error {
	if asset.Live {
		return nil
	}
	return w.session.Put(asset.Path, asset.Bytes)
}

// liveAssets puts what live charts need.
func (w *writer) liveAssets(assets []render.Asset) error {
	for _, asset := range assets {
		if !asset.Live {
			continue
		}
		if err := w.session.Put(asset.Path, asset.Bytes); err != nil {
			return err
		}
	}
	return nil
}

// mostKept is the size of the largest buffer that is kept for the next file: a download can be as large as the data,
// and no page or chart is.
const mostKept = 1 << 20

// page renders one page, and the files of the charts that stand on it, unless the output has them.
func (w *writer) page(page *plan.Page, s *scratch) error {
	var key plan.Sum
	if w.keys != nil {
		key = w.keys.Page(page)
		if one, kept := w.keys.kept(page.Path, key); kept {
			w.sees(one.live)
			return nil
		}
	}
	paths, live, err := w.render(page, s)
	if err != nil {
		return err
	}
	w.sees(live)
	if w.keys != nil {
		w.keys.made(key, live, paths...)
	}
	return nil
}

// sees notes whether any page has a live chart.
func (w *writer) sees(live bool) {
	if live {
		w.live.Store(true)
	}
}

// render makes the files of a page, and says which, and whether it has a live chart.
func (w *writer) render(page *plan.Page, s *scratch) (paths []string, live bool, err error) {
	start := time.Now()
	view := page.View()
	figures := plan.Figures(view)
	for _, figure := range figures { // said once: the page and the files of the chart have the same summary
		figure.Chart.Summary = w.planned.charts.Summary(&figure.Chart)
	}
	if s.page, err = w.planned.renderer.Page(s.page[:0], view); err != nil {
		return nil, false, err
	}
	if err := w.session.Put(page.Path, s.page); err != nil {
		return nil, false, err
	}
	paths = append(paths, page.Path)
	if w.result.Site.Config.Downloads.Charts {
		folder := strings.TrimSuffix(page.Path, "index.html")
		for _, figure := range figures {
			own, err := w.chart(folder, &figure.Chart, s)
			if err != nil {
				return nil, false, err
			}
			paths = append(paths, own...)
		}
	}
	if w.options.Measure {
		w.time(page.Path, time.Since(start))
	}
	return paths, plan.IsLive(view), nil
}

// chart writes the files that stand beside a page for one of its charts, and says which.
func (w *writer) chart(folder string, spec *chart.Spec, s *scratch) (paths []string, err error) {
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
			return nil, fmt.Errorf("chart %s%s: %w", folder, spec.ID, err)
		}
		paths = append(paths, path)
	}
	return paths, nil
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
