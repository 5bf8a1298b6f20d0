"""direction-mismatch: "rose" beside two figures that fall, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Compare, Evidence, Kind, Relation, Tie
from factcheck.relate.changes import Change
from factcheck.relate.context import Context
from factcheck.relate.pattern import q, ref, value
from factcheck.relate.rule import Rule

# Where a smaller number is the better one, "climbed from 12 to 8" and "improved to 6" are no slips.
_SMALL_IS_GOOD = regex.compile(
    r"\b(?:rank(?:ed|ing|s)?|position|place[ds]?|league|grade|rating|seed(?:ed)?|number|no\.|loss(?:es)?|"
    r"deficit|improv\w+|"
    r"eas(?:ed|es|ing)|negative|below zero|minus)\b",
    regex.IGNORECASE,
)


def relate(context: Context) -> Iterator[Relation]:
    """Tie the word for the direction of a change to its two figures."""
    said = {(change.old, change.new) for change in context.changes}
    for change in context.changes:
        yield from _relation(context, change, Tie.CERTAIN)
    for change in context.changes_across:
        if (change.old, change.new) not in said:
            yield from _relation(context, change, Tie.LIKELY)


def _relation(context: Context, change: Change, tie: Tie) -> Iterator[Relation]:
    old, new = change.old, change.new
    if old is None or new is None or not change.direction or change.word is None:
        return
    if value(old) is None or value(new) is None or old.kind in (Kind.ORDINAL, Kind.SCORE):
        return
    if _SMALL_IS_GOOD.search(change.frame.text):
        return
    word = " ".join(context.span_text(change.word).split())
    yield Relation(
        rule="direction-mismatch",
        claims=(new.id, old.id),
        formula=Compare(ref(new), ">=" if change.direction > 0 else "<=", ref(old)),
        tie=tie,
        message=f"The text says “{word}”, but from {q(old)} to {q(new)} is a "
        f"{'fall' if change.direction > 0 else 'rise'}; check the word and the order of the figures.",
        ties=(change.word,),
        evidence=(Evidence(change.word),),
    )


RULE = Rule(
    code="FC403",
    name="direction-mismatch",
    summary="The word for a rise or fall contradicts the figures.",
    finds="Rose, fell, up, down, an increase, a drop, and the like, beside an earlier and a later figure that go the "
    "other way.",
    why="Either the word is wrong or the two figures have changed places, and the headline may rest on it.",
    silent="With ranks, grades and losses, where a smaller number can be an improvement. The order in which the two "
    "figures are written does not matter: “to 540 from 500” is a rise.",
    bad="Burglary in Tanner's Cross rose from 540 in 2022 to 500 in 2023.",
    good="Burglary in Tanner's Cross rose to 540 in 2023 from 500 in 2022.",
    checks=("D3",),
    relate=relate,
)
