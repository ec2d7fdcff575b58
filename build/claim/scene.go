package claim

import (
	"slices"
	"strings"

	"gongqiu/build/model"
)

// What a clause claims depends on the clauses around it. One that only names something sets the scene for those after
// it: "2003年，供大于求" speaks of 2003. One that is not understood may be a condition, a speaker or another place, so
// nothing after it is judged; one that follows may take back what was said, as "是误解" does, and is looked through for
// words that do.

// readClaims lists what a title claims as far as it is certain in the light of the whole title.
func readClaims(title string, language model.Language, words []meaning) []claim {
	clauses := readClauses(title, language, words)
	if asks(title, language, clauses) || slices.ContainsFunc(clauses, func(c clause) bool { return c.doubts(language) }) {
		return nil
	}
	whole := true
	var scene scene
	for n, one := range clauses {
		if whole = one.understood; !whole {
			break
		}
		if one.claim.isTopic() {
			scene.set(&one.claim, n == len(clauses)-1)
		} else {
			scene.add(one.claim)
		}
	}
	return certain(scene.claims, whole)
}

// isTopic says whether a clause names things and times, and says nothing of their numbers.
func (c *claim) isTopic() bool {
	return !c.hasNumber && !slices.ContainsFunc(c.senses, func(s sense) bool {
		return !slices.Contains([]sense{noSense, since, until, newest}, s)
	})
}

// scene is what has been read of a title: its claims, and what the next one may be meant of.
type scene struct {
	claims  []claim
	codes   []string // of the newest topic that names any
	subject claim    // quantities and sides of the clause before
	time    claim    // of the newest topic that names one: its periods and the senses that go with them
	dated   bool     // a claim since then had a time of its own
}

// set notes what a topic names. A time behind a claim is meant of it only where it ends the title.
func (s *scene) set(topic *claim, last bool) {
	if len(topic.periods) > 0 {
		s.time, s.dated = *topic, false
		if !last {
			s.claims = slices.DeleteFunc(s.claims, func(c claim) bool { return len(c.periods) == 0 })
		}
		for at := range s.claims {
			s.claims[at].date(&s.time)
		}
	}
	if len(topic.codes) > 0 {
		s.codes = topic.codes
	}
	if len(topic.quantities) > 0 || topic.general {
		s.subject = *topic
	}
}

// add takes a claim, with what it does not name itself. One without a time, after one that had its own, is left out: it
// may be meant of that time or of all.
func (s *scene) add(c claim) {
	if len(c.quantities) == 0 && !c.general {
		c.quantities, c.general = s.subject.quantities, s.subject.general
		if len(s.subject.sides) == 1 {
			c.sides = append(c.sides, s.subject.sides...)
		}
	}
	if len(c.codes) == 0 {
		c.codes = s.codes
	}
	s.subject = claim{quantities: c.quantities, general: c.general}
	own := len(c.periods) > 0
	if s.dated = s.dated || own; !own && s.dated {
		return
	}
	c.date(&s.time)
	s.claims = append(s.claims, c)
}

// date gives a claim that has no time the one that a topic names.
func (c *claim) date(topic *claim) {
	if len(c.periods) > 0 {
		return
	}
	c.periods = topic.periods
	for _, s := range topic.senses {
		if s != noSense {
			c.senses = append(c.senses, s)
		}
	}
}

// certain leaves out what is no claim beside the others: a threshold both ways, which explains how numbers are read;
// and words for the balance of the market, or a threshold of nothing in particular, where the one may be the condition
// of the other or the title is not understood whole.
func certain(claims []claim, whole bool) []claim {
	leans := func(c claim) bool { _, is := c.leaning(); return is }
	levels := slices.DeleteFunc(slices.Clone(claims), func(c claim) bool { return !c.isLevel() })
	balance := slices.ContainsFunc(claims, leans)
	return slices.DeleteFunc(claims, func(c claim) bool {
		switch {
		case leans(c):
			return len(levels) > 0 || !whole
		case !c.isLevel():
			return false
		}
		return len(c.quantities) == 0 && (balance || !whole) || slices.ContainsFunc(levels, c.isTurned)
	})
}

// isTurned says whether another level is the same one the other way round.
func (c *claim) isTurned(other claim) bool {
	return c.says(below, atMost) != other.says(below, atMost) && c.number.Number.Equal(other.number.Number) &&
		slices.Equal(c.codes, other.codes) && slices.Equal(c.periods, other.periods)
}

// isLevel says whether a claim compares with a number.
func (c *claim) isLevel() bool { return c.hasNumber && c.says(above, below, atLeast, atMost) }

// asks says whether a title is a question, with its mark or by how one of its clauses begins.
func asks(title string, language model.Language, clauses []clause) bool {
	return strings.ContainsAny(title, "?？") || language == model.English &&
		slices.ContainsFunc(clauses, func(c clause) bool {
			first, _, _ := strings.Cut(strings.ToLower(c.text), " ")
			return slices.Contains(strings.Fields("is are was were has have had"), first)
		})
}

// doubtWords are the words in a language that make a condition, a question, a denial, a plan or hearsay of what stands
// beside them. One too many among them lets a claim pass, one missing accuses an author wrongly.
func doubtWords(language model.Language) string {
	if language == model.English {
		return "if unless when whenever where whether provided assuming should not no never nor neither or but except " +
			"without myth misconception misunderstanding misleading mistaken mistake error wrong false untrue fallacy " +
			"illusion perhaps maybe allegedly supposedly said says say claims claimed according target targets goal " +
			"plan plans planned expected forecast projected projection would could may might will how why what which " +
			"who do does did can is are was were"
	}
	return "不 未 非 没 否 误 错 假 谣 谬 吗 呢 何 哪 谁 怎 若 如 倘 除 是 似 或 传言 传闻 据 称 说 只要 一旦 前提 条件 目标 " +
		"计划 预 估 将"
}

// doubts says whether a clause that is not understood has a word that makes what stands beside it no claim.
func (c *clause) doubts(language model.Language) bool {
	if c.understood {
		return false
	}
	lower := strings.ToLower(c.text)
	words := strings.FieldsFunc(lower, func(r rune) bool { return !isLatin(r) })
	for word := range strings.FieldsSeq(doubtWords(language)) {
		if language == model.Chinese && strings.Contains(lower, word) || slices.Contains(words, word) {
			return true
		}
	}
	return false
}
