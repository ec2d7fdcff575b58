package prose_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"gongqiu/build/model"
	"gongqiu/build/prose"
)

func TestFirstSentence(t *testing.T) {
	for text, want := range map[string]string{
		"求人倍率为1.22。比上季度上升。":                    "求人倍率为1.22。",
		"上升了！下降了？":                             "上升了！",
		"他说：“好。”然后走了。":                         "他说：“好。”",
		"没有句号":                                 "没有句号",
		"  前后空格。 后":                            "前后空格。",
		"The ratio was 1.22 in Q3. It rose.":   "The ratio was 1.22 in Q3.",
		"See No. 36 of the U.S. survey. Then.": "See No. 36 of the U.S. survey.",
		"Rates, e.g. the ratio, rose. Then.":   "Rates, e.g. the ratio, rose.",
		"It rose (by 0.02.) Then it fell.":     "It rose (by 0.02.)",
		"Really?! Yes.":                        "Really?!",
		"GDP增长3.5%。Next.":                      "GDP增长3.5%。",
		"约 approx. 5 million jobs! 其余":         "约 approx. 5 million jobs!",
		"":                                     "",
		"国发(2005)36号。第二。":                      "国发(2005)36号。",
		"www.example.cn shows it. More.":       "www.example.cn shows it.",
		"One. two three. Four":                 "One. two three.",
	} {
		if got := prose.FirstSentence(text); got != want {
			t.Errorf("FirstSentence(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestCountText(t *testing.T) {
	for text, want := range map[string]prose.Count{
		"求人倍率为1.22。":             {Characters: 5, Words: 1},
		"The ratio was 1,022.5.": {Words: 4},
		"GDP增长3.5%":              {Characters: 2, Words: 2},
		"ＧＤＰ增长":                  {Characters: 2, Words: 1},
		"don't stop":             {Words: 2},
		"，。！":                    {},
		"2016年第3季度supply and demand供求":     {Characters: 6, Words: 5},
		strings.Repeat("字", 300) + " end.": {Characters: 300, Words: 1},
	} {
		if got := prose.CountText(text); got != want {
			t.Errorf("CountText(%q) = %+v, want %+v", text, got, want)
		}
	}
}

func TestSummary(t *testing.T) {
	sentence := strings.Repeat("求", 49) + "。"
	if got := prose.Summary(strings.Repeat(sentence, 5), model.Chinese); got != sentence+sentence {
		t.Errorf("whole sentences: %q", got)
	}
	clause := strings.Repeat("求", 69) + "，"
	if got, want := prose.Summary(strings.Repeat(clause, 3), model.Chinese), strings.Repeat("求", 69)+"…"; got != want {
		t.Errorf("a long sentence: %q", got)
	}
	english := strings.Repeat("labour market ", 40)
	got := prose.Summary(english, model.English)
	if utf8.RuneCountInString(got) > 241 || !strings.HasSuffix(got, "labour…") && !strings.HasSuffix(got, "market…") {
		t.Errorf("a long English sentence: %q", got)
	}
	if got := prose.Summary("One.\nTwo  three.", model.English); got != "One. Two three." {
		t.Errorf("short: %q", got)
	}
	if got := prose.Summary(" ", model.English); got != "" {
		t.Errorf("empty: %q", got)
	}
	if got := prose.Summary(strings.Repeat("x", 500), model.English); utf8.RuneCountInString(got) != 241 {
		t.Errorf("one long word: %d", utf8.RuneCountInString(got))
	}
}
