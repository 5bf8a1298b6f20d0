"""FC212: "all 12", "unanimous" must fit the counts given elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Evidence, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.lexicon import head_noun
from factcheck.relate.parts import exact, quoted
from factcheck.relate.rule import Rule

_ALL = regex.compile(r"\b[Aa]ll(?: of)?(?: the| our| its| these| those)? \{n(?P<n>\d+)\}(?P<after>[^{}.;]{0,90})")
_SOME = regex.compile(
    r"\{n(?P<part>\d+)\} (?:out )?of (?:the|our|its|these|those) \{n(?P<whole>\d+)\}(?P<after>[^{}.;]{0,90})"
)
# A vote that was unanimous has nobody against: "The decision was unanimous", not "The committee's decision".
_UNANIMOUS = regex.compile(
    r"\b[Tt]he (?:vote|decision|result|motion|resolution) was (?P<word>unanimous)\b|\b(?P<word>unanimously)\b"
)
_AGAINST = regex.compile(
    r"\b(?:in favour|in favor|for)\b[^{}.]{0,40}\{n(?P<n>\d+)\}(?: votes?| voted)?(?: were)? (?:against|opposed)\b"
)
_TIME = regex.compile(
    r"\b(?:by (?!this)|last|previous|earlier|yesterday|before|until|at first|initially|so far|"
    r"expected|will|in (?:19|20)\d\d|except|but)\b"
)
_PARTICIPLE = regex.compile(r"\b(?:re)?(\p{Ll}{3,12}?)(?:ed|en)\b")


def relate(context: Context) -> Iterator[Relation]:
    """Yield some = all, where both are said of the same noun and verb, and against = 0 after "unanimous"."""
    yield from _all_and_some(context)
    for index, frame in enumerate(context.frames):
        said = _UNANIMOUS.search(frame.text)
        if said is None:
            continue
        for near in context.frames[index : index + 3]:
            against = _AGAINST.search(near.text)
            if against and not regex.search(
                r"\b(?:members|shareholders|residents|staff)\b", near.text[: against.start()]
            ):
                claim = near.claim(against["n"])
                yield Relation(
                    "all-none-mismatch",
                    (claim.id,),
                    Compare(Ref(claim.id), "=", Const(Fraction(0), "nobody against")),
                    Tie.LIKELY,
                    f'The vote was "{said["word"]}", yet {quoted(claim)} were against: check both.',
                    evidence=(Evidence(frame.span(said.start("word"), said.end("word"))),),
                )


def _all_and_some(context: Context) -> Iterator[Relation]:
    alls = [(frame, match) for frame in context.frames for match in _ALL.finditer(frame.text)]
    for frame in context.frames:
        for match in _SOME.finditer(frame.text):
            part, whole = frame.claim(match["part"]), frame.claim(match["whole"])
            for other, said in alls:
                everything = other.claim(said["n"])
                if not all(map(exact, (part, whole, everything))) or everything.value != whole.value:
                    continue
                if _same(said["after"], match["after"], everything, whole) and not (
                    _TIME.search(said["after"]) or _TIME.search(match["after"])
                ):
                    yield _relation(part, everything)


def _same(left: str, right: str, all_: Claim, whole: Claim) -> bool:
    """Same noun and a verb of the same stem: "all 12 piers have reopened", "11 of the 12 piers had reopened"."""
    if head_noun(left, all_) != head_noun(right, whole):
        return False
    verbs = set(_PARTICIPLE.findall(left))
    return bool(verbs & set(_PARTICIPLE.findall(right)))


def _relation(part: Claim, everything: Claim) -> Relation:
    return Relation(
        "all-none-mismatch",
        (part.id, everything.id),
        Compare(Ref(part.id), "=", Ref(everything.id)),
        Tie.LIKELY,
        f"The text says all {quoted(everything)}, and elsewhere {quoted(part)} of them: check both.",
        whole=True,
    )


RULE = Rule(
    code="FC212",
    name="all-none-mismatch",
    summary="“All” or “unanimous” does not fit a count given elsewhere.",
    finds="“All 12 stations have reopened” and, later, “11 of the 12 stations have reopened”.",
    why="One of the two was true yesterday.",
    silent="When the two speak of different times, or of different people.",
    bad="All 12 ferry piers have reopened. The council said that 11 of the 12 piers had reopened this morning.\n",
    good=(
        "All 12 ferry piers have reopened. The council said that 11 of the 12 piers had reopened by the end of April.\n"
    ),
    checks=("B12",),
    relate=relate,
)
