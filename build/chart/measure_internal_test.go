package chart

import (
	"strings"
	"testing"
)

// A line breaks where a reader pauses, if that is not far from where it is full: between a name and what is said of it,
// after a comma, and never between a number and its unit.
func TestWrapBreaksWhereReadersPause(t *testing.T) {
	for _, c := range []struct {
		text string
		most float64
		want string
	}{
		{"客户服务管理员 新进\u00a0▲3", 8, "客户服务管理员|新进\u00a0▲3"},
		{"实际11.61亿元、确保5.00亿元、力争6.00亿元", 21, "实际11.61亿元、确保5.00亿元、|力争6.00亿元"},
		{"审图号（虚构的）Review number of the base map", 17, "审图号（虚构的）Review|number of the base map"},
		{"Review number of the base map (审图号): made up", 18, "Review number of the|base map (审图号): made up"},
		{"信息传输、软件和信息技术服务业人员", 9, "信息传输、软件和信|息技术服务业人员"}, // three lines would be worse
		{"居民服务、修理和其他服务业", 8, "居民服务、|修理和其他服务业"},
		{"Hotels and restaurants", 9, "Hotels and|restaurants"},
	} {
		w := wrap(c.text, c.most)
		if got := strings.Join(w.lines[:w.count], "|"); got != c.want {
			t.Errorf("%s within %g: %s, want %s", c.text, c.most, got, c.want)
		}
	}
}
