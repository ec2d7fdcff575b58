package serve

import (
	"bytes"
	"errors"
	"html"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"gongqiu/build/write"
)

// own is where the server's own addresses begin; no page of a site has an underscore there.
const own = "/_gongqiu/"

// policy is the content policy of the published site. That of a page in its meta tag holds as well; the reload needs no
// more than both allow: a script, a style sheet and a connection of the same origin.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// server answers requests. It is safe for concurrent use.
type server struct {
	directory string
	port      string
	words     Words
	events    *events

	mutex    sync.Mutex
	findings string
	good     bool // there has been a good build
}

func newServer(options Options, port string) *server {
	_, err := os.Stat(options.Directory)
	return &server{
		directory: options.Directory, port: port, words: options.Words, events: newEvents(), good: err == nil,
	}
}

func (s *server) close() { s.events.close() }

func (s *server) building() { s.events.send(event{name: "building"}) }

// show makes the outcome of a build known to the pages that are open.
func (s *server) show(outcome Outcome) {
	message := event{name: "good"}
	if !outcome.OK {
		message = event{name: "findings", data: outcome.FindingsHTML}
		if message.data == "" {
			message.data = "<p>" + html.EscapeString(outcome.Summary) + "</p>"
		}
	}
	s.mutex.Lock()
	s.findings = message.data
	s.good = s.good || outcome.OK
	s.mutex.Unlock()
	s.events.send(message)
}

// ServeHTTP answers one request.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Security-Policy", policy)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Cache-Control", "no-cache")
	switch {
	case !s.ourName(r.Host):
		plain(w, http.StatusMisdirectedRequest, "this preview is served on this machine only")
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		header.Set("Allow", "GET, HEAD")
		plain(w, http.StatusMethodNotAllowed, "only GET and HEAD")
	case strings.HasPrefix(r.URL.Path, own):
		s.serveOwn(w, r)
	default:
		s.serveFile(w, r)
	}
}

// ourName says whether the name that the browser believes it talks to is one of this machine. A page of another site
// whose name was made to point here has its own name in the request.
func (s *server) ourName(host string) bool {
	for _, name := range [...]string{"127.0.0.1", "localhost", "[::1]"} {
		if host == name+":"+s.port || host == name && s.port == "80" {
			return true
		}
	}
	return false
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	io.WriteString(w, text+"\n")
}

func (s *server) serveOwn(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case own + "events":
		s.mutex.Lock()
		findings := s.findings
		s.mutex.Unlock()
		s.events.serve(w, r, findings)
	case own + "reload.js":
		s.send(w, r, http.StatusOK, "reload.js", []byte(script(s.words)))
	case own + "reload.css":
		s.send(w, r, http.StatusOK, "reload.css", []byte(reloadStyle))
	default:
		plain(w, http.StatusNotFound, "not found")
	}
}

// serveFile answers with a file of the output.
func (s *server) serveFile(w http.ResponseWriter, r *http.Request) {
	builds := s.events.count() // before the file is read: a page that came too early reloads once more
	s.mutex.Lock()
	good := s.good
	s.mutex.Unlock()
	if !good {
		s.sendPage(w, r, http.StatusServiceUnavailable, s.page(s.words.First), builds)
		return
	}
	name, folder, ok := fileName(r.URL.Path)
	if !ok {
		s.missing(w, r, builds)
		return
	}
	content, err := readRegular(s.directory, name)
	switch {
	case err == nil && strings.HasPrefix(write.ContentType(name), "text/html"):
		s.sendPage(w, r, http.StatusOK, content, builds)
	case err == nil:
		s.send(w, r, http.StatusOK, name, content)
	case errors.Is(err, errFolder) && !folder:
		target := url.URL{Path: path.Clean("/"+name) + "/", RawQuery: r.URL.RawQuery}
		w.Header().Set("Location", target.String())
		plain(w, http.StatusMovedPermanently, "it is a folder")
	default:
		s.missing(w, r, builds)
	}
}

// fileName is the name of the file that an address stands for, and whether the address was that of a folder. It is
// refused when it is written in any other than the plain way.
func fileName(address string) (name string, folder, ok bool) {
	if !strings.HasPrefix(address, "/") || strings.ContainsAny(address, "\\\x00") {
		return "", false, false
	}
	name = address[1:]
	if folder = name == "" || strings.HasSuffix(name, "/"); folder {
		name += "index.html"
	}
	return name, folder, fs.ValidPath(name) && name != "."
}

func (s *server) missing(w http.ResponseWriter, r *http.Request, builds int) {
	content, err := readRegular(s.directory, nearest404(s.directory, r.URL.Path))
	if err != nil {
		content = s.page(s.words.Missing)
	}
	s.sendPage(w, r, http.StatusNotFound, content, builds)
}

// nearest404 is the 404.html of the language that the address is in, or else that of the site.
func nearest404(directory, address string) string {
	if top, _, found := strings.Cut(strings.TrimPrefix(address, "/"), "/"); found && fs.ValidPath(top) && top != "." {
		name := top + "/404.html"
		if _, err := readRegular(directory, name); err == nil {
			return name
		}
	}
	return "404.html"
}

// send writes a file, whole: the preview has no use for ranges or for answers from a cache.
func (s *server) send(w http.ResponseWriter, r *http.Request, status int, name string, content []byte) {
	w.Header().Set("Content-Type", write.ContentType(name))
	w.Header().Set("Content-Length", strconv.Itoa(len(content)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(content)
	}
}

// sendPage writes an HTML file with the reload script in it.
func (s *server) sendPage(w http.ResponseWriter, r *http.Request, status int, content []byte, builds int) {
	s.send(w, r, status, "page.html", inject(content, builds))
}

// page is a page of the server's own, for when there is none to show.
func (s *server) page(text string) []byte {
	s.mutex.Lock()
	findings := s.findings
	s.mutex.Unlock()
	var page bytes.Buffer
	language, line := html.EscapeString(s.words.Language), html.EscapeString(text)
	page.WriteString(`<!DOCTYPE html><html lang="` + language + `"><head><meta charset="utf-8">` +
		`<meta name="viewport" content="width=device-width"><title>` + line + `</title>` +
		`<link rel="stylesheet" href="` + own + `reload.css"></head><body class="gongqiu-own"><main><h1>` + line +
		`</h1><div class="gongqiu-findings">` + findings + "</div></main></body></html>\n")
	return page.Bytes()
}

// inject puts the reload script before the end of the body, or at the end of a page without one. The script is told how
// many good builds there were when the page was read.
func inject(page []byte, builds int) []byte {
	tag := `<script src="` + own + `reload.js" data-builds="` + strconv.Itoa(builds) + `" defer></script>`
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	return slices.Concat(page[:at], []byte(tag), page[at:])
}

var errFolder = errors.New("is a folder")

// readRegular reads a file of the output folder. No part of its name may be a link: a build leaves none, so that one
// leads to what is not the site's.
func readRegular(directory, name string) ([]byte, error) {
	root, err := os.OpenRoot(directory)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	parts := strings.Split(name, "/")
	for i := range parts {
		info, err := root.Lstat(path.Join(parts[:i+1]...))
		if err != nil {
			return nil, err
		}
		last := i == len(parts)-1
		switch {
		case last && info.IsDir():
			return nil, errFolder
		case last && !info.Mode().IsRegular(), !last && !info.IsDir():
			return nil, fs.ErrNotExist
		}
	}
	return root.ReadFile(name)
}
