package answer_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"sync"
	"testing"

	"gongqiu/build/answer"
	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/resolve"
	"gongqiu/build/source"
)

// repository is the site of this repository: its data are figures that were really published.
var repository = sync.OnceValues(func() (*model.Site, error) {
	var list diag.List
	tree, err := source.Open("../..", load.Folders(), &list)
	if err != nil {
		return nil, err
	}
	defer tree.Close()
	return resolve.Site(load.Read(tree, &list), &list), nil
})

func site(t *testing.T) *model.Site {
	t.Helper()
	s, err := repository()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func table(t *testing.T, query answer.Query) *answer.Result {
	t.Helper()
	if query.Language == "" {
		query.Language = model.Chinese
	}
	result, fault := answer.Table(site(t), query)
	if fault != nil {
		t.Fatalf("%+v: %+v", query, fault)
	}
	return result
}

// csvRows reads an answer back from its CSV, each row by the names of its columns.
func csvRows(t *testing.T, result *answer.Result) []map[string]string {
	t.Helper()
	var b bytes.Buffer
	if err := result.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := make(map[string]string)
		for at, name := range records[0] {
			row[name] = record[at]
		}
		rows = append(rows, row)
	}
	return rows
}

// TestPublished recomputes tables that were published, and compares every derived value with its print.
func TestPublished(t *testing.T) {
	tests := []struct {
		query  answer.Query
		column string
		count  int // published values that are recomputed
	}{
		{answer.Query{By: []string{"occupation"}, Period: "2013-Q3", Region: "海南省"}, "ratio", 5},
		{answer.Query{By: []string{"skill"}, Period: "2018-Q1", Region: "天水市"}, "ratio", 8},
		{answer.Query{By: []string{"skill"}, Period: "2018-Q1", Region: "天水市"}, "demand_share", 10},
		{answer.Query{By: []string{"skill"}, Period: "2018-Q1", Region: "天水市"}, "seekers_share", 10},
		{answer.Query{By: []string{"industry"}, Period: "2024-Q1", Region: "惠州市"}, "demand_share", 20},
		{answer.Query{By: []string{"sector"}, Period: "2024-Q1", Region: "惠州市"}, "demand_share", 4},
		{answer.Query{Period: "2024-Q1", Region: "惠州市"}, "ratio", 1},
		{answer.Query{Period: "2016-Q3", Region: "无锡市"}, "ratio", 1},
	}
	for _, test := range tests {
		test.query.Dataset, test.query.Published = "supply-demand", true
		count := 0
		for _, row := range csvRows(t, table(t, test.query)) {
			computed, published := row[test.column], row[test.column+"!"]
			if computed == "" || published == "" {
				continue
			}
			count++
			if computed != published {
				t.Errorf("%v %s: computed %s of %s, published %s", test.query, test.column, computed, row, published)
			}
		}
		if count < test.count {
			t.Errorf("%v %s: %d values recomputed, want %d", test.query, test.column, count, test.count)
		}
	}
}

// TestCSV compares whole answers, as the command's contract gives them.
func TestCSV(t *testing.T) {
	const header = "demand,seekers,ratio,gap,demand_share,seekers_share,rank," +
		"demand.previous,demand.previous.percent,demand.year,demand.year.percent," +
		"seekers.previous,seekers.previous.percent,seekers.year,seekers.year.percent," +
		"ratio.previous,ratio.year,gap.previous,gap.year,demand_share.previous,demand_share.year," +
		"seekers_share.previous,seekers_share.year,rank.previous,rank.year,panel.previous,panel.year"
	tests := []struct {
		query answer.Query
		want  []string // beginnings of lines
	}{
		{answer.Query{By: []string{"职业"}, Period: "2013年第三季度", Region: "460000"}, []string{
			"period,occupation,occupation_label," + header,
			"2013-Q3,1,单位负责人,5142,3420,1.50,1722,",
			"2013-Q3,2,专业技术人员,8584,23376,0.37,-14792,",
		}},
		{answer.Query{By: []string{"skill"}, Where: []string{"skill=合计", "技术等级=无要求"}, Period: "2018-Q1",
			Region: "天水", Language: model.English}, []string{
			"period,skill,skill_label," + header,
			"2018-Q1,total,Total,8470,7715,1.10,755,100.00,100.00,,",
			"2018-Q1,unspecified,No requirement,3870,,,,45.69,,,",
		}},
		{answer.Query{Period: "2017-Q4", Where: []string{"region=cities"}}, []string{
			"period," + header,
			"2017-Q4,4337000,3542000,1.22,795000,100.0,100.0,,",
		}},
		{answer.Query{Period: "2015-Q1..2016-Q4", Where: []string{"region=无锡市", "region=cities"}}, []string{
			"period,region,region_label," + header,
		}},
	}
	for _, test := range tests {
		test.query.Dataset = "supply-demand"
		var b bytes.Buffer
		if err := table(t, test.query).WriteCSV(&b); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(b.String(), "\n")
		for at, want := range test.want {
			if at >= len(lines) || !strings.HasPrefix(lines[at], want) {
				t.Errorf("%v: line %d of\n%s\nwant %s…", test.query, at+1, b.String(), want)
			}
		}
	}
}

// TestAllRows proves that an answer to every breakdown holds each cell that tables give, once.
func TestAllRows(t *testing.T) {
	for _, d := range site(t).Datasets {
		for _, b := range d.Breakdowns {
			query := answer.Query{Dataset: d.ID}
			for _, dimension := range b.Dimensions {
				query.By = append(query.By, d.Dimensions[dimension].ID)
			}
			seen := make(map[string]bool)
			listed := 0
			for _, row := range table(t, query).Rows {
				key := row.Period.String()
				inner := true
				for _, code := range row.Codes {
					key += " " + string(rune('0'+code))
				}
				for _, code := range row.Codes[len(row.Codes)-len(b.Dimensions):] {
					inner = inner && code != 0
				}
				if seen[key] {
					t.Errorf("%s %v: %s twice", d.ID, query.By, key)
				}
				seen[key] = true
				if inner {
					listed++
				}
			}
			if listed != b.Len() {
				t.Errorf("%s %v: %d rows, want %d", d.ID, query.By, listed, b.Len())
			}
		}
	}
}

// TestJSON proves that a table's JSON is valid, keeps printed decimals, and tells the kinds of nothing apart.
func TestJSON(t *testing.T) {
	var b bytes.Buffer
	result := table(t, answer.Query{
		Dataset: "supply-demand", By: []string{"skill"}, Period: "2018-Q1", Region: "天水市", Published: true,
	})
	if err := result.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	var read struct {
		Rows []struct {
			Period string
			Codes  map[string]struct{ Code, Label string }
			Values map[string]struct {
				Value     json.Number
				State     string
				Place     string
				Published struct{ Value json.Number }
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &read); err != nil {
		t.Fatalf("%v in\n%s", err, b.String())
	}
	for _, row := range read.Rows {
		switch row.Codes["skill"].Code {
		case "total":
			if got := row.Values["ratio"].Value; got != "1.10" {
				t.Errorf("ratio of the total: %q", got)
			}
		case "title-senior":
			if v := row.Values["ratio"]; v.Value != "47.08" || v.Published.Value != "47.08" {
				t.Errorf("ratio: %+v", v)
			}
			if got := row.Values["demand"].Place; got != "data/supply-demand/天水市/2018-Q1/skill.csv:9:10" {
				t.Errorf("place: %s", got)
			}
		case "unspecified":
			if got := row.Values["ratio"].State; got != "not-applicable" {
				t.Errorf("state of a ratio that there cannot be: %q", got)
			}
			if got := row.Values["seekers"].State; got != "missing" {
				t.Errorf("state of a blank: %q", got)
			}
		}
	}
}
