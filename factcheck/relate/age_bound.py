"""FC514: each person named must be of an age within the bounds given for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Expression, Hedge, Kind, Ref, Relation, Tie
from factcheck.relate.calendar import written
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.rule import Rule

# "Four skippers aged between 31 and 58 ...: Ida Venn, 31, Tom Marr, 40, ..."
_GROUP = regex.compile(
    r"\{n(\d+)\} (?P<noun>[^.;:{}]{0,40}?),? ?(?:all |who are |who range in age |ranging in age |ranging "
    r")?(?:aged )?(?:between |from )?\{a(?P<band>\d+)\}"
)
# "Four swimmers under 16 won medals: ...", "three men, all over 60, ..."
_BOUND = regex.compile(
    r"\{n(?P<n>\d+)\} (?P<noun>[^.;:{}]{0,40}?),? ?(?:all |each |every one |who are )?(?:aged )?(?P<way>under|"
    r"over|below|above|younger than|older than)"
    r"(?: the age of)? \{[na](?P<age>\d+)\}|\{n(?P<n>\d+)\} (?P<noun>[^.;:{}]{0,40}?),? ?(?:all |each |who are "
    r")?(?:aged )?\{[na](?P<age>\d+)\}(?=[ ,:])|"
    r"\{n(?P<n>\d+)\} (?P<way>under|over)-\{[na](?P<age>\d+)\}s?"
)
# "The players, all aged 16 or under, are Ana Frey, 15, Ben Low, 18, and Cas Orr, 14"
_ALL_OF = regex.compile(
    r"\b(?:all|each|every one|none)(?: of (?:them|whom))?(?: (?:are|is|was|were))?(?: aged)? "
    r"\{[na](?P<age>\d+)\},? (?:are|were|is|include|:) (?=\p{Lu})"
)
_TEENS = regex.compile(r"\{n(\d+)\} (?:[a-z]+ ){0,2}(?P<teen>teenagers|teenage (?:boys|girls|men|women))\b")
# "The teenagers are Gerda Holm, who is eighteen, her brother Ole, sixteen, and a neighbour, Lise Dahl, fourteen."
_THEY_ARE = regex.compile(
    r"(?:The \{n(?P<same>\d+)\}|They|The (?:boys|girls|youngsters|teenagers|friends)) (?:are|were) (?=\p{Lu})"
)
_CHARGES = frozenset({"count", "charge", "offence", "offense", "felony", "act"})
_BARE_AGE = regex.compile(r"\p{Lu}[\p{L}'’-]+, \{n(?P<age>\d+)\}(?=,|\.| and)")
_OTHERS = regex.compile(
    r"\b(?:defendants?|suspects?|accused|victims?|gunm[ae]n|killers?|officers?|drivers?)\b", regex.IGNORECASE
)
_NAMED_AGE = regex.compile(r"(?:\p{Lu}[\p{L}'’-]+, (?:who is )?|who is |\p{Lu}[\p{L}'’-]+ \()\{a(?P<age>\d+)\}")


# "a 41-year-old girl": the word alone has bounds
_YOUNG = regex.compile(
    r"\{a(?P<age>\d+)\}[ -](?:[a-z]{3,10} )?(?P<word>(?:school)?(?:girl|boy)|child|minor|teen|teenager|toddler|baby|"
    r"infant)"
    r"s?\b(?![ -](?:friend|band|scout|group|act|name|star))"
)
_OLDEST = {"teen": 19, "teenager": 19, "toddler": 5, "baby": 3, "infant": 3}


def _by_word(context: Context) -> Iterator[Relation]:
    """Ages of people who are called girl, child, toddler, which they are too old to be."""
    for frame in context.frames:
        for match in _YOUNG.finditer(frame.text):
            age = frame.claim(match["age"])
            oldest = Fraction(_OLDEST.get(match["word"], 20))
            if isinstance(age.value, Fraction) and age.unit == "year" and age.value > oldest and age.tight.is_point:
                yield Relation(
                    "age-bound",
                    (age.id,),
                    Compare(Ref(age.id), "<=", Const(oldest, f"{oldest} (oldest {match['word']})")),
                    Tie.LIKELY,
                    f"“{written(age)}” is said of a {match['word']}: check the age.",
                )


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each named person of a group of as many, lower bound <= age <= upper bound."""
    yield from _by_word(context)
    for index, frame in enumerate(context.frames):
        for match in _GROUP.finditer(frame.text):
            count, band = frame.claim(match[1]), frame.claim(match["band"])
            if band.kind is Kind.AGE and len(band.parts) == 2 and not _is_list(frame, match, band):
                yield from _members(context, index, match.end(), count, band, band.parts[0], band.parts[1], "")
        for match in _BOUND.finditer(frame.text):
            yield from _one_bound(context, index, frame, match)
        for match in _ALL_OF.finditer(frame.text):
            age = frame.claim(match["age"])
            if isinstance(age.value, Fraction) and age.hedge in (
                Hedge.UP_TO,
                Hedge.LESS_THAN,
                Hedge.AT_LEAST,
                Hedge.MORE_THAN,
            ):
                yield from _without_count(frame, match.end(), age)
        for match in _TEENS.finditer(frame.text):
            count = frame.claim(match[1])
            bounds = Fraction(13), Fraction(19)
            yield from _members(context, index, match.end(), count, None, *bounds, match["teen"])
            for later in range(index + 1, len(context.frames)):
                listed = _THEY_ARE.match(context.frames[later].text)
                if listed and (not listed["same"] or context.frames[later].claim(listed["same"]).value == count.value):
                    yield from _members(context, later, listed.end(), count, None, *bounds, match["teen"])
                    break


def _is_list(frame: Frame, match: regex.Match[str], band: Claim) -> bool:
    """Whether "ages 3 and 7" are the ages of two, and no bounds."""
    between = frame.text[: match.start("band")].rstrip("{a").endswith("between ")
    return regex.search(r"\d,? and \d", band.text) is not None and not between and "between" not in band.text


def _without_count(frame: Frame, at: int, age: Claim) -> Iterator[Relation]:
    """People named in the rest of a sentence that gives a bound for all of them."""
    if not isinstance(age.value, Fraction):
        return
    top = age.hedge in (Hedge.UP_TO, Hedge.LESS_THAN)
    bound = age.value - (age.hedge is Hedge.LESS_THAN)
    for claim in _ages(frame, at):
        if isinstance(claim.value, Fraction) and claim.tight.is_point:
            yield Relation(
                "age-bound",
                (claim.id, age.id),
                Compare(Ref(claim.id), "<=" if top else ">=", Const(bound, f"{bound} ({written(age)})")),
                Tie.LIKELY,
                f"One of those said to be {written(age)} is {written(claim)}: check the age and the bound.",
            )


def _one_bound(context: Context, index: int, frame: Frame, match: regex.Match[str]) -> Iterator[Relation]:
    count, age = frame.claim(match["n"]), frame.claim(match["age"])
    bound, way = age.value, match["way"] or ""
    if not isinstance(bound, Fraction) or len(age.parts) or bound > 120 or not isinstance(count.value, Fraction):
        return
    if way in ("under", "below", "younger than"):
        low, high = Fraction(0), bound - 1
    elif way:
        low, high = bound + (way != "over"), Fraction(130)
    elif age.hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN):
        low, high = bound, Fraction(130)  # "over 60" is said of those who are sixty as well
    elif age.hedge in (Hedge.UP_TO, Hedge.LESS_THAN):
        low, high = Fraction(0), bound - (age.hedge is Hedge.LESS_THAN)
    else:
        return
    yield from _members(context, index, match.end(), count, age, low, high, "")


def _members(
    context: Context, index: int, at: int, count: Claim, band: Claim | None, low: Fraction, high: Fraction, word: str
) -> Iterator[Relation]:
    ages = [claim for claim in _named(context, index, at) if claim.tight.is_point]
    # Only a list of exactly these people: one age more or fewer, and someone else may be named.
    if count.value != len(ages) or not ages or count.noun in _CHARGES:
        return  # "one count of assault on a boy under 14" counts no people
    said = f"aged {written(band)}" if band else word
    for claim in ages:
        if not isinstance(claim.value, Fraction):
            continue
        above = claim.value > high
        bound: Expression = Const(high if above else low, f"{high if above else low} ({said})")
        yield Relation(
            "age-bound",
            (claim.id, count.id) if band is None else (claim.id, band.id),
            Compare(Ref(claim.id), "<=" if above else ">=", bound),
            Tie.CERTAIN,
            f"One of those {said} is {written(claim)}: check the age and the bounds.",
        )


def _named(context: Context, index: int, at: int) -> list[Claim]:
    """The ages of people named after a place, in the rest of the sentence, the block and a list that follows."""
    ages = _ages(context.frames[index], at)
    block = context.sentences[index].block
    for later in range(index + 1, min(len(context.frames), index + 12)):
        sentence = context.sentences[later]
        is_list = context.draft.blocks[sentence.block].list_id is not None
        if _OTHERS.search(context.frames[later].text.partition("{a")[0]) and not is_list:
            break  # "two were jailed for the murder of two teenagers. ... The defendants are Jon Lyle, 31, and ..."
        if sentence.block == block or is_list or (not ages and sentence.block <= block + 2):
            found = _ages(context.frames[later], 0)
            if ages and not found and not is_list:
                break
            ages.extend(found)
        else:
            break
    return ages


def _ages(frame: Frame, at: int) -> list[Claim]:
    found = [frame.claim(match["age"]) for match in _NAMED_AGE.finditer(frame.text, at)]
    if found:  # "her sister Nina, seventeen": a number behind a name is an age where ages stand around it
        found += [frame.claim(match["age"]) for match in _BARE_AGE.finditer(frame.text, at)]
    return [claim for claim in sorted(found, key=lambda claim: claim.id) if not claim.parts]


RULE = Rule(
    code="FC514",
    name="age-bound",
    summary="A person named is younger or older than the bounds given for the group.",
    finds="“Six men aged 19 to 33” followed by six names with ages, one of them outside; the same with teenagers.",
    why="Either the bound or the age in the list is wrong, and both are about people with names.",
    silent="Where more or fewer people are named than the group has.",
    bad="Two potters aged between 24 and 36 share the prize: Jon Lyle, 24, and Kurt Amsel, 38.",
    good="Two potters aged between 24 and 38 share the prize: Jon Lyle, 24, and Kurt Amsel, 38.",
    checks=("E14",),
    relate=relate,
)
