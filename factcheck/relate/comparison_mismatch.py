"""comparison-mismatch: "more women (410) than men (430)", "above the average of" beside figures that say otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Claim, Compare, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.lexicon import head_noun
from factcheck.relate.pattern import Found, compiled, find, q, ref, value
from factcheck.relate.rule import Rule

_WORDS = r"[\w'’ -]{2,50}?"
# "more women (410) than men (430)"
_BRACKETS = compiled(
    rf"\b(?P<cue>more|fewer|less) {_WORDS} \({{one:nmpu}}\)(?:[\w'’ -]{{2,50}}?)? ?than {_WORDS} \({{two:nmpu}}\)"
)
# "women (410) outnumbered men (430)"
_OUTNUMBER = compiled(rf"\({{one:np}}\) (?P<cue>outnumber\w{{0,4}}) {_WORDS} \({{two:np}}\)")
# "at 72%, above the national average of 75%"
_THAN = compiled(
    r"{one:nmpu}(?P<mid>(?: [\w-]{2,20}){0,2}),? (?:which is |which was |well |far |much |slightly |"
    r"significantly |just |still |that is ){0,2}"
    r"(?P<cue>higher than|lower than|more than|less than|fewer than|above|below|greater than) "
    r"(?:the |its |their |a |last year's ){0,2}(?P<what>(?:[\w'’-]{2,20} ){0,4})(?:of |figure of |average of )"
    r"(?:just |only |about )?{two:nmpu}"
)
# "state schools outnumbered independent schools. There were 1,140 from the former and 1,265 from the latter."
_FORMER = compiled(
    r"{one:n} (?:from|of|for|were|in) the (?P<cue>former) and {two:n} (?:from|of|for|were|in) the latter"
)
_OUTNUMBERED = regex.compile(r"\b(?:outnumbered|outnumber|more \w+ than)\b(?![^.]{0,60}\balthough\b)", regex.IGNORECASE)
_LESS = ("fewer", "less", "lower than", "less than", "fewer than", "below")


def relate(context: Context) -> Iterator[Relation]:
    """Tie each word of comparison to its two figures."""
    for found in find(context, _BRACKETS, _OUTNUMBER):
        yield from _relation(found, found["one"], found["two"], Tie.CERTAIN)
    for found in find(context, _THAN):
        one, two = found["one"], found["two"]
        if not one.hedge and not regex.search(r"\b(?:and|or|but)\b", found.word("what")):
            yield from _relation(found, one, two, Tie.CERTAIN if found.word("what") else Tie.LIKELY)
    for found in find(context, _FORMER):
        before = found["one"].sentence - 1
        if (
            before >= 0
            and _OUTNUMBERED.search(context.frames[before].text)
            and not _FUTURE.search(context.frames[before].text)
        ):
            yield from _relation(found, found["one"], found["two"], Tie.LIKELY)


_FUTURE = regex.compile(r"\b(?:will|would|may|might|although|not so)\b", regex.IGNORECASE)


def _relation(found: Found, one: Claim, two: Claim, tie: Tie) -> Iterator[Relation]:
    if (one.kind, one.unit) != (two.kind, two.unit) or value(one) is None or value(two) is None:
        return
    nouns = {
        head_noun(" " + found.match["mid"]) if "mid" in found.match.re.groupindex and found.match["mid"] else "",
        "",
    }
    if len(nouns - {""}) > 1:
        return
    fewer = found.word() in _LESS
    yield Relation(
        rule="comparison-mismatch",
        claims=(one.id, two.id),
        formula=Compare(ref(one), "<" if fewer else ">", ref(two)),
        tie=tie,
        message=f"The text says “{found.word()}”, but {q(one)} is {'more' if fewer else 'less'} than {q(two)}; "
        f"check both.",
        ties=found.tie(),
    )


RULE = Rule(
    code="FC410",
    name="comparison-mismatch",
    summary="A word of comparison contradicts the two figures.",
    finds="More, fewer, above, below, outnumbered, with a figure for each side that says the opposite.",
    why="Two figures that changed places, or a sentence that survived an update of its figures.",
    silent="When the two figures are of one side at two times, and when they count different things.",
    bad="More women (410) than men (430) took a lifesaving course in Shorely.",
    good="More women than men took a lifesaving course in Shorely, and their number rose (410 in 2023, 430 in 2024).",
    checks=("D11",),
    relate=relate,
)
