// Live charts with two axes: lines, areas and bars, redrawn by ECharts in the same place, with values at the pointer,
// series to switch, zoom and keys. The option of the chart holds data and names; how they look and are written is said
// here.
(() => {
  "use strict";
  const { Shell, element, read, plain, seriesClass, shown, grouped, tick } = window.gongqiu;

  // How values are written, by the names that options use.
  const formats = {
    number: grouped,
    percent: (value, decimals) => grouped(value, decimals) + "%",
    ratio: (value) => grouped(value, 2),
    signed: (value, decimals) => (value > 0 ? "+" : "") + grouped(value, decimals),
  };
  // The colours of series are read where the style sheet puts them.
  const seriesLooks = (drawing, count) => {
    const probe = drawing.appendChild(document.createElement("i"));
    const series = Array.from({ length: count }, (_, at) => {
      probe.className = seriesClass(at);
      const [colour, dash, opacity] = read(probe, ["--c", "--d", "--o"]);
      const inner = probe.appendChild(document.createElement("i"));
      inner.className = "chart-inside"; // the words in a bar
      const inside = getComputedStyle(inner).fill;
      inner.remove();
      return { colour, inside, dash: dash === "none" ? "solid" : dash.split(" ").map(Number), opacity: Number(opacity) };
    });
    probe.remove();
    return series;
  };
  const pale = (colour, opacity) => {
    const parts = /^#(..)(..)(..)$/.exec(colour);
    return parts ? `rgba(${parts.slice(1).map((hex) => parseInt(hex, 16)).join()},${opacity})` : colour;
  };

  // A pale colour as it looks on the ground, which hides what is under it.
  const solid = (colour, opacity, ground) => {
    const [top, under] = [colour, ground].map((c) => (c.match(/[0-9a-f]{2}/gi) || []).map((hex) => parseInt(hex, 16)));
    if (top.length !== 3 || under.length !== 3) return colour;
    return `rgb(${top.map((c, at) => Math.round(c * opacity + under[at] * (1 - opacity))).join()})`;
  };

  // How wide the drawing takes a number to be, in ems: see build/chart/measure.go.
  const wide = (text) => [...text].reduce((sum, letter) =>
    sum + (/\d/.test(letter) ? .6272 : /[,. ]/.test(letter) ? .3136 : letter > "\u2e7f" ? 1 : .6), 0);

  // wordsOf are groups of words where the drawing has them: the names at the ends of lines and areas, or numbers.
  const wordsOf = (svg, frame, selector) => [...svg.querySelectorAll(selector)].map((group) => ({
    of: group.parentNode.getAttribute("class"), fill: getComputedStyle(group).fill, weight: getComputedStyle(group).fontWeight,
    lines: [...group.querySelectorAll("text")].map((text) => {
      const { left, top, bottom } = text.getBoundingClientRect();
      return { text: text.textContent, x: left - frame.left, y: (top + bottom) / 2 - frame.top };
    }),
  }));

  // What the drawing looks like on the screen: the frame of its data, and the labels under it in their lines.
  const measure = (drawing) => {
    const frame = drawing.getBoundingClientRect();
    const svg = shown(drawing);
    const grid = svg.querySelector(".chart-grid").getBoundingClientRect();
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const lines = new Map();
    let bottom = grid.bottom;
    svg.querySelectorAll(".chart-ticks text").forEach((text) => {
      const box = text.getBoundingClientRect();
      if (box.top < grid.bottom - 1) return;
      bottom = Math.max(bottom, box.bottom);
      const line = Math.round(box.top);
      if (!lines.has(line)) lines.set(line, []);
      lines.get(line).push({ part: ((box.left + box.right) / 2 - grid.left) / grid.width, text: text.textContent });
    });
    return {
      names: wordsOf(svg, frame, ".chart-name"), numbers: wordsOf(svg, frame, ".chart-values"), narrow: svg.matches(".chart-narrow"), font: parseFloat(svg.getAttribute("font-size")) * scale,
      left: grid.left - frame.left, top: grid.top - frame.top, width: grid.width, high: grid.height,
      bottom: grid.bottom - frame.top,
      height: bottom - frame.top + 4, frame, lines: [...lines].sort((a, b) => a[0] - b[0]).map(([top, labels]) => ({
        away: top - grid.bottom, labels })),
    };
  };

  class Axes extends Shell {
    constructor(drawing, option) {
      super(drawing, option);
      this.names = (option.yAxis[0].type === "category" ? option.yAxis : option.xAxis)[0].data;
      this.at = this.told.at || this.names.map((_, at) => at + .5);
      this.span = this.whole = this.told.span || [0, this.names.length];
      this.said = this.told.said.map((pairs) => new Map(pairs));
      this.long = !this.told.lies && this.names.length > 24;
    }

    opened() { this.chart.on("datazoom", () => this.zoomed()); }

    // makeOwn makes the unit and the switches of the series.
    makeOwn() {
      const { told: { words } } = this, own = [element("span", { className: "live-unit", textContent: words.unit || "" })];
      if (this.option.series.length > 1) {
        const keys = element("span", { className: "live-keys" }, ...this.option.series.map((s, at) => this.makeKey(s, at)));
        keys.setAttribute("role", "group");
        keys.setAttribute("aria-label", words.series);
        own.push(keys);
      }
      return own;
    }

    get zooms() { return this.long; }

    // makeTools makes the controls of the zoom.
    makeTools() {
      const { told: { words } } = this;
      if (!this.long) return [];
      this.nearer = this.tool("+", words.in, () => this.zoom(.5));
      this.farther = this.tool("−", words.out, () => this.zoom(2));
      this.farther.disabled = true;
      return [this.nearer, this.farther];
    }

    makeKey(series, at) {
      const mark = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      const path = mark.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "path"));
      const line = series.type === "line" && !series.stack;
      mark.setAttribute("class", seriesClass(at));
      mark.setAttribute("viewBox", "0 0 24 12");
      mark.setAttribute("aria-hidden", "true");
      path.setAttribute("class", line ? "chart-line" : "chart-bar");
      path.setAttribute("d", line ? "M0 6h24" : "M4 1h16v10h-16z");
      const key = element("button", { type: "button", onclick: () => {
        if (!this.hidden.delete(at)) this.hidden.add(at);
        key.setAttribute("aria-pressed", !this.hidden.has(at));
        this.draw();
      } }, mark, series.name);
      key.setAttribute("aria-pressed", "true");
      return key;
    }

    // draw makes the whole chart anew for the box, the drawing and the colours of the moment.
    draw() {
      const { drawing, option, told } = this;
      const box = this.box = measure(drawing);
      const colours = this.colours = Object.assign(this.basics(), { series: seriesLooks(drawing, option.series.length) });
      this.axis = told.axes[box.narrow ? 1 : 0];
      drawing.style.setProperty("--live-end", box.height + "px");
      const top = Math.max(box.top, this.bar.offsetHeight + box.font * .9);
      const right = told.lies || box.names.length ? box.frame.width - box.left - box.width : box.font;
      box.plot = { top, bottom: box.bottom, height: box.high };
      const text = { color: colours.muted, fontSize: box.font, fontFamily: colours.font };
      const line = { lineStyle: { color: colours.muted } };
      const value = {
        type: "value", min: this.axis.min, max: this.axis.max, interval: this.axis.step, minInterval: null, maxInterval: null,
        axisLabel: Object.assign({ formatter: (v) => this.tickText(v), margin: box.font * .5 }, text),
        axisLine: { show: false }, axisTick: { show: false }, splitLine: { lineStyle: { color: colours.hair } },
      };
      const categories = told.lies ? [{
        type: "category", inverse: true, data: this.names, axisTick: { show: false },
        axisLine: Object.assign({ onZero: true }, line), axisLabel: Object.assign({}, text, {
          color: colours.ink, interval: 0, width: box.left - box.font * .6, overflow: "break", margin: box.font * .6 }),
      }] : this.timeAxes();
      this.chart.resize({ silent: true });
      this.chart.setOption({
        animation: false, aria: Object.assign({}, option.aria, { decal: { show: false } }),
        textStyle: { fontFamily: colours.font },
        grid: { left: box.left, right, top, bottom: box.height - box.bottom, containLabel: false },
        legend: { show: false, data: option.series.map((s) => s.name),
          selected: Object.assign({}, ...[...this.hidden].map((at) => ({ [option.series[at].name]: false }))) },
        tooltip: this.tooltipOfAxis(), dataZoom: this.long ? [{
          type: "inside", xAxisIndex: categories.map((_, at) => at), filterMode: "none", startValue: this.span[0],
          endValue: this.span[1], minValueSpan: 6 * (told.band || 1), zoomOnMouseWheel: "ctrl", moveOnMouseWheel: false,
          preventDefaultMouseMove: false,
        }] : [],
        xAxis: told.lies ? value : categories, yAxis: told.lies ? categories : value,
        series: option.series.map((s, at) => this.series(s, at)).concat(this.totals(), this.marks(), this.ends()),
      }, true);
    }

    // tickText leaves out the ticks that the drawing has no room to label.
    tickText(value) {
      const text = tick(this.axis, value), labels = this.box.lines[0];
      return !this.told.lies || labels && labels.labels.some((label) => label.text === text) ? text : "";
    }

    // timeAxes are one axis for each line of labels under the drawing. All are of one span.
    timeAxes() {
      const { box, colours, told } = this, [from, to] = this.whole, zoomed = this.span !== this.whole;
      const lines = zoomed ? [{ away: box.lines[0] ? box.lines[0].away : 0, labels: this.near() }] : box.lines;
      const parts = told.band && box.lines.length > 1 ? told.band : 12;
      const ticks = told.span ? this.every(parts) : [];
      const count = Math.max(1, box.lines.length);
      return Array.from({ length: count }, (_, at) => {
        const { away, labels } = lines[at] || { away: 0, labels: [] };
        const places = labels.map((label) => from + label.part * (to - from));
        const text = (v) => (labels[places.findIndex((place) => Math.abs(place - v) < 1e-6)] || { text: "" }).text;
        return {
          type: "value", min: from, max: to, position: "bottom", offset: 0, splitLine: { show: false },
          axisLine: { show: at === 0, onZero: false, lineStyle: { color: colours.muted } },
          axisTick: { show: at === 0, customValues: ticks, lineStyle: { color: colours.muted } },
          axisPointer: { show: at === 0 },
          axisLabel: { customValues: places, formatter: text, margin: Math.max(2, away), showMinLabel: true, showMaxLabel: true,
            hideOverlap: false, color: colours.muted, fontSize: box.font, fontFamily: colours.font, verticalAlign: "top",
            padding: 0 },
        };
      });
    }

    // every lists the starts of the years, or of their parts.
    every(months) {
      const ticks = [];
      for (let at = Math.ceil(this.whole[0] / months) * months; at <= this.whole[1]; at += months) ticks.push(at);
      return ticks;
    }

    // near labels the categories of a span by their whole names, as many as fit.
    near() {
      const [from, to] = this.span, shown = this.names.map((text, at) => ({ text, at: this.at[at] }))
        .filter(({ at }) => at >= from && at <= to);
      const widest = Math.max(1, ...shown.map(({ text }) => text.length)) * this.box.font * 1.05 + 8;
      const stride = Math.max(1, Math.ceil(shown.length * widest / this.box.width));
      return shown.filter((_, at) => at % stride === Math.floor(stride / 2)).map(({ text, at }) => ({
        text, part: (at - this.whole[0]) / (this.whole[1] - this.whole[0]) }));
    }

    // series gives one series its looks, and its points their places.
    series(series, at) {
      const { colours, told, box, option } = this, look = colours.series[at], breaks = told.breaks[at] || [];
      const made = Object.assign({}, series, { markLine: undefined, color: look.colour });
      const bar = series.type === "bar", fill = bar ? pale(look.colour, look.opacity) : look.colour;
      const count = series.data.filter((item) => item.value !== "-").length;
      const area = series.stack && !bar; // ECharts piles up over categories only; here the axis is time
      const pile = (slot) => option.series.slice(0, at + 1).reduce((sum, { data }, n) =>
        this.hidden.has(n) || data[slot].value === "-" ? sum : sum + Math.max(0, data[slot].value), 0);
      const has = (n) => n >= 0 && n < series.data.length && series.data[n].value !== "-";
      const cut = (n) => breaks.includes(n) || (told.cuts || []).includes(n);
      let last = series.data.length - 1;
      while (last > 0 && !has(last)) last--;
      made.data = [];
      series.data.forEach((item, slot) => {
        const hollow = item.symbol === "emptyCircle" || item.itemStyle;
        const alone = !(has(slot - 1) && !cut(slot)) && !(has(slot + 1) && !cut(slot + 1));
        const marked = alone || hollow || !area && (count <= 24 || slot === last);
        const style = bar
          ? { color: hollow ? colours.ground : fill, borderColor: look.colour, borderType: hollow ? "dashed" : "solid" }
          : { color: hollow ? colours.ground : look.colour, borderColor: hollow ? look.colour : colours.ground,
            borderWidth: hollow ? 1.6 : 1, opacity: marked ? 1 : 0 };
        const value = told.lies ? item.value : [this.at[slot], area && has(slot) ? pile(slot) : item.value];
        if (!told.lies && item.value === "-" && !this.said[at].has(slot)) return; // nothing to point at
        if (!bar && !(has(slot - 1) && !cut(slot))) made.data.push({ value: [this.at[slot], "-"], slot });
        made.data.push({ value, slot, itemStyle: style, symbol: hollow ? "circle" : undefined,
          emphasis: { itemStyle: Object.assign({}, style, { opacity: 1 }) }, // of no other colour
          label: bar && item.value < 0 ? { position: "left" } : undefined });
      });
      made.cursor = "default";
      if (bar) {
        Object.assign(made, { barCategoryGap: "28%", barGap: "0%", emphasis: { disabled: true } });
        made.label = told.labels && { show: true, position: series.stack ? "inside" : "right", fontSize: box.font,
          fontFamily: colours.font, color: series.stack ? look.inside : colours.ink, textBorderWidth: 0,
          formatter: ({ data }) => series.stack ? this.inside(at, data) : told.labels[at][data.slot] };
      } else {
        Object.assign(made, { showSymbol: true, showAllSymbol: true, symbolSize: box.font * .55,
          lineStyle: { color: look.colour, width: 2, type: look.dash },
          emphasis: { lineStyle: { color: look.colour, width: 2 } } });
        if (area) {
          const fill = { color: solid(look.colour, look.opacity, colours.ground), opacity: 1, origin: "start" };
          made.lineStyle.width = 1;
          Object.assign(made, { stack: undefined, areaStyle: fill, z: 2 + option.series.length - at,
            emphasis: { lineStyle: { color: look.colour, width: 1 }, areaStyle: fill } });
        }
      }
      return made;
    }

    // inside is the number in a part of a bar, where the drawing has room for it.
    inside(at, { slot, value }) {
      const { box, axis, told: { labels: { [at]: texts } } } = this;
      return (wide(texts[slot]) + .6) * box.font <= value / (axis.max - axis.min) * box.width ? texts[slot] : "";
    }

    // totals are the wholes at the ends of bars, as long as all of their parts are shown.
    totals() {
      const { told: { totals }, hidden, colours, box, option } = this;
      if (!totals || hidden.size || !totals.some(Boolean)) return [];
      return [{ type: "bar", name: "", stack: option.series[0].stack, silent: true, tooltip: { show: false },
        data: totals.map((_, slot) => ({ value: 0, slot })), label: { show: true, position: "right", color: colours.ink,
          fontSize: box.font, fontFamily: colours.font, formatter: ({ data }) => totals[data.slot] } }];
    }

    // ends are the names and the last numbers of lines and areas, as long as their ends are seen, and the numbers at the
    // highest and the lowest point, as long as all is seen.
    ends() {
      const { box, colours, told } = this, all = !this.hidden.size && this.span === this.whole;
      const shown = (this.span[1] >= this.whole[1] ? this.settled() : []).concat(all ? this.raised(box.numbers) : []);
      return !told.lies && box.names.length + box.numbers.length ? [{ id: "ends", type: "custom", coordinateSystem: "none", silent: true, data: [[0]],
        tooltip: { show: false }, renderItem: () => shown.length ? { type: "group", children: shown.flatMap(({ fill, weight, lines }) =>
          lines.map(({ text, x, y }) => ({ type: "text", x, y, style: { text, fill, fontSize: box.font, fontWeight: weight,
            fontFamily: colours.font, verticalAlign: "middle" } }))) } : null }] : [];
    }

    // raised are words at the heights of the live chart, whose controls may leave it less of them than the drawing has.
    raised(words) {
      const { top, bottom, height } = this.box.plot, part = (bottom - top) / height;
      return words.map((word) => Object.assign({}, word, {
        lines: word.lines.map((line) => Object.assign({}, line, { y: bottom - (bottom - line.y) * part })),
      }));
    }

    // settled are the names that are shown, where the drawing has them. Areas are elsewhere once one is taken away; then the
    // names go with them, moved apart from below.
    settled() {
      const { box, axis, hidden, option: { series } } = this, { top, bottom } = box.plot;
      const names = this.raised(box.names).map((name) => Object.assign(name, {
        at: series.findIndex((_, at) => seriesClass(at) === name.of) })).filter(({ at }) => !hidden.has(at));
      if (!hidden.size || !series.some(({ stack }) => stack)) return names;
      let edge = bottom + box.font;
      names.sort((a, b) => a.at - b.at).forEach((name) => {
        const last = series[name.at].data.length - 1, { y: first } = name.lines[0], { y: end } = name.lines[name.lines.length - 1];
        const piled = (upTo) => series.slice(0, upTo).reduce((sum, { data }, at) =>
          hidden.has(at) || data[last].value === "-" ? sum : sum + Math.max(0, data[last].value), 0);
        const middle = bottom - ((piled(name.at) + piled(name.at + 1)) / 2 - axis.min) / (axis.max - axis.min) * (bottom - top);
        const half = (end - first) / 2 + box.font * .6, now = Math.min(middle, edge - half);
        edge = now - half;
        name.lines.forEach((line) => { line.y += now - (first + end) / 2; });
      });
      return names;
    }

    // marks are the reference line and the breaks, of a series of their own, so that no switch takes them away.
    marks() {
      const { option, told, colours, box } = this, first = (option.series[0] || {}).markLine;
      const line = (type) => ({ color: type === "dotted" ? colours.ink : colours.muted, type, width: 1 });
      const data = first ? first.data.map((item) => Object.assign({ lineStyle: line("dotted") }, item)) : [];
      const breaks = told.lies ? [] : [...new Set([].concat(...told.breaks))];
      breaks.forEach((slot) => data.push({ name: told.words.break, xAxis: this.at[slot] - (told.band || 1) / 2,
        lineStyle: line("dashed"), label: { show: false } }));
      if (!data.length) return [];
      return [{ type: "line", name: "", data: [], silent: true, tooltip: { show: false }, markLine: {
        data, silent: true, symbol: "none", label: { show: true, formatter: "{b}", position: told.lies ? "end" : "insideStartTop",
          color: colours.muted, fontSize: box.font, fontFamily: colours.font },
      } }];
    }

    tooltipOfAxis() {
      const { colours } = this;
      return this.tooltip(colours, {
        trigger: "axis",
        axisPointer: { type: this.told.lies ? "shadow" : "line", snap: true, animation: false,
          lineStyle: { color: colours.muted, type: "solid" }, label: { show: false } },
        formatter: (points) => {
          const slot = (points.find((p) => p.data) || { data: { slot: -1 } }).data.slot;
          if (slot < 0) return "";
          const marks = new Map(points.map((p) => [p.seriesIndex, p.marker]));
          return [plain(this.names[slot])].concat(this.lines(slot).map(({ at, name, text }) =>
            `${marks.get(at) || ""}${plain(name)}${name ? " " : ""}${plain(text)}`)).join("\n");
        },
      });
    }

    // lines are the values of a category, of the series that are shown.
    lines(slot) {
      const { told, option } = this;
      return option.series.map((series, at) => {
        const { value } = series.data[slot], said = this.said[at].get(slot);
        const plain = value === "-" ? told.words.missing : formats[told.format](value, told.decimals) + (told.after || "");
        return { at, text: said === undefined ? plain : said, name: series.name || "", given: value !== "-" };
      }).filter(({ at }) => !this.hidden.has(at));
    }

    // move goes to the point that a key leads to.
    move(event) {
      if (this.long && /^[-+=]$/.test(event.key)) return this.zoom(event.key === "-" ? 2 : .5);
      const given = this.names.map((_, slot) => slot).filter((slot) => this.lines(slot).some((line) => line.given));
      const next = this.step(event, given.indexOf(this.active), given.length);
      if (next === undefined) return;
      event.preventDefault();
      this.tell(given[next]);
    }

    // tell shows the values of a category and says them.
    tell(slot) {
      const { words } = this.told, lines = this.lines(slot), from = this.at[slot];
      this.active = slot;
      if (from < this.span[0] || from > this.span[1]) {
        const half = (this.span[1] - this.span[0]) / 2;
        this.show(from - half, from + half);
      }
      const { at } = lines.find((line) => line.given);
      const items = this.chart.getOption().series[at].data;
      let index = items.length - 1;
      while (index >= 0 && items[index].slot !== slot) index--;
      this.chart.dispatchAction({ type: "showTip", seriesIndex: at, dataIndex: index });
      this.voice.textContent = this.names[slot] + words.colon +
        lines.map(({ name, text }) => (name ? name + " " : "") + text).join(words.clauses);
    }

    // zoom makes the span so many times as long, around the active point or else its middle.
    zoom(factor) {
      const [from, to] = this.span, length = (to - from) * factor;
      const active = this.active < 0 ? (from + to) / 2 : this.at[this.active];
      this.show(active - length / 2, active + length / 2);
    }

    // show shows a span of the axis, as far as there is one.
    show(from, to) {
      const [first, last] = this.whole, length = Math.min(Math.max(to - from, 6 * (this.told.band || 1)), last - first);
      const start = Math.min(Math.max(from, first), last - length);
      this.chart.dispatchAction({ type: "dataZoom", startValue: start, endValue: start + length });
    }

    // zoomed labels the span that is shown.
    zoomed() {
      const { startValue, endValue } = this.chart.getOption().dataZoom[0], [first, last] = this.whole;
      this.span = startValue <= first && endValue >= last ? this.whole : [startValue, endValue];
      this.farther.disabled = this.span === this.whole;
      this.nearer.disabled = this.span[1] - this.span[0] <= 6 * (this.told.band || 1);
      this.chart.setOption({ xAxis: this.timeAxes(), series: this.ends() });
    }
  }

  window.gongqiu.Axes = Axes;
})();
