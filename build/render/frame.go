package render

import (
	"errors"
	"html/template"
	"sync"
	"sync/atomic"
)

// frame is a layout, already escaped by html/template, made into a list of steps. It does what the template library
// does for the little of the template language that layouts are mostly made of: texts, fields, the functions that
// append parts, if, with, template. The library looks up every field and method by its name on every page, and hands
// every part on as a string of its own; that is the most of what a page's frame costs.
//
// A layout that uses more of the language has no frame, and is run by the library. So is one whose frame meets
// anything unforeseen: errors are the library's to report.
type frame struct {
	slots int // how many values the steps keep; the first is the view
	steps []step
	works sync.Pool   // *work, of pages that are done
	given atomic.Bool // up, after something unforeseen
}

// step appends something to the page.
type step func(*work) error

// work is a page in the making.
type work struct {
	dst   []byte
	slots []any  // dots and variables
	given [3]any // the arguments of the part that is being appended
}

// errUnforeseen sends a page to the template library.
var errUnforeseen = errors.New("not for a frame")

// append runs the steps for a view.
func (f *frame) append(dst []byte, view any) ([]byte, error) {
	w, again := f.works.Get().(*work)
	if !again {
		w = &work{slots: make([]any, f.slots)}
	}
	w.dst, w.slots[0] = dst, view
	err := w.run(f.steps)
	dst, w.dst, w.given = w.dst, nil, [3]any{}
	clear(w.slots)
	f.works.Put(w)
	return dst, err
}

func (w *work) run(steps []step) error {
	for _, do := range steps {
		if err := do(w); err != nil {
			return err
		}
	}
	return nil
}

// operand is a value that a template names: where it is kept, and the names after it.
type operand struct {
	slot  int
	names []string
}

// get is the value on a page; nil for what frames do not know.
func (o operand) get(w *work) any {
	value := w.slots[o.slot]
	for _, name := range o.names {
		value = member(value, name)
	}
	return value
}

// part is a function that templates call and that appends to a page.
type part struct {
	takes  int // arguments
	append func(dst []byte, values []any) ([]byte, error)
}

// htmlText appends a text as html/template does between tags and in quoted attributes.
func htmlText(dst []byte, text string) []byte {
	from := 0
	for at := 0; at < len(text); at++ {
		escaped := ""
		switch text[at] {
		case 0:
			escaped = "\uFFFD"
		case '"':
			escaped = "&#34;"
		case '&':
			escaped = "&amp;"
		case '\'':
			escaped = "&#39;"
		case '+':
			escaped = "&#43;"
		case '<':
			escaped = "&lt;"
		case '>':
			escaped = "&gt;"
		default:
			continue
		}
		dst = append(append(dst, text[from:at]...), escaped...)
		from = at + 1
	}
	return append(dst, text[from:]...)
}

// execute appends a page by the frame of its layout, or else by the template library.
func (s *siteSet) execute(dst []byte, layout *template.Template, view any) ([]byte, error) {
	if f := s.frameOf(layout); f != nil && !f.given.Load() {
		page, err := f.append(dst, view)
		if err == nil {
			return page, nil
		}
		f.given.Store(true)
	}
	out := appender{dst}
	err := layout.Execute(&out, view)
	return out.bytes, err
}

// frameOf is the frame of a layout; nil when it has none.
func (s *siteSet) frameOf(layout *template.Template) *frame {
	if made, known := s.frames.Load(layout); known {
		return made.(*frame)
	}
	made, _ := s.frames.LoadOrStore(layout, compile(layout, s.partsOf))
	return made.(*frame)
}
