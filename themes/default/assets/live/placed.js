// Live charts that lie where the drawing has its marks: tables of cells, rows of marks, lines between poles, small
// charts side by side. The axes, the labels and the words of the drawing stay; the engine draws the shapes and texts
// that show data, each as a part of what it is about: a category, a series, or one number.
(() => {
  "use strict";
  const { Shell, plain, shown } = window.gongqiu;

  const svg = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);

  class Placed extends Shell {
    constructor(drawing, option) {
      super(drawing, option);
      this.said = this.told.said.map((points) => new Map(points.map(([at, text, none]) => [at, { text, given: none !== 0 }])));
      this.parts = this.list();
    }

    // list lists what the reader can go to, in the order of the data: whatever has a number and stands in the drawing.
    list() {
      const { told: { by, categories, series, drawings: [{ marks }] } } = this;
      const drawn = new Set(marks.map(([series, category]) => this.mark(series, category)));
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
        const lines = told.series.map((name, at) => line(at, category, name));
        return told.brief ? lines.filter(({ given }, at) => given || this.said[at].has(category)) : lines;
      }
      return [line(series, category, told.series[series])];
    }

    opened() { this.drawing.classList.add("live-over"); }

    // draw makes the whole chart anew for the box, the drawing and the colours of the moment.
    draw() {
      const { drawing, told, option } = this;
      const still = shown(drawing), frame = drawing.getBoundingClientRect(), box = still.getBoundingClientRect();
      const { box: [width], marks } = told.drawings[still.matches(".chart-narrow") ? 1 : 0];
      this.still = still;
      this.looks = new Map();
      this.colours = this.basics();
      this.font = parseFloat(still.getAttribute("font-size"));
      this.place = { x: box.left - frame.left, y: box.top - frame.top, scaleX: box.width / width, scaleY: box.width / width };
      this.gather(marks);
      this.clear(box);
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
            renderItem: ({ dataIndex }) => this.group(this.parts[dataIndex].marks, told.by === "series" ? "self" : "none") },
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

    // clear moves the controls to the foot where words stand at the head.
    clear(box) {
      const { bar, still } = this, tools = bar.querySelector(".live-tools");
      bar.classList.remove("live-foot");
      const meets = (text) => {
        const a = text.getBoundingClientRect(), b = tools.getBoundingClientRect();
        return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      };
      bar.classList.toggle("live-foot", [...still.querySelectorAll("text")].some(meets));
    }

    ceiling() { return this.bar.matches(".live-foot") ? 0 : this.bar.offsetHeight; }

    // group is some marks as the engine takes them. Who looks at a part with a focus of its own sees the others pale.
    group(marks, focus) {
      const aimed = marks.some(([, , classes]) => classes === "chart-target");
      return Object.assign({ type: "group", focus, children: marks.map((mark) => this.child(mark, aimed)) }, this.place);
    }

    // child is one mark. What there is to point at lights up; where there is nothing but the marks, they do.
    child([, , classes, ...rest], aimed) {
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
      return { type: "path", shape: { pathData }, x: x || 0, y: y || 0, style, emphasis: { style: lit },
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
      const upright = { ArrowDown: 1, ArrowUp: -1 }[event.key], { parts, active } = this;
      let next = this.step(event, active, parts.length);
      if (next === undefined) return;
      event.preventDefault();
      if (upright && this.told.by === "cell" && active >= 0) next = this.above(active, upright);
      this.tell(next);
    }

    // above is the nearest part above or below another, which has the same middle.
    above(active, sign) {
      const middle = ({ marks }) => {
        const [x, y, width] = marks.find((mark) => typeof mark[3] === "string")[3].match(/[\d.]+/g).map(Number);
        return [x + width / 2, y];
      };
      const [x, y] = middle(this.parts[active]);
      const found = this.parts.map((part, at) => [at, ...middle(part)])
        .filter((other) => Math.abs(other[1] - x) < 1 && (other[2] - y) * sign > 0)
        .sort((a, b) => (a[2] - b[2]) * sign);
      return found.length ? found[0][0] : active;
    }

    // tell shows the values of a part and says them.
    tell(at) {
      const { words } = this.told, part = this.parts[at];
      if (this.active >= 0) this.light("downplay");
      this.active = at;
      this.light("highlight");
      this.chart.dispatchAction({ type: "showTip", seriesIndex: 1, dataIndex: at });
      this.voice.textContent = this.name(part) + words.colon +
        this.lines(part).map(({ name, text }) => (name ? name + " " : "") + text).join(words.clauses);
    }
  }

  window.gongqiu.Placed = Placed;
})();
