package prose

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"gongqiu/build/model"
)

// footnoteParser opens no footnote inside of another, which goldmark loses both of.
type footnoteParser struct{ parser.BlockParser }

// Open implements parser.BlockParser.
func (p footnoteParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	for outer := parent; outer != nil; outer = outer.Parent() {
		if _, inside := outer.(*extast.Footnote); inside {
			return nil, parser.NoChildren
		}
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// footnotes are the notes of a page. They are numbered in the order in which the page first speaks of them; a note that
// it never speaks of comes last, because a text that an author wrote must not vanish.
type footnotes struct {
	byIndex map[int]*extast.Footnote
	unused  []*extast.Footnote
	numbers map[int]int // goldmark's index → our number
	order   []*extast.Footnote
	marks   map[int]int // our number → how often the page has spoken of it
}

// gatherFootnotes finds the notes, wherever goldmark left them.
func gatherFootnotes(document ast.Node) footnotes {
	notes := footnotes{byIndex: make(map[int]*extast.Footnote), numbers: make(map[int]int), marks: make(map[int]int)}
	var visit func(parent ast.Node)
	visit = func(parent ast.Node) {
		for child := parent.FirstChild(); child != nil; child = child.NextSibling() {
			if child.Type() == ast.TypeInline {
				return
			}
			if note, ok := child.(*extast.Footnote); ok {
				if note.Index > 0 {
					notes.byIndex[note.Index] = note
				} else {
					notes.unused = append(notes.unused, note)
				}
			}
			visit(child)
		}
	}
	visit(document)
	return notes
}

// mark is the number of a note and the id of this mark of it.
func (f *footnotes) mark(index int) (number int, id string) {
	number = f.number(index)
	f.marks[number]++
	id = "fnref-" + strconv.Itoa(number)
	if f.marks[number] > 1 {
		id += "-" + strconv.Itoa(f.marks[number])
	}
	return number, id
}

// number is the number of a note, given when it is first asked for.
func (f *footnotes) number(index int) int {
	number, known := f.numbers[index]
	if !known {
		f.order = append(f.order, f.byIndex[index])
		number = len(f.order)
		f.numbers[index] = number
	}
	return number
}

// FootnoteID is the id of the footnote that a mark with this number leads to; the id of its first mark, to lead back,
// is "fnref-" and the number.
func FootnoteID(number int) string { return "fn-" + strconv.Itoa(number) }

// footnoteBlock converts the notes. A note may speak of further notes, so the list can grow on the way.
func (c *converter) footnoteBlock() model.Node {
	block := model.Node{Kind: model.FootnoteBlock}
	add := func(note *extast.Footnote) {
		block.Children = append(block.Children, model.Node{Kind: model.Footnote, Place: c.places.at(note.Pos(), 0),
			Number: len(block.Children) + 1, ID: FootnoteID(len(block.Children) + 1), Children: c.blocks(note)})
	}
	for len(block.Children) < len(c.notes.order) {
		add(c.notes.order[len(block.Children)])
	}
	for _, note := range c.notes.unused {
		c.notes.order = append(c.notes.order, note)
		for len(block.Children) < len(c.notes.order) {
			add(c.notes.order[len(block.Children)])
		}
	}
	for index := 1; index <= len(c.notes.byIndex); index++ { // notes that only they themselves speak of
		c.notes.number(index)
		for len(block.Children) < len(c.notes.order) {
			add(c.notes.order[len(block.Children)])
		}
	}
	if len(block.Children) > 0 {
		block.Place = block.Children[0].Place
	}
	return block
}
