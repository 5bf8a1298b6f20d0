"""FC801: votes for, against and abstaining make those present; the majority is their difference."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Expression, Kind, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.parts import at_most, exact, quoted
from factcheck.relate.rule import Rule

_VOTES = r"(?: votes?| members?| councillors?| voted)?"
# "by 51 votes to 38, a majority of 13", "51 for and 38 against", "51 were for it, 38 opposed and two abstained"
_PAIR = regex.compile(
    rf"\{{n(?P<for>\d+)\}}{_VOTES} (?:to|against) \{{n(?P<against>\d+)\}}|"
    rf"\{{n(?P<for>\d+)\}}{_VOTES} (?:were |in )?(?:for|favour|favor|in favour|"
    rf"in favor)\b[^{{}}.;]{{0,40}}?\{{n(?P<against>\d+)\}}{_VOTES}(?: were)? (?:against|opposed)|"
    r"\{s(?P<score>\d+)\}"
)
# extract may read "a majority" as a share
_MAJORITY = regex.compile(
    r"(?:\b(?:majority|margin|lead)|\{r\d+\}) of (?:just |only )?\{n(?P<n>\d+)\}|"
    r"\b(?:a|with a) \{n(?P<n>\d+)\}[ -](?:vote )?majority\b"
)
_VOTING = regex.compile(r"\b(?:abstain\w*|votes?|voted|majority|motion|ballot|approved|rejected|carried|defeated)\b")
_ABSTAIN = regex.compile(r"\{n(?P<n>\d+)\}(?: members?| councillors?)? (?:abstentions?|abstained|abstaining)")
_CAST = regex.compile(
    r"(?:\b(?:all|the) )?\{n(?P<n>\d+)\} (?:votes|ballots)(?: were)? cast\b|"
    r"\b[Oo]f the \{n(?P<n>\d+)\} (?:members|councillors) (?:present|voting|who voted)\b"
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield majority = for - against, and votes cast = for + against + abstentions."""
    for index, frame in enumerate(context.frames):
        scored = any(c.kind is Kind.SCORE and "vote" in c.text.lower() for c in frame.claims.values())
        if not scored and not _VOTING.search(frame.text):
            continue
        yield from _of_all(frame)
        pair = _PAIR.search(frame.text)
        sides = _sides(frame, pair) if pair else None
        if pair is None or sides is None:
            continue
        claims, (yes, no) = sides
        majority = _MAJORITY.search(frame.text, pair.end())
        if majority:
            stated = frame.claim(majority["n"])
            if exact(stated):
                yield _relation(
                    stated,
                    claims,
                    Apply("-", (yes, no)),
                    f"less the votes against is a majority of {{expected}}, not {quoted(stated)}",
                )
        cast = _CAST.search(frame.text) or _present(context, frame, index)
        abstained = _ABSTAIN.search(frame.text, pair.end())
        if cast and abstained:
            stated, third = context.claims[int(cast["n"])], frame.claim(abstained["n"])
            if exact(stated) and exact(third) and stated not in claims:
                total = Apply("+", (yes, no, Ref(third.id)))
                yield _relation(stated, [*claims, third], total, f"make {{expected}} votes, not {quoted(stated)}")


# "Twelve of the 20 governors voted for it, six against it and two abstained"
_OF_ALL = regex.compile(
    r"\{n(?P<a>\d+)\} of (?:the |its |our )?\{n(?P<t>\d+)\} \p{Ll}{3,20} (?:present )?(?:voted|were|"
    r"was|came out) (?:for|in favou?r|against)\b"
    r"[^{}.;]{0,40}?(?:,| and|, and) \{n(?P<b>\d+)\}(?: voted| were)? (?:against|for|in favou?r)\b[^{}.;]{0,30}?"
    r"(?:,| and|, and) \{n(?P<c>\d+)\} (?:abstained|abstentions|abstaining|did not vote|were absent|stayed away)"
    r"|\b[Oo]f (?:the |its |our |all )?\{n(?P<t>\d+)\} [^{}.;]{3,50},? \{n(?P<a>\d+)\}(?: of them)? (?:voted |were |"
    r"was |came out )?(?:for|in favou?r|against|backed|supported|opposed|voted (?:yes|no))\b[^{}.;]{0,50}?"
    r"(?:,| and|, and) \{n(?P<b>\d+)\} (?:voted |were )?(?:against|for|in favou?r|opposed|backed|voted (?:yes|no))\b"
    r"[^{}.;]{0,40}?(?:,| and|, and) \{n(?P<c>\d+)\} (?:abstained|abstaining|did not vote|were (?:absent|away)|"
    r"stayed away)"
)


def _of_all(frame: Frame) -> Iterator[Relation]:
    for match in _OF_ALL.finditer(frame.text):
        whole, *votes = (frame.claim(match[name]) for name in "tabc")
        if all(map(exact, (whole, *votes))):
            yield Relation(
                "votes-mismatch",
                (whole.id, *(claim.id for claim in votes)),
                at_most(votes, whole),
                Tie.CERTAIN,
                f"The votes {' and '.join(quoted(claim) for claim in votes)} are more than "
                f"{quoted(whole)}: check them.",
                whole=True,
            )


# "All 57 members of the assembly were present", in the sentence of the votes or one of the two before
_PRESENT = regex.compile(
    r"\b(?:all|the|only|with|of)? ?(?:the |its |our )?\{n(?P<n>\d+)\} (?:\p{Ll}+ )?(?:members|councillors|mps|senators|"
    r"delegates|governors|trustees|deputies|peers|people)\b[^{};.]{0,50}\b(?:were present|present|"
    r"took part|voted|attended|"
    r"were there|in the chamber|in their seats|cast (?:a vote|their votes))",
    regex.IGNORECASE,
)


def _present(context: Context, frame: Frame, index: int) -> regex.Match[str] | None:
    frames = [frame, *reversed(context.frames[max(0, index - 2) : index])]
    return next((match for near in frames if (match := _PRESENT.search(near.text))), None)


def _sides(frame: Frame, pair: regex.Match[str]) -> tuple[list[Claim], tuple[Expression, Expression]] | None:
    if pair["score"]:
        score = frame.claim(pair["score"])
        if score.kind is not Kind.SCORE or len(score.parts) != 2:
            return None
        high, low = max(score.parts), min(score.parts)
        return [score], (Const(Fraction(high)), Const(Fraction(low)))
    yes, no = frame.claim(pair["for"]), frame.claim(pair["against"])
    if not (exact(yes) and exact(no)) or yes.value is None or no.value is None:
        return None
    if isinstance(yes.value, Fraction) and isinstance(no.value, Fraction) and yes.value < no.value:
        yes, no = no, yes  # rejected by 22 votes to 34: the majority is the difference either way
    return [yes, no], (Ref(yes.id), Ref(no.id))


def _relation(stated: Claim, votes: list[Claim], right: Expression, says: str) -> Relation:
    shown = " and ".join(quoted(claim) for claim in votes)
    return Relation(
        "votes-mismatch",
        (stated.id, *(claim.id for claim in votes)),
        Compare(Ref(stated.id), "=", right),
        Tie.CERTAIN,
        f"Of the votes {shown}, those for {says}: check them."
        if "less" in says
        else f"The votes {shown} {says}: check them.",
        whole=True,
    )


RULE = Rule(
    code="FC801",
    name="votes-mismatch",
    summary="The votes do not make the majority or the total stated.",
    finds="“Approved by 31 votes to 24, a majority of nine.”",
    why="Every councillor in the room knows the result.",
    silent="When no majority or number of votes cast is stated.",
    bad="The motion was carried by 51 votes to 38, a majority of 17.",
    good="The motion was carried by 51 votes to 38, a majority of 13.",
    checks=("H2",),
    relate=relate,
)
