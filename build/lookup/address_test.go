package lookup_test

import (
	"os"
	"strings"
	"testing"

	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/lookup"
	"gongqiu/build/model"
	"gongqiu/build/resolve"
	"gongqiu/build/source"
)

// TestSubject asks for numbers of the repository's own data in the words of texts.
func TestSubject(t *testing.T) {
	var list diag.List
	tree, err := source.FromFS(os.DirFS("../.."), load.Folders(), &list)
	if err != nil {
		t.Fatal(err)
	}
	datasets := resolve.Site(load.Read(tree, &list), &list).Datasets
	wuxi := lookup.Context{Dataset: "supply-demand", Period: "2016-Q3", Region: "320200"}
	tests := []struct {
		question string
		context  lookup.Context
		want     string // the canonical address, or what is wrong
	}{
		{"demand", wuxi, "supply-demand/demand 2016-Q3 320200"},
		{"ratio.previous", wuxi, "supply-demand/ratio.previous 2016-Q3 320200"},
		{"supply-demand/需求人数?时间=2016年三季度&地区=无锡", lookup.Context{}, "supply-demand/demand 2016-Q3 320200"},
		{"demand?period=2010-Q3&region=cities", wuxi, "supply-demand/demand 2010-Q3 cities"},
		{"demand.year.percent.panel?region=cities", wuxi, "supply-demand/demand.year.percent 2016-Q3 cities members"},
		{"demand?skill=%E9%AB%98%E7%BA%A7%E6%8A%80%E5%B8%88", wuxi, "supply-demand/demand 2016-Q3 320200 grade-1"},
		{"facts?fact=urban-seeking", lookup.Context{}, "facts/value 2010 100000 urban-seeking"},
		{"facts/value?fact=城镇需要安排就业总人数", lookup.Context{}, "facts/value 2010 100000 urban-seeking"},
		{"facts?fact=urban-seekin", lookup.Context{}, "unknown code urban-seekin → urban-seeking"},
		{"demnd", wuxi, "unknown measure demnd → demand"},
		{"demand.panel", wuxi, "unknown change .panel → .year.panel"},
		{"demand.rank", wuxi, "unknown measure demand.rank → "},
		{"gap.rank", wuxi, "supply-demand/rank 2016-Q3 320200"},
		{"gap.rank", lookup.Context{Dataset: "shortage-ranking"}, "unknown measure gap.rank → "},
		{"ratio?period=2016-Q3", lookup.Context{Dataset: "supply-demand"}, "needed region  → "},
		{"value", lookup.Context{Dataset: "supply-demand"}, "unknown measure value → "},
	}
	for _, test := range tests {
		s, fault := lookup.Subject(datasets, test.question, model.Chinese, test.context)
		if got := told(s, fault); got != test.want {
			t.Errorf("%s: %s, want %s", test.question, got, test.want)
		}
	}
}

func told(s *model.Subject, fault *lookup.Fault) string {
	if fault != nil {
		return strings.Join([]string{fault.Key, fault.Kind, fault.Value, "→", fault.Nearest}, " ")
	}
	text := s.Dataset.ID + "/" + s.Dataset.ColumnName(s.Column()) + " " + s.Period.String()
	for at, code := range s.Codes {
		if code != 0 {
			text += " " + s.Dataset.Dimensions[at].Codelist.Entry(code).ID
		}
	}
	if s.Members {
		text += " members"
	}
	return text
}
