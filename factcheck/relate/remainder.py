"""FC210: what remains must be the whole less the parts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

import regex

from factcheck.model import Apply, Claim, Compare, Const, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.partition import Partition, partitions
from factcheck.relate.parts import exact, quoted, quotes, sum_of
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
    yield from _of_amounts(context)


# "Of the £84 million, £61 million has been spent. The remaining £33 million ..."
_OF_AMOUNT = regex.compile(
    r"\b(?:Of|Out of|From) (?:the|its|this|that|their|our|a total of) (?:total |\p{Ll}+ "
    r")?\{(?P<k>[mu])(?P<whole>\d+)\}[^{}.;:]{0,70}?, ?"
    r"(?:[\p{L}’'-]+ ){0,4}?\{(?:(?P=k)|n)(?P<part>\d+)\}"
)
_REST = regex.compile(
    r"\b(?:the|a|its) (?:remaining|other|final|last|balance of|rest,?|remainder,?|remainder of) ?(?:some |about "
    r")?\{(?:[mu]|n)(?P<rest>\d+)\}|"
    r"\bleaving (?:only |just )?\{(?:[mu]|n)(?P<rest>\d+)\}",
    regex.IGNORECASE,
)


def _of_amounts(context: Context) -> Iterator[Relation]:
    """The same of money and measures: bare numbers are of the whole's unit ("of the 84 miles, 61 are open")."""
    for index, frame in enumerate(context.frames):
        match = _OF_AMOUNT.search(frame.text)
        if match is None:
            continue
        whole = frame.claim(match["whole"])
        for near in context.frames[index : index + 2]:
            rest = _REST.search(near.text, match.end() if near is frame else 0)
            if rest is None:
                continue
            left = near.claim(rest["rest"])
            parts = [c for c in frame.slots("mun", match.start("part") - 3) if c.id not in (whole.id, left.id)]
            parts = [c for c in parts if c.id < left.id]
            if near is not frame and near.slots("mun")[0].id != left.id:
                break
            alike = all(
                (c.kind, c.unit) == (whole.kind, whole.unit) or _is_bare(near, c) or _is_bare(frame, c)
                for c in (*parts, left)
            )
            if parts and alike and all(map(exact, (whole, *parts, left))) and not whole.hedge:
                yield _amount(whole, parts, left, near is frame)
            break


def _is_bare(frame: Frame, claim: Claim) -> bool:
    """Whether nothing is counted behind a number: "61 are open", "the remaining 33 will"."""
    behind = frame.text.partition(f"{{n{claim.id}}}")[2]
    return regex.match(r" (?:is|are|was|were|has|have|had|will|would|went|goes)\b|[,.;]", behind) is not None


def _amount(whole: Claim, parts: list[Claim], left: Claim, together: bool) -> Relation:
    return Relation(
        "remainder-mismatch",
        (left.id, whole.id, *(part.id for part in parts)),
        Compare(Ref(left.id), "=", Apply("-", (Ref(whole.id), *(Ref(part.id) for part in parts)))),
        Tie.CERTAIN if together and len(parts) == 1 else Tie.LIKELY,
        f"Of {quoted(whole)}, less {quotes(parts)}, {{expected}} remain, not {quoted(left)}: check the figures.",
    )


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
