// Wakes a chart when its reader asks for it, by pointer, focus or tap. Until then nothing more is loaded, and if
// anything fails the drawing stays.
(() => {
  "use strict";
  const { engine, client } = document.currentScript.dataset;
  const script = (src) => new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
  });
  let code;
  const load = () => code || (code = Promise.all([script(engine), script(client)]));
  const saves = () => (navigator.connection || {}).saveData || matchMedia("(prefers-reduced-data: reduce)").matches;

  document.querySelectorAll(".figure").forEach((figure) => {
    const drawing = figure.querySelector(".drawing"), file = figure.querySelector('a[href$=".option.json"]');
    if (!drawing || !file) return;
    let busy, tried, timer;
    const wake = async () => {
      if (busy || drawing.classList.contains("live")) return;
      busy = tried = true;
      try {
        const [answer] = await Promise.all([fetch(file.href), load()]);
        await window.gongqiu.show(drawing, await answer.json());
      } catch (error) {
        code = window.echarts && window.gongqiu && code;
      }
      busy = false;
    };
    // What was tried once, and what costs a reader who saves data, waits for a tap or Enter.
    const offer = (wait) => {
      if (!tried && !saves()) timer = setTimeout(wake, wait);
    };
    drawing.tabIndex = 0;
    drawing.setAttribute("role", "group");
    drawing.setAttribute("aria-labelledby", figure.id + "-title");
    drawing.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && offer(150));
    drawing.addEventListener("pointerleave", () => clearTimeout(timer));
    drawing.addEventListener("focus", () => offer(0));
    drawing.addEventListener("click", wake);
    drawing.addEventListener("keydown", (event) => event.key === "Enter" && wake());
  });
})();
