package model

import (
	"strings"

	"gongqiu/build/diag"
)

// Role says what a code is in sums.
type Role uint8

// The roles of a code, in the words of the role column of a codelist.
const (
	Ordinary    Role = iota // part of the whole
	Total                   // the whole (合计): a row of it says the same cells as a table without the dimension
	Unspecified             // 无要求: no requirement; has no ratio of its own
	OfWhich                 // 其中: left out of sums, its share is of its parent
	Residual                // 其他
	Panel                   // an aggregate whose members change: a change between two totals is never computed
)

// Code points at a code of a codelist by its position. 0 is the total: what a table without the dimension says.
type Code uint32

// CodeEntry is one row of a codelist.
type CodeEntry struct {
	Place     diag.Place
	ID        string // the code as written, such as 320200
	Label     Text
	Parent    Code // 0 for none
	Groups    []Code
	Role      Role
	Unit      *Unit
	Aliases   []string
	Policies  []CodeRef // what policies call it: codes of their groups of people and of their instruments
	ValidFrom string    // a period, or empty
	ValidTo   string
}

// Codelist is a list of codes that a dimension takes its values from, in the order of its file. A code of role
// total is the Code 0.
type Codelist struct {
	ID       string
	Place    diag.Place
	entries  []CodeEntry // entries[0] is the total, possibly a blank one
	byName   map[string][]Code
	byID     map[string]Code
	children [][]Code
	gathered [][]Code // by group: the codes that name it
	dated    bool     // some code is valid for a time only
}

// NewCodelist makes a codelist of entries in file order; the first entry must be the total (blank if the list has
// none). Parents and groups are positions among the entries.
func NewCodelist(id string, place diag.Place, entries []CodeEntry) *Codelist {
	c := &Codelist{
		ID: id, Place: place, entries: entries,
		byName: make(map[string][]Code, 4*len(entries)), byID: make(map[string]Code, len(entries)),
		children: make([][]Code, len(entries)), gathered: make([][]Code, len(entries)),
	}
	for at := range entries {
		entry, code := &entries[at], Code(at)
		c.dated = c.dated || entry.ValidFrom != "" || entry.ValidTo != ""
		if entry.ID == "" {
			continue
		}
		c.byID[entry.ID] = code
		for _, name := range entry.Names() {
			c.addName(FoldName(name), code)
		}
		if code != 0 && entry.Parent != 0 {
			c.children[entry.Parent] = append(c.children[entry.Parent], code)
		}
		for _, group := range entry.Groups {
			c.gathered[group] = append(c.gathered[group], code)
		}
	}
	return c
}

func (c *Codelist) addName(name string, code Code) {
	if name == "" {
		return
	}
	for _, known := range c.byName[name] {
		if known == code {
			return
		}
	}
	c.byName[name] = append(c.byName[name], code)
}

// Names lists everything that data may call the entry: its code, labels and aliases.
func (e *CodeEntry) Names() []string {
	names := make([]string, 0, 3+len(e.Aliases))
	names = append(names, e.ID, e.Label.ZH, e.Label.EN)
	return append(names, e.Aliases...)
}

// Len is the number of codes, the total included: codes run from 0 to Len()-1.
func (c *Codelist) Len() int { return len(c.entries) }

// Entry is the row of a code.
func (c *Codelist) Entry(code Code) *CodeEntry { return &c.entries[code] }

// Dated says whether some code is valid for a time only.
func (c *Codelist) Dated() bool { return c.dated }

// HasTotal says whether the list names its total.
func (c *Codelist) HasTotal() bool { return c.entries[0].ID != "" }

// ByID finds a code by its exact id.
func (c *Codelist) ByID(id string) (Code, bool) {
	code, ok := c.byID[id]
	return code, ok
}

// Find looks a name up as data may write it: a code, a label in any language, an alias, or a path
// "parent/label"; a leading 其中： and punctuation do not matter. More than one code means that the name is
// ambiguous; none that it is unknown.
func (c *Codelist) Find(name string) []Code {
	if code, ok := c.byID[name]; ok {
		return []Code{code}
	}
	if found := c.byName[FoldName(name)]; len(found) > 0 {
		return found
	}
	if parent, label, nested := cutLast(name, '/'); nested {
		return c.findBelow(parent, label)
	}
	return nil
}

func (c *Codelist) findBelow(parent, label string) []Code {
	var found []Code
	for _, above := range c.Find(parent) {
		for _, code := range c.byName[FoldName(label)] {
			if c.entries[code].Parent == above {
				found = append(found, code)
			}
		}
	}
	return found
}

// Children lists the codes directly below a code, in file order.
func (c *Codelist) Children(code Code) []Code { return c.children[code] }

// IsBelow says whether a code lies below another, at any depth.
func (c *Codelist) IsBelow(code, above Code) bool {
	for code = c.entries[code].Parent; code != 0; code = c.entries[code].Parent {
		if code == above {
			return true
		}
	}
	return false
}

// InGroup says whether a code belongs to a group, by itself or through a parent.
func (c *Codelist) InGroup(code, group Code) bool {
	for code != 0 {
		for _, g := range c.entries[code].Groups {
			if g == group {
				return true
			}
		}
		code = c.entries[code].Parent
	}
	return false
}

// AllNames lists every name of the list, for "did you mean".
func (c *Codelist) AllNames() []string {
	var names []string
	for at := range c.entries {
		for _, name := range c.entries[at].Names() {
			if name != "" {
				names = append(names, name)
			}
		}
	}
	return names
}

func cutLast(text string, separator byte) (before, after string, found bool) {
	at := strings.LastIndexByte(text, separator)
	if at < 0 {
		return text, "", false
	}
	return text[:at], text[at+1:], true
}

// Unit is what a number counts. Base is the unit in which numbers are kept; a number given in this unit is
// multiplied by the factor (万人 has the base person and the factor 10 000, which is Power 4).
type Unit struct {
	Place  diag.Place
	ID     string
	Label  Text
	Base   *Unit // itself for a base unit
	Power  int8  // the factor's power of ten
	Prints bool  // whether the label is printed after a number (not for ratios and percents)
}

// The ids of the units that the program itself speaks of.
const (
	UnitPercent = "percent"
	UnitRatio   = "ratio"
	UnitPoint   = "percentage-point"
)
