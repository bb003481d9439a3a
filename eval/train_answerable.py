"""Learn the probability that the first clause answers: ``python -m eval.train_answerable``.

After ``python -m eval.train_ranking``, whose ranker it rests on. Learned from questions of legal_dc
and stard with their documents in the index and taken out, and of made-up plans asked for other
regions and years; writes the section ``answers`` of ``index/search/ranker.json``. Prints the areas
of questions that were learned without.
"""

import argparse
import json
import sys

from eval.corpora.corpus import Corpus
from eval.corpora.indexing import indexed, open_searcher
from eval.corpora.opening import corpora_in, open_corpus
from eval.ranking.answerable import fit, held_out
from eval.ranking.areas import table
from eval.ranking.elsewhere import regional_trials
from eval.ranking.unanswerable import trials
from eval.regions.made import write_plans
from index.embedding.embedder import Embedder
from index.search.probability import CONFIDENCE
from index.search.ranker import WEIGHTS
from index.search.searcher import Searcher
from index.settings import IndexSettings

_CORPORA = ("legal_dc", "stard")
_SEED, _PAIRS = 0, 60  # of made-up plans; `python -m eval answerable` asks others


def main() -> int:
    """Learn, print, write."""
    argparse.ArgumentParser(
        prog="python -m eval.train_answerable", description=__doc__
    ).parse_args()
    settings = IndexSettings.read()
    embedder = Embedder.open(settings)
    made = []
    for name in _CORPORA:
        corpus = open_corpus(name, settings.home)
        searcher = Searcher.open(settings.home / "eval" / "indexes" / name, embedder)
        tried = list(trials(searcher, corpus.questions))
        print(f"{name}\n{table(tried, held_out(tried))}")
        made += tried
    plans = write_plans(corpora_in(settings.home) / f"made-{_SEED}", _SEED)
    built = indexed(Corpus(f"made-{_SEED}", plans, ()), settings)
    made += regional_trials(open_searcher(built.root, settings), _PAIRS, _SEED)
    kept = json.loads(WEIGHTS.read_text("utf-8"))
    kept["answers"] = fit(made).fields(CONFIDENCE)
    WEIGHTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
