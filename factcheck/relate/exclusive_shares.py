"""FC207: shares that exclude one another cannot make more than 100 per cent."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.cues import OVERLAP
from factcheck.relate.frame import SLOT, Frame
from factcheck.relate.parts import exact, quotes
from factcheck.relate.rule import Rule

_FURTHER = regex.compile(r"\b(?:a further|another|an additional) ?$", regex.IGNORECASE)
# "Whatever was not sold online, 48 per cent of sales": not the first share, so apart from it
_NOT = regex.compile(r"\b[Ww]ha(?:t|tever) (?:was|were|is|did) not [^{}.,]{2,40}, ?$")
_OF_NOT = regex.compile(r"\bof what ", regex.IGNORECASE)
# "51% of the votes, and her only rival took 53%": two that there is no third beside
_ONLY_OTHER = regex.compile(
    r"\b(?:only (?:rival|opponent|challenger|competitor|other|alternative)|(?:the|one) other (?:half|side|"
    r"candidate|team|"
    r"partner|owner|party|option|firm|company))\b[^{}.;]{0,50}$"
)
_CHANGE = regex.compile(
    r" (?:\p{Ll}+ )?(?:increase|decrease|rise|fall|growth|gain|drop|jump|cut|reduction|discount|more|less|higher|"
    r"lower)\b"
)
_OF_OTHERS = regex.compile(r" (?:of|among) (?:those|the (?!votes?\b|vote\b)|people|voters|\p{Ll}+s\b)")
# "55% of visitors came by car. The other 52% ...", "The remaining 52% ..."
_THE_REST = regex.compile(
    r"(?:^|[.;] )(?:The (?:other|remaining|rest,?|remainder,?|balance,?)|And the (?:other|rest,?|remaining)) "
    r"\{p(?P<rest>\d+)\}"
)
# "Sanders secured four with 63% of the vote. Biden earned two with 36% of the vote."
_OF_VOTE = regex.compile(
    r" of (?:the|all) (?:votes?|popular vote|valid votes|ballots)(?: cast)?\b(?! (?:in|across) \p{Lu})"
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield sum of the exclusive shares <= 100."""
    for index, frame in enumerate(context.frames):
        slots = [slot for slot in SLOT.finditer(frame.text) if slot[1] == "p"]
        for number, slot in enumerate(slots):
            before = frame.text[: slot.start()]
            claim = frame.claim(slot[2])
            if not exact(claim) or OVERLAP.search(frame.text) or _is_change(frame, slot):
                continue
            if _FURTHER.search(before) and number:
                yield _relation([frame.claim(slots[number - 1][2]), claim], Tie.CERTAIN)
            elif _NOT.search(before) and not _OF_NOT.search(before) and not number:
                first = _last_share(context, index)
                if first is not None:
                    yield _relation([first, claim], Tie.LIKELY)
            elif _ONLY_OTHER.search(before) and number and not _OF_OTHERS.match(frame.text[slot.end() :]):
                yield _relation([frame.claim(slots[number - 1][2]), claim], Tie.LIKELY)
        rest = _THE_REST.match(frame.text)
        if rest is not None and (first := _last_share(context, index)) is not None:
            yield _relation([first, frame.claim(rest["rest"])], Tie.CERTAIN)
    yield from _votes(context)


def _is_change(frame: Frame, slot: regex.Match[str]) -> bool:
    """Whether a percentage is a rise or a fall, which others may follow: "a further 219% increase"."""
    return frame.claim(slot[2]).direction != 0 or _CHANGE.match(frame.text, slot.end()) is not None


def _last_share(context: Context, index: int) -> Claim | None:
    """The one percentage of the two sentences before."""
    for before in range(index - 1, max(-1, index - 3), -1):
        shares = [claim for claim in context.frames[before].slots("p") if exact(claim)]
        if shares:
            return shares[0] if len(shares) == 1 else None
    return None


def _votes(context: Context) -> Iterator[Relation]:
    """Shares "of the vote" in one or two sentences, each won by another candidate."""
    for index, frame in enumerate(context.frames):
        both: list[Claim] = []
        for near in (frame, *context.frames[index + 1 : index + 2]):
            both += [near.claim(slot[2]) for slot in _vote_shares(near)]
        mine = _vote_shares(frame)
        if mine and len(both) == 2 and exact(both[0]) and exact(both[1]) and not _compared(context, both):
            yield _relation(both, Tie.LIKELY)


def _vote_shares(frame: Frame) -> list[regex.Match[str]]:
    return [slot for slot in SLOT.finditer(frame.text) if slot[1] == "p" and _OF_VOTE.match(frame.text, slot.end())]


def _compared(context: Context, shares: list[Claim]) -> bool:
    """Whether the second share is another year's or another place's."""
    words = context.words(
        context.sentences[shares[0].sentence].span.start, context.sentences[shares[1].sentence].span.end
    )
    return bool(
        regex.search(
            r"\b(?:19|20)\d\d|compared|up from|down from|previous|last time|against|than|in 20|while in\b", words
        )
    )


def _relation(claims: list[Claim], tie: Tie) -> Relation:
    return Relation(
        "exclusive-shares-exceed",
        tuple(claim.id for claim in claims),
        Compare(Apply("+", tuple(Ref(claim.id) for claim in claims)), "<=", Const(Fraction(100), "100%")),
        tie,
        f"{quotes(claims)} exclude one another, but make more than 100%: check them.",
    )


RULE = Rule(
    code="FC207",
    name="exclusive-shares-exceed",
    summary="Shares that exclude one another make more than 100 per cent.",
    finds="“62% agreed and a further 45% were undecided.”",
    why="Nobody can be in both groups, so there are more answers than people.",
    silent="When somebody can be in both groups, or when the second share is of another whole.",
    bad="In all, 62% of tenants agreed and a further 45% were undecided.\n",
    good="In all, 62% of tenants used the lift and 45% used the stairs at some point.\n",
    checks=("B7",),
    relate=relate,
)
