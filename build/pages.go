package build

import (
	"context"
	"fmt"
	"io"
	"slices"
	"sync"
	"sync/atomic"

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

// write renders everything that is not as the last build left it, and sends it to the output folder, on all cores. A
// handful of pages is planned in detail, rendered and handed on by one worker, which then forgets them.
func (r *run) write() error {
	options := r.outputOptions()
	options.Files = len(r.planned.plan.Pages)
	session, err := write.Open(r.ctx, r.options.Destination, options)
	if err != nil {
		return err
	}
	defer session.Abort()
	files := download.Files(r.result.Site, r.planned.plan, r.options.Preview)
	assets := r.planned.renderer.Assets()
	pages := r.planned.plan.Pages
	w := &writer{run: r, session: session, total: len(pages) + len(files) + len(assets)}
	r.stage("keys", func() { w.keys = r.readKeys(session) })
	r.stage("render", func() {
		handfuls := slices.Collect(slices.Chunk(pages, pagesAtOnce(len(pages), r.workers())))
		err = inWorkers(r.ctx, r.workers(), len(files)+len(handfuls)+len(assets), func(at int, scratch *scratch) error {
			switch {
			case at < len(files):
				return w.file(files[at], scratch)
			case at < len(files)+len(handfuls):
				return w.pages(handfuls[at-len(files)], scratch)
			default:
				return w.asset(assets[at-len(files)-len(handfuls)])
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

// scratch is what one worker uses again and again.
type scratch struct {
	jobs    []job
	figures []*plan.Figure // of the jobs
	room    plan.Room
	page    []byte
	file    []byte
	paths   []string // of the files of one page
}

// inWorkers calls do for 0 to count-1 in so many workers, until one fails or the context ends.
func inWorkers(ctx context.Context, workers, count int, do func(at int, s *scratch) error) error {
	group, ctx := errgroup.WithContext(ctx)
	var next atomic.Int64
	for range workers {
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

// progress tells that some more files are done.
func (w *writer) progress(files int) {
	done := int(w.done.Add(int64(files)))
	if w.options.Progress != nil {
		w.options.Progress(done, w.total)
	}
}

func (w *writer) file(f download.File, s *scratch) error {
	defer w.progress(1)
	if f.Dataset != nil {
		return w.dataset(f)
	}
	content := f.Append(s.file[:0])
	if s.file = content; cap(content) > mostKept {
		s.file = nil
	}
	return w.session.Put(f.Paths[0], content)
}

// dataset writes the files of a dataset, unless the output has them.
func (w *writer) dataset(f download.File) error {
	if w.keys == nil {
		return w.stream(f, nil)
	}
	key := w.keys.Dataset(f.Dataset)
	if w.keys.keptRows(f, key) {
		return nil
	}
	known, done := w.keys.knownRows(f)
	defer done()
	if err := w.stream(f, known); err != nil {
		return err
	}
	w.keys.madeRows(f, key, known)
	return nil
}

// stream gives the files of a dataset to the session while they are made.
func (w *writer) stream(f download.File, known *download.Rows) error {
	streams, to := make([]*write.Stream, len(f.Paths)), make([]io.Writer, len(f.Paths))
	for at, path := range f.Paths {
		stream, err := w.session.Begin(path)
		if err != nil {
			return err
		}
		defer stream.Abort()
		streams[at], to[at] = stream, stream
	}
	if err := f.Write(to, known); err != nil {
		return err
	}
	for _, stream := range streams {
		if err := stream.End(); err != nil {
			return err
		}
	}
	return nil
}

// asset puts a file of the theme, unless only pages with live charts need it.
func (w *writer) asset(asset render.Asset) error {
	defer w.progress(1)
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

// mostKept is the size of the largest buffer that is kept for the next file: a site map and a handful of
// pages can be large.
const mostKept = 1 << 20
