"""One thing told for two times, and by how much it changed, where no word ties the three together.

    The river gave 142 tonnes in 2019 and 121 in 2024, a drop of 15 per cent.
    In 2020 the yard had 48 cranes. It now has 61, 13 more.
    A year ago the home had 412 places. Since May it has had 468. "Fifty-six more places in a year is a feat."
    Keepers saw 39 otters last spring. This spring the number rose to 52.

A pair is taken only where the sentences at hand hold just two figures that it can be, of two times that the words tell
apart, and where no other two figures there give the change that is stated.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

import regex

from factcheck.model import BlockKind, Claim, Hedge, Kind
from factcheck.relate.changes import MULTIPLE, NOUN, Change, Part, counted, parts_of
from factcheck.relate.frame import SLOT, Frame
from factcheck.relate.lexicon import head_noun
from factcheck.relate.pattern import AMOUNTS, value

if TYPE_CHECKING:
    from factcheck.relate.context import Context

__all__ = ["told_twice"]

_REACH = 2  # sentences
_AMOUNT = (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.RATE)
_PAST = regex.compile(
    r"\b(?:ago|earlier|previous(?:ly)?|the (?:year|month|season|week|summer|winter|spring|autumn) before|last "
    r"(?:year|month|season|week|summer|winter|spring|autumn|term|time)|used to|once|originally|at first|back then)\b",
    regex.I,
)
_NOW = regex.compile(
    r"\b(?:now|today|currently|this (?:year|month|season|week|summer|winter|spring|autumn|term|time)|at present|"
    r"nowadays)\b",
    regex.I,
)
_YEAR = regex.compile(r"\{[yd](\d{1,6})\}")
# "a drop of", "the drop", ", 13 more", "Fifty-six more", "That is a third more": taken up from what was just told
_TAKES_UP = regex.compile(
    rf"(?:^[\"“'‘]?|[,;:–—(-] ?|\b(?:that|this|it) (?:is|was|means|marks|represents) )(?:or |about |some |nearly "
    rf"|almost |"
    rf"just |over |which is |that is |up |down )?(?:(?:an?|the|this|that|such an?|our|its) )?(?:[\w-]{{3,14}} )?"
    rf"(?:{NOUN} of )?(?:an? )?$",
    regex.I,
)
_OPENS = regex.compile(r"^[\"“'‘]?(?:[\p{L}’'-]+ ){0,4}$")
_IN_WHAT = regex.compile(rf"^[ -](?:\w{{3,12}} )?(?:{NOUN} )?in (?:the )?(?:number of |total of "
                         rf")?(?P<what>[\p{{Ll}} -]{{3,40}})", regex.I)
_OTHER = regex.compile(
    r"\b(?:average|alone|of (?:them|these|those|which|whom)|including|target|forecast|expected|budget|would|could|"
    r"planned|respectively|per cent of|rate|share|proportion|like-for-like|underlying|apiece|a further|another|"
    r"half[- ]year|quarter|first half|since)\b",
    regex.I,
)
_PRONOUN = regex.compile(r"\b(?:the (?:number|figure|total|count|amount)|it|they|that|this)(?: has| have| had)? "
                         r"\w{2,12} (?:back |again )?to (?:just |only |about )?$", regex.I)


def told_twice(context: Context) -> Iterator[Change]:
    """The changes of one thing told for two times in this sentence and the two before."""
    tied = [change for change in context.changes if change.old is not None and change.new is not None]
    whole = {by.id for change in tied for by in change.by}
    for index, frame in enumerate(context.frames):
        if len(frame.claims) == 0 or _OTHER.search(frame.text) or _block(context, index) is BlockKind.HEADLINE:
            continue
        for part in parts_of(frame):
            if part.role == "by" and part.claim.id not in whole:
                yield from _changed_by(context, index, frame, part)
            elif part.role == "new" and part.direction and part.cue is not None:
                yield from _changed_to(context, index, frame, part)


def _block(context: Context, index: int) -> BlockKind:
    return context.draft.blocks[context.sentences[index].block].kind


def _changed_by(context: Context, index: int, frame: Frame, part: Part) -> Iterator[Change]:
    by = part.claim
    ahead, behind = frame.text[: part.start], frame.text[part.end :]
    named = _IN_WHAT.search(behind)
    noun = head_noun(" " + named["what"]) if named else counted(frame, by) if by.kind is Kind.COUNT else ""
    noun = "" if noun in ("more", "fewer", "less", "extra") else noun  # "It now has 61, 13 more"
    if not noun and not _TAKES_UP.search(ahead) and ":" not in behind:
        return
    if not part.direction and not MULTIPLE.search(by.text):
        return
    colon = ":" in behind and not ahead.strip('"“ ').count("{")
    window = [frame] if colon else [context.frames[at] for at in range(max(0, index - _REACH), index + 1)]
    told = [(c, key) for f in window for c, key in _told(context, f) if c.id != by.id]
    if not colon:
        told = [(c, key) for c, key in told if c.span < by.span]
    taken = {
        figure.id
        for change in context.changes
        if change.by and by not in change.by
        for figure in (change.old, change.new)
        if figure is not None
    }  # "fees rose to $265, up 6%. Subscriptions averaged $968, up 1.6%": each has a change of its own
    told = [(c, key) for c, key in told if c.id not in taken]
    if named is not None:
        told = [
            (c, key) for c, key in told if c.kind is Kind.COUNT or noun in context.sentence_text(c.sentence).lower()
        ]
    pair = _pair(context, told, by, noun)
    here = not ahead.strip("\"“'‘ ") or _OPENS.match(ahead) or any(c.sentence == by.sentence for c in pair or ())
    if not noun and not here:
        return  # "Cake sales are up as well: the growth of 45 per cent": of what its own sentence tells
    if pair is not None and not _fits_another(by, part, [c for c, _ in told]):
        yield Change(frame, *pair, (by,), part.direction, part.cue, part.start, part.end)


def _changed_to(context: Context, index: int, frame: Frame, part: Part) -> Iterator[Change]:
    """ "This spring the number rose to 52", after "39 otters last spring"."""
    has_more = any(other.role in ("old", "by") for other in parts_of(frame))
    if not index or has_more or not _PRONOUN.search(frame.text[: part.start]):
        return
    before = [(c, key) for c, key in _told(context, context.frames[index - 1]) if c.kind is part.claim.kind]
    mine = [key for c, key in _told(context, frame) if c.id == part.claim.id]
    if len(before) != 1 or not mine or _OTHER.search(context.frames[index - 1].text):
        return
    (old, key), new = before[0], part.claim
    if (old.kind, old.unit) == (new.kind, new.unit) and _near(old, new) and _earlier(key, mine[0]):
        yield Change(frame, old, new, (), part.direction, part.cue, part.start, part.end, marked=True)


def _told(context: Context, frame: Frame) -> Iterator[tuple[Claim, float | None]]:
    """The amounts of a sentence with the time that each is told for: a year, -1.0 for the past, 9999.0 for now."""
    slots = [m for m in SLOT.finditer(frame.text) if m[1] in AMOUNTS]
    for number, slot in enumerate(slots):
        claim = frame.claims[int(slot[2])]
        if claim.kind not in _AMOUNT or not value(claim) or claim.hedge not in (Hedge.NONE, Hedge.ABOUT):
            continue
        after = frame.text[slot.end() : slots[number + 1].start() if number + 1 < len(slots) else len(frame.text)]
        before = frame.text[slots[number - 1].end() if number else 0 : slot.start()]
        key = _time(frame, regex.split(r"[;:]|, (?:and|but|while)\b| but ", after)[0])
        yield claim, key if key is not None else _time(frame, before)


def _time(frame: Frame, text: str) -> float | None:
    year = _YEAR.search(text)
    if year is not None and str(frame.claim(year[1]).value)[:4].isdigit():
        return float(str(frame.claim(year[1]).value)[:4])
    if _PAST.search(text):
        return -1.0
    return 9999.0 if _NOW.search(text) else None


def _earlier(one: float | None, two: float | None) -> bool:
    """Whether the first of two times is before the second, which may go unsaid after a time gone by."""
    if one is None or one == two:
        return False
    return one < 9999.0 if two is None else one < two


def _pair(
    context: Context, told: list[tuple[Claim, float | None]], by: Claim, noun: str
) -> tuple[Claim, Claim] | None:
    """The only two figures of one thing and two times; a bare figure goes on with the thing of the one before it."""
    groups: dict[tuple[Kind, str | None], list[tuple[Claim, float | None]]] = {}
    for claim, key in told:
        of = counted(context.frames[claim.sentence], claim)
        if by.kind in _AMOUNT and (by.kind, by.unit) != (claim.kind, claim.unit):
            continue
        if claim.kind is Kind.COUNT and noun and of and of != noun:
            continue
        kind = Kind.COUNT if claim.kind is Kind.RATE else claim.kind
        groups.setdefault((kind, claim.unit), []).append((claim, key))
    pairs = []
    for found in groups.values():
        nouns = {counted(context.frames[c.sentence], c) for c, _ in found if c.kind is Kind.COUNT} - {""}
        if len(found) != 2 or len(nouns) > 1 or (found[0][0].kind is Kind.COUNT and not nouns):
            continue
        (one, first), (two, second) = found
        if one.sentence == two.sentence and (first is None or second is None):
            continue  # "lost 30 nurses and 12 porters last year"
        if _earlier(first, second) and _near(one, two):
            pairs.append((one, two))
        elif _earlier(second, first) and _near(one, two):
            pairs.append((two, one))
    return pairs[0] if len(pairs) == 1 else None


def _near(old: Claim, new: Claim) -> bool:
    a, b = value(old) or Fraction(0), value(new) or Fraction(0)
    return 0 < a <= 10 * b <= 100 * a


def _fits_another(by: Claim, part: Part, claims: list[Claim]) -> bool:
    """Whether some two figures at hand give the stated change."""
    said = value(by) or Fraction(0)
    for one, two in combinations(claims, 2):
        a, b = value(one) or Fraction(0), value(two) or Fraction(0)
        if (one.kind, one.unit) != (two.kind, two.unit):
            continue
        for old, new in ((a, b), (b, a)):
            if by.kind in _AMOUNT:
                fits = abs(new - old) == said
            elif MULTIPLE.search(by.text):
                fits = abs(new / old - said) <= said / 8
            else:
                share = abs(new / old - 1) * (100 if by.kind is Kind.PERCENT else 1)
                fits = abs(share - said) <= (Fraction(1, 10**by.decimals) if by.kind is Kind.PERCENT else said / 10)
            if fits:
                return True
    return False
