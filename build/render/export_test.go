package render

import (
	"reflect"

	"gongqiu/build/plan"
)

// ByLibrary renders a view with the template library alone.
func (r *Renderer) ByLibrary(view any) ([]byte, error) {
	base := view.(interface{ Page() *plan.Base }).Page()
	var out appender
	err := r.sites[base.Site].layouts[base.Layout].Execute(&out, view)
	return out.bytes, err
}

// HasFrame says whether pages of a view were rendered without the template library: its layout has a frame, which
// has met nothing unforeseen.
func (r *Renderer) HasFrame(view any) bool {
	base := view.(interface{ Page() *plan.Base }).Page()
	set := r.sites[base.Site]
	frame := set.frameOf(set.layouts[base.Layout])
	return frame != nil && !frame.given.Load()
}

// Member is what a name means to frames, which are given texts and lists by their places.
func Member(value any, name string) any {
	got := member(value, name)
	if place := reflect.ValueOf(got); place.Kind() == reflect.Pointer {
		if kind := place.Elem().Kind(); kind == reflect.String || kind == reflect.Slice {
			return place.Elem().Interface()
		}
	}
	return got
}
