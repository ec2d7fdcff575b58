package plan

// View makes the view of a page in memory of its own, for tests that keep it.
func (p *Page) View() any { return p.view(p.maker) }
