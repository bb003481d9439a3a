// Feedback on an answer: sends what is clicked in [data-tw-feedback="id"] and says what became of
// it. The chat draws its messages anew at will, so what a reader said lives here, by id.
(() => {
  "use strict";
  const NOTED = "已记录，谢谢 (noted)";
  const TIMEOUT_MS = 8000;
  const said = new Map(); // id -> {verdict, what, note: as stored; typed; open; line; sending}
  const drawn = new WeakSet();

  const of = (id) => {
    if (!said.has(id)) {
      const nothing = { verdict: "", what: "", note: "", typed: "", open: false, line: "" };
      said.set(id, { ...nothing, sending: Promise.resolve() });
    }
    return said.get(id);
  };
  const set = (element, name, value) => {
    if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
  };

  const draw = (bar) => {
    const it = of(bar.dataset.twFeedback);
    set(bar.querySelector("[data-tw-useful]"), "aria-pressed", it.verdict === "useful");
    set(bar.querySelector("[data-tw-wrong]"), "aria-pressed", it.verdict === "wrong");
    set(bar.querySelector("[data-tw-wrong]"), "aria-expanded", it.open);
    bar.querySelector(".tw-fb-form").hidden = !it.open;
    bar.querySelectorAll("[data-tw-what]").forEach((chip) => {
      set(chip, "aria-pressed", it.verdict === "wrong" && it.what === chip.dataset.twWhat);
    });
    const note = bar.querySelector("textarea");
    if (note.value !== it.typed) note.value = it.typed;
    bar.querySelector("[data-tw-note]").disabled =
      it.verdict !== "wrong" || it.typed.trim() === it.note;
    const line = bar.querySelector("[role=status]");
    if (line.textContent !== it.line) line.textContent = it.line;
    bar.querySelector("[data-tw-withdraw]").hidden = !it.verdict;
    bar.classList.toggle("tw-fb-said", Boolean(it.verdict || it.line));
  };
  const redraw = (id) => {
    document.querySelectorAll(`[data-tw-feedback="${CSS.escape(id)}"]`).forEach(draw);
  };

  // Not scrollIntoView: that would scroll the page around the chat too.
  const uncover = (bar) => {
    const chat = bar.closest(".bubble-wrap");
    if (!chat) return;
    const below = bar.getBoundingClientRect().bottom - chat.getBoundingClientRect().bottom;
    if (below > 0) chat.scrollTop += below + 28;
  };

  const post = async (row) => {
    try {
      const reply = await fetch(new URL("feedback", document.baseURI), {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(row),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (reply.ok) return "";
      return (await reply.json()).error || `HTTP ${reply.status}`;
    } catch {
      return "服务没有回应 (the server does not answer)";
    }
  };

  // One after the other, so that the last click is the last that is stored.
  const send = (id, verdict, what, note) => {
    const it = of(id);
    it.sending = it.sending.then(async () => {
      const error = await post({ id, verdict, what, note });
      if (error) {
        it.line = `没有记录 (not noted)：${error}`;
      } else {
        Object.assign(it, { verdict, what, note });
        it.line = verdict ? NOTED : "已撤销 (withdrawn)";
      }
      redraw(id);
    });
  };

  const clicked = (button, bar) => {
    const id = bar.dataset.twFeedback;
    const it = of(id);
    if (button.matches("[data-tw-useful]")) {
      it.open = false;
      if (it.verdict === "useful") send(id, "", "", "");
      else send(id, "useful", "", "");
    } else if (button.matches("[data-tw-wrong]")) {
      it.open = !it.open;
    } else if (button.matches("[data-tw-what]")) {
      send(id, "wrong", button.dataset.twWhat, it.typed.trim());
    } else if (button.matches("[data-tw-note]")) {
      send(id, "wrong", it.what, it.typed.trim());
      it.open = false;
    } else if (button.matches("[data-tw-withdraw]")) {
      it.open = false;
      it.typed = "";
      send(id, "", "", "");
    }
    redraw(id);
    if (it.open) uncover(bar);
    // A button that goes away or is switched off must not take the keyboard's place with it.
    if (button.matches("[data-tw-note], [data-tw-withdraw]")) {
      const now = document.querySelector(`[data-tw-feedback="${CSS.escape(id)}"]`);
      now?.querySelector("[data-tw-wrong]").focus({ preventScroll: true });
    }
  };

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("button");
    const bar = button && button.closest("[data-tw-feedback]");
    if (bar) clicked(button, bar);
  });
  document.addEventListener("input", (event) => {
    const bar = event.target instanceof Element && event.target.closest("[data-tw-feedback]");
    if (!bar || !event.target.matches("textarea")) return;
    of(bar.dataset.twFeedback).typed = event.target.value;
    draw(bar);
  });
  document.addEventListener("keydown", (event) => {
    const form = event.target instanceof Element && event.target.closest(".tw-fb-form");
    if (!form || event.key !== "Escape") return;
    const bar = form.closest("[data-tw-feedback]");
    of(bar.dataset.twFeedback).open = false;
    draw(bar);
    bar.querySelector("[data-tw-wrong]").focus({ preventScroll: true });
  });
  new MutationObserver(() => {
    document.querySelectorAll("[data-tw-feedback]").forEach((bar) => {
      if (drawn.has(bar)) return;
      drawn.add(bar);
      if (said.has(bar.dataset.twFeedback)) draw(bar);
    });
  }).observe(document, { childList: true, subtree: true });
})();
