"""The documents about a region, and which region a name that somebody chose means."""

from collections.abc import Iterable, Sequence

from index.errors import QuestionError
from index.normalise import comparable
from index.question.naming.regional import regional
from index.question.scope.held import Held
from index.regions import Region, readings


def same(one: Region, other: Region) -> bool:
    """Whether two are the same region; parents that one of them leaves open do not matter."""
    fewer, more = sorted((set(one.parents), set(other.parents)), key=len)
    return one.name == other.name and fewer <= more


def about(region: Region, held: Iterable[Held]) -> tuple[Held, ...]:
    """The documents about a region, not about those above or below it."""
    return tuple(each for each in held if each.region and same(each.region, region))


def applying_in(region: Region, held: Iterable[Held]) -> tuple[Held, ...]:
    """The documents about a region, those about the regions it lies in, and the country's."""
    return tuple(
        each
        for each in held
        if each.everywhere
        or (each.region and (same(each.region, region) or each.region.name in region.parents))
    )


def region_named(name: str, held: Sequence[Held]) -> Region:
    """The region that somebody chose by name, whether or not a document is about it.

    Of regions that share a name, the one is meant that documents are about; but a province's short
    name means the province.
    Raises:
        QuestionError: documents are about several of them: 吉林 where there is 吉林省 and 吉林市.
    """
    plain = comparable(name).replace(" ", "")
    read = readings(plain)
    if not read:
        own = (each.region for each in held if each.region and _called(plain, each))
        return next(own, Region(plain))
    there = [region for region in read if about(region, held)]
    if len(there) > 1:
        told = "、".join("".join((*region.parents, region.name)) for region in there)
        raise QuestionError(
            f"地区“{name}”有几种读法，都有文件：{told}；请写全称 （which region is meant?）"
        )
    if read[0].level == "省" or len(read) == 1:
        return read[0]
    return there[0] if there else Region(read[0].name)


def _called(plain: str, each: Held) -> bool:
    """Whether a name that is none of the code list's is that of a document's region."""
    names = (each.document.region, *each.document.aliases)
    return plain in {comparable(n) for n in names if regional(each.document, n)}
