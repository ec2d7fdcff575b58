package plan

import (
	"strings"
	"testing"

	"gongqiu/build/model"
)

// TestMentions finds the numbers of known documents in texts as the sources write them, and none that only looks like
// one of them. A link stands in brackets, with the document that it leads to.
func TestMentions(t *testing.T) {
	x := &index{site: &model.Site{Config: &model.Config{}, Policies: []*model.Policy{
		{ID: "zhongfa", Numbers: []string{"中发〔2002〕12号", "中发12号文件", "中央12号文件"}},
		{ID: "guofa", Numbers: []string{"国发(2005)36号"}},
		{ID: "yinfa", Numbers: []string{"银发(2005)5号"}},
		{ID: "nanyinfa", Numbers: []string{"南银发(2006)66号"}},
		{ID: "ganfuting", Numbers: []string{"赣府厅字[2007]13号"}},
		{ID: "ganfuf", Numbers: []string{"赣府发〔2005〕21号"}},
		{ID: "fuf", Numbers: []string{"府发〔2005〕21号"}},
		{ID: "law"},
	}}}
	x.indexPolicies()
	for _, c := range []struct{ text, want string }{
		{"根据国发〔2005〕36号，", "根据<guofa:国发〔2005〕36号>，"},
		{"国发（２００５）第36号文件规定", "<guofa:国发（２００５）第36号>文件规定"},
		{"贯彻落实中发12号文件和国发[2005]36号", "贯彻落实<zhongfa:中发12号文件>和<guofa:国发[2005]36号>"},
		{"中央十二号文件", "<zhongfa:中央十二号文件>"},
		{"中发〔二○○二〕12号", "<zhongfa:中发〔二○○二〕12号>"},
		{"《…工作安排》（赣府厅字〔2007〕13号）", "《…工作安排》（<ganfuting:赣府厅字〔2007〕13号>）"},
		{"江西省人民政府办公厅关于加快推进再就业工作的通知 赣府厅字[2007]13号", "江西省人民政府办公厅关于加快推进再就业工作的通知 <ganfuting:赣府厅字[2007]13号>"},
		{"转发银发(2005)5号", "转发<yinfa:银发(2005)5号>"},
		{"南银发(2005)5号", "南银发(2005)5号"}, // another office, which has a document of its own here
		{"粤银发(2005)5号", "粤银发(2005)5号"}, // another office, unknown
		{"国办发〔2005〕36号", "国办发〔2005〕36号"},
		{"赣府发(2005)21号", "<ganfuf:赣府发(2005)21号>"},
		{"国发〔2006〕36号、国发〔2005〕37号", "国发〔2006〕36号、国发〔2005〕37号"},
		{"国发〔2005)36号", "国发〔2005)36号"},
		{"第12号、12号", "第12号、12号"},
		{"", ""},
	} {
		var got strings.Builder
		from := 0
		for _, m := range x.mentionsIn(c.text) {
			got.WriteString(c.text[from:m.start] + "<" + m.policy.ID + ":" + c.text[m.start:m.end] + ">")
			from = m.end
		}
		if got.WriteString(c.text[from:]); got.String() != c.want {
			t.Errorf("got %s, want %s", got.String(), c.want)
		}
	}
}
