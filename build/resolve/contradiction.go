package resolve

import (
	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// pathClaim is what the path of a file says that a column of it says too. The column holds; but a file none of whose
// rows is about the region or the period of its path most likely lies in the wrong folder.
type pathClaim struct {
	column  columnMeaning
	printed string // the part of the path
	code    model.Code
	period  period.Period

	agrees bool // some row is about the same region or period, or about a part of it
	rows   int  // that are not
	first  diag.Finding
}

// claim notes what the path says of a column that the file has. A name that is not known claims nothing: it is never
// used.
func (t *tableReader) claim(g given) {
	if g.name.Place.Line > 0 { // a rule said it, not the path
		return
	}
	claim := pathClaim{column: g.meaning, printed: g.name.Text}
	if g.meaning.meaning == periodMeaning {
		p, err := period.Parse(g.name.Text)
		if err != nil {
			return
		}
		claim.period = p
	} else {
		found := t.dataset.Dimensions[g.meaning.dimension].Codelist.Find(g.name.Text)
		if len(found) != 1 {
			return
		}
		claim.code = found[0]
	}
	t.claims = append(t.claims, claim)
}

// compareClaims holds the row at hand against the path.
func (t *tableReader) compareClaims() {
	for at := range t.claims {
		claim := &t.claims[at]
		switch {
		case claim.agrees:
		case claim.holds(t):
			claim.agrees = true
		default:
			if claim.rows++; claim.rows == 1 {
				claim.first = t.contradiction(claim)
			}
		}
	}
}

// holds says whether the row is about what the path says: a period that contains the other or lies in it, a region
// of the path's or one below it, or a member of the group that the path names.
func (c *pathClaim) holds(t *tableReader) bool {
	if c.column.meaning == periodMeaning {
		return overlap(c.period, t.period)
	}
	list, code := t.dataset.Dimensions[c.column.dimension].Codelist, t.codes[c.column.dimension]
	if c.code == 0 || list.Entry(c.code).Role == model.Panel || list.InGroup(code, c.code) {
		return true
	}
	for code != 0 && code != c.code {
		code = list.Entry(code).Parent
	}
	return code == c.code
}

// overlap says whether one of two periods contains the other.
func overlap(a, b period.Period) bool {
	within := func(a, b period.Period) bool { return a.StartMonth() <= b.StartMonth() && b.EndMonth() <= a.EndMonth() }
	return within(a, b) || within(b, a)
}

func (t *tableReader) contradiction(claim *pathClaim) diag.Finding {
	field := 0
	for at, m := range t.meanings {
		if m == claim.column {
			field = at
		}
	}
	return diag.Finding{Code: diag.DataPathContradiction, Place: t.place(field), Args: diag.Args{
		"value": t.row.Fields[t.table.Header[field].Column], "column": t.table.Header[field].Printed, "other": claim.printed,
	}}
}

// reportClaims reports what no row of the file agreed with.
func (t *tableReader) reportClaims() {
	for _, claim := range t.claims {
		if !claim.agrees && claim.rows > 0 {
			claim.first.Rows = claim.rows
			t.list.Add(claim.first)
		}
	}
}
