package chart

// tellLens tells what the axes are, so that points that lie on each other come apart.
func (p *scatter) tellLens(s *sheet) {
	if !s.telling || len(p.points) < 3 {
		return
	}
	s.lens = lens{plots: []rectangle{{p.left, p.top, p.width, p.height}}, axes: []valueAxis{p.across, p.values}}
	if s.spec.Diagonal != "" {
		low, high := max(p.low, p.xLow), min(p.high, p.xHigh)
		line := lensLine{p.x(low), p.y(low), p.x(high), p.y(high), s.spec.Diagonal}
		s.lens.lines = append(s.lens.lines, line)
	}
	if s.spec.Reference.Label != "" {
		y := p.y(s.spec.Reference.Value.Float64())
		s.lens.lines = append(s.lens.lines, lensLine{p.left, y, p.left + p.width, y, s.spec.Reference.Label})
	}
}

// drawNames writes the labels of the points, those at the ends of time and at the ends of the axes first, each at the
// first place around its point that is free. A label that has no place is left out, and the chart says so.
func (p *scatter) drawNames(s *sheet) {
	s.open(roleNames)
	left := p.order()
	if p.timed && len(left) > 0 { // the newest is named, whatever runs through its name
		newest := p.points[left[0]]
		text := s.periodHead(s.spec.Categories[newest.category])
		if p.name(s, newest, text, true) || p.name(s, newest, text, false) {
			left = left[1:]
		}
	}
	for _, free := range [...]bool{true, false} { // of lines too, and then at least of points and labels
		var next []int
		for _, at := range left {
			spot := p.points[at]
			text := s.spec.Categories[spot.category].Label
			if p.timed {
				text = s.periodHead(s.spec.Categories[spot.category])
			}
			if !p.name(s, spot, text, free) {
				next = append(next, at)
			}
		}
		left = next
	}
	p.unlabelled = len(left)
	s.close()
}

// order is the order in which points are given their labels.
func (p *scatter) order() []int {
	var order []int
	given := make([]bool, len(p.points))
	add := func(at int) {
		if at >= 0 && !given[at] {
			given[at] = true
			order = append(order, at)
		}
	}
	best := func(better func(a, b spot) bool) int {
		found := -1
		for at := range p.points {
			if found < 0 || better(p.points[at], p.points[found]) {
				found = at
			}
		}
		return found
	}
	if p.timed {
		add(len(p.points) - 1)
	}
	add(best(func(a, b spot) bool { return a.y < b.y }))
	add(best(func(a, b spot) bool { return a.x > b.x }))
	add(best(func(a, b spot) bool { return a.y > b.y }))
	add(best(func(a, b spot) bool { return a.x < b.x }))
	for at := range p.points {
		add(at)
	}
	return order
}

// name writes a label beside its point, and says whether there was room.
func (p *scatter) name(s *sheet, at spot, text string, free bool) bool {
	label := wrap(text, s.width*0.4/s.font)
	if label.count > 2 {
		label.count, label.width = 2, label.width+1
		label.lines[1] += "…"
	}
	width, height := s.font*label.width, s.font*1.15*float64(label.count)
	const near, far = 7, 5
	for _, place := range [...]box{
		{left: at.x + near, top: at.y - height/2},
		{left: at.x - near - width, top: at.y - height/2},
		{left: at.x - width/2, top: at.y - near - height},
		{left: at.x - width/2, top: at.y + near},
		{left: at.x + far, top: at.y - far - height},
		{left: at.x - far - width, top: at.y - far - height},
		{left: at.x + far, top: at.y + far},
		{left: at.x - far - width, top: at.y + far},
	} {
		place.right, place.bottom = place.left+width, place.top+height
		if place.left < p.left+2 || place.right > s.width || place.top < p.top-height || place.bottom > p.bottom() ||
			p.holds(place) || free && p.crossed(place) {
			continue
		}
		s.about(-1, at.category)
		for line := range label.count {
			s.write(place.left, place.top+s.font*(0.87+1.15*float64(line)), label.lines[line])
		}
		p.taken = append(p.taken, place)
		return true
	}
	return false
}

// holds says whether there is something in a place.
func (p *scatter) holds(place box) bool {
	for _, other := range p.taken {
		if place.meets(other) {
			return true
		}
	}
	return false
}

// crossed says whether the line of balance or the path runs through a place.
func (p *scatter) crossed(place box) bool {
	if p.diagonal != (spot{}) && crosses(spot{x: p.left, y: p.bottom()}, p.diagonal, place) {
		return true
	}
	if !p.timed {
		return false
	}
	for at := 1; at < len(p.points); at++ {
		if crosses(p.points[at-1], p.points[at], place) {
			return true
		}
	}
	return false
}

// crosses says whether a piece of the path runs through a place, cut to it side by side.
func crosses(from, to spot, place box) bool {
	start, end := 0.0, 1.0
	for _, side := range [...]struct{ at, by, low, high float64 }{
		{from.x, to.x - from.x, place.left, place.right}, {from.y, to.y - from.y, place.top, place.bottom},
	} {
		if side.by == 0 {
			if side.at < side.low || side.at > side.high {
				return false
			}
			continue
		}
		a, b := (side.low-side.at)/side.by, (side.high-side.at)/side.by
		start, end = max(start, min(a, b)), min(end, max(a, b))
	}
	return start < end
}
