package serve

import (
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// event is one message to the pages that are open: "building", "good" (reload), "findings" (show the panel).
type event struct{ name, data string }

// beat is the time after which a silent connection gets a sign of life, so that a closed page is noticed.
const beat = 20 * time.Second

// events hands messages to every page that listens. A page that is slow misses what is in between, never the last.
type events struct {
	mutex     sync.Mutex
	listeners map[chan event]bool
	builds    int // good builds so far
	ended     chan struct{}
	once      sync.Once
}

func newEvents() *events {
	return &events{listeners: map[chan event]bool{}, ended: make(chan struct{})}
}

func (e *events) close() { e.once.Do(func() { close(e.ended) }) }

func (e *events) send(message event) {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	if message.name == "good" {
		e.builds++
	}
	for listener := range e.listeners {
		select {
		case <-listener: // what was not fetched is out of date
		default:
		}
		listener <- message
	}
}

func (e *events) join() (listener chan event, builds int) {
	listener = make(chan event, 1)
	e.mutex.Lock()
	defer e.mutex.Unlock()
	e.listeners[listener] = true
	return listener, e.builds
}

// count is how many good builds there were.
func (e *events) count() int {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	return e.builds
}

func (e *events) leave(listener chan event) {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	delete(e.listeners, listener)
}

// serve sends messages as server-sent events until the page is closed. The first one, "hello", says how many good
// builds there were, so that a page that lost the connection knows whether it is out of date.
func (e *events) serve(w http.ResponseWriter, r *http.Request, findings string) {
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	listener, builds := e.join()
	defer e.leave(listener)
	control := http.NewResponseController(w)
	if writeEvent(w, event{name: "hello", data: strconv.Itoa(builds)}) != nil {
		return
	}
	if findings != "" && writeEvent(w, event{name: "findings", data: findings}) != nil {
		return
	}
	ticker := time.NewTicker(beat)
	defer ticker.Stop()
	for control.Flush() == nil {
		var err error
		select {
		case <-r.Context().Done():
			return
		case <-e.ended:
			return
		case message := <-listener:
			err = writeEvent(w, message)
		case <-ticker.C:
			_, err = io.WriteString(w, ": alive\n\n")
		}
		if err != nil {
			return
		}
	}
}

func writeEvent(w io.Writer, message event) error {
	var text strings.Builder
	text.WriteString("event: " + message.name + "\n")
	normal := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(message.data)
	for line := range strings.SplitSeq(normal, "\n") {
		text.WriteString("data: " + line + "\n")
	}
	_, err := io.WriteString(w, text.String()+"\n")
	return err
}
