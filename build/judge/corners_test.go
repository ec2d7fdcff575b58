package judge_test

import (
	"strings"
	"testing"
)

// industries are codes of an old and a new standard in one list, with the time in which each holds.
const industries = "code,zh,role,valid_from,valid_to\ntotal,合计,total,,\na,制造业,,,\nold,邮电通信业,,,2011\nnew,信息传输业,,2012,\nc,其他,residual,,\n"

// corners are tables of which parts are lacking, or codes change; all are made up.
var corners = []struct {
	name  string
	files map[string]string
	want  string
}{
	{
		"two standards", map[string]string{
			"data/codelists/sector.csv": industries,
			"data/d/某市/2010-Q1/a.csv":   "产业,需求人数,需求比重\n制造业,50,50\n邮电通信业,30,30\n其他,20,20\n合计,100,100\n",
			"data/d/某市/2020-Q1/a.csv":   "产业,需求人数,需求比重\n制造业,50,50\n信息传输业,30,30\n其他,21,20.5\n合计,100,100\n",
		},
		"published 某市/2020-Q1/a.csv:4:7 demand_share 20.5/21.0 unexplained\nparts 某市/2020-Q1/a.csv:5:4 demand 100/101 parts",
	},
	{
		"part of a table", map[string]string{
			"data/d/某市/2020-Q1/total.csv":    "需求人数,求职人数\n1000,500\n",
			"data/d/某市/2020-Q1/category.csv": "求职人员类别,求职人数,求职比重\n新成长失业青年,100,20.0\n在业人员,150,30\n",
		},
		"",
	},
	{
		"no total", map[string]string{
			"data/d/某市/2020-Q1/category.csv": "求职人员类别,求职人数,求职比重\n新成长失业青年,100,20.0\n在业人员,150,30\n退休人员,250,55\n",
		},
		"published 某市/2020-Q1/category.csv:4:10 seekers_share 55/50 digit",
	},
	{
		"two tables of one breakdown", map[string]string{
			"data/d/某市/2020-Q1/a.csv": "产业,需求人数,需求比重\n第一产业,100,10\n第二产业,500,50\n第三产业,400,40\n合计,1000,100\n",
			"data/d/某市/2020-Q1/b.csv": "产业,求职人数,求人倍率\n第一产业,100,1\n第二产业,250,2.0\n第三产业,400,1.1\n合计,750,1.33\n",
		},
		"published 某市/2020-Q1/b.csv:4:10 ratio 1.1/1.0 digit",
	},
	{
		"special cells", map[string]string{
			"data/d/某市/2020-Q1/a.csv": "产业,需求人数,需求比重,求职人数,求人倍率\n第一产业,0,0,0,——\n第二产业,600,60,300,2\n第三产业,400,40,,\n合计,1000,100,/,/\n",
			"data/d/某市/2020-Q2/a.csv": "产业,需求人数,求职人数,求人倍率\n第一产业,约600,300,2.1\n第二产业,超过600,300,1.5\n第三产业,500..700,400,1:0.7\n",
		},
		"published 某市/2020-Q2/a.csv:3:16 ratio 1.5/≥ 2.0 digit",
	},
	{
		"negative gap", map[string]string{
			"data/d/某市/2019-Q4/a.csv": "产业,需求人数,求职人数,缺口\n第一产业,100,300,-200\n",
			"data/d/某市/2020-Q1/a.csv": "产业,需求人数,求职人数,缺口,缺口环比\n第一产业,100,350,-250,-50\n第二产业,100,350,250,\n",
		},
		"published 某市/2020-Q1/a.csv:3:14 gap 250/-250 sign",
	},
	{
		"funnel", map[string]string{
			"data/d/dataset.yaml":     marketYAML + "funnel: [demand, seekers]\n",
			"data/d/某市/2020-Q1/a.csv": "产业,需求人数,求职人数\n第一产业,100,80\n第二产业,100,120\n",
		},
		"parts 某市/2020-Q1/a.csv:3:10 seekers 100/120 parts",
	},
	{
		"accepted", map[string]string{
			"data/d/某市/2020-Q1/a.csv": "产业,需求人数,求职人数,求人倍率,认可\n第一产业,100,80,1.52,ratio digit 1.52/1.25\n第二产业,200,120,1.66,ratio truncated\n" +
				"第三产业,300,100,4.00,ratio digit 4.10/3.00\n",
		},
		"accept 某市/2020-Q1/a.csv:4:1  ratio digit 4.10/3.00/\npublished 某市/2020-Q1/a.csv:4:14 ratio 4.00/3.00 digit",
	},
}

func TestCorners(t *testing.T) {
	for _, c := range corners {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.TrimSpace(lines(judged(t, market(c.files)))); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}
