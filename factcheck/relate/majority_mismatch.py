"""majority-mismatch: "a majority", "most", "a minority" beside a share on the wrong side of half."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Relation, Span, Tie
from factcheck.relate.context import Context
from factcheck.relate.pattern import compiled, find, q, ref
from factcheck.relate.rule import Rule

_HALF = Const(Fraction(50), "50%")
# "A majority of respondents (46%)", "most of those asked, 46 per cent, said"
_AHEAD = compiled(
    r"{words:rn}(?P<mid>[^{}():;]{0,90})(?P<cue> \(|, or |, at |, |: ){share:p}(?: of [^{}(),]{0,20})?[),]"
)
# "46%, a majority of those asked,"
_BEHIND = compiled(r"{share:p}(?: of [^{}();,]{0,50})?(?P<cue>, | - | – | \(){words:r}")
# "More than half of the 900 workers took part, the union said. Turnout was 44 per cent."
_TURNOUT = compiled(r"\b(?P<cue>turnout (?:was|stood at|reached)) {share:p}")
_VOTED = compiled(r"{words:r}(?P<mid> of [^;]{0,60}?)\b(?P<cue>took part|voted|cast|turned out|returned)\b")
_MAJORITY = regex.compile(r"(?:an? |the )?(?:\w{3,12} )?(?:majority|minority)(?: of)?|most(?: of)?", regex.IGNORECASE)
_OTHER = regex.compile(r"\b(?:largest|biggest|while|and|but|whereas|compared|up|down|from|by)\b", regex.IGNORECASE)


def relate(context: Context) -> Iterator[Relation]:
    """Tie words for more or less than half to the share given with them."""
    for found in find(context, _AHEAD, _BEHIND):
        words = found["words"]
        mid = found.word("mid") if "mid" in found.match.re.groupindex else ""
        if _MAJORITY.fullmatch(words.text) and not _OTHER.search(mid):
            yield _relation(words, found["share"], Tie.CERTAIN, found.tie())
    for found in find(context, _TURNOUT):
        share = found["share"]
        for index in (share.sentence - 1, share.sentence):
            for voted in _VOTED.finditer(context.frames[max(0, index)].text):
                words = context.claims[int(voted["words"])]
                half = words.value == Fraction(1, 2) or _MAJORITY.fullmatch(words.text) is not None
                if half and "of those who" not in voted["mid"].lower() and words.span < share.span:
                    yield _relation(words, share, Tie.LIKELY, found.tie())


def _relation(words: Claim, share: Claim, tie: Tie, ties: tuple[Span, ...]) -> Relation:
    fewer = "minority" in words.text.lower()
    return Relation(
        rule="majority-mismatch",
        claims=(share.id, words.id),
        formula=Compare(ref(share), "<" if fewer else ">", _HALF),
        tie=tie,
        message=f"{q(words)} does not fit {q(share)}, which is {'more' if fewer else 'less'} than half; check both.",
        ties=ties,
    )


RULE = Rule(
    code="FC302",
    name="majority-mismatch",
    summary="A word for more or less than half stands beside a share that is not.",
    finds="“A majority of”, “most of” or “a minority of” with a share on the wrong side of 50 per cent.",
    why="The largest group is not a majority, and opponents of a plan will say so.",
    silent="With “the largest group”, and where the share belongs to someone else in the sentence.",
    bad="A majority of those who replied (46%) were in favour of the new bridge at Salter's Reach.",
    good="The largest group of those who replied (46%) were in favour of the new bridge at Salter's Reach.",
    checks=("C4",),
    relate=relate,
)
