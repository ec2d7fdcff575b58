package answer_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"gongqiu/build/answer"
	"gongqiu/build/derive"
	"gongqiu/build/model"
	"gongqiu/build/words"
)

func TestExplain(t *testing.T) {
	tests := []struct {
		address string
		want    []string // parts of the text, in order
	}{
		{"supply-demand/ratio?period=2016-Q3&region=无锡市", []string{
			"Openings per seeker = 0.99 (Q3 2016, Wuxi)", "demand ÷ seekers", "= 182792 ÷ 185490 = 0.985454…",
			"→ 0.99, rounded",
			"published as 0.99, the same as computed, at data/supply-demand/无锡市/2016-Q3/total.csv:2:15",
			"Vacancies = 182792", "from data/supply-demand/无锡市/2016-Q3/total.csv:2:1",
		}},
		{"supply-demand/ratio?period=2018-Q1&region=620500&skill=高级专业技术职务", []string{
			"= 47.08", "= (93 + 3870 × 0.0003) ÷ 2 = 47.0805", "→ 47.08", "with 2 ÷ 7715 = 0.00025923… ≈ 0.0003",
			"the same as computed", "Vacancies = 3870",
			"Job seekers = 7715",
		}},
		{"supply-demand/demand_share?period=2024-Q1&region=惠州市&industry=C", []string{
			"= 86.18", "demand ÷ demand[total] × 100", "= 80442 ÷ 93347 × 100 = 86.175238…",
		}},
		{"supply-demand/demand.previous.percent?period=2017-Q4&region=cities", []string{
			"= -12 as published", "not computed: this region is an aggregate", "published as -12 at",
			"unit of the table: ten thousand persons",
		}},
		{"supply-demand/ratio.previous?period=2014-Q4&region=cities", []string{
			"= 0.06", "Openings per seeker = 1.15", "Openings per seeker = 1.09",
		}},
		{"supply-demand/seekers_share?period=2005-Q4&region=cities&occupation=3", []string{
			"= 14.1 as published", "not computed: ", "published as 14.1 at", "Job seekers = no number",
		}},
		{"supply-demand/gap?period=2018-Q1&region=天水市&skill=grade-4", []string{"= -117", "= 212 - 329 = -117"}},
		{"supply-demand/demand?period=1999-Q1&region=无锡市", []string{
			"no table gives this number", "with a number, period: 2016-Q3",
		}},
		{"supply-demand/ratio?period=2018-Q1&region=天水市&skill=unspecified", []string{"no ratio of its own"}},
	}
	texts := words.Load().Texts(words.English)
	for _, test := range tests {
		e, fault := answer.Explain(site(t), nil, test.address, model.English)
		if fault != nil {
			t.Errorf("%s: %s", test.address, fault.Text(texts))
			continue
		}
		var b bytes.Buffer
		if err := e.WriteText(&b, texts); err != nil {
			t.Fatal(err)
		}
		rest := b.String()
		for _, want := range test.want {
			_, after, found := strings.Cut(rest, want)
			if !found {
				t.Errorf("%s: no %q in order in\n%s", test.address, want, b.String())
				break
			}
			rest = after
		}
		b.Reset()
		if err := e.WriteJSON(&b); err != nil || !json.Valid(b.Bytes()) {
			t.Errorf("%s: JSON: %v\n%s", test.address, err, b.String())
		}
	}
}

// TestExplainAgrees proves for every cell of the repository's data that the sum shown is the one that package derive
// computed: a number without its sum, or with the sum of another, would teach wrong.
func TestExplainAgrees(t *testing.T) {
	for _, d := range site(t).Datasets {
		for _, b := range d.Breakdowns {
			for row := range b.Len() {
				point := b.Point(row)
				table := derive.Of(d, b, point.Region, point.Period)
				for q := range model.Quantity(d.QuantityCount()) {
					for _, change := range model.Changes() {
						checkSum(t, d, table, b, point, row-table.First, q, change)
					}
				}
			}
		}
	}
}

func checkSum(t *testing.T, d *model.Dataset, table *derive.Table, b *model.Breakdown, point model.Point, n int,
	q model.Quantity, change model.Change) {
	t.Helper()
	value := table.Change(n, q, change)
	if !value.Has() || d.MeasureOf(q) != nil && change == model.Level {
		return
	}
	address := d.ID + "/" + d.ColumnName(model.ColumnOf(q, change)) + "?period=" + d.Periods[point.Period].String()
	if d.Region >= 0 {
		address += "&region=" + d.Dimensions[d.Region].Codelist.Entry(point.Region).ID
	}
	for at, dimension := range b.Dimensions {
		address += "&" + d.Dimensions[dimension].ID + "=" + d.Dimensions[dimension].Codelist.Entry(point.Codes[at]).ID
	}
	e, fault := answer.Explain(&model.Site{Datasets: []*model.Dataset{d}}, nil, address, model.Chinese)
	if fault != nil {
		t.Fatalf("%s: %+v", address, fault)
	}
	isRank := d.DerivedOf(q) != nil && d.DerivedOf(q).Kind == model.ByRank
	if e.Step.Address() != address || !e.Step.Value.Number.Equal(value.Number) || !e.Step.Sums && !isRank {
		t.Errorf("%s: %s, sum %q, value %s, want %s", address, e.Step.Address(), e.Step.Numbers(), e.Step.Value.Number,
			value.Number)
	}
}

func TestFaults(t *testing.T) {
	texts := words.Load().Texts(words.English)
	tests := []struct {
		address string
		want    string
	}{
		{"suply-demand/ratio?period=2016-Q3&region=无锡市", `did you mean "supply-demand"?`},
		{"supply-demand/ratoi?period=2016-Q3&region=无锡市", `did you mean "ratio"?`},
		{"supply-demand/ratio.yaer?period=2016-Q3&region=无锡市", `did you mean ".year"?`},
		{"supply-demand/ratio?period=2016-Q5&region=无锡市", `"2016-Q5" is not a period`},
		{"supply-demand/ratio?period=2016-Q3&region=无希市", `did you mean "无锡市"?`},
		{"supply-demand/ratio?period=2016-Q3&regoin=无锡市", `did you mean "region"?`},
		{"supply-demand/ratio?region=无锡市", `the period is not given`},
		{"supply-demand/ratio?period=2016-Q3", `the region is not given`},
		{"supply-demand/ratio?period=2016-Q3&region", `must be "dimension=code"`},
		{"", `there is no measure ""`},
	}
	for _, test := range tests {
		_, fault := answer.Explain(site(t), nil, test.address, model.English)
		if fault == nil {
			t.Errorf("%s: no fault", test.address)
			continue
		}
		if got := fault.Text(texts); !strings.Contains(got, test.want) || strings.Contains(got, "⟦") {
			t.Errorf("%s: %q, want %q", test.address, got, test.want)
		}
	}
	queries := []struct {
		query answer.Query
		want  string
	}{
		{answer.Query{}, "the dataset is not given"},
		{answer.Query{Dataset: "supply-demand", By: []string{"ocupation"}}, `did you mean "occupation"?`},
		{answer.Query{Dataset: "supply-demand", Period: "2016-Q2"}, `there is no period "2016-Q2"`},
		{answer.Query{Dataset: "supply-demand", Where: []string{"sex"}}, `must be "dimension=code"`},
		{answer.Query{Dataset: "supply-demand", Where: []string{"sex=man"}}, `there is no code "man"`},
	}
	for _, test := range queries {
		_, fault := answer.Table(site(t), test.query)
		if fault == nil || !strings.Contains(fault.Text(texts), test.want) {
			t.Errorf("%+v: %+v, want %q", test.query, fault, test.want)
		}
	}
}
