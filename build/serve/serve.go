// Package serve is the preview: a small web server on this machine that shows the last good build, builds again when an
// author saves a file, and reloads the pages that are open.
//
// In go the folder of the output, the folders to watch and a function that builds; out come pages over HTTP, as a host
// would send them, with a script for the reload that is added on the way and never in the built files. It is apart from
// the build because it alone has to do with the network, with time and with events; it knows nothing of what a build
// is, only whether one went well.
//
// It listens on the loopback interface and answers only to the names of it, so that neither the network nor a page of
// another site, which had its name point here, can read a preview of what is not released.
package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// DefaultAddress is where the preview is served unless the options say otherwise.
const DefaultAddress = "127.0.0.1:8080"

// portsTried is how many ports are tried, one after the other, when the first is taken.
const portsTried = 20

// Outcome is how a build went.
type Outcome struct {
	OK           bool   // the output folder holds this build
	FindingsHTML string // what a failed build found, escaped, for the panel over the page; not used when OK
	Summary      string // for the log: what was built, and what was found
	Duration     time.Duration
}

// Options say what to serve.
type Options struct {
	Address   string                        // host and port; empty is DefaultAddress. Only loopback addresses are taken
	Directory string                        // the output folder: what the last good build left
	Watch     []string                      // folders and files of the author; those that do not exist yet are waited for
	Build     func(context.Context) Outcome // called by one goroutine at a time, first at the start
	Log       func(string)                  // one line for a person; may be nil
	Ready     func(url string)              // called once when the server listens; may be nil
	Words     Words                         // what the panel says; English when empty
}

// Words are the texts that the server itself shows in a page.
type Words struct {
	Language string // of the texts: "zh", "en"
	Title    string // of the panel
	Close    string // the button that closes the panel
	First    string // shown instead of a page while there has been no good build yet
	Missing  string // shown when there is no page at an address, nor a 404.html
}

var english = Words{
	Language: "en",
	Title:    "The last build has findings; this page is of the build before",
	Close:    "Close",
	First:    "There has been no good build yet.",
	Missing:  "There is no page at this address.",
}

// Run serves until the context ends. It fails when it cannot listen or watch; a build that fails is shown, not
// returned.
func Run(ctx context.Context, options Options) error {
	options = withDefaults(options)
	listener, err := listen(options.Address)
	if err != nil {
		return err
	}
	defer listener.Close()
	url := "http://" + listener.Addr().String() + "/"
	server := newServer(options, portOf(listener))
	defer server.close()
	watch, err := newWatcher(options.Watch, options.Directory)
	if err != nil {
		return err
	}
	defer watch.close()

	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	saved := make(chan []string, 1)
	failed := make(chan error, 2)
	built := make(chan struct{})
	go func() { failed <- watch.run(ctx, saved, options.Log) }()
	go func() {
		defer close(built)
		rebuild(ctx, options, server, saved)
	}()
	web := &http.Server{
		Handler: server, BaseContext: func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: 10 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 64 << 10,
	}
	go func() { failed <- web.Serve(listener) }()
	options.Log(url)
	if options.Ready != nil {
		options.Ready(url)
	}
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	cancel()
	web.Close()
	<-built
	if errors.Is(err, http.ErrServerClosed) || errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

func withDefaults(options Options) Options {
	if options.Address == "" {
		options.Address = DefaultAddress
	}
	if options.Log == nil {
		options.Log = func(string) {}
	}
	if options.Words == (Words{}) {
		options.Words = english
	}
	return options
}

// rebuild builds at the start and whenever something was saved. What is saved while a build runs leads to one more
// build, however much it was.
func rebuild(ctx context.Context, options Options, server *server, saved <-chan []string) {
	for {
		server.building()
		outcome := options.Build(ctx)
		if ctx.Err() != nil {
			return
		}
		if outcome.Summary != "" {
			options.Log(outcome.Summary)
		}
		server.show(outcome)
		select {
		case <-ctx.Done():
			return
		case names := <-saved:
			if len(names) > 0 {
				options.Log(changedLine(names))
			}
		}
	}
}

// changedLine names what was saved.
func changedLine(names []string) string {
	if len(names) == 1 {
		return names[0]
	}
	return fmt.Sprintf("%s (+%d)", names[0], len(names)-1)
}

// listen takes the port of the address, or one of those after it.
func listen(address string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("preview address %q: %w", address, err)
	}
	if host == "localhost" {
		host = "127.0.0.1"
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return nil, fmt.Errorf("preview address %q: must be on this machine, such as %s", address, DefaultAddress)
	}
	first, err := net.LookupPort("tcp", port)
	if err != nil {
		return nil, fmt.Errorf("preview address %q: %w", address, err)
	}
	for number := first; number < first+portsTried && number <= 65535; number++ {
		var listener net.Listener
		listener, err = net.Listen("tcp", net.JoinHostPort(host, fmt.Sprint(number)))
		if err == nil {
			return listener, nil
		}
		if first == 0 {
			break
		}
	}
	return nil, fmt.Errorf("preview address %q: no free port: %w", address, err)
}

func portOf(listener net.Listener) string {
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	return port
}
