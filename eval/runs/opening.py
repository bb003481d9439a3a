"""From settings to the system under evaluation, with what it is made of."""

from eval.runs.answering import Circumstances
from eval.runs.tiaowen import Tiaowen
from index.search.searcher import Searcher
from qa.answerer import Answerer, open_answerer
from qa.llm.weights import EMBEDDED
from qa.prompts import prompt
from qa.settings import Settings

_PROMPTS = ("answer", "rewrite", "translate")


def open_tiaowen(settings: Settings) -> tuple[Tiaowen, Circumstances]:
    """The answerer that ``settings`` describe. Raises IndexMissing, IndexDamaged, ModelError."""
    answerer = open_answerer(settings)
    circumstances = circumstances_of(answerer.searcher, settings)
    return under_evaluation(answerer, circumstances), circumstances


def under_evaluation(
    answerer: Answerer, circumstances: Circumstances, name: str = "tiaowen"
) -> Tiaowen:
    """An answerer as a system; what it was made with goes into its identity."""
    made_with = {
        **circumstances.configuration,
        **circumstances.models,
        **circumstances.prompts,
        # A model that could not be loaded answers otherwise than the one that was asked for.
        "notice": answerer.model_notice,
    }
    return Tiaowen(answerer, made_with, name)


def circumstances_of(searcher: Searcher, settings: Settings) -> Circumstances:
    """What answers of these settings depend on."""
    embedder = searcher.embedder
    models = {"embedder": f"{embedder.id} {embedder.weights_sha256}", "llm": settings.llm}
    if file := EMBEDDED.get(settings.llm):
        models["llm"] = f"{file.name} {file.sha256}"
    return Circumstances(
        generation=searcher.generation,
        configuration={
            "llm_context": str(settings.llm_context),
            "connect_timeout": f"{settings.connect_timeout:g}",
            "first_word_timeout": f"{settings.first_word_timeout:g}",
            "answer_timeout": f"{settings.answer_timeout:g}",
        },
        models=models,
        prompts={name: f"{prompt(name).version} {prompt(name).sha256}" for name in _PROMPTS},
    )
