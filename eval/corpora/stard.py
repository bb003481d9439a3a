"""STARD (Su et al., 2024): laypeople's questions with the articles of law that answer them.

The set gives articles one by one (专利法第六条). They are put together again to laws, one file
each, so that reading and cutting are measured with the search. A law that comes under a short and
a full name stays two.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.corpora.corpus import Corpus, CorpusQuestion
from eval.corpora.document_files import id_in_index, write_documents
from eval.corpora.json_lines import lines_of, rows_of, unique
from eval.question_set.question import Gold
from index.errors import DocumentError

ARTICLES, QUESTIONS, JUDGMENTS = "corpus.jsonl", "queries.dev.jsonl", "qrels.dev.tsv"
_NUMBER = re.compile(r"第[零〇一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?$")
_UNJUDGED = "没有标出条文 (no article is given for it)"


@dataclass(frozen=True, slots=True)
class Article:
    """One article: the law's name, its number in the law (第六条), its text without the number."""

    law: str
    number: str
    text: str

    @property
    def written(self) -> str:
        """The article as a law has it: 第六条　执行本单位的任务…"""
        return f"{self.number}\u3000{self.text.strip()}"


def open_stard(folder: Path, work: Path) -> Corpus:
    """The corpus in ``folder``; its laws are written to ``work/documents``.

    Raises:
        DocumentError: a file is missing, or the named line is no article, question or judgment.
    """
    articles = _articles(folder / ARTICLES)
    golds = _golds(folder / JUDGMENTS, articles)
    ids: set[str] = set()
    questions: list[CorpusQuestion] = []
    left_out: dict[str, str] = {}
    for row in rows_of(folder / QUESTIONS):
        identity, text = unique(ids, row, "id"), row.name("text")
        if identity in golds:
            questions.append(CorpusQuestion(identity, text, tuple(dict.fromkeys(golds[identity]))))
        else:
            left_out[identity] = _UNJUDGED
    if strange := sorted(golds.keys() - ids):
        raise DocumentError(
            f"{folder / JUDGMENTS}：{QUESTIONS} 中没有问题 {strange[0]!r} （no such question）"
        )
    documents = write_documents(work, [folder / ARTICLES], lambda: _laws(articles))
    return Corpus("stard", documents, tuple(questions), left_out=left_out)


def _articles(path: Path) -> dict[str, Article]:
    """The articles by id, in the order of the file."""
    ids: set[str] = set()
    articles = {}
    for row in rows_of(path):
        title = row.name("title").strip()
        number = _NUMBER.search(title)
        if number is None or not number.start():
            raise DocumentError(
                f"{row.place}：title {title!r} 不是“法名第…条” （no name of a law with an article）"
            )
        law = title[: number.start()].strip()
        articles[unique(ids, row, "id")] = Article(law, number.group(), row.name("text"))
    return articles


def _golds(path: Path, articles: Mapping[str, Article]) -> dict[str, list[Gold]]:
    """The articles that answer each question, by the question's id."""
    golds: dict[str, list[Gold]] = {}
    for number, line in lines_of(path):
        fields = line.split("\t")
        if len(fields) != 2 or fields[1] not in articles:
            raise DocumentError(
                f"{path}:{number}：须为“问题 id、制表符、条文 id”，现为 {line[:80]!r} "
                f"（question id, tab, id of an article in {ARTICLES}）"
            )
        article = articles[fields[1]]
        gold = Gold(id_in_index(article.law), quote=article.written, label="")
        golds.setdefault(fields[0], []).append(gold)
    return golds


def _laws(articles: Mapping[str, Article]) -> Iterator[tuple[str, str]]:
    """(name, text) of every law: its name, then its articles in the order of the set."""
    laws: dict[str, list[str]] = {}
    for article in articles.values():
        laws.setdefault(article.law, [article.law]).append(article.written)
    for law, pieces in laws.items():
        yield law, "\n\n".join(pieces) + "\n"
