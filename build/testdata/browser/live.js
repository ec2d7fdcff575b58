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
  const stillColours = () => [...new Set([...still().querySelectorAll(".chart-line, .chart-bar")]
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
    moved = 0;
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
      const { a } = e.getScreenCTM(), had = looks.get(look) || { look, length: 0, box: [1e9, 1e9, -1e9, -1e9] };
      had.length += e.getTotalLength() * a;
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
    const at = mark.getPointAtLength(0).matrixTransform(mark.getScreenCTM());
    return { left: at.x + 1, top: at.y + 1, width: 2, height: 2 };
  };
  const isPaper = () => stage().getClientRects().length === 0 && still().checkVisibility() &&
    getComputedStyle(still()).clipPath === "none" && drawing().querySelector(".live-bar").getClientRects().length === 0 &&
    [...still().querySelectorAll(".chart-data")].every((e) => getComputedStyle(e).visibility === "visible");

  return { stillMarks, liveMarks, isFrame, spot, isPaper, figure, drawing, still, stage, isLive, center, box, grid, stillTicks, liveTicks, stillColours, liveColours,
    said, tabled, csv, loaded, button, texts, comes, calm, forget };
})()
