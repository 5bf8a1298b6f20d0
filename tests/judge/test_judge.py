"""Verdicts on hand-made relations: no model, no text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from factcheck.interval import Interval, exactly
from factcheck.judge import judge, judge_one
from factcheck.model import (
    Apply,
    Block,
    BlockKind,
    Claim,
    Compare,
    Const,
    Draft,
    Kind,
    Level,
    Outcome,
    Reading,
    Ref,
    Relation,
    Span,
    Tie,
)

HUNDRED = Const(Fraction(100))


def figure(
    number: int,
    text: str,
    value: str | int,
    kind: Kind = Kind.COUNT,
    *,
    slack: str = "0",
    unit: str | None = None,
    quoted: bool = False,
) -> Claim:
    """A claim whose loose range is its value give or take `slack`; a percentage's tight range too."""
    exact = Fraction(value)
    loose = Interval(exact - Fraction(slack), exact + Fraction(slack))
    tight = loose if kind is Kind.PERCENT else exactly(exact)  # a percentage is known to its last digit
    return Claim(number, Span(0, 1), text, kind, exact, tight, loose, unit=unit, quoted=quoted)


def total(stated: int, *parts: int, tie: Tie = Tie.CERTAIN, group: str = "") -> Relation:
    formula = Compare(Ref(stated), "=", Apply("+", tuple(map(Ref, parts))))
    return Relation("parts-total-mismatch", (stated, *parts), formula, tie, "They make {expected}.", group)


def change(stated: int, old: int, new: int) -> Relation:
    formula = Compare(
        Ref(stated), "=", Apply("-", (Apply("*", (Apply("/", (Ref(new), Ref(old))), HUNDRED)), HUNDRED))
    )
    return Relation("change-mismatch", (stated, old, new), formula, Tie.CERTAIN, "It is {expected}.")


def test_a_sum_that_holds_and_one_that_does_not() -> None:
    claims = (figure(0, "85", 85), figure(1, "83", 83), figure(2, "two", 2), figure(3, "86", 86))
    good, bad = judge_one(claims, total(0, 1, 2)), judge_one(claims, total(3, 1, 2))
    assert (good.outcome, good.sum) == (Outcome.HOLDS, "83 + 2 = 85")
    assert (bad.outcome, bad.level, bad.sum) == (Outcome.MISMATCH, Level.ERROR, "83 + 2 = 85, not 86")
    assert bad.message == "They make 85."


@pytest.mark.parametrize(
    ("tie", "slack", "level"),
    [
        (Tie.CERTAIN, "0", Level.ERROR),
        (Tie.CERTAIN, "1", Level.WARNING),  # a kind reader can reconcile them
        (Tie.LIKELY, "0", Level.WARNING),
        (Tie.LIKELY, "1", Level.WARNING),
        (Tie.ASK, "0", Level.NOTE),
    ],
)
def test_the_level_is_the_weaker_of_tie_and_break(tie: Tie, slack: str, level: Level) -> None:
    claims = (figure(0, "86", 86, slack=slack), figure(1, "83", 83), figure(2, "2", 2))
    assert judge_one(claims, total(0, 1, 2, tie=tie)).level is level


def test_an_error_in_a_quotation_is_a_warning_that_says_so() -> None:
    claims = (figure(0, "86", 86, quoted=True), figure(1, "83", 83), figure(2, "2", 2))
    verdict = judge_one(claims, total(0, 1, 2))
    assert verdict.level is Level.WARNING
    assert "quotation" in verdict.message


def test_a_group_breaks_only_when_all_its_readings_break() -> None:
    claims = (figure(0, "85", 85), figure(1, "83", 83), figure(2, "2", 2), figure(3, "9", 9))
    draft = Draft("x", "x", "x", (Block(BlockKind.BODY, Span(0, 1)),))
    one_holds = judge(draft, Reading(claims), (total(0, 1, 3, group="g"), total(0, 1, 2, group="g")))
    assert [verdict.outcome for verdict in one_holds] == [Outcome.HOLDS]
    readings = (total(0, 1, 3, group="g"), total(0, 2, 3, group="g", tie=Tie.LIKELY))
    none_holds = judge(draft, Reading(claims), readings)
    assert [(v.outcome, v.level) for v in none_holds] == [(Outcome.MISMATCH, Level.WARNING)]
    assert none_holds[0].relation is readings[0]


def test_a_question_always_speaks_as_a_note() -> None:
    relation = Relation("percentage-without-base", (0,), None, Tie.ASK, "Of what?")
    assert judge_one((figure(0, "50%", 50, Kind.PERCENT),), relation).level is Level.NOTE


def test_division_by_nought_is_undecided() -> None:
    claims = (figure(0, "50%", 50, Kind.PERCENT), figure(1, "0", 0), figure(2, "3", 3))
    verdict = judge_one(claims, change(0, 1, 2))
    assert verdict.outcome is Outcome.UNDECIDED
    assert "nought" in verdict.reason


def test_percentage_change_and_its_slips() -> None:
    claims = (
        figure(0, "149%", 149, Kind.PERCENT, slack="0.5"),
        figure(1, "10,250", 10250),
        figure(2, "25,500", 25500),
        figure(3, "25%", 25, Kind.PERCENT, slack="0.5"),
        figure(4, "60", 60),
        figure(5, "80", 80),
        figure(6, "4%", 4, Kind.PERCENT, slack="0.5"),
        figure(7, "40%", 40, Kind.PERCENT),
        figure(8, "44%", 44, Kind.PERCENT),
    )
    assert judge_one(claims, change(0, 1, 2)).outcome is Outcome.HOLDS
    assert "new figure was taken as the base" in (judge_one(claims, change(3, 4, 5)).slip or "")
    assert "difference itself" in (judge_one(claims, change(6, 7, 8)).slip or "")


@pytest.mark.parametrize(
    ("stated", "other", "slip"),
    [
        (6452, 6542, "two digits are swapped"),
        (4_200_000, 4_200_000_000, "a factor of exactly one thousand"),
        (800, 8000, "a nought"),
        (1240, 12240, "dropped or doubled"),
        (310, 402, None),
    ],
)
def test_slips_of_digits(stated: int, other: int, slip: str | None) -> None:
    claims = (figure(0, f"{stated:,}", stated), figure(1, f"{other:,}", other))
    relation = Relation("r-r", (0, 1), Compare(Ref(0), "=", Ref(1)), Tie.LIKELY, "differ")
    found = judge_one(claims, relation).slip
    assert found is None if slip is None else slip in (found or "")


def test_weekday_of_a_date() -> None:
    day = exactly(date(2018, 3, 17).toordinal())
    claims = (
        Claim(0, Span(0, 1), "Saturday", Kind.WEEKDAY, "saturday", exactly(5), exactly(5)),
        Claim(1, Span(0, 1), "17 March 2018", Kind.DATE, "2018-03-17", day, day),
        Claim(2, Span(0, 1), "Sunday", Kind.WEEKDAY, "sunday", exactly(6), exactly(6)),
    )
    def relation(weekday: int) -> Relation:
        formula = Compare(Ref(weekday), "=", Apply("weekday", (Ref(1),)))
        return Relation("weekday-mismatch", (weekday, 1), formula, Tie.CERTAIN, "It was a {expected}.")

    assert judge_one(claims, relation(0)).outcome is Outcome.HOLDS
    wrong = judge_one(claims, relation(2))
    assert wrong.level is Level.ERROR
    assert wrong.message == "It was a Saturday."


def test_order_of_dates_in_words() -> None:
    earlier, later = (exactly(date(2018, 3, day).toordinal()) for day in (2, 9))
    claims = (
        Claim(0, Span(0, 1), "9 March", Kind.DATE, "2018-03-09", later, later),
        Claim(1, Span(0, 1), "2 March", Kind.DATE, "2018-03-02", earlier, earlier),
    )
    relation = Relation("event-order", (0, 1), Compare(Ref(0), "<", Ref(1)), Tie.CERTAIN, "Which came first?")
    assert judge_one(claims, relation).sum == "9 March is not before 2 March"


def test_a_share_no_whole_number_gives() -> None:
    claims = (figure(0, "45%", 45, Kind.PERCENT, slack="0.5"), figure(1, "12", 12))
    of_twelve = Apply("*", (Apply("/", (Ref(0), HUNDRED)), Ref(1)))
    relation = Relation("impossible-share", (0, 1), Compare(Ref(0), "whole", of_twelve), Tie.CERTAIN, "Of 12?")
    assert judge_one(claims, relation).outcome is Outcome.MISMATCH


def test_whole_things_do_not_meet_between_whole_numbers() -> None:
    half = Interval(Fraction("3.2"), Fraction("3.8"))
    claims = (
        Claim(0, Span(0, 1), "a few", Kind.COUNT, None, half, half),
        Claim(1, Span(0, 1), "some", Kind.COUNT, None, half, half),
    )
    equal = Compare(Ref(0), "=", Ref(1))
    assert judge_one(claims, Relation("r-r", (0, 1), equal, Tie.CERTAIN, "")).outcome is Outcome.HOLDS
    whole = Relation("r-r", (0, 1), equal, Tie.CERTAIN, "", whole=True)
    assert judge_one(claims, whole).outcome is Outcome.MISMATCH


def test_a_labelled_number_is_printed_by_its_label() -> None:
    claims = (figure(0, "five", 5),)
    formula = Compare(Const(Fraction(29), "hour 29"), "<=", Const(Fraction(12), "the 12 hours of the clock"))
    verdict = judge_one(claims, Relation("r-r", (0,), formula, Tie.CERTAIN, ""))
    assert verdict.sum == "hour 29, more than the 12 hours of the clock"
    items = Compare(Ref(0), "=", Const(Fraction(4), "4 items listed"))
    assert judge_one(claims, Relation("r-r", (0,), items, Tie.CERTAIN, "")).sum == "5 against 4 items listed"


def test_the_slips_of_a_fall() -> None:
    # From 80 to 60 is a fall of 25 per cent; a third is what one gets with 60 as the base, 75 is what is left.
    def fall(stated: int) -> Relation:
        share = Apply("*", (Apply("/", (Ref(2), Ref(1))), HUNDRED))
        formula = Compare(Ref(stated), "=", Apply("-", (HUNDRED, share)))
        return Relation("change-mismatch", (stated, 1, 2), formula, Tie.CERTAIN, "It is {expected}.")

    counts = (figure(1, "80", 80), figure(2, "60", 60))
    third = figure(0, "33%", "33.3", Kind.PERCENT, slack="0.5")
    assert judge_one((third, *counts), fall(0)).slip == "the new figure was taken as the base"
    points = figure(0, "20%", 20, Kind.PERCENT, slack="0.5")
    assert judge_one((points, *counts), fall(0)).slip == "that is the difference itself, not a percentage"


def test_the_slips_of_a_conversion() -> None:
    def convert(stated: int, given: int, factor: Fraction) -> Relation:
        formula = Compare(Ref(stated), "=", Apply("*", (Ref(given), Const(factor))))
        return Relation("conversion-mismatch", (stated, given), formula, Tie.CERTAIN, "{expected}")

    feet = figure(0, "8,000 sq ft", 8000, Kind.MEASURE, unit="square foot")
    miles = figure(1, "20,720 sq km", "20719.9", Kind.MEASURE, slack="0.5", unit="square kilometre")
    miles = replace(miles, tight=miles.loose)
    slip = judge_one((feet, miles), convert(1, 0, Fraction(9290304, 10**14))).slip
    assert slip == "that is the same number of the unit square mile, not square foot"
    distance = figure(0, "26 miles", 26, Kind.MEASURE, unit="mile")
    turned = figure(1, "16km", "16.2", Kind.MEASURE, slack="0.5", unit="kilometre")
    turned = replace(turned, tight=turned.loose)
    assert judge_one((distance, turned), convert(1, 0, Fraction(1609344, 1000000))).slip == (
        "the conversion was made the wrong way round"
    )


def test_a_figure_cut_off_is_no_mistake() -> None:
    # 1,100 of 1,200 is 91.67 per cent; "91.6%" is that cut off, "91.5%" is neither cut off nor rounded.
    formula = Compare(Ref(0), "=", Apply("*", (Apply("/", (Ref(1), Ref(2))), HUNDRED)))
    relation = Relation("share-mismatch", (0, 1, 2), formula, Tie.CERTAIN, "{expected}")
    counts = (figure(1, "1,100", 1100), figure(2, "1,200", 1200))
    for text, outcome in (("91.6", Outcome.HOLDS), ("91.5", Outcome.MISMATCH)):
        share = figure(0, f"{text}%", text, Kind.PERCENT, slack="0.05")
        share = replace(share, decimals=1, loose=Interval(Fraction(text) - 1, Fraction(text) + 1))
        assert judge_one((share, *counts), relation).outcome is outcome
