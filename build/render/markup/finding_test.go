package markup_test

import (
	"testing"

	"gongqiu/build/render/markup"
)

// TestFinding: a number stays together with the characters that say what it counts, and with nothing else.
func TestFinding(t *testing.T) {
	for text, want := range map[string]string{
		"2022年第三季度，需求人数468.7万人，求人倍率1.31。": "<span>2022年</span>第三季度，需求人数<span>468.7万人</span>，求人倍率1.31。",
		"求职人数185,490人次":                       "求职人数<span>185,490人</span>次",
		"1.2亿":                                "<span>1.2亿</span>",
		"Q3 2022: 4.687 million, ratio 1.31.": "Q3 2022: 4.687 million, ratio 1.31.",
		"a < b":                               "a &lt; b",
		"":                                    "",
	} {
		if got := string(new(markup.Writer).Finding(nil, text)); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}
