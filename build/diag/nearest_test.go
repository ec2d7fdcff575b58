package diag_test

import (
	"slices"
	"strings"
	"testing"

	"gongqiu/build/diag"
)

func TestNearest(t *testing.T) {
	cities := []string{"无锡市", "苏州市", "南京市", "北京市", "海南省", "东部", "中部", "西部"}
	keys := []string{"title", "frequency", "source", "dimensions", "measures", "id", "no"}
	tests := []struct {
		name       string
		candidates []string
		want       string
	}{
		{"无希市", cities, "无锡市"},
		{"无锡", cities, "无锡市"},
		{"海南", cities, "海南省"},
		{"市", cities, ""},
		{"东步", cities, "东部"},
		{"全国", cities, ""},
		{"titel", keys, "title"},
		{"Title", keys, "title"},
		{"ＴＩＴＬＥ", keys, "title"},
		{"frequnecy", keys, "frequency"},
		{"dimension", keys, "dimensions"},
		{"colour", keys, ""},
		{"x", keys, ""},
		{"", keys, ""},
		{"title", nil, ""},
		{"软件工程", []string{"计算机软件工程技术人员", "会计"}, "计算机软件工程技术人员"},
	}
	for _, test := range tests {
		if got := diag.Nearest(test.name, test.candidates); got != test.want {
			t.Errorf("Nearest(%q) = %q, want %q", test.name, got, test.want)
		}
		backwards := slices.Clone(test.candidates)
		slices.Reverse(backwards)
		if got := diag.Nearest(test.name, backwards); got != test.want {
			t.Errorf("Nearest(%q) in the other order = %q, want %q", test.name, got, test.want)
		}
	}
}

// What is far longer than any name is like none, and is not held against all candidates.
func TestNearestLong(t *testing.T) {
	if got := diag.Nearest("demand"+strings.Repeat("d", 2000), []string{"demand" + strings.Repeat("d", 1999)}); got != "" {
		t.Errorf("a text of 2,006 letters was compared, and came near to one of %d", len(got))
	}
}
