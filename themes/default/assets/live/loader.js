// Wakes a chart when its reader asks for it. Until then nothing more is loaded; if anything fails the drawing stays.
(() => {
  "use strict";
  const { scripts, failed } = document.currentScript.dataset;
  const make = (name, what) => Object.assign(document.createElement(name), what);
  const script = (src) => new Promise((onload, onerror) =>
    document.head.append(make("script", { src, async: false, onload, onerror })));
  let code;
  const load = () => code || (code = Promise.all(scripts.split(" ").map(script)));
  const saves = () => (navigator.connection || {}).saveData || matchMedia("(prefers-reduced-data: reduce)").matches;

  document.querySelectorAll(".figure").forEach((figure) => {
    const drawing = figure.querySelector(".drawing"), file = figure.querySelector('a[href$=".option.json"]');
    if (!drawing || !file) return;
    const note = make("p", { role: "status" });
    note.style.cssText = "position:absolute;background:var(--ground)";
    let busy, tried, timer;
    const wake = async () => {
      if (busy || drawing.matches(".live")) return;
      busy = tried = 1;
      note.remove();
      try {
        const [answer] = await Promise.all([fetch(file.href), load()]);
        await gongqiu.show(drawing, await answer.json());
      } catch (error) {
        code = window.gongqiu && gongqiu.Placed && code;
        note.textContent = failed;
        drawing.prepend(note);
      }
      busy = 0;
    };
    // What was tried, or costs one who saves data, waits for a tap.
    const offer = (wait) => tried || saves() || (timer = setTimeout(wake, wait));
    const on = (name, act) => drawing.addEventListener(name, act);
    drawing.tabIndex = 0;
    drawing.role = "group";
    drawing.setAttribute("aria-labelledby", figure.id + "-title");
    on("pointerenter", (event) => event.pointerType === "mouse" && offer(150));
    on("pointerleave", () => clearTimeout(timer));
    on("focus", () => offer(0));
    on("click", wake);
    on("keydown", (event) => event.key === "Enter" && wake());
  });
})();
