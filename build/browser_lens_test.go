package build_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// judgeSwitches unfolds the switches of the series with the mouse and takes the first series away.
func (b *tab) judgeSwitches(t *testing.T, way wayOfLooking, still marks) {
	const panel, keys = "page.drawing().querySelector('.live-panel')", "page.drawing().querySelectorAll('.live-panel button')"
	b.press(t, way.series)
	b.await(t, "!"+panel+".hidden && page.button('"+way.series+"').ariaExpanded === 'true'")
	before := asked[float64](t, b, "page.inked()")
	name := asked[string](t, b, keys+"[1].textContent")
	b.click(t, keys+"[1]")
	b.point(t, 1, 1)
	b.await(t, keys+"[1].ariaPressed === 'false' && "+keys+"[0].ariaPressed === 'false' && page.inked() < "+
		strconv.FormatFloat(before-1, 'f', 1, 64))
	b.await(t, "page.texts() <= "+strconv.Itoa(len(still.Texts)))
	for _, said := range b.partsSaid(t) {
		if said == "" || strings.Contains(said, name) {
			t.Errorf("%s is switched off, and said: %q", name, said)
		}
	}
}

// partsSaid is what is said at both ends of the chart.
func (b *tab) partsSaid(t *testing.T) []string {
	t.Helper()
	var said []string
	asked[bool](t, b, "(page.drawing().focus({ preventScroll: true }), true)")
	for _, key := range []string{kb.Home, kb.End} {
		b.do(t, chromedp.KeyEvent(key))
		said = append(said, asked[string](t, b, "page.said()"))
	}
	return said
}

// judgeAllSwitched brings all series back with the keyboard, and folds up their switches.
func (b *tab) judgeAllSwitched(t *testing.T, still marks) {
	const panel, keys = "page.drawing().querySelector('.live-panel')", "page.drawing().querySelectorAll('.live-panel button')"
	asked[bool](t, b, "("+keys+"[0].focus({ preventScroll: true }), true)")
	b.do(t, chromedp.KeyEvent(" "))
	b.await(t, "[..."+keys+"].every((key) => key.ariaPressed === 'true')")
	b.await(t, "page.texts() === "+strconv.Itoa(len(still.Texts)))
	b.sameMarks(t, still)
	b.do(t, chromedp.KeyEvent(kb.Escape))
	if !asked[bool](t, b, "page.isLive() && "+panel+".hidden && document.activeElement.ariaExpanded === 'false'") {
		t.Error("Escape does not fold up the switches alone")
	}
}

// judgeLens looks at a chart more nearly: by the control, by the wheel and by keys, moves what is seen, and goes back.
func (b *tab) judgeLens(t *testing.T, way wayOfLooking, name string, still marks) {
	asked[bool](t, b, "(page.drawing().focus({ preventScroll: true }), true)")
	spots := asked[[]spotSeen](t, b, "page.spots()")
	middle := asked[rectangle](t, b, "page.box()")
	x, y := middle.Left+middle.Width/2, middle.Top+middle.Height/2
	whole := "page.button('" + way.out + "').disabled"
	picture := asked[string](t, b, "page.sketch()")
	changed := func(how string) {
		t.Helper()
		b.point(t, 1, 1)
		b.await(t, "page.sketch() !== "+strconv.Quote(picture))
		b.wait(t, "page.calm()") // until there is no tooltip
		if picture = asked[string](t, b, "page.sketch()"); !asked[bool](t, b, "page.button('"+way.out+"').disabled === false") {
			t.Errorf("%s, nothing is near", how)
		}
		for _, text := range asked[[]string](t, b, "page.beyond()") {
			t.Errorf("%s, a text is cut off: %q", how, text)
		}
		b.sameSpots(t, how, spots)
	}
	b.press(t, way.in)
	changed("with the control")
	b.picture(t, name+"-near")
	for _, kind := range []string{"mouseMoved", "mousePressed", "mouseMoved", "mouseReleased"} {
		send(t, b, input.DispatchMouseEvent, input.DispatchMouseEventParams{
			Type: input.DispatchMouseEventType(kind), X: x, Y: y, Button: "left", ClickCount: 1,
			Buttons: 1,
		})
		if kind == "mousePressed" {
			x, y = x-middle.Width/5, y-middle.Height/8
		}
	}
	changed("drawn to the side")
	send(t, b, input.DispatchMouseEvent, input.DispatchMouseEventParams{
		Type: "mouseWheel", X: x, Y: y, DeltaX: 1, DeltaY: 240, Modifiers: 2,
	})
	changed("with the wheel")
	for range 8 {
		if asked[bool](t, b, whole) {
			break
		}
		b.do(t, chromedp.KeyEvent("-"))
	}
	b.await(t, whole+" && page.texts() === "+strconv.Itoa(len(still.Texts)))
	b.sameMarks(t, still)
	b.do(t, chromedp.KeyEvent("+"), chromedp.KeyEvent(kb.Home))
	b.await(t, "page.said().length > 0 && !"+whole)
	b.do(t, chromedp.KeyEvent("-"), chromedp.KeyEvent("-"))
	b.await(t, whole)
}

// spotSeen is a point on the screen, in the numbers of the axes beside it.
type spotSeen struct{ X, Y float64 }

// sameSpots states that what is seen of a chart with two axes are some of its points, read by the ticks of the moment.
func (b *tab) sameSpots(t *testing.T, how string, all []spotSeen) {
	t.Helper()
	if len(all) == 0 {
		return // no chart with two axes
	}
	var low, high spotSeen
	for at, one := range all {
		if at == 0 {
			low, high = one, one
		}
		low = spotSeen{min(low.X, one.X), min(low.Y, one.Y)}
		high = spotSeen{max(high.X, one.X), max(high.Y, one.Y)}
	}
	seen := asked[[]spotSeen](t, b, "page.spots()")
	if len(seen) == 0 {
		t.Errorf("%s, no point is seen", how)
	}
next:
	for _, one := range seen {
		for _, other := range all {
			if math.Abs(one.X-other.X) < (high.X-low.X)/50 && math.Abs(one.Y-other.Y) < (high.Y-low.Y)/50 {
				continue next
			}
		}
		t.Errorf("%s, there is a point at %v, and the points are %v", how, one, all)
	}
}
