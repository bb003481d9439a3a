"""Values of filters as people and programs write them: 省级, in force, 二〇一八年."""

from collections.abc import Mapping, Sequence
from typing import TypeVar, get_args

from index.clause import Level
from index.errors import QuestionError
from index.normalise import comparable
from index.question.scope.standing import FORCES, Force
from index.question.years import years_in

_Value = TypeVar("_Value", bound=str)
_LEVELS: dict[str, Level] = {
    **dict.fromkeys(("国家", "国家级", "全国", "中央", "national"), "国家"),
    **dict.fromkeys(("省", "省级", "自治区", "自治区级", "直辖市", "provincial"), "省"),
    **dict.fromkeys(("地市", "地市级", "市", "市级", "地级市", "州", "盟", "municipal"), "地市"),
    **dict.fromkeys(("县", "县级", "区县", "区", "区级", "旗", "county"), "县"),
}
_STATUSES: dict[str, Force] = {
    **{each: each for each in FORCES},
    **dict.fromkeys(("有效", "现行有效", "已生效", "生效", "in force", "current"), "现行"),
    **dict.fromkeys(("尚未生效", "未施行", "未生效", "not yet in force"), "尚未施行"),
    **dict.fromkeys(("草案", "意见稿", "征求意见", "draft"), "征求意见稿"),
    **dict.fromkeys(("已废止", "失效", "已失效", "repealed"), "废止"),
    **dict.fromkeys(("已被替代", "已替代", "superseded"), "被替代"),
}


def texts_of(key: str, value: object) -> tuple[str, ...]:
    """One value or a list of them as texts, each once; () for None.

    Raises:
        QuestionError: a value is neither a text nor a whole number, or is empty.
    """
    values = value if isinstance(value, list | tuple) else [] if value is None else [value]
    for each in values:
        if isinstance(each, bool) or not isinstance(each, str | int) or not str(each).strip():
            raise QuestionError(f"过滤条件 {key} 的值须为文字：{each!r} （a text, or several）")
    return tuple(dict.fromkeys(str(each).strip() for each in values))


def level_of(value: str) -> Level:
    """The level that a word means: 省级 → 省. QuestionError for another word."""
    return _one_of("level", value, _LEVELS, get_args(Level)[:-1])


def status_of(value: str) -> Force:
    """The status that a word means: 有效 → 现行. QuestionError for another word."""
    return _one_of("status", value, _STATUSES, FORCES)


def year_of(value: str) -> int:
    """The year in 2018, 2018年, 二〇一八年. QuestionError where that is not one year."""
    years = years_in(f"{comparable(value).removesuffix('年')}年")
    if len(years) != 1:
        raise QuestionError(f"过滤条件 year 须是一个年份，如 2018，得到 {value!r} （one year）")
    return years[0]


def _one_of(key: str, value: str, forms: Mapping[str, _Value], known: Sequence[_Value]) -> _Value:
    found = forms.get(comparable(value).replace("_", " "))
    if found is None:
        raise QuestionError(
            f"过滤条件 {key} 没有值 {value!r}：可用 {'、'.join(known)} （no such value）"
        )
    return found
