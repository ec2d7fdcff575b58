// The preview's own script: reloads the page after a good build, and shows what a failed build found.
(function () {
  "use strict";
  var key = "gongqiu-scroll";
  var builds = document.currentScript.dataset.builds; // good builds when the page was sent
  var panel = null;
  var closed = "";

  // The place on the page outlives the reload, and nothing else is kept.
  try {
    var kept = JSON.parse(sessionStorage.getItem(key) || "null");
    sessionStorage.removeItem(key);
    if (kept && kept.path === location.pathname) {
      addEventListener("load", function () { scrollTo(kept.x, kept.y); });
      scrollTo(kept.x, kept.y);
    }
  } catch (ignored) { /* storage may be switched off */ }

  function reload() {
    try {
      sessionStorage.setItem(key, JSON.stringify({path: location.pathname, x: scrollX, y: scrollY}));
    } catch (ignored) { /* then the page starts at its top */ }
    location.reload();
  }

  function style() {
    if (document.querySelector('link[href="/_gongqiu/reload.css"]')) { return; }
    var link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = "/_gongqiu/reload.css";
    document.head.appendChild(link);
  }

  function hide() {
    if (panel) {
      panel.close();
      panel.remove();
      panel = null;
    }
  }

  function show(findings) {
    if (document.body.classList.contains("gongqiu-own")) {
      var place = document.querySelector(".gongqiu-findings");
      if (place) { place.innerHTML = findings; }
      return;
    }
    if (findings === closed) { return; }
    hide();
    style();
    panel = document.createElement("dialog");
    panel.className = "gongqiu-panel";
    panel.setAttribute("aria-labelledby", "gongqiu-panel-title");
    panel.lang = /*language*/"en";
    var title = document.createElement("h2");
    title.id = "gongqiu-panel-title";
    title.textContent = /*title*/"";
    var body = document.createElement("div");
    body.className = "gongqiu-findings";
    body.tabIndex = 0; // it may be scrolled by keyboard
    body.setAttribute("role", "region");
    body.setAttribute("aria-labelledby", title.id);
    body.innerHTML = findings; // escaped by the server
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = /*close*/"";
    button.addEventListener("click", function () { panel.close(); });
    panel.addEventListener("close", function () {
      closed = findings;
      if (panel) { panel.remove(); }
      panel = null;
    });
    panel.append(title, body, button);
    document.body.appendChild(panel);
    panel.showModal(); // Escape closes it, and the keyboard stays inside
    button.focus();
  }

  var source = new EventSource("/_gongqiu/events");
  source.addEventListener("hello", function (e) {
    if (builds !== e.data) { reload(); }
  });
  source.addEventListener("building", function () { closed = ""; });
  source.addEventListener("good", reload);
  source.addEventListener("findings", function (e) { show(e.data); });
  addEventListener("beforeunload", function () { source.close(); });
})();
