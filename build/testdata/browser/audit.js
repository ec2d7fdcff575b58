// What a page must be, asked of the page itself. Each function returns a list of faults in words; none is good.
(() => {
  "use strict";

  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const hidden = (element) => element.closest(".vh, [hidden]") !== null;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const brief = (text) => JSON.stringify(text.trim().replace(/\s+/g, " ").slice(0, 40));
  const place = (element) => {
    const owner = element.closest("[id]");
    const name = element.tagName.toLowerCase() + [...element.classList].map((c) => "." + c).join("");
    return (owner ? "#" + owner.id + " " : "") + name + " " + brief(element.textContent);
  };

  // texts lists the elements that directly hold text which a reader sees.
  const texts = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Set();
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (walker.currentNode.data.trim() && !parent.closest("title, desc, script, style") && shown(parent) && !hidden(parent)) {
        found.add(parent);
      }
    }
    return [...found];
  };

  const scaleOf = (element) => {
    const matrix = element.ownerSVGElement ? element.getScreenCTM() : null;
    return matrix ? Math.hypot(matrix.a, matrix.b) : 1;
  };

  const overflow = () => {
    const width = document.documentElement.scrollWidth;
    if (matchMedia("print").matches && all("table").some((e) => getComputedStyle(e).page === "wide")) return [];
    if (width <= innerWidth) return [];
    const wide = all("body *").filter((e) => shown(e) && !e.closest(".scroll *") && e.getBoundingClientRect().right > innerWidth + 1);
    return [`the page is ${width} px wide in ${innerWidth}: ` + wide.slice(0, 3).map(place).join(", ")];
  };

  const small = () => texts().flatMap((element) => {
    const size = parseFloat(getComputedStyle(element).fontSize) * scaleOf(element);
    return size >= 10.99 ? [] : [`text of ${size.toFixed(1)} px: ${place(element)}`];
  });

  // inkOf is where the letters of an SVG text stand on the screen: from the cap height to just below the baseline.
  const inkOf = (text) => {
    const box = text.getBBox(), size = parseFloat(getComputedStyle(text).fontSize);
    const base = text.getNumberOfChars() ? text.getStartPositionOfChar(0).y : box.y + box.height;
    const matrix = text.getScreenCTM();
    const corners = [[box.x, base - .8 * size], [box.x + box.width, base - .8 * size], [box.x, base + .12 * size],
      [box.x + box.width, base + .12 * size]].map(([x, y]) => new DOMPoint(x, y).matrixTransform(matrix));
    const xs = corners.map((p) => p.x), ys = corners.map((p) => p.y);
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  };

  const drawings = () => all("svg").filter(shown).flatMap((svg) => {
    const frame = svg.getBoundingClientRect(), faults = [];
    const labels = all("text", svg).filter(shown).map((text) => ({ text, ink: inkOf(text) }));
    labels.forEach(({ text, ink }, at) => {
      const out = Math.max(frame.left - ink.left, ink.right - frame.right, frame.top - ink.top, ink.bottom - frame.bottom);
      // What stands out a little is still seen where the drawing lets it: fonts differ in width.
      const room = getComputedStyle(svg).overflow === "visible" ? 8 : .5;
      if (out > room) faults.push(`text ${out.toFixed(1)} px outside its drawing: ${place(text)}`);
      labels.slice(at + 1).forEach((other) => {
        const across = Math.min(ink.right, other.ink.right) - Math.max(ink.left, other.ink.left);
        const down = Math.min(ink.bottom, other.ink.bottom) - Math.max(ink.top, other.ink.top);
        if (across > 1 && down > 1) faults.push(`texts on each other: ${place(text)} and ${brief(other.text.textContent)}`);
      });
    });
    return faults;
  });

  const scrollers = () => all("body *").flatMap((element) => {
    if (element.scrollWidth <= element.clientWidth || !/auto|scroll/.test(getComputedStyle(element).overflowX)) return [];
    if (!shown(element)) return [];
    if (element.matches("input, textarea")) return [];
    const names = (element.getAttribute("aria-labelledby") || "").split(" ").map((id) => document.getElementById(id));
    const named = element.hasAttribute("aria-label") || names.some((e) => e && e.textContent.trim());
    if (element.tabIndex >= 0 && element.getAttribute("role") === "region" && named) return [];
    return [`no keyboard reaches the scroller ${place(element)}`];
  });

  // tables finds row headers that are broken into a narrow column, and header cells that hide what they stand on.
  const tables = () => all("th[scope=row]").filter(shown).flatMap((head) => {
    const words = document.createRange();
    words.selectNodeContents(head);
    const lines = words.getBoundingClientRect().height / parseFloat(getComputedStyle(head).lineHeight);
    return lines > 5.5 ? [`a row header in ${Math.round(lines)} lines: ${place(head)}`] : [];
  }).concat(all(".scroll").filter(shown).flatMap((scroll) => {
    const first = scroll.querySelector("tbody th");
    if (!first || getComputedStyle(first).position !== "sticky" || scroll.scrollWidth <= scroll.clientWidth + 1) return [];
    const part = first.offsetWidth / scroll.clientWidth;
    return part > .6 ? [`the fixed column takes ${Math.round(100 * part)} % of the scroller ${place(scroll)}`] : [];
  }));

  const targets = () => all("nav a, nav summary, button, input, .pager a").filter((e) => shown(e) && !hidden(e)).flatMap((element) => {
    const { width, height } = element.getBoundingClientRect();
    return width >= 24 && height >= 23.9 ? [] : [`a target of ${width.toFixed(0)}×${height.toFixed(0)} px: ${place(element)}`];
  });

  // colour reads any CSS colour by painting it.
  const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const seen = new Map();
  const colour = (css) => {
    if (!seen.has(css)) {
      paint.clearRect(0, 0, 1, 1);
      paint.fillStyle = css;
      paint.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = paint.getImageData(0, 0, 1, 1).data;
      seen.set(css, { r, g, b, a: a / 255 });
    }
    return seen.get(css);
  };
  const over = (top, under, opacity = 1) => {
    const a = top.a * opacity, mix = (x, y) => x * a + y * (1 - a);
    return { r: mix(top.r, under.r), g: mix(top.g, under.g), b: mix(top.b, under.b), a: 1 };
  };
  const light = ({ r, g, b }) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, at) => sum + v * [.2126, .7152, .0722][at], 0);
  const ratio = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((x, y) => x - y);
    return (bright + .05) / (dark + .05);
  };
  // What is found out once while a question is answered: the page does not change meanwhile.
  let grounds = new Map(), shapes = new Map();
  const groundOf = (element) => {
    if (!element) return { r: 255, g: 255, b: 255, a: 1 };
    if (!grounds.has(element)) {
      grounds.set(element, over(colour(getComputedStyle(element).backgroundColor), groundOf(element.parentElement)));
    }
    return grounds.get(element);
  };
  const shapesOf = (svg) => {
    if (!shapes.has(svg)) {
      shapes.set(svg, all("rect, path, circle, use", svg).filter(shown).flatMap((at) =>
        (at.matches("use") ? sharedBy(at) : [{ shape: at, matrix: at.getScreenCTM(), holds: (point) => at.isPointInFill(point) }])
          .map((shape) => Object.assign(shape, { at, frame: at.getBoundingClientRect() }))));
    }
    return shapes.get(svg);
  };
  // sharedBy are the paths of another drawing that are shown again. Browsers ask no path that is itself not shown what it holds.
  const sharedBy = (use) => all(use.getAttribute("href") + " path").map((shape) => {
    const own = shape.transform.baseVal.consolidate(), path = new Path2D(shape.getAttribute("d"));
    return { shape, matrix: own ? use.getScreenCTM().multiply(own.matrix) : use.getScreenCTM(),
      holds: ({ x, y }) => paint.isPointInPath(path, x, y) };
  });
  // fillsUnder adds the filled shapes of a drawing that were painted below the middle of a text.
  const fillsUnder = (text, ground) => {
    const ink = inkOf(text), middle = new DOMPoint((ink.left + ink.right) / 2, (ink.top + ink.bottom) / 2);
    const around = ({ left, top, right, bottom }) => left <= middle.x && middle.x <= right && top <= middle.y && middle.y <= bottom;
    return shapesOf(text.ownerSVGElement).reduce((under, { shape, at, frame, matrix, holds }) => {
      if (!around(frame)) return under;
      const style = getComputedStyle(shape), before = at.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (!before || style.fill === "none" || !matrix) return under;
      return holds(middle.matrixTransform(matrix.inverse())) ? over(colour(style.fill), under, style.fillOpacity * style.opacity) : under;
    }, ground);
  };
  const contrast = () => {
    [grounds, shapes] = [new Map(), new Map()];
    const faults = new Set();
    for (const element of texts()) {
      const style = getComputedStyle(element), inDrawing = element instanceof SVGElement;
      let ground = groundOf(inDrawing ? element.ownerSVGElement : element);
      if (inDrawing) ground = fillsUnder(element, ground);
      const found = ratio(over(colour(inDrawing ? style.fill : style.color), ground), ground);
      if (found < 4.5) faults.add(`contrast ${found.toFixed(2)}: ${place(element)}`);
    }
    return [...faults];
  };

  // focus asks every stop of the keyboard whether a reader would see it. The last key must have come from the keyboard.
  const focus = () => all("a[href], button, input, summary, [tabindex='0']").filter((e) => shown(e)).flatMap((element) => {
    element.focus({ preventScroll: true });
    if (document.activeElement !== element) return [`takes no focus: ${place(element)}`];
    const style = getComputedStyle(element);
    if (!element.matches(":focus-visible") || style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) {
      return [`the focus is not seen: ${place(element)}`];
    }
    grounds = new Map(); // the focus may change them
    // Two colours, so that one of them stands out on any ground.
    const ground = groundOf(element.parentElement);
    const ring = [style.outlineColor, (style.boxShadow.match(/rgba?\([^)]*\)/) || ["#0000"])[0]];
    return ring.some((css) => ratio(over(colour(css), ground), ground) >= 3) ? [] : [`a faint focus: ${place(element)}`];
  });

  // wide is a sheet of A4 on its side less its margins.
  const wide = 1001;
  const printed = () => [
    ...all("nav, .search, .skip, summary").filter(shown).map((e) => `printed, but of no use on paper: ${place(e)}`),
    ...all("details > :not(summary)").filter((e) => !shown(e) && !e.closest(".contents")).map((e) => `hidden on paper: ${place(e)}`),
    ...all(".scroll").filter((e) => shown(e) && getComputedStyle(e).overflowX !== "visible").map((e) => `cut on paper: ${place(e)}`),
    ...all("table").filter(shown).flatMap((e) => {
      const room = getComputedStyle(e).page === "wide" ? wide : innerWidth, width = Math.round(e.getBoundingClientRect().width);
      return width > room + 1 ? [`a table of ${width} px on paper of ${room}: ${place(e)}`] : [];
    }),
  ];

  // The loader of live charts is the only script of a page.
  const scripts = () => all("script").filter((e) => e.type !== "application/ld+json" && !e.src.includes("/assets/live/loader."))
    .map(place)
    .concat(all("[style]").map((e) => `a style attribute: ${place(e)}`));

  // charts are the frames of the drawings that are seen, in pixels of the whole page: left, top, width, height.
  const charts = () => all("svg.chart").filter(shown).map((svg) => {
    const frame = svg.getBoundingClientRect();
    return [frame.left + scrollX, frame.top + scrollY, frame.width, frame.height].map(Math.round);
  });

  // figures finds charts of which none or both of the two drawings are seen.
  const figures = () => all("figure.figure").filter(shown).flatMap((figure) => {
    const seen = all("svg.chart", figure).filter(shown).length;
    return seen === 1 ? [] : [`${seen} drawings of a chart are seen: ${place(figure)}`];
  });

  const drawn = () => [document.documentElement.scrollHeight, document.body.innerText].join("\n");

  return { overflow, small, drawings, scrollers, tables, targets, contrast, focus, printed, scripts, charts, figures,
    drawn };
})()
