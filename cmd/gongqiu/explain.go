package main

import (
	"io"

	"gongqiu/build/answer"
	"gongqiu/build/diag"
	"gongqiu/build/judge"
)

// explainVerb says where one number comes from.
type explainVerb struct {
	Cell   string `arg:"" optional:""`
	Format string `placeholder:"text|json"`
}

func (v *explainVerb) run(p *program) int {
	format, ok := p.chooseFormat(v.Format, []string{"text", "json"})
	if !ok {
		return exitUsage
	}
	if v.Cell == "" {
		return p.fault("command.no-cell")
	}
	site, code := p.read()
	if site == nil {
		return code
	}
	explanation, fault := answer.Explain(site, judge.Site(site, new(diag.List)), v.Cell, p.reader())
	if fault != nil {
		return p.cannotAnswer(fault)
	}
	return p.write(format, code, map[string]func(io.Writer) error{
		"text": func(w io.Writer) error { return explanation.WriteText(w, p.texts) },
		"json": explanation.WriteJSON,
	})
}
