"""The release's own date: a line of its own near the top, or the dateline that opens the first paragraph.

"Saturday, 17th March 2018" | "March 17, 2018" | "LEEDS, 17 March 2018 - Police ..." | "2018-03-17" | "17.03.2018"
"""

from __future__ import annotations

from datetime import date

import regex

from factcheck.model import Block, BlockKind, Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    regex.compile(rf"(?i)(?<![\w.]){form}(?![\w])")
    for form in (
        rf"{_DAY}(?:\s+of)?\s+{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_YEAR}-(?P<number>\d{{2}})-(?P<day>\d{{2}})",
    )
)
_NUMERIC = regex.compile(
    r"(?<![\w./-])(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)?\d\d)(?![\w/-])"
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)"
_LINE = regex.compile(
    rf"(?i)^(?:(?:date|published|issued|released?|posted|updated|for\s+release|last\s+modified)(?:\s+on)?\s?:?\s+)?(?:on\s+)?(?:{_WEEKDAY}\.?,?\s+)?"
    r"(?P<date>\d[^|]{2,28}|[a-z]{3,9}\.?\s+\d[^|]{2,22})(?:\s?[|,–-]?\s?(?:at\s+)?\d{1,2}[:.]\d\d.{0,20})?$"
)
# Words of a sentence before a date: "The council said in Leeds on 3 May 2018 -" is no dateline.
_SENTENCE = regex.compile(r"\b[a-z]{4,}\b[^,]{0,100}\b[a-z]{3,}\b")
_DASH = regex.compile(r"\s?(?:[-–—]{1,3}|/[^/\n]{2,60}/|\]\s?[-–—]|\([^()\n]{2,40}\)|:|@ \d[^—–\n]{3,40}[—–])(?=\s|$)")
# "This statement was issued on 3 May 2024 by ...", in the notes at the end
_ISSUED_ON = regex.compile(
    r"(?i)\b(?:this|the)\s(?:press\s|news\s|media\s)?(?:release|statement|notice|announcement)\s(?:was\s|is\s)?(?:issued|published|released|dated|sent\sout)(?:\son)?\s"
)
_IMMEDIATE = regex.compile(r"(?i)\s{0,3}for\s+immediate\s+release\b")
# Offices that write the month first: "Congresswoman Hale Opposes Ban / 12.06.07"
_AMERICAN = regex.compile(
    r"\b(?:Congress(?:man|woman|ional)?|U\.S\.|Washington, D\.?C|Senators?|House of Rep\w+)\b", regex.IGNORECASE
)
_EMBARGO = regex.compile(r"(?i)\bembargo(?:ed)?\b[^\n]{0,40}?\b(?:until|till|to|for|:)[^\n]{0,60}")
HEAD_BLOCKS = 14
DATELINE_REACH = 110


def is_date_line(words: str) -> bool:
    """Tell whether a block says nothing but a date: "Saturday, 17th March 2018", "02.14.13"."""
    if len(words) > 70:
        return False
    found = _LINE.match(words)
    if not found:
        return False
    match = next((m for m in (form.search(words) for form in _FORMS) if m), None) or _NUMERIC.search(words)
    return match is not None and len(words) - (match.end() - match.start()) <= 40


def find_issue_date(prose: str, blocks: tuple[Block, ...], order: str = "auto") -> tuple[date | None, Span | None]:
    """Return the release's own date and where it stands, or (None, None).

    A line that is only a date wins, and of two the one behind "For immediate release" (what stands above it may be the
    day of a web page); else a date within the first words of a paragraph, before a dash.
    """
    head = blocks[:HEAD_BLOCKS]
    release = next((i for i, block in enumerate(head) if _IMMEDIATE.match(prose, block.span.start, block.span.end)), 0)
    for block in (*head[release : release + 5], *head):
        if block.kind is BlockKind.DATELINE and (found := _first(prose, block.span, order)):
            words = prose[block.span.start : block.span.end].lower()
            if "embargo" not in words:
                return found
    for block in blocks[:HEAD_BLOCKS]:
        if block.kind in (BlockKind.BODY, BlockKind.STANDFIRST, BlockKind.HEADLINE):
            reach = Span(block.span.start, min(block.span.end, block.span.start + DATELINE_REACH))
            found = _first(prose, reach, order)
            if found and _opens(prose, block, found[1]):
                return found
    for match in _ISSUED_ON.finditer(prose):
        if found := _first(prose, Span(match.end(), min(len(prose), match.end() + 40)), order):
            return found
    return None, None


def find_embargo(prose: str, order: str = "auto") -> date | None:
    """Return the date until which the release is under embargo, if it says so near its top."""
    match = _EMBARGO.search(prose, 0, 3000)
    if not match:
        return None
    found = _first(prose, Span(*match.span()), order)
    return found[0] if found else None


def _opens(prose: str, block: Block, date_span: Span) -> bool:
    """Whether a date belongs to a dateline: a dash or a wire's name closes it, and no verb stands before it."""
    before = prose[block.span.start : date_span.start]
    return bool(_DASH.match(prose, date_span.end, block.span.end)) and not _SENTENCE.search(before)


def _first(prose: str, span: Span, order: str) -> tuple[date, Span] | None:
    matches = [m for m in (form.search(prose, span.start, span.end) for form in _FORMS) if m]
    if matches:
        match = min(matches, key=lambda m: m.start())
        groups = match.groupdict()
        month = int(groups["number"]) if groups.get("number") else _MONTHS.index(groups["month"][:3].lower()) + 1
        return _dated(int(groups["year"]), month, int(groups["day"]), Span(*match.span()))
    numeric = _NUMERIC.search(prose, span.start, span.end)
    if not numeric:
        return None
    a, b, year = int(numeric["a"]), int(numeric["b"]), int(numeric["year"])
    year += 2000 if year < 100 else 0
    if a > 12 or (order == "dmy" and b <= 12):
        return _dated(year, b, a, Span(*numeric.span()))
    if b > 12 or order == "mdy" or (order == "auto" and _AMERICAN.search(prose, 0, 1500)):
        return _dated(year, a, b, Span(*numeric.span()))
    return None  # 02/03/2018: which of the two is the month, only the office knows


def _dated(year: int, month: int, day: int, span: Span) -> tuple[date, Span] | None:
    try:
        return date(year, month, day), span
    except ValueError:
        return None  # 31 April is no date; the claim of it is reported by its own rule
