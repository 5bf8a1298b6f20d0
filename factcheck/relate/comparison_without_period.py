"""FC907: up or down by so much, and no word on since when."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from factcheck.model import Claim, Kind, Relation, Tie
from factcheck.relate.amounts import quoted
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule
from factcheck.relate.wording import PERIOD, sentence_frame

_VERB = (
    r"(?:(?:is|are|was|were|stand|stands) (?:up|down)|(?:gone|went|go|going) (?:up|down)|rose|risen|fell|fallen|"
    r"increased|decreased|declined|dropped|grew|grown|jumped|climbed|soared|surged|plunged|plummeted|shrunk|shrank)"
)
# "have increased by {n3}", "are up {p3}"; not "rose to {n3}", which is a level and no comparison.
_COMPARED = regex.compile(rf"\b{_VERB}(?: by)? \{{([npmurq])(\d+)\}}(?! (?:and|to) \{{[pr])", regex.IGNORECASE)
_SPOKEN = regex.compile(r"\b(?:said|says|announced|reported|told|confirmed|added|according)\b")
# "to {m1} from {m2}": the earlier figure is given; "on {x1}", a date, may be the day of comparison.
_FROM = regex.compile(r"\bfrom (?:about |some |just |only )?\{[a-z]\d+\}|\bon (?:the )?\{[dyx]\d+\}", regex.IGNORECASE)


def relate(context: Context) -> Iterable[Relation]:
    """Yield a question for each rise or fall whose sentence and paragraph name no period to compare with."""
    for sentence in context.sentences:
        claims = context.by_sentence.get(sentence.index, ())
        if not claims or context.in_headline(claims[0]):
            continue
        frame = sentence_frame(context, sentence.index)
        match = _COMPARED.search(frame.text)
        if match is None or _dated(context, claims) or _is_set(frame.text.lower()):
            continue
        around = [
            context.sentence_text(index).lower()
            for index in range(max(0, sentence.index - 2), min(len(context.sentences), sentence.index + 2))
            if context.sentences[index].block == sentence.block
        ]
        if any(PERIOD.search(text) for text in around):
            continue
        if _FROM.search(_without_speech(frame.text)):
            continue
        change = frame.claim(match[2])
        yield Relation(
            "comparison-without-period",
            (change.id,),
            None,
            Tie.ASK,
            f"{quoted(change)} up or down since when? Name the period it is compared with.",
        )


def _dated(context: Context, claims: tuple[Claim, ...]) -> bool:
    """Whether the sentence names a year, a month or a span of time; a full date may be when it was said."""
    return any(
        claim.kind in (Kind.YEAR, Kind.DURATION, Kind.INTERVAL)
        or (claim.kind is Kind.DATE and isinstance(claim.value, str) and len(claim.value) <= 7)
        for claim in claims
    )


def _is_set(text: str) -> bool:
    # "if temperatures rose by 2C", "will have increased by": a supposition is no comparison.
    return bool(regex.search(r"\b(?:if|would|could|will|may|might|when|each time|every time|should)\b", text))


def _without_speech(text: str) -> str:
    spoken = _SPOKEN.search(text.lower())
    return text if spoken is None else text[: spoken.start()]


RULE = Rule(
    code="FC907",
    name="comparison-without-period",
    summary="A rise or fall does not say since when.",
    finds="“Up by 340”, “has risen 12%” where neither the sentence nor its paragraph names a period or a date.",
    why="A rise since last month and a rise since 2010 are different news.",
    silent="Where a period, a comparison or an earlier figure is named, and in headlines, which the text explains.",
    bad="Loans at the toy library are up by 95 to 1,180.",
    good="Loans at the toy library in May were up by 95 on May 2022, to 1,180.",
    checks=("I7",),
    relate=relate,
)
