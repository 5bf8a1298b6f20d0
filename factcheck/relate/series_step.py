"""FC515: dates or times listed for something that comes at a fixed step must keep that step."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Evidence, Expression, Kind, Ref, Relation, Tie
from factcheck.relate.calendar import written, year_expression_of, year_of
from factcheck.relate.context import Context
from factcheck.relate.frame import SLOT, Frame
from factcheck.relate.rule import Rule

_EVERY = regex.compile(
    r"\bevery (?:\{(?P<letter>[tn])(?P<id>\d+)\}(?P<unit> years| minutes| hours)?|(?P<word>other|second|third"
    r"|fourth|fifth) year)"
)
_LIST = regex.compile(
    r"\{(?P<letter>[yh])\d+\}(?:(?:,| and|, and| then|, then) (?:again )?(?:in |at )?\{(?P=letter)\d+\}){2,11}"
)
# "every fortnight: on 3 March, 17 March, 24 March and 14 April"
_STEP_OF_DAYS = regex.compile(
    r"\b(?P<word>[Ee]very (?:week|fortnight|month|other week|second week|third week|day|other day|second day|"
    r"quarter|year)|[Ww]eekly|[Ff]ortnightly|"
    r"[Mm]onthly|[Dd]aily|[Ee]very \{w\d+\}|[Ee]very (?:other|\{o(?P<nth>\d+)\}) (?:\{w\d+\}|week|day|month|year)|"
    r"[Ee]ach (?:week|month|year)|[Oo]nce a (?:week|fortnight|month|year)|"
    r"[Ee]very \{t(?P<id>\d+)\}|"
    r"[Bb]iennial(?:ly)?|[Tt]riennial(?:ly)?|[Aa]nnual(?:ly)?|[Yy]early)(?!\w)"
)
_DAYS = {
    "every week": 7, "weekly": 7, "each week": 7, "once a week": 7, "every fortnight": 14, "fortnightly": 14,
    "once a fortnight": 14, "every other week": 14, "every second week": 14, "every third week": 21,
    "every day": 1, "daily": 1,
    "every other day": 2, "every second day": 2, "every third day": 3, "every fourth week": 28,
}  # fmt: skip
_MONTHS = {
    "every month": 1,
    "monthly": 1,
    "each month": 1,
    "once a month": 1,
    "every quarter": 3,
    "every other month": 2,
    "every second month": 2,
    "every third month": 3,
}
_YEARS = {
    "biennial": 2, "biennially": 2, "triennial": 3, "triennially": 3, "every year": 1, "each year": 1, "annual": 1,
    "annually": 1, "yearly": 1, "once a year": 1,
}  # fmt: skip
_DATES = regex.compile(
    r"\{(?P<letter>[dy])(?P<first>\d+)\}(?:(?:,| and|, and| then|, then|;) (?:again )?(?:in |on |at "
    r")?(?:\{w\d+\},? )?\{(?P=letter)\d+\}){2,11}"
)
_EXCEPT = regex.compile(
    r"\b(?:except|apart from|postponed|delayed|cancelled|canceled|skipped|instead|moved|pandemic|about|roughly"
    r"|around|or so|brought forward|irregular)\b",
    regex.IGNORECASE,
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each date in a list of a thing "every N years", date - the one before = N."""
    yield from _days(context)
    for index, frame in enumerate(context.frames):
        for match in _EVERY.finditer(frame.text):
            step = _step(frame.claim(match["id"])) if match["id"] else None
            if step is None:
                continue
            claim, size, unit = step
            near = [context.frames[other] for other in range(index, min(index + 3, len(context.frames)))]
            for place, other in enumerate(near):
                lists = list(_LIST.finditer(other.text, match.end() if place == 0 else 0)) or (
                    list(_LIST.finditer(other.text)) if place == 0 else []
                )
                text = context.sentence_text(index + place)
                if lists and not _EXCEPT.search(text) and not _EXCEPT.search(context.sentence_text(index)):
                    items = [other.claims[int(slot[2])] for slot in SLOT.finditer(lists[0][0])]
                    yield from _relations(claim, size, unit, items)
                    break


def _days(context: Context) -> Iterator[Relation]:
    """Days, months or years listed for what comes at a step that a word gives: weekly, fortnightly, biennial."""
    for index, frame in enumerate(context.frames):
        for match in _STEP_OF_DAYS.finditer(frame.text):
            word = _in_words(frame, match)
            length = frame.claim(match["id"]) if match["id"] else None
            if length is not None and (
                length.unit not in ("day", "week", "month") or not isinstance(length.value, Fraction)
            ):
                continue
            for number in range(index, min(index + 2, len(context.frames))):
                other = context.frames[number]
                found = _DATES.search(other.text, match.end() if number == index else 0)
                if found is None or _EXCEPT.search(frame.text) or _EXCEPT.search(other.text):
                    continue
                items = [
                    claim
                    for slot in SLOT.finditer(found[0])
                    if (claim := other.claims[int(slot[2])]).kind is not Kind.WEEKDAY
                ]
                yield from _of_step(frame, match, word, length, items)
                break


def _in_words(frame: Frame, match: regex.Match[str]) -> str:
    """The step as a key of the tables: "every Saturday" is "every week", "every second Friday" "every second week"."""
    word: str = regex.sub(r"\{w\d+\}", "week", match["word"])
    if match["nth"]:
        word = regex.sub(r"\{o\d+\}", frame.claim(match["nth"]).text, word)
    return word.lower()


def _of_step(
    frame: Frame, match: regex.Match[str], word: str, length: Claim | None, items: list[Claim]
) -> Iterator[Relation]:
    scale, step = "", 0
    if length is not None and isinstance(length.value, Fraction) and length.value.denominator == 1:
        scale = "months" if length.unit == "month" else "days"
        step = int(length.value) * (7 if length.unit == "week" else 1)
    for name, table in (("days", _DAYS), ("months", _MONTHS), ("years", _YEARS)):
        if word in table:
            scale, step = name, table[word]
    places = [_place(item, scale) for item in items]
    if not scale or any(place is None for place in places):
        return
    gaps = [after - before for before, after in itertools.pairwise([place for place in places if place is not None])]
    if any(gap <= 0 for gap in gaps) or sum(gap == step for gap in gaps) * 2 < len(gaps) - 1:
        return
    span = frame.span(*match.span("word"))
    for (before, after), gap in zip(itertools.pairwise(items), gaps, strict=True):
        yield Relation(
            "series-step",
            (after.id, before.id),
            Compare(
                Const(Fraction(gap), f"{gap} {scale} between the two"), "=", Const(Fraction(step), f"{step} ({word})")
            ),
            Tie.LIKELY,
            f"From {written(before)} to {written(after)} is {gap} {scale}, which is not “{word}”: check the list.",
            evidence=(Evidence(span),),
        )


def _place(item: Claim, scale: str) -> int | None:
    """Where a date lies, in days, months or years; in a year of its own if it has none."""
    text = str(item.value)
    text = f"2023-{text[2:]}" if text.startswith("--") else text
    if scale == "years":
        return int(text[:4]) if item.kind is Kind.YEAR and text.isdigit() else None
    parts = [int(part) for part in text.split("-") if part.isdigit()]
    if scale == "months":
        return parts[0] * 12 + parts[1] if len(parts) in (2, 3) else None
    if len(parts) != 3 or (parts[1], parts[2]) == (2, 29):
        return None
    return date(*parts).toordinal()


def _step(claim: Claim) -> tuple[Claim, Fraction, str] | None:
    if (
        not isinstance(claim.value, Fraction)
        or claim.kind is not Kind.DURATION
        or claim.unit not in ("year", "minute", "hour")
    ):
        return None
    return claim, claim.value * (60 if claim.unit == "hour" else 1), claim.unit


def _relations(step: Claim, size: Fraction, unit: str, items: list[Claim]) -> Iterator[Relation]:
    is_year = unit == "year"
    if any((item.kind is Kind.YEAR) != is_year for item in items):
        return
    values = [_value(item) for item in items]
    gaps = [None if a is None or b is None else b - a for a, b in itertools.pairwise(values)]
    # Most of the gaps must keep the step, or the list is of something else.
    if sum(1 for gap in gaps if gap == size) * 2 < len(gaps) - 1 or any(gap is None or gap <= 0 for gap in gaps):
        return
    for before, after in itertools.pairwise(items):
        gone: Expression = Apply("-", (_at(after), _at(before)))
        yield Relation(
            "series-step",
            (step.id, after.id, before.id),
            Compare(Ref(step.id), "=", gone),
            Tie.LIKELY,
            f"From {written(before)} to {written(after)} is not the step of “{written(step)}” that the text "
            f"gives: check the list.",
        )


def _value(item: Claim) -> Fraction | None:
    if item.kind is Kind.YEAR:
        year = year_of(item)
        return None if year is None else Fraction(year)
    return item.tight.low


def _at(item: Claim) -> Expression:
    return year_expression_of(item) if item.kind is Kind.YEAR else Ref(item.id)


RULE = Rule(
    code="FC515",
    name="series-step",
    summary="A list of years or times does not keep the step that the text states.",
    finds="“Held every three years” with the years listed, or “every 25 minutes” with the times, one of them "
    "out of step.",
    why="One of the dates is a slip, or the rule has an exception that readers should be told of.",
    silent="Where an exception is explained, and where most of the list is out of step.",
    bad="The regatta, held every four years, was rowed in 2005, 2009, 2014 and 2017.",
    good="The regatta, held every four years, was rowed in 2005, 2009, 2013 and 2017.",
    checks=("E15",),
    relate=relate,
)
