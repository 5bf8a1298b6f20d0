"""FC518: nothing can be told of an organisation from before it was founded."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Claim, Compare, Ref, Relation, Tie
from factcheck.relate.calendar import DATE, is_dated, is_sure, written
from factcheck.relate.context import Context
from factcheck.relate.reported import events
from factcheck.relate.rule import Rule

_DATED = DATE.replace("(", "(?P<date>", 1)
# "Founded in 2006 by three chemists", "was established on 13 October 1996", "since its 1971 inception"
_FOUNDED = regex.compile(
    # not "launched", which is said of a product or of the next stage of a scheme
    r"\b(?P<cue>[Ff]ounded|[Ee]stablished|[Ff]ormed|[Ii]ncorporated|[Ii]nception|[Ff]ounding|"
    rf"beginning (?:active |its )?\w+)\b(?! (?:with|from|out of))[^.;{{}}]{{0,70}}? (?:in|on) {_DATED}"
    rf"|\b(?:its|their|our) {_DATED} (?P<cue>inception|founding|foundation|incorporation)\b"
)
# "Since 2007, they have moved"; "including equity financing in 2018"
_SINCE = regex.compile(rf"\b[Ss]ince {_DATED},? (?:it|they|we|the|he|she|\p{{Lu}})|\b(?:financing|funding|grants?|"
                       rf"investment|office|performance|result) (?:in|since) {_DATED}")  # fmt: skip
_IN = regex.compile(rf"(?:In|On) {_DATED}, (?![^.;{{}}]{{0,80}}\b(?:will|would|is|are)\b)")
_SAME = regex.compile(
    r"\b(?:it|its|they|their|we|our|the (?:company|firm|group|section|party|charity|trust|foundation|society|"
    r"organi[sz]ation|business|club|school|agency|association|unit|team))\b",
    regex.IGNORECASE,
)
_EARLIER = regex.compile(
    r"\b(?:predecessor|former(?:ly)?|roots?|origins?|histor\w+|heritage|traditions?|dat(?:es?|ing) back|born|"
    r"before|prior|previous(?:ly)?|earlier|ago|family|father|grandfather|merg\w+|renamed|rebrand\w*|acqui\w+|invent\w+|"
    r"subsidiar\w+|re-?(?:established|founded|launched)|Act|law|law\w*|graduat\w+|career|joined|series|product|"
    r"brand)\b",
    regex.IGNORECASE,
)
_AGAIN = regex.compile(r"\b(?:re-?(?:established|founded|launched)|merg\w+|renamed|rebrand\w*|acqui\w+|Act|law)\b")
_PASSIVE = regex.compile(r"(?P<subject>[^.;{}]{2,60}) (?:was|were|been|is|since|since its|beginning)(?: \w+ly)? $")
_BEHIND = regex.compile(r"[^;{}]{0,80}?, (?P<subject>\p{Lu}[^,.;{}]{2,40})")
_NAME = regex.compile(r"(?<![\p{L}’'])(?!Since|About|Founded|While|When|Their|This|From)\p{Lu}[\p{L}]{3,}")
_REACH = 3  # sentences


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each founding with something dated about the same body near it, founding <= that date."""
    for index, frame in enumerate(context.frames):
        match = _FOUNDED.search(frame.text)
        if match is None or _AGAIN.search(frame.text):
            continue
        founded = frame.claim(match["date"])
        if not is_dated(founded) or not is_sure(founded):
            continue
        # "CCIPS was founded in 1996", "Founded in 2016 by two chemists, Chromatic now has works at Orrin"
        behind = _BEHIND.match(frame.text, match.end())
        passive = _PASSIVE.search(frame.text, 0, match.start("cue"))
        names = set(_NAME.findall(passive["subject"])) if passive else set()
        names |= set(_NAME.findall(behind["subject"])) if behind else set()
        for claim in _told(context, index, names, founded):
            yield Relation(
                "before-founding",
                (claim.id, founded.id),
                Compare(Ref(founded.id), "<=", Ref(claim.id)),
                Tie.LIKELY,
                f"“{written(claim)}” is told of what was founded in “{written(founded)}”: check both dates.",
                ties=(frame.span(*match.span("cue")),),
            )


def _told(context: Context, index: int, names: set[str], founded: Claim) -> Iterator[Claim]:
    """The dates of what the body did, in the sentences right behind and in those that have its name."""
    for number, frame in enumerate(context.frames):
        if number == index or _EARLIER.search(frame.text):
            continue
        blocks = context.sentences[number].block - context.sentences[index].block
        near = index < number <= index + _REACH and blocks <= 1
        start = frame.text[:60]
        named = bool(names) and names <= set(_NAME.findall(start))  # "Arel National Park" is not "Orrin National Park"
        if not (named or (near and _SAME.search(start))):
            continue
        seen = [event.date for event in events(frame) if event.past]
        seen += [frame.claim(m["date"]) for m in (_IN.match(frame.text),) if m]
        seen += [frame.claim(next(filter(None, m.captures("date")))) for m in _SINCE.finditer(frame.text)]
        yield from {c.id: c for c in seen if c.id != founded.id and is_dated(c) and is_sure(c)}.values()


RULE = Rule(
    code="FC518",
    name="before-founding",
    summary="Something is told of an organisation from before it was founded.",
    finds="“Founded in 2016 ... Since 1998, it has ...”: a date behind the founding that lies before it.",
    why="One of the two years has a slip in its digits, and such lines are copied from release to release.",
    silent="Where the text speaks of roots, predecessors, mergers or families, and of other bodies.",
    bad="Marbeck Chemicals was founded in 2006 by three chemists. Since 1987, it has had its works at Orrin.",
    good="Marbeck Chemicals was founded in 1986 by three chemists. Since 1987, it has had its works at Orrin.",
    checks=("E6", "E7"),
    relate=relate,
)
