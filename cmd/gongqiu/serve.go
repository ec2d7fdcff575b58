package main

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"net"
	"strconv"
	"strings"
	"time"

	"gongqiu/build"
	"gongqiu/build/diag"
	"gongqiu/build/serve"
)

// serveVerb shows the preview at an address of this machine, and builds it again when a file is saved.
type serveVerb struct {
	Port string `placeholder:"NUMBER"`
}

func (v *serveVerb) run(p *program) int {
	port := v.Port
	if port == "" {
		port = p.getenv("GONGQIU_PORT")
	}
	if number, err := strconv.Atoi(port); port != "" && (err != nil || number < 0 || number > 65535) {
		return p.fault("command.bad-port", "value", port)
	}
	options, ok := p.buildOptions(true)
	if !ok {
		return exitUsage
	}
	address := serve.DefaultAddress
	if port != "" {
		address = net.JoinHostPort("127.0.0.1", port)
	}
	err := serve.Run(p.ctx, serve.Options{
		Address: address, Directory: options.Destination,
		Watch: []string{p.within("content"), p.within("data"), p.within("themes")},
		Build: func(ctx context.Context) serve.Outcome { return p.previewOnce(ctx, options) },
		Log:   p.say,
		Words: serve.Words{
			Language: p.language, Title: p.word("command.serve.title"), Close: p.word("command.serve.close"),
			First: p.word("command.serve.first"), Missing: p.word("command.serve.missing"),
		},
	})
	if err != nil && p.ctx.Err() == nil {
		return p.machineFailed(err)
	}
	return exitClean
}

// previewOnce builds the preview once. Without --clock each build has the time of its start.
func (p *program) previewOnce(ctx context.Context, options build.Options) serve.Outcome {
	start := p.now()
	if p.globals.Clock == "" {
		options.Clock = start
	}
	result, err := build.Build(ctx, options)
	took := p.now().Sub(start)
	if err != nil {
		text := p.machineText(err)
		return serve.Outcome{FindingsHTML: "<pre>" + html.EscapeString(text) + "</pre>", Summary: text, Duration: took}
	}
	var findings bytes.Buffer
	// A buffer takes whatever is written to it.
	_ = diag.Print(&findings, diag.Text, result.Findings, p.texts, diag.Options{Limit: findingsShown})
	outcome := serve.Outcome{OK: !result.Failed(), Duration: took, Summary: strings.TrimRight(findings.String(), "\n")}
	switch {
	case !outcome.OK:
		outcome.FindingsHTML = "<pre>" + html.EscapeString(findings.String()) + "</pre>"
	case len(result.Findings) > 0: // warnings stand at the terminal, not in the way of the page
		outcome.Summary += "\n" + p.previewSummary(result, took)
	default:
		outcome.Summary = p.previewSummary(result, took)
	}
	return outcome
}

func (p *program) previewSummary(result *build.Result, took time.Duration) string {
	return p.word("command.serve.built", "pages", strconv.Itoa(result.Pages),
		"written", strconv.Itoa(result.Output.Written), "seconds", fmt.Sprintf("%.1f", took.Seconds()))
}
