"""FC606: "at least" so many and "at least" so many more come to more than the whole."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Hedge, Kind, Ref, Relation, Tie
from factcheck.relate.amounts import after, before, number, quoted
from factcheck.relate.context import Context
from factcheck.relate.lexicon import is_people
from factcheck.relate.pattern import compiled, find
from factcheck.relate.rule import Rule

_LOWER = frozenset({Hedge.AT_LEAST, Hedge.MORE_THAN})
_UPPER = frozenset({Hedge.UP_TO, Hedge.LESS_THAN})
# A part is placed or named: "at least 27 at Orne", "no fewer than seventy of the runners came from Vell".
_PLACED = regex.compile(
    r"^(?:\s?(?:of (?:them|the [a-z-]{3,20}|those(?: [a-z-]{3,20})?)|"
    r"[a-z-]{3,20}))?(?:\s[a-z-]{2,15}){0,4}?\s?\b(?:(?:at|in|from|for|to|by) (?:the )?|"
    r"on (?:\{?\w+day|the|a|board|one|another)\b)"
)
_WHOLE = regex.compile(r"\b(?:in all|in total|altogether|a total of|counted|approved|between them|together|overall)\b")
_OVERLAP = regex.compile(r"\b(?:also|both|each|or|some of whom|aged|over the age|more than one|times|years?)\b")


def relate(context: Context) -> Iterable[Relation]:
    """Yield whole >= sum of lower bounds (or <= sum of upper bounds), for bounds that part one counted whole."""
    for hedges, op in ((_LOWER, ">="), (_UPPER, "<=")):
        runs = [(parts, whole) for parts in _runs(context, hedges) if (whole := _whole(context, parts)) is not None]
        summed = [(parts, whole) for parts, whole in _summed(context) if parts[0].hedge in hedges]
        done = {whole.id for _, whole in runs}
        for parts, whole in (*runs, *(pair for pair in summed if pair[1].id not in done)):
            ids = tuple(part.id for part in parts)
            listed = " and ".join(quoted(part) for part in parts)
            yield Relation(
                "bounds-sum-mismatch",
                (whole.id, *ids),
                Compare(Ref(whole.id), op, Apply("+", tuple(Ref(number_) for number_ in ids))),
                Tie.CERTAIN if all(part.sentence == parts[0].sentence for part in parts) else Tie.LIKELY,
                f"The bounds {listed} come to {{expected}}, which does not fit {quoted(whole)} in all.",
                whole=True,
            )


# "not fewer than 70 kayaks and no fewer than 50 canoes, in all 110 boats": other nouns, summed up beside them
_SUMMED = compiled(
    r"{one:n} [^{};.]{1,30}(?:,| and) {two:n} [^{};.]{1,30}, (?:in all|in total|a total of|together|altogether|"
    r"making|or) "
    r"{whole:n}"
)


def _summed(context: Context) -> Iterable[tuple[list[Claim], Claim]]:
    for found in find(context, _SUMMED):
        if found["one"].hedge is found["two"].hedge and found["whole"].hedge is Hedge.NONE:
            yield [found["one"], found["two"]], found["whole"]


def _runs(context: Context, hedges: frozenset[Hedge]) -> Iterable[list[Claim]]:
    """Runs of bounded counts that part one whole between places: two or more, in one sentence or near."""
    run: list[Claim] = []
    for claim in context.claims:
        if (
            claim.kind is not Kind.COUNT
            or claim.hedge not in hedges
            or not number(claim)
            or not _is_part(context, claim)
        ):
            continue
        if run and (claim.sentence - run[-1].sentence > 3 or not _like(run[0], claim)):
            if len(run) > 1:
                yield run
            run = []
        run.append(claim)
    if len(run) > 1:
        yield run


def _is_part(context: Context, claim: Claim) -> bool:
    tail = after(context, claim, 50)
    return bool(_PLACED.match(tail) or tail.startswith("of them ")) and not _OVERLAP.search(after(context, claim, 25))


def _like(a: Claim, b: Claim) -> bool:
    """Whether both count the same, "of them" included."""
    return not a.noun or not b.noun or a.noun == b.noun or "of them" in a.cues | b.cues


def _whole(context: Context, parts: list[Claim]) -> Claim | None:
    """The one plain count of the same thing near the parts that is summed up or stands before them."""
    noun = next((part.noun for part in parts if part.noun and "of them" not in part.cues), "")
    biggest = max(number(part) or Fraction(0) for part in parts)
    found = []
    for claim in context.claims:
        # "at least 300 in Dunmouth and at least 450 in Carrow, making no more than 700 marchers in all"
        other_way = claim.hedge in (_UPPER if parts[0].hedge in _LOWER else _LOWER)
        if claim.kind is not Kind.COUNT or (claim.hedge and not other_way) or (number(claim) or 0) < biggest:
            continue
        if not -3 <= claim.sentence - parts[-1].sentence <= 3:
            continue
        # "The school has 90 pupils. No fewer than 60 of them ...": the whole that "them" points to.
        pointed = claim.sentence == parts[0].sentence - 1 and all("of them" in part.cues for part in parts)
        summed = pointed or _WHOLE.search(after(context, claim, 45)) or _WHOLE.search(before(context, claim, 30))
        people = is_people(claim.noun, context.options) and is_people(noun, context.options)
        if summed and (not claim.noun or not noun or claim.noun == noun or people):
            found.append(claim)
    return found[0] if len(found) == 1 else None


RULE = Rule(
    code="FC606",
    name="bounds-sum-mismatch",
    summary="Lower (or upper) bounds of the parts do not leave room for the whole.",
    finds="“60 moorings; at least 38 at Vell and at least 27 at Orne”: 65 at the least.",
    why="Bounds add up too: two “at least” make a larger “at least”.",
    silent="Where the bounds leave room for the whole, and where the parts may overlap.",
    bad=(
        "The harbour board approved 60 moorings. At least 38 of the moorings will be at Vell and "
        "at least 27 at Orne."
    ),
    good=(
        "The harbour board approved 60 moorings. Up to 38 of the moorings will be at Vell and up "
        "to 27 at Orne."
    ),
    checks=("F7",),
    relate=relate,
)
