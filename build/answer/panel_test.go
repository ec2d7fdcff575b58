package answer_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"gongqiu/build/answer"
	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/resolve"
	"gongqiu/build/source"
)

// madeUp answers a question about the made-up monitored cities.
func madeUp(t *testing.T, query answer.Query) *answer.Result {
	t.Helper()
	var list diag.List
	tree, err := source.Open("../testdata/sites/cities", load.Folders(), &list)
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	query.Dataset, query.Language = "market", model.Chinese
	result, fault := answer.Table(resolve.Site(load.Read(tree, &list), &list), query)
	if fault != nil {
		t.Fatalf("%+v", fault)
	}
	return result
}

// TestPanelColumns states what a table says of the members that were compared: as many as it compares, and none where
// nothing is compared.
func TestPanelColumns(t *testing.T) {
	counts := make(map[string]string)
	for _, row := range csvRows(t, madeUp(t, answer.Query{})) {
		counts[row["region"]+" "+row["period"]] = row["demand"] + " " + row["demand.previous"] + " " + row["panel.previous"]
	}
	for row, want := range map[string]string{
		"cities 2010-Q2": "5150000 210000 2", // of 4590000, not of 4920000
		"cities 2010-Q1": "4920000  ",
		"plain 2010-Q2":  "4800000 210000 2",
		"hills 2010-Q2":  "350000  0", // its only member of the quarter before does not count now
		"hills 2010-Q4":  "460000 -20000 1",
		"a 2010-Q2":      "3100000 100000 ", // a city has no members
		"plain 2010":     "18540000  ",
	} {
		if counts[row] != want {
			t.Errorf("%s: %q, want %q", row, counts[row], want)
		}
	}
}

// TestPanelJSON states that the members behind a change and a sum are listed.
func TestPanelJSON(t *testing.T) {
	read := func(region, period string) string {
		var b bytes.Buffer
		if err := madeUp(t, answer.Query{Region: region, Period: period}).WriteJSON(&b); err != nil {
			t.Fatal(err)
		}
		if !json.Valid(b.Bytes()) {
			t.Fatalf("not JSON: %s", b.String())
		}
		return b.String()
	}
	for _, c := range []struct{ region, period, want string }{
		{"cities", "2010-Q2", `"panel.previous":{"value":2,"panel":{"then":"2010-Q1","measures":{"demand":{` +
			`"members":["a","b"],"entrants":["d"],"leavers":["c"],"excluded":["c"],"now":4800000,"before":4590000,` +
			`"change":210000,"percent":4.58,"coverage":93.2,"composition":20000,"whole":true}`},
		{"hills", "2010-Q3", `"demand":{"value":360000,"note":"本站由1个成员的数相加得出；另有1个成员报送了本表，但没有确切的数可加。",` +
			`"source":{"title":"虚构季报"},"place":"data/market/dataset.yaml:17:27",` +
			`"sum":{"parts":[{"period":"2010-Q3","members":["d"]}],"left":["e"]}}`},
		{"plain", "2010", `"sum":{"parts":[{"period":"2010-Q1","members":["a","b"]},{"period":"2010-Q2","members":["a","b"]},`},
	} {
		if got := read(c.region, c.period); !strings.Contains(got, c.want) {
			t.Errorf("%s %s: %s\nlacks %s", c.region, c.period, got, c.want)
		}
	}
	if got := read("cities", "2010-Q1"); strings.Contains(got, "panel") && strings.Contains(got, `"then"`) {
		t.Errorf("something is compared with a period of which nothing is known: %s", got)
	}
}
