package build_test

import (
	_ "embed"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// live holds questions about the first chart of a page; it is an expression whose value is an object of functions.
//
//go:embed testdata/browser/live.js
var live string

// watch notes what breaks the policy of a page, from its start, and how much of the page moves.
const watch = `window.broken = []; window.moved = 0; window.movers = [];
document.addEventListener("securitypolicyviolation", (e) => broken.push(e.effectiveDirective + " " + e.blockedURI));
window.shifts = new PerformanceObserver((list) => list.getEntries().forEach((e) => {
  moved += e.value;
  e.sources.forEach(({ node, previousRect, currentRect }) => movers.push([node && node.nodeName, node && node.className,
    JSON.stringify(previousRect), JSON.stringify(currentRect)].join(" ")));
}));
shifts.observe({ type: "layout-shift", buffered: true });
`

// saving makes the browser one whose owner saves data.
const saving = `Object.defineProperty(navigator, "connection", { value: { saveData: true } });`

// liveChart is a page whose first chart is made live.
type liveChart struct {
	name, address string
	series        int    // that have a colour of their own
	long          bool   // it can be zoomed
	in, out       string // the names of the controls for that
	table         string // the name of the table switch
}

func liveCharts() []liveChart {
	return []liveChart{
		{"line", "indicators/supply-demand/demand/", 1, true, "放大", "缩小", "数据表"},
		{"line-en", "en/indicators/supply-demand/ratio/", 1, true, "Zoom in", "Zoom out", "Data table"},
		{"lines", "methods/", 2, true, "放大", "缩小", "数据表"},
		{"bars", "regions/320200/2020-Q2/", 2, false, "", "", "数据表"},
		{"gap", "live/?live-gap", 1, false, "", "", "数据表"},
		{"area-en", "en/live/?live-area", 3, false, "", "", "Data table"},
		{"stacked", "live/?live-stacked", 3, false, "", "", "数据表"},
	}
}

// axes are the texts at the two axes of a chart.
type axes struct{ Left, Below []string }

// rectangle is a place on the screen.
type rectangle struct{ Left, Top, Width, Height float64 }

// TestBrowserLive makes charts live in a browser, on a desk and on a phone, in light and dark colours, and uses every
// control. The live chart must show what the drawing showed, in the same place, under the policy of the site.
func TestBrowserLive(t *testing.T) {
	site := servedSite(t)
	for _, chart := range liveCharts() {
		for _, way := range []struct {
			name, scheme string
			width        int64
		}{{"desk", "light", desk}, {"phone", "dark", phone}} {
			name := chart.name + "-" + way.name
			inTab(t, name, site, func(t *testing.T, b *tab) {
				b.emulate(t, "screen", way.scheme)
				b.widen(t, way.width)
				b.judgeLive(t, chart, name)
			})
		}
	}
	judgeAllPlaced(t, site, madeUpSite(t))
	for name, judge := range map[string]func(*tab, *testing.T){
		"tap and focus": (*tab).judgeTap, "two": (*tab).judgeTwo, "resized": (*tab).judgeResized,
		"little motion": (*tab).judgeLittleMotion, "no engine": (*tab).judgeWithoutEngine,
		"saving data": (*tab).judgeSavingData,
	} {
		inTab(t, name, site, func(t *testing.T, b *tab) { judge(b, t) })
	}
}

// judgeLive makes the first chart of a page live by pointing at it, and uses it.
func (b *tab) judgeLive(t *testing.T, chart liveChart, name string) {
	before := b.openLive(t, chart.address)
	ticks, colours := asked[axes](t, b, "page.stillTicks()"), asked[[]string](t, b, "page.stillColours()")
	if len(ticks.Left) < 2 || len(ticks.Below) < 2 || len(colours) != chart.series {
		t.Fatalf("the drawing has ticks %q and colours %q", ticks, colours)
	}
	b.point(t, before.Left+before.Width/2, before.Top+before.Height/2)
	b.await(t, "page.isLive()")
	b.point(t, 1, 1)
	b.wait(t, "page.calm()") // until there is no tooltip
	resting := asked[int](t, b, "page.texts()")
	grid := asked[rectangle](t, b, "page.box(page.still().querySelector('.chart-grid'))")
	b.point(t, grid.Left+grid.Width/2+3, grid.Top+grid.Height/2)
	b.await(t, "page.texts() > "+strconv.Itoa(resting))
	b.picture(t, name)
	b.point(t, 1, 1)
	b.await(t, "page.texts() === "+strconv.Itoa(resting)) // the tooltip is gone

	b.sameDrawing(t, ticks, colours)
	b.judgeKeys(t, chart, resting)
	b.do(t, chromedp.KeyEvent(kb.Home))
	if chart.long {
		b.judgeZoom(t, chart, ticks)
	}
	if chart.series > 1 {
		b.judgeSeries(t)
	}
	b.judgeScheme(t)
	b.judgeQuiet(t)
	b.judgePrint(t)
	b.judgeTableSwitch(t, chart.table)

	if now := asked[rectangle](t, b, "page.box()"); now.Width != before.Width || now.Height != before.Height {
		t.Errorf("the drawing had the place %v and has %v", before, now)
	}
	asked[bool](t, b, "(page.drawing().focus({ preventScroll: true }), true)")
	b.do(t, chromedp.KeyEvent(kb.Escape))
	b.await(t, "!page.isLive() && !page.stage() && document.activeElement === page.drawing()")
	if again := asked[axes](t, b, "page.stillTicks()"); !slices.Equal(again.Below, ticks.Below) {
		t.Errorf("after Escape the drawing has %q", again)
	}
	b.judgeQuiet(t)
}

// openLive shows a page and gives the place of its first chart. Nothing of live charts may be loaded.
func (b *tab) openLive(t *testing.T, address string) rectangle {
	t.Helper()
	b.heard()
	b.point(t, 1, 1)
	b.open(t, address)
	asked[bool](t, b, "(page.center(), true)")
	b.wait(t, "page.forget()") // a page that comes bit by bit to a busy reader is laid out bit by bit
	if names := asked[[]string](t, b, "page.loaded()"); len(names) > 0 {
		t.Errorf("loaded before anybody asked: %q", names)
	}
	return asked[rectangle](t, b, "page.box()")
}

// judgeQuiet states that the browser had nothing to complain about since the page was opened.
func (b *tab) judgeQuiet(t *testing.T) {
	t.Helper()
	if broken := asked[[]string](t, b, "broken"); len(broken) > 0 {
		t.Errorf("the policy was broken: %q", broken)
	}
	if moved := asked[float64](t, b, "moved"); moved > 0 {
		t.Errorf("parts of the page moved, by a score of %f: %q", moved, asked[[]string](t, b, "movers"))
	}
	for _, fault := range b.heard() {
		t.Error("the page " + fault)
	}
}

// sameDrawing states that the live chart has the ticks and the colours of the drawing.
func (b *tab) sameDrawing(t *testing.T, ticks axes, colours []string) {
	t.Helper()
	if now := asked[axes](t, b, "page.liveTicks()"); !slices.Equal(now.Left, ticks.Left) || !slices.Equal(now.Below, ticks.Below) {
		t.Errorf("the drawing has %q at its axes, the live chart %q", ticks, now)
	}
	if now := asked[[]string](t, b, "page.liveColours(page.stillColours())"); !slices.Equal(now, colours) {
		t.Errorf("the drawing has the colours %q, the live chart of these %q", colours, now)
	}
	if unsaid := asked[[]string](t, b, "page.unsaid()"); len(unsaid) > 0 {
		t.Errorf("the drawing has the texts %q, the live chart has them not", unsaid)
	}
}

// judgeKeys walks through the points with the keyboard and compares what is said with the data of the chart.
func (b *tab) judgeKeys(t *testing.T, chart liveChart, resting int) {
	asked[bool](t, b, "(page.drawing().focus({ preventScroll: true }), true)")
	var want []string
	for _, row := range b.rows(t, chart) {
		if !slices.ContainsFunc(row[1:], func(cell string) bool { return cell != "" && cell != "…" }) {
			continue // nothing to stop at
		}
		want = append(want, strings.Join(row, " "))
	}
	b.do(t, chromedp.KeyEvent(kb.Home))
	for at, row := range want {
		said := asked[string](t, b, "page.said()")
		for _, part := range strings.Fields(row) {
			if part != "…" && !strings.Contains(said, part) {
				t.Errorf("point %d says %q, and the data %q", at, said, row)
				break
			}
		}
		if at == 0 { // there is a tooltip
			b.await(t, "page.texts() > "+strconv.Itoa(resting))
		}
		b.do(t, chromedp.KeyEvent(kb.ArrowRight))
	}
	last := asked[string](t, b, "page.said()")
	b.do(t, chromedp.KeyEvent(kb.ArrowLeft))
	if back := asked[string](t, b, "page.said()"); back == last {
		t.Errorf("the left arrow stays at %q", back)
	}
}

// rows are the data of the chart in its order: from its own table, or where the page has that, from its CSV.
func (b *tab) rows(t *testing.T, chart liveChart) [][]string {
	if rows := asked[[][]string](t, b, "page.tabled()"); len(rows) > 0 {
		return rows
	}
	rows, err := chromedp.Run(b.ctx, chromedp.Evaluate[[][]string]("page.csv()", chromedp.EvalAwaitPromise))
	if err != nil || len(rows) == 0 {
		t.Fatal("the chart has no data", err)
	}
	for at := range rows {
		rows[at] = rows[at][1:] // without the code
	}
	return rows
}

// judgeZoom shows less of the axis, by a control, by keys and by the wheel, and then all of it.
func (b *tab) judgeZoom(t *testing.T, chart liveChart, ticks axes) {
	for _, zoom := range []func(){
		func() { b.press(t, chart.in) },
		func() {
			asked[bool](t, b, "(page.drawing().focus({ preventScroll: true }), true)")
			b.do(t, chromedp.KeyEvent("+"))
		},
		func() {
			at := asked[rectangle](t, b, "page.box()")
			send(t, b, input.DispatchMouseEvent, input.DispatchMouseEventParams{
				Type: "mouseWheel", X: at.Left + at.Width/2, Y: at.Top + at.Height/2, DeltaX: 1, DeltaY: -240, Modifiers: 2,
			})
		},
	} {
		zoom()
		b.await(t, "page.liveTicks().below.join() !== page.stillTicks().below.join()")
		for range 8 {
			if asked[bool](t, b, "page.button('"+chart.out+"').disabled") {
				break
			}
			b.press(t, chart.out)
		}
		b.point(t, 1, 1)
		b.wait(t, "page.calm()") // until the tooltip is gone
		if now := asked[axes](t, b, "page.liveTicks()"); !slices.Equal(now.Below, ticks.Below) {
			t.Errorf("the whole axis has %q again, and had %q", now.Below, ticks.Below)
		}
	}
}

// judgeSeries switches the first series off and on.
func (b *tab) judgeSeries(t *testing.T) {
	const key = "page.drawing().querySelector('[aria-pressed]')"
	name := asked[string](t, b, key+".textContent")
	asked[bool](t, b, "("+key+".click(), true)")
	b.await(t, key+".ariaPressed === 'false' && page.liveColours(page.stillColours()).length < page.stillColours().length")
	asked[bool](t, b, "(page.drawing().focus({ preventScroll: true }), true)")
	b.do(t, chromedp.KeyEvent(kb.End))
	if said := asked[string](t, b, "page.said()"); strings.Contains(said, name) {
		t.Errorf("%s is switched off, and said: %q", name, said)
	}
	named := "[...page.stage().querySelectorAll('text')].filter((e) => e.textContent.startsWith(" + strconv.Quote(name) + ")).length"
	if asked[int](t, b, named) > 0 {
		t.Errorf("%s is switched off, and its name stands in the chart", name)
	}
	asked[bool](t, b, "("+key+".click(), true)")
	b.await(t, key+".ariaPressed === 'true' && page.liveColours(page.stillColours()).length === page.stillColours().length")
}

// judgeScheme changes the colours of the page, and the live chart goes with them.
func (b *tab) judgeScheme(t *testing.T) {
	dark := asked[bool](t, b, "matchMedia('(prefers-color-scheme: dark)').matches")
	b.emulate(t, "screen", map[bool]string{true: "light", false: "dark"}[dark])
	b.await(t, "page.liveColours(page.stillColours()).length === page.stillColours().length")
}

// judgeTableSwitch opens the data table by the control.
func (b *tab) judgeTableSwitch(t *testing.T, name string) {
	b.press(t, name)
	b.await(t, "page.figure().querySelector('details[open]') || location.hash.length > 1 ? true : false")
	asked[bool](t, b, "(page.center(), true)")
	b.wait(t, "page.forget()") // an open table moves what stands below it
}

// judgeTap wakes charts by a tap and by the focus, and states that only one copy of the code is loaded.
func (b *tab) judgeTap(t *testing.T) {
	b.openLive(t, "regions/320200/2020-Q2/")
	asked[bool](t, b, "(page.drawing().click(), true)")
	b.await(t, "page.isLive()")
	b.judgeQuiet(t)
	b.openLive(t, "regions/320200/2020-Q2/")
	asked[bool](t, b, "(document.querySelectorAll('.drawing').forEach((e) => e.focus()), true)")
	b.await(t, "[...document.querySelectorAll('.drawing')].every((e) => e.classList.contains('live'))")
	names := asked[[]string](t, b, "page.loaded()")
	if slices.Sort(names); len(slices.Compact(slices.Clone(names))) != len(names) {
		t.Errorf("loaded more than once: %q", names)
	}
	b.judgeQuiet(t)
}

// judgeWithoutEngine states that the drawing stays when the code does not come.
func (b *tab) judgeWithoutEngine(t *testing.T) {
	block := func(patterns ...*network.BlockPattern) {
		send(t, b, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: patterns})
	}
	block(&network.BlockPattern{URLPattern: "*://*:*/assets/live/echarts.*", Block: true})
	b.openLive(t, "regions/320200/2020-Q2/")
	asked[bool](t, b, "(page.drawing().click(), true)")
	b.await(t, "page.figure().querySelector('[role=status]') !== null")
	if !asked[bool](t, b, "!page.isLive() && !page.stage() && page.still().checkVisibility() && page.stillTicks().below.length > 1") {
		t.Error("the drawing is gone")
	}
	if moved := asked[float64](t, b, "moved"); moved > 0 {
		t.Errorf("parts of the page moved, by a score of %f", moved)
	}
	if told := asked[string](t, b, "page.figure().querySelector('[role=status]').textContent"); !strings.Contains(told, "没有载入") {
		t.Errorf("a reader is told %q", told)
	}
	b.openLive(t, "en/regions/320200/2020-Q2/")
	asked[bool](t, b, "(page.drawing().click(), true)")
	b.await(t, "(page.figure().querySelector('[role=status]') || {}).textContent?.includes('did not load') === true")
	b.heard() // that the engine did not come is what was asked for
	block()
	asked[bool](t, b, "(page.drawing().click(), true)")
	b.await(t, "page.isLive() && !page.figure().querySelector('[role=status]')") // a second tap tries again
}

// judgeSavingData states that pointing at a chart loads nothing for readers who save data, and that a tap does.
func (b *tab) judgeSavingData(t *testing.T) {
	defer b.fromNowOn(t, saving)()
	at := b.openLive(t, "regions/320200/2020-Q2/")
	b.point(t, at.Left+at.Width/2, at.Top+at.Height/2)
	asked[bool](t, b, "(page.drawing().focus({ preventScroll: true }), true)")
	time.Sleep(time.Second)
	if names := asked[[]string](t, b, "page.loaded()"); len(names) > 0 {
		t.Errorf("loaded for a reader who saves data: %q", names)
	}
	b.do(t, chromedp.KeyEvent(kb.Enter))
	b.await(t, "page.isLive()")
	b.judgeQuiet(t)
}

// asked puts a question about the first chart to the page.
func asked[T any](t *testing.T, b *tab, question string) T {
	t.Helper()
	answer, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](question))
	if err != nil {
		t.Fatalf("%s: %v", question, err)
	}
	return answer
}

// await waits until a question is answered with true, for ten seconds at most.
func (b *tab) await(t *testing.T, question string) {
	t.Helper()
	if !b.wait(t, "page.comes(() => "+question+")") {
		t.Fatalf("it never comes true that %s", question)
	}
}

// wait waits for the answer to a question, which takes the page some time.
func (b *tab) wait(t *testing.T, question string) bool {
	t.Helper()
	answer, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](question, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", question, err)
	}
	return answer
}

// point moves the pointer.
func (b *tab) point(t *testing.T, x, y float64) {
	t.Helper()
	send(t, b, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: "mouseMoved", X: x, Y: y})
}

// press presses a control of the live chart with the mouse, or with a finger.
func (b *tab) press(t *testing.T, name string) {
	t.Helper()
	b.click(t, "page.button('"+name+"')")
}

// click presses an element that a question gives.
func (b *tab) click(t *testing.T, element string) {
	t.Helper()
	at := asked[rectangle](t, b, "("+element+".scrollIntoView({ block: 'nearest' }), page.box("+element+"))")
	x, y := at.Left+at.Width/2, at.Top+at.Height/2
	for _, kind := range []string{"mouseMoved", "mousePressed", "mouseReleased"} {
		send(t, b, input.DispatchMouseEvent, input.DispatchMouseEventParams{
			Type: input.DispatchMouseEventType(kind), X: x, Y: y, Button: "left", ClickCount: 1,
		})
	}
}

// picture writes a picture to look at where -look asks for it.
func (b *tab) picture(t *testing.T, name string) {
	t.Helper()
	if *lookFolder == "" {
		return
	}
	time.Sleep(200 * time.Millisecond)
	content, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(*lookFolder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*lookFolder, "live-"+name+".png"), content, 0o644); err != nil {
		t.Fatal(err)
	}
}
