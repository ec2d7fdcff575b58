package chart

import "gongqiu/build/model"

// tick is a line of a value axis.
type tick struct {
	value float64
	label string  // as it stands in the drawing, with nothing left to escape
	width float64 // of the label, in ems
}

// axisKey is what the ticks of an axis follow from.
type axisKey struct {
	language model.Language
	axis     valueAxis
}

// ticks are the lines of an axis, from its first to its last. The axes of a site are few, because their steps are
// round, so a sheet keeps the lines of each.
func (s *sheet) ticks(a valueAxis) []tick {
	key := axisKey{s.spec.Language, a}
	if s.axis == key && s.ticked != nil { // it is asked for again and again while its axis is laid out and drawn
		return s.ticked
	}
	made, known := s.axes[key]
	if !known {
		if s.axes == nil {
			s.axes = make(map[axisKey][]tick)
		}
		made = s.drawer.newTicks(s.spec.Language, a)
		s.axes[key] = made
	}
	s.axis, s.ticked = key, made
	return made
}

func (s *sheet) lastTick(a valueAxis) tick {
	all := s.ticks(a)
	return all[len(all)-1]
}

// newTicks makes the lines of an axis, whose labels all have as many decimals as the others.
func (d *Drawer) newTicks(language model.Language, a valueAxis) []tick {
	all := make([]tick, 0, a.last-a.first+1)
	power := a.power(language)
	for multiple := a.first; multiple <= a.last; multiple++ {
		t := tick{value: a.tick(multiple).Float64(), label: "0"}
		if multiple != 0 {
			t.label = string(d.appendIn(nil, language, a.tick(multiple), power))
		}
		t.width = textWidth(t.label)
		t.label = string(appendEscaped(nil, t.label))
		all = append(all, t)
	}
	return all
}
