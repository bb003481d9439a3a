"""A scripted engine for the page's tests: the real documents, the real events, no model.

It remembers what it was asked and whether its generator was closed, so that a test can see that the
stop button reaches the model. Run as a program it serves the page: ``python -m tests.page.standin``.
"""

import re
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from index.clause import Clause, Document, Sentence
from index.errors import ModelBusy, QuestionError
from index.hit import Hit
from qa.answer import Answer, Check, Citation, Draft, Event, Found

DOCUMENTS = Path(__file__).parents[2] / "documents"
_FACTS = {
    "kezhou-2017-quality-strategy": ("关于实施质量强州战略的意见", "克州人民政府", "克政发〔2017〕95号", "2017-12-06", "现行"),
    "neimenggu-quality-outline": ("质量强区建设纲要", "内蒙古自治区人民政府", "", "", "现行"),
    "shanwei-2023-quality-draft": (
        "关于深入贯彻落实《广东省质量强省建设纲要》的实施意见（征求意见稿）", "汕尾市市场监督管理局", "", "2023-09-26", "征求意见稿",
    ),
    "bingtuan-2018-quality-improvement": (
        "兵团党委 兵团关于贯彻落实《中共中央 国务院关于开展质量提升行动的指导意见》的实施意见", "兵团办公厅", "", "2018-11-20", "现行",
    ),
}  # fmt: skip
_ITEM = re.compile(r"^\(([一二三四五六七八九十]+)\)(.{2,30}?)(?:。|$)", re.M)


class StandIn:
    """An engine whose answers are scripted by words in the question."""

    def __init__(self, pause: float = 0.05) -> None:
        self.model_notice = ""
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.closed = threading.Event()
        self._pause = pause
        self._documents: dict[str, Document] = {}
        self._clauses: dict[str, Clause] = {}
        for document_id, facts in _FACTS.items():
            self._read(document_id, *facts)

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple(self._documents.values())

    def document(self, document_id: str, /) -> Document:
        return self._documents[document_id]

    def clause(self, clause_id: str, /) -> Clause:
        return self._clauses[clause_id]

    def stream(self, question: str, turns: Sequence[str] = ()) -> Iterator[Event]:
        self.asked.append((question, tuple(turns)))
        self.closed.clear()
        if not re.search(r"\w", question):
            raise QuestionError("问题里没有文字，请写成一句话 there are no words in the question")
        if len(question) > 2000:
            raise QuestionError(f"问题太长（{len(question)} 字），请缩短到 2000 字以内")
        if "忙" in question:
            raise ModelBusy("语言模型正在回答别人的问题，请稍后再试 the model is busy")
        if "坏" in question:
            raise ZeroDivisionError("secret detail")
        try:
            yield from self._events(question, turns)
        except GeneratorExit:
            self.closed.set()
            raise

    def _events(self, question: str, turns: Sequence[str]) -> Iterator[Event]:
        hits = self._hits()
        rewritten = f"{question}（接着问）" if turns else question
        yield Found(rewritten, hits)
        if "未找到" in question:
            yield Answer(question, rewritten, "refused", "四份文件里没有这方面的内容。")
            return
        text = (
            "克州要求到2020年工业产品监督抽查合格率达到92%以上[1]，"
            "重点地产食品、地产农产品监督抽查合格率达到96%以上[1][2]。\n"
            f"你问的是：{question}[12]"
        )
        for end in range(2, len(text), 200 if "快" in question else 3):
            time.sleep(self._pause)
            yield Draft(text[:end])
        yield Answer(
            question,
            rewritten,
            "answered",
            text,
            tuple(self._citation(n, hit) for n, hit in zip((1, 2, 12), hits, strict=False)),
            (
                Check(text[:40], (1,), "supported"),
                Check(
                    "到2030年达到99%。", (2,), "unsupported", ("99%：引用的条文里没有",), "replaced"
                ),
            ),
            {"search": 0.05, "total": 3.2},
            "qwen2.5-1.5b",
            "g1",
        )

    def _hits(self) -> tuple[Hit, ...]:
        goal = next(c for c in self._clauses.values() if "92%以上" in c.text)
        kept = [goal, *(c for c in self._clauses.values() if "合格率" in c.text and c != goal)][:6]
        return tuple(self._hit(clause, rank) for rank, clause in enumerate(kept, 1))

    def _hit(self, clause: Clause, rank: int) -> Hit:
        at = clause.text.index("合格率")
        start = clause.text.rfind("。", 0, at) + 1
        end = clause.text.find("。", at) + 1 or len(clause.text)
        begin = clause.start + start
        sentence = Sentence(clause.id, clause.text[start:end], begin, clause.start + end)
        document = self._documents[clause.document_id]
        return Hit(clause, document, rank, 1 / rank, 0.8, 3.0, ((sentence, 0.9),))

    def _citation(self, n: int, hit: Hit) -> Citation:
        sentence = hit.sentences[0][0]
        document = hit.document
        return Citation(
            n, document.id, document.title, document.number, hit.clause.label, hit.clause.id,
            sentence.text, sentence.start, sentence.end,
        )  # fmt: skip

    def _read(
        self, document_id: str, title: str, issuer: str, number: str, issued: str, status: str
    ) -> None:
        data = (DOCUMENTS / f"{document_id}.txt").read_bytes()
        text = data.decode()
        self._documents[document_id] = Document(
            document_id, title, issuer, number, "", "地市", issued, status, f"{document_id}.txt",
            sha256(data).hexdigest(), text,
        )  # fmt: skip
        items = list(_ITEM.finditer(text))
        for item, following in zip(items, [*items[1:], None], strict=True):
            end = following.start() if following else len(text)
            body = text[item.start() : end].rstrip()
            clause = Clause(
                f"{document_id}/{item[1]}", document_id, f"（{item[1]}）", ("总体", item[0]), item[2],
                body, item.start(), item.start() + len(body),
            )  # fmt: skip
            self._clauses.setdefault(clause.id, clause)


def main() -> None:
    """Serve the page over a stand-in on the port given as the first argument."""
    from qa.page.layout import build_page
    from qa.page.server import bind, serve

    serve(build_page(StandIn()), bind("127.0.0.1", int(sys.argv[1])))


if __name__ == "__main__":
    main()
