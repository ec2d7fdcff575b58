package diag

import (
	"bufio"
	"encoding/json"
	"strconv"
	"strings"
)

// jsonFinding is a finding in the json format. Its keys are part of the command's contract.
type jsonFinding struct {
	Code     string            `json:"code"`
	Severity string            `json:"severity"`
	Title    string            `json:"title"`
	Message  string            `json:"message"`
	Help     string            `json:"help,omitempty"`
	Place    *jsonPlace        `json:"place,omitempty"`
	Args     map[string]string `json:"args,omitempty"`
	Rows     int               `json:"rows"`
	Related  []jsonRelated     `json:"related,omitempty"`
}

type jsonPlace struct {
	File   string `json:"file"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
	Width  int    `json:"width,omitempty"`
	Sheet  string `json:"sheet,omitempty"`
	Cell   string `json:"cell,omitempty"`
	Text   string `json:"text,omitempty"`
}

type jsonRelated struct {
	Role  string     `json:"role"`
	Place *jsonPlace `json:"place,omitempty"`
}

func printJSON(out *bufio.Writer, findings []Finding, texts Texts) error {
	list := make([]jsonFinding, 0, len(findings))
	for _, f := range findings {
		item := jsonFinding{
			Code:     string(f.Code),
			Severity: f.Severity().String(),
			Title:    texts.Word(string(f.Code)+".title", nil),
			Message:  texts.Message(string(f.Code), textArgs(f)),
			Help:     texts.Help(string(f.Code), textArgs(f)),
			Place:    placeJSON(f.Place),
			Args:     f.Args,
			Rows:     max(f.Rows, 1),
		}
		for _, related := range f.Related {
			item.Related = append(item.Related, jsonRelated{related.Role, placeJSON(related.Place)})
		}
		list = append(list, item)
	}
	return encode(out, list)
}

func placeJSON(p Place) *jsonPlace {
	if p.File == "" {
		return nil
	}
	return &jsonPlace{p.File, p.Line, p.Column, p.Width, p.Sheet, p.Cell, p.Text}
}

func encode(out *bufio.Writer, value any) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

// printGitHub writes one workflow command per finding. GitHub cuts a message at its first line, so the help stands
// after an escaped line end.
func printGitHub(out *bufio.Writer, findings []Finding, texts Texts) {
	for _, f := range findings {
		properties := make([]string, 0, 5)
		add := func(name, value string) {
			properties = append(properties, name+"="+escapeProperty(value))
		}
		if f.Place.File != "" {
			add("file", f.Place.File)
		}
		if f.Place.Line > 0 {
			add("line", strconv.Itoa(f.Place.Line))
			if f.Place.Column > 0 {
				add("col", strconv.Itoa(f.Place.Column))
				if f.Place.Width > 1 {
					add("endColumn", strconv.Itoa(f.Place.Column+f.Place.Width))
				}
			}
		}
		add("title", texts.Word(string(f.Code)+".title", nil)+" ["+string(f.Code)+"]")
		message := texts.Message(string(f.Code), textArgs(f))
		if f.Place.Sheet != "" {
			message = f.Place.String() + ": " + message
		}
		if help := texts.Help(string(f.Code), textArgs(f)); help != "" {
			message += "\n" + texts.Word("print.help", nil) + ": " + help
		}
		if f.Rows > 1 {
			message += "\n" + texts.Word("print.more-rows", count(f.Rows-1))
		}
		out.WriteString("::" + f.Severity().String() + " " + strings.Join(properties, ",") + "::")
		out.WriteString(escapeData(message) + "\n")
	}
}

var dataEscaper = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")

var propertyEscaper = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")

func escapeData(text string) string { return dataEscaper.Replace(text) }

func escapeProperty(text string) string { return propertyEscaper.Replace(text) }
