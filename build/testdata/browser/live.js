// What the first figure of a page shows before and after it became live. The expression's value is an object of
// functions.
(() => {
  "use strict";
  const figure = () => document.querySelector(".figure"), drawing = () => figure().querySelector(".drawing");
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
  const liveTicks = () => ticks(stage().querySelectorAll("text"));
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
  // How many texts the live chart has: a tooltip adds some.
  const texts = () => stage().querySelectorAll("text").length;

  return { figure, drawing, still, stage, isLive, center, box, grid, stillTicks, liveTicks, stillColours, liveColours,
    said, tabled, csv, loaded, button, texts };
})()
