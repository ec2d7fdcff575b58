package claim

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongqiu/build/model"
)

// sense is what a word of a title says of numbers.
type sense uint8

// The senses. A word of no sense is one that a claim may hold without being another.
const (
	noSense sense = iota
	rises
	falls
	above
	below
	atLeast // after its number: 1以上
	atMost
	reaches // the number that follows is the newest: 上升到, rises to
	highest
	lowest
	newHigh
	newLow
	doubles
	triples
	halves
	ofYear     // against the same period of the year before
	ofPrevious // against the period before
	since      // from the period beside it to the newest
	until      // from one period to another
	always     // at every number
	newest     // at the newest number
	more       // with than: more of the first than of the second
	fewer
	than
	supplyLarger // of the two sides of the market
	demandLarger
	evenSides
)

// claimWords are the words of claims in a language, in lower case. What is not among them, and not the name of anything
// that the chart shows, makes a claim one that is not understood.
func claimWords(language model.Language) map[sense]string {
	if language == model.English {
		return map[sense]string{
			rises: "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing " +
				"growth climb climbs climbed climbing up goes_up going_up went_up",
			falls: "fall falls fell fallen falling decline declines declined declining decrease decreases decreased " +
				"decreasing drop drops dropped dropping shrink shrinks shrank shrinking down goes_down going_down went_down",
			above: "above over more_than exceed exceeds exceeded exceeding higher_than greater_than larger_than " +
				"outnumber outnumbers outnumbered outnumbering outstrip outstrips outstripped outstripping " +
				"surpass surpasses surpassed",
			below:   "below under less_than lower_than fewer_than smaller_than falls_short_of fall_short_of fell_short_of",
			atLeast: "or_more", atMost: "or_less", reaches: "to", until: "to – — -",
			highest: "highest largest the_most", lowest: "lowest smallest the_least the_fewest",
			newHigh: "record_high new_high all-time_high", newLow: "record_low new_low all-time_low",
			doubles: "double doubles doubled doubling", triples: "triple triples tripled tripling",
			halves: "halve halves halved halving",
			ofYear: "on_the_year year_on_year year-on-year from_a_year_earlier from_a_year_before over_the_year",
			ofPrevious: "on_the_quarter quarter_on_quarter quarter-on-quarter on_the_month month_on_month " +
				"on_the_previous_quarter from_the_previous_quarter", since: "since",
			always: "always throughout all in_every_quarter in_all_quarters every_quarter each_quarter",
			newest: "still remains remain stays stay now",
			more:   "more", fewer: "fewer less", than: "than",
			supplyLarger: "oversupplied oversupply excess_supply", demandLarger: "undersupplied in_short_supply excess_demand",
			evenSides: "balanced in_balance broadly_balanced broadly_in_balance roughly_balanced roughly_in_balance " +
				"largely_balanced largely_in_balance",
			noSense: "the a an in of at on has have had is are was were been by from between and then again further steadily " +
				"sharply slightly slowly strongly clearly continue continues continued continuing to_rise to_fall keeps " +
				"over_time quarterly overall trend",
		}
	}
	return map[sense]string{
		rises: "上升 增长 增加 提高 走高 攀升 上涨 上扬 升至 增至", falls: "下降 减少 降低 走低 回落 下滑 下跌 降至 减至",
		above: "超过 高于 大于 突破 多于 高过", below: "低于 不足 小于 少于 跌破 不到",
		atLeast: "以上", atMost: "以下", reaches: "到 至 升至 降至 达到 达 增至 减至",
		until: "至 到 — —— – - ～ ~", highest: "最高 最大 最多", lowest: "最低 最小 最少",
		newHigh: "创新高 历史最高 创历史新高", newLow: "创新低 历史最低 创历史新低",
		doubles: "翻番 翻一番 增长一倍 增加一倍", triples: "增长两倍 增加两倍", halves: "减半 减少一半 下降一半",
		ofYear: "同比 比上年同期 较上年同期", ofPrevious: "环比 比上季度 较上季度 比上月 较上月", since: "以来",
		always: "始终 一直 历期 各期 各季度 各季 各月 均 都 全部 全都", newest: "仍 仍然 最新 目前",
		supplyLarger: "供过于求", demandLarger: "求过于供 供不应求",
		evenSides: "平衡 基本平衡 总体平衡 大体平衡 大致平衡 相当 大体相当 基本相当",
		noSense: "在 了 已 已经 又 呈 趋势 持续 不断 逐步 逐季 逐年 明显 显著 大幅 小幅 略有 略 有所 继续 进一步 总体 整体 " +
			"和 与 、 从 自 由 人 个 的变化 变化 走势 情况",
	}
}

// titlePeriods find a period in a title.
var titlePeriods = map[model.Language]*regexp.Regexp{
	model.Chinese: regexp.MustCompile(
		`^(?:19|20)\d\d(?:年(?:第?[一二三四1-4]季度|[上下]半年|1?\d月)?|-Q[1-4]|-H[12]|-[01]\d)`),
	model.English: regexp.MustCompile(`(?i)^(?:(?:19|20)\d\d(?:-Q[1-4]|-H[12]|-[01]\d)?\b|Q[1-4] (?:19|20)\d\d\b)`),
}

// titleNumber finds a number in a title, with 万 and %.
var titleNumber = regexp.MustCompile(
	`^[-−]?\d(?:[\d,]*\d)?(?:\.\d+)?(?: ?(?:万|亿|thousand|million|billion))?` +
		`(?: ?(?:%|％|percent\b|per cent\b|个?百分点|percentage points?\b))?`)

// meaning is one entry of the vocabulary that a title is read with.
type meaning struct {
	text  string // in lower case
	sense sense
	name  *Name // the thing that the text names; nil for a word
}

// vocabulary is all words of claims with the names of a chart, the longest first.
func vocabulary(language model.Language, names []Name) []meaning {
	var all []meaning
	for at := range names {
		all = append(all, meaning{text: strings.ToLower(names[at].Text), name: &names[at]})
	}
	all = append(all, sides(language, all)...)
	for sense, list := range claimWords(language) {
		for word := range strings.FieldsSeq(list) {
			all = append(all, meaning{text: strings.ReplaceAll(word, "_", " "), sense: sense})
		}
	}
	slices.SortStableFunc(all, func(a, b meaning) int {
		if long := len(b.text) - len(a.text); long != 0 {
			return long
		}
		if text := strings.Compare(a.text, b.text); text != 0 {
			return text
		}
		return int(a.sense) - int(b.sense)
	})
	return all
}

// startsWith says whether a text starts with a word that ends there: Latin letters need an end.
func startsWith(text, word string) bool {
	if !strings.HasPrefix(text, word) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(word)
	next, _ := utf8.DecodeRuneInString(text[len(word):])
	return !isLatin(last) || !isLatin(next)
}

func isLatin(r rune) bool { return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
