"""repeated-change-mismatch: one change stated twice, with two sizes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from factcheck.model import Claim, Compare, Expression, Kind, Relation, Tie
from factcheck.relate.changes import MULTIPLE, NOUN, direction_of, parts_of
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.lexicon import singular
from factcheck.relate.pattern import HUNDRED, ONE, minus, q, ref, times, value
from factcheck.relate.rule import Rule

_IN = regex.compile(
    rf"^[ -](?:\w{{3,12}} )?{NOUN} in (?:the )?(?:number of )?(?P<what>[^{{}},;.]{{2,50}})", regex.IGNORECASE
)
_OF_IN = regex.compile(r"^ in (?:the )?(?:number of )?(?P<what>[^{},;.]{2,50})", regex.IGNORECASE)
_MORE = regex.compile(r"^ (?:more|fewer) (?P<what>[^{},;.]{2,40})", regex.IGNORECASE)
_SUBJECT = regex.compile(
    r"^[\"“]?(?:the number of )?(?P<what>[\w' -]{3,40}?)(?: (?:to|in|at|of|on|from|by) [^{}]{2,60}| \{[a-z]\d+\}"
    r"[^{}]{0,40})? (?:has |have |had )?(?:went|gone|rose|risen|fell|fallen|grew|grown|increased|decreased|"
    r"dropped|declined) (?:up |down )?by $",
    regex.IGNORECASE,
)
# "Sightings of owls have trebled since 2019", "a doubling of owl sightings"
_MULTIPLIED = regex.compile(
    r"^[\"“]?(?:the number of )?(?P<what>[\w' -]{3,40}?)(?: (?:to|in|at|of|on|from|by) [^{}]{2,60})? (?:has |"
    r"have |had )?"
    r"(?:(?:more than|almost|nearly|about) )?$",
    regex.IGNORECASE,
)
_OF_WHAT = regex.compile(r"^ (?:of|in) (?:the )?(?:number of )?(?P<what>[^{},;.]{2,50})", regex.IGNORECASE)
_DEFINITE = regex.compile(rf"\b(?:the|this|that|such an?|our|its|their) (?:\w{{3,12}} "
                          rf")?(?:{NOUN} of )?$", regex.IGNORECASE)
_SINCE = regex.compile(r"\bsince (?:\w{3,12} )?\{[yd]", regex.IGNORECASE)
_YEAR = regex.compile(r"\{y(?P<id>\d{1,6})\}")
_ENDED = regex.compile(r"\bended \{y(?P<id>\d{1,6})\}", regex.IGNORECASE)
_SCOPED = regex.compile(r"\b(?:under|aged|alone|among|excluding|so far|half|quarter|month)\b", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Stated:
    claim: Claim
    what: str
    direction: int
    years: frozenset[str]
    definite: bool  # "the 15 per cent rise": one that was told before
    text: frozenset[str]  # the words of its sentence


def relate(context: Context) -> Iterator[Relation]:
    """Tie each statement of a change to a later one of the same thing, direction and years."""
    stated = [found for frame in context.frames for found in _statements(context, frame)]
    for number, second in enumerate(stated):
        for first in stated[:number]:
            same = first.direction == second.direction and _same_thing(first, second)
            apart = first.claim.sentence != second.claim.sentence
            when = first.years == second.years if first.years and second.years else second.definite
            alike = [s for s in stated if s.direction == second.direction and _same_thing(s, second)]
            alone = len({s.claim.value for s in alike}) == 2
            if same and apart and when and (second.years or alone) and _comparable(first.claim, second.claim):
                yield _relation(first.claim, second.claim)
                break


def _statements(context: Context, frame: Frame) -> Iterator[_Stated]:
    if _SCOPED.search(frame.text):
        return
    years = frozenset(str(context.claims[int(m["id"])].value) for m in _YEAR.finditer(frame.text))
    if not years and (issued := context.draft.issued) is not None and regex.search(r"\blast year\b", frame.text):
        years = frozenset({str(issued.year - 1)})
    if years and _SINCE.search(frame.text):
        years |= {"since"}
    for part in parts_of(frame):
        if part.role != "by" and part.claim.role != "by" and not _MORE.search(frame.text[part.end :]):
            continue
        ahead, behind = frame.text[: part.start], frame.text[part.end :]
        named = _IN.search(behind) or _OF_IN.search(behind) or _MORE.search(behind) or _SUBJECT.search(ahead)
        if named is None and MULTIPLE.search(part.claim.text):
            named = _OF_WHAT.search(behind) or _MULTIPLIED.search(ahead)
        what = _plain(named["what"]) if named else ""
        direction = part.direction or part.claim.direction or direction_of(behind[:12])
        if what and direction:
            told = frozenset(singular(word.lower()) for word in regex.findall(r"[\p{L}’'-]{2,30}", frame.text))
            yield _Stated(part.claim, what, direction, years, _DEFINITE.search(ahead) is not None, told)


def _same_thing(one: _Stated, two: _Stated) -> bool:
    """Whether both are of one thing: "sightings of owls" and "owl sightings"; "net income" is not "income"."""
    mine, yours = one.what.split(), two.what.split()
    return mine[-1] == yours[-1] and set(mine) <= two.text and set(yours) <= one.text


def _plain(what: str) -> str:
    """ "visits to the museums" and "the visits" both give "visit"; "net income" is not "operating income"."""
    words = regex.split(r" (?:to|in|at|of|on|from|by|between|over|for|since|during|than|that|is|was|are|were|"
                        r"followed) ", f" {what.lower()} ")[
        0
    ].split()
    return " ".join(singular(word) for word in words if word not in ("the", "a", "an", "its", "their", "our"))


def _comparable(one: Claim, two: Claim) -> bool:
    share = (Kind.PERCENT, Kind.RATIO)
    return (one.kind is two.kind and one.unit == two.unit and not one.per and not two.per) or (
        one.kind in share and two.kind in share
    )


def _relation(first: Claim, second: Claim) -> Relation:
    return Relation(
        rule="repeated-change-mismatch",
        claims=(second.id, first.id),
        formula=Compare(_in_hundred(second, first), "=", _in_hundred(first, second)),
        tie=Tie.LIKELY,
        message=f"The change is given as {q(first)} and as {q(second)}; if it is the same one, they should agree.",
    )


def _in_hundred(claim: Claim, other: Claim) -> Expression:
    if claim.kind is Kind.RATIO and other.kind is Kind.PERCENT:
        share = ref(claim) if (value(claim) or 0) < 1 else minus(ref(claim), ONE)  # "doubled" is 100% more
        return times(share, HUNDRED)
    return ref(claim)


RULE = Rule(
    code="FC413",
    name="repeated-change-mismatch",
    summary="One change is stated twice, with two sizes.",
    finds="Two statements of how much something rose or fell over the same years that do not agree.",
    why="One of them is left over from an earlier draft.",
    silent="When the years differ or are not given, and when one is of a part or a group.",
    bad=(
        "Sales of the Dray ferry pass rose by a quarter between 2020 and 2021.\n\nThe 18 per "
        "cent rise in sales between 2020 and 2021 came before the new pier."
    ),
    good=(
        "Sales of the Dray ferry pass rose by a quarter between 2020 and 2021.\n\nThe 18 per "
        "cent rise in sales between 2019 and 2020 came before the new pier."
    ),
    checks=("D14",),
    relate=relate,
)
