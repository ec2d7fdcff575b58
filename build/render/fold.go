package render

import (
	"html/template"
	"text/template/parse"
)

// fold writes the words and the addresses of assets that templates name literally, {{word "notes"}}, into the
// templates, since they are the same on every page of a site. What cannot be folded stays and is asked on every page;
// a word that does not exist stays too, and fails when the templates are tried.
func (f *functions) fold(layout *template.Template) {
	for _, part := range layout.Templates() {
		if part.Tree != nil && part.Tree.Root != nil {
			f.foldList(part.Tree.Root)
		}
	}
}

func (f *functions) foldList(list *parse.ListNode) {
	if list == nil {
		return
	}
	for at, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.ActionNode:
			if text, constant := f.constant(n.Pipe); constant {
				list.Nodes[at] = &parse.TextNode{
					NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(template.HTMLEscapeString(text)),
				}
			}
		case *parse.IfNode:
			f.foldList(n.List)
			f.foldList(n.ElseList)
		case *parse.WithNode:
			f.foldList(n.List)
			f.foldList(n.ElseList)
		case *parse.RangeNode:
			f.foldList(n.List)
			f.foldList(n.ElseList)
		}
	}
}

// constant is what an action with one literal argument always gives.
func (f *functions) constant(pipe *parse.PipeNode) (text string, constant bool) {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 || len(pipe.Cmds[0].Args) != 2 {
		return "", false
	}
	function, named := pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
	argument, literal := pipe.Cmds[0].Args[1].(*parse.StringNode)
	if !named || !literal {
		return "", false
	}
	var err error
	switch function.Ident {
	case "word":
		text, err = f.word(argument.Text)
	case "asset":
		text, err = f.asset(argument.Text)
	default:
		return "", false
	}
	return text, err == nil
}
