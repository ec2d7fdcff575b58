package chart

import (
	"strings"
	"testing"

	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// TestBulletOf: a percentage is one of what it was published of, whatever else the row has. The first three rows are of
// 赣府厅字〔2007〕13号, which gives 193.66 as the completion of the floor of loans and 102.27 as that of a plan; the others are
// made up.
func TestBulletOf(t *testing.T) {
	for _, c := range []struct{ name, row, base, percent, marks string }{
		{"loans", "actual 116100 floor 50000 stretch 60000 of-floor 193.66", "floor", "193.66", "stretch 120.0"},
		{"lay-offs", "actual 261763 plan 256000 of-plan 102.27", "plan", "102.27", ""},
		{"new jobs", "actual 445000 of-plan 105.9", "plan", "105.9", ""},
		{"a floor beside the completion of the plan", "actual 60 floor 50 of-plan 104", "plan", "104", ""},
		{"the same without the result", "floor 50 of-plan 104", "plan", "104", ""},
		{"both were published", "actual 95 plan 100 floor 90 of-floor 105.6 of-plan 95.0", "plan", "95.0", "floor 90.0"},
		{"only that of the floor was", "actual 95 plan 100 floor 90 of-floor 105.6", "plan", "95.0", "floor 90.0"},
		{"and no result", "plan 100 floor 90 of-floor 105.6", "floor", "105.6", "plan 111.1"},
		{"nothing but plans", "plan 100 floor 90", "plan", "", "floor 90.0"},
		{"a ceiling is kept, not completed", "actual 3.64 ceiling 4.5 of-ceiling 99", "ceiling", "80.9", ""},
		{"a ceiling without the result", "ceiling 4.5 of-ceiling 99", "ceiling", "", ""},
		{"nothing", "actual 5", "", "", ""},
	} {
		roles := map[string]Role{"plan": RolePlan, "floor": RoleFloor, "stretch": RoleStretch, "ceiling": RoleCeiling,
			"actual": RoleActual}
		nameOf := func(role Role) string {
			for name, of := range roles {
				if of == role {
					return name
				}
			}
			return ""
		}
		spec := Spec{Kind: Bullet, Categories: make([]Category, 1)}
		fields := strings.Fields(c.row)
		for at := 0; at < len(fields); at += 2 {
			value, err := decimal.Parse(fields[at+1])
			if err != nil {
				t.Fatal(err)
			}
			series := Series{Role: roles[fields[at]], Points: []Point{{State: model.Present, Value: value}}}
			if of, is := strings.CutPrefix(fields[at], "of-"); is {
				series.Role, series.Of = RoleCompletion, roles[of]
			}
			spec.Series = append(spec.Series, series)
		}
		row := spec.bullet(0)
		percent := ""
		if row.has {
			percent = row.percent.String()
		}
		var marks []string
		for _, mark := range row.marks {
			marks = append(marks, nameOf(mark.role)+" "+mark.percent.String())
		}
		if got := strings.Join(marks, " "); nameOf(row.base) != c.base || percent != c.percent || got != c.marks {
			t.Errorf("%s: %q of %q with marks %q, want %q of %q with %q", c.name, percent, nameOf(row.base), got,
				c.percent, c.base, c.marks)
		}
	}
}
