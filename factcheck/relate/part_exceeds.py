"""FC202: a part cannot be larger than its whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Hedge, Kind, Ref, Relation, Tie
from factcheck.relate.amounts import before
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.larger import larger
from factcheck.relate.lexicon import head_noun, is_people
from factcheck.relate.partition import partitions
from factcheck.relate.parts import at_most, exact, noun_of, open_above, quoted, quotes, same_money
from factcheck.relate.rule import Rule

# "{n0} people were hurt, including {n1} children"
_INCLUDING = regex.compile(
    r"\{(?P<a>[nmu])(?P<whole>\d+)\}(?P<noun>(?:[^{}.;:()]|\{[^nmu]\d+\}){0,110}?),? ?(?:\(|– |"
    r"— )?(?P<cue>including|among them|among whom),? "
    r"(?:according to [^,{}]{2,40}, )?(?:the |an? |at least |some |over )?\{(?P<b>[nmu])(?P<part>\d+)\}"
)
# Nothing is counted anew: the part is of the whole's own kind.
_BARE = regex.compile(r" (?:in|from|at|under|of them|who|that|which|on|with)\b|[,.;)]")
# "{m1} of that amount", "{m1} of the {m0}"
_OF_MONEY = regex.compile(r"\{m(?P<part>\d+)\} of (?:the|this|that|these|its|their) (?:total )?\{m(?P<whole>\d+)\}")
_OF_THAT = regex.compile(
    r"\{m(?P<part>\d+)\} of "
    r"(?:(?:this|that|the) (?:amount|sum|total|money|funding|figure|investment)\b(?! \{m)|that(?= ))"
)
# "{n0} cases were reported since May, with {n1} recorded in the last day": a verb and nothing counted anew
_WITH = regex.compile(
    r"\{n(?P<whole>\d+)\} (?P<noun>\p{L}[^{}.;:()]{2,80}?),? with (?:just |only |another )?\{n(?P<part>\d+)\} "
    r"(?:of (?:them|those|these) )?(?:more )?(?:been )?"
    r"(?:recorded|reported|registered|confirmed|logged|seen|made|held|built|opened|sold|found|added|received|planted|completed)\b"
    r" (?:in|on|during|since|over|at|by|from|within|this|last|yesterday|today)\b"
)
# "an All-Star {n0} times, including {r1} as its best player": "four times" is read as a multiple
_TIMES = regex.compile(r"\{n(?P<whole>\d+)\} times,? including \{r(?P<part>\d+)\}")
# "It will pay a penalty of {m0}. ... The county will receive {m1} of the penalty."
_OF_NAMED = regex.compile(
    r"\{m(?P<part>\d+)\} of (?:the|this|that|its|his|her|their) (?:(?:total|civil|overall|whole|original) )?"
    r"(?P<noun>\p{Ll}{3,14})(?=[.,;)]| (?:to|for|will|is|was|has|that|which|and|in|on|from|by|with|paid)\b|$)"
)
# "agreed to pay {m0} ... By then he had already received {m1}"
_ALREADY = regex.compile(
    r"\balready (?:been )?(?:received|paid|raised|collected|spent|drawn)(?: [\p{Ll}-]{2,14}){0,2} \{m(?P<part>\d+)\}|"
    r"\{m(?P<part>\d+)\}(?: [\p{Ll}-]{2,14}){0,3} already (?:received|paid|raised|collected|spent|drawn)\b"
)
_AGREED = regex.compile(
    r"\b(?:agree[ds]? to (?:pay|provide|lend|invest|donate)|promised(?: to pay)?|pledged|(?:deal|agreement|contract|"
    r"package)[^{}.;]{0,30}(?:worth|valued|of))(?: (?:at|up to|a|an|him|her|them|total|of|the)){0,3} $"
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield part <= whole."""
    for number, found in enumerate(partitions(context)):
        for together in found.wholes[:4]:
            if regex.search(r"\ball (?:the )?$", before(context, found.parts[0], 12) + " "):
                continue  # "all eighty of them" is no part
            if _out_of_a_place(context, found.parts[0], together):
                continue
            if found.parts[0] not in together and not any(_is_name(context, whole) for whole in together):
                tie = Tie.CERTAIN if found.sure else Tie.LIKELY
                yield _relation(
                    found.parts[0], tuple(together), tie, f"part-exceeds-whole {found.parts[0].id} {number}"
                )
    for number, (parts, wholes) in enumerate(larger(context)):
        for whole in wholes:
            yield _of_many(parts, whole, f"part-exceeds-whole larger {number}")
    for index, frame in enumerate(context.frames):
        for match in _INCLUDING.finditer(frame.text):
            included = _included(context, frame, match)
            if included:
                yield _including(frame.claim(match["part"]), frame.claim(match["whole"]), included)
        for match in _OF_MONEY.finditer(frame.text):
            part, whole = frame.claim(match["part"]), frame.claim(match["whole"])
            if exact(part) and exact(whole) and same_money([part, whole]):
                yield _relation(part, (whole,), Tie.CERTAIN)
        for match in _OF_THAT.finditer(frame.text):
            part = frame.claim(match["part"])
            for whole in _amounts_before(context, part, index):  # nearest sentence only
                yield _relation(part, (whole,), Tie.LIKELY, f"part-exceeds-whole {part.id} that")
        for match in _WITH.finditer(frame.text):
            part, whole = frame.claim(match["part"]), frame.claim(match["whole"])
            if exact(part) and exact(whole) and not part.role:
                yield _relation(part, (whole,), Tie.LIKELY)
        for match in _TIMES.finditer(frame.text):
            part, whole = frame.claim(match["part"]), frame.claim(match["whole"])
            if exact(part) and exact(whole) and part.text.endswith("times"):
                yield _relation(part, (whole,), Tie.LIKELY)
        yield from _of_what_was_named(context, index, frame)


def _out_of_a_place(context: Context, part: Claim, wholes: Sequence[Claim]) -> bool:
    """ "sold four boats out of three sheds": the boats are none of the sheds."""
    for whole in wholes:
        nouns = noun_of(context, part), noun_of(context, whole)
        if context.between(part, whole).endswith(" out of") and all(nouns) and nouns[0] != nouns[1]:
            return True
    return False


def _of_what_was_named(context: Context, index: int, frame: Frame) -> Iterator[Relation]:
    for match in _OF_NAMED.finditer(frame.text):
        part = frame.claim(match["part"])
        for whole in _named_before(context, part, match["noun"]):
            yield _relation(part, (whole,), Tie.LIKELY, f"part-exceeds-whole {part.id} named")
    for match in _ALREADY.finditer(frame.text):
        part = frame.claim(match["part"])
        for whole in _agreed_before(context, part, index):
            yield _relation(part, (whole,), Tie.LIKELY, f"part-exceeds-whole {part.id} already")


def _named_before(context: Context, part: Claim, noun: str) -> list[Claim]:
    """Amounts that are said to be this noun: "a penalty of {m}", "a {m} penalty", "{m} in penalties"."""
    word = rf"{regex.escape(noun.removesuffix('s'))}(?:s|es|ies)?"
    before = regex.compile(rf"\b{word}(?: \p{{Ll}}+){{0,2}} of(?: (?:up to|a total of|at least))? $")
    after = regex.compile(rf"(?: in| for)?(?: (?!of\b|the\b)[\p{{L}}-]+){{0,2}} {word}\b")
    found = []
    for other in reversed(context.claims[: part.id]):
        if part.sentence - other.sentence > 30:
            break
        if other.kind is part.kind and exact(other) and same_money([other, part]) and not other.per:
            text = context.frames[other.sentence].text
            left, slot, right = text.partition(f"{{m{other.id}}}")
            if slot and (before.search(left[-60:]) or after.match(right[:60])):
                found.append(other)
    return found[:4]


def _agreed_before(context: Context, part: Claim, index: int) -> list[Claim]:
    found = []
    for other in reversed(context.claims[: part.id]):
        if index - other.sentence > 4:
            break
        if exact(other) and same_money([other, part]):
            left, slot, _ = context.frames[other.sentence].text.partition(f"{{m{other.id}}}")
            if slot and _AGREED.search(left[-70:]):
                found.append(other)
    return found


def _is_name(context: Context, whole: Claim) -> bool:
    """Whether a number opens a name: "one of 32 members of the 8 Trey Crew"."""
    return regex.match(r" \p{Lu}\p{Ll}", context.draft.prose[whole.span.end : whole.span.end + 3]) is not None


_TRADE = regex.compile(r"\p{Ll}{3}(?:er|or|ist|ian|man|woman)$")  # welders, cellists, librarians


def _included(context: Context, frame: Frame, match: regex.Match[str]) -> Tie | None:
    part, whole = frame.claim(match["part"]), frame.claim(match["whole"])
    if match["a"] != match["b"] or not exact(part) or not exact(whole) or not same_money([part, whole]):
        return None
    if match["a"] != "n":
        # "six yards had losses of over $20 million, among them one of $75 million": each of them did
        hedge = context.span_text(whole.hedge_span) if whole.hedge_span else frame.text[: match.start()]
        return None if regex.search(r"\bexceed(?:ed|ing|s)?\s*$", hedge) else Tie.LIKELY
    if regex.match(r"[-‑]\p{L}", frame.text[match.end() :]):
        return None  # "22 magazines, including 30-round magazines": half of a compound counts no parts
    of_whole = noun_of(context, whole)
    of_part = head_noun(frame.text[match.end() : match.end() + 60], part)
    if not match["noun"].strip(" ,"):
        return Tie.LIKELY  # "killed at least 62, including 54 children": the whole is counted by its verb
    if of_whole and of_part == of_whole:
        return Tie.CERTAIN
    if is_people(of_whole, context.options) and is_people(of_part, context.options):
        return Tie.CERTAIN
    if is_people(of_whole, context.options) and _TRADE.search(of_part):
        return Tie.LIKELY
    after = frame.text[match.end() : match.end() + 30]
    if _BARE.match(after) and not part.unit:
        return Tie.LIKELY  # "operates six projects, including two under development"
    if is_people(of_whole, context.options) and regex.match(r" \p{Lu}\p{Ll}+s\b", after):
        return Tie.LIKELY  # "5.1 million people, including 62,000 Minnesotans"
    return None


def _of_many(parts: Sequence[Claim], whole: Claim, group: str) -> Relation:
    """ "Up to 8,000" as a part is as large as it says."""
    return Relation(
        "part-exceeds-whole",
        (*(part.id for part in parts), whole.id),
        at_most(parts, whole),
        Tie.LIKELY,
        f"{quotes(parts)} {'is' if len(parts) == 1 else 'are'} said to be part of {quoted(whole)}, but "
        f"{'is' if len(parts) == 1 else 'are'} larger: check the figures.",
        group=group,
        whole=whole.kind is Kind.COUNT,
    )


def _including(part: Claim, whole: Claim, tie: Tie) -> Relation:
    """ "At least 62 died, including 74 children": nobody says 62 of people among whom there are 74."""
    found = _relation(part, (whole,), tie)
    if whole.hedge is not Hedge.AT_LEAST or whole.kind is not Kind.COUNT or not isinstance(whole.value, Fraction):
        return found
    least = Const(whole.value, f"the {whole.text} said to be the least")
    return replace(found, formula=Compare(Ref(part.id), "<=", least))


def _amounts_before(context: Context, part: Claim, index: int) -> list[Claim]:
    found = [
        claim
        for claim in context.claims[: part.id]
        if index - claim.sentence <= 1 and exact(claim) and same_money([claim, part])
    ]
    nearest = max((claim.sentence for claim in found), default=0)
    return [claim for claim in reversed(found) if claim.sentence == nearest]


def _relation(part: Claim, whole: tuple[Claim, ...], tie: Tie, group: str = "") -> Relation:
    return Relation(
        "part-exceeds-whole",
        (part.id, *(claim.id for claim in whole)),
        at_most([part], *whole),
        Tie.LIKELY if open_above(whole[0]) else tie,
        f"{quoted(part)} is said to be part of {quotes(whole)}, but is larger: check both figures.",
        group=group,
        whole=part.kind == "count",
    )


RULE = Rule(
    code="FC202",
    name="part-exceeds-whole",
    summary="A part is larger than the whole it belongs to.",
    finds="“Of the N, M ...”, “M of the N”, “N, including M” where M is larger than N.",
    why="It cannot be, whatever the figures stand for; one of them was mistyped or not updated.",
    silent="When the two figures count different things (homes and grants), or when another whole fits.",
    bad="Of the 38 boats damaged in the gale, 44 have been mended.",
    good="After 38 boats were damaged in the gale, owners sent in 44 claims.",
    checks=("B2",),
    relate=relate,
)
