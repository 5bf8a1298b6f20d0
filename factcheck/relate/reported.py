"""Which events the text reports as past or announces as to come, and the date of each.

    "wardens arrested a man on 14 June 2022"      arrest, past
    "On 4 May 2023 wardens rescued 31 otters"     happen, past
    "Brandt will be sentenced on 8 July 2024"     sentence, to come

Only plain constructions are read, in which no other event stands between the verb and the date.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from factcheck.model import Claim, Span
from factcheck.relate.calendar import DATE, WEEKDAY
from factcheck.relate.frame import Frame

__all__ = ["STAGES", "Event", "events"]

# Stages that follow one another in a case; equal numbers come in any order.
STAGES = {
    "offence": 0, "alert": 1, "arrest": 2, "charge": 2, "indict": 2, "arraign": 3, "plead": 5, "convict": 6,
    "sentence": 7,
}  # fmt: skip
_STEMS = (
    ("alert", r"(?:[Pp]olice|[Oo]fficers|deputies|firefighters|paramedics) (?:were|was) (?:called|alerted|dispatched)"),
    ("offence", r"(?:offen[cs]e|incident|attack|assault|robbery|burglary|shooting|stabbing|murder|crash|theft|killing) "
    r"(?:took place|happened|occurred)|killed|murdered|stabbed|shot|assaulted|raped|robbed|stole|attacked|burgled"
    r"|kidnapped|crashed|molested|abducted"),
    ("arrest", r"arrested|apprehended|taken into custody"),
    ("charge", r"charged"),
    ("indict", r"indicted"),
    ("arraign", r"arraigned"),
    ("plead", r"pleaded guilty|pled guilty|pleaded no contest|entered a guilty plea"),
    ("convict", r"convicted|found guilty"),
    ("sentence", r"sentenced|jailed"),
    ("found", r"founded|established|formed|incorporated|born|built|set up"),
    (
        "happen",
        r"raided|seized|died|occurred|happened|took place|created|introduced|launched|completed|acquired"
        r"|purchased|bought|sold|signed"
        r"|enacted|awarded|won|joined|retired|resigned|began|started|ended|concluded|discovered|recorded"
        r"|detained|extradited|deported"
        r"|dismissed|terminated|fired|hired|moved|visited|met|executed|searched|recovered|returned|inspected"
        r"|rescued|found|carried out"
        r"|unsealed|closed|opened|fell|rose|came|went|left|arrived|served|failed|reported|filed|received|passed"
        r"|approved|published|released"
        r"|called|stopped|responded|made|took|gave|drove|entered|fled|admitted|disclosed|obtained|worked",
    ),
)  # fmt: skip
_PAST = "|".join(rf"(?P<{name}>{words})" for name, words in _STEMS)
# Words between verb and date that make the date another event's: "convicted and faces sentencing on 3 May".
_OTHER = regex.compile(
    r"\b(?:to|will|would|due|sentencing|hearing|hearings|trial|meeting|conference|calls?|scheduled|set|until|by"
    r"|through|for|next|expected|effective|before"
    r"|prior|after|following|deadline|faces?|plans?|planned|proposed|ahead|between|from|since|maturing|expir\w+"
    r"|and|which|that|who|season|budget|Act|dated|than|of)\b"
)
_NOT_PAST = regex.compile(
    r"\b(?:be|being|is|are|to|will|would|if|when|until|gets?|not|never|newly|recently|can|could|may|might|shall"
    r"|should|must|once|unless|(?:he|she|it|who|they|when)[’'](?:s|re))\s(?:\w+ly\s)?$"
)
_VERB_DATE = regex.compile(
    rf"\b(?:{_PAST})\b(?P<gap>[^.;:{{}}()“”\"]{{0,60}}?)(?: (?:on or about|in or about|on|in|late in|early in"
    rf"|back in|as early as))? "
    rf"(?:{WEEKDAY},? )?(?:the |early |late |mid-)?(?P<slot>{DATE})"
)
_DATE_VERB = regex.compile(
    rf"(?:^|[.;,] |[“(] ?)(?:On|In|on|in)(?: or about)? (?:{WEEKDAY},? )?(?P<slot>{DATE}),?(?: at [^,.]{{0,24}},)? "
    rf"(?P<gap>[^.;:{{}}()]{{0,70}}?)\b(?:{_PAST}|(?P<other>was|were|had|did"
    rf"|initiated|announced|adopted|agreed|voted|testified|appeared))\b(?P<after>[^.;:{{}}]{{0,30}})"
)
# No other words in -ed: in "On 13 July expect a day filled with music" nothing is reported.
_TO_COME = regex.compile(
    r"(?<!\ba )\b(?:will be|to be|must be|will|(?:is|are) (?:due|scheduled|set|expected)(?: to(?: be)?)?) "
    rf"(?P<verb>(?<=to be )[a-z]+(?:ed|held)|(?<!to be )(?!have\b)[a-z]+|held)"
    rf"(?P<gap>[^.;:{{}}()“”\"]{{0,60}}?)(?: (?:on"
    rf"|in|by))? (?:{WEEKDAY},? )?(?P<slot>{DATE})"
)
_WAS_TO = regex.compile(r"\b(?:was|were|had|supposed|originally|previously|who|which|that)\b[^.,;]{0,24}$")
_TO_COME_STAGES = {"sentenced": "sentence", "arraigned": "arraign", "arraignment": "arraign"}
_MODAL = regex.compile(r"\b(?:will|would|is|are|expects?|expected|to|plans?|scheduled|due|be|being|may|can)\b")


@dataclass(frozen=True, slots=True)
class Event:
    """An event with its date. `past` tells whether it is reported or announced; `span` is the verb."""

    name: str
    date: Claim
    past: bool
    span: Span


def events(frame: Frame) -> Iterator[Event]:
    """Yield the dated events of a sentence."""
    for match in _VERB_DATE.finditer(frame.text, overlapped=True):
        if not _OTHER.search(match["gap"]) and not _NOT_PAST.search(
            frame.text, max(0, match.start() - 24), match.start()
        ):
            yield _event(frame, match, True)
    for match in _DATE_VERB.finditer(frame.text):
        if _MODAL.search(match["gap"]):
            continue
        if match["other"] is None:
            yield _event(frame, match, True)
        elif not _MODAL.search(match["after"]):
            yield Event("happen", _slot(frame, match), True, frame.span(*match.span("other")))
    for match in _TO_COME.finditer(frame.text, overlapped=True):
        if not _OTHER.search(match["gap"]) and not _WAS_TO.search(
            frame.text, max(0, match.start() - 40), match.start()
        ):
            name = _TO_COME_STAGES.get(match["verb"], "happen")
            yield Event(name, _slot(frame, match), False, frame.span(*match.span("verb")))


def _event(frame: Frame, match: regex.Match[str], past: bool) -> Event:
    name = next(name for name, _ in _STEMS if match[name])
    return Event(name, _slot(frame, match), past, frame.span(*match.span(name)))


def _slot(frame: Frame, match: regex.Match[str]) -> Claim:
    return frame.claim(match["slot"][2:-1])
