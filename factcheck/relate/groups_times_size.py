"""FC214: so many groups of so many each must make the total."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Expression, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.lexicon import head_noun
from factcheck.relate.parts import exact, quoted
from factcheck.relate.rule import Rule

# "Seven halls, each with 180 seats, ... 1,260 seats" and "ten choirs for thirty minutes apiece, in all five hours"
_EACH_WITH = regex.compile(
    r"\{n(?P<groups>\d+)\}[^{}.;:]{1,60}?,? each (?:with|of|having|holding|offering|providing|worth|"
    r"costing|containing|of which has|has) "
    r"(?:room for |space for |a capacity of |capacity for )?\{(?P<kind>[nmut])(?P<size>\d+)\}(?P<noun>[^{}.;]{0,60}?)"
    r"(?:\{[^nmut]\d+\}[^{}.;]{0,60})?[^{}.;]{0,60}\{(?P<same>[nmut])(?P<total>\d+)\}(?P<after>[^{}.;]{0,40})"
)
_APIECE = regex.compile(
    r"\{n(?P<groups>\d+)\}[^{}.;:]{1,60}?\{(?P<kind>[nmut])(?P<size>\d+)\}(?P<noun>[^{}.;,]{0,25}?) (?:each|apiece)\b"
    r"[^{}.;]{0,50}\{(?P<same>[nmut])(?P<total>\d+)\}(?P<after>[^{}.;]{0,40})"
)
# "Six teams of 15 volunteers turned out. The 80 volunteers planted ..."
_SETS = regex.compile(
    r"\{n(?P<groups>\d+)\} (?:equal |new |full |small )?(?P<group>\p{Ll}{3,14}s) (?:of|with|holding|seating|"
    r"containing) "
    r"(?P<exactly>exactly |just )?\{n(?P<size>\d+)\} (?P<noun>(?:\p{Ll}+ )?\p{Ll}{3,16})\b(?! each)"
)
# "Seven halls will open. Each will have 180 seats."
_EACH_HAS = regex.compile(
    r"\b(?:[Ee]ach|[Ee]very) (?:one |of (?:the|its|our|their|these) \{n(?P<groups>\d+)\} (?:\p{Ll}+ "
    r")?\p{Ll}{3,14} |of (?:them|these|the \p{Ll}+) |\p{Ll}{3,14} )?(?:will |can |is to |must )?(?:has|have|had|"
    r"hold|holds|held|seat|seats|get|gets|got|receive[sd]?|take|takes|took|offer|offers|contain|contains|carry|carries|"
    r"planted|plant|made|make|makes|brought|bring|brings|serves?|served|provides?|provided|worked|works|work|"
    r"gives?|gave|"
    r"ran|run|runs|cycled|swam|swim|walked|sold|sell) (?:exactly |just )?"
    r"\{(?P<kind>[nmut])(?P<size>\d+)\}(?P<noun>[^{}.;]{0,40})"
)
_ALL = regex.compile(
    r"\b(?:[Ii]n all|[Ii]n total|[Aa]ltogether|[Aa]ll told|[Bb]etween them|[Tt]ogether|a total of|the total|"
    r"[Ii]t all adds up|"
    r"making|which makes|so|giving|which is|or|brings? the total)\b"
)
_MIXED = regex.compile(
    r"\b(?:up to|about|around|average|on average|at least|also|plus|another|further|others?|some|except|but)\b"
)
_REACH = 3
_TOTAL = regex.compile(
    r"\b(?:in all|in total|altogether|a total of|totall?ing|creat\w+|provid\w+|making|giving|offer\w*|"
    r"hold\w*|cost\w*|worth)\b"
)
_MINUTES = {
    "second": Fraction(1, 60),
    "minute": Fraction(1),
    "hour": Fraction(60),
    "day": Fraction(1440),
    "week": Fraction(10080),
}


def relate(context: Context) -> Iterator[Relation]:
    """Yield total = groups * size."""
    for frame in context.frames:
        for pattern in (_EACH_WITH, _APIECE):
            for match in pattern.finditer(frame.text):
                found = _relation(frame, match)
                if found:
                    yield found
    yield from _sets(context)
    yield from _each_has(context)


def _sets(context: Context) -> Iterator[Relation]:
    """So many groups of so many, and "the", "these" or "a total of" so many in the same or the next sentences."""
    for index, frame in enumerate(context.frames):
        for match in _SETS.finditer(frame.text):
            groups, size = frame.claim(match["groups"]), frame.claim(match["size"])
            noun = head_noun(" " + match["noun"], size)
            if not exact(groups) or not exact(size) or groups.hedge or size.hedge or _MIXED.search(match[0]):
                continue
            for near in context.frames[index : index + _REACH]:
                for total in near.slots("n", match.end() if near is frame else 0):
                    before, _, after = near.text.partition(f"{{n{total.id}}}")
                    said = total.definite or _ALL.search(before[-40:]) or _ALL.match(after[:30].lstrip(" ,"))
                    whole = regex.match(r" of\b|[-‑]", after) is None and not total.hedge and exact(total)
                    if said and whole and noun and head_noun(after[:40], total) == noun and total.id != size.id:
                        yield _product(total, groups, size, Tie.LIKELY)


def _each_has(context: Context) -> Iterator[Relation]:
    """Groups, what each has, and what all have, in sentences of their own, where the text counts each once."""
    for index, frame in enumerate(context.frames):
        match = _EACH_HAS.search(frame.text)
        if match is None or _MIXED.search(frame.text[: match.end()]):
            continue
        size = frame.claim(match["size"])
        if size.per not in ("", "each") or regex.match(
            r" (?:a|an|per|each|every) (?:hour|day|week|month|year|season|term)\b", match["noun"]
        ):
            continue
        near = [*context.by_sentence.get(index - 1, ()), *frame.slots("n", 0, match.start())]
        near = [frame.claim(match["groups"])] if match["groups"] else near
        groups = [
            claim for claim in near if claim.kind.value == "count" and exact(claim) and not claim.hedge and claim.noun
        ]
        if len(groups) != 1 or not exact(size) or size.hedge:
            continue
        noun = head_noun(match["noun"], size)
        for later in context.frames[index : index + _REACH]:
            for total in later.slots(match["kind"], match.end() if later is frame else 0):
                before, _, after = later.text.partition(f"{{{match['kind']}{total.id}}}")
                said = _ALL.search(before[-50:]) or _ALL.search(after[:25])
                alike = match["kind"] in "mt" or (noun and head_noun(after[:40], total) == noun)
                if (
                    said
                    and alike
                    and exact(total)
                    and not total.hedge
                    and total.unit == size.unit
                    and total.id != size.id
                ):
                    yield _product(total, groups[0], size, Tie.LIKELY)


def _product(total: Claim, groups: Claim, size: Claim, tie: Tie) -> Relation:
    return Relation(
        "groups-times-size-mismatch",
        (total.id, groups.id, size.id),
        Compare(Ref(total.id), "=", Apply("*", (Ref(groups.id), Ref(size.id)))),
        tie,
        f"{quoted(groups)} times {quoted(size)} is {{expected}}, but the text says {quoted(total)}: "
        f"check the three figures.",
    )


def _relation(frame: Frame, match: regex.Match[str]) -> Relation | None:
    groups, size, total = (frame.claim(match[name]) for name in ("groups", "size", "total"))
    between = frame.text[match.end("noun") : match.start("after")]
    if (
        match["kind"] == "m"  # sums of money are price-quantity-mismatch's, which knows of delivery and VAT
        or not all(map(exact, (groups, size, total)))
        or match["kind"] != match["same"]
        or not _TOTAL.search(between + match["after"])
    ):
        return None
    of_size, of_total = head_noun(match["noun"], size), head_noun(match["after"], total)
    bare = "elliptic" in size.cues and not of_size and of_total in match[0].split("{")[1].lower().replace("s ", " ")
    if match["kind"] == "n" and not bare and (not of_size or of_size != of_total):
        return None  # "320 boxes of apples, each holding 40" holds apples
    product: Expression = Apply("*", (Ref(groups.id), Ref(size.id)))
    if size.unit != total.unit:
        factor = _factor(size, total)
        if factor is None:
            return None
        product = Apply("*", (Ref(groups.id), Ref(size.id), Const(factor)))
    return Relation(
        "groups-times-size-mismatch",
        (total.id, groups.id, size.id),
        Compare(Ref(total.id), "=", product),
        Tie.CERTAIN,
        f"{quoted(groups)} times {quoted(size)} is {{expected}}, but the text says {quoted(total)}: "
        f"check the three figures.",
    )


def _factor(size: Claim, total: Claim) -> Fraction | None:
    if size.unit in _MINUTES and total.unit in _MINUTES:
        return _MINUTES[size.unit] / _MINUTES[total.unit]
    return None


RULE = Rule(
    code="FC214",
    name="groups-times-size-mismatch",
    summary="The number of groups times the size of each is not the total.",
    finds="“Seven halls, each with 180 seats, will offer 1,620 seats.”",
    why="A reader who multiplies finds 1,260.",
    silent="When the size is only a bound (“up to 180”) that the total respects.",
    bad=(
        "Nine new workshops, each with 14 benches, will be ready by autumn and provide 136 "
        "benches."
    ),
    good=(
        "Nine new workshops, each with up to 14 benches, will be ready by autumn and provide 118 "
        "benches."
    ),
    checks=("B14",),
    relate=relate,
)
