"""What browsers print at the edges of a page: the date and time, the title, the address, n/m."""

import re


def is_print_mark(text: str) -> bool:
    """Whether a line at the very edge of a page was put there by the browser that printed it.

    >>> is_print_mark("11/22/26, 9:20 AM 噪声防治办法"), is_print_mark("https://www.gov.cn/a 1/3")
    (True, True)
    >>> is_print_mark("自2026年1月1日起施行。")
    False
    """
    text = text.strip()
    return any(pattern.search(text) for pattern in (_TIME_FIRST, _TIME_LAST, _ADDRESS))


_DATE = r"(?:\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)"
_CLOCK = r"(?:[上下]午|[AaPp]\.?[Mm]\.?)?\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp]\.?[Mm]\b\.?)?"
_OF = r"(?:\s*\d{1,4}\s*[/／]\s*\d{1,4}|\s*第\s*\d+\s*页.{0,12}|\s*Page \d+ of \d+)?"
_TIME_FIRST = re.compile(rf"^{_DATE}[,，]?\s*{_CLOCK}(?=\s|$)")
_TIME_LAST = re.compile(rf"(?:^|\s){_DATE}[,，]?\s*{_CLOCK}$")
_ADDRESS = re.compile(
    rf"(?:^|\s)(?:(?:https?|file)://|about:blank|www\.)[!-~]*(?:[.…]{{1,3}})?{_OF}$"
)
