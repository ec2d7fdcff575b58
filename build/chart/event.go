package chart

// eventLine is one line of the labels of events, above the plot.
const eventLine = 1.35

// eventRoom keeps room above the plot for the labels of events: a line for each, at most three.
func (s *sheet) eventRoom() {
	if lines := min(len(s.spec.Events), 3); lines > 0 && s.spec.timed() {
		s.y += s.font * eventLine * float64(lines)
	}
}

// drawEvents draws a line where each event was, with its label above the plot, where no data stand. A label that
// would run into another one goes to the next line.
func (p *plot) drawEvents(s *sheet) {
	if len(s.spec.Events) == 0 || !p.categories.timed {
		return
	}
	lines := min(len(s.spec.Events), 3)
	var ends [3]float64
	for _, event := range s.spec.Events {
		moment := float64(event.At.StartMonth()+event.At.EndMonth()+1) / 2
		if moment < p.categories.start || moment > p.categories.end {
			continue
		}
		x, width := p.categories.at(moment), s.font*textWidth(event.Label)
		left := max(p.left, min(x-width/2, s.width-width)) // clear of the labels of the values
		line := 0
		for line+1 < lines && ends[line] > left {
			line++
		}
		ends[line] = left + width + s.font*0.6
		base := p.top - s.font*(0.5+eventLine*float64(line))
		s.openLines(roleEvent)
		s.line(x, base+2, x, p.bottom())
		s.endPath()
		s.open(roleWords)
		s.write(left, base, event.Label)
		s.close()
	}
}
