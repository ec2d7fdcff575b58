package write

func (f *folders) rename(old, name string) error { return f.top.Rename(old, name) }

func (f *folders) link(old, name string) error { return f.top.Link(old, name) }
