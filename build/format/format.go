// Package format writes values for people, in Chinese and English: numbers, changes, periods, dates, lists.
//
// In come exact decimals, periods and dates; out go texts, appended to a buffer or as strings. It is apart from the
// values so that a value has one plain text for machines (decimal.String, period.String) and its dress for readers
// lives in one place; the words themselves are those of package words. A language is "zh", "en" or a variant of them
// such as "zh-hant"; any other is written as English.
package format

import (
	"strings"
	"sync"

	"gongqiu/build/words"
)

// vocabulary is one language's words, looked up once.
type vocabulary struct {
	language     string
	chinese      bool
	qualifiers   [8]template // by decimal.Qualifier
	points       template
	months       [13]string
	quarters     [5]string
	year, month  template
	halves       [3]template
	quarter      template
	years        template
	monthSpan    template
	quarterSpan  template
	periodRange  template
	since, until template
	day          template
	dateMonth    template
	dateYear     template
	dateTime     template
	separator    string
	last         string
}

// template is a text cut at its placeholders: literal, name, literal, name, …, literal.
type template []string

func newTemplate(text string) template {
	var out template
	for {
		before, rest, found := strings.Cut(text, "{")
		name, after, closed := strings.Cut(rest, "}")
		if !found || !closed {
			return append(out, text)
		}
		out = append(out, before, name)
		text = after
	}
}

// append fills the template with what value appends for each name.
func (t template) append(dst []byte, value func(dst []byte, name string) []byte) []byte {
	for i, part := range t {
		if i%2 == 0 {
			dst = append(dst, part...)
		} else {
			dst = value(dst, part)
		}
	}
	return dst
}

// around is what stands before and after the only placeholder.
func (t template) around() (before, after string) {
	if len(t) != 3 {
		return "", ""
	}
	return t[0], t[2]
}

var vocabularies = sync.OnceValue(func() [2]*vocabulary {
	return [2]*vocabulary{newVocabulary(words.Chinese), newVocabulary(words.English)}
})

func in(language string) *vocabulary {
	if strings.HasPrefix(language, words.Chinese) {
		return vocabularies()[0]
	}
	return vocabularies()[1]
}

func newVocabulary(language string) *vocabulary {
	book := words.Load()
	text := func(key string) string { return book.Text(language, "format."+key) }
	read := func(key string) template { return newTemplate(text(key)) }
	v := &vocabulary{
		language: language, chinese: language == words.Chinese, points: read("points"),
		year: read("period.year"), month: read("period.month"), quarter: read("period.quarter"),
		years: read("period.years"), monthSpan: read("period.months"), quarterSpan: read("period.quarters"),
		periodRange: read("period.range"), since: read("period.from"), until: read("period.until"),
		day: read("date.day"), dateMonth: read("date.month"), dateYear: read("date.year"), dateTime: read("date.time"),
		separator: text("list.separator"), last: text("list.last"),
	}
	for i, name := range qualifierKeys {
		if name != "" {
			v.qualifiers[i] = read("qualifier." + name)
		}
	}
	const digits = "0123456789"
	for i := 1; i <= 12; i++ {
		number := digits[i%10 : i%10+1]
		if i >= 10 {
			number = "1" + number
		}
		v.months[i] = text("month." + number)
		if i <= 4 {
			v.quarters[i] = text("period.quarter." + number)
		}
		if i <= 2 {
			v.halves[i] = read("period.half." + number)
		}
	}
	return v
}

// List joins items as a sentence does: 甲、乙和丙; a, b and c.
func List(items []string, language string) string {
	var room [128]byte
	return string(AppendList(room[:0], items, language))
}

// AppendList is List, appended to dst.
func AppendList(dst []byte, items []string, language string) []byte {
	v := in(language)
	for i, item := range items {
		switch {
		case i == 0:
		case i == len(items)-1:
			dst = append(dst, v.last...)
		default:
			dst = append(dst, v.separator...)
		}
		dst = append(dst, item...)
	}
	return dst
}
