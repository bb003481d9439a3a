"""A scripted engine for the page's tests: the real documents, the real events, no model.

It remembers what it was asked and whether its generator was closed, so that a test can see that
the stop button reaches the model. ``python -m tests.page.standin 7999`` serves the page over it.
"""

import re
import sys
import threading
import time
from collections.abc import Iterator, Sequence

from index.clause import Clause, Document
from index.errors import ModelBusy, QuestionError
from index.manifest import load_manifest
from index.parsing.parse import parse_file
from index.parsing.sentences import sentences
from index.search.hit import Hit, SentenceHit
from index.settings import ROOT
from qa.answer import Answer, Check, Citation, Draft, Event, Found

GOAL = "工业产品监督抽查合格率达到92%以上"


class StandIn:
    """An engine whose answers are scripted by words in the question."""

    def __init__(self, pause: float = 0.05) -> None:
        self.model_notice = ""
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.closed = threading.Event()
        self._pause = pause
        folder = ROOT / "documents"
        manifest = load_manifest(folder)
        parsed = [parse_file(path, manifest) for path in sorted(folder.glob("*.txt"))]
        self.documents: tuple[Document, ...] = tuple(one.document for one in parsed)
        self._documents = {document.id: document for document in self.documents}
        self.clauses = {clause.id: clause for one in parsed for clause in one.clauses}

    def document(self, document_id: str, /) -> Document:
        return self._documents[document_id]

    def clause(self, clause_id: str, /) -> Clause:
        return self.clauses[clause_id]

    def stream(self, question: str, turns: Sequence[str] = ()) -> Iterator[Event]:
        self.asked.append((question, tuple(turns)))
        self.closed.clear()
        if not re.search(r"\w", question):
            raise QuestionError("问题里没有文字，请写成一句话 （no words in the question）")
        if "忙" in question:
            raise ModelBusy("语言模型正在回答别人的问题，请稍后再试 （the model is busy）")
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
            f"克州要求到2020年{GOAL}[1]，重点地产食品、地产农产品监督抽查合格率达到96%以上[1][2]。\n"
            f"你问的是：{question}[12]，没有这一条[7]。"
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
                Check("到2030年达到99%。", (2,), "unsupported", ("99%：条文里没有",), "replaced"),
            ),
            {"search": 0.05, "whole": 3.2},
            "qwen2.5-1.5b",
            "g1",
        )

    def _hits(self) -> tuple[Hit, ...]:
        goal = next(c for c in self.clauses.values() if GOAL in c.text)
        others = (c for c in self.clauses.values() if "合格率" in c.text and c != goal)
        return tuple(self._hit(clause, rank) for rank, clause in enumerate([goal, *others][:6], 1))

    def _hit(self, clause: Clause, rank: int) -> Hit:
        document = self._documents[clause.document_id]
        bearing = [s for s in sentences(clause) if "合格率" in s.text][:1]
        found = tuple(SentenceHit(s, 0.8, 3.0, 2.0) for s in bearing)
        return Hit(clause, document, rank, 1 / rank, 0.8, 3.0, found)

    def _citation(self, n: int, hit: Hit) -> Citation:
        document, clause = hit.document, hit.clause
        start = clause.start + max(clause.text.find(GOAL), 0)
        end = start + len(GOAL)
        quote = document.text[start:end]
        return Citation(
            n,
            document.id,
            document.title,
            document.number,
            clause.label,
            clause.id,
            quote,
            start,
            end,
        )


def main() -> None:
    """Serve the page over a stand-in on the port given as the first argument."""
    from qa.page.listening import bind
    from qa.page.server import server_of

    listener = bind("127.0.0.1", int(sys.argv[1]))
    server_of(StandIn()).run(sockets=[listener])


if __name__ == "__main__":
    main()
