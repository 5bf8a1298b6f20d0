"""FC810: one person is given two ages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from factcheck.model import Claim, Compare, Kind, Ref, Relation, Tie
from factcheck.relate.amounts import number, quoted
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule

_NAME = r"(?:\p{Lu}[\p{L}'’-]{1,20}|\p{Lu}\.)"
# The name right before an age in commas or brackets: "Daniel Marsh, 41,", "Marsh (43)", "Marsh, aged 43,".
# and with what the person is in between: "Lind, a retired teacher, 66,"
_NAMED = regex.compile(
    rf"((?:{_NAME} ){{0,3}}{_NAME})(?:, (?:an?|the) \p{{Ll}}[\p{{Ll}} ’'-]{{2,40}}|, (?:of|"
    rf"from) \p{{Lu}}[\p{{L}} ’'-]{{2,30}})?(?:, | \()(?:aged? |who (?:is|has just turned) )?$"
)
_TITLES = frozenset(
    {"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Judge", "Sgt", "Det", "Insp", "PC", "Cllr", "Rev", "Prof", "And", "But", "The",  # noqa: E501
     "Defendant", "Officer", "Deputy", "Detective", "Sergeant", "Inspector", "Constable", "Captain", "Jr", "Sr", "With", "While"}  # noqa: E501
)  # fmt: skip
# "then 41", "who was 19 at the time", "turned 43": an age at another time.
_ANOTHER_TIME = regex.compile(r"^,? ?(?:\)|years? old)? ?(?:at the time|when|on the day|in (?:19|20)\d\d|then)\b")

Person = tuple[tuple[str, ...], Claim]


def relate(context: Context) -> Iterable[Relation]:
    """Yield second age = first age, for each person who is named with an age twice."""
    people = list(_people(context))
    for index, (name, age) in enumerate(people):
        for earlier_name, earlier in people[:index]:
            if number(age) is None or not _same_person(name, earlier_name, [names for names, _ in people]):
                continue
            yield Relation(
                "age-repeated-mismatch",
                (age.id, earlier.id),
                Compare(Ref(age.id), "=", Ref(earlier.id)),
                Tie.LIKELY,
                f"{name[-1]} is {quoted(earlier)} in one place and {quoted(age)} in another: check which is right.",
            )
            break
    yield from _definite(context, people)


# "The 39-year-old officer", in a release that gives one person's age only
_DEFINITE = regex.compile(r"^[“\"]?The (?:former |retired )?$")
# Who is meant is said by no word for another: "the 95-year-old mother", "the 12-year-old girl".
_OTHERS_WORD = regex.compile(
    r"^ ?(?:mother|father|son|daughter|sister|brother|wife|husband|victim|girl|boy|child|baby|man|woman|friend|"
    r"passenger|"
    r"pedestrian|cyclist|neighbou?r|relative|cousin|niece|nephew|building|house|firm|company|school)\b"
)
_YEAR_OLD = regex.compile(r"\d{1,3}[- ]years?[- ]old", regex.IGNORECASE)
_SOMEONE = regex.compile(r"\b(?:an?|another|second|other|one) (?:[a-z]+ )?$", regex.IGNORECASE)


def _definite(context: Context, people: list[Person]) -> Iterator[Relation]:
    """Yield "the 39-year-old" = the age of the one person who is named with one; nothing where others have ages too."""
    told = [c for c in context.claims if c.kind is Kind.AGE and _YEAR_OLD.match(c.text)]
    if not told or len({names[-1] for names, _ in people}) != 1:
        return
    named = people[0][1]
    if any(c.kind is Kind.AGE and c not in told and c not in {age for _, age in people} for c in context.claims):
        return
    if any(_SOMEONE.search(context.words(max(0, c.span.start - 20), c.span.start) + " ") for c in told):
        return
    for age in told:
        lead = context.words(context.sentences[age.sentence].span.start, age.span.start) + " "
        behind = context.words(age.span.end, age.span.end + 25).lower()
        if not _DEFINITE.search(lead) or _OTHERS_WORD.match(behind):
            return  # then other ages are told too
        if named.span < age.span and number(age) is not None:
            yield Relation(
                "age-repeated-mismatch",
                (age.id, named.id),
                Compare(Ref(age.id), "=", Ref(named.id)),
                Tie.LIKELY,
                f"{people[0][0][-1]} is {quoted(named)} in one place and {quoted(age)} in another: "
                f"check which is right.",
            )


# "At 48 I did not expect it," said Mr Ola
_OF_ONESELF = regex.compile(r"(?:^|[.!?] |[“\"])(?:At|I am|I'm|I’m|I turned)(?: only| just)? $")


def _people(context: Context) -> Iterator[Person]:
    for claim in context.claims:
        if claim.speaker and claim.kind in (Kind.AGE, Kind.COUNT) and 9 < (number(claim) or 0) < 110:
            said = context.words(context.sentences[claim.sentence].span.start, claim.span.start) + " "
            behind = context.words(claim.span.end, claim.span.end + 4)
            if _OF_ONESELF.search(said) and regex.match(r",| I\b|I\b|\.|”", behind):
                yield tuple(word for word in claim.speaker.split() if word.rstrip(".") not in _TITLES), claim
                continue
        if claim.kind not in (Kind.AGE, Kind.COUNT) or not 0 < (number(claim) or 0) < 120 or claim.scale != 1:
            continue
        if claim.unit not in (None, "year"):
            continue
        start = context.block(claim).span.start
        lead = context.words(max(start, claim.span.start - 70), claim.span.start)
        lead += "" if lead.endswith("(") else " "
        match = _NAMED.search(lead)
        tail = context.words(claim.span.end, claim.span.end + 25)
        if match is None or _ANOTHER_TIME.match(tail) or not tail.startswith((",", ")", ".", ";", " of", "of ")):
            continue
        if lead[: match.start(1)].rstrip().endswith(("”", '"', "’", "St.")):
            continue  # "Jim “Red” Loman, 49", "Edward St. Hale, 52": the name begins further back
        name = tuple(word for word in match[1].split() if word.rstrip(".") not in _TITLES)
        if name and len(name[-1]) > 2:
            yield name, claim


def _same_person(name: tuple[str, ...], other: tuple[str, ...], everyone: list[tuple[str, ...]]) -> bool:
    """Whether two names are of one person: the same full name, or a surname that only one person here bears."""
    if name[-1] != other[-1]:
        return False
    if len(name) > 1 and len(other) > 1:
        middle, other_middle = name[1:-1], other[1:-1]
        return name[0] == other[0] and not (
            middle and other_middle and middle[0][0] != other_middle[0][0]
        )  # "Stan John Ford, 50, and Stan Paul Ford, 24" are father and son
    bearers = {full[0] for full in everyone if len(full) > 1 and full[-1] == name[-1]}
    return len(bearers) <= 1


RULE = Rule(
    code="FC810",
    name="age-repeated-mismatch",
    summary="One person is given two different ages.",
    finds="A name followed by an age, and the same name (or its surname alone) followed by another.",
    why="A wrong age in a court report may point to the wrong person.",
    silent="Where two people share the surname, and where the age is one at another time.",
    bad="Daniel Marsh, 41, was jailed on Friday. Marsh, 43, of Skelby, admitted fraud.",
    good="Daniel Marsh, 41, was jailed on Friday. Colin Marsh, 43, of Skelby, was cleared.",
    checks=("H1",),
    relate=relate,
)
