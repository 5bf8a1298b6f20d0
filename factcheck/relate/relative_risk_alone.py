"""FC905: a risk said to be so many times another, without either risk."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from factcheck.model import Evidence, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule

_RISK = r"(?:risks?|odds|chances?|likelihood|danger|probability)"
# A number word or figure before "times": "four times", "2.5 times".
_TIMES = (
    r"(?:twice|thrice|half|[\w.-]{1,12}\s+times|[\d.]{1,6}\s?(?:%|per\s?cent|percent)|[\w-]{1,12}\s+per\s?cent"
    r"|(?:an?|one|two|three)[\s-](?:half|third|quarter|fifth|sixth|tenth)s?)"
)
_RELATIVE = regex.compile(
    rf"\b(?:doubl|trebl|tripl|quadrupl|halv)(?:e|es|ed|ing)\s+(?:[\w'’-]{{1,15}}\s+){{0,3}}{_RISK}\b"
    rf"|\b{_TIMES}\s+(?:as|more|less)\s+likely\b"
    rf"|\b{_TIMES}\s+(?:[\w-]{{1,12}}\s+)?(?:higher|lower|greater|increased|reduced|the|increase|reduction|rise|cut|drop)"
    rf"\s+(?:in\s+)?(?:the\s+|their\s+|your\s+)?(?:[\w-]{{1,15}}\s+)?{_RISK}\b"
    rf"|\b{_RISK}\s+(?:[\w'’-]{{1,15}}\s+){{1,8}}by\s+(?:[\w-]{{1,12}}\s+){{0,2}}{_TIMES}",
    regex.IGNORECASE,
)
# An absolute risk: "12 in every 1,000", "two out of 10,000", "from 3% to 6%".
_ABSOLUTE = regex.compile(
    r"\b(?:in|per|out\s+of|among)\s+(?:every\s+|each\s+)?(?:\d[\d,]*|ten|a\s+hundred|a\s+thousand|one\s+thousand)\b"
    r"|\bfrom\s+[\d.]+\s?(?:%|per\s?cent|percent)?\s+to\b|\babsolute\b",
    regex.IGNORECASE,
)


def relate(context: Context) -> Iterable[Relation]:
    """Yield a question for each relative risk without an absolute one in its sentence or those beside it."""
    for sentence in context.sentences:
        prose = context.draft.prose[sentence.span.start : sentence.span.end]
        relative = _RELATIVE.search(prose)
        if relative is None:
            continue
        near = range(max(0, sentence.index - 1), min(len(context.sentences), sentence.index + 2))
        around = " ".join(context.sentence_text(i) for i in near if context.sentences[i].block == sentence.block)
        shares = [c for i in near for c in context.by_sentence.get(i, ()) if c.kind in (Kind.PERCENT, Kind.RATE)]
        if _ABSOLUTE.search(_without_years(around)) or len(shares) >= 3:
            continue
        span = type(sentence.span)(sentence.span.start + relative.start(), sentence.span.start + relative.end())
        # "four times as likely ...: 8 per cent of them did, against 2 per cent"
        if sum(c.sentence == sentence.index and not span.start <= c.span.start < span.end for c in shares) >= 2:
            continue
        words = " ".join(relative[0].split())
        yield Relation(
            "relative-risk-alone",
            (),
            None,
            Tie.ASK,
            f"“{words}” compares two risks without giving either: say from how many to how many in so many people.",
            evidence=(Evidence(span),),
        )


def _without_years(text: str) -> str:
    """The text without "in 2021", which is no rate."""
    return regex.sub(r"\b(?:in|from) (?:19|20)\d\d\b", "", text)


RULE = Rule(
    code="FC905",
    name="relative-risk-alone",
    summary="A risk is said to be so many times another, and neither is given.",
    finds="“Doubles the risk”, “four times as likely”, “cuts the risk by 30%” without a rate in so many people.",
    why="Twice a very small risk is still a very small risk.",
    silent="Where the sentence or the one beside it gives the risks themselves, as “from 4 to 8 in every 100”.",
    bad="Sleeping by a window doubles the risk of a stiff neck, a trial has shown.",
    good=(
        "Sleeping by a window doubles the risk of a stiff neck, from 4 to 8 in every 100 "
        "sleepers, a trial has shown."
    ),
    checks=("I5",),
    relate=relate,
)
