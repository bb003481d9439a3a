"""What every format is turned into: one text, and what its pages added to it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Loaded:
    r"""The text of one document, as all later spans point into it.

    A paragraph is a line. A table is a run of lines ``| cell | cell |``, its first row the column
    heads and a line ``| --- | --- |`` below them; a merged cell says its text in every row that it
    covers, a line end inside a cell is a space and ``|`` in a cell is ``\|``.

    ``pages`` holds the offset at which each page starts (``pages[0]`` is 0), () where the format
    has no pages. ``margins`` are the running heads, footers and page numbers that were kept out of
    the text, each once. ``notes`` tell what a reader should know: "第3页识别不清 …".
    """

    text: str
    pages: tuple[int, ...] = ()
    margins: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The page, from 1, that holds the character at ``offset``; None without pages."""
        if not self.pages:
            return None
        return sum(start <= offset for start in self.pages)
