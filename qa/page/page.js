// Opens the clause behind a citation. Clauses travel hidden beside what cites them
// ([data-tw-clause="key"]); anything that carries data-tw-open="key" shows one, by click or Enter.
(() => {
  "use strict";
  let opener = null;

  const side = () => document.getElementById("tw-side");
  const isSheet = () => side() && getComputedStyle(side()).position === "fixed";
  const frame = () => document.getElementById("tw-clause");

  // What the index has of a clause now: an old answer must not show what was removed since.
  const stateOf = async (stored) => {
    const address = new URL("clauses", document.baseURI);
    address.searchParams.set("id", stored.dataset.twId);
    address.searchParams.set("digest", stored.dataset.twDigest);
    try {
      const reply = await fetch(address, { signal: AbortSignal.timeout(3000) });
      return reply.ok ? await reply.json() : "unknown";
    } catch {
      return "unknown";
    }
  };
  const NOTES = {
    removed: "该文件已从索引中移除，不再显示原文。 This document has been removed.",
    changed: "文件更新后此条已改动，以下是回答时的原文。 This clause has changed since.",
    unknown: "无法与服务核对，以下是回答时的原文。 The server cannot be asked.",
  };
  const note = (state) => {
    const line = document.createElement("p");
    line.className = "tw-clause-note";
    line.setAttribute("role", "status");
    line.textContent = NOTES[state];
    return line;
  };

  const show = async (key, from) => {
    const stored = document.querySelector(`[data-tw-clause="${CSS.escape(key)}"]`);
    if (!stored || !frame()) return;
    opener = from;
    const state = await stateOf(stored);
    if (opener !== from) return; // another was opened meanwhile
    document.querySelectorAll(".tw-current").forEach((e) => e.classList.remove("tw-current"));
    from.classList.add("tw-current");
    // The stored clause is escaped by the server; cloning nodes parses nothing again.
    const body = document.getElementById("tw-clause-body");
    const clause = state === "removed" ? [] : [...stored.childNodes].map((n) => n.cloneNode(true));
    body.replaceChildren(...(state === "same" ? [] : [note(state)]), ...clause);
    frame().hidden = false;
    side().classList.add("tw-reading");
    document.body.classList.add("tw-sheet");
    frame().focus({ preventScroll: true });
    const scroll = body.querySelector(".tw-clause-scroll");
    if (!scroll) return;
    const mark = body.querySelector(".tw-clause-text mark");
    // Not scrollIntoView: that would scroll the page around the panel too.
    if (mark) scroll.scrollTop = Math.max(0, mark.offsetTop - scroll.clientHeight / 3);
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
    if (event.target.closest("[data-tw-close]") || !event.target.closest("#tw-side")) {
      if (event.target.closest("[data-tw-close]") || isSheet()) hide();
    }
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

  // The chat names its messages and examples in English, by their component; say what they are.
  const names = { "[data-testid=user]": "问题", "[data-testid=bot]": "回答" };
  let asked = 0;
  // A new question goes to the top of the chat, and its answer grows below it, unscrolled.
  const follow = () => {
    const questions = document.querySelectorAll("#tw-chat .tw-question");
    if (questions.length > asked) {
      const last = questions[questions.length - 1];
      const chat = document.querySelector("#tw-chat .bubble-wrap");
      const offset = last.getBoundingClientRect().top - chat.getBoundingClientRect().top;
      chat.scrollTo({ top: chat.scrollTop + offset - 12 });
    }
    asked = questions.length;
  };
  const label = () => {
    for (const [selector, name] of Object.entries(names)) {
      document.querySelectorAll(`#tw-chat ${selector}`).forEach((e) => {
        if (e.getAttribute("aria-label") !== name) e.setAttribute("aria-label", name);
      });
    }
    document.querySelectorAll("#tw-chat .example[aria-label]").forEach((e) => {
      e.removeAttribute("aria-label");
    });
  };
  const changed = () => {
    label();
    follow();
  };
  new MutationObserver(changed).observe(document, { childList: true, subtree: true });
  document.documentElement.lang = "zh-CN";
})();
