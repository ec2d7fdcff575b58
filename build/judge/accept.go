package judge

import (
	"cmp"
	"slices"
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// acceptance is what an accept column says of one column of its row: that staff looked at a disagreement of this cause.
// A cause that does not tell which value it leads to is accepted for one pair of values, so that another slip in the
// same cell is found again.
type acceptance struct {
	text   string // as written, to be named in findings
	column string
	rest   string // the cause, and for some the two values
	used   bool
}

// acceptText is what settles a verdict: "demand.year.percent wrong-base", "seekers.year.percent digit 4.16/49.16".
// Numbers are written as the table has them: demand parts 668/669 where it counts in 万人.
func (j *judge) acceptText(r relation, v Verdict) string {
	return acceptOf(j.ColumnName(r.column), v.Cause, func(number decimal.Decimal) string {
		return j.text(r.column, r.cell, number)
	}, v)
}

func acceptOf(column string, cause model.Cause, text func(decimal.Decimal) string, v Verdict) string {
	if !cause.Open() {
		return column + " " + string(cause)
	}
	return column + " " + string(cause) + " " + text(v.Published) + "/" + text(v.Computed)
}

// readAccepts parses the accept columns of all rows.
func (j *judge) readAccepts() {
	j.accepts = make(map[uint32][]acceptance, len(j.Accepts))
	for origin, text := range j.Accepts {
		for part := range strings.SplitSeq(text, ";") {
			part = strings.TrimSpace(part)
			column, rest, _ := strings.Cut(part, " ")
			j.accepts[origin] = append(j.accepts[origin], acceptance{
				text: part, column: column, rest: strings.Join(strings.Fields(rest), " "),
			})
		}
	}
}

// settle keeps a verdict, and says whether an accept in the row of its cell settles it.
func (j *judge) settle(r relation, v Verdict) bool {
	wanted := j.acceptText(r, v)
	plain := acceptOf(j.ColumnName(r.column), v.Cause, decimal.Decimal.String, v) // in base units, as some write it
	accepts := j.accepts[r.cell.Origin]
	for at := range accepts {
		if written := accepts[at].column + " " + accepts[at].rest; written == wanted || written == plain {
			accepts[at].used, v.Accepted = true, true
		}
	}
	ref := model.CellRef{Origin: r.cell.Origin, Column: r.column}
	if _, known := j.verdicts[ref]; r.kind == publishedValue || r.kind == placesOfRegion && !known {
		j.verdicts[ref] = v
	}
	return v.Accepted
}

// idleAccepts reports accepts that settle nothing: the values agree by now, or disagree for another reason.
func (j *judge) idleAccepts() {
	origins := make([]uint32, 0, len(j.accepts))
	for origin := range j.accepts {
		origins = append(origins, origin)
	}
	slices.SortFunc(origins, func(a, b uint32) int { return cmp.Compare(a, b) })
	shared := make(map[string]bool) // a row whose cells have sources of their own has several origins
	for _, origin := range origins {
		for _, a := range j.accepts[origin] {
			if a.used {
				shared[j.rowOf(origin)+a.text] = true
			}
		}
	}
	for _, origin := range origins {
		o := j.Origins[origin]
		for _, a := range j.accepts[origin] {
			if key := j.rowOf(origin) + a.text; !shared[key] {
				shared[key] = true
				j.list.Add(diag.Finding{
					Code: diag.JudgeAccept, Place: j.Tables[o.Table].PlaceOf(int(o.Line), 0),
					Args: diag.Args{"value": a.text},
				})
			}
		}
	}
}

// rowOf names the row that an origin is of.
func (j *judge) rowOf(origin uint32) string {
	o := j.Origins[origin]
	return decimal.Whole(int64(o.Table)).String() + ":" + decimal.Whole(int64(o.Line)).String() + " "
}
