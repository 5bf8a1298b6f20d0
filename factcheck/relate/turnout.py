"""FC802: turnout is the votes over the electorate."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.parts import exact, quoted
from factcheck.relate.rule import Rule

_TURNOUT = regex.compile(
    r"\b[Tt]urn-?out (?:[^;.]{2,50}? )?(?:of|was|is|reached|stood at|came to|at|:)(?: just| only| about|"
    r" around)? \{p(?P<p>\d+)\}|\{p(?P<p>\d+)\} turn-?out\b"
)
_BOTH = regex.compile(
    r"\{n(?P<votes>\d+)\}[^{}.;:]{0,30} (?:out )?of (?:the |its |[\p{L}’' ]{2,30}['’]s? |a possible |"
    r"an electorate of )?\{n(?P<all>\d+)\}[^{}.;:]{0,30}"
    r"\b(?:voters|electors|electorate|members|residents|people|staff|employees|workers|teachers|nurses|doctors|drivers|"
    r"students|pupils|tenants|ballots|papers|voting|voted|cast|returned)\b|"
    r"\b[Oo]f (?:the |its |their |our |all )?\{n(?P<all>\d+)\}[^{}.;:]{0,40},? (?:only |just |"
        r"some )?\{n(?P<votes>\d+)\} "
    r"(?:of them )?(?:had |have )?(?:voted|cast|returned|took part|sent|turned out|went to the polls)\b"
)
_ALL = regex.compile(
    r"\b(?:electorate of|ballots?(?: papers)? (?:went|were sent|were posted|were mailed)(?: out)? to) \{n(?P<n>\d+)\}|"
    r"\b[Tt]urn-?out among (?:the |its |our |[\p{L}’' ]{2,30}['’]s? ){0,2}\{n(?P<n>\d+)\}|"
    r"\{n(?P<n>\d+)\} (?:registered|eligible) (?:voters|electors|members)|\{n(?P<n>\d+)\} (?:voters|"
    r"people|members) (?:are |were )?(?:registered|eligible|entitled)",
    regex.IGNORECASE,
)
_CAST = regex.compile(
    r"\{n(?P<n>\d+)\}(?: valid)? (?:(?:votes|ballots|ballot papers|papers|people|members) )?(?:were |"
    r"had |have )?(?:been )?(?:cast|returned|come back|came back|voted|took part)\b"
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield turnout = votes / electorate * 100."""
    for index, frame in enumerate(context.frames):
        for match in _TURNOUT.finditer(frame.text):
            turnout = frame.claim(match["p"])
            if not exact(turnout):
                continue
            pair = _BOTH.search(frame.text)
            if pair:
                yield from _relation(turnout, frame.claim(pair["votes"]), frame.claim(pair["all"]), Tie.CERTAIN)
                continue
            before = context.frames[index - 1] if index else frame
            pair = _BOTH.search(before.text)
            if pair:
                yield from _relation(turnout, before.claim(pair["votes"]), before.claim(pair["all"]), Tie.LIKELY)
                continue
            near = context.frames[max(0, index - 4) : index + 3]
            everyone = [f.claim(m["n"]) for f in near for m in _ALL.finditer(f.text)]
            voted = [f.claim(m["n"]) for f in near for m in _CAST.finditer(f.text)]
            if len(everyone) == 1 and len(voted) == 1 and everyone[0].id != voted[0].id:
                yield from _relation(turnout, voted[0], everyone[0], Tie.LIKELY)


def _relation(turnout: Claim, votes: Claim, everyone: Claim, tie: Tie) -> Iterator[Relation]:
    if exact(votes) and exact(everyone):
        share = Apply("*", (Apply("/", (Ref(votes.id), Ref(everyone.id))), Const(Fraction(100))))
        yield Relation(
            "turnout-mismatch",
            (turnout.id, votes.id, everyone.id),
            Compare(Ref(turnout.id), "=", share),
            tie,
            f"{quoted(votes)} of {quoted(everyone)} is {{expected}}%, but the turnout is given as "
            f"{quoted(turnout)}: check the three figures.",
        )


RULE = Rule(
    code="FC802",
    name="turnout-mismatch",
    summary="The turnout is not the votes over the electorate.",
    finds="“Turnout was 58%: 7,800 of the island's 15,000 registered voters went to the polls.”",
    why="All three figures are public, and will be compared.",
    silent="When the electorate or the votes are not given.",
    bad="Turnout was 58%: 7,800 of the island's 15,000 registered voters went to the polls.",
    good="Turnout was 52%: 7,800 of the island's 15,000 registered voters went to the polls.",
    checks=("H3",),
    relate=relate,
)
