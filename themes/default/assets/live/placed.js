// Live charts that lie where the drawing has its marks: tables of cells, rows of marks, lines between poles, small
// charts side by side. The axes, the labels and the words of the drawing stay; the engine draws the shapes and texts
// that show data, each as a part of what it is about: a category, a series, or one number.
(() => {
  "use strict";
  const { Shell, Lens, element, plain, shown } = window.gongqiu;

  const svg = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);

  class Placed extends Shell {
    constructor(drawing, option) {
      super(drawing, option);
      this.told.drawings.forEach(({ marks }) => marks.forEach((mark) => {
        if (Array.isArray(mark[1])) [mark[1], ...mark.of] = mark[1]; // which series must be shown for it, and which not
      }));
      if (this.told.drawings[0].zoom) this.lens = new Lens(this);
      this.said = this.told.said.map((points) => new Map(points.map(([at, text, none]) => [at, { text, given: none !== 0 }])));
      this.parts = this.list();
    }

    // isShown says whether a mark is drawn while the series that are hidden are.
    isShown(mark) {
      const { hidden } = this;
      return !hidden.has(mark[0]) && (mark.of || []).every((at) => at < 0 ? hidden.has(~at) : !hidden.has(at));
    }

    // list lists what the reader can go to, in the order of the data: whatever has a number and stands in the drawing.
    list() {
      const { told: { by, categories, series, drawings: [{ marks }] } } = this;
      const drawn = new Set(marks.filter((mark) => this.isShown(mark)).map(([series, category]) => this.mark(series, category)));
      const parts = by === "series" ? series.map((_, at) => ({ series: at, category: -1 }))
        : by === "category" ? categories.map((_, at) => ({ series: -1, category: at }))
        : categories.flatMap((_, category) => series.map((_, at) => ({ series: at, category })));
      return parts.filter((part) => drawn.has(this.mark(part.series, part.category)) &&
        this.lines(part).some(({ given }) => given));
    }

    // mark is what a mark of a series and a category is about.
    mark(series, category) {
      return { series, category, cell: series + " " + category }[this.told.by];
    }

    // name is what a part is called.
    name({ series, category }) {
      const { told } = this;
      return category < 0 ? told.series[series] : told.categories[category];
    }

    // lines are the values of a part.
    lines({ series, category }) {
      const { told } = this;
      const line = (at, slot, name) => {
        const { text, given } = this.said[at].get(slot) || { text: told.words.missing, given: false };
        return { name, text, given };
      };
      if (category < 0) return told.categories.map((name, slot) => line(series, slot, name));
      if (series < 0) {
        return told.series.map((name, at) => line(at, category, name)).filter(({ given }, at) =>
          !this.hidden.has(at) && (!told.brief || given || this.said[at].has(category)));
      }
      return [line(series, category, told.series[series])];
    }

    opened() {
      this.drawing.classList.add("live-over");
      if (this.lens) this.lens.listen();
    }

    get zooms() { return Boolean(this.lens); }

    // makeTools makes the controls of the zoom, and one that opens the switches of the series.
    makeTools() {
      const { told: { words, switches } } = this, tools = this.lens ? this.lens.makeTools() : [];
      if (!switches) return tools;
      this.panel = this.makePanel();
      this.opener = this.tool("", words.series, () => this.unfold(this.panel.hidden));
      this.opener.append(words.shown);
      this.opener.setAttribute("aria-expanded", "false");
      return [...tools, this.opener, this.panel];
    }

    // makePanel makes the switches of the series, and one for all.
    makePanel() {
      const { told: { words, series } } = this;
      const all = this.makeKey(words.all, () => this.hide(this.hidden.size ? [] : series.keys()));
      all.className = "live-all";
      const keys = series.map((name, at) => this.makeKey(name, () =>
        this.hide([...series.keys()].filter((other) => this.hidden.has(other) !== (other === at))), this.sample(at)));
      this.keys = [all, ...keys];
      const panel = element("div", { className: "live-panel", hidden: true }, ...this.keys);
      panel.setAttribute("role", "group");
      panel.setAttribute("aria-label", words.series);
      return panel;
    }

    makeKey(name, onclick, ...sample) {
      const key = element("button", { type: "button", onclick }, ...sample.filter(Boolean), name);
      key.setAttribute("aria-pressed", "true");
      return key;
    }

    // sample is the marker of a series, if it has one.
    sample(series) {
      const mark = this.told.drawings[0].marks.find(([at, , classes]) => at === series && /chart-(dot|hollow)/.test(classes));
      if (!mark) return null;
      const drawn = svg("svg"), path = drawn.appendChild(svg("path")), [x, y] = Lens.middle(mark);
      path.setAttribute("class", mark[2]);
      path.setAttribute("d", mark[3]);
      drawn.setAttribute("viewBox", [x - 8, y - 8, 16, 16].join(" "));
      drawn.setAttribute("aria-hidden", "true");
      return drawn;
    }

    // unfold shows the switches, or folds them up again.
    unfold(open) {
      this.panel.hidden = !open;
      this.opener.setAttribute("aria-expanded", open);
    }

    // hide hides some series, and shows all others.
    hide(series) {
      this.hidden = new Set(series);
      this.keys.forEach((key, at) => key.setAttribute("aria-pressed", at ? !this.hidden.has(at - 1) : !this.hidden.size));
      if (this.active >= 0) this.light("downplay");
      this.parts = this.list();
      this.active = -1;
      this.draw();
    }

    // key folds up the switches before it closes the chart.
    key(event) {
      if (event.key !== "Escape" || !this.panel || this.panel.hidden) return super.key(event);
      this.unfold(false);
      this.opener.focus({ preventScroll: true });
    }

    // draw makes the whole chart anew for the box, the drawing and the colours of the moment.
    draw() {
      const { drawing, told, option } = this;
      const still = shown(drawing), frame = drawing.getBoundingClientRect(), box = still.getBoundingClientRect();
      const { box: [width], marks, zoom } = told.drawings[still.matches(".chart-narrow") ? 1 : 0];
      this.still = still;
      this.looks = new Map();
      this.colours = this.basics();
      this.font = parseFloat(still.getAttribute("font-size"));
      this.place = { x: box.left - frame.left, y: box.top - frame.top, scaleX: box.width / width, scaleY: box.width / width };
      const there = marks.filter((mark) => this.isShown(mark));
      this.gather(this.lens ? this.lens.look(there, zoom, width, this.font) : there);
      this.clear();
      this.chart.dispatchAction({ type: "downplay", seriesIndex: 1 }); // what was pointed at may be elsewhere now
      this.chart.resize({ silent: true });
      this.chart.setOption({
        animation: false, aria: Object.assign({}, option.aria, { decal: { show: false } }),
        tooltip: this.tooltip(this.colours, {
          trigger: "item", formatter: ({ dataIndex, seriesIndex }) => seriesIndex ? this.words(this.parts[dataIndex]) : "",
        }),
        series: [
          { type: "custom", coordinateSystem: "none", silent: true, data: [[0]], tooltip: { show: false }, z: 1,
            renderItem: () => this.group(this.rest) },
          { type: "custom", coordinateSystem: "none", data: this.parts.map((_, at) => [at]), z: 2, cursor: "default",
            renderItem: ({ dataIndex }) => // the engine may still ask for parts that are hidden by now
              this.group((this.parts[dataIndex] || { marks: [] }).marks, told.by === "series" ? "self" : "none") },
        ],
      }, true);
      if (this.active >= 0) this.light("highlight");
    }

    // gather gives each part its marks, and leaves the rest to nobody.
    gather(marks) {
      const parts = new Map(this.parts.map((part) => [this.mark(part.series, part.category), Object.assign(part, { marks: [] })]));
      this.rest = [];
      marks.forEach((mark) => {
        const part = parts.get(this.mark(mark[0], mark[1]));
        (part ? part.marks : this.rest).push(mark);
      });
    }

    // clear moves the controls to where they hide no words: above the drawing or to its foot, where a map has its number.
    clear() {
      const { bar, still, told } = this, tools = bar.querySelector(".live-tools"), texts = [...still.querySelectorAll("text")];
      const places = ["", "live-high", "live-foot"].slice(0, told.kind === "map" ? 2 : 3).map((name) => {
        bar.className = "live-bar " + name;
        const b = tools.getBoundingClientRect();
        return { name, hidden: texts.map((text) => text.getBoundingClientRect()).filter((a) =>
          a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).length };
      });
      bar.className = "live-bar " + places.reduce((best, place) => place.hidden < best.hidden ? place : best).name;
    }

    ceiling() { return this.bar.matches(".live-foot") ? 0 : this.bar.offsetHeight; }

    // group is some marks as the engine takes them. Who looks at a part with a focus of its own sees the others pale.
    group(marks, focus) {
      if (!marks.length) return null; // of an empty group the engine would keep what it had
      const aimed = marks.some(([, , classes]) => classes === "chart-target");
      return Object.assign({ type: "group", focus, children: marks.map((mark) => this.child(mark, aimed)) }, this.place);
    }

    // child is one mark. What there is to point at lights up; where there is nothing but the marks, they do.
    child(mark, aimed) {
      const [, , classes, ...rest] = mark, clipPath = mark.clip && { type: "rect", shape: mark.clip };
      const { colours, font } = this, look = this.look(classes), spare = /chart-(target|hint)/.exec(classes);
      if (rest.length > 3) {
        const [x, y, anchor, text] = rest;
        return {
          type: "text", x, y: y - font * .36, blur: { style: { opacity: .2 } },
          style: { text, fill: look.fill, align: { middle: "center", end: "right" }[anchor] || "left", verticalAlign: "middle",
            fontSize: font, fontFamily: colours.font, fontWeight: look.weight },
        };
      }
      const style = spare && spare[1] === "target" ? { fill: colours.ink, opacity: 0 }
        : { fill: look.fill, fillOpacity: look.fillOpacity, stroke: look.stroke, lineWidth: look.width, lineDash: look.dash,
          lineJoin: look.join, opacity: spare ? 0 : 1 };
      const lit = Object.assign({}, style, spare ? { opacity: spare[1] === "target" ? .07 : 1 }
        : !aimed && /chart-(cell|dot|hollow)/.test(classes) ? { stroke: colours.ink, lineWidth: 2 } : {});
      const [pathData, x, y] = rest;
      return { type: "path", shape: { pathData }, x: x || 0, y: y || 0, style, clipPath, emphasis: { style: lit },
        blur: { style: { opacity: spare ? 0 : .2 } } };
    }

    // look is how the style sheet of the page dresses a mark.
    look(classes) {
      if (!this.looks.has(classes)) {
        const probe = this.still.appendChild(svg("path"));
        probe.setAttribute("class", classes);
        const style = getComputedStyle(probe), colour = (value) => value === "none" ? null : value;
        const dash = style.strokeDasharray.match(/[\d.]+/g);
        this.looks.set(classes, {
          fill: colour(style.fill), fillOpacity: Number(style.fillOpacity), stroke: colour(style.stroke),
          width: parseFloat(style.strokeWidth), dash: dash ? dash.map(Number) : null, join: style.strokeLinejoin,
          weight: style.fontWeight,
        });
        probe.remove();
      }
      return this.looks.get(classes);
    }

    words(part) {
      return [plain(this.name(part))].concat(this.lines(part).map(({ name, text }) =>
        (name ? plain(name) + " " : "") + plain(text))).join("\n");
    }

    light(type) { this.chart.dispatchAction({ type, seriesIndex: 1, dataIndex: this.active }); }

    // move goes to the part that a key leads to: to the next one, or in a table of cells up and down its columns.
    move(event) {
      if (this.lens && this.lens.move(event)) return;
      const upright = { ArrowDown: 1, ArrowUp: -1 }[event.key], { parts, active } = this;
      let next = this.step(event, active, parts.length);
      if (next === undefined) return;
      event.preventDefault();
      if (upright && this.told.by === "cell" && active >= 0) next = this.above(active, upright);
      this.tell(next);
    }

    // above is the nearest part above or below another: of the same column, or on a map of any place.
    above(active, sign) {
      const middle = ({ marks }) => {
        const { left, top, right } = Lens.frame(marks.find((mark) => typeof mark[3] === "string"));
        return [(left + right) / 2, top];
      };
      const [x, y] = middle(this.parts[active]);
      const columns = this.told.kind !== "map", away = (other) => 2 * Math.abs(other[1] - x) + (other[2] - y) * sign;
      const found = this.parts.map((part, at) => [at, ...middle(part)])
        .filter((other) => (!columns || Math.abs(other[1] - x) < 1) && (other[2] - y) * sign > 1)
        .sort((a, b) => away(a) - away(b));
      return found.length ? found[0][0] : active;
    }

    // tell shows the values of a part and says them.
    tell(at) {
      const { words } = this.told, part = this.parts[at];
      if (this.active >= 0) this.light("downplay");
      this.active = at;
      if (this.lens) this.lens.reach(part);
      this.light("highlight");
      this.chart.dispatchAction({ type: "showTip", seriesIndex: 1, dataIndex: at });
      this.voice.textContent = this.name(part) + words.colon +
        this.lines(part).map(({ name, text }) => (name ? name + " " : "") + text).join(words.clauses);
    }
  }

  window.gongqiu.Placed = Placed;
})();
