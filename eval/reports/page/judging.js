// Judge by hand: choices are kept in this browser under the run's id, and leave it as JSONL.

const judging = byId("judging") && JSON.parse(byId("judging").textContent);
const place = judging && `tiaowen-judgements:${judging.run}`;
const chosen = {by: "", sentences: {}, whys: {}, answers: {}};

function remember() {
  try {
    localStorage.setItem(place, JSON.stringify(chosen));
  } catch {
    say("浏览器不许保存，关闭前请导出 (cannot be kept here: export before closing)");
  }
}

function recall() {
  try {
    Object.assign(chosen, JSON.parse(localStorage.getItem(place) || "{}"));
  } catch {
    say("此前的判断读不出来 (earlier choices cannot be read)");
  }
}

// Where a choice is kept: by sentence, or by question for the whole answer.
function slot(element) {
  const sentence = element.closest("[data-sentence]");
  if (sentence) return [chosen.sentences, sentence.dataset.sentence];
  return [chosen.answers, element.closest(".case").dataset.question];
}

function show(one) {
  const judged = [];
  for (const button of one.querySelectorAll("[data-choice]")) {
    const [kept, id] = slot(button);
    const pressed = kept[id] === button.dataset.choice;
    button.setAttribute("aria-pressed", pressed);
    if (pressed) judged.push(id);
  }
  for (const input of one.querySelectorAll("[data-why]")) {
    const id = input.closest("[data-sentence]").dataset.sentence;
    input.hidden = chosen.sentences[id] !== "unsupported";
    input.value = chosen.whys[id] || "";
  }
  const tags = one.dataset.tags.split(" ").filter(tag => tag && !tag.endsWith("judged"));
  one.dataset.tags = [...tags, judged.length ? "judged" : "unjudged"].join(" ");
  const mine = one.querySelector(".mine");
  mine.hidden = !judged.length;
  mine.textContent = `已判 ${judged.length}`;
}

function count() {
  for (const badge of document.querySelectorAll("[data-count]")) {
    badge.textContent = Object.keys(chosen[badge.dataset.count]).length;
  }
}

function choose(button) {
  const [kept, id] = slot(button);
  if (kept[id] === button.dataset.choice) delete kept[id];
  else kept[id] = button.dataset.choice;
  remember();
  show(button.closest(".case"));
  count();
}

function sentenceRows() {
  return Object.entries(chosen.sentences)
    .filter(([id]) => id in judging.sentences)
    .map(([id, choice]) => {
      const [question, sentence, passages] = judging.sentences[id];
      const why = choice === "unsupported" ? (chosen.whys[id] || "").trim() : "";
      return {
        id, question, writer: "system", sentence,
        passages: passages.map(n => judging.passages[n]),
        supported: choice === "supported", by: chosen.by, why,
      };
    });
}

function answerRows() {
  return Object.entries(chosen.answers)
    .map(([question, verdict]) => ({question, verdict, by: chosen.by}));
}

function download(rows, name) {
  if (!chosen.by) {
    byId("by").focus();
    say("请先写上判断人 (type your name first)");
    return;
  }
  const open = rows.find(row => row.supported === false && !row.why);
  if (open) {
    const input = [...document.querySelectorAll("[data-why]")]
      .find(one => one.closest("[data-sentence]").dataset.sentence === open.id);
    reveal(input);
    input.focus();
    say("无据的句子要写明原因 (say why it is not supported)");
    return;
  }
  if (!rows.length) {
    say("还没有判断 (nothing judged yet)");
    return;
  }
  const lines = rows.map(row => JSON.stringify(row) + "\n");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(lines, {type: "application/jsonl"}));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  say(`已导出 ${rows.length} 条 (exported)`);
}

function showJudge() {
  document.body.classList.toggle("blind", !(byId("show-judge") && byId("show-judge").checked));
}

if (judging) {
  recall();
  byId("by").value = chosen.by;
  for (const one of cases) show(one);
  count();
  showJudge();
  document.addEventListener("click", event => {
    const button = event.target.closest("[data-choice]");
    if (button) choose(button);
  });
  document.addEventListener("input", event => {
    if (event.target.id === "by") chosen.by = event.target.value.trim();
    else if (event.target.matches("[data-why]")) {
      chosen.whys[event.target.closest("[data-sentence]").dataset.sentence] = event.target.value;
    } else return;
    remember();
  });
  if (byId("show-judge")) byId("show-judge").addEventListener("change", showJudge);
  byId("export-sentences").addEventListener("click", () =>
    download(sentenceRows(), `labels-${judging.run}.jsonl`));
  byId("export-answers").addEventListener("click", () =>
    download(answerRows(), `verdicts-${judging.run}.jsonl`));
}
