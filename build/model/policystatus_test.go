package model_test

import (
	"strings"
	"testing"

	"gongqiu/build/model"
)

// chain makes documents of lines "id issued effective expires relation:target …", with - for a date that is not
// known. A relation that ends in ? is inferred.
func chain(t *testing.T, text string) map[string]*model.Policy {
	t.Helper()
	all := make(map[string]*model.Policy)
	var lines [][]string
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		date := func(at int) string { return strings.Trim(fields[at], "-") }
		all[fields[0]] = &model.Policy{ID: fields[0], Issued: date(1), Effective: date(2), Expires: date(3)}
		lines = append(lines, fields)
	}
	for _, fields := range lines {
		from := all[fields[0]]
		for _, relation := range fields[4:] {
			kind, id, _ := strings.Cut(relation, ":")
			id, inferred := strings.CutSuffix(id, "?")
			to := all[id]
			if to == nil {
				t.Fatalf("no document %q", id)
			}
			from.Relations = append(from.Relations, model.Relation{Kind: model.RelationKind(kind), Target: to, Inferred: inferred})
			to.Inverse = append(to.Inverse, model.Relation{Kind: model.RelationKind(kind), Target: from, Inferred: inferred})
		}
	}
	return all
}

// twelve are twelve made-up documents: a law, two rounds of policy, their amendments, an annex and a pilot.
const twelve = `
law        2001-06-27  2002-01-01  -
round1     2002-09-30  -           -           implements:law
funds      2002-12     -           2005-12-31  supports:round1
speedup    2003-05-12  -           -           implements:round1
change1    2004-03-01  -           -           amends:round1
change2    2005-02-01  2005-04-01  -           amends:round1
pilot      2005        -           2007        implements:round1
round2     2005-11-04  2006-01-01  -           succeeds:round1
list       2005-11-04  2006-01-01  -           annex_of:round2
newlaw     2007-08-30  2008-01-01  -           succeeds:law?  repeals:speedup
round3     2009        -           -           repeals:round2
letter     -           -           -           cites:round3
`

// TestStatusOn compares the status of each document on eight days with a table written by hand. It stands for not yet
// issued, force, amended, succeeded, repealed, expired and unknown by one letter each.
func TestStatusOn(t *testing.T) {
	days := []string{
		"2001-12-31", "2002-12-15", "2004-03-01", "2005-06-30", "2006-01-01", "2007-12-31", "2008-01-01", "2009-06-30",
		"2010-01-01",
	}
	letters := map[byte]model.PolicyStatus{
		'-': model.StatusPending, 'f': model.StatusInForce, 'a': model.StatusAmended, 's': model.StatusSucceeded,
		'r': model.StatusRepealed, 'e': model.StatusExpired, '?': model.StatusUnknown,
	}
	want := map[string]string{ // a letter for each day
		"law":     "-fffff" + "sss",
		"round1":  "-faas" + "ssss",
		"funds":   "-?ffe" + "eeee", // in December 2002 it may have been issued or not
		"speedup": "--ffff" + "rrr",
		"change1": "--ffff" + "fff",
		"change2": "---fff" + "fff",
		"pilot":   "---?ff" + "eee",
		"round2":  "----fff" + "?r", // on a day of 2009 round3 may have been issued or not
		"list":    "----fff" + "?r", // stands as round2 does
		"newlaw":  "------fff",
		"round3":  "-------?f",
		"letter":  "?????????",
	}
	documents := chain(t, twelve)
	if len(want) != 12 || len(documents) != len(want) {
		t.Fatalf("%d documents, %d rows", len(documents), len(want))
	}
	for id, row := range want {
		for at, day := range days {
			if got := documents[id].StatusOn(day).Status; got != letters[row[at]] {
				t.Errorf("%s on %s: %s, want %s", id, day, got, letters[row[at]])
			}
		}
	}
}

// TestStandingBy states which document brought a status about, and since when.
func TestStandingBy(t *testing.T) {
	documents := chain(t, twelve)
	for _, c := range []struct {
		id, day, since, by string
		inferred           bool
	}{
		{"round1", "2004-12-31", "2004-03-01", "change1", false},
		{"round1", "2005-03-31", "2004-03-01", "change1", false}, // the second amendment holds from April
		{"round1", "2005-04-01", "2005-04-01", "change2", false},
		{"round1", "2010-01-01", "2006-01-01", "round2", false},
		{"law", "2010-01-01", "2008-01-01", "newlaw", true},
		{"list", "2010-01-01", "2009", "round3", false},
		{"funds", "2010-01-01", "2005-12-31", "", false},
		{"change1", "2010-01-01", "2004-03-01", "", false},
	} {
		got := documents[c.id].StatusOn(c.day)
		by := ""
		if got.By != nil {
			by = got.By.ID
		}
		if got.Since != c.since || by != c.by || got.Inferred != c.inferred {
			t.Errorf("%s on %s: since %s by %q, inferred %v", c.id, c.day, got.Since, by, got.Inferred)
		}
	}
}

// TestStatusOfCircle states that documents in a circle, which is a finding, have a status all the same.
func TestStatusOfCircle(t *testing.T) {
	documents := chain(t, "a 2001 - - annex_of:b\nb 2001 - - annex_of:a\nc 2003 - - repeals:b")
	if got := documents["a"].StatusOn("2004-01-01").Status; got != model.StatusRepealed {
		t.Errorf("the annex of a repealed document is %s", got)
	}
	if got := documents["a"].StatusOn("2002-01-01").Status; got != model.StatusInForce {
		t.Errorf("in the circle it is %s", got)
	}
}

func TestPolicyLevels(t *testing.T) {
	list := model.NewCodelist("region", model.CodeEntry{}.Place, []model.CodeEntry{
		{}, {ID: "100000"}, {ID: "360000"}, {ID: "360100"}, {ID: "360102"}, {ID: "land"}, {ID: "kreis", Parent: 5},
	})
	for _, c := range []struct {
		region model.Code
		issuer string
		want   model.PolicyLevel
	}{
		{1, "国务院", model.LevelNational}, {1, "中共中央", model.LevelNational}, {1, "国务院办公厅", model.LevelNational},
		{1, "全国人民代表大会常务委员会", model.LevelNational}, {1, "中共中央办公厅", model.LevelNational},
		{1, "劳动和社会保障部", model.LevelDepartment}, {1, "中国人民银行", model.LevelDepartment},
		{2, "江西省人民政府", model.LevelProvince}, {2, "中共江西省委", model.LevelProvince},
		{2, "江西省人民政府办公厅", model.LevelProvince}, {2, "江西省人大", model.LevelProvince},
		{2, "江西省委办公厅", model.LevelProvince}, {2, "江西省委宣传部", model.LevelProvinceDepartment},
		{2, "中国人民银行南昌中心支行", model.LevelProvinceDepartment},
		{3, "张掖市人民政府", model.LevelCity}, {3, "南昌市劳动局", model.LevelCityDepartment}, {3, "中山市", model.LevelCity},
		{4, "东湖区人民政府", model.LevelCounty}, {5, "", model.LevelNational}, {6, "", model.LevelProvince},
		{0, "国务院", model.LevelNational}, {0, "江西省人民政府", model.LevelUnknown}, {0, "", model.LevelUnknown},
	} {
		var region *model.CodeRef
		if c.region != 0 {
			region = &model.CodeRef{List: list, Code: c.region}
		}
		var issuers []model.Text
		if c.issuer != "" {
			issuers = []model.Text{{ZH: c.issuer}}
		}
		if got := model.LevelOf(region, issuers); got != c.want {
			t.Errorf("%d %s: %q, want %q", c.region, c.issuer, got, c.want)
		}
	}
}
