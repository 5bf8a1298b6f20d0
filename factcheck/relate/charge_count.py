"""FC804: charges by offence must add up to the number of charges."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import regex

from factcheck.model import Claim, Compare, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.cues import OPEN
from factcheck.relate.frame import Frame
from factcheck.relate.parts import at_most, equals, exact, listed, quoted, quotes, summable
from factcheck.relate.rule import Rule

CHARGES = r"(?:charges?|counts?|offen[cs]es|indictments?|crimes|violations|felonies|misdemeanou?rs)"
# "14 charges: six of burglary", "a two-count indictment ... with one count of", "118 charges including two counts of"
_TOTAL = regex.compile(
    rf"\{{n(?P<n>\d+)\}}[ -](?:\p{{Ll}}+ ){{0,3}}?(?!indictments\b){CHARGES}\b(?! of\b)"
    rf"(?P<between>[^{{}};.]{{0,140}}?(?:\{{[^n]\d+\}}[^{{}};.]{{0,60}}){{0,3}}?)"
    r"(?P<mark>:|,|–|—| -| including| comprising| consisting of| made up of| with|"
    r"\()(?: those being)? ?"
    r"(?=(?:a |the )?\{n\d+\} (?:\p{Ll}+ ){0,2}(?:of|counts?|charges?)\b)"
)
# "The defendants are variously charged", "Vane faces a count of arson as well": the list is not all there is.
_FOR_OTHERS = regex.compile(
    rf"\bcharg(?:es?|ed|ing)\b[^{{}}.]{{0,60}}\bwith\b[^{{}}.]{{0,20}}\{{n\d+\}} (?:\p{{Ll}}+ ){{0,2}}{CHARGES}\b"
)
_INDICTMENT = regex.compile(
    r"\{n(\d+)\}[- ]count (?:\p{Ll}+ ){0,3}?(?:indictment|information|complaint)\b(?! and)", regex.IGNORECASE
)
# "was indicted on {n} total counts", "charged with {n} counts of fraud"
_ON_COUNTS = regex.compile(
    r"\b(?:indict|charg)(?:ed|es|ing)\b[^{}.;]{0,60}\b(?:on|with) (?:a total of )?\{n(\d+)\} (?:\p{Ll}+ ){0,2}counts\b"
)
# Another indictment of which the counts may be.
_OTHERS = regex.compile(
    r"\b(?:superseding|separate(?:ly)?|second|state|another|earlier) (?:\p{Ll}+ ){0,3}(?:indictments?|information|"
    r"complaint|charges|charged|indicted|convicted)\b|\bindictments\b",
    regex.IGNORECASE,
)
_VARIOUSLY = regex.compile(r"\b(?:variously|collectively|between them|various(?:ly)? combinations?)\b")
_PART = regex.compile(rf" (?:\p{{Ll}}+ ){{0,2}}(?:of|{CHARGES}|for)\b")


def relate(context: Context) -> Iterator[Relation]:
    """Yield total = sum of the counts by offence; after "including" sum <= total."""
    for frame, later in itertools.zip_longest(context.frames, context.frames[1:]):
        for match in _TOTAL.finditer(frame.text):
            total = frame.claim(match["n"])
            parts = [part for part in listed(frame, match.end(), "n") if _PART.match(part.words)]
            if " felony " in match[0]:  # "three felony counts - ...; and one misdemeanor count of ..."
                parts = [part for part in parts if "misdemeanor" not in part.words.split(" of ")[0]]
            claims = [part.claim for part in parts]
            if len(claims) < 2 or total in claims or not summable([total, *claims]):
                continue
            if match["mark"] == "," and not parts[0].words.startswith(" of "):
                continue  # "85 drug violations, 205 incidents of ...": the next figure of a longer list
            words = frame.text[match.start("between") : parts[-1].start] + parts[-1].words.partition(".")[0]
            is_open = (
                OPEN.search(words)
                or _VARIOUSLY.search(frame.text)
                or (later is not None and _FOR_OTHERS.search(later.text))
            )
            yield _relation(frame, total, claims, bool(is_open))
    yield from _within_indictment(context)


def _within_indictment(context: Context) -> Iterator[Relation]:
    """ "indicted on nine counts" of a "15-count indictment": nobody answers to more counts than the longest has."""
    wholes, parts = [], []
    for frame in context.frames:
        wholes += [frame.claim(match[1]) for match in _INDICTMENT.finditer(frame.text)]
        parts += [frame.claim(match[1]) for match in _ON_COUNTS.finditer(frame.text)]
    if any(_OTHERS.search(frame.text) for frame in context.frames):
        return
    for part in parts:
        for whole in wholes:
            if exact(part) and exact(whole) and part.id != whole.id:
                yield Relation(
                    "charge-count-mismatch",
                    (part.id, whole.id),
                    at_most([part], whole),
                    Tie.LIKELY,
                    f"{quotes([part])} counts are more than the whole indictment has, {quotes([whole])}: check both.",
                    group=f"charge-count-mismatch {part.id}",
                    whole=True,
                )


def _relation(frame: Frame, total: Claim, parts: list[Claim], is_open: bool) -> Relation:
    formula = at_most(parts, total) if is_open else equals(total, parts)
    return Relation(
        "charge-count-mismatch",
        (total.id, *(part.id for part in parts)),
        formula if is_open else Compare(Ref(total.id), "=", formula.right),
        Tie.CERTAIN,
        f"{quotes(parts)} make {'more than' if is_open else '{expected}, not'} the total of "
        f"{quoted(total)}: check the charges.",
        whole=True,
    )


RULE = Rule(
    code="FC804",
    name="charge-count-mismatch",
    summary="Charges by offence do not add up to the number of charges.",
    finds="“12 charges: seven of theft, three of fraud and one of assault.”",
    why="The court's list will show another number.",
    silent="When only some of the charges are named (“among them”) and they stay below the total.",
    bad="She faces 11 charges: four of fraud, three of forgery and two of bribery.",
    good="She faces 11 charges, including four of fraud, three of forgery and two of bribery.",
    checks=("H8",),
    relate=relate,
)
