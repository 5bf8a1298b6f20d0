"""FC605: a range whose lower end is above its upper end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from factcheck.model import Claim, Compare, Const, Kind, Relation, Tie
from factcheck.relate.amounts import AMOUNTS, after, before, number, quoted, sentence_words, size
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule
from factcheck.relate.wording import gap

# "between 45 and 35", "ranging from 45 to 35"; "from 120 to 95" alone is a change.
# "the difference between 99.5% and 70%" is no range
_BETWEEN = regex.compile(r"(?<!\b(?:difference|gap|contrast|ratio|differences) )\bbetween (?:the ages of |ages |"
    r"an estimated |"
    r"about |approximately )?$")
_RANGING = regex.compile(
    r"\b(?:rang(?:e|es|ed|ing)(?: in [a-z]+)?|var(?:y|ies|ied|ying)|runs?|running|extend(?:s|ing)?|"
        r"span(?:s|ning)?) (?:all the way )?(?:from|between) $"
)
_DASHES = ("-", "–", "—", "‑")
_CHANGE = regex.compile(
    r"\b(?:from|rose|rise|fell|fall|cut|cuts|lower\w*|reduc\w+|increas\w+|decreas\w+|down|up|grew|grow\w*|"
    r"drop\w*|declin\w+|"
    r"moved?|went|chang\w+|raised?|rais\w+|slash\w*|trim\w*|narrow\w*|shrank|shrink\w*|revis\w+|improv\w+|"
    r"climb\w*|compar\w+|"
    r"due|owed|pay\w*|paid|gave|giv\w+|donat\w+|award\w+|grant\w*|sent|sold|went|add\w*|bring\w*|brought)\b"
)
_SCORE = regex.compile(
    r"\b(?:votes?|voted|won|win|wins|lost|loss|beat|defeat\w*|scor\w+|odds|ratio|victory|draw|drew|split|lead|"
    r"led|record|majority|"
    r"margin|ruling|decision|fail\w*|passed|passage|cloture|nominat\w+|one-to-one|to-one|trail\w*|"
        r"game|match|set|sets|verdict)\b"
)
_LINKS = frozenset("on in at every each and to of for from with o'clock daily today tomorrow or but this next".split())
_BARE = 1000
_DASHED = regex.compile(r"\d ?[-–—‑] ?\d")  # not "$500-$3 million"
_KINDS = AMOUNTS | {Kind.AGE, Kind.RATE, Kind.POINTS}


def relate(context: Context) -> Iterable[Relation]:
    """Yield lower end <= upper end, for every range written with "between", "ranging from" or a dash."""
    for claim in context.claims:
        if len(claim.parts) == 2 and claim.kind in _KINDS and number(claim) is None:
            yield from _one_figure(context, claim)
    for first, second in zip(context.claims, context.claims[1:], strict=False):
        if first.sentence == second.sentence and number(first) and number(second) and _same_scale(first, second):
            lead, join = before(context, first, 30) + " ", gap(context, first, second).strip()
            written = context.draft.prose[first.span.end : second.span.start]
            even = written[:1].isspace() == written[-1:].isspace()  # "tax: 8%- 5.5% for holders" is no range
            if even and (join in _DASHES or join == "to"):
                yield from _joined(context, first, second, join)
            between = _BETWEEN.search(lead) is not None and join == "and" and "highs and lows" not in lead
            if (between or (_RANGING.search(lead) and join == "to")) and _named(context, second):
                # "fell 9%, and now moves between 15 and 13"
                falls = _CHANGE.search(sentence_words(context, first.sentence))
                yield _relation(first, second, (Tie.LIKELY if falls else Tie.CERTAIN) if between else Tie.ASK)


def _joined(context: Context, first: Claim, second: Claim, join: str) -> Iterator[Relation]:
    """Ends joined by a dash or "to": "$0.09-$0.11", "four to 14 employees", "sales of $73 billion to $74 billion"."""
    own = sentence_words(context, first.sentence)
    if join == "to" and (_CHANGE.search(before(context, first, 60)) or _SCORE.search(own)):
        return
    if second.kind is Kind.COUNT and (_SCORE.search(own) or (join != "to" and second.scale == 1) or not second.noun):
        return
    if first.kind is not second.kind and (join == "to" or first.kind is not Kind.COUNT or second.kind is Kind.PERCENT):
        return  # "£1.1 million to 40 schools", "5,982 acres - 353 claims", "five - 2% of them -"
    if first.kind is Kind.MEASURE and regex.search(r"\p{L}", first.text) and not regex.search(r"\p{L}", second.text):
        return  # the unit stands with the first figure: the second counts what follows it
    if second.kind is Kind.PERCENT and (join == "to" or _SCORE.search(own)):
        return  # "48% to 46% for Len Hirst" is a poll
    low, high = size(first), size(second)
    if first.scale == 1 < second.scale and low < 1000:
        low *= second.scale  # "4-7 million": the first end borrows the scale of the second
    if high < low <= 1000 * high:  # "$21 million to five centres" is given to them
        ends = Const(low, " ".join(first.text.split())), Const(high, " ".join(second.text.split()))
        yield Relation(
            "range-reversed",
            (first.id, second.id),
            Compare(ends[0], "<=", ends[1]),
            Tie.LIKELY,
            f"The range from {quoted(first)} to {quoted(second)} starts above its end: put the lower figure "
            f"first, or check both.",
        )


def _one_figure(context: Context, claim: Claim) -> Iterator[Relation]:
    low, high = claim.parts
    scaled = bool(_DASHED.search(claim.text)) and low < _BARE <= claim.scale
    if scaled and high < low * claim.scale <= _BARE * high:
        low *= claim.scale  # "$30-20 million": the first end borrows the scale of the second
    lead = before(context, claim, 30) + " "
    between = claim.text.lower().startswith("between") or _BETWEEN.search(lead) is not None
    said = between or _RANGING.search(lead) is not None
    united = claim.unit is not None and claim.kind in (Kind.MONEY, Kind.AGE, Kind.MEASURE, Kind.PERCENT)
    if not (said or united or (scaled and claim.noun)):
        return  # "a 10-4 vote", "section 12-3"
    if not said and regex.search(r"\bfrom\b", claim.text.lower() + lead[-8:]):
        return  # "fell from 40 to 30 miles"
    ends = [Const(end, f"{float(end):,g}") for end in (low, high)]
    yield Relation(
        "range-reversed",
        (claim.id,),
        Compare(ends[0], "<=", ends[1]),
        Tie.CERTAIN if between else Tie.ASK if said else Tie.LIKELY,
        f"The range {quoted(claim)} starts above its end: put the lower figure first, or check both.",
    )


def _relation(first: Claim, second: Claim, tie: Tie) -> Relation:
    return Relation(
        "range-reversed",
        (first.id, second.id),
        Compare(_end(first), "<=", _end(second)),
        tie,  # "prizes ranging from £500 to £100" may start with the first prize
        f"The range from {quoted(first)} to {quoted(second)} starts above its end: put the lower figure first, "
        f"or check both.",
    )


def _end(claim: Claim) -> Const:
    return Const(size(claim), " ".join(claim.text.split()))


def _same_scale(first: Claim, second: Claim) -> bool:
    """Whether two figures can be the ends of one range: "between 45 and 35 staff", "between 8 and 10 million"."""
    if first.kind not in _KINDS or second.kind not in _KINDS:
        return False
    if first.unit != second.unit and first.unit is not None:
        return False
    # "between 90 and 1.2 million": the first end borrows the scale of the second.
    return not (first.kind is not second.kind and first.kind is not Kind.COUNT) and (
        first.scale == second.scale or first.scale > 1 or first.unit == second.unit is not None or size(first) >= 1000
    )


def _named(context: Context, second: Claim) -> bool:
    """Whether the range is of something; "between 10 and 2" may be hours of the day."""
    follows = regex.match(r"([a-z-]{2,})", after(context, second))
    return second.kind is not Kind.COUNT or bool(second.noun) or (follows is not None and follows[1] not in _LINKS)


RULE = Rule(
    code="FC605",
    name="range-reversed",
    summary="A range starts above its end.",
    finds="“Between 120 and 95 beds”, “ranging from 45 to 35”, “£500–£100”.",
    why="Either the two figures have changed places or one of them is wrong.",
    silent="Where the text tells of a change (“from 120 to 95 beds”), of a score or of hours of the day.",
    bad="The new theatre will seat between 640 and 410 people.",
    good="The new theatre will cut its seats from 640 to 410.",
    checks=("F6",),
    relate=relate,
)
