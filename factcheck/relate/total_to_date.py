"""FC221: one payment, round or award cannot be more than the total to date that it is part of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Hedge, Kind, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.mentions import stems_of
from factcheck.relate.parts import at_most, exact, noun_of, quoted, same_money
from factcheck.relate.rule import Rule
from factcheck.relate.sameness import compatible_scope, same_event

__all__ = ["IDLE_STEMS", "RULE", "beside"]

_REACH = 8  # sentences: the total to date closes the passage that the instance opens, or stands in the notes after it

# "With this payment, the trust has received a total of {m}", "bringing the total to"
_WITH_THIS = regex.compile(
    r"\b(?:[Ww]ith|[Ff]ollowing|[Ii]ncluding|[Aa]fter|[Cc]ounting) (?:this|these|today['’]s|the (?=latest|new|most)) ?"
    r"(?:latest |new |most recent |additional |second |third |fourth |fifth |final |first )?"
    r"(?:payments?|grants?|awards?|rounds?|funding|financing|investments?|donations?|gifts?|contracts?|orders?|"
    r"instal?lments?|closings?|tranches?|transactions?|acquisitions?|purchases?|sales?|receipts?|arrests?|convictions?)\b"
)
# "planted {n} trees in May, reaching a total of {n}"
_REACHING = regex.compile(
    r"\{(?P<a>[nm])(?P<part>\d+)\}(?:[^{}.;]|\{[^nm]\d+\}){0,110}?,? (?:reaching|making|for|to reach) (?:a|the) "
    r"(?:running |cumulative |combined |grand |overall )?total of \{(?P<b>[nm])(?P<total>\d+)\}"
)
# "Under all of the settlements to date", "Including Kelm and Orne, seven dairies have now agreed"
_OVER_ALL = regex.compile(
    r"\b[Uu]nder all (?:of )?(?:the |these |its |their )?[\p{L} ]{3,60} to date\b|"
    r"^Including [^{}.;]{3,80}, (?:a total of )?\{n\d+\}(?:[^{}.;]|\{n\d+\}){3,90} "
    r"(?:have|has) (?:now )?(?:been|pleaded|agreed)"
)
_NEAR = 4  # words on either side
_BREAK = regex.compile(r"[,;:.{}()]| and ")
IDLE_STEMS = frozenset("spend pay total crimi civil defen indiv compa annua year feder unite state autho".split())
# Open to the present: "In total, the trust has raised {m}", "{m} has been paid to date", "a cumulative total of {m}"
_PERFECT = (
    r"(?:has|have)(?: now| already| also)? (?:[\p{L}-]{2,16} ){0,2}?\p{L}{2,14}(?:ed|en|wn|id|nt|de|ld|on|un|ught)\b"
)
_WHOLE_BEFORE = regex.compile(
    rf"\b(?:[Ii]n total|[Tt]o date|[Ss]o far|[Aa]ltogether|[Ii]n all)\b"
    rf"[^{{}}.;:]{{0,60}}\b{_PERFECT}[^{{}}.;:]{{0,30}}$|"
    rf"\b{_PERFECT} (?:a|the|its) (?:cumulative |combined |grand |overall )?total (?:\p{{L}}+ )?of $|"
    r"\b(?:cumulative(?:\p{L}|[ -]){0,40}|running total) of $"
)
_WHOLE_AFTER = regex.compile(r"[^{}.;:]{0,50}?\b(?:to date|so far|since (?:its (?:inception|launch|founding)|then))\b")
_TOTAL_OF = regex.compile(
    r"\b(?:total(?:l?ing)?|aggregate|cumulative|combined)(?:\p{L}|[ -]){0,60} (?:of|to) $|\bin total\b[^{}.;]{0,60}$"
)
# "Since 2010, the trust has committed {m}": open to the present, so that what is told as new is in it
_SINCE = regex.compile(
    r"\bsince (?:its |their )?(?:inception|launch|founding|beginning|starting|then|\{y\d+\}|the start of \{y\d+\})"
    r"[^{}.;:]{0,80}\b(?:has|have) (?:[\p{L}-]{2,16} ){1,4}$",
    regex.IGNORECASE,
)
# What the figure is said to be before it is anything received or spent.
_NOT_AN_INSTANCE = regex.compile(
    r"\b(?:valu(?:ed?|ation|ing)|worth|potential(?:ly)?|target(?:s|ing)?|goal|aims?|hopes?|plans?|seek(?:s|ing)?|could|"
    r"would|may|might|up to|assets?|revenues?|sales|turnover|market|cap(?:italization)?|budget|total(?:l?ing)?|"
    r"combined|cumulative|aggregate|to date|so far|since|economy|econom\w{2,4}|pledged?|of the|until|if|per|a year|"
    r"each)\b",
    regex.IGNORECASE,
)
_IDLE_EVENTS = frozenset(
    "be have do make include see say report announce show expect become get take give go come bring hold "
    "need want use remain offer provide allow follow lead work represent total reach exceed".split()
)
# Verbs that put one flow of money in other words: what was closed or secured was raised.
_FLOWS = (
    frozenset("receive raise secure close collect obtain win get earn gain".split()),
    frozenset("commit award donate give grant invest spend pay contribute distribute provide fund".split()),
)
_PRONOUNS = frozenset("it we they he she company firm group organisation organization charity trust which that".split())


def relate(context: Context) -> Iterator[Relation]:
    """Yield instance <= total to date, for each instance told before it."""
    for index, frame in enumerate(context.frames):
        yield from _reaching(frame)
        yield from _over_all(context, index, frame)
        with_this = _WITH_THIS.search(frame.text)
        for claim in frame.slots("nm"):
            if not exact(claim) or claim.hedge is Hedge.UP_TO:
                continue
            before, _ = _around(frame, claim)
            if not _is_total(frame, claim) and not (with_this and _TOTAL_OF.search(before)):
                continue
            for part in _instances(context, index, claim, with_this is not None):
                yield _relation(part, claim)


def _reaching(frame: Frame) -> Iterator[Relation]:
    for match in _REACHING.finditer(frame.text):
        part, total = frame.claim(match["part"]), frame.claim(match["total"])
        if match["a"] == match["b"] and exact(part) and exact(total) and same_money([part, total]):
            yield _relation(part, total) if part.hedge is not Hedge.UP_TO else _top(part, total)


def _top(part: Claim, total: Claim) -> Relation:
    """ "Up to 5,200 in one spring, reaching a total of nearly 1,300": the top of the part is held to the total."""
    found = _relation(part, total)
    if not isinstance(part.value, Fraction):
        return found
    return replace(found, formula=Compare(Const(part.value, part.text), "<=", Ref(total.id)))


def _over_all(context: Context, index: int, frame: Frame) -> Iterator[Relation]:
    """ "Under all the settlements to date the firms will spend {m} on filters and pay {m} in penalties"."""
    if not _OVER_ALL.search(frame.text):
        return
    for total in frame.slots("mu"):
        if not exact(total) or total.role:
            continue
        for part in context.claims[: total.id]:
            if part.sentence >= index or not exact(part) or not same_money([part, total]) or part.role:
                continue
            before, _ = _around(context.frames[part.sentence], part)
            if not _NOT_AN_INSTANCE.search(before[-25:]) and _like(context, part, total):
                yield _relation(part, total)


def _like(context: Context, part: Claim, total: Claim) -> bool:
    """Whether a noun right beside the one figure stands right beside the other: "a {m} penalty", "{m} in penalties"."""
    left, right = (beside(context.frames[claim.sentence], claim) for claim in (part, total))
    return bool(left & right - IDLE_STEMS)


def beside(frame: Frame, claim: Claim) -> frozenset[str]:
    """The stems of the few words on either side of a figure, up to a comma or the next figure."""
    before, after = _around(frame, claim)
    words = _BREAK.split(before)[-1].split()[-_NEAR:] + _BREAK.split(after)[0].split()[:_NEAR]
    return stems_of(" ".join(words))


def _is_total(frame: Frame, claim: Claim) -> bool:
    before, after = _around(frame, claim)
    return bool(_WHOLE_BEFORE.search(before) or _WHOLE_AFTER.match(after) or _SINCE.search(before))


def _around(frame: Frame, claim: Claim) -> tuple[str, str]:
    slot = regex.search(rf"\{{[a-z]{claim.id}\}}", frame.text)
    if slot is None:
        return "", ""
    return frame.text[max(0, slot.start() - 130) : slot.start()], frame.text[slot.end() : slot.end() + 90]


def _instances(context: Context, index: int, total: Claim, with_this: bool) -> Iterator[Claim]:
    for part in context.claims:
        if part.id >= total.id:
            break
        if not (index - _REACH <= part.sentence < index or context.in_headline(part)):
            continue
        if not exact(part) or not same_money([part, total]) or part.role or part.negated or part.per or total.per:
            continue
        frame = context.frames[part.sentence]
        before, after = _around(frame, part)
        if (
            _NOT_AN_INSTANCE.search(before[-50:])
            or _NOT_AN_INSTANCE.match(after.lstrip())
            or _is_total(frame, part)
            or _TOTAL_OF.search(before)
        ):
            continue
        if not compatible_scope(part, total) or _other_agents(part, total):
            continue
        if total.kind is Kind.COUNT and noun_of(context, part) != noun_of(context, total):
            continue
        just_told = with_this and index - part.sentence <= 1
        if just_told or (part.event and part.event not in _IDLE_EVENTS and _same_flow(part, total)):
            yield part


def _same_flow(part: Claim, total: Claim) -> bool:
    flows = part.kind is Kind.MONEY and any(part.event in row and total.event in row for row in _FLOWS)
    return flows or same_event(part, total) is Tie.CERTAIN


def _other_agents(part: Claim, total: Claim) -> bool:
    """Whether two named doers are told apart: "Ashby has raised ...", "Coldham raised ..."."""
    left, right = set(part.agent.split()), set(total.agent.split())
    return bool(left and right and not left & right and not (left | right) & _PRONOUNS)


def _relation(part: Claim, total: Claim) -> Relation:
    return Relation(
        "part-exceeds-total-to-date",
        (part.id, total.id),
        at_most([part], total),
        Tie.LIKELY,
        f"{quoted(part)} reads as a part of the total of {quoted(total)}, but is larger: check both figures.",
        whole=part.kind is Kind.COUNT,
    )


RULE = Rule(
    code="FC221",
    name="part-exceeds-total-to-date",
    summary="One payment, round or award is larger than the total to date.",
    finds="“It received a payment of £250,000. With this payment it has received a total of £145,000.”",
    why="A total to date is carried over from the last release; when it is not raised, or a nought slips in, the new "
    "amount outgrows it.",
    silent="When the two stand for different things, periods or payers, or when either is only a target or a value.",
    bad="The trust received a payment of £250,000. With this payment, it has received a total of £145,000.\n",
    good="The trust received a payment of £25,000. With this payment, it has received a total of £145,000.\n",
    checks=("B2",),
    relate=relate,
)
