"use strict";

// Show the questions that match; open the one that an address or a marker points at.

const cases = [...document.querySelectorAll(".case")];
const byId = id => document.getElementById(id);
const pickers = [...document.querySelectorAll("[data-filter]")];
const fold = text => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
const words = new Map();  // a case's text, folded when it is first looked for

function say(line) {
  byId("line").textContent = line;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { byId("line").textContent = ""; }, 4000);
}

function textOf(one) {
  if (!words.has(one)) words.set(one, fold(one.textContent));
  return words.get(one);
}

function matches(one, wanted) {
  const fits = pickers.every(picker => {
    if (!picker.value) return true;
    return one.dataset[picker.dataset.filter].split(" ").includes(picker.value);
  });
  return fits && (!wanted || textOf(one).includes(wanted));
}

function filter() {
  const wanted = fold(byId("search").value);
  let shown = 0;
  for (const one of cases) {
    one.hidden = !matches(one, wanted);
    shown += !one.hidden;
  }
  for (const group of document.querySelectorAll(".group")) {
    group.hidden = !group.querySelector(".case:not([hidden])");
  }
  byId("none").hidden = shown > 0;
  byId("count").textContent = `${shown} / ${cases.length} 题`;
}

function reveal(target) {
  const one = target.closest(".case");
  if (!one) return;
  if (one.hidden) {
    for (const picker of pickers) picker.value = "";
    byId("search").value = "";
    filter();
  }
  one.open = true;
  target.scrollIntoView({block: "nearest"});
}

function revealAddressed() {
  const target = location.hash.length > 1 && byId(decodeURIComponent(location.hash.slice(1)));
  if (target) reveal(target);
}

function unfold() {
  const shown = cases.filter(one => !one.hidden);
  const open = shown.some(one => !one.open);
  for (const one of shown) one.open = open;
}

function turnTheme() {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const now = root.style.colorScheme || (dark ? "dark" : "light");
  root.style.colorScheme = now === "dark" ? "light" : "dark";
}

byId("theme").addEventListener("click", turnTheme);
if (cases.length) {
  const verdict = document.querySelector('[data-filter="tags"]');
  if (verdict.querySelector('[value="failed"]')) verdict.value = "failed";  // a report begins there
  for (const picker of pickers) picker.addEventListener("change", filter);
  byId("search").addEventListener("input", filter);
  byId("unfold").addEventListener("click", unfold);
  for (const form of document.querySelectorAll("form")) {
    form.addEventListener("submit", event => event.preventDefault());
  }
  addEventListener("hashchange", revealAddressed);
  filter();
  revealAddressed();
}
