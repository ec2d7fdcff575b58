package render

import (
	"html/template"
	"maps"
	"text/template/parse"
)

// compiler makes a frame of the escaped trees of a layout. It gives up at the first thing that it does not know.
type compiler struct {
	layout *template.Template
	parts  map[string]part
	slots  int
	depth  int
}

// deepest is how deep templates may call each other in a frame.
const deepest = 20

// scope is what names mean at a place of a template: the slot of the dot, and those of variables.
type scope struct {
	dot       int
	variables map[string]int
}

// compile makes the frame of a layout; nil when the layout uses what frames do not know. The layout has been executed
// before, so that its trees are escaped.
func compile(layout *template.Template, parts map[string]part) *frame {
	c := &compiler{layout: layout, parts: parts}
	steps, known := c.template(layout.Name(), c.newSlot())
	if !known {
		return nil
	}
	return &frame{slots: c.slots, steps: steps}
}

func (c *compiler) newSlot() int {
	c.slots++
	return c.slots - 1
}

// template compiles one template of the set, called with the value of a slot.
func (c *compiler) template(name string, dot int) ([]step, bool) {
	called := c.layout.Lookup(name)
	if called == nil || called.Tree == nil || c.depth >= deepest {
		return nil, false // a template for another context than text is not found here
	}
	c.depth++
	defer func() { c.depth-- }()
	return c.list(called.Tree.Root, scope{dot, map[string]int{"$": dot}})
}

// list compiles nodes in their order. What they declare is known to those that follow.
func (c *compiler) list(list *parse.ListNode, s scope) ([]step, bool) {
	if list == nil {
		return nil, true
	}
	s.variables = maps.Clone(s.variables)
	var steps []step
	for _, node := range list.Nodes {
		var more []step
		known := false
		switch n := node.(type) {
		case *parse.TextNode:
			text := n.Text
			more, known = []step{func(w *work) error { w.dst = append(w.dst, text...); return nil }}, true
		case *parse.CommentNode:
			known = true
		case *parse.ActionNode:
			more, known = c.action(n.Pipe, s)
		case *parse.IfNode:
			more, known = c.branch(&n.BranchNode, s, false)
		case *parse.WithNode:
			more, known = c.branch(&n.BranchNode, s, true)
		case *parse.TemplateNode:
			more, known = c.call(n, s)
		}
		if !known {
			return nil, false
		}
		steps = append(steps, more...)
	}
	return steps, true
}

// action compiles {{$name := value}}, {{value}} or {{part value …}}.
func (c *compiler) action(pipe *parse.PipeNode, s scope) ([]step, bool) {
	if len(pipe.Decl) > 0 {
		value, known := c.alone(pipe, s)
		if !known || len(pipe.Decl) != 1 || pipe.IsAssign || len(pipe.Decl[0].Ident) != 1 {
			return nil, false
		}
		keep, at := c.keep(value)
		s.variables[pipe.Decl[0].Ident[0]] = at
		return []step{keep}, true
	}
	if len(pipe.Cmds) != 2 || len(pipe.Cmds[1].Args) != 1 {
		return nil, false
	}
	escaper := pipe.Cmds[1].Args[0].String()
	between := escaper == "_html_template_htmlescaper"
	if !between && escaper != "_html_template_attrescaper" {
		return nil, false
	}
	first := pipe.Cmds[0].Args
	if name, called := first[0].(*parse.IdentifierNode); called {
		if !between {
			return nil, false
		}
		return c.part(name.Ident, first[1:], s)
	}
	value, known := c.operand(first, s)
	return []step{func(w *work) error {
		text, is := value.get(w).(*string)
		if !is {
			return errUnforeseen
		}
		w.dst = htmlText(w.dst, *text)
		return nil
	}}, known
}

// keep is the step that notes a value, and where.
func (c *compiler) keep(value operand) (step, int) {
	at := c.newSlot()
	return func(w *work) error {
		if w.slots[at] = value.get(w); w.slots[at] == nil {
			return errUnforeseen
		}
		return nil
	}, at
}

// part compiles the call of a function that appends.
func (c *compiler) part(name string, arguments []parse.Node, s scope) ([]step, bool) {
	called, known := c.parts[name]
	if !known || called.takes != len(arguments) {
		return nil, false
	}
	values := make([]func(*work) any, len(arguments))
	for at, argument := range arguments {
		if number, literal := argument.(*parse.NumberNode); literal && number.IsInt {
			constant := any(int(number.Int64))
			values[at] = func(*work) any { return constant }
			continue
		}
		value, known := c.operand([]parse.Node{argument}, s)
		if !known {
			return nil, false
		}
		values[at] = value.get
	}
	return []step{func(w *work) error {
		given := w.given[:0]
		for at := range values {
			value := values[at](w)
			if value == nil {
				return errUnforeseen
			}
			given = append(given, value)
		}
		var err error
		w.dst, err = called.append(w.dst, given)
		return err
	}}, true
}

// branch compiles if and with.
func (c *compiler) branch(n *parse.BranchNode, s scope, with bool) ([]step, bool) {
	value, known := c.alone(n.Pipe, s)
	if !known || len(n.Pipe.Decl) > 0 {
		return nil, false
	}
	keep, at := c.keep(value)
	inside := s
	if with {
		inside.dot = at
	}
	then, known := c.list(n.List, inside)
	if !known {
		return nil, false
	}
	otherwise, known := c.list(n.ElseList, s)
	if !known {
		return nil, false
	}
	return []step{keep, func(w *work) error {
		holds, known := truth(w.slots[at])
		switch {
		case !known:
			return errUnforeseen
		case holds:
			return w.run(then)
		}
		return w.run(otherwise)
	}}, true
}

// call compiles {{template "name" value}}.
func (c *compiler) call(n *parse.TemplateNode, s scope) ([]step, bool) {
	if n.Pipe == nil || len(n.Pipe.Decl) > 0 {
		return nil, false
	}
	value, known := c.alone(n.Pipe, s)
	if !known {
		return nil, false
	}
	keep, at := c.keep(value)
	steps, known := c.template(n.Name, at)
	return append([]step{keep}, steps...), known
}

// alone is the operand that a pipe consists of.
func (c *compiler) alone(pipe *parse.PipeNode, s scope) (operand, bool) {
	if len(pipe.Cmds) != 1 {
		return operand{}, false
	}
	return c.operand(pipe.Cmds[0].Args, s)
}

// operand is the value of ".", ".A.B" or "$name.A.B".
func (c *compiler) operand(words []parse.Node, s scope) (operand, bool) {
	if len(words) != 1 {
		return operand{}, false
	}
	switch n := words[0].(type) {
	case *parse.DotNode:
		return operand{slot: s.dot}, true
	case *parse.FieldNode:
		return operand{s.dot, n.Ident}, true
	case *parse.VariableNode:
		slot, known := s.variables[n.Ident[0]]
		return operand{slot, n.Ident[1:]}, known
	}
	return operand{}, false
}
