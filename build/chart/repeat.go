package chart

import (
	"slices"

	"gongqiu/build/model"
)

// repeat is a part of drawings that charts of one family share, such as a legend, as it was drawn last in one size.
type repeat struct {
	language model.Language
	of       []string // what it was drawn of
	from, to float64  // where it starts and ends
	drawn    []byte
}

// again draws a part, or takes what was drawn of the same the last time.
func (s *sheet) again(sizes *[2]repeat, of []string, draw func()) {
	if s.standalone || s.telling {
		draw()
		return
	}
	last := &sizes[0]
	if s.narrow {
		last = &sizes[1]
	}
	if last.from == s.y && last.language == s.spec.Language && slices.Equal(last.of, of) {
		s.body, s.y = append(s.body, last.drawn...), last.to
		return
	}
	from, start := s.y, len(s.body)
	draw()
	*last = repeat{s.spec.Language, append(last.of[:0], of...), from, s.y, append(last.drawn[:0], s.body[start:]...)}
}
