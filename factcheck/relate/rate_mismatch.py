"""rate-mismatch: a rate per 1,000 people that the count and the population do not give."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Hedge, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.lexicon import is_people, singular
from factcheck.relate.nearby import earlier, noun_behind, told_elsewhere
from factcheck.relate.pattern import Found, compiled, find, over, q, ref, times, value
from factcheck.relate.rule import Rule

# "which comes to 1.8 in every 1,000 of its 50,000 residents"; "or forty vets to every 100,000 head of cattle"
_CUE = (
    r"(?P<cue>\brate (?:of|was|is|at|comes to|came to|works out at|stood at|stands at)|\b(?:that|this|which|it)"
    r"(?:['’]s| (?:is|was|makes|gives(?: (?:the |a )?[a-z]{2,12}){0,2}|means|comes to|works out at|equals|amounts to|"
    r"equates to))|\bthere (?:are|were)|"
    r"\b(?P<plain>has|had|saw|recorded|suffers|suffered)|\bworks? out at|\bgiving|\bmaking|\bequal to|"
        r"\bequivalent to|\bamounts? to|, or|:)"
    r"(?: a rate of| about| only| just| an? \w{3,12})?"
)
_RATE = compiled(
    _CUE + r" {rate:nuv}(?: (?P<noun>[\w-]{2,20})){0,2} (?:per|for every|in every|for each|to every) {base:n}"
    r"(?: of (?:its|the|their) {people:n})?"
)
# "60 per 1,000 residents" is one figure, whose base is in `per`
_ONE_FIGURE = compiled(_CUE + r" {rate:nv}(?P<noun>)")
# "six in every 100,000" is read as a ratio
_IN_SO_MANY = compiled(_CUE + r" {rate:r}(?P<noun>)")
_PER = regex.compile(r"([\d,]{3,9}|hundred|thousand|million)\b")
_WORDS = {"hundred": Fraction(100), "thousand": Fraction(1000), "million": Fraction(10**6)}
_BASES = (100, 1000, 10_000, 100_000, 1_000_000)
_NOT_ALL = frozenset({"household", "home", "birth", "child", "vehicle", "car"})
_PEOPLE = regex.compile(r"person|people|resident|inhabitant|population|household|home|birth|child|adult|vehicle|car")
_OF_PEOPLE = regex.compile(
    r"\b(?:population|inhabitants|residents)(?: of|,| is| was| stands at| numbers?)(?: about| some| nearly| over)?$|"
    r"\b(?:town|city|village|county|district|island|area|borough|region|community|parish) of(?: about| some)?$"
)
_FEWEST = 2
_SHARE = 10  # a village of 75,000 has a rate for every 100,000 too
_EXACT = (Hedge.NONE, Hedge.ABOUT, Hedge.NEARLY, Hedge.JUST_OVER)  # "over 55" fits any rate


def relate(context: Context) -> Iterator[Relation]:
    """Tie each rate to the count and the population given before it."""
    seen: set[int] = set()
    for found in find(context, _RATE, _ONE_FIGURE, _IN_SO_MANY):
        rate = found["rate"]
        base = found["base"] if "base" in found.match.re.groupindex else None
        size = value(base) if base is not None else _base_of(rate)
        if size not in _BASES or not value(rate) or rate.id in seen:
            continue
        seen.add(rate.id)
        yield from _relations(context, found, rate, base, Fraction(size))


def _relations(context: Context, found: Found, rate: Claim, base: Claim | None, size: Fraction) -> Iterator[Relation]:
    given = found.get("people") if "people" in found.match.re.groupindex else None
    told = list(earlier(context, rate))
    if found.after().lstrip(" abcdefghijklmnopqrstuvwxyz").startswith(":"):
        # "The rate was 12 per 1,000 residents: 360 thefts in a town of 30,000"
        told += [c for c in context.by_sentence.get(rate.sentence, ()) if c.span > rate.span]
    counts = [c for c in told if c.kind is Kind.COUNT and c.hedge in _EXACT and c is not base]
    of = singular(_words_behind(context, base) if base is not None else rate.per.rpartition(" ")[2].lower())
    many = [c for c in counts if (value(c) or 0) >= size / _SHARE and _is_population(context, c)]
    # "468 births among 52,000 people: 9 per 1,000 people": births are what others are counted on, but not here
    many = [given] if given else [c for c in many if _noun(context, c) not in _NOT_ALL or _noun(context, c) == of]
    if not many:
        # "24 falls in 8,000 bed days ... 3 falls per 1,000 bed days": counted in the very words of the base
        words = _words_behind(context, base) if base is not None else rate.per.partition(" ")[2].partition(" ")[0]
        words = words.lower()
        many = [c for c in counts if words and (value(c) or 0) >= size / _SHARE and _words_behind(context, c) == words]
    noun = singular(found.word("noun")) if found.match["noun"] else ""
    rest = [c for c in counts if c not in many and (value(c) or 0) >= _FEWEST]
    few = [c for c in rest if noun and _noun(context, c) == noun]
    if found.word("plain"):
        # "the ward has 70 burglaries per 1,000 homes" may be of another year than the burglaries: only of those named
        few = [c for c in rest if rate.noun and _noun(context, c) == singular(rate.noun)]
    elif not few:
        few = rest
    pairs = [(count, people) for people in many for count in few if (value(count) or 0) < (value(people) or 0)]
    if not pairs or len(many) > 2 or all(told_elsewhere(context, rate, *pair) for pair in pairs):
        return
    by = Const(size, f"{int(size):,}") if base is None else ref(base)
    alone = len(pairs) == 1 and pairs[0][0].sentence == rate.sentence == pairs[0][1].sentence
    for count, people in pairs:
        share = over(ref(count), ref(people))
        said = f"is {{expected}} for every {int(size):,}, not"
        yield Relation(
            rule="rate-mismatch",
            claims=(rate.id, count.id, people.id, *(() if base is None else (base.id,))),
            formula=Compare(ref(rate), "=", share if rate.kind is Kind.RATIO else times(share, by)),
            tie=Tie.CERTAIN if alone else Tie.LIKELY,
            message=f"{q(count)} among {q(people)} {'does not make' if rate.kind is Kind.RATIO else said} {q(rate)}; "
            "check all three.",
            group=f"rate-{rate.id}" if len(pairs) > 1 else "",
            ties=found.tie(),
        )


def _words_behind(context: Context, claim: Claim) -> str:
    behind = context.words(claim.span.end, claim.span.end + 45).strip()
    words = regex.match(r"[\p{L}-]{2,20}", behind)
    return words[0].lower() if words else ""


def _base_of(rate: Claim) -> Fraction | None:
    if rate.kind is Kind.RATIO:
        return rate.parts[1] if len(rate.parts) == 2 else None
    match = _PER.match(rate.per)
    if match is None:
        return None
    return _WORDS.get(match[1]) or Fraction(match[1].replace(",", "") or "0")


def _noun(context: Context, claim: Claim) -> str:
    return noun_behind(context, claim) or singular(claim.noun)


def _is_population(context: Context, claim: Claim) -> bool:
    """Whether a count is of the people of a place: "80,000 people", "a town of 80,000"."""
    before = context.words(max(0, claim.span.start - 40), claim.span.start).lower()
    noun = _noun(context, claim)
    people = _PEOPLE.fullmatch(noun) is not None or is_people(noun, context.options)
    return people or _OF_PEOPLE.search(before) is not None


RULE = Rule(
    code="FC307",
    name="rate-mismatch",
    summary="A rate per so many people does not follow from the count and the population.",
    finds="A rate per 100, 1,000, 100,000 and so on that is not the count divided by the population given with it.",
    why="A misplaced decimal point makes a quiet town look like a dangerous one.",
    silent="When the rate is of another place or another kind of event, and when either count is missing.",
    bad="The vets of Solm treated 900 dog bites in 2024, which comes to 1.8 in every 1,000 of its 50,000 residents.",
    good="The vets of Solm treated 900 dog bites in 2024, which comes to 18 in every 1,000 of its 50,000 residents.",
    checks=("C9",),
    relate=relate,
)
