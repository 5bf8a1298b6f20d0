"""FC222: parts told in one place, their sum in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

import regex

from factcheck.model import BlockKind, Claim, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.cues import INNER, OPEN
from factcheck.relate.frame import SLOT, Frame
from factcheck.relate.lexicon import singular
from factcheck.relate.near_sums import near_sums
from factcheck.relate.parts import exact, listed, noun_of, open_above, quoted, quotes, same_money, summable
from factcheck.relate.rule import Rule
from factcheck.relate.slips import adds_up, as_written, formula, mended
from factcheck.relate.spread_total import spread_totals

# "{m0} in fines and restitution"
_TWO_LABELS = regex.compile(
    r"\{m(?P<w>\d+)\} in (?:[\p{L}-]{3,14} ){0,2}?(?P<a>\p{L}[\p{L}-]{2,16}) and (?:[\p{L}-]{3,14} ){0,1}?"
    r"(?P<b>\p{L}[\p{L}-]{2,16})(?=[.,;)]|$| (?:to|for|after|in|and|on|following|as|under|from|over)\b)"
)
# "put {m0} into Ashby and Weld": each of the two has an amount of its own beside its name
_TWO_NAMES = regex.compile(
    r"\{m(?P<w>\d+)\} (?:in|into|to|for|from|of) (?:the )?(?P<a>\p{Lu}[\p{L}\d.'’-]{1,24}) and (?:the )?"
    r"(?P<b>\p{Lu}[\p{L}\d.'’-]{1,24})"
)
# "{m0} in Essex and {m1} in Kent": a name of its own behind each
_OWN_NAME = regex.compile(
    r"(?: [\p{Ll}-]{2,16}){0,4} (?:in|to|for|at|from|on|of) (?:the (?:[\p{Ll}]{2,12} )?(?:of )?)?"
    r"(?P<name>\p{Lu}[\p{L}.'’-]{1,20})"
)
_OF_THAT = regex.compile(r" of (?:that|this|it|the total|the (?:sum|amount|money))\b")
_TOTAL = regex.compile(
    r"\b(?:total(?:l?ing)?|combined|in all|altogether|together|overall|between them)\b", regex.IGNORECASE
)
_MEANS = regex.compile(
    r"\b(?:[Tt]hat means|[Tt]his means|[Tt]hat (?:makes|gives|brings|comes to)|[Tt]his (?:makes|gives|brings)|"
    r"[Mm]aking|"
    r"[Ii]n all|[Ii]n total|[Aa]ltogether|[Tt]ogether)\b[^{}.;]{0,50}\{(?P<k>[nmt])(?P<w>\d+)\}"
)
_MORE = regex.compile(
    r"\b(?:another|a further|an additional|an extra) \{(?P<k>[nmt])(?P<b>\d+)\}|"
    r"\{(?P<k>[nmt])(?P<b>\d+)\} (?:more|further|additional)\b"
)


_APART = 3


def relate(context: Context) -> Iterator[Relation]:
    """Yield total = sum of the parts."""
    yield from _labelled(context)
    yield from _named(context)
    for whole, parts in spread_totals(context):
        yield _relation(whole, parts, Tie.LIKELY, f"sum-across-mismatch spread {whole.id}")
    for whole, parts in near_sums(context):
        yield replace(_relation(whole, parts, Tie.LIKELY), formula=as_written(whole, parts))
    for index, frame in enumerate(context.frames):
        yield from _by_place(context, index, frame)
        yield from _made(context, index, frame)


def _labelled(context: Context) -> Iterator[Relation]:
    """ "$2.8 million in fines and restitution", with one fine and one sum of restitution elsewhere."""
    for frame in context.frames:
        for match in _TWO_LABELS.finditer(frame.text):
            whole = frame.claim(match["w"])
            labels = [match["a"], match["b"]]
            found = [_called(context, label, whole) for label in labels]
            if exact(whole) and all(len({claim.value for claim in some}) == 1 for some in found):
                parts = [some[0] for some in found]
                if parts[0].id != parts[1].id and summable([whole, *parts]):
                    yield _relation(whole, parts, Tie.LIKELY)


def _named(context: Context) -> Iterator[Relation]:
    """ "$1.5 billion in Ash and Elm", with "Ash, a $1 billion fund" and "Elm, a $400 million fund" elsewhere."""
    for frame in context.frames:
        for match in _TWO_NAMES.finditer(frame.text):
            whole = frame.claim(match["w"])
            found = [_beside_name(context, match[name], whole) for name in "ab"]
            if exact(whole) and all(len({claim.value for claim in some}) == 1 for some in found):
                parts = [some[0] for some in found]
                if parts[0].id != parts[1].id and summable([whole, *parts]) and _plausible(whole, parts):
                    yield _relation(whole, parts, Tie.LIKELY)


def _beside_name(context: Context, name: str, whole: Claim) -> list[Claim]:
    """The amounts that stand right behind a name: "Elm (ELM) -- a {m}", "{m} to Elm"."""
    word = regex.escape(name.rstrip("."))
    behind = regex.compile(rf"(?<![\p{{L}}\d]){word}\b[^{{}}.;]{{0,20}}$")
    ahead = regex.compile(rf" (?:in|into|to|for|from) (?:the )?{word}\b(?! and\b)")
    found = []
    for claim in context.claims:
        if claim.id == whole.id or not exact(claim) or not same_money([claim, whole]):
            continue
        left, slot, right = context.frames[claim.sentence].text.partition(f"{{m{claim.id}}}")
        if slot and (behind.search(left[-60:]) or ahead.match(right[:60])):
            found.append(claim)
    return found


def _plausible(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether parts come near the whole, or would without a slip: a sum that far off is of something else."""
    made = sum((part.value for part in parts if isinstance(part.value, Fraction)), Fraction(0))
    value = whole.value if isinstance(whole.value, Fraction) else Fraction(0)
    if open_above(whole) and made > value:
        return adds_up(whole, parts) or mended(whole, parts)  # "over $41,000 from each of them"
    return value / _APART < made < value * _APART or mended(whole, parts)


def _called(context: Context, label: str, whole: Claim) -> list[Claim]:
    """The amounts that are called so and nothing else: "a {m} fine", "{m} in fines", "a fine of {m}"."""
    word = rf"{regex.escape(singular(label))}(?:s|es)?"
    after = regex.compile(
        rf"(?: in| as| of)?(?: (?!and\b|or\b|in\b|of\b)[\p{{L}}-]+){{0,2}} {word}\b(?! and\b)", regex.IGNORECASE
    )
    before = regex.compile(rf"(?<!\band )\b{word} of (?:up to |at least )?$", regex.IGNORECASE)
    found = []
    for claim in context.claims:
        if claim.id == whole.id or not exact(claim) or not same_money([claim, whole]):
            continue
        left, slot, right = context.frames[claim.sentence].text.partition(f"{{m{claim.id}}}")
        if slot and (after.match(right[:60]) or before.search(left[-50:])):
            found.append(claim)
    return found


def _by_place(context: Context, index: int, frame: Frame) -> Iterator[Relation]:
    """ "$4 million in Essex and $5 million in Kent", under "Nearly $10m for the counties"."""
    taken = -1
    for slot in SLOT.finditer(frame.text):
        if slot[1] not in "nm" or slot.start() <= taken:
            continue
        parts = listed(frame, slot.start(), slot[1], lead=0)
        names = [_OWN_NAME.match(part.words) for part in parts]
        claims = [part.claim for part in parts]
        if (
            len(parts) < 2
            or not all(names)
            or len({name["name"] for name in names if name}) < len(parts)
            or not summable(claims)
        ):
            continue
        taken = parts[-1].start
        if regex.search(r"\balso\b", frame.text):
            continue  # "also sent nine vans to the towns and two to the villages": others came before
        if any(_OF_THAT.match(part.words) for part in parts):
            continue  # "€310 million, with €260 million of that from the lottery and €50 million from the towns"
        if OPEN.search(frame.text) or INNER.search(frame.text[slot.start() :]) or any(map(open_above, claims)):
            continue
        if context.block(claims[0]).kind is BlockKind.LIST_ITEM or _is_listed(context, index):
            continue  # one item of several that make the sum
        wholes = list(_wholes(context, index, claims))
        right = any(adds_up(whole, claims) for whole in wholes)
        for whole in wholes:
            slipped = right and not adds_up(whole, claims) and mended(whole, claims)
            group = f"sum-across-mismatch {claims[0].id}" + (f" {whole.id}" if slipped else "")
            yield _relation(whole, claims, Tie.LIKELY, group)


def _is_listed(context: Context, index: int) -> bool:
    """Whether a line or two above introduces a list: "This includes:"."""
    above = [context.sentence_text(back) for back in range(max(0, index - 3), index)]
    return any(text.endswith(":") for text in above)


def _wholes(context: Context, index: int, parts: Sequence[Claim]) -> Iterator[Claim]:
    """Totals in the headline, or called so in the sentence before or after; of the same thing right beside, if a slip
    keeps the parts from making it ("over 29,000 tickets", where 92,480 are told)."""
    likely: list[Claim] = []
    for claim in context.claims:
        if claim in parts or not summable([claim, *parts]) or not isinstance(claim.value, Fraction) or claim.value < 2:
            continue
        noun = noun_of(context, claim)
        if parts[0].kind is not Kind.MONEY and not (noun and noun == noun_of(context, parts[0])):
            continue
        close = abs(claim.sentence - index) == 1
        said = close and _TOTAL.search(context.frames[claim.sentence].text)
        if not (said or context.in_headline(claim)):
            if close and parts[0].kind is not Kind.MONEY and not adds_up(claim, parts) and mended(claim, parts):
                likely.append(claim)
            continue
        if any(claim.value == part.value for part in parts):
            return  # the headline is about one of them
        if _plausible(claim, parts):
            likely.append(claim)
    yield from likely


def _made(context: Context, index: int, frame: Frame) -> Iterator[Relation]:
    """ "The crew had 30 nights in April, and gets another 12 in May. So it will have 42 nights ..."."""
    for match in _MEANS.finditer(frame.text):
        whole = frame.claim(match["w"])
        for back in (index, index - 1):
            if back < 0:
                continue
            text = context.frames[back].text if back != index else frame.text[: match.start()]
            more = list(_MORE.finditer(text))
            if len(more) != 1 or more[0]["k"] != match["k"]:
                continue
            second = context.frames[back].claim(more[0]["b"])
            first = _first(context, second)
            if first is None or not exact(whole) or not summable([whole, first, second]):
                break
            if len(_of_a_kind(context, first.sentence - 2, whole)) == 3:
                yield _relation(whole, [first, second], Tie.LIKELY)
            break


def _of_a_kind(context: Context, start: int, whole: Claim) -> list[Claim]:
    """The figures of the total's kind and unit from some sentence on to the total: a fourth one may be a third part."""
    return [
        claim for claim in context.claims if start <= claim.sentence <= whole.sentence and same_money([claim, whole])
    ]


def _first(context: Context, second: Claim) -> Claim | None:
    """The figure of the same kind and noun right before "another 17"."""
    for claim in reversed(context.claims[: second.id]):
        if second.sentence - claim.sentence > 2:
            return None
        if claim.kind is second.kind and claim.unit == second.unit and exact(claim):
            if second.kind is Kind.COUNT and noun_of(context, claim) != noun_of(context, second):
                return None
            return claim
    return None


def _relation(whole: Claim, parts: Sequence[Claim], tie: Tie, group: str = "") -> Relation:
    return Relation(
        "sum-across-mismatch",
        (whole.id, *(part.id for part in parts)),
        formula(whole, parts),
        tie,
        f"{quotes(parts)} make {{expected}}, but the text says {quoted(whole)}: check the total and its parts.",
        group=group,
        whole=whole.kind is Kind.COUNT,
    )


RULE = Rule(
    code="FC222",
    name="sum-across-mismatch",
    summary="Parts told in one place do not make the sum told in another.",
    finds="“£4 million in Essex and £5 million in Kent” under “£10 million for two counties”; figures of like things "
    "that would add up but for two digits in each other's place.",
    why="The total stands in the headline or the opening, its parts further down, where nobody adds them up.",
    silent="When another total near by fits, or when the parts are only some of the whole.",
    bad="Counties share £10.2 million\n\nThe fund gave £4.1 million in Essex and £5.3 million in Kent.\n",
    good="Counties share £9.4 million\n\nThe fund gave £4.1 million in Essex and £5.3 million in Kent.\n",
    checks=("B1",),
    relate=relate,
)
