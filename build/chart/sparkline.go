package chart

// drawSparkline draws one series as a line of the height of a word or two, with a dot at its last point. It has no
// axis and no words: it stands beside numbers.
func drawSparkline(s *sheet) {
	const width, height, margin = 120, 28, 4
	s.width, s.y, s.small = width, height, true
	if len(s.spec.Series) == 0 || len(s.spec.Categories) == 0 {
		return
	}
	low, high, any := s.spec.extent()
	if !any {
		return
	}
	p := plot{left: margin, top: margin, width: width - 2*margin, height: height - 2*margin}
	p.values = newValueAxis(low, high, 100) // fine steps: the line fills the height
	p.low, p.high = p.values.low(), p.values.high()
	p.categories = newTrack(s.spec)
	p.categories.place(p.left, p.width)
	s.openSeries(0)
	s.drawRun(&p, 0)
	s.close()
}
