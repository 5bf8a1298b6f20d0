"""FC806: a draw with unequal scores, a victory by the lower score."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Compare, Const, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.pattern import ONE, Found, compiled, find, plus, q, ref, times, value
from factcheck.relate.rule import Rule

_DRAWN = (
    compiled(r"{score:snm} (?:away |home |thrilling |dramatic |hard-fought )?(?P<cue>draws?|tie|stalemate)\b"),
    compiled(r"\b(?P<cue>drew|drawn|draw|level|all square|tied)(?: (?:their|the|this|with|against|at|home|last|first)"
             r"(?: \w{2,14}){0,4})? {score:snm}"),
)  # fmt: skip
# "won 3-1 at Orrin", "beat Selby 24-17", "a 2-0 victory": the winner's score stands first; not so in "lost 3-1"
_WON = (
    compiled(r"\b(?P<cue>won|beat|defeated|thrashed|hammered|edged|overcame|saw off)"
             r"(?: (?!but|and|after)[\w'’-]{1,16}){0,3}? {score:snm}"),
    compiled(r"{score:snm} (?:away |home |opening |aggregate )?(?P<cue>win|victory|triumph)\b"),
)  # fmt: skip
# Tennis sets and the like are told set by set, series and averages are no match.
_NOT_A_MATCH = regex.compile(
    r"\{s\d+\},? (?:and )?\{s\d+\}|\b(?:sets?|odds|penalt\w+|extra time|aggregate|series|lead|bid|deal|offer|merger|"
    r"seed\w*|record|trail\w*|down|behind|from)\b",
    regex.IGNORECASE,
)
_RAFFLE = regex.compile(r"\b(?:drew|draw)\b[^{}]{0,20}\b(?:crowd|attention|interest|lots?|prize|raffle|tickets?)\b")


def relate(context: Context) -> Iterator[Relation]:
    """Yield first score = second for a draw, first >= second for a victory."""
    for found in find(context, *_DRAWN):
        if not _RAFFLE.search(found.frame.text):
            yield from _relation(found, "=", "a draw has equal scores")
    for found in find(context, *_WON):
        yield from _relation(found, ">", "the winner has the higher score")
    yield from _league(context)


# "58 points after 17 wins, nine draws and six defeats, with three points for a win and one for a draw"
_POINTS = compiled(r"{points:n} points?\b(?! (?:for|per|ahead|clear|behind|more|adrift|off|from|above))")
_WINS, _DRAWS = compiled(r"{wins:n} (?:wins|victories)\b"), compiled(r"{draws:n} (?:draws?|ties)\b")
_FOR_A_WIN = compiled(r"{each:n} points? (?:for|per) (?:a|each|every) (?:win|victory)\b")
_FOR_A_DRAW = compiled(r"(?:{each:n}|\b(?P<one>one|a point))(?: points?)? (?:for|per) (?:a|each|every) (?:draw|tie)\b")


def _league(context: Context) -> Iterator[Relation]:
    """Points of a table: so many for each win and each draw, where the text says how many."""
    told = [list(find(context, pattern)) for pattern in (_POINTS, _WINS, _DRAWS, _FOR_A_WIN, _FOR_A_DRAW)]
    if any(len(found) != 1 for found in told):
        return
    (points, wins, draws), win, draw = (one[0] for one in told[:3]), told[3][0], told[4][0]
    total, won, drawn, each = points["points"], wins["wins"], draws["draws"], win["each"]
    level = draw.get("each")
    if any(value(claim) is None or claim.hedge for claim in (total, won, drawn, each)):
        return
    yield Relation(
        "score-mismatch",
        (total.id, won.id, drawn.id, each.id, *(() if level is None else (level.id,))),
        Compare(
            ref(total), "=", plus(times(ref(won), ref(each)), times(ref(drawn), ONE if level is None else ref(level)))
        ),
        Tie.LIKELY,
        f"{q(won)} wins and {q(drawn)} draws give {{expected}} points, not {q(total)}: check all three.",
        whole=True,
    )


def _relation(found: Found, op: str, reason: str) -> Iterator[Relation]:
    score = found["score"]
    if len(score.parts) != 2 or score.value is not None or any(part % 1 or part > 200 for part in score.parts):
        return
    if _NOT_A_MATCH.search(found.frame.text):
        return
    first, second = (Const(part, str(part)) for part in score.parts)
    yield Relation(
        "score-mismatch",
        (score.id,),
        Compare(first, op, second),
        Tie.LIKELY,
        f"{q(score)}: {reason}; check the score.",
        ties=found.tie(),
    )


RULE = Rule(
    code="FC806",
    name="score-mismatch",
    summary="A draw with unequal scores, or a victory by the lower score.",
    finds="“A 71-17 draw”, “beat Selby 17-24”.",
    why="One digit of the score has slipped, and those who were there know it.",
    silent="With sets, series, aggregates and penalties, and where the words are not of a match.",
    bad="Healers scored late to earn Orrin a 71-17 draw.",
    good="Healers scored late to earn Orrin a 17-17 draw.",
    checks=("H2",),
    relate=relate,
)
