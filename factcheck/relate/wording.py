"""Word lists and small patterns that the rules on hedges, money and statistical language share."""

from __future__ import annotations

import regex

from factcheck.model import Claim, Span
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame, frame_of

# "rose", "has gone up", "a fall of": a change that a figure may measure.
CHANGE = (
    r"(?:up|down|rise|rises|rising|rose|risen|fall|falls|falling|fell|fallen|increas(?:e|es|ed|ing)|"
    r"decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?|gr(?:ow|ows|ew|own|owing|owth)|"
    r"jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|soar(?:s|ed|ing)?|surg(?:e|es|ed|ing)|plung(?:e|es|ed|ing)|"
    r"plummet(?:s|ed|ing)?|slump(?:s|ed|ing)?|leapt|reduc(?:e|es|ed|ing)|shr(?:ank|unk|ink|inking)|widened|dipped)"
)
CHANGE_NOUN = (
    r"(?:rise|increase|fall|drop|decrease|decline|reduction|jump|surge|growth|improvement|gain|slump|leap|cut)"
)

# What a comparison is made with, or the time it spans: "since 2019", "compared with", "year on year".
PERIOD = regex.compile(
    r"\b(?:since|compar(?:ed|ing|ison)|against|versus|vs|than|previous(?:ly)?|prior|earlier|ago|annual(?:ly|i[sz]ed)?|"
    r"yearly|monthly|weekly|quarterly|daily|yoy|y/y|qoq|year|years|month|months|week|weeks|quarter|quarters|decade|"
    r"decades|season|seasons|half|semester|overnight|yesterday|today|tonight|weekend|now|"
    r"summer|winter|spring|autumn|fall of|christmas|easter|lockdown|pandemic|"
    r"last|past|before|q[1-4]|h[12]|fy\d{0,4}|between|after|during|over time|per year|a day|hours?|minutes?|days?)\b"
)


def sentence_frame(context: Context, index: int) -> Frame:
    """A sentence with its figures as slots; an empty frame past either end of the draft."""
    if not 0 <= index < len(context.sentences):
        return Frame("", (0,), {})
    return frame_of(context.draft, context.sentences[index].span, context.by_sentence.get(index, ()))


def block_frame(context: Context, index: int) -> Frame:
    """A block (a paragraph, a list item) with its figures as slots."""
    return frame_of(context.draft, context.draft.blocks[index].span, context.by_block.get(index, ()))


def block_text(context: Context, index: int) -> str:
    """The prose of a block in lower case, white space folded."""
    span = context.draft.blocks[index].span
    return context.words(span.start, span.end).lower()


def found(sentence: Span, match: regex.Match[str]) -> Span:
    """Where a match in `draft.prose[sentence.start:sentence.end]` stands in the draft."""
    return Span(sentence.start + match.start(), sentence.start + match.end())


def gap(context: Context, left: Claim, right: Claim) -> str:
    """The prose between two claims without the hedges that belong to them, lower case: " (" or ", or"."""
    start, end = left.span.end, right.span.start
    if left.hedge_span is not None and start <= left.hedge_span.start < end:
        start = left.hedge_span.end
    if right.hedge_span is not None and start <= right.hedge_span.start < end:
        end = right.hedge_span.start
    return regex.sub(r"\s+", " ", context.draft.prose[start:end]).lower()
