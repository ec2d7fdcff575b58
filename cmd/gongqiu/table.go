package main

import (
	"io"

	"gongqiu/build/answer"
)

// tableVerb writes the computed table of a dataset.
type tableVerb struct {
	Dataset   string   `arg:"" optional:""`
	By        []string `placeholder:"DIM"`
	Period    string   `placeholder:"P"`
	Region    string   `placeholder:"R"`
	Where     []string `placeholder:"DIM=CODE" sep:"none"`
	Published bool
	Format    string `placeholder:"text|csv|json"`
}

func (v *tableVerb) run(p *program) int {
	format, ok := p.chooseFormat(v.Format, []string{"text", "csv", "json"})
	if !ok {
		return exitUsage
	}
	site, code := p.read()
	if site == nil {
		return code
	}
	result, fault := answer.Table(site, answer.Query{
		Dataset: v.Dataset, By: v.By, Period: v.Period, Region: v.Region, Where: v.Where, Published: v.Published,
		Language: p.reader(),
	})
	if fault != nil {
		return p.cannotAnswer(fault)
	}
	if len(result.Rows) == 0 && !p.globals.Quiet {
		p.say(p.word("answer.empty"))
	}
	return p.write(format, code, map[string]func(io.Writer) error{
		"text": func(w io.Writer) error { return result.WriteText(w, p.texts) },
		"csv":  result.WriteCSV,
		"json": result.WriteJSON,
	})
}
