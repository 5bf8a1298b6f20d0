"""People counted in one sentence and named in a later one, as releases of courts and police do.

    Three men have been charged with burglary. ... The indictment charges John Hale, 31, of Ashby, Samir Dean, 28, of
    Weld, and Lee Cole, 40, of Ashby, with ...

How many are named is a range: no fewer than the sentence that lists them, no more than the whole text tells of.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import BlockKind, Claim, Kind, Span
from factcheck.relate.context import Context
from factcheck.relate.items import NAME
from factcheck.relate.lexicon import is_people
from factcheck.relate.listing import Listing
from factcheck.relate.parts import exact, noun_of

__all__ = ["accused"]

_REACH = 8  # sentences from the number to the names
_NO_TOP = 10_000
_ALSO = regex.compile(r"\b(?:also|another|others?)\b")
_MOST = 12  # longer lists are seldom given in full in a sentence
_ALIAS = r"(?:,? \(?(?:aka|a\.k\.a\.|a/k/a|also known as|alias)[^;]{2,90}?)?"
_WORD = r"\p{Lu}[\p{L}'’-]{1,24}"
_PLACE = r"(?:both |all )?of (?:the )?(?:city of )?\p{Lu}"
# "John Hale, 31", "John Hale, aka Jack, 31", "John Hale of Ashby", "Gregory (“Doug”) Amos, 25"
_NAMED = regex.compile(
    rf"(?P<name>{_WORD} \([“\"'‘][\p{{L}} -]{{1,24}}[”\"'’]\) {_WORD}|{NAME}){_ALIAS}"
    rf"(?:,? (?:[JS]r\.?|I{{2,3}}))?(?:,? \(?(?:aged? )?\d\d\b|,? {_PLACE})"
)
# Courts and offices are named like people: "the Northern District of California".
_NO_PERSON = regex.compile(
    r"\b(?:Districts?|Court|Department|Office|Attorneys?|Division|County|City|State|States|University|Bureau|Bank|Board|"
    r"Police|Circuit|Corporation|Agency|Region|Province|Town|Village|Borough|Republic|Bay|Board|Council|Judge|Justice|Street|Avenue|House|"
    r"Inc|LLC|Corp|Company|Church|Association|Institute|College|School|Chamber|Union|Senate|Commonwealth)\b"
)
# Those who charge, not those charged: "Special Agent in Charge Ann Lee of the Bureau".
_OFFICIAL = regex.compile(
    r"\b(?:Attorneys?|Prosecutors?|Agents?|Chief|Superintendent|Director|Counsel|Sheriff|Secretary|Inspector|"
    r"Detectives?|Sergeant|Lieutenant|Captain|Judge|Justice|Commissioner|Administrator|Deputy|prosecuted by|"
    r"announced by|joined by|assisted by)\b"
)
_DONE = (
    r"(?:charg(?:ed|es|ing)|indict(?:ed|s|ing|ment)|arrest(?:ed|s|ing)?|convict(?:ed|s|ing|ion)|sentenc(?:ed|es|ing)|"
    r"jail(?:ed|s)|imprisoned|accus(?:ed|es|ing)|plead(?:ed|s)? guilty|pled guilty|arraign(?:ed|ment)|found guilty|"
    r"remanded|prosecut(?:ed|ing|ion))"
)
_WAS_DONE = regex.compile(rf"[^{{}}.;:]{{0,70}}?\b{_DONE}\b", regex.IGNORECASE)
_DID = regex.compile(
    rf"\b(?:{_DONE}(?: of)?|against|identified|of)(?: the| these| alleged| suspected| former){{0,2}} $",
    regex.IGNORECASE,
)
_NAMING = regex.compile(rf"\b(?:{_DONE}|against|identified|named|they are|defendants are)\b", regex.IGNORECASE)
_SOME = regex.compile(
    r"\b(?:including|include[sd]?|among|one of|two of|some of|others?|additional|more|another|fellow)\b",
    regex.IGNORECASE,
)


# "Two men indicted for murder; third man charged with a lesser crime": more are named than counted.
_BESIDE = regex.compile(
    r"\b(?:third|fourth|fifth|another|additional) (?:\p{Ll}+ )?(?:man|woman|person|suspect|defendant|member)\b|"
    r"\{o\d+\} (?:man|woman|person|suspect|defendant|member)\b|\b(?:others|along with|as well as)\b",
    regex.IGNORECASE,
)


# "two Arel men and Marden woman charged"
_AND_PERSON = regex.compile(
    r"(?: [\p{L}-]+){1,3} and (?:[\p{L}-]+ ){0,3}(?:man|woman|boy|girl|teenager|firm|company)\b", regex.IGNORECASE
)
_AND_SOME = regex.compile(r"[,;] (?:and |while )?\{n\d+\} (?:more |others )?(?:are|is|were|was|have|has)\b")


def accused(context: Context) -> Iterator[Listing]:
    """Yield, for a number of people who were charged or the like, the sentence after it that names two or more."""
    counted = [claim for claim in context.claims if _is_count_of_accused(context, claim)]
    if not counted:
        return
    told = {_last_name(match["name"]) for index in range(len(context.sentences)) for match in _named(context, index)}
    for index in range(len(context.sentences)):
        found = list(_named(context, index))
        if len(found) < 2 or not _is_closed_list(context, index, found):
            continue
        before = [
            c for c in counted if 0 < index - c.sentence <= _REACH or (context.in_headline(c) and index <= _REACH)
        ]
        high = _NO_TOP if _goes_on(context, index) else len(told)
        first, last = _span(context, index, found[0]), _span(context, index, found[-1])
        for claim in before:
            value = Fraction(claim.value or 0)
            yield Listing(claim, claim.span, value, "person", "across", len(found), high, first, last, True)
        return


def _is_count_of_accused(context: Context, claim: Claim) -> bool:
    if claim.kind is not Kind.COUNT or not exact(claim) or not isinstance(claim.value, Fraction):
        return False
    if not 2 <= claim.value <= _MOST or not is_people(noun_of(context, claim), context.options):
        return False
    left, slot, right = context.frames[claim.sentence].text.partition(f"{{n{claim.id}}}")
    if _BESIDE.search(right) or any(map(_BESIDE.search, _headlines(context))):
        return False
    beside = regex.match(r"(?: [\p{L}-]+){1,3} and (?:\{n\d+\}|an?\b)", right)
    if beside or left.endswith(" and ") or _AND_PERSON.match(right):
        return False  # "three men and two women were charged": only together are they those named
    if right.startswith((" co-", " of ")) or regex.search(r"\{n\d+\} of (?:the )?$", left) or _AND_SOME.search(right):
        return False  # "two of his co-defendants", "the last two of 12 men", "three were jailed, four are on trial"
    if not slot or _SOME.search(left[-40:]) or _SOME.match(right.lstrip()):
        return False
    return bool(_WAS_DONE.match(right) or _DID.search(left))


def _headlines(context: Context) -> Iterator[str]:
    for sentence in context.sentences:
        if context.draft.blocks[sentence.block].kind in (BlockKind.HEADLINE, BlockKind.STANDFIRST):
            yield context.frames[sentence.index].text


def _goes_on(context: Context, index: int) -> bool:
    """Whether the next sentences tell of more people: "Two more, Ada and Carl Brook, are still sought"."""
    after = [context.sentence_text(number) for number in range(index + 1, min(index + 3, len(context.sentences)))]
    return any(_ALSO.search(text) and regex.search(NAME, text[20:]) for text in after)


def _named(context: Context, index: int) -> Iterator[regex.Match[str]]:
    span = context.sentences[index].span
    for match in _NAMED.finditer(context.draft.prose, span.start, span.end):
        lead = context.draft.prose[max(span.start, match.start() - 45) : match.end("name")]
        if not _NO_PERSON.search(match["name"]) and not _OFFICIAL.search(_NAMING.split(lead)[-1]):
            yield match


def _is_closed_list(context: Context, index: int, found: list[regex.Match[str]]) -> bool:
    """Whether the names follow close on one another, the last after "and", in a sentence that says what was done."""
    prose, span = context.draft.prose, context.sentences[index].span
    if not _NAMING.search(prose, span.start, found[0].start()) and not _NAMING.search(prose, found[-1].end(), span.end):
        return False
    gaps = [prose[a.end() : b.start()] for a, b in itertools.pairwise(found)]
    if any(len(gap) > 130 for gap in gaps) or len({_last_name(match["name"]) for match in found}) < len(found):
        return False
    return bool(regex.search(r"\band(?: [\p{Ll}-]{2,14}){0,3}\s+$", gaps[-1])) and not _SOME.search(
        prose[span.start : found[0].start()]
    )


def _last_name(name: str) -> str:
    return name.split()[-1].lower().removesuffix("'s").removesuffix("’s")


def _span(context: Context, index: int, match: regex.Match[str]) -> Span:
    return Span(match.start("name"), match.end("name"))
