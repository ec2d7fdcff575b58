package serve

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

const home = "<!DOCTYPE html><html><body><p>home</p></body></html>"

// site writes files into a new folder.
func site(t *testing.T, files map[string]string) string {
	t.Helper()
	directory := t.TempDir()
	for name, content := range files {
		put(t, filepath.Join(directory, name), content)
	}
	return directory
}

func put(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func testServer(t *testing.T, directory string) *server {
	t.Helper()
	s := newServer(withDefaults(Options{Directory: directory}), "8080")
	t.Cleanup(s.close)
	return s
}

func ask(s *server, method, host, address string) *http.Response {
	request := httptest.NewRequest(method, "http://127.0.0.1:8080/", nil)
	request.Host = host
	path, query, _ := strings.Cut(address, "?")
	request.URL.Path, request.URL.RawQuery = path, query
	recorder := httptest.NewRecorder()
	s.ServeHTTP(recorder, request)
	return recorder.Result()
}

func body(t *testing.T, response *http.Response) string {
	t.Helper()
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestAnswers(t *testing.T) {
	directory := site(t, map[string]string{
		"index.html": home, "404.html": "<body>nothing here</body>", "en/404.html": "<body>not found</body>",
		"data/wages/index.html": "<body>wages</body>", "data/wages/wages.csv": "a,b\n", "empty/x.svg": "<svg/>",
	})
	if err := os.Symlink("/etc/passwd", filepath.Join(directory, "link.txt")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("data", filepath.Join(directory, "linked")); err != nil {
		t.Fatal(err)
	}
	s := testServer(t, directory)
	for _, test := range []struct {
		address string
		status  int
		kind    string
		holds   string
	}{
		{"/", 200, "text/html; charset=utf-8", "home"},
		{"/index.html", 200, "text/html; charset=utf-8", "home"},
		{"/data/wages/", 200, "text/html; charset=utf-8", "wages"},
		{"/data/wages/wages.csv", 200, "text/csv; charset=utf-8", "a,b"},
		{"/data/wages?x=1", 301, "text/plain; charset=utf-8", ""},
		{"/empty/", 404, "text/html; charset=utf-8", "nothing here"},
		{"/none", 404, "text/html; charset=utf-8", "nothing here"},
		{"/en/none/", 404, "text/html; charset=utf-8", "not found"},
		{"/link.txt", 404, "text/html; charset=utf-8", "nothing here"},
		{"/linked/wages/wages.csv", 404, "text/html; charset=utf-8", "nothing here"},
		{"/../secret", 404, "text/html; charset=utf-8", "nothing here"},
		{"/data/../../secret", 404, "text/html; charset=utf-8", "nothing here"},
		{"/..\\secret", 404, "text/html; charset=utf-8", "nothing here"},
		{"//etc/passwd", 404, "text/html; charset=utf-8", "nothing here"},
		{"/data//wages/", 404, "text/html; charset=utf-8", "nothing here"},
		{"/x\x00y", 404, "text/html; charset=utf-8", "nothing here"},
		{"../secret", 404, "text/html; charset=utf-8", "nothing here"},
		{"/_gongqiu/reload.js", 200, "text/javascript; charset=utf-8", "EventSource"},
		{"/_gongqiu/reload.css", 200, "text/css; charset=utf-8", ".gongqiu-panel"},
		{"/_gongqiu/other", 404, "text/plain; charset=utf-8", "not found"},
	} {
		response := ask(s, http.MethodGet, "localhost:8080", test.address)
		content := body(t, response)
		if response.StatusCode != test.status || response.Header.Get("Content-Type") != test.kind ||
			!strings.Contains(content, test.holds) {
			t.Errorf("%q: %d, %s, %q", test.address, response.StatusCode, response.Header.Get("Content-Type"), content)
		}
		if !strings.Contains(response.Header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%q: no content policy", test.address)
		}
	}
	moved := ask(s, http.MethodGet, "127.0.0.1:8080", "/data/wages?x=1")
	if got := moved.Header.Get("Location"); got != "/data/wages/?x=1" {
		t.Errorf("redirect to %q", got)
	}
}

func TestReloadScriptIsOnlyInWhatIsServed(t *testing.T) {
	directory := site(t, map[string]string{"index.html": home})
	s := testServer(t, directory)
	tag := `<script src="/_gongqiu/reload.js" data-builds="0" defer></script>`
	want := strings.Replace(home, "</body>", tag+"</body>", 1)
	if got := body(t, ask(s, http.MethodGet, "127.0.0.1:8080", "/")); got != want {
		t.Errorf("served %q", got)
	}
	if content, err := os.ReadFile(filepath.Join(directory, "index.html")); err != nil || string(content) != home {
		t.Errorf("the file is %q, %v", content, err)
	}
	head := ask(s, http.MethodHead, "127.0.0.1:8080", "/")
	if got := body(t, head); got != "" || head.Header.Get("Content-Length") != fmt.Sprint(len(want)) {
		t.Errorf("HEAD: %q, length %s", got, head.Header.Get("Content-Length"))
	}
}

func TestOnlyThisMachineAndOnlyReading(t *testing.T) {
	s := testServer(t, site(t, map[string]string{"index.html": home}))
	for host, status := range map[string]int{
		"127.0.0.1:8080": 200, "localhost:8080": 200, "[::1]:8080": 200,
		"": 421, "localhost": 421, "localhost:8081": 421, "evil.example:8080": 421, "127.0.0.1.evil.example:8080": 421,
		"192.168.1.2:8080": 421, "localhost:8080.evil.example": 421, "localhost.:8080": 421,
	} {
		for _, address := range []string{"/", "/_gongqiu/reload.js", "/none"} {
			response := ask(s, http.MethodGet, host, address)
			content := body(t, response)
			refused := response.StatusCode == 421
			if refused != (status == 421) || refused && strings.Contains(content, "home") {
				t.Errorf("host %q, %s: %d", host, address, response.StatusCode)
			}
		}
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE"} {
		if got := ask(s, method, "localhost:8080", "/").StatusCode; got != http.StatusMethodNotAllowed {
			t.Errorf("%s: %d", method, got)
		}
	}
}

func TestFindingsBeforeTheFirstGoodBuild(t *testing.T) {
	s := testServer(t, filepath.Join(t.TempDir(), "public"))
	s.show(Outcome{FindingsHTML: "<pre>data/x.csv:2:7 &lt;b&gt;</pre>"})
	response := ask(s, http.MethodGet, "localhost:8080", "/any/")
	content := body(t, response)
	if response.StatusCode != 503 || !strings.Contains(content, "data/x.csv:2:7 &lt;b&gt;") ||
		!strings.Contains(content, "reload.js") || strings.Contains(content, "style=") {
		t.Errorf("%d: %s", response.StatusCode, content)
	}
}

func TestScriptSaysTheWordsSafely(t *testing.T) {
	got := script(Words{Language: "zh", Title: `上一次"生成" </script>`, Close: "关闭"})
	if strings.Contains(got, "/*title*/") || strings.Contains(got, "</script>") || !strings.Contains(got, `"关闭"`) {
		t.Error(got)
	}
}

func TestListen(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	next, err := listen(taken.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer next.Close()
	if portOf(next) == portOf(taken) {
		t.Error("the taken port was taken")
	}
	for _, address := range []string{
		"0.0.0.0:8080", ":8080", "192.168.1.2:8080", "example.org:80", "localhost", "[::]:8080",
	} {
		if listener, err := listen(address); err == nil {
			listener.Close()
			t.Errorf("%s: was taken", address)
		}
	}
}

// running is a preview that a test talks to.
type running struct {
	url    string
	builds atomic.Int32
	fail   atomic.Bool
	slow   atomic.Int64
	events *bufio.Reader
}

// start runs a preview whose build copies content/index.html to the output.
func start(t *testing.T, project string) *running {
	t.Helper()
	r := &running{}
	ready, ended := make(chan string, 1), make(chan error, 1)
	ctx, cancel := context.WithCancel(context.Background())
	public := filepath.Join(project, "public")
	options := Options{
		Address: "127.0.0.1:0", Directory: public, Ready: func(url string) { ready <- url },
		Watch: []string{filepath.Join(project, "content"), filepath.Join(project, "data")},
		Build: func(context.Context) Outcome {
			defer r.builds.Add(1)
			content, err := os.ReadFile(filepath.Join(project, "content", "index.html"))
			time.Sleep(time.Duration(r.slow.Load()))
			if r.fail.Load() || err != nil {
				return Outcome{FindingsHTML: "<pre>content/index.md:1:1</pre>\n<p>second line</p>"}
			}
			os.MkdirAll(public, 0o777)
			os.WriteFile(filepath.Join(public, "index.html"), content, 0o666)
			return Outcome{OK: true, Summary: "built"}
		},
	}
	go func() { ended <- Run(ctx, options) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	r.url = <-ready
	response, err := http.Get(r.url + "_gongqiu/events")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	r.events = bufio.NewReader(response.Body)
	r.waitFor(t, 1)
	return r
}

func (r *running) waitFor(t *testing.T, builds int32) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); r.builds.Load() < builds; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d builds, waited for %d", r.builds.Load(), builds)
		}
	}
}

// next reads events until one of the name, and hands back its data.
func (r *running) next(t *testing.T, name string) string {
	t.Helper()
	for current, data := "", []string{}; ; {
		line, err := r.events.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "event: "):
			current, data = line[7:], nil
		case strings.HasPrefix(line, "data: "):
			data = append(data, line[6:])
		case line == "" && current == name:
			return strings.Join(data, "\n")
		}
	}
}

func TestRebuildOnSave(t *testing.T) {
	project := site(t, map[string]string{"content/index.html": home})
	r := start(t, project)
	put(t, filepath.Join(project, "content", "index.html"), "<body>changed</body>")
	r.waitFor(t, 2)
	r.next(t, "good")
	response, err := http.Get(r.url)
	if err != nil {
		t.Fatal(err)
	}
	if got := body(t, response); !strings.Contains(got, "changed") {
		t.Errorf("served %q", got)
	}

	// A failed build shows what it found over the page of the build before, and the next good one takes it away.
	r.fail.Store(true)
	put(t, filepath.Join(project, "content", "index.html"), "<body>broken</body>")
	if got := r.next(t, "findings"); got != "<pre>content/index.md:1:1</pre>\n<p>second line</p>" {
		t.Errorf("the panel is %q", got)
	}
	if response, err = http.Get(r.url); err != nil {
		t.Fatal(err)
	}
	if got := body(t, response); !strings.Contains(got, "changed") {
		t.Errorf("after a failed build: %q", got)
	}
	r.fail.Store(false)
	put(t, filepath.Join(project, "content", "index.html"), "<body>mended</body>")
	r.next(t, "good")
}

func TestWatching(t *testing.T) {
	project := site(t, map[string]string{"content/index.html": home})
	r := start(t, project)
	for _, name := range []string{
		"content/.index.html.swp", "content/~$book.xlsx", "content/index.html~", "content/4913", "public/x", "other/x",
		"content/.git/HEAD", "README.md",
	} {
		put(t, filepath.Join(project, name), "x")
	}
	time.Sleep(4 * quiet)
	if got := r.builds.Load(); got != 1 {
		t.Errorf("temporary files led to %d builds", got-1)
	}
	// A folder that comes later is watched, and so is what is in it; many saves are one build.
	put(t, filepath.Join(project, "data", "wages", "2016", "a.csv"), "1")
	r.waitFor(t, 2)
	for i := range 5 {
		put(t, filepath.Join(project, "data", "wages", "2016", "a.csv"), fmt.Sprint(i))
	}
	r.waitFor(t, 3)
	time.Sleep(4 * quiet)
	if got := r.builds.Load(); got != 3 {
		t.Errorf("%d builds, want 3", got)
	}
	// What is saved while a build runs leads to one more.
	r.slow.Store(int64(8 * quiet))
	put(t, filepath.Join(project, "content", "a.md"), "1")
	time.Sleep(3 * quiet)
	for i := range 3 {
		put(t, filepath.Join(project, "content", fmt.Sprint("b", i, ".md")), "1")
		time.Sleep(quiet * 3 / 2)
	}
	r.waitFor(t, 5)
	r.slow.Store(0)
	time.Sleep(4 * quiet)
	if got := r.builds.Load(); got != 5 {
		t.Errorf("%d builds, want 5", got)
	}
}
