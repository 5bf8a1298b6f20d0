"""direction-mismatch: "rose" beside two figures that fall, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Claim, Compare, Evidence, Kind, Relation, Span, Tie
from factcheck.relate.changes import Change
from factcheck.relate.context import Context
from factcheck.relate.pattern import compiled, find, q, ref, value
from factcheck.relate.rule import Rule

# Where a smaller number is the better one, "climbed from 12 to 8" and "improved to 6" are no slips.
_SMALL_IS_GOOD = regex.compile(
    r"\b(?:rank(?:ed|ing|s)?|position|place[ds]?|league|grade|rating|seed(?:ed)?|(?<!\b(?:the|this|that|its|"
    r"their) )number(?! of\b)|no\.|improv\w+|"
    r"negative|below zero|minus|gain on|profit)\b",
    regex.IGNORECASE,
)
# "A loss of $2.9 million, up from $2.2 million": most writers mean the size, not all; rules are eased upwards too.
_LOSS = regex.compile(r"\b(?:loss(?:es)?|deficit|eas(?:ed|es|ing))\b", regex.IGNORECASE)
# Below nought, better is more: "improving our equity from -$7.2M to -$1.2M".
_IMPROVED = compiled(r"\b(?P<cue>improv(?:ed|es|ing|ement))\b[^{};.]{0,60} from {old:nmpu}[^{};.]{0,12} to {new:nmpu}")


def relate(context: Context) -> Iterator[Relation]:
    """Tie the word for the direction of a change to its two figures."""
    said = {(change.old, change.new) for change in context.changes}
    for change in context.changes:
        yield from _relation(context, change, Tie.CERTAIN)
    for change in context.changes_across:
        if (change.old, change.new) not in said:
            yield from _relation(context, change, Tie.LIKELY)
    for found in find(context, _IMPROVED):
        old, new = found["old"], found["new"]
        if "correlation" in found.frame.text.lower():
            continue  # the stronger of two correlations is the one further from nought
        if (old.kind, old.unit) == (new.kind, new.unit) and max(value(old) or 0, value(new) or 0) < 0:
            yield _one(new, old, 1, found.word(), found.tie()[0], Tie.LIKELY)


def _relation(context: Context, change: Change, tie: Tie) -> Iterator[Relation]:
    old, new = change.old, change.new
    if old is None or new is None or not change.direction or change.word is None:
        return
    if value(old) is None or value(new) is None or old.kind in (Kind.ORDINAL, Kind.SCORE):
        return
    if _SMALL_IS_GOOD.search(change.frame.text) or _names_a_thing(context, change.word, new.sentence):
        return
    if _LOSS.search(change.frame.text):
        if min(value(old) or 0, value(new) or 0) < 0:
            return
        tie = Tie.LIKELY
    word = " ".join(context.span_text(change.word).split())
    yield _one(new, old, change.direction, word, change.word, tie)


def _names_a_thing(context: Context, place: Span, sentence: int) -> bool:
    """Whether the word is part of a name for something: "a contracting firm that grew from 1 to 325 people"."""
    tokens = context.sentences[sentence].tokens
    token = next((t for t in tokens if t.span.start <= place.start < t.span.end), None)
    if token is None or not token.text.lower().endswith(("ing", "ed")):
        return False
    return token.dep in ("amod", "compound") and tokens[token.head].span.start > token.span.start


def _one(new: Claim, old: Claim, direction: int, word: str, place: Span, tie: Tie) -> Relation:
    return Relation(
        rule="direction-mismatch",
        claims=(new.id, old.id),
        formula=Compare(ref(new), ">=" if direction > 0 else "<=", ref(old)),
        tie=tie,
        message=f"The text says “{word}”, but from {q(old)} to {q(new)} is a "
        f"{'fall' if direction > 0 else 'rise'}; check the word and the order of the figures.",
        ties=(place,),
        evidence=(Evidence(place),),
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
