package load

import (
	"strings"
	"time"

	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/yamldoc"
)

// partialDate reads the date of a document as exact as it is known: 2005, 2005-11 or 2005-11-04, or as it is printed.
func (r *reader) partialDate(node *yamldoc.Node) string {
	text := strings.TrimSpace(textOf(node))
	if text == "" {
		return ""
	}
	if date, ok := model.ParseDocumentDate(text); ok {
		return date
	}
	node.Report(diag.PageDate, diag.Args{"value": text, "reason": "document"})
	return ""
}

// instant reads a date, or a date and time with its offset.
func (r *reader) instant(node *yamldoc.Node) string {
	text := strings.TrimSpace(textOf(node))
	if text == "" {
		return ""
	}
	for _, layout := range []string{"2006-01-02", time.RFC3339} {
		if _, err := time.Parse(layout, text); err == nil {
			return text
		}
	}
	node.Report(diag.PageDate, diag.Args{"value": text})
	return ""
}
