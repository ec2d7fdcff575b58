package claim

import (
	"regexp"
	"slices"
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// claim is what one part of a title says, when every word of it was understood.
type claim struct {
	text       string // as typed
	quantities []string
	codes      []string // told apart; none is all of them
	sides      []Side   // of the market, in the order in which they are named
	general    bool     // the market or a side of it is named by a general word
	senses     []sense
	periods    []period.Period
	number     decimal.Field
	hasNumber  bool
}

// says tells whether a claim has any of some senses.
func (c *claim) says(any ...sense) bool {
	return slices.ContainsFunc(any, func(s sense) bool { return slices.Contains(c.senses, s) })
}

// clauseEnd is a mark at which one part of a title ends.
var clauseEnd = regexp.MustCompile(`[，,。；;：:！!]`)

// clause is one part of a title, with what it says where every word of it is understood.
type clause struct {
	text       string // as typed
	claim      claim
	understood bool
}

// readClauses cuts a title into its parts and reads each.
func readClauses(title string, language model.Language, words []meaning) []clause {
	var clauses []clause
	for rest := title; strings.TrimSpace(rest) != ""; {
		one := clause{}
		length := 0
		if one.claim, length, one.understood = readClause(rest, language, words); !one.understood {
			length = len(rest)
			if end := clauseEnd.FindStringIndex(rest); end != nil {
				length = end[1]
			}
		}
		one.text = strings.TrimSpace(strings.TrimRight(rest[:length], "，,。；;：:！! "))
		one.claim.text = one.text
		clauses = append(clauses, one)
		rest = rest[length:]
	}
	return clauses
}

// readClause reads one part of a title from its first word to its end.
func readClause(text string, language model.Language, words []meaning) (read claim, length int, understood bool) {
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		return claim{}, 0, false // letters that change their length: none of ours
	}
	at := 0
	for at < len(lower) {
		rest := lower[at:]
		if rest[0] == ' ' {
			at++
			continue
		}
		if end := clauseEnd.FindStringIndex(rest); end != nil && end[0] == 0 {
			return read, at + end[1], true
		}
		size := read.take(rest, language, words)
		if size == 0 {
			return claim{}, 0, false
		}
		at += size
	}
	return read, at, true
}

// take reads the next word, period or number, and tells how long it is; 0 is one that is not understood.
func (c *claim) take(rest string, language model.Language, words []meaning) int {
	if found := titlePeriods[language].FindString(rest); found != "" {
		when, err := period.Parse(canonicalPeriod(found))
		if err != nil {
			return 0
		}
		c.periods = append(c.periods, when)
		return len(found)
	}
	if found := titleNumber.FindString(rest); found != "" {
		field, err := decimal.ParseField(strings.NewReplacer("percentage points", "%", "percentage point", "%",
			"percent", "%", "per cent", "%", "个百分点", "%", "百分点", "%").Replace(found))
		if err != nil || c.hasNumber {
			return 0
		}
		c.number, c.hasNumber = field, true
		c.number.UnitSuffix = ""
		if strings.Contains(found, "point") || strings.Contains(found, "百分点") {
			c.number.UnitSuffix = model.UnitPoint
		}
		return len(found)
	}
	size := 0
	for _, word := range words { // all of the longest: one word may have two senses
		if size > 0 && len(word.text) != size || !startsWith(rest, word.text) {
			continue
		}
		size = len(word.text)
		if word.sense == until || word.sense == reaches {
			// 到 may be either: what follows tells which
			if toPeriod := startsWithPeriod(rest[size:], language); toPeriod != (word.sense == until) {
				continue
			}
		}
		c.nameSide(word.name)
		switch {
		case word.name == nil:
			c.senses = append(c.senses, word.sense)
		case word.name.Quantity != "":
			c.quantities = append(c.quantities, word.name.Quantity)
		case word.name.Code != "":
			c.codes = append(c.codes, word.name.Code)
		}
	}
	return size
}

// startsWithPeriod says whether the next word of a text is a period.
func startsWithPeriod(text string, language model.Language) bool {
	return titlePeriods[language].MatchString(strings.TrimLeft(text, " "))
}

// nameSide notes the side of the market that a name speaks of.
func (c *claim) nameSide(name *Name) {
	if name == nil {
		return
	}
	if c.general = c.general || name.general; name.Side != NoSide {
		c.sides = append(c.sides, name.Side)
	}
}

// canonicalPeriod turns "q3 2016" round.
func canonicalPeriod(text string) string {
	text = strings.ToUpper(text)
	if quarter, year, two := strings.Cut(text, " "); two {
		return year + "-" + quarter
	}
	return text
}

// Periods lists the periods that a title names, each once.
func Periods(title string, language model.Language) []period.Period {
	var named []period.Period
	lower := strings.ToLower(title)
	for at := range lower {
		if at > 0 && isLatin(rune(lower[at-1])) {
			continue
		}
		found := titlePeriods[language].FindString(lower[at:])
		if when, err := period.Parse(canonicalPeriod(found)); err == nil && !slices.Contains(named, when) {
			named = append(named, when)
		}
	}
	return named
}
