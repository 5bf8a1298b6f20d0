"""What figures count, the verb that governs them, their role, cues and scope; with the parser and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.extract import extract
from factcheck.extract.words import noun_lemma, verb_lemma
from factcheck.model import Claim, Options
from factcheck.read import read_text

Read = Callable[[str], dict[str, Claim]]


@pytest.fixture
def read() -> Read:
    def claims(text: str) -> dict[str, Claim]:
        return {claim.text: claim for claim in extract(read_text(text), Options()).claims}

    return claims


@pytest.mark.parametrize(
    ("text", "figure", "counts"),
    [
        ("A total of 83 people were arrested in the raid.", "83", "person"),
        ("Officers seized 46 electric scooters in Hull.", "46", "electric scooter"),
        ("They held 46 suspected thieves on Monday.", "46", "suspected thief"),
        ("Of the 85 homes, 42 were flats.", "42", "flat"),
        ("Burglaries stood at 436 in 2018.", "436", "burglary"),
        ("The true number of berths is 1,286.", "1,286", "berth"),
        ("Calls from carers, 4,412 in all, were answered.", "4,412", "call"),
        ("The fraud caused a loss of $210,000 to the bank.", "$210,000", "loss"),
        ("Ministers opened the £45 million plant.", "£45 million", "plant"),
        ("Over 98 percent of the 3,140 parcels were late.", "98 percent", "parcel"),
        ("Fourteen of the 16 jurors came back.", "Fourteen", "juror"),
        ("Selby is one of 17 counties that went.", "one", "county"),
        ("The three businesses misled customers.", "three", "business"),
        ("Of 12 residents received in May, all stayed.", "12", "resident"),
        ("He faces a 29-count indictment in June.", "29", "count"),
        ("A 12-turn track was built.", "12", "turn"),
        ("It has nine (9) large targets in all.", "nine", "large target"),
        ("It has three massive, modern halls.", "three", "massive modern hall"),
        ("The firm paid over $2,500 – Boost your sales.", "$2,500", ""),
        ("The group's total sales rose 25% in May.", "25%", "total sale"),
        ("They sold $820,000 worth of silver.", "$820,000", "silver"),
        ("He has 22 felony counts including theft.", "22", "felony count"),
        ("A 17-year-old girl's account was shut.", "17-year-old", "girl"),
        ("It is one of 70+ brands in Marbeck.", "one", "brand"),
        ("About 75 out of the 100 programmes closed.", "75", "programme"),
        ("These were two of the most stubborn leaks.", "two", "stubborn leak"),
        ("They took two very distinct actions.", "two", "distinct action"),
        ("It has one easy-to-use app.", "one", "easy to use app"),
        ("It met some 350 out-of-hospital arrests.", "350", "out of hospital arrest"),
        ("They paid for three health and environmental projects.", "three", "health environmental project"),
        ("The two Marsh End, Mo., dentists were held.", "two", "marsh end dentist"),
        ("A dozen Marsh County, Florida public schools came.", "A dozen", "marsh county public school"),
        ("The two grants totalling $1.8 million went there.", "$1.8 million", "grant"),
        ("Net profit fell by 13% year-over-year.", "13%", "net profit"),
        ("They list 10 established and 25 rising firms.", "10", "established firm"),
        ("30 Marbeck Players Urge Fans to Join", "30", "marbeck player"),
        ("LEEDS John Hale, 34, was held.", "34", "john hale"),
        ("Hundreds of visiting fans came.", "Hundreds", "visiting fan"),
        ("Of them, 45% report a boost.", "45%", ""),
        ("It was the first time the fair came.", "first", "time"),
        ("Bus and tram journeys fell by 5 per cent.", "5 per cent", "bus tram journey"),
        ("The valley measures 150 km north-south.", "150 km", ""),
        ("The test failed (P<.02) in 12 schools.", ".02", ""),
        ("They named the following men, eight of whom were held.", "eight", "man"),
        ("Of the burglaries, two were of homes.", "two", "burglary"),
        ("It rose from around 20 to over 50 tenants per month.", "20", "tenant"),
        ("They had 19,303 adoptions year-to-date.", "19,303", "adoption"),
        ("It is a three-pronged plan.", "three", "prong"),
        ("It has 549 full-time equivalent (FTE) jobs.", "549", "full time equivalent job"),
        ("It covers seven light and heavy rare-earth metals.", "seven", "light heavy rare earth metal"),
        ("He faces 39 counts of fraud and the robbing of eight others.", "eight", ""),
    ],
)
def test_counts(read: Read, text: str, figure: str, counts: str) -> None:
    assert read(text)[figure].counts == counts


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Falls dropped from twenty-six the year before.", "twenty-six"),
        ("The lifeboat has rowers and taught 16 of them last winter.", "16"),
    ],
)
def test_a_time_is_not_what_a_figure_counts(read: Read, text: str, figure: str) -> None:
    assert read(text)[figure].noun not in {"year", "spring", "last spring"}


def test_an_elliptic_count_inherits_the_noun_of_its_antecedent(read: Read) -> None:
    claims = read("Police arrested 83 people in March. Twenty-five have been convicted, and another 42 charged.")
    for figure in ("Twenty-five", "42"):
        assert claims[figure].noun == "person"
        assert "elliptic" in claims[figure].cues
    assert "elliptic" not in claims["83"].cues
    assert "another" in claims["42"].cues


def test_an_antecedent_behind_a_preposition_is_the_second_choice(read: Read) -> None:
    claims = read("The firm has 120 shops open across 27 counties and over 200 in planning.")
    assert claims["200"].noun == "shop"


@pytest.mark.parametrize(
    ("text", "figure", "event"),
    [
        ("A total of 83 people were arrested in the raid.", "83", "arrest"),
        ("Officers seized 46 electric scooters in Hull.", "46", "seize"),
        ("The force recorded 412 burglaries last year.", "412", "record"),
    ],
)
def test_event(read: Read, text: str, figure: str, event: str) -> None:
    assert read(text)[figure].event == event


@pytest.mark.parametrize(
    ("text", "figure", "role", "direction"),
    [
        ("Burglary rose from 540 to 612 cases.", "540", "from", 1),
        ("Burglary rose from 540 to 612 cases.", "612", "to", 1),
        ("Costs fell by 12% last year.", "12%", "by", -1),
        ("The force saw a 12% increase in calls.", "12%", "by", 1),
        ("Of the 85 people held, 42 (49%) were men.", "49%", "share", 0),
        ("Of the 85 people held, 42 (49%) were men.", "85", "of", 0),
        ("The depot took garden cuttings from 12,300 addresses.", "12,300", "", 0),
    ],
)
def test_role_and_direction(read: Read, text: str, figure: str, role: str, direction: int) -> None:
    claim = read(text)[figure]
    assert (claim.role, claim.direction) == (role, direction)


def test_period_place_and_definite(read: Read) -> None:
    claims = read("Wardens issued 412 fines in Leeds last year. The 372 fines in Hull brought in £20,000.")
    first = claims["412"]
    assert (first.period, first.place, first.definite) == ("last year", "Leeds", False)
    assert (claims["372"].place, claims["372"].definite) == ("Hull", True)


def test_table_cells_take_their_labels(read: Read) -> None:
    claims = read("| Ward | Fines issued |\n| --- | --- |\n| Elmley | 214 |\n| Redbrook | 372 |\n")
    assert (claims["372"].row, claims["372"].column, claims["372"].noun) == ("Redbrook", "Fines issued", "fine")


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("suspects", "suspect"), ("people", "person"), ("women", "woman"), ("families", "family"), ("losses", "loss"),
     ("charges", "charge"), ("boxes", "box"), ("series", "series"), ("bus", "bus"), ("policemen", "policeman")],
)  # fmt: skip
def test_noun_lemma(plural: str, singular: str) -> None:
    assert noun_lemma(plural) == singular


@pytest.mark.parametrize(
    ("form", "base"),
    [("arrested", "arrest"), ("seized", "seize"), ("rose", "rise"), ("charged", "charge"), ("planned", "plan"),
     ("carried", "carry"), ("visited", "visit"), ("created", "create"), ("helping", "help"), ("issued", "issue")],
)  # fmt: skip
def test_verb_lemma(form: str, base: str) -> None:
    assert verb_lemma(form) == base
