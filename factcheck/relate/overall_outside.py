"""FC215: an overall rate lies between the rates of the groups it covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.cues import OVERLAP
from factcheck.relate.frame import SLOT, Frame
from factcheck.relate.lexicon import exclusive, singular
from factcheck.relate.mentions import stems_of
from factcheck.relate.parts import exact, quoted
from factcheck.relate.rule import Rule

_PAIR = regex.compile(
    r"\{p(?P<a>\d+)\} (?:of|for|among) (?:the )?(?P<x>\p{Ll}+)[^{}.;]{0,15} and \{p(?P<b>\d+)\} (?:of|"
    r"for|among) (?:the )?(?P<y>\p{Ll}+)|"
    r"\b(?P<x>\p{Ll}+):? \{p(?P<a>\d+)\},? (?:and )?(?P<y>\p{Ll}+):? \{p(?P<b>\d+)\}"
)
_OVERALL = regex.compile(
    r"\b(?:overall|altogether|combined|taken together)\b[^{}.]{0,40}\{p(?P<all>\d+)\}|"
    r"\{p(?P<all>\d+)\}(?: \p{Ll}+)? (?:overall|altogether)"
)
# "At Ashby, patients waited an average of {t1}, at Weld {n2} and at Coldham {n3}"
_AT_EACH = regex.compile(
    r"\b(?:[Aa]t|[Ii]n) \p{Lu}[\p{L} ]{1,25},? (?:[\p{L} ]{2,40} )?(?:an average of|on average|averag(?:e|ed|ing)) "
    r"\{[tmnu]\d+\}(?:,? (?:and )?(?:at|in) \p{Lu}[\p{L} ]{1,25},? \{[tmnu]\d+\}){1,6}"
)
_FIGURE = regex.compile(r"\{[tmnu](\d+)\}")
_ALL_TOGETHER = regex.compile(
    r"\b(?:together|overall|as a whole|altogether|across (?:all|both)|combined)\b(?:[^{}.;]|\{n\d+\}){0,60}?"
    r"\b(?:an average of|on average|averag(?:e|ed|ing)) \{[tmnu](?P<all>\d+)\}"
)
# "8.2 minutes in the city and 13.6 minutes in the countryside. Across both the average was 14.1 minutes."
_TOGETHER = regex.compile(
    r"\b(?:overall|altogether|combined|(?:taken )?together|as a whole|across (?:all|both|the two|the three|"
    r"\p{Ll}+ and \p{Ll}+)|"
    r"(?:for|of|in|at|across) the (?:two|three|\{n\d+\})\b|(?:for|of|among) all (?:\p{Ll}{3,12})|for (?:both|all "
    r"of them|all (?:three|four|\{n\d+\})|\p{Ll}+ and \p{Ll}+(?: together)?)|in (?:both|all)|on average|"
    r"(?:whole|total|entire) (?:school|group|company|county|workforce|sample))\b",
    regex.IGNORECASE,
)
_RATE = regex.compile(
    r"\b(?:average[ds]?|averaging|rates?|median|mean|typical(?:ly)?|pass(?:ed|es)?|turnout|take-up|attendance|"
    r"proportion|share|per (?:head|pupil|person|"
    r"household))\b",
    regex.I,
)
_ELSEWHERE = regex.compile(
    r"\b(?:nationally|national|country|county|England|last year|the year before|in (?:19|20)\d\d|\{y\d+\}|other|"
    r"others|compared|"
    r"against|than|up from|down from|rose|fell|target|maximum|at least|limit|more|fewer|further|up|down|by|spent|"
    r"save[sd]?)\b"
)
_OTHER = regex.compile(r"\b(?:across|nationally|in England|county|country|national|last year|in (?:19|20)\d\d)\b")


def relate(context: Context) -> Iterator[Relation]:
    """Yield lowest <= overall and overall <= highest."""
    for frame in context.frames:
        pair = _PAIR.search(frame.text)
        overall = _OVERALL.search(frame.text, pair.end()) if pair else None
        if pair is None or overall is None or _OTHER.search(frame.text[pair.end() :]):
            continue
        if exclusive({singular(pair["x"]), singular(pair["y"])}, context.options):
            yield from _between(frame, frame.claim(pair["a"]), frame.claim(pair["b"]), frame.claim(overall["all"]))
    yield from _averages(context)
    yield from _both(context)


def _both(context: Context) -> Iterator[Relation]:
    """Rates of two or three groups in one sentence, and in it or the next the rate of them together."""
    for index, frame in enumerate(context.frames):
        for letter in "ptumv":
            groups = [claim for claim in frame.slots(letter) if exact(claim)]
            later = context.frames[index + 1] if index + 1 < len(context.frames) else None
            if (
                later is None
                or not 2 <= len(groups) <= 4
                or _ELSEWHERE.search(frame.text)
                or OVERLAP.search(frame.text)
            ):
                continue
            overall = [claim for claim in later.slots(letter) if exact(claim)]
            together = _TOGETHER.search(later.text)
            if (
                len(overall) != 1
                or together is None
                or _ELSEWHERE.search(later.text)
                or any(c.role for c in (*groups, *overall))
            ):
                continue
            if len({(c.kind, c.unit) for c in (*groups, *overall)}) > 1 or not _RATE.search(
                f"{later.text} {frame.text}"
            ):
                if (
                    letter != "p"
                    or not _divided(context, frame)
                    or not stems_of(SLOT.sub("", frame.text)) & stems_of(SLOT.sub("", later.text))
                ):
                    continue
            elif letter == "p" and not _of_known_groups(frame, later):
                continue
            if letter != "p" and not (_RATE.search(frame.text) or _of_known_groups(frame, later)):
                continue
            ordered = sorted(groups, key=lambda claim: claim.value if isinstance(claim.value, Fraction) else 0)
            for relation in _between(later, ordered[0], ordered[-1], overall[0]):
                yield replace(relation, tie=Tie.LIKELY)


def _divided(context: Context, frame: Frame) -> bool:
    """Whether the sentence has two nouns that divide people between them: men and women."""
    nouns = {singular(word) for word in regex.findall(r"\p{Ll}{3,12}", SLOT.sub("", frame.text))}
    return any(exclusive({one, other}, context.options) for one in nouns for other in nouns if one < other)


_IT = regex.compile(
    r"(?:Overall|Altogether|Together|Taken together|In all|Across both|For both|Combined),? [^{}.;]{0,16}\b(?:it|"
    r"they|the "
    r"(?:figure|rate|average|share|turnout)) (?:was|were|is|are|came)\b"
)


def _of_known_groups(frame: Frame, later: Frame) -> bool:
    """Whether the later sentence has two words of content from the one on the groups: "pass", "girls"."""
    if _IT.match(later.text):
        return True
    return len(stems_of(SLOT.sub("", frame.text)) & stems_of(SLOT.sub("", later.text))) >= 2


def _averages(context: Context) -> Iterator[Relation]:
    """ "At Ashby they waited an average of 19 weeks, at Weld 22 ... Taking both together, an average of 17 weeks"."""
    for index, frame in enumerate(context.frames):
        groups = _AT_EACH.search(frame.text)
        if groups is None:
            continue
        members = [frame.claim(number) for number in _FIGURE.findall(groups.group())]
        for later in context.frames[index + 1 : index + 5]:
            overall = _ALL_TOGETHER.search(later.text)
            if overall is None or not _of_known_things(context, index, later.text[overall.end() :]):
                continue
            claim = later.claim(overall["all"])
            if claim.unit == members[0].unit and claim.kind is members[0].kind and all(map(exact, (claim, *members))):
                ordered = sorted(members, key=lambda member: member.value if isinstance(member.value, Fraction) else 0)
                yield from _between(later, ordered[0], ordered[-1], claim)
            break


def _of_known_things(context: Context, index: int, after: str) -> bool:
    """Whether what the overall figure is about was named before: an average wait for hips is none for knees."""
    told = " ".join(frame.text for frame in context.frames[: index + 1]).lower()
    words = regex.findall(r"\p{Ll}{4,20}", regex.split(r"[,.;{]", after)[0])
    return all(word.removesuffix("s") in told for word in words)


def _between(frame: Frame, a: Claim, b: Claim, overall: Claim) -> Iterator[Relation]:
    if not all(map(exact, (a, b, overall))):
        return
    low, high = sorted((a, b), key=lambda claim: claim.value if isinstance(claim.value, Fraction) else Fraction(0))
    for bound, op, word in ((high, "<=", "above"), (low, ">=", "below")):
        other = low if bound is high else high
        yield Relation(
            "overall-outside-subgroups",
            (overall.id, bound.id, other.id),
            Compare(Ref(overall.id), op, Ref(bound.id)),
            Tie.CERTAIN,
            f"The overall {quoted(overall)} is {word} both {quoted(a)} and {quoted(b)}: an overall "
            f"rate lies between its groups' rates.",
        )


RULE = Rule(
    code="FC215",
    name="overall-outside-subgroups",
    summary="An overall rate lies outside the rates of its groups.",
    finds="“61% of boys and 67% of girls passed, 69% overall.”",
    why="An average of two groups can be neither above both nor below both.",
    silent="When the third rate is of other people, such as the whole country.",
    bad="The survival rate was 72% for men and 80% for women, giving an overall rate of 84%.",
    good="The survival rate was 72% for men and 80% for women, giving an overall rate of 77%.",
    checks=("B15",),
    relate=relate,
)
