// A nearer look at a live chart that lies where its drawing has its marks. What is looked at is a window on a plot, in
// parts of its width and height. Points and words go with their places and keep their size, lines are drawn anew between
// their points, and the scale gets new labels. Along categories the window holds whole ones; other plots have one of equal
// parts in both directions, so that nothing is distorted.
(() => {
  "use strict";
  const { tick } = window.gongqiu;
  const everywhere = -1, sized = -2, ofScale = -3, ofFrame = -4; // what marks are about, as build/chart/marks.go says

  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
  const numbers = (text) => (text.match(/-?[\d.]+/g) || []).map(Number);
  const isMarker = (mark) => /chart-(dot|hollow)/.test(mark[2]);
  const isText = (mark) => mark.length > 6;
  // wide is about how wide a text is, in ems.
  const wide = (text) => [...text].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 1 : .58), 0);
  // fit is as much of a text as has room.
  const fit = (text, room) => {
    if (wide(text) <= room) return text;
    let cut = [...text];
    while (cut.length > 1 && wide(cut.join("")) > room - 1) cut.pop();
    return cut.join("") + "…";
  };

  // walk goes along a path and gives every piece of it: its command, its numbers, and where it ends.
  const walk = (path, visit) => {
    let x = 0, y = 0, start = [0, 0];
    for (const [, command, rest] of path.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
      const found = numbers(rest), size = { h: 1, v: 1, z: 1, a: 7 }[command.toLowerCase()] || 2;
      for (let at = 0; at === 0 || at < found.length; at += size) {
        const piece = found.slice(at, at + size), own = command === command.toLowerCase();
        const [dx, dy] = own ? [x, y] : [0, 0];
        switch (command.toLowerCase()) {
          case "h": x = dx + piece[0]; break;
          case "v": y = dy + piece[0]; break;
          case "z": [x, y] = start; break;
          default: [x, y] = [dx + piece[piece.length - 2], dy + piece[piece.length - 1]];
        }
        if (command.toLowerCase() === "m" && at === 0) start = [x, y];
        visit(command, piece, x, y);
      }
    }
  };

  class Lens {
    constructor(chart) {
      Object.assign(this, { chart, from: [0, 0], size: 1, first: 0, last: chart.told.categories.length - 1 });
      this.along = Boolean(chart.told.drawings[0].zoom.at);
    }

    // frame is the rectangle that a shape fills.
    static frame([, , , path, x0 = 0, y0 = 0]) {
      const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
      walk(path, (_, __, x, y) => Object.assign(box, { left: Math.min(box.left, x + x0), right: Math.max(box.right, x + x0),
        top: Math.min(box.top, y + y0), bottom: Math.max(box.bottom, y + y0) }));
      return box;
    }

    // middle is the place of a marker: a circle starts at its left, all others start there.
    static middle([, , , path, x0 = 0, y0 = 0]) {
      const [x, y, radius] = numbers(path);
      return [x + x0 + (/^M[-\d. ]+a/.test(path) ? radius : 0), y + y0];
    }

    get whole() { return this.along ? this.last - this.first === this.chart.told.categories.length - 1 : this.size === 1; }

    // near says whether there is no nearer look.
    get near() { return this.along ? this.last - this.first < 4 : this.size <= 1 / 16; }

    makeTools() {
      const { told: { words } } = this.chart;
      this.nearer = this.chart.tool("+", words.in, () => this.zoom(.5));
      this.farther = this.chart.tool("−", words.out, () => this.zoom(2));
      this.farther.disabled = true;
      return [this.nearer, this.farther];
    }

    // look gives marks as they are seen, and those of the scale.
    look(marks, zoom, width, font) {
      Object.assign(this, { plots: zoom.plots, zoomed: zoom, width, font });
      this.chart.drawing.classList.toggle("live-near", !this.whole);
      if (this.whole) {
        this.window = [[0, 1], [0, 1]];
        return marks;
      }
      this.window = this.along ? [this.alongWindow(), [0, 1]] : this.from.map((from) => [from, from + this.size]);
      this.points = new Map(marks.filter((mark) => isMarker(mark) && mark[1] >= 0)
        .map((mark) => [mark[0] + " " + mark[1], mark]));
      return marks.flatMap((mark) => this.seen(mark)).concat(zoom.axes ? this.axes() : zoom.at ? this.heads() : []);
    }

    // alongWindow is the part of the width that the categories fill: from point to point where the lines end at the sides.
    alongWindow() {
      const { first, last, zoomed: { at, named } } = this, end = at.length - 1;
      const edge = (one, other) => named ? at[one] : (at[one] + at[other]) / 2;
      return [first ? edge(first, first - 1) : 0, last < end ? edge(last, last + 1) : 1];
    }

    // to is where a place of a plot is seen, and within says whether it is.
    to([left, top, width, height], x, y) {
      const [[x0, x1], [y0, y1]] = this.window;
      return [left + ((x - left) / width - x0) / (x1 - x0) * width, top + ((y - top) / height - y0) / (y1 - y0) * height];
    }

    within([left, top, width, height], x, y) {
      return x > left - .5 && x < left + width + .5 && y > top - .5 && y < top + height + .5;
    }

    // plotOf is the plot that a place is in or next to.
    plotOf(x, y) {
      const away = ([left, top, width, height]) =>
        Math.hypot(x - clamp(x, left, left + width), y - clamp(y, top, top + height));
      return this.plots.reduce((best, plot) => away(plot) < away(best) ? plot : best);
    }

    // seen is a mark as it is seen: none, or one.
    seen(mark) {
      const [series, category, classes, ...rest] = mark;
      if (category === ofFrame) return [mark];
      if (category === ofScale) return [];
      const point = /chart-target/.test(classes) ? null : isMarker(mark) ? mark : this.points.get(series + " " + category);
      if (!point && !isText(mark) && category !== sized) return this.stretched(mark);
      const [x, y] = point ? Lens.middle(point) : isText(mark) ? rest : numbers(rest[0]);
      const plot = this.plotOf(x, y), [nowX, nowY] = this.to(plot, x, y);
      if (!this.within(plot, nowX, nowY)) return [];
      const moved = mark.slice(), at = isText(mark) ? 3 : 4;
      moved[at] = (moved[at] || 0) + nowX - x;
      moved[at + 1] = (moved[at + 1] || 0) + nowY - y;
      if (isText(mark)) this.turn(moved, plot, nowX);
      return [moved];
    }

    // turn brings a word that would stand out of its plot to the other side of its point.
    turn(mark, [left], x) {
      const long = wide(mark[6]) * this.font, before = { middle: long / 2, end: long }[mark[5]] || 0;
      const start = mark[3] - before;
      if (start < left || start + long > this.width) mark[3] = 2 * x - start - long + before;
    }

    // stretched draws a line or an area anew between its points, as far as it is within its plot.
    stretched(mark) {
      const { left, top, right, bottom } = Lens.frame(mark), plot = this.plotOf((left + right) / 2, (top + bottom) / 2);
      const [x0, y0] = this.to(plot, left, top), [x1, y1] = this.to(plot, right, bottom);
      const [plotLeft, plotTop, width, height] = plot, room = this.along ? 3 : 0;
      if (x1 < plotLeft || x0 > plotLeft + width || y1 < plotTop || y0 > plotTop + height) return [];
      let path = "";
      walk(mark[3], (command, _, x, y) => {
        const [nowX, nowY] = this.to(plot, x + (mark[4] || 0), y + (mark[5] || 0))
          .map((place) => Math.round(place * 100) / 100);
        path += { m: `M${nowX} ${nowY}`, z: "z" }[command.toLowerCase()] || `L${nowX} ${nowY}`;
      });
      const seen = [mark[0], mark[1], mark[2], path];
      seen.clip = { x: plotLeft, y: plotTop - room, width, height: height + 2 * room };
      return [seen];
    }

    // axes are the ticks of a plot with two axes, and the lines that are read with them.
    axes() {
      const { plots: [plot], zoomed: { axes, lines }, font, window: spans } = this, [left, top, width, height] = plot;
      const marks = [], grid = (path) => marks.push([-1, ofFrame, "chart-grid", path]);
      const labels = axes.map((axis, at) => this.ticks(axis, at ? [1 - spans[1][1], 1 - spans[1][0]] : spans[0]));
      let edge = -Infinity;
      labels[0].forEach(({ part, text }) => {
        const x = left + part * width, half = wide(text) * font / 2;
        grid(`M${x} ${top}V${top + height}`);
        if (x - half < edge || x + half > this.width) return;
        edge = x + half + font * .4;
        marks.push([-1, ofFrame, "chart-ticks", x, top + height + font * 1.3, "middle", text]);
      });
      // Labels with more digits than there is room for stand on their lines.
      const inside = labels[1].some(({ text }) => wide(text) * font > left - font * .5);
      labels[1].forEach(({ part, text }) => {
        const y = top + (1 - part) * height;
        grid(`M${left} ${y}H${left + width}`);
        const place = inside ? [left + 3, y - font * .3, ""] : [left - font * .5, y + font * .35, "end"];
        marks.push([-1, ofFrame, "chart-ticks", ...place, text]);
      });
      return marks.concat(lines.flatMap((line) => this.line(plot, line)));
    }

    // ticks are round numbers within a span of an axis: as many as all of it has, about.
    ticks(axis, [from, to]) {
      const low = axis.min + from * (axis.max - axis.min), high = axis.min + to * (axis.max - axis.min);
      const least = (high - low) / Math.max(3, Math.round((axis.max - axis.min) / axis.step));
      const ten = Math.pow(10, Math.floor(Math.log10(least)));
      const step = [1, 2, 5, 10].map((of) => of * ten).find((of) => of >= least * .999);
      const near = Object.assign({}, axis, { step, decimals: Math.max(0, axis.power - Math.floor(Math.log10(step) + 1e-9)) });
      const ticks = [];
      for (let at = Math.ceil(low / step - 1e-6); at * step <= high + step * 1e-6; at++) {
        ticks.push({ part: (at * step - low) / (high - low), text: tick(near, at * step) });
      }
      return ticks;
    }

    // line is a line of the scale as far as it is seen, with its name at its right end.
    line(plot, [x1, y1, x2, y2, name]) {
      const { font } = this, [left, top, width, height] = plot, flat = y1 === y2;
      const [path] = this.stretched([-1, everywhere, "chart-reference", `M${x1} ${y1}L${x2} ${y2}`]);
      if (!path) return [];
      const [[ax, ay], [bx, by]] = [this.to(plot, x1, y1), this.to(plot, x2, y2)];
      if (flat) return [path, [-1, ofFrame, "chart-words", left + width - 2, ay - font * .4, "end", name]];
      const part = Math.min((left + width - ax) / (bx - ax), (top - ay) / (by - ay));
      const x = ax + part * (bx - ax), y = ay + part * (by - ay);
      if (x < left || y > top + height) return []; // only its box is within
      const end = x - font * (.6 + .9 * width / height);
      const room = end - wide(name) * font > left;
      return room ? [path, [-1, ofFrame, "chart-words", end, y + font * .95, "end", name]] : [path];
    }

    // heads are the names of the categories that are seen, and of the series beside the first and the last.
    heads() {
      const { first, last, font, width, zoomed: { at, heading, named }, chart: { told } } = this, marks = [];
      this.plots.forEach((plot) => {
        const [left, top, across, height] = plot, write = (middle, text) =>
          marks.push([-1, ofFrame, "chart-ticks", middle, top + heading + font * .36, "middle", text]);
        if (!named) return this.ends(plot, write);
        let edge = -Infinity;
        for (let one = first; one <= last; one++) {
          const [x] = this.to(plot, left + at[one] * across, top), text = told.heads[one], half = wide(text) * font / 2;
          const middle = clamp(x, half, width - half);
          marks.push([-1, ofFrame, "chart-grid", `M${x} ${top}V${top + height}`]);
          if (middle - half < edge) continue;
          edge = middle + half + font * .6;
          write(middle, text);
        }
      });
      return named ? marks.concat(this.names(first, true), this.names(last, false)) : marks;
    }

    // ends names the first and the last category that are seen, by their years where there is no room for more.
    ends([left, , across], write) {
      const heads = [this.first, this.last].map((at) => this.chart.told.heads[at]);
      const years = heads.map((head) => head.split(" ")[0]);
      const room = (texts) => (wide(texts[0]) + wide(texts[1]) + .6) * this.font < across;
      const texts = room(heads) ? heads : years[0] !== years[1] && room(years) ? years : heads.slice(0, 1);
      texts.forEach((text, at) => {
        const half = wide(text) * this.font / 2;
        write(at ? left + across - half : left + half, text);
      });
    }

    // names are those of the series at one side, with what stands there.
    names(category, before) {
      const { font, width, plots: [[left, , across]], chart } = this, side = before ? -1 : 1, x = before ? left : left + across;
      return [...chart.told.series.keys()].flatMap((series) => {
        const point = this.points.get(series + " " + category);
        if (!point) return [];
        const y = Lens.middle(point)[1] + font * .36, anchor = before ? "end" : "";
        const start = x + side * font * 2.3, room = (before ? start : width - start) / font;
        return [
          [series, ofFrame, "chart-values", x + side * font * .6, y, anchor, chart.said[series].get(category).text],
          [series, ofFrame, before ? "chart-labels" : "chart-values", start, y, anchor, fit(chart.told.series[series], room)],
        ];
      });
    }

    // zoom makes the window so many times as large, around a place in parts of it: that of what was gone to, or its middle.
    zoom(factor, [x, y] = this.center()) {
      if (this.along) {
        const count = this.chart.told.categories.length, now = this.last - this.first + 1;
        const next = clamp(Math.round(now * factor), Math.min(4, count), count);
        this.first = clamp(Math.round(this.first + x * (now - next)), 0, count - next);
        this.last = this.first + next - 1;
      } else {
        const next = clamp(this.size * factor, 1 / 16, 1), lost = this.size - next;
        this.size = next > .99 ? 1 : next;
        this.from = [x, y].map((part, at) => clamp(this.from[at] + part * lost, 0, 1 - this.size));
      }
      this.redraw();
    }

    // pan moves the window by parts of it.
    pan(x, y) {
      if (this.along) {
        const end = this.chart.told.categories.length - 1;
        const by = clamp(Math.round(x * (this.last - this.first + 1)), -this.first, end - this.last);
        if (!by) return false;
        this.first += by;
        this.last += by;
      } else {
        this.from = [x, y].map((part, at) => clamp(this.from[at] + part * this.size, 0, 1 - this.size));
      }
      this.redraw();
      return true;
    }

    redraw() {
      this.nearer.disabled = this.near;
      this.farther.disabled = this.whole;
      this.chart.draw();
    }

    // placeOf is where a part stands, in parts of the window; nothing for one that is everywhere.
    placeOf(part) {
      if (this.along) {
        return part.category < 0 ? null : [(part.category - this.first + .5) / (this.last - this.first + 1), .5];
      }
      const { drawings } = this.chart.told, marks = drawings[this.chart.still.matches(".chart-narrow") ? 1 : 0].marks
        .filter((mark) => mark[1] === part.category && typeof mark[3] === "string");
      const mark = marks.find(isMarker) || marks[0];
      if (!mark) return null;
      const { left, right, top, bottom } = Lens.frame(mark);
      const [x, y] = isMarker(mark) ? Lens.middle(mark) : [(left + right) / 2, (top + bottom) / 2];
      const plot = this.plotOf(x, y);
      return [(x - plot[0]) / plot[2], (y - plot[1]) / plot[3]].map((at, n) => (at - this.from[n]) / this.size);
    }

    center() {
      const place = this.chart.active >= 0 && this.placeOf(this.chart.parts[this.chart.active]);
      return place && place.every((at) => at >= 0 && at <= 1) ? place : [.5, .5];
    }

    // reach moves the window to a part that is outside of it.
    reach(part) {
      const place = this.whole ? null : this.placeOf(part);
      if (place && place.some((at) => at < 0 || at > 1)) this.pan(place[0] - .5, place[1] - .5);
    }

    // move does what a key asks of the window, and says whether it was one of its keys. Where the arrows that point to the
    // sides would do what the others do, they move the window.
    move(event) {
      const side = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (event.key === "+" || event.key === "=" || event.key === "-") this.zoom(event.key === "-" ? 2 : .5);
      else if (side && !this.whole && this.chart.told.by === "series") this.pan(side / (this.last - this.first + 1), 0);
      else return false;
      event.preventDefault();
      return true;
    }

    // listen takes the wheel with the control key held down, a drag, and two fingers.
    listen() {
      const { chart } = this, { stage } = chart, fingers = new Map();
      const place = ({ clientX, clientY }) => {
        const frame = chart.drawing.getBoundingClientRect(), { x, y, scaleX } = chart.place;
        const [across, down] = [(clientX - frame.left - x) / scaleX, (clientY - frame.top - y) / scaleX];
        const [left, top, width, height] = this.plotOf(across, down);
        return [clamp((across - left) / width, 0, 1), clamp((down - top) / height, 0, 1)];
      };
      const span = () => {
        const [a, b] = [...fingers.values()];
        return b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0;
      };
      chart.listen(stage, "pointerdown", (event) => fingers.set(event.pointerId, event));
      ["pointerup", "pointercancel", "lostpointercapture"].forEach((name) =>
        chart.listen(stage, name, (event) => fingers.delete(event.pointerId)));
      chart.listen(stage, "pointermove", (event) => {
        const before = fingers.get(event.pointerId), apart = span();
        if (!before || this.whole && fingers.size < 2) return;
        stage.setPointerCapture(event.pointerId);
        if (fingers.size > 1) {
          fingers.set(event.pointerId, event);
          if (apart && Math.abs(Math.log(span() / apart)) > (this.along ? .3 : .02)) this.zoom(apart / span(), place(event));
          else fingers.set(event.pointerId, before);
          return;
        }
        const [x0, y0] = place(before), [x1, y1] = place(event);
        if (this.pan(x0 - x1, y0 - y1) || !this.along) fingers.set(event.pointerId, event);
      });
      stage.addEventListener("wheel", (event) => {
        if (!event.ctrlKey) return;
        event.preventDefault();
        this.zoom(event.deltaY < 0 ? .7 : 1 / .7, place(event));
      }, { passive: false });
    }
  }

  window.gongqiu.Lens = Lens;
})();
