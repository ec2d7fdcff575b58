// What all live charts have: the place over the drawing, the controls, the voice, and the colours of the page. How a
// chart is drawn in it is said in axes.js and placed.js, and how it is looked at more nearly in lens.js.
(() => {
  "use strict";

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  // read gives the values of custom properties where they hold.
  const read = (element, names) => {
    const style = getComputedStyle(element);
    return names.map((name) => style.getPropertyValue(name).trim());
  };

  // plain is a text in which the engine finds no signs of its own.
  const plain = (text) => String(text).replace(/[{}|]/g, " ");

  // seriesClass is the class of a series, which has its colours.
  const seriesClass = (at) => "chart-" + (at % 6 + 1) + (Math.floor(at / 6) % 2 ? " chart-again" : "");

  // shown is the drawing of the two that is seen.
  const shown = (drawing) => [...drawing.children].find((e) => e.matches(".chart") && e.getClientRects().length);

  // grouped is a number as people write it: −1,234.50.
  const grouped = (value, decimals = 0) => {
    const [whole, part] = Math.abs(value).toFixed(decimals).split(".");
    const sign = value < 0 && /[1-9]/.test(whole + part) ? "−" : "";
    return sign + whole.replace(/\B(?=(\d{3})+$)/g, ",") + (part ? "." + part : "");
  };

  // A tick is written in units of its axis' power of ten, whose word follows: 200万.
  const tick = (axis, value) => {
    const multiple = Math.round(value / axis.step);
    return multiple ? grouped(multiple * axis.step / Math.pow(10, axis.power), axis.decimals) + (axis.word || "") : "0";
  };

  class Shell {
    constructor(drawing, option) {
      Object.assign(this, { drawing, option, told: option.gongqiu, hidden: new Set(), active: -1, stops: [] });
    }

    // open puts the live chart over the drawing, whose box stays as it is.
    open() {
      const { drawing, told } = this;
      this.stage = element("div", { className: "live-stage" });
      this.voice = element("p", { className: "vh" });
      this.voice.setAttribute("aria-live", "polite");
      this.bar = this.makeBar();
      drawing.append(this.bar, this.stage, this.voice);
      drawing.classList.add("live");
      drawing.setAttribute("role", "application");
      drawing.setAttribute("aria-roledescription", told.words.live);
      this.chart = window.echarts.init(this.stage, null, { renderer: "svg" });
      this.opened();
      this.listen(drawing, "keydown", (event) => this.key(event));
      this.listen(matchMedia("(prefers-color-scheme: dark)"), "change", () => this.draw());
      const sizes = new ResizeObserver(() => this.draw());
      sizes.observe(drawing);
      this.stops.push(() => sizes.disconnect());
      this.draw();
      if (document.activeElement === drawing) this.voice.textContent = told.words.hint + (this.zooms ? told.words.keys : "");
    }

    // zooms says whether keys look nearer.
    get zooms() { return false; }

    // opened is for what a sort of live chart does besides.
    opened() {}

    listen(target, name, act) {
      target.addEventListener(name, act);
      this.stops.push(() => target.removeEventListener(name, act));
    }

    // close brings the drawing back.
    close() {
      const { drawing } = this, inside = drawing.contains(document.activeElement);
      this.stops.forEach((stop) => stop());
      if (this.chart) this.chart.dispose();
      [this.bar, this.stage, this.voice].forEach((e) => e && e.remove());
      drawing.classList.remove("live", "live-over");
      drawing.style.removeProperty("--live-end");
      drawing.setAttribute("role", "group");
      drawing.removeAttribute("aria-roledescription");
      if (inside) drawing.focus({ preventScroll: true });
    }

    // makeBar makes the controls: what a sort of chart has of its own, and tools.
    makeBar() {
      const { told: { words } } = this, bar = element("div", { className: "live-bar" }, ...this.makeOwn());
      const tools = element("span", { className: "live-tools" }, ...this.makeTools());
      const details = this.drawing.parentNode.querySelector("details");
      const link = this.drawing.parentNode.querySelector(".data a");
      if (details || link) {
        const table = this.tool("", words.table, () => {
          if (!details) return link.click();
          details.open = !details.open;
          table.setAttribute("aria-expanded", details.open);
        });
        table.append(words.table);
        table.removeAttribute("aria-label");
        if (details) table.setAttribute("aria-expanded", details.open);
        tools.append(table);
      }
      tools.append(this.tool("×", words.still, () => this.close()));
      bar.append(tools);
      // A tap on a control is no tap on the drawing.
      bar.addEventListener("click", (event) => event.stopPropagation());
      return bar;
    }

    makeOwn() { return []; }

    makeTools() { return []; }

    tool(sign, name, act) {
      const button = element("button", { type: "button", textContent: sign, title: name, onclick: act });
      button.setAttribute("aria-label", name);
      return button;
    }

    // basics are the colours of the page.
    basics() {
      const [ground, ink, muted, hair, font] = read(this.drawing, ["--ground", "--ink", "--muted", "--hair", "--sans"]);
      return { ground, ink, muted, hair, font };
    }

    // tooltip is how the words at the pointer look. They are drawn, for a strict policy would leave HTML unstyled.
    tooltip(colours, more) {
      return Object.assign({
        renderMode: "richText", confine: true, backgroundColor: colours.ground, borderColor: colours.muted, borderWidth: 1,
        padding: 8, transitionDuration: 0, textStyle: { color: colours.ink },
        // Beside the pointer, and below the controls.
        position: ([x, y], _1, _2, _3, { contentSize: [width, height], viewSize }) => [
          x + 16 + width < viewSize[0] ? x + 16 : Math.max(0, x - 16 - width),
          Math.max(this.ceiling(), Math.min(y - height / 2, viewSize[1] - height)),
        ],
      }, more);
    }

    ceiling() { return this.bar.offsetHeight; }

    // step is the point that a key leads to, of so many; undefined for other keys.
    step(event, at, count) {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      const next = event.key === "Home" ? 0 : event.key === "End" ? count - 1
        : step && (at < 0 ? (step > 0 ? 0 : count - 1) : at + step);
      return next === undefined || !count ? undefined : Math.min(Math.max(next, 0), count - 1);
    }

    // key is what a key does: Escape closes, others go to a sort of chart when the drawing itself has the focus.
    key(event) {
      if (event.key === "Escape") return this.close();
      if (event.target === this.drawing && !event.ctrlKey && !event.altKey && !event.metaKey) this.move(event);
    }
  }

  // The style sheet of live charts, which pages do without until one is asked for.
  const styled = new Promise((onload, onerror) => {
    const { style } = document.querySelector("script[data-style]").dataset;
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: style, onload, onerror }));
  });

  window.gongqiu = {
    Shell, element, read, plain, seriesClass, shown, grouped, tick,

    // show makes the drawing of a figure live. If it cannot, the drawing is as it was, and the error goes on.
    async show(drawing, option) {
      await styled;
      const { Axes, Placed } = window.gongqiu;
      const live = new (option.gongqiu.drawings ? Placed : Axes)(drawing, option);
      try {
        live.open();
      } catch (error) {
        live.close();
        throw error;
      }
    },
  };
})();
