"""FC211: each link of "A, of whom B, of whom C" must fit inside the one before."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Claim, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.lexicon import EVENTS, head_noun, is_people
from factcheck.relate.parts import at_most, exact, noun_of, open_above, quoted, same_money
from factcheck.relate.rule import Rule

# "{n0} people had one, of whom {n1} were sent on"
_LINK = regex.compile(
    r"\{(?P<a>[nm])(?P<outer>\d+)\}(?:[^{}.]|\{[^nm]\d+\}){0,110}?[,;(–—]? ?(?:and |but |with )?"
    r"(?P<cue>of (?:whom|which)|of (?:these|those)(?=,)|out of (?:whom|which))(?:,| the| a| some|"
    r" about| around| only| just| almost| nearly){0,2} "
    r"\{(?P<b>[nm])(?P<inner>\d+)\}"
)
_MOST = regex.compile(
    r"\{(?P<a>[nm])(?P<outer>\d+)\}[^{}.]{0,110}?[,;(–—] ?(?:and |but |with )?"
    r"\{(?P<b>[nm])(?P<inner>\d+)\} (?P<cue>of (?:whom|which|them|these|those))\b"
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield inner <= outer for each link."""
    for frame in context.frames:
        for pattern in (_LINK, _MOST):
            for match in pattern.finditer(frame.text, overlapped=True):
                outer, inner = frame.claim(match["outer"]), frame.claim(match["inner"])
                if not (exact(outer) and exact(inner) and same_money([outer, inner])):
                    continue
                if (
                    regex.search(r"\p{Lu}\p{L}* $", frame.text[: match.start()])
                    and frame.text[match.end("outer") + 1] in ",;."
                ):
                    continue  # "paid from Pool 3, of which six": a name, no number of things
                if frame.text.startswith(" or ", match.end("outer") + 1):
                    continue  # "have lost one or both of their parents, 12 million of which"
                after = frame.text[match.end() : match.end() + 60]
                if match["a"] == "n" and not _same_thing(context, outer, inner, after, match["cue"]):
                    continue
                yield _relation(inner, outer)


def _same_thing(context: Context, outer: Claim, inner: Claim, after: str, cue: str) -> bool:
    of_outer, of_inner = noun_of(context, outer), head_noun(after, inner)
    if cue.endswith("whom") and of_outer and not is_people(of_outer, context.options):
        return False  # "12 hubs with carers, of whom 30 ...": the people stand somewhere else
    if of_inner in EVENTS and of_inner != of_outer:
        return False
    return (
        not of_inner
        or of_inner == of_outer
        or is_people(of_inner, context.options)
        or not after.startswith(" " + of_inner)
    )


def _relation(inner: Claim, outer: Claim) -> Relation:
    return Relation(
        "chain-exceeds",
        (inner.id, outer.id),
        at_most([inner], outer),
        Tie.LIKELY if open_above(outer) else Tie.CERTAIN,
        f"{quoted(inner)} is said to be part of {quoted(outer)}, but is larger: check both figures.",
        whole=inner.kind == "count",
    )


RULE = Rule(
    code="FC211",
    name="chain-exceeds",
    summary="A figure after “of whom” or “of which” is larger than the one before it.",
    finds="“64 failed, of which 78 were thrown away.”",
    why="What is taken out of a group cannot be more than the group.",
    silent="When the second figure counts something else, such as repair orders sent to playgrounds.",
    bad="Of the 310 lamps tested, 64 failed, of which 78 were thrown away.",
    good="Of the 310 lamps tested, 64 failed; with those of last year, 78 lamps were thrown away.",
    checks=("B11",),
    relate=relate,
)
