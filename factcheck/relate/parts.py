"""Lists of figures in a sentence ("49 men, seven women and a girl") and the formulas that they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Expression, Hedge, Kind, Ref
from factcheck.relate.context import Context
from factcheck.relate.cues import INNER
from factcheck.relate.frame import SLOT, Frame
from factcheck.relate.lexicon import head_noun

__all__ = [
    "Part",
    "at_most",
    "equals",
    "exact",
    "listed",
    "noun_of",
    "open_above",
    "quoted",
    "quotes",
    "same_money",
    "sum_of",
    "summable",
    "what_follows",
]


@dataclass(frozen=True, slots=True)
class Part:
    """A figure of a list with the words after it; `start` is its offset in the frame."""

    claim: Claim
    noun: str
    words: str
    start: int


# What may stand between two figures of one list: ", ", " and ", "; the other ", "and about ", "plus a further ".
_LINK = regex.compile(
    r"(?:[,;]\s?(?:and |plus |with |but |while )?|,? and |,? plus |,? as well as |,? along with )"
    r"(?:(?:a further|another|an additional|the other|the remaining|the last|the final|around|about|some|a|the|just|"
    r"only|up to|an estimated|then|a dedicated|a separate|in) ){0,2}$"
)
_ASIDE = regex.compile(r" ?\([^()]{0,60}\)(?=[ ,;])")  # "one in Ashby (120 square metres), and one in Weld"
_STOP = regex.compile(r"[.:!?](?=\s|$)|[()–—]")


def listed(frame: Frame, start: int, letters: str, lead: int = 16) -> list[Part]:
    """Return the figures of the enumeration that begins at `start` of the frame.

    Its first figure must stand within `lead` characters; each next one after a comma, "and" or "plus", no
    more than 110 characters on. Figures of other kinds in between ("49 men aged 20") are passed over. A list ends
    before "of whom": what follows counts members of what stands before.
    """
    found: list[Part] = []
    slots = [slot for slot in SLOT.finditer(frame.text, start) if slot[1] in letters]
    for number, slot in enumerate(slots):
        before = frame.text[start if not found else slots[number - 1].end() : slot.start()]
        before = _ASIDE.sub("", before)
        if not found:
            if len(before) > lead or _STOP.search(before):
                break
        elif len(before) > 110 or _STOP.search(before) or not _LINK.search(before) or INNER.search(before):
            break
        end = slots[number + 1].start() if number + 1 < len(slots) else min(len(frame.text), slot.end() + 90)
        words = frame.text[slot.end() : end]
        claim = frame.claim(slot[2])
        if words[:1] == "-" and (words[1:2].isalpha() or words[1:2] in (" ", ",")):
            break  # "one-bedroom and two-bedroom flats", "one-, two- and four-bedroom flats": halves of compounds
        found.append(Part(claim, head_noun(words, claim), words, slot.start()))
    return found


def what_follows(frame: Frame, claim: Claim, limit: int = 90) -> str:
    """The frame's words after a claim's slot."""
    slot = regex.search(rf"\{{[a-z]{claim.id}\}}", frame.text)
    return frame.text[slot.end() : slot.end() + limit] if slot else ""


def noun_of(context: Context, claim: Claim) -> str:
    """The head lemma of what a claim counts, from the parse or the words after it."""
    return head_noun(what_follows(context.frames[claim.sentence], claim), claim)


def exact(claim: Claim) -> bool:
    """Whether a claim is a number that can be added up: not vague, not a range, not a date."""
    return isinstance(claim.value, Fraction) and claim.hedge is not Hedge.VAGUE


def same_money(claims: Sequence[Claim]) -> bool:
    """Whether all figures are in one unit, so that they may be added."""
    kinds = {Kind.COUNT if claim.kind is Kind.RATE else claim.kind for claim in claims}
    return len(kinds) == 1 and len({claim.unit for claim in claims}) == 1


def summable(claims: Sequence[Claim]) -> bool:
    """Whether figures may be added up: numbers all, of one unit, none the gloss or share of another."""
    return (
        all(exact(claim) for claim in claims)
        and same_money(claims)
        and not any(claim.role in ("gloss", "share", "from") for claim in claims)
        and not any(
            "average" in claim.cues or "median" in claim.cues or (claim.per and claim.kind is not Kind.RATE)
            for claim in claims
        )
    )


def sum_of(claims: Sequence[Claim], *others: Const) -> Expression:
    """The sum of claims (and constants) as an expression."""
    terms: tuple[Expression, ...] = (*(Ref(claim.id) for claim in claims), *others)
    return terms[0] if len(terms) == 1 else Apply("+", terms)


def equals(whole: Claim, parts: Sequence[Claim], *others: Const) -> Compare:
    """whole = sum of the parts."""
    return Compare(Ref(whole.id), "=", sum_of(parts, *others))


def at_most(parts: Sequence[Claim], *wholes: Claim) -> Compare:
    """Sum of the parts <= the whole (or the sum of what makes the whole).

    "More than 450" has no top, but nobody writes it of 3,500: a part may be half as much again, not more.
    """
    whole = wholes[0]
    if len(wholes) == 1 and open_above(whole) and isinstance(whole.value, Fraction):
        label = f"half as much again as {whole.text}"
        return Compare(sum_of(parts), "<=", Const(whole.value * Fraction(3, 2), label))
    return Compare(sum_of(parts), "<=", sum_of(wholes))


def open_above(claim: Claim) -> bool:
    """Whether a figure is only a lower bound: "more than 450"."""
    return claim.hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST)


def quoted(claim: Claim) -> str:
    """A figure as written, in quotation marks."""
    return f'"{claim.text}"'


def quotes(claims: Sequence[Claim]) -> str:
    """Figures as written: "49" and "seven"; "2", "8" and "30"."""
    texts = [quoted(claim) for claim in claims]
    return texts[0] if len(texts) == 1 else ", ".join(texts[:-1]) + " and " + texts[-1]
