"""FC513: age bands should not overlap."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import regex

from factcheck.model import BlockKind, Claim, Compare, Const, Hedge, Kind, Ref, Relation, Tie
from factcheck.relate.calendar import written
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule

_UNDER = regex.compile(r"\b(?:under|below|up to but|less than)\b")
_OLDEST = 110


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each band of ages and the next, lower end of the next > upper end of the first; once a table."""
    for bands in _series(context):
        for one, other in itertools.pairwise(bands):
            if one.parts[1] == other.parts[0] or _gap(bands, one, other):
                upper, lower = one.parts[1], other.parts[0]
                yield (
                    Relation(
                        "age-band-overlap",
                        (other.id, one.id),
                        Compare(
                            Const(lower, f"{lower} (first age of {written(other)})"),
                            ">",
                            Const(upper, f"{upper} (last age of {written(one)})"),
                        ),
                        Tie.LIKELY,
                        f"Both “{written(one)}” and “{written(other)}” take in those aged {upper}: check the bands.",
                    )
                    if upper == lower
                    else _left_out(one, other)
                )
                break
    yield from _in_prose(context)


def _gap(bands: list[Claim], one: Claim, other: Claim) -> bool:
    """Whether one year lies between two bands of a series that otherwise follow on: "5 to 12, 14 to 17, 18 to 21"."""
    steps = [after.parts[0] - before.parts[1] for before, after in itertools.pairwise(bands)]
    return len(bands) > 2 and other.parts[0] - one.parts[1] == 2 and steps.count(Fraction(1)) == len(steps) - 1


def _left_out(one: Claim, other: Claim) -> Relation:
    upper, lower = one.parts[1], other.parts[0]
    return Relation(
        "age-band-overlap",
        (other.id, one.id),
        Compare(
            Const(lower, f"{lower} (first age of {written(other)})"),
            "=",
            Const(upper + 1, f"{upper + 1} (the age after {written(one)})"),
        ),
        Tie.LIKELY,
        f"Nobody aged {upper + 1} is in “{written(one)}” or in “{written(other)}”: check the bands.",
    )


# "children from five to nine ... The next, from ten to thirteen ... Those from thirteen to sixteen"
_FROM_TO = regex.compile(r"\b(?:from|aged|between) \{[na](?P<low>\d+)\} (?:to|and) \{[na](?P<high>\d+)\}")
_GROUPS = regex.compile(r"\b(?:age groups?|groups?|aged?|ages|bands?)\b", regex.IGNORECASE)
_PEOPLE = regex.compile(
    r"\b(?:child(?:ren)?|pupils?|people|those|adults?|boys|girls|women|men|residents|patients)\b", regex.I
)


def _in_prose(context: Context) -> Iterator[Relation]:
    """Three or more pairs of ages in one paragraph, rising, of which two share an age."""
    for block, claims in context.by_block.items():
        frames = [f for f, s in zip(context.frames, context.sentences, strict=True) if s.block == block]
        text = " ".join(frame.text for frame in frames)
        if len(claims) < 6 or not _GROUPS.search(text) or not _PEOPLE.search(text) or _UNDER.search(text.lower()):
            continue
        pairs = [
            (frame.claim(match["low"]), frame.claim(match["high"]))
            for frame in frames
            for match in _FROM_TO.finditer(frame.text)
        ]
        ends = [value for pair in pairs for claim in pair if isinstance(value := claim.value, Fraction)]
        if len(pairs) < 3 or len(ends) != 2 * len(pairs) or ends != sorted(ends) or max(ends) > _OLDEST:
            continue
        for (_, upper), (lower, _) in itertools.pairwise(pairs):
            yield Relation(
                "age-band-overlap",
                (lower.id, upper.id),
                Compare(Ref(lower.id), ">", Ref(upper.id)),
                Tie.LIKELY,
                f"One band ends at “{written(upper)}” and the next begins at “{written(lower)}”: check the bands.",
            )


def _series(context: Context) -> Iterator[list[Claim]]:
    """Runs of three or more bands (two, where they are said to be ages) in rising order, by block or table column."""
    groups: dict[tuple[str, int, int], list[Claim]] = {}
    for claim in context.claims:
        if not _is_band(claim):
            continue
        block = context.block(claim)
        if block.kind is BlockKind.TABLE_CELL and block.table_id is not None:
            key = ("table", block.table_id, block.column or 0 if (block.column or 0) == 0 else 1000 + (block.row or 0))
        elif block.list_id is not None:
            key = ("list", block.list_id, 0)
        else:
            key = ("block", claim.block, 0)
        groups.setdefault(key, []).append(claim)
    for bands in groups.values():
        said = any(claim.kind is Kind.AGE for claim in bands) or _speaks_of_ages(context, bands[0])
        top = _and_over(context, bands[-1])
        # "which group they belong to: 16 to 29, 30 to 44, 45 to 59 and 60 or above": bands of nothing else than years
        said = said or (len(bands) > 2 and bool(top) and all(not c.noun for c in bands) and _of_groups(context, top[0]))
        bands = [*bands, *top]
        rising = all(
            one.parts[0] < other.parts[0] and one.parts[1] <= other.parts[0] + 1
            for one, other in itertools.pairwise(bands)
        )
        if len(bands) >= 2 and said and rising and not any(_UNDER.search(_words(context, claim)) for claim in bands):
            yield bands


def _and_over(context: Context, last: Claim) -> list[Claim]:
    """The open band at the end of a series, as one up to the oldest age: "18 and over", "65+"."""
    for claim in context.claims[last.id + 1 : last.id + 4]:
        if claim.hedge in (Hedge.AT_LEAST,) and claim.kind in (Kind.AGE, Kind.COUNT) and claim.block == last.block:
            low = claim.value
            if isinstance(low, Fraction) and low > last.parts[0]:
                return [replace(claim, parts=(low, Fraction(_OLDEST)))]
    return []


def _is_band(claim: Claim) -> bool:
    kinds = (Kind.AGE, Kind.INTERVAL, Kind.COUNT)  # "four age groups: 16-25, 25-40": bare ranges, see _speaks_of_ages
    if len(claim.parts) != 2 or claim.unit not in ("year", None) or claim.kind not in kinds:
        return False
    low, high = claim.parts
    return Fraction(0) <= low < high <= _OLDEST


def _speaks_of_ages(context: Context, claim: Claim) -> bool:
    block = context.draft.blocks[claim.block].span
    return (
        regex.search(
            r"\b(?:aged?|ages|age groups?|year-olds|years old)\b",
            context.words(max(0, block.start - 200), block.end).lower(),
        )
        is not None
    )


def _of_groups(context: Context, claim: Claim) -> bool:
    block = context.draft.blocks[claim.block].span
    return _GROUPS.search(context.words(block.start, block.end)) is not None


def _words(context: Context, claim: Claim) -> str:
    after = context.words(claim.span.end, min(len(context.draft.prose), claim.span.end + 12)).partition(".")[0]
    return f"{context.words(max(0, claim.span.start - 12), claim.span.end)} {after}".lower()


RULE = Rule(
    code="FC513",
    name="age-band-overlap",
    summary="Two age bands share an age.",
    finds="Bands such as 18-24 and 24-34 in a list, a table or a sentence, in which those aged 24 belong twice.",
    why="Nobody can say into which band a person of that age was counted, so the shares cannot be trusted.",
    silent="With “to under 24”, and with ranges that are no series of bands.",
    bad="Of the 80 rowers 21 are aged 18 to 29, 35 are aged 29 to 44 and 24 are aged 45 to 60.",
    good="Of the 80 rowers 21 are aged 18 to 29, 35 are aged 30 to 44 and 24 are aged 45 to 60.",
    checks=("E13",),
    relate=relate,
)
