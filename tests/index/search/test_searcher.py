"""Search: the right clause first, the named document only, the named article at once."""

import math
from collections import defaultdict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from eval.question_set.named import SEARCH
from eval.question_set.question import SearchQuestion
from eval.question_set.reading import load_search
from index.clause import Clause
from index.errors import ConfigurationError
from index.manifest import ManifestEntry
from index.normalise import tokens
from index.passages import passages
from index.reading.reader import ReadResult
from index.search.hit import Hit
from index.search.ranking import Ranking
from index.search.searcher import Searcher
from tests.index.bigram_encoder import BigramEncoder, bigram_embedder
from tests.index.building.small_build import InProcess, parsed_corpus, small_build
from tests.index.small_corpus import write_corpus

BINGTUAN, KEZHOU = "bingtuan-2018-quality-improvement", "kezhou-2017-quality-strategy"
NEIMENGGU, SHANWEI = "neimenggu-quality-outline", "shanwei-2023-quality-draft"
QUESTIONS = load_search(SEARCH)


def ids(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.clause.id for hit in hits]


# The shipped documents, the real embedder


@pytest.fixture(scope="module")
def found(searcher: Searcher) -> dict[str, tuple[Hit, ...]]:
    """The five best hits of every question, by the question's id."""
    hits = searcher.search_many([question.question for question in QUESTIONS], 5)
    return dict(zip((question.id for question in QUESTIONS), hits, strict=True))


def is_right(question: SearchQuestion, hit: Hit) -> bool:
    return hit.document.id == question.document and question.quote in hit.clause.text


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_the_right_clause_is_among_the_first_five(
    found: dict[str, tuple[Hit, ...]], question: SearchQuestion
) -> None:
    assert any(is_right(question, hit) for hit in found[question.id]), ids(found[question.id])


def test_the_right_clause_is_mostly_the_first(found: dict[str, tuple[Hit, ...]]) -> None:
    assert len(QUESTIONS) >= 40
    missed = [q.id for q in QUESTIONS if not is_right(q, found[q.id][0])]
    assert len(missed) <= len(QUESTIONS) / 10, missed


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("兵团的质量目标", BINGTUAN),
        ("新疆生产建设兵团 标准化", BINGTUAN),
        ("克州意见里的旅游", KEZHOU),
        ("克孜勒苏柯尔克孜自治州怎么管食品", KEZHOU),
        ("内蒙古品牌", NEIMENGGU),
        ("《质量强区建设纲要》由谁考核", NEIMENGGU),
        ("汕尾征求意见稿的联系方式", SHANWEI),
        ("汕尾市在广东省质量强省建设里做什么", SHANWEI),
    ],
)
def test_a_named_document_is_searched_alone_and_wholly(
    searcher: Searcher, question: str, document: str
) -> None:
    hits = searcher.search(question, 1000)
    assert {hit.document.id for hit in hits} == {document}
    assert set(ids(hits)) == {clause.id for clause in searcher.clauses_of(document)}


def test_two_named_documents_are_both_searched(searcher: Searcher) -> None:
    hits = searcher.search("比较克州和汕尾的质量目标", 1000)
    assert {hit.document.id for hit in hits} == {KEZHOU, SHANWEI}


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("克州意见第（十八）条", [f"{KEZHOU}/6-18"]),
        ("克州意见第(18)条讲什么", [f"{KEZHOU}/6-18"]),
        ("克州意见第１８条", [f"{KEZHOU}/6-18"]),
        ("克州意见第十八条和第（18）条", [f"{KEZHOU}/6-18"]),
        ("克州六、（十八）", [f"{KEZHOU}/6-18"]),
        ("克州意见第六部分", [f"{KEZHOU}/6-{n}" for n in (18, 19, 20)]),
        ("第13条 兵团", [f"{BINGTUAN}/3-3-13"]),
        ("兵团第五部分（三）", [f"{BINGTUAN}/5-3"]),
        ("兵团 五、（三）", [f"{BINGTUAN}/5-3"]),
        (
            "兵团三、（一）1.",
            [f"{BINGTUAN}/3-1-1", *(f"{BINGTUAN}/3-1-1-p{n}" for n in range(1, 5))],
        ),
        ("内蒙古纲要第三十三条", [f"{NEIMENGGU}/10-33"]),
        ("汕尾 二、", [f"{SHANWEI}/2-{n}" for n in (3, 4, 5)]),
        ("第（二十）条，克州和汕尾的", [f"{KEZHOU}/6-20", f"{SHANWEI}/7-20"]),
    ],
)
def test_a_named_article_is_looked_up(searcher: Searcher, question: str, first: list[str]) -> None:
    hits = searcher.search(question, 20)
    assert ids(hits)[: len(first)] == first
    assert [hit.score for hit in hits[: len(first)]] == [1.0] * len(first)
    assert hits[len(first)].score < 1
    assert len(set(ids(hits))) == len(hits)


@pytest.mark.parametrize(
    "question", ["克州意见第（九十九）条", "内蒙古第五部分（三）", "第（三）条"]
)
def test_an_article_that_is_not_there_is_not_made_up(searcher: Searcher, question: str) -> None:
    assert searcher.search(question)[0].score < 1


def test_hits_point_at_the_verbatim_text(searcher: Searcher) -> None:
    for hit in searcher.search("质量安全责任", 200):
        text = searcher.documents[hit.clause.document_id].text
        assert hit.document == searcher.documents[hit.clause.document_id]
        assert text[hit.clause.start : hit.clause.end] == hit.clause.text
        for each in hit.sentences:
            assert text[each.sentence.start : each.sentence.end] == each.sentence.text
            assert hit.clause.start <= each.sentence.start < each.sentence.end <= hit.clause.end


def test_a_long_clause_is_found_by_its_one_sentence(searcher: Searcher) -> None:
    hit = searcher.search("组织引导龙头企业与瞪羚企业、独角兽企业", 1)[0]
    assert len(hit.clause.text) > 200
    assert "瞪羚" in hit.sentences[0].sentence.text


def test_threads_find_what_one_would(searcher: Searcher) -> None:
    asked = [question.question for question in QUESTIONS[:8]]
    expected = [ids(searcher.search(question)) for question in asked]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda question: ids(searcher.search(question)), asked)) == expected


def test_asking_together_is_asking_one_by_one(searcher: Searcher) -> None:
    asked = [question.question for question in QUESTIONS[:8]]
    together = searcher.search_many(asked, 5)
    assert [ids(hits) for hits in together] == [ids(searcher.search(q, 5)) for q in asked]
    assert searcher.search_many([]) == []


# A small corpus, whose scores can be computed by hand


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("small") / "documents")


@pytest.fixture(scope="module")
def small(documents: Path) -> Searcher:
    root = documents.parent / "index"
    small_build(documents, root)
    return Searcher.open(root, bigram_embedder())


@pytest.mark.usefixtures("small")
def test_scores_are_those_of_a_plain_fusion(documents: Path) -> None:
    """Cosine and BM25 over all rows, the best row of each clause, 1 / (10 + rank) of both."""
    question = "粮食储备由哪个局负责"
    rows = list(passages(parsed_corpus(documents)))
    embedder = bigram_embedder()
    cosines = (
        embedder.encode_passages([row.text for row in rows])
        @ embedder.encode_queries([question])[0]
    )
    dense: dict[str, float] = defaultdict(float)
    lexical: dict[str, float] = defaultdict(float)
    for row, cosine, weight in zip(
        rows, cosines, bm25([row.text for row in rows], question), strict=True
    ):
        dense[row.clause.id] = max(dense[row.clause.id], float(cosine))
        lexical[row.clause.id] = max(lexical[row.clause.id], weight)
    fused: dict[str, float] = defaultdict(float)
    for side in (dense, lexical):
        ranked = sorted((c for c in side if side[c] > 0), key=lambda c: -side[c])
        for rank, clause in enumerate(ranked, 1):
            fused[clause] += 5 / (10 + rank)
    fusing = Searcher.open(documents.parent / "index", embedder, Ranking(weighed=False))
    hits = fusing.search(question, 100)
    assert {hit.clause.id: hit.score for hit in hits} == pytest.approx(fused, abs=1e-3)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert hit.dense == pytest.approx(dense[hit.clause.id], abs=1e-3)
        assert hit.lexical == pytest.approx(lexical[hit.clause.id], abs=1e-3)


def bm25(texts: list[str], question: str) -> list[float]:
    """BM25 in Lucene's form, k1 = 1.3, b = 0.75, written out."""
    rows = [tokens(text) for text in texts]
    mean = sum(map(len, rows)) / len(rows)
    scores = [0.0] * len(rows)
    for term in dict.fromkeys(tokens(question)):
        holders = sum(term in row for row in rows)
        idf = math.log(1 + (len(rows) - holders + 0.5) / (holders + 0.5))
        for number, row in enumerate(rows):
            count = row.count(term)
            scores[number] += idf * count / (count + 1.3 * (0.25 + 0.75 * len(row) / mean))
    return scores


def test_ranks_count_from_one(small: Searcher) -> None:
    assert [hit.rank for hit in small.search("质量", 5)] == [1, 2, 3, 4, 5]


def test_more_than_there_are_is_all_there_are(small: Searcher) -> None:
    hits = small.search("质量", 100)
    assert len(set(ids(hits))) == len(hits) <= 8


def test_given_documents_outweigh_named_ones(small: Searcher) -> None:
    assert {hit.document.id for hit in small.search("甲市的目标", 9)} == {"jia"}
    assert {hit.document.id for hit in small.search("甲市的目标", 9, ["bing"])} == {"bing"}
    assert {h.document.id for h in small.search("目标", 9, ["bing", "yi"])} == {"bing", "yi"}


def test_documents_that_are_not_there_hold_nothing(small: Searcher) -> None:
    assert small.search("质量", 9, ["none"]) == ()
    assert {hit.document.id for hit in small.search("质量", 9, ["none", "jia"])} == {"jia"}


@pytest.mark.parametrize(
    "question", ["", " ", "?", "\x00", "🙂", "第条", "a" * 5000, "第٣条", "第" + "1" * 5000 + "条"]
)
def test_odd_questions_raise_nothing(small: Searcher, question: str) -> None:
    assert len(small.search(question, 3)) <= 3


def test_a_law_is_looked_up_by_article_and_by_chapter(small: Searcher) -> None:
    assert ids(small.search("乙县第三条", 1)) == ["yi/art3"]
    assert ids(small.search("乙县办法第二章第三条第一款", 1)) == ["yi/art3"]
    assert set(ids(small.search("乙县第一章", 2))) == {"yi/art1", "yi/art2"}
    assert ids(small.search("乙县第二章", 1)) == ["yi/art3"]


def test_a_clause_knows_its_sentences(small: Searcher) -> None:
    clause = small.clause("jia/1-1")
    assert [sentence.text for sentence in small.sentences_of(clause)] == [
        "（一）目标。",
        "到2025年，产品质量合格率达到98%以上。",
        "服务满意度达到80分。",
    ]
    assert small.sentences_of(clause)[2].years == (2025,)


def test_a_sentence_s_standing_is_in_standard_deviations(small: Searcher) -> None:
    hits = small.search("服务满意度达到多少", 100)
    pairs = {(each.dense, each.standing) for hit in hits for each in hit.sentences}
    (d1, s1), (d2, s2) = sorted(pairs)[0], sorted(pairs)[-1]
    mean = d1 - s1 * (deviation := (d2 - d1) / (s2 - s1))
    for dense, standing in pairs:
        assert standing == pytest.approx((dense - mean) / deviation, abs=1e-4)
    best = max(pairs)
    assert best[1] > 1
    assert np.isfinite(deviation)


def test_a_clause_is_as_good_as_its_best_part(tmp_path: Path) -> None:
    """Its sentences keep their own scores, although rows of parts stand before them."""

    class InParts(InProcess):
        def read(
            self, path: Path, source: str, entries: Mapping[str, ManifestEntry] | None = None
        ) -> ReadResult:
            (parsed,) = super().read(path, source, entries).documents
            clauses = [_in_parts(clause, parsed.document.text) for clause in parsed.clauses]
            return ReadResult((replace(parsed, clauses=tuple(clauses)),))

    documents = write_corpus(tmp_path / "documents")
    small_build(documents, tmp_path / "index", reader=InParts())
    searcher = Searcher.open(tmp_path / "index", bigram_embedder())
    hit = searcher.search("粮仓应当防火防潮")[0]
    assert hit.clause.id == "yi/art3"
    assert len(hit.clause.parts) == 2
    assert hit.sentences[0].sentence.text == "粮仓应当防火防潮。"
    assert {each.sentence for each in hit.sentences} == set(searcher.sentences_of(hit.clause))
    best = max(each.dense for each in hit.sentences)
    assert hit.dense >= round(best, 4) > 0


def _in_parts(clause: Clause, text: str) -> Clause:
    """A clause cut in two after its first sentence, if it has two."""
    cut = text.find("。", clause.start, clause.end - 1) + 1
    return replace(clause, parts=((clause.start, cut), (cut, clause.end))) if cut else clause


# Sides left out


def opened(documents: Path, ranking: Ranking) -> tuple[Searcher, BigramEncoder]:
    encoder = BigramEncoder()
    searcher = Searcher.open(documents.parent / "index", bigram_embedder(encoder), ranking)
    encoder.texts.clear()  # of the check that the embedder is the same
    return searcher, encoder


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("sentences", [True, False])
@pytest.mark.parametrize("side", ["dense", "lexical"])
def test_one_side_alone_ranks_by_its_own_scores(
    documents: Path, side: str, sentences: bool
) -> None:
    """Recomputed over all rows, or over those of whole clauses."""
    question = "粮食储备由哪个局负责"
    ranking = Ranking(dense=side == "dense", lexical=side == "lexical", sentences=sentences)
    rows = list(passages(parsed_corpus(documents)))
    texts = [row.text for row in rows]
    embedder = bigram_embedder()
    scores = bm25(texts, question)
    if side == "dense":
        query = embedder.encode_queries([question])[0]
        scores = [float(cosine) for cosine in embedder.encode_passages(texts) @ query]
    best: dict[str, float] = defaultdict(float)
    for row, score in zip(rows, scores, strict=True):
        if sentences or row.sentence is None:
            best[row.clause.id] = max(best[row.clause.id], score)
    hits = opened(documents, ranking)[0].search(question, 100)
    assert {h.clause.id: getattr(h, side) for h in hits} == pytest.approx(
        {clause: score for clause, score in best.items() if score > 0}, abs=1e-3
    )
    own = [getattr(hit, side) for hit in hits]
    assert own == sorted(own, reverse=True)
    assert {getattr(hit, "lexical" if side == "dense" else "dense") for hit in hits} == {0}


@pytest.mark.usefixtures("small")
def test_without_sentences_both_sides_leave_them_out(documents: Path) -> None:
    question = "粮仓应当防火防潮"
    whole = opened(documents, Ranking())[0].search(question)[0]
    alone = opened(documents, Ranking(sentences=False))[0].search(question)[0]
    assert whole.clause.id == alone.clause.id == "yi/art3"
    assert any(each.dense and each.lexical for each in whole.sentences)
    assert {(each.dense, each.lexical) for each in alone.sentences} == {(0.0, 0.0)}


@pytest.mark.usefixtures("small")
def test_a_ranking_by_words_embeds_nothing(documents: Path) -> None:
    encoder = BigramEncoder()
    another = bigram_embedder(encoder, weights="1" * 64)  # not even the index's own
    searcher = Searcher.open(documents.parent / "index", another, Ranking(dense=False))
    assert searcher.search("粮食储备由哪个局负责")
    assert encoder.texts == []
    fused, counted = opened(documents, Ranking())
    fused.search("粮食")
    assert counted.texts == ["query: 粮食"]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("ranking", [Ranking(dense=False), Ranking(lexical=False)])
def test_a_named_article_is_looked_up_whatever_ranks(documents: Path, ranking: Ranking) -> None:
    assert ids(opened(documents, ranking)[0].search("乙县第三条", 1)) == ["yi/art3"]


def test_there_must_be_something_to_rank_by() -> None:
    with pytest.raises(ConfigurationError):
        Ranking(dense=False, lexical=False)
