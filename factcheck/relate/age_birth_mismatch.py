"""FC503: an age must be the years since birth, or one less."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Expression, Kind, Ref, Relation, Tie
from factcheck.relate.calendar import day_of, is_dated, is_sure, written, year_expression_of, year_of
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.rule import Rule
from factcheck.relate.since import year_now

_BORN = regex.compile(
    r"\b(?:was |were |[Bb]orn|DOB|date of birth)[^.;{}]{0,40}? ?(?:in |on |:)? ?\{[yd](?P<year>\d+)\}"
)
_REACH = 4  # sentences
_SOMEBODYS = regex.compile(r"(?:\b(?:his|her|their)|['’]s?) (?:then[- ])?$")
# "Holm, 34", "Holm (34)", "Holm, who is 34", "Holm, aged 34"
_NAMED = regex.compile(r"\p{L}(?:, (?:who is |now |aged |age )?| \(| who is | is (?:now )?| aged )$")
# "who was 84 when he died last week", "has died aged 84", "died on Monday at the age of 84"
_JUST_DIED = regex.compile(
    r"\b(?:was (?:only |just )?\{a\d+\} )?when (?:he|she) died,? (?:\{d\d+\}|last|this|yesterday|on|peacefully)|"
    r"\bhas died (?:at the age of|aged)|"
    r"\bdied (?:(?:on )?\{d\d+\}|on \{w\d+\}|last (?:week|month)|yesterday|this (?:week|month)),? (?:at the age of|"
    r"aged)"
)
_TURNS = regex.compile(
    r"\b(?:turns|turned|turning|reach(?:es|ed)|celebrat(?:es|ed|ing) (?:her|his) )(?: the age of)? ?$"
)
_AT_THE_TIME = regex.compile(
    r"\b(?:at the time|when|then|was (?:only |just )?\{|were|had been|died|aged? of|as a|since the age|from the "
    r"age|by the age|at the age|by \{|at \{|until)"
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each birth with one age of a person near it, age <= years since, and age >= years since - 1."""
    for index, frame in enumerate(context.frames):
        for match in _BORN.finditer(frame.text):
            if not regex.match(r"[Bb]orn|DOB|date|was born|were born", match[0]) and "born" not in match[0]:
                continue
            birth = frame.claim(match["year"])
            if not is_dated(birth) or not is_sure(birth):
                continue
            yield from _ages(context, index, birth)


def _ages(context: Context, index: int, birth: Claim) -> Iterator[Relation]:
    block = context.sentences[index].block
    near = [
        number
        for number in range(max(0, index - 1), min(len(context.frames), index + 2))
        if context.sentences[number].block == block
    ]
    ages = [
        (claim, number)
        for number in near
        for claim in (*context.frames[number].slots("a"), *_bare_ages(context.frames[number]))
        if isinstance(claim.value, Fraction)
        and claim.unit in ("year", None)
        and not claim.hedge
        and claim.tight.is_point
    ]
    if not ages:
        near, ages = _only_one(context, index)
    if len(ages) != 1:
        return  # with two ages it is not said whose birth it is
    age, number = ages[0]
    frame = context.frames[number]
    slot = regex.search(rf"\{{[an]{age.id}\}}", frame.text)
    place = slot.start() if slot else 0
    around = frame.text[max(0, place - 24) : place + 40]
    ahead = frame.text[:place]
    named = _NAMED.search(ahead) is not None or "-year-old" in age.text or "becom" in around
    if "-year-old" in age.text and _SOMEBODYS.search(ahead):
        return  # "Vane, DOB: 3-9-61, was jailed for robbing his 15-year-old cousin"
    turning = _TURNS.search(ahead) is not None
    death = _JUST_DIED.search(frame.text)
    # "died on {d1} at the age of {a2}": the age at death, or of a person of whom it is told in the same sentence
    dying = death is not None and (
        death.end() <= place <= death.end() + 1 or not _AT_THE_TIME.search(_JUST_DIED.sub("", around))
    )
    if not (named or turning or dying) or (
        _AT_THE_TIME.search(around) and "becom" not in around and not turning and not dying
    ):
        return
    readings = list(_readings(context, near, birth, age))
    for expression, at, stated in readings:
        yield from _relation(age, birth, expression, at, stated)


_BARE = regex.compile(r"\p{Lu}[\p{L}’'-]+, \{n(?P<age>\d+)\} ?\((?:born|b\.|d\.?o\.?b)")


def _bare_ages(frame: Frame) -> list[Claim]:
    """ "Mary Dunn, 62 (born 4 August 1950)": a number behind a name."""
    return [frame.claim(match["age"]) for match in _BARE.finditer(frame.text)]


def _only_one(context: Context, index: int) -> tuple[list[int], list[tuple[Claim, int]]]:
    """The one age of a text with one birth, in the sentences near it, whatever paragraphs they stand in."""
    near = list(range(max(0, index - _REACH), min(len(context.frames), index + _REACH + 1)))
    ages = [claim for frame in context.frames for claim in frame.slots("a")]
    births = sum(_BORN.search(frame.text) is not None and "orn" in frame.text for frame in context.frames)
    if len(ages) != 1 or births != 1 or ages[0].sentence not in near:
        return [], []
    age = ages[0]
    fits = isinstance(age.value, Fraction) and age.unit == "year" and not age.hedge and age.tight.is_point
    return near, [(age, age.sentence)] if fits else []


def _readings(
    context: Context, near: list[int], birth: Claim, age: Claim
) -> Iterator[tuple[Expression, date, Claim | None]]:
    """The days at which the person may be of that age: those in the sentences, and the release's own."""
    for number in near:
        for claim in context.frames[number].slots("dy"):
            if claim.id != birth.id and is_dated(claim) and is_sure(claim) and claim.tight.high is not None:
                yield year_expression_of(claim), date.fromordinal(int(claim.tight.high)), claim
    now = year_now(context)
    if now is not None and context.draft.issued:
        yield now[0], context.draft.issued, now[2]


def _relation(age: Claim, birth: Claim, expression: Expression, at: date, stated: Claim | None) -> Iterator[Relation]:
    first = year_of(birth)
    if first is None or not isinstance(age.value, Fraction) or at.year < first:
        return
    years = at.year - first
    born = day_of(birth)
    if born is not None and (stated is None or stated.kind is Kind.DATE):
        full = years - ((at.month, at.day) < (born.month, born.day))
        low = high = full
    else:
        low, high = years - 1, years
    gone = Apply("-", (expression, year_expression_of(birth)))
    right: Expression = gone
    if age.value > high:
        right = gone if high == years else Apply("-", (gone, Const(Fraction(1), "1 (before the birthday)")))
        op = "<="
    elif low == years:
        op = ">="
    else:
        right, op = Apply("-", (gone, Const(Fraction(1)))), ">="
    others = () if stated is None else (stated.id,)
    yield Relation(
        "age-birth-mismatch",
        (age.id, birth.id, *others),
        Compare(Ref(age.id), op, right),
        Tie.CERTAIN,
        f"“{written(age)}” does not fit a birth in {written(birth)}: that gives "
        f"{low if low == high else f'{low} or {high}'} in {at.year}. "
        "Check the age and the birth.",
        group=f"{age.id}-{birth.id}",
    )


RULE = Rule(
    code="FC503",
    name="age-birth-mismatch",
    summary="The age does not fit the date or year of birth.",
    finds="A person's age and birth given together, counted to the day of the event and to the day of the release.",
    why="Age is the first thing a court reporter copies, and the wrong person may be named by it.",
    silent="With ages “at the time” or of other people, and where the age fits any of the days in the text.",
    bad="Issued 3 June 2024\n\nHelga Strand, 51, who was born in 1966, has been made harbour master.",
    good="Issued 3 June 2024\n\nHelga Strand, 57, who was born in 1966, has been made harbour master.",
    checks=("E3",),
    relate=relate,
)
