"""FC902: a rise or fall in per cent, without the numbers behind it."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from factcheck.model import BlockKind, Claim, Evidence, Hedge, Kind, Relation, Sentence, Span, Tie
from factcheck.relate import comparison_without_period
from factcheck.relate.amounts import quoted
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule
from factcheck.relate.wording import CHANGE, CHANGE_NOUN, sentence_frame

# "rose by {p3}", "{p3} fewer", "a {p3} increase"; "up to {p3}" is a bound and "rose to {p3}" a level.
_CHANGED = regex.compile(
    rf"\b{CHANGE}(?: by| of| about| some| roughly| around| nearly| almost)?(?: an?)? \{{[pr](\d+)\}}(?! (?:to|of)\b)"
    rf"|\{{[pr](\d+)\}} (?:(?:[a-z-]{{3,15}} )?{CHANGE_NOUN}|more|fewer)\b",
    regex.IGNORECASE,
)
_PREPOSITION = regex.compile(r"\b(?:of|by|in|at|for|from|about|on|to|with|among)\b")
_MULTIPLIED = regex.compile(
    r"\b(?:has|have|had|more than|almost|nearly) (?:more than |almost |nearly )?(doubled|trebled|tripled|"
    r"quadrupled|halved)\b(?! (?:the|our|its|their|in size))",
    regex.IGNORECASE,
)
_DATED = regex.compile(r"\b(?:between|from|in) \{[yd]\d{1,6}\} (?:and|to) \{[yd]\d{1,6}\}")
_NUMBERS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.RATE, Kind.INTERVAL, Kind.SCORE})


def relate(context: Context) -> Iterable[Relation]:
    """Yield a question for each percentage change that comes without a single number to measure it by."""
    # One question a figure: since when comes first.
    undated = {relation.claims[0] for relation in comparison_without_period.relate(context)}
    for sentence in context.sentences:
        claims = context.by_sentence.get(sentence.index, ())
        yield from _halved(context, sentence)
        if not any(claim.kind in (Kind.PERCENT, Kind.RATIO) for claim in claims):
            continue
        if context.in_headline(claims[0]) or any(claim.kind in _NUMBERS or _is_rate(claim) for claim in claims):
            continue
        frame = sentence_frame(context, sentence.index)
        for match in _CHANGED.finditer(frame.text):
            change = frame.claim(match[1] or match[2])
            if frame.text[: match.start()].endswith("the ") and _DATED.search(frame.text):
                continue  # "the 35 per cent rise between 2015 and 2016" was reported then
            if change.hedge in (Hedge.LESS_THAN, Hedge.UP_TO) or change.id in undated:
                continue  # "until inflation drops below 4.5 per cent" names a level
            if _is_plain(change) and not _counted_elsewhere(context, change, frame.text[: match.start()]):
                yield Relation(
                    "percentage-without-base",
                    (change.id,),
                    None,
                    Tie.ASK,
                    f"{quoted(change)} comes without the numbers behind it: give them (from how many to how many?).",
                )


def _is_rate(claim: Claim) -> bool:
    """Whether a figure is a share of so many: "14 in 10,000"."""
    return claim.kind is Kind.RATIO and sum(word[0].isdigit() for word in claim.text.split()) > 1


def _halved(context: Context, sentence: Sentence) -> Iterable[Relation]:
    """ "Bike thefts have halved" with no number, in the sentence or the ones beside it, to measure it by."""
    prose = context.draft.prose[sentence.span.start : sentence.span.end]
    match = _MULTIPLIED.search(prose)
    near = [c for index in range(sentence.index - 1, sentence.index + 2) for c in context.by_sentence.get(index, ())]
    if (
        match is None
        or context.draft.blocks[sentence.block].kind is BlockKind.HEADLINE
        or any(c.kind in _NUMBERS for c in near)
    ):
        return
    span = Span(sentence.span.start + match.start(1), sentence.span.start + match.end(1))
    message = f"“{match[1]}” comes without the numbers behind it: give them (from how many to how many?)."
    yield Relation("percentage-without-base", (), None, Tie.ASK, message, evidence=(Evidence(span),))


def _is_plain(change: Claim) -> bool:
    # "one in three", "three times" and percentages of percentages speak of shares, not of change.
    return change.kind is Kind.PERCENT or not any(c.isdigit() for c in change.text)


def _counted_elsewhere(context: Context, change: Claim, lead: str) -> bool:
    """Whether a count of the thing that changed stands elsewhere: "calls rose 40%", "210 calls"."""
    # "Rescues of seals by the crews are up": it is the rescues that must be counted, not the crews.
    subject = _PREPOSITION.split(lead, maxsplit=1)[0]
    words = {word.lower().rstrip("s") for word in regex.findall(r"[A-Za-z]{4,}", subject)}
    return any(
        claim.kind in _NUMBERS
        and abs(claim.block - change.block) <= 2
        and (claim.noun.lower().rstrip("s") in words or _next_word(context, claim) in words)
        for claim in context.claims
    )


def _next_word(context: Context, claim: Claim) -> str:
    return context.words(claim.span.end, claim.span.end + 30).lower().split(" ")[0].strip(".,;:()").rstrip("s")


RULE = Rule(
    code="FC902",
    name="percentage-without-base",
    summary="A percentage change is given without the numbers behind it.",
    finds="A rise or fall in per cent or as a fraction in a sentence that gives no number to measure it by.",
    why="A rise of 50% may be from 2 to 3 or from 2,000 to 3,000; readers cannot tell which.",
    silent="Where the sentence gives a count or a sum, or a sentence nearby counts the same thing.",
    bad="Calls about stray cattle in the fen rose by 40% between 2020 and 2021.",
    good="Calls about stray cattle in the fen rose by 40% between 2020 and 2021, from 150 to 210.",
    checks=("I2",),
    relate=relate,
)
