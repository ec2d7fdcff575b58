// What the figure of a page that its address names, or else the first, shows before and after it became live. The expression's value is an object of
// functions.
(() => {
  "use strict";
  const figure = () => document.getElementById(location.search.slice(1)) || document.querySelector(".figure");
  const drawing = () => figure().querySelector(".drawing");
  const still = () => [...drawing().children].find((e) => e.matches(".chart") && e.getClientRects().length);
  const stage = () => drawing().querySelector(".live-stage svg");
  const isLive = () => drawing().classList.contains("live");
  const center = () => drawing().scrollIntoView({ block: "center" });
  const box = (element = drawing()) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { left, top, width, height };
  };
  const grid = () => still().querySelector(".chart-grid").getBoundingClientRect();

  // Places of texts, in reading order.
  const placed = (texts) => texts.filter((text) => text.textContent).map((text) => {
    const b = text.getBoundingClientRect();
    return { text: text.textContent, x: (b.left + b.right) / 2, y: (b.top + b.bottom) / 2, right: b.right };
  }).sort((a, b) => Math.abs(a.y - b.y) < 2 ? a.x - b.x : a.y - b.y);
  // The texts at the two axes of either drawing: left of the frame of the data, and below it.
  const ticks = (texts) => {
    const frame = grid(), words = (list) => list.map((label) => label.text);
    const all = placed([...texts]);
    return {
      left: words(all.filter((label) => label.right <= frame.left && label.y <= frame.bottom + 4)),
      below: words(all.filter((label) => label.y > frame.bottom + 4)),
    };
  };
  const stillTicks = () => ticks(still().querySelectorAll(".chart-ticks text, .chart-labels text"));
  const liveTicks = () => {
    // The numbers at bars that end left of the frame are no ticks.
    const numbers = new Set([...still().querySelectorAll(".chart-values text")].map((e) => e.textContent));
    const { left, below } = ticks(stage().querySelectorAll("text"));
    return { left: left.filter((text) => !numbers.has(text)), below };
  };
  const rgb = (css) => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = css;
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  };
  // Bars may be those of the other drawing, shown again.
  const coloured = (e) => e.matches("use") ? [...document.querySelectorAll(e.getAttribute("href") + " .chart-bar")] : [e];
  const stillColours = () => [...new Set([...still().querySelectorAll(".chart-line, .chart-bar, use")].flatMap(coloured)
    .map((e) => getComputedStyle(e).stroke))];
  // Those of the colours that the live chart draws series with.
  const liveColours = (wanted) => {
    const found = new Set([...stage().querySelectorAll("path")].map((e) => e.getAttribute("stroke")).filter(Boolean).map(rgb));
    return wanted.filter((colour) => found.has(colour));
  };
  const said = () => drawing().querySelector("p.vh").textContent;
  const tabled = () => [...figure().querySelectorAll("details tbody tr")].map((row) =>
    [...row.children].map((cell) => (cell.firstChild || { textContent: "" }).textContent.trim()));
  const csv = async () => (await (await fetch(figure().querySelector('a[href$=".csv"]').href)).text()).trim().split("\n")
    .slice(1).map((line) => line.split(","));
  const loaded = () => performance.getEntriesByType("resource").map((e) => new URL(e.name).pathname)
    .filter((name) => /\/live\/|option\.json/.test(name) && !name.includes("/loader."));
  const button = (name) => [...drawing().querySelectorAll("button")].find((e) => (e.title || e.textContent) === name);
  // Whether something comes true, in ten seconds at most.
  const comes = (question) => new Promise((done) => {
    const end = performance.now() + 10000;
    const ask = () => question() ? done(true) : performance.now() > end ? done(false) : setTimeout(ask, 10);
    ask();
  });
  // Until nothing has moved in the live chart for longer than a tooltip stays.
  const calm = () => new Promise((done) => {
    const end = () => { watcher.disconnect(); done(true); }, wait = () => setTimeout(end, 150);
    let timer = wait();
    const watcher = new MutationObserver(() => { clearTimeout(timer); timer = wait(); });
    watcher.observe(drawing(), { subtree: true, childList: true, attributes: true });
  });
  // Forgets what has moved so far.
  const forget = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
    shifts.takeRecords();
    [moved, movers] = [0, []];
    done(true);
  })));
  // How many texts the live chart has: a tooltip adds some.
  const texts = () => stage().querySelectorAll("text").length;

  // The marks of a drawing that show data, by their looks: the box of all that look the same, the length of their
  // outlines, and the texts with their places.
  const painted = (elements) => {
    const looks = new Map(), frame = box(), words = [];
    for (const e of elements) {
      const style = getComputedStyle(e), { left, top, right, bottom, width, height } = e.getBoundingClientRect();
      if (style.opacity === "0" || e.closest("defs, clipPath")) continue;
      if (e.tagName === "text") {
        words.push([e.textContent.trim(), (left + right) / 2 - frame.left, (top + bottom) / 2 - frame.top, style.fill]);
        continue;
      }
      const of = (colour, opacity) => colour === "none" || !Number(opacity) ? "" : colour + " " + Number(opacity).toFixed(2);
      const look = [of(style.fill, style.fillOpacity), of(style.stroke, style.strokeOpacity)].join("; ");
      if (look === "; " || !e.getTotalLength()) continue; // nothing is seen of it
      // Browsers measure circles roughly.
      const length = e.tagName === "circle" ? 2 * Math.PI * e.r.baseVal.value : e.getTotalLength();
      const { a } = e.getScreenCTM(), had = looks.get(look) || { look, length: 0, box: [1e9, 1e9, -1e9, -1e9] };
      had.length += length * a;
      had.box = [Math.min(had.box[0], left - frame.left), Math.min(had.box[1], top - frame.top),
        Math.max(had.box[2], right - frame.left), Math.max(had.box[3], bottom - frame.top)];
      looks.set(look, had);
    }
    return {
      shapes: [...looks.values()].sort((a, b) => a.look < b.look ? -1 : 1).map((had) => ({ look: had.look,
        length: had.length, box: had.box })),
      texts: words.map(([text, x, y, fill]) => ({ text, x, y, fill }))
        .sort((a, b) => a.text < b.text ? -1 : a.text > b.text ? 1 : a.y - b.y || a.x - b.x),
    };
  };
  const stillMarks = () => painted(still().querySelectorAll(".chart-data :is(path, circle, text)"));
  const liveMarks = () => painted(stage().querySelectorAll("path, text"));
  // Whether the drawing shows all but its marks.
  const isFrame = () => [...still().querySelectorAll(".chart-data")].every((e) => getComputedStyle(e).visibility === "hidden") &&
    [...still().querySelectorAll("svg > g:not(.chart-data) text")].every((e) => getComputedStyle(e).visibility === "visible");
  // A place on the first mark that can be pointed at.
  const spot = () => {
    const data = still().querySelector(".chart-data");
    const mark = [".chart-dot", ".chart-hollow", ".chart-bar", ".chart-cell[class*=chart-s]", ".chart-strong"]
      .map((name) => data.querySelector(name)).find(Boolean);
    if (mark.tagName === "circle") return box(mark);
    const { x, y, width, height } = mark.getBBox();
    for (const [across, down] of [[.5, .5], [.3, .3], [.3, .7], [.7, .3], [.7, .7]]) {
      const inside = new DOMPoint(x + across * width, y + down * height), at = inside.matrixTransform(mark.getScreenCTM());
      if (mark.isPointInFill(inside)) return { left: at.x, top: at.y, width: 0, height: 0 };
    }
    const at = mark.getPointAtLength(0).matrixTransform(mark.getScreenCTM());
    return { left: at.x + 1, top: at.y + 1, width: 2, height: 2 };
  };
  const drawn = () => [...stage().querySelectorAll("path, text")].filter((e) => !e.closest("defs, clipPath"));
  // How much ink the live chart has: the length of its outlines and of its words.
  const inked = () => drawn().reduce((sum, e) => sum + (e.tagName === "text" ? e.textContent.length : e.getTotalLength()), 0);
  // What the live chart shows, as a short text.
  const sketch = () => {
    const all = drawn().map((e) => (e.getAttribute("d") || e.textContent) + (e.getAttribute("transform") || "")).join(" ");
    return all.length + " " + [...all].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 1e9, 7);
  };
  // Texts that stand out of the drawing.
  const beyond = () => {
    const frame = drawing().getBoundingClientRect();
    return drawn().filter((e) => e.tagName === "text" && e.textContent).filter((e) => {
      const { left, right, top, bottom } = e.getBoundingClientRect();
      return left < frame.left - 3 || right > frame.right + 3 || top < frame.top - 3 || bottom > frame.bottom + 3;
    }).map((e) => e.textContent);
  };
  // The points of a live chart with two axes, read by its ticks as a reader does.
  const spots = () => {
    if (!still().querySelector(".chart-data .chart-grid") || told(".chart-ticks") < 4) return [];
    const frame = grid(), number = (text) => {
      const [, digits, power] = /^([−\d.,]+)(万|亿|k|m)?$/.exec(text) || [];
      return digits && Number(digits.replace(/,/g, "").replace("−", "-")) * ({ 万: 1e4, 亿: 1e8, k: 1e3, m: 1e6 }[power] || 1);
    };
    const ticks = placed([...stage().querySelectorAll("text")]).map((label) => Object.assign(label, { value: number(label.text) }))
      .filter(({ value }) => value !== undefined);
    const fit = (labels, along) => {
      const first = labels[0], last = labels[labels.length - 1];
      return (place) => first.value + (place - first[along]) / (last[along] - first[along]) * (last.value - first.value);
    };
    const across = ticks.filter(({ y }) => y > frame.bottom), up = ticks.filter(({ y, x }) => y <= frame.bottom && x < frame.left + 40);
    // Where there is no room beside the axis they stand above their lines.
    const font = parseFloat(still().getAttribute("font-size")) * frame.width / still().querySelector(".chart-grid").getBBox().width;
    up.forEach((label) => { label.y += label.x > frame.left ? font * .66 : 0; });
    if (across.length < 2 || up.length < 2) return [];
    const [readX, readY] = [fit(across, "x"), fit(up, "y")];
    const size = still().querySelector(".chart-dot").getBoundingClientRect().width;
    return drawn().filter((e) => e.tagName === "path" && e.getAttribute("fill") !== "none").map((e) => e.getBoundingClientRect())
      .filter(({ width, height }) => Math.abs(width - size) < 1 && Math.abs(height - size) < 1)
      .map(({ left, right, top, bottom }) => ({ x: readX((left + right) / 2), y: readY((top + bottom) / 2) }));
  };
  const told = (selector) => still().querySelectorAll(".chart-data " + selector + " text").length;
  // The numbers that the drawing shows and the live chart does not.
  const unsaid = () => {
    const there = [...stage().querySelectorAll("text")].map((e) => e.textContent);
    return [...still().querySelectorAll(":is(.chart-inside, .chart-name, .chart-values) text")].map((e) => e.textContent)
      .filter((text) => {
        const at = there.indexOf(text);
        return at < 0 || !there.splice(at, 1);
      });
  };
  const isPaper = () => stage().getClientRects().length === 0 && still().checkVisibility() &&
    getComputedStyle(still()).clipPath === "none" && drawing().querySelector(".live-bar").getClientRects().length === 0 &&
    [...still().querySelectorAll(".chart-data")].every((e) => getComputedStyle(e).visibility === "visible");

  return { unsaid, inked, sketch, beyond, spots, stillMarks, liveMarks, isFrame, spot, isPaper, figure, drawing, still, stage, isLive, center, box, grid, stillTicks, liveTicks, stillColours, liveColours,
    said, tabled, csv, loaded, button, texts, comes, calm, forget };
})()
