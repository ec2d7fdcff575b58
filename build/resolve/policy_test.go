package resolve_test

import (
	"fmt"
	"strings"
	"testing"

	"gongqiu/build/model"
)

// TestPolicyRelations states that a relation finds its document by id and by number in any printed form, and that the
// other document knows of it.
func TestPolicyRelations(t *testing.T) {
	files := map[string]string{
		"data/policies/a.yaml": "title: 甲\nnumber: [中发〔2002〕12号, 中发12号文件]\nissued: 2002-09-30\n",
		"data/policies/b.yaml": "title: 乙\nissued: 2003\nrelations:\n  - {implements: '中发[2002]12号'}\n  - {cites: 中发12号, inferred: true}\n",
		"data/policies/c.yaml": "title: 丙\nissued: 2004\nrelations:\n  - {implements: b}\n  - {succeeds: 中发（２００２）１２号}\n",
	}
	s, found := site(t, files)
	if found != "" {
		t.Fatal(found)
	}
	list := func(relations []model.Relation) string {
		var all []string
		for _, r := range relations {
			all = append(all, fmt.Sprint(r.Kind, " ", r.Target.ID, " ", r.Inferred))
		}
		return strings.Join(all, ", ")
	}
	for _, c := range []struct{ id, relations, inverse string }{
		{"a", "", "implements b false, cites b true, succeeds c false"},
		{"b", "implements a false, cites a true", "implements c false"},
		{"c", "implements b false, succeeds a false", ""},
	} {
		p := s.Policy(c.id)
		if list(p.Relations) != c.relations || list(p.Inverse) != c.inverse {
			t.Errorf("%s: %s; inverse %s", c.id, list(p.Relations), list(p.Inverse))
		}
	}
}

// TestPolicyMeasures states which numbers a document may say that it moves.
func TestPolicyMeasures(t *testing.T) {
	for _, c := range []struct{ measure, want, finding string }{
		{"market/demand", "0 map[] ", ""},
		{"market/demand?kind=企业", "0 map[1:1] ", ""},
		{"market/seekers?kind=firm&period=2010..2012", "1 map[1:1] 2010..2012", ""},
		{"market/demands", "", "dataset/unknown-reference"},
		{"markt/demand", "", "dataset/unknown-reference"},
		{"market/demand?kinds=firm", "", "dataset/unknown-reference"},
		{"market/demand?kind=厨师", "", "data/unknown-code"},
		{"market/demand?period=soon", "", "data/bad-period"},
	} {
		files := skeleton()
		files["data/policies/p.yaml"] = "title: 甲\nmeasures: ['" + c.measure + "']\n"
		s, found := site(t, files)
		got := ""
		for _, m := range s.Policy("p").Measures {
			got += fmt.Sprint(int(m.Quantity), " ", m.Codes, " ")
			if !m.Periods.IsZero() {
				got += m.Periods.String()
			}
		}
		if got != c.want || !strings.Contains(found, c.finding) || c.finding == "" && found != "" {
			t.Errorf("%s: got %q, findings %q", c.measure, got, found)
		}
	}
}
