// Opens the clause behind a citation. Clauses travel hidden beside what cites them
// ([data-tw-clause="key"]); anything that carries data-tw-open="key" shows one, by click or Enter.
(() => {
  "use strict";
  let opener = null;

  const side = () => document.getElementById("tw-side");
  const frame = () => document.getElementById("tw-clause");

  const show = (key, from) => {
    const stored = document.querySelector(`[data-tw-clause="${CSS.escape(key)}"]`);
    if (!stored || !frame()) return;
    document.querySelectorAll(".tw-current").forEach((e) => e.classList.remove("tw-current"));
    from.classList.add("tw-current");
    opener = from;
    // The stored clause is escaped by the server; cloning nodes parses nothing again.
    const body = document.getElementById("tw-clause-body");
    body.replaceChildren(...[...stored.childNodes].map((node) => node.cloneNode(true)));
    frame().hidden = false;
    side().classList.add("tw-reading");
    document.body.classList.add("tw-sheet");
    frame().focus({ preventScroll: true });
    side().scrollTop = 0;
    const mark = body.querySelector(".tw-clause-text mark");
    if (mark) mark.scrollIntoView({ block: "center", behavior: "instant" });
  };

  const hide = () => {
    if (!frame()) return;
    const wasReading = !frame().hidden;
    frame().hidden = true;
    side().classList.remove("tw-reading");
    document.body.classList.remove("tw-sheet");
    document.querySelectorAll(".tw-current").forEach((e) => e.classList.remove("tw-current"));
    if (wasReading && opener && opener.isConnected) opener.focus({ preventScroll: true });
    opener = null;
  };

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const citing = event.target.closest("[data-tw-open]");
    if (citing) {
      event.preventDefault();
      show(citing.getAttribute("data-tw-open"), citing);
      return;
    }
    if (event.target.closest("[data-tw-panel]")) {
      document.body.classList.add("tw-sheet");
      side().focus({ preventScroll: true });
      return;
    }
    if (event.target.closest("[data-tw-close]")) hide();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });

  // A new question brings new hits: they are what the panel should show.
  const watch = () => {
    const panel = document.getElementById("tw-panel");
    if (!panel) return void setTimeout(watch, 200);
    new MutationObserver(() => frame() && !frame().hidden && hide()).observe(panel, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  };
  watch();
  document.documentElement.lang = "zh-CN";
})();
