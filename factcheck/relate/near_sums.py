"""Figures that one slip keeps from adding up, where few words or none say that they should.

    over £61,200 in rents ... market rents of £40,000 ... the wharf also took £21,300 in rents
    a surplus of about €93 million. This includes about €71 million from ferries and a one-off sale of €18 million.

The words alone are too weak a tie: most such figures have nothing to do with one another. A sum that fails but for
two digits in each other's place, or a nought too many, is no chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import regex

from factcheck.model import Claim, Kind
from factcheck.relate.amounts import before
from factcheck.relate.context import Context
from factcheck.relate.lexicon import singular
from factcheck.relate.parts import exact, noun_of, same_money, what_follows
from factcheck.relate.slips import adds_up, digits, mended, slack
from factcheck.relate.total_to_date import IDLE_STEMS, beside

__all__ = ["near_sums"]

_KINDS = (Kind.COUNT, Kind.MONEY, Kind.MEASURE)
_MOST = 40  # figures of one unit in a draft
_FEW = 24  # more figures than these have sums enough to mend one by chance, unless they are told to four digits
_FAR = 8  # sentences between parts that are told in the same words
_APART = 2  # sentences between the parts, and from them to a total that does not stand at the top
_FINE = 600  # figures in whole tenths of a per cent add up by chance, finer ones hardly
_TOTAL = regex.compile(r"\b(?:total(?:l?ing)?|sum|in all|altogether)\b[^.;]{0,20}$")
_TOP = 4  # sentences of the opening, where a total stands
# What tells that a further part follows.
_MORE = regex.compile(
    r"\b(?:first|second|third|fourth|another|also|additional(?:ly)?|further|others?|previously|as well as|"
    r"respectively|plus|in addition)\b|\{o\d+\}",
    regex.IGNORECASE,
)
_INCLUDES = regex.compile(r"(?:This|That|It|The (?:total|sum|figure|amount)) (?:also )?includes? ")
_ALSO = regex.compile(
    r"(?:(?:\p{L}+ ){1,2}also|Additionally|Also|In addition|Further|Furthermore|Moreover|On top of that|A further)\b"
)
# "This includes a one-off sale of {m}. On a like-for-like basis, the surplus was {m}."
_WITHOUT = regex.compile(
    r"\b(?:on an? [\p{L}-]{4,14} basis|operating|underlying|adjusted|excluding|without|apart from|organic|the rest|"
    r"the remaining|the balance|the remainder)\b",
    regex.IGNORECASE,
)
_OF_IT = regex.compile(r"\b(?:including|of which|of whom|of that|some of)\b[^.;]{0,30}$")
_EITHER = regex.compile(
    r"\b(?:or|than|from|to|versus|vs\.?|compared (?:to|with)) (?:\p{L}+ )?\{[mu]|\b(?:maximum|per|each|statutory)\b"
)


@dataclass
class _Family:
    """Figures of one unit (and noun, if counted), in text order, with the stems beside each."""

    claims: list[Claim] = field(default_factory=list)
    stems: list[frozenset[str]] = field(default_factory=list)


def near_sums(context: Context) -> Iterator[tuple[Claim, list[Claim]]]:
    """Yield (total, parts) that do not add up but would if one of them were free of a slip."""
    for family in _families(context):
        taken: set[int] = set()
        for size in (2, 3):
            for at in range(len(family.claims) - size + 1):
                parts = family.claims[at : at + size]
                if not _apart(parts):
                    continue
                wholes = [
                    (whole, stems)
                    for whole, stems in zip(family.claims, family.stems, strict=True)
                    if whole not in parts and all(whole.value != part.value for part in parts)
                ]
                if any(adds_up(whole, parts) for whole, _ in wholes):
                    taken |= {part.id for part in parts}
                    continue
                for whole, stems in wholes:
                    many = len(family.claims) > _FEW
                    others = family.stems[at : at + size]
                    if whole.id not in taken and _tied(context, whole, stems, parts, others, many):
                        taken |= {whole.id, *(part.id for part in parts)}
                        yield whole, parts
                        break


def _families(context: Context) -> Iterator[_Family]:
    found: dict[tuple[str, ...], _Family] = {}
    nouns = {noun for claim in context.claims if claim.kind is Kind.COUNT and (noun := noun_of(context, claim))}
    for claim in context.claims:
        if claim.kind not in _KINDS or not exact(claim) or not claim.value:
            continue
        if claim.role not in ("", "to", "by") or claim.per:
            continue
        noun = noun_of(context, claim) or _further_on(context, claim, nouns) if claim.kind is Kind.COUNT else ""
        if noun or claim.kind is not Kind.COUNT:
            family = found.setdefault((claim.kind, claim.unit or "", noun), _Family())
            family.claims.append(claim)
            family.stems.append(beside(context.frames[claim.sentence], claim) - IDLE_STEMS)
    for family in found.values():
        if 3 <= len(family.claims) <= _MOST:
            yield family


def _further_on(context: Context, claim: Claim, nouns: set[str]) -> str:
    """ "7,400 9.5 metre oak poles": a noun that other figures count, behind a measure."""
    words = what_follows(context.frames[claim.sentence], claim, 60)
    if not regex.match(r" \{u\d+\} ", words):
        return ""
    return next((word for word in map(singular, regex.findall(r"\p{Ll}{3,16}s\b", words)) if word in nouns), "")


def _apart(parts: Sequence[Claim]) -> bool:
    return (
        parts[-1].sentence - parts[0].sentence <= _FAR
        and len({part.value for part in parts}) == len(parts)
        and same_money(parts)
    )


def _tied(
    context: Context,
    whole: Claim,
    stems: frozenset[str],
    parts: list[Claim],
    others: list[frozenset[str]],
    many: bool,
) -> bool:
    """Whether a slip mends the sum, and words or the many digits of the figures make that no chance."""
    near = min(abs(whole.sentence - part.sentence) for part in parts) <= _APART
    if not (near or whole.sentence <= _TOP or context.in_headline(whole)):
        return False
    value = whole.value if isinstance(whole.value, Fraction) else Fraction(0)
    if not mended(whole, parts):
        return False
    shared = len(frozenset.intersection(stems, *others)) > 1
    larger = value > max(part.value for part in parts if isinstance(part.value, Fraction))
    if any(_is_total(context, part) for part in parts[1:]) and not _is_total(context, parts[0]):
        return False
    if _small(whole, parts):
        return False
    frames = [context.frames[index].text for index in sorted({part.sentence for part in parts})]
    words = " ".join(frames)
    changes = any(part.role for part in parts)  # "a sale of $18 million", "reached 96 tons"
    if parts[0].sentence - whole.sentence == 1 and _INCLUDES.match(words):
        return len(frames) == 1 or (len(frames) == 2 and bool(_WITHOUT.search(frames[1])))
    by_swap = mended(whole, parts, more=False, about=False)
    if whole.kind is not Kind.MONEY and _parallel(context, parts) and mended(whole, parts, about=False):
        return True
    if parts[-1].sentence - parts[0].sentence > _APART:
        return False
    few = 4 if changes or many else 3
    fine = sum(digits(claim) >= few for claim in (whole, *parts)) >= len(parts) and slack(whole, parts) * _FINE < value
    fine = fine and all(digits(claim) >= 3 for claim in (whole, *parts))
    if by_swap and fine and larger and whole.sentence not in {part.sentence for part in parts[1:]}:
        return True
    if changes:
        return False
    if _EITHER.search(words) or any(_OF_IT.search(before(context, part, 40) + " ") for part in parts):
        return False
    if shared and _MORE.search(words):
        return True
    last = next(part for part in parts if part.sentence == parts[-1].sentence)
    alike = _is_total(context, parts[0]) or bool(last.event and parts[0].event == last.event)
    return by_swap and alike and len(frames) == 2 and _ALSO.match(frames[1]) is not None


def _parallel(context: Context, parts: Sequence[Claim]) -> bool:
    """ "In total, the recall takes in 61,400 ..." twice over: the same words before each of the parts."""
    words = [frozenset(before(context, part, 60).split()[-7:]) for part in parts]
    return len({part.sentence for part in parts}) > 1 and len(frozenset.intersection(*words)) >= 5


def _is_total(context: Context, part: Claim) -> bool:
    """ "A total of $91,000" holds another part already."""
    return bool(_TOTAL.search(before(context, part, 30) + " "))


def _small(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether figures have too few digits to be tied by a slip: of small counts every other one is mended by one."""
    if any(digits(claim) == 0 for claim in (whole, *parts)):
        return True
    few = 100 if whole.kind is Kind.COUNT else 1000  # prices: "a floor at $91, $88", "a peak of $94"
    values = [claim.value for claim in (whole, *parts) if isinstance(claim.value, Fraction)]
    return whole.scale == 1 and all(value < few for value in values)
