package judge_test

import (
	"os"
	"strings"
	"testing"

	"gongqiu/build/diag"
	"gongqiu/build/judge"
)

// disagreements are the published values of the repository's own data that do not agree with what they are computed
// from. Each is settled by an accept in its row and a note for readers.
const disagreements = `
published data/subsidies/中山市/2009/support.csv:2:20 per_person 600/37..41 unexplained
published data/supply-demand/全国监测城市/2014-Q4/total.csv:2:57 ratio.previous 0.05/0.06 digit
published data/supply-demand/无锡市/2021-Q1/total.csv:2:68 seekers.year.percent 4.16/49.16 digit
published data/supply-demand/海南省/2008-Q3/total.csv:2:32 seekers.previous.percent -3/-4 truncated
published data/targets/江西省/2006/indicator.csv:7:27 completion_floor 193.66/211.00..258.11 label
published data/unemployment-monitoring/亳州市/2021-Q2/total.csv:2:37 net_change_rate 1.4/1.3 digit
`

// TestRepository judges figures as they were published. Nothing is open, every accept settles something, and without the
// accepts exactly the known disagreements are found.
func TestRepository(t *testing.T) {
	site := read(t, os.DirFS("../.."))
	var open, all diag.List
	judge.Site(site, &open)
	if got := lines(open.Sorted()); got != "" {
		t.Errorf("open:\n%s", got)
	}
	for _, d := range site.Datasets {
		d.Accepts = nil
	}
	judge.Site(site, &all)
	if got, want := lines(all.Sorted()), strings.TrimLeft(disagreements, "\n"); got != want {
		t.Errorf("without accepts:\n%s\nwant:\n%s", got, want)
	}
}
