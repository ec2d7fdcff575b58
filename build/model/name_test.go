package model_test

import (
	"slices"
	"testing"
	"unicode/utf8"

	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// TestFoldName states which names are one name. The printed names are those of published tables.
func TestFoldName(t *testing.T) {
	cases := []struct{ name, want string }{
		{"制造业", "制造业"},
		{"信息传输、软件和信息技术服务业", "信息传输软件和信息技术服务业"},
		{"信息传输，软件和信息技术服务业", "信息传输软件和信息技术服务业"},
		{"合 计", "合计"},
		{"合　计", "合计"}, // an ideographic space
		{"其中:应届高校毕业生", "应届高校毕业生"},
		{"其中：应届高校毕业生", "应届高校毕业生"},
		{"其中 应届高校毕业生", "应届高校毕业生"},
		{"其中", "其中"}, // the word by itself is a name
		{"其他", "其他"},
		{"职业资格五级（初级技能）", "职业资格五级初级技能"},
		{"职业资格五级(初级技能)", "职业资格五级初级技能"},
		{"16—24岁", "1624岁"},
		{"１６－２４岁", "1624岁"},
		{"Job Seekers", "jobseekers"},
		{"ＪＯＢ", "job"},
		{"需求人数同比%", "需求人数同比%"},
		{"需求人数同比％", "需求人数同比%"},
		{"demand.year.percent", "demand.year.percent"},
		{"ｄｅｍａｎｄ．ｙｅａｒ", "demand.year"},
		{"内资企业/其他", "内资企业/其他"},
		{"内资企业／其他", "内资企业/其他"},
		{"grade-5", "grade5"},
		{"", ""},
		{"——", ""},
	}
	for _, c := range cases {
		if got := model.FoldName(c.name); got != c.want {
			t.Errorf("%q is folded to %q, want %q", c.name, got, c.want)
		}
	}
}

// FuzzFoldName: a folded name folds to itself, unless 其中 stood twice; and folding keeps what is valid UTF-8 valid.
func FuzzFoldName(f *testing.F) {
	for _, name := range []string{"其中：其中：大学", "ＪＯＢ Seekers", "合 计", "İ", "\xff其"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		folded := model.FoldName(name)
		if utf8.ValidString(name) && !utf8.ValidString(folded) {
			t.Errorf("%q is folded to %q", name, folded)
		}
		again := model.FoldName(folded)
		if again != folded && "其中"+again != folded {
			t.Errorf("%q is folded to %q, and that to %q", name, folded, again)
		}
	})
}

// employers is a made-up list in which 其他 occurs below two parents.
func employers() *model.Codelist {
	return model.NewCodelist("employer", diag.Place{}, []model.CodeEntry{
		{ID: "total", Label: model.Text{ZH: "合计", EN: "Total"}, Role: model.Total, Aliases: []string{"总计"}},
		{ID: "firm", Label: model.Text{ZH: "企业", EN: "Enterprises"}, Groups: []model.Code{7}},
		{ID: "domestic", Label: model.Text{ZH: "内资企业", EN: "Domestic"}, Parent: 1, Aliases: []string{"内资"}},
		{ID: "domestic-other", Label: model.Text{ZH: "其他"}, Parent: 2, Role: model.Residual},
		{ID: "other", Label: model.Text{ZH: "其他"}, Role: model.Residual},
		{ID: "small", Label: model.Text{ZH: "其中：小微"}, Parent: 2, Role: model.OfWhich, Aliases: []string{"内资企业"}},
		{ID: "A/B", Label: model.Text{ZH: "甲/乙"}, Parent: 1},
		{ID: "market", Label: model.Text{ZH: "市场主体"}},
	})
}

// TestFind states what data may call a code.
func TestFind(t *testing.T) {
	list := employers()
	cases := []struct {
		name string
		want string // ids, in the order of the list
	}{
		{"firm", "firm"},
		{"企业", "firm"},
		{"ENTERPRISES", "firm"},
		{"总计", "total"},
		{"合 计", "total"},
		{"内资", "domestic"},
		{"小微", "small"},
		{"其中:小微", "small"},
		{"其他", "domestic-other other"}, // ambiguous
		{"内资企业/其他", "domestic-other"},
		{"内资／其他", ""}, // only the printed slash parts a name from its parent
		{"domestic/其他", "domestic-other"},
		{"企业/内资/其他", "domestic-other"},
		{"机关/其他", ""},
		{"企业/其他", ""}, // below, not somewhere below
		{"内资企业", "domestic small"},
		{"A/B", "A/B"},
		{"甲/乙", "A/B"},
		{"/", ""},
		{"", ""},
		{"事业单位", ""},
	}
	for _, c := range cases {
		var ids string
		for _, code := range list.Find(c.name) {
			if ids != "" {
				ids += " "
			}
			ids += list.Entry(code).ID
		}
		if ids != c.want {
			t.Errorf("%q finds %q, want %q", c.name, ids, c.want)
		}
	}
}

// TestTree states how codes stand to one another.
func TestTree(t *testing.T) {
	list := employers()
	if got, want := list.Children(2), []model.Code{3, 5}; !slices.Equal(got, want) {
		t.Errorf("below 内资企业 are %v, want %v", got, want)
	}
	if got := list.Children(0); len(got) != 0 {
		t.Errorf("below the total are %v", got)
	}
	for _, c := range []struct {
		code model.Code
		in   bool
	}{{1, true}, {3, true}, {4, false}, {0, false}} {
		if got := list.InGroup(c.code, 7); got != c.in {
			t.Errorf("%s in the group: %t", list.Entry(c.code).ID, got)
		}
	}
	if code, known := list.ByID("企业"); known {
		t.Errorf("a label is taken for the id of %d", code)
	}
	if !list.HasTotal() || employersWithoutTotal().HasTotal() {
		t.Error("a list has a total when it names one")
	}
}

func employersWithoutTotal() *model.Codelist {
	return model.NewCodelist("", diag.Place{}, make([]model.CodeEntry, 1))
}

// TestColumns: every column of a dataset has a number of its own and a name, and goes back to its quantity and change.
func TestColumns(t *testing.T) {
	d := dataset(1)
	d.Derived = []*model.Derived{{ID: "ratio"}}
	var names []string
	for q := range model.Quantity(d.QuantityCount()) {
		for _, change := range model.Changes() {
			column := model.ColumnOf(q, change)
			if column.Quantity() != q || column.Change() != change {
				t.Errorf("column %d is of %d, %d", column, column.Quantity(), column.Change())
			}
			names = append(names, d.ColumnName(column))
		}
	}
	want := []string{
		"demand", "demand.previous", "demand.previous.percent", "demand.year", "demand.year.percent",
		"seekers", "seekers.previous", "seekers.previous.percent", "seekers.year", "seekers.year.percent",
		"ratio", "ratio.previous", "ratio.previous.percent", "ratio.year", "ratio.year.percent",
	}
	if !slices.Equal(names, want) || d.ColumnCount() != len(want) {
		t.Errorf("columns are %v", names)
	}
}

// TestText: a text is shown in the wanted language, or in the one that it was given in.
func TestText(t *testing.T) {
	both, zh, en := model.Text{ZH: "需求", EN: "Vacancies"}, model.Text{ZH: "需求"}, model.Text{EN: "Vacancies"}
	for _, c := range []struct {
		text     model.Text
		language model.Language
		want     string
		has      bool
	}{
		{both, model.Chinese, "需求", true}, {both, model.English, "Vacancies", true},
		{zh, model.Chinese, "需求", true}, {zh, model.English, "需求", false},
		{en, model.Chinese, "Vacancies", false}, {en, model.English, "Vacancies", true},
		{model.Text{}, model.Chinese, "", false},
	} {
		if got := c.text.In(c.language); got != c.want || c.text.Has(c.language) != c.has {
			t.Errorf("%v in %s is %q, %t", c.text, c.language, got, c.text.Has(c.language))
		}
	}
}
