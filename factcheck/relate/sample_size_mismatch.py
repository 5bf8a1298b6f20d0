"""sample-size-mismatch: one survey with two numbers of people asked."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import BlockKind, Compare, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.lexicon import head_noun, singular
from factcheck.relate.pattern import Found, compiled, find, q, ref, value
from factcheck.relate.rule import Rule

# "a poll of 1,318 workers", "X-rays of 215 divers", "interviewed 510 islanders"
_SAMPLE = compiled(
    r"\b(?P<cue>(?:survey|poll|study|sample|panel|trial|interviews?|x-rays|scans|tests?|replies|responses) "
    r"(?:of|with|from)|"
    r"surveyed|polled|interviewed|questioned) (?:some |a total of |the )?{sample:n}(?P<noun>(?: [\w-]{2,20}){1,4})"
)
# "Base: all workers, 1,381"; "All recruits, n = 750"
_BASE = compiled(
    r"\b(?:base|sample(?: size)?)(?P<cue>:) (?:n ?= ?)?(?P<who>[^{};:]{0,40}?),? ?(?:\(?n ?= ?)?{base:n}"
    r"(?P<behind>[^{}]{0,30})"
)
# "The total sample was 1,215 adults"
_WHOLE = compiled(
    r"\b(?P<cue>(?:total|full|overall|entire|whole|final) (?P<who>)(?:sample|survey|panel)(?: size)?(?: was| of| is| "
    r"comprised| comprises| numbered| consisted of| consists of| came to| stood at)?) (?:some |a total of )?{base:n}"
    r"(?P<behind>[^{}.]{0,30})|\b(?P<cue>sample(?: size)? (?P<who>)(?:was|is|comprised|numbered|consisted of)) {base:n}"
    r"(?P<behind>[^{}.]{0,30})"
)
_ALL = compiled(r"\b(?P<cue>all) (?P<who>[\w -]{3,30}?),? \(?n ?= ?{base:n}(?P<behind>)")
_NEAR = Fraction(3, 2)
_SUBGROUP = regex.compile(
    r"\b(?:who|which|that|aged|with|without|for|parents?|users?|among|over|under|female|male|men|women|question)\b",
    regex.IGNORECASE,
)


def relate(context: Context) -> Iterator[Relation]:
    """Tie the number asked in the text to the base in the notes."""
    samples = list(find(context, _SAMPLE))
    yield from _asked_again(context, samples)
    for found in find(context, _BASE, _ALL, _WHOLE):
        who, base = found.word("who"), found["base"]
        if _SUBGROUP.search(who) or _SUBGROUP.search(found.word("behind")) or (value(base) or 0) < 20:
            continue
        asked = {singular(word) for word in who.split()} or {head_noun(" " + found.word("behind"))}
        fitting = [s for s in samples if head_noun(s.match["noun"]) in asked or "respondent" in asked]
        if len({s["sample"].value for s in fitting}) == 1:
            sample = fitting[0]["sample"]
            yield Relation(
                rule="sample-size-mismatch",
                claims=(base.id, sample.id),
                formula=Compare(ref(base), "=", ref(sample)),
                tie=Tie.LIKELY,
                message=f"The survey is said to be of {q(sample)}, but its base is given as {q(base)}; check "
                f"which is right.",
                ties=found.tie(),
            )


def _asked_again(context: Context, samples: list[Found]) -> Iterator[Relation]:
    """ "The study of 640 nurses", and in the notes "the researchers questioned 604 nurses"."""
    for noted in samples:
        if context.block(noted["sample"]).kind is not BlockKind.NOTES:
            continue
        same = [
            told
            for told in samples
            if context.block(told["sample"]).kind is not BlockKind.NOTES
            and head_noun(told.match["noun"]) == head_noun(noted.match["noun"]) != ""
        ]
        figures = {told["sample"].value for told in same}
        if len(figures) == 1 and not _SUBGROUP.search(noted.match["noun"] + noted.after()[:40]):
            sample, base = same[0]["sample"], noted["sample"]
            if 1 / _NEAR < (value(base) or Fraction(1)) / (value(sample) or 1) < _NEAR:
                yield Relation(
                    rule="sample-size-mismatch",
                    claims=(base.id, sample.id),
                    formula=Compare(ref(base), "=", ref(sample)),
                    tie=Tie.LIKELY,
                    message=(f"The text says that {q(sample)} were asked, the notes say {q(base)}; check which "
                        f"is right."),
                    ties=noted.tie(),
                )


RULE = Rule(
    code="FC311",
    name="sample-size-mismatch",
    summary="The number of people asked differs between the text and the base in the notes.",
    finds="A survey of so many people in the text, and another number as the base of all who were asked.",
    why="Readers of polls check the base first.",
    silent="When the base is that of one question or one group (“base: parents”).",
    bad=(
        "Bakers sleep as well as clerks, says a survey of 820 workers in Tarn.\n\nAll workers, n "
        "= 280."
    ),
    good=(
        "Bakers sleep as well as clerks, says a survey of 820 workers in Tarn.\n\nWorkers on "
        "night shifts, n = 280."
    ),
    checks=("C14",),
    relate=relate,
)
