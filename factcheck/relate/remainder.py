"""FC210: what remains must be the whole less the parts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from factcheck.model import Apply, Claim, Compare, Const, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.partition import Partition, partitions
from factcheck.relate.parts import quoted, quotes, sum_of
from factcheck.relate.rule import Rule


def relate(context: Context) -> Iterator[Relation]:
    """Yield remainder = whole - parts; where a figure between may be no part, readings with and without it."""
    for number, found in enumerate(partitions(context)):
        if found.remainder is None:
            continue
        group = f"remainder-mismatch {found.remainder.id} {number}"
        for parts in _readings(found):
            for whole in found.wholes[:3]:
                yield _relation(found, whole, parts, group)
        first = found.parts[0]
        if first.sentence != found.remainder.sentence:
            yield _of_the_part(found.remainder, first, group)


def _of_the_part(rest: Claim, part: Claim, group: str) -> Relation:
    """ "Three of the 15 brands grew. [One is described.] The other two ...": of the three, one was named."""
    one = Const(Fraction(1), "1 named")
    return Relation(
        "remainder-mismatch",
        (rest.id, part.id),
        Compare(Ref(rest.id), "=", Apply("-", (Ref(part.id), one))),
        Tie.LIKELY,
        f"{quoted(part)} less the one named leaves {{expected}}, not {quoted(rest)}: check the figures.",
        group=group,
        whole=True,
    )


def _readings(found: Partition) -> Iterator[list[Claim]]:
    """Which figures are parts: the first always, the others in every combination (all of them first)."""
    first, *rest = found.parts
    loose = [*rest, *found.doubtful][:5]
    for size in range(len(loose), -1, -1):
        for some in combinations(loose, size):
            yield sorted([first, *some, *found.exclusive], key=lambda claim: claim.id)


def _relation(found: Partition, whole: list[Claim], parts: list[Claim], group: str) -> Relation:
    rest = found.remainder
    assert rest is not None
    return Relation(
        "remainder-mismatch",
        (rest.id, *(claim.id for claim in whole), *(part.id for part in parts)),
        Compare(Ref(rest.id), "=", Apply("-", (sum_of(whole), *(Ref(part.id) for part in parts)))),
        Tie.CERTAIN if found.sure and not found.doubtful else Tie.LIKELY,
        f"Of {quotes(whole)}, less {quotes(parts)}, {{expected}} remain, not {quoted(rest)}: check the figures.",
        group=group,
        whole=True,
    )


RULE = Rule(
    code="FC210",
    name="remainder-mismatch",
    summary="“The remaining” figure is not what is left of the whole.",
    finds=(
        "A whole, what became of some of its members, and a figure for the remaining or other ones that "
        "is not the difference."
    ),
    why="“The remaining” promises that nobody is missing and nobody is counted twice.",
    silent="When no whole is given, or when some reading of the figures in between makes the sum come out.",
    bad="Of the 75 wells tested, 51 were clean and the remaining 34 were capped.",
    good="Of the 75 wells tested, 51 were clean and the remaining 24 were capped.",
    checks=("B10",),
    relate=relate,
)
