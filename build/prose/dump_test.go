package prose_test

import (
	"fmt"
	"sort"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// kindName is how a dump names a kind of node.
func kindName(kind model.NodeKind) string {
	names := []string{"?", "paragraph", "heading", "list", "item", "quote", "code", "rule", "table", "row", "cell",
		"footnotes", "footnote", "words", "emphasis", "strong", "deleted", "codespan", "link", "image", "mark", "break"}
	return names[kind]
}

// dump writes a tree with one node on each line: kind, place, fields, and the text in quotes.
func dump(nodes []model.Node) string {
	var out strings.Builder
	dumpNodes(&out, nodes, "")
	return out.String()
}

func dumpNodes(out *strings.Builder, nodes []model.Node, indent string) {
	for _, n := range nodes {
		fmt.Fprintf(out, "%s%s %s%s\n", indent, kindName(n.Kind), place(n.Place), fields(n))
		dumpNodes(out, n.Children, indent+"  ")
	}
}

func place(p diag.Place) string {
	if p.Width == 0 {
		return fmt.Sprintf("%d:%d", p.Line, p.Column)
	}
	return fmt.Sprintf("%d:%d+%d", p.Line, p.Column, p.Width)
}

func fields(n model.Node) string {
	var out strings.Builder
	number := func(name string, value int) {
		if value != 0 {
			fmt.Fprintf(&out, " %s=%d", name, value)
		}
	}
	quoted := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&out, " %s%q", name, value)
		}
	}
	number("level", n.Level)
	number("number", n.Number)
	if n.Ordered {
		fmt.Fprintf(&out, " ordered start=%d", n.Start)
	}
	if n.Tight {
		out.WriteString(" tight")
	}
	number("align", int(n.Align))
	quoted("id=", n.ID)
	quoted("info=", n.Info)
	quoted("url=", n.URL)
	quoted("title=", n.Title)
	quoted("", n.Text)
	return out.String()
}

func dumpFindings(findings []diag.Finding) string {
	var out strings.Builder
	for _, f := range findings {
		names := make([]string, 0, len(f.Args))
		for name := range f.Args {
			names = append(names, name)
		}
		sort.Strings(names)
		fmt.Fprintf(&out, "! %s %s", f.Code, place(f.Place))
		for _, name := range names {
			fmt.Fprintf(&out, " %s=%q", name, f.Args[name])
		}
		if f.Rows > 1 {
			fmt.Fprintf(&out, " rows=%d", f.Rows)
		}
		out.WriteByte('\n')
	}
	return out.String()
}
