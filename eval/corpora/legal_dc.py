"""Legal-DC (arXiv 2603.11772): laws and standards as files, questions with verbatim evidence."""

from collections.abc import Iterator
from pathlib import Path

from eval.corpora.corpus import Corpus, CorpusQuestion
from eval.corpora.json_lines import Row, rows_of, unique
from eval.metrics.containment import bare
from eval.question_set.question import Gold
from index.errors import DocumentError
from index.parsing.parse import document_id

QUESTIONS = "queries.dev.jsonl"
DOCUMENTS = "documents"
_UNMAPPED = "题集自己注明证据未对上文件 (the set itself marks its evidence as not found)"
_ELSEWHERE = "所给文件中没有这段证据 (the evidence does not stand in the document named)"


def open_legal_dc(folder: Path) -> Corpus:
    """The corpus in ``folder``: ``documents/*.txt`` and ``queries.dev.jsonl``.

    Left out are questions that the set marks as not mapped to a document, and those whose evidence
    does not stand in the document that they name.

    Raises:
        DocumentError: a file is missing, or the named line is no question of this set.
    """
    texts: dict[str, str] = {}
    questions: list[CorpusQuestion] = []
    left_out: dict[str, str] = {}
    ids: set[str] = set()
    for row in rows_of(folder / QUESTIONS):
        golds = tuple(dict.fromkeys(_golds(row)))  # some evidence is given twice
        question = CorpusQuestion(unique(ids, row, "id"), row.name("text"), golds)
        source = row.name("doc_title") + ".txt"
        if source not in texts:
            texts[source] = bare(_text(folder / DOCUMENTS / source, row))
        if not row.flag("mapped", default=True):
            left_out[question.id] = _UNMAPPED
        elif not question.gold or any(bare(g.quote) not in texts[source] for g in question.gold):
            left_out[question.id] = _ELSEWHERE
        else:
            questions.append(question)
    return Corpus("legal_dc", folder / DOCUMENTS, tuple(questions), left_out=left_out)


def _golds(row: Row) -> Iterator[Gold]:
    document = document_id(row.name("doc_title") + ".txt")
    for evidence in row.texts("evidence"):
        # In some rows a line break is written as a backslash and an n.
        yield Gold(document, quote=evidence.replace("\\n", "\n"), label="")


def _text(path: Path, row: Row) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError(
            f"{row.place}：文件不可读 {path} （its document cannot be read: {error}）"
        ) from error
