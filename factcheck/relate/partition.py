"""A whole and what became of its members: "Of the 75 wells, 51 were clean, a further 16 ... and the remaining 8 ...".

A partition opens with "of the N", "M of the N", or "M of the wells" where the wells were counted before. The
figures that follow in the paragraph are its parts, told apart by the words before them:

    "a further", "another"        exclusive: no member is in an earlier part too
    "the remaining", "the other"  the remainder: whole less all parts
    "of whom", "of those"         inner: members of the part just named, not of the whole
    anything else                 plain: a part of the whole, perhaps not apart from the others
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from factcheck.model import Claim, Kind
from factcheck.relate.context import Context
from factcheck.relate.frame import SLOT, Frame
from factcheck.relate.lexicon import EVENTS, exclusive, head_noun, is_people, singular
from factcheck.relate.parts import exact, noun_of, what_follows

__all__ = ["Partition", "earlier", "partitions"]


@dataclass
class Partition:
    """`wholes` are what may be the whole, the most plausible first: a figure, or figures that make it together
    ("83 men and two women. Of those, ..."). `sure` if it is said outright."""

    wholes: list[list[Claim]]
    noun: str
    sure: bool
    parts: list[Claim]
    exclusive: list[Claim] = field(default_factory=list)
    doubtful: list[Claim] = field(default_factory=list)
    remainder: Claim | None = None


_DET = (
    r"(?:(?:the )?\p{L}[\p{L}.-]{0,20}(?:['’]s|s['’]) |the |these |those |its |our |their |all |all the |"
    r"a total of |an? (?:initial |estimated )?)?"
)
# "Of the {n0} homes flooded in January, {n1} ..."
_OF_N = regex.compile(
    rf"\b(?:(?:Of|Out of|out of|From|Among) {_DET}|(?<=^|[,;:–—] |[,;:–—] and )of (?:the|these|those|"
    rf"its|our|their) )(?:[a-z-]{{2,14}} ){{0,2}}\{{n(?P<whole>\d+)\}}(?P<noun>(?:[^{{}}.;:]|"
    rf"\{{[^n]\d+\}}){{0,110}}?), ?"
    r"(?P<lead>(?:[\p{L}.’'-]+ ){0,5}?)\{n(?P<part>\d+)\}"
)
# "{n1} of the {n0} homes"
_N_OF_N = regex.compile(
    r"\{n(?P<part>\d+)\}(?: [a-z-]{2,14}){0,2} (?:out of (?:the |a total of |its )?|of (?:the|these|"
    r"those|its|our|their|all) )"
    r"(?:(?:last|top|first|next|total|original|new|past|more than) ){0,2}\{[nt](?P<whole>\d+)\}"
)
# "{n0} barn fires last year, of which {n1} were started on purpose"
_N_OF_WHICH = regex.compile(
    r"\{n(?P<whole>\d+)\}(?P<noun>(?:[^{}.;:]|\{[^n]\d+\}){0,90}?),? (?:of (?:whom|which)|and of (?:those|these|"
    r"them)),? \{n(?P<part>\d+)\}"
    r"(?! of\b)"
)
# "{n1} of {n0} defendants"
_N_OF_M = regex.compile(r"\{n(?P<part>\d+)\} (?:out )?of \{n(?P<whole>\d+)\} (?=\p{Ll})")
# "Among the {n0} people arrested were {n1} doctors"
_AMONG = regex.compile(
    r"\bAmong (?:the|those|these) \{n(?P<whole>\d+)\}(?P<noun>(?:[^{}.;:]|\{[^n]\d+\}){0,90}?),? (?:were|are|was|is) "
    r"\{n(?P<part>\d+)\}"
)
# "{n1} of the homes"
_N_OF_THE = regex.compile(
    r"\{n(?P<part>\d+)\} of (?:the|these|those|its|their) (?P<noun>\p{Ll}[\p{Ll}-]{2,20}(?: [\p{Ll}-]{3,20})?)"
)
# "Of these, {n1} ..." and "Of those arrested, {n1} ..."
_OF_THESE = regex.compile(
    r"^(?:\W{0,3})(?:Of|Out of|Among) (?:these|those|them)(?P<noun>(?: \p{Ll}+){0,4}),? (?:only |"
    r"just |about )?\{n(?P<part>\d+)\}"
)
# "Courts have banned {n1} of them", "... {n1} of whom": the whole was counted before
_N_OF_THEM = regex.compile(
    r"\{n(?P<part>\d+)\} of (?:them|these|those|the (?:total|group|number))\b(?= \p{L}|[.,;)]|$)(?! (?:who|whom|"
    r"which|\p{Ll}{3,12}"
    r"(?:ed|ing))\b)"
)
# "{n1} met every standard, and the other {n2} ...": what stands bare takes up what was counted before
_BARE = regex.compile(
    r"^(?:\W{0,3})(?:(?:Only |Just |Some |About |Around )?\{n(?P<part>\d+)\} (?=\p{Ll})(?!of\b)|"
    r"(?:The )?\p{L}{2,16}(?: \p{Ll}+)? (?:\p{Ll}{2,14} ){1,3}\{n(?P<part>\d+)\}(?=,| and\b| but\b))"
)
_REMAINS = regex.compile(
    r"(?:\b(?:the|a|its|all) (?:remaining|other|final|last|remainder of|balance of)(?: of)? ?|"
    r"\b(?:the remainder|the rest(?: of [^{},.;]{1,30})?|the others?)(?:,| —| –| -|:|\() ?(?:some |about )?|"
    r"\b(?:leaving|leaves?|left|that leaves|all that (?:is|was)(?: then)? left (?:is|was))(?: only| just| a)? ?)$",
    regex.IGNORECASE,
)
_LEFT = regex.compile(r"^ (?:remaining|others?|left over)\b")
_THE = regex.compile(r"\bthe $", regex.IGNORECASE)
_FURTHER = regex.compile(r"\b(?:a further|another|an additional|a third group,?|a second group,?) ?$", regex.IGNORECASE)
_INNER = regex.compile(
    r"\b(?:of (?:whom|which|those|these|them)|among (?:them|whom|these|those)|including|includes?|"
    r"some of)\b[^{}.]{0,40}$"
)
# "forty of the guests whom the guides had brought": the whole is the figure of which the same was said before
_OF_THOSE_WHO = regex.compile(
    r"\{n(?P<part>\d+)\} of those (?P<clause>(?:whom?|that|which|\p{Ll}{3,12}(?:ed|en|nt|"
    r"wn)) [^{}.;]{3,60})"
)
# "Another {n}", "A third group, {n}" open a sentence; "Builders may start on a further {n}" is another tale.
_OF_WHICH = regex.compile(r"^ of (?:which|whom|them|these|those)\b")
_OPENING = 28
# "twelve claims ... only one of them, for slander, is left"
_CHARGES = frozenset({"charge", "count", "offence", "offense"})
_VERBISH = regex.compile(r"\b\p{Ll}{4,14}\b")
_STOP_WORDS = frozenset(
    "have been were with from that this their them they those whom which last also into than then some more".split()
)
_CHANGE = regex.compile(
    r"\b(?:at|from|to|by|after|within|for|in|with|over|under|every|per|aged|than)(?: the| a| about)? $"
)


def partitions(context: Context) -> Iterator[Partition]:
    """Yield the partitions of a document, in text order."""
    for index, frame in enumerate(context.frames):
        for match in (*_OF_N.finditer(frame.text), *_AMONG.finditer(frame.text)):
            whole, part = frame.claim(match["whole"]), frame.claim(match["part"])
            noun = head_noun(match["noun"], whole)
            if _fits(context, noun, frame, match.end(), part) and exact(whole):
                yield _follow(context, index, match.end(), Partition([[whole]], noun, True, [part]))
        for match in (*_N_OF_N.finditer(frame.text), *_N_OF_M.finditer(frame.text)):
            whole, part = frame.claim(match["whole"]), frame.claim(match["part"])
            if exact(whole) and exact(part):
                noun = noun_of(context, whole)
                yield _follow(context, index, match.end(), Partition([[whole]], noun, True, [part]))
        for match in _N_OF_WHICH.finditer(frame.text):
            whole, part = frame.claim(match["whole"]), frame.claim(match["part"])
            noun = head_noun(match["noun"], whole)
            if exact(whole) and exact(part) and _fits(context, noun, frame, match.end(), part):
                found = _follow(context, index, match.end(), Partition([[whole]], noun, True, [part]))
                if found.remainder is not None or found.exclusive:
                    yield found  # a link by itself is chain-exceeds'
        for match in _N_OF_THE.finditer(frame.text):
            part = frame.claim(match["part"])
            if regex.search(r"\b[Aa]ll (?:of )?(?:the )?$", frame.text[: match.start()]):
                continue  # "liable on all eight of the claims": the whole, if it is that of another person
            words = [singular(word) for word in match["noun"].split()]
            for noun in (words[-1], words[0]):
                wholes = earlier(context, part, noun)
                if wholes and exact(part):
                    found = _follow(context, index, match.end(), Partition([[c] for c in wholes], noun, False, [part]))
                    found.doubtful += _told_with(context, wholes[0], part)
                    yield found
                    break
        for match in _OF_THOSE_WHO.finditer(frame.text):
            part = frame.claim(match["part"])
            wholes = _of_whom_it_was_said(context, part, match["clause"])
            if wholes and exact(part):
                yield Partition([[c] for c in wholes], "", False, [part])
        for match in _OF_THESE.finditer(frame.text):
            part = frame.claim(match["part"])
            options = _counted_before(context, index, frame, match.end(), part)
            if options and exact(part):
                yield _follow(context, index, match.end(), Partition(options, "", len(options) == 1, [part]))
        yield from _taken_up(context, index, frame)


def _taken_up(context: Context, index: int, frame: Frame) -> Iterator[Partition]:
    """ "Ninety drivers failed. Courts banned 52 of them"; "We saw 36 parks. Twenty passed; the other 15 did not"."""
    for match in _N_OF_THEM.finditer(frame.text):
        part = frame.claim(match["part"])
        here = [claim for claim in frame.slots("n", 0, match.start()) if exact(claim) and claim.role != "share"]
        wholes = [[claim] for claim in reversed(here)] or _counted_before(context, index, frame, match.end(), part)
        if wholes and exact(part):
            yield _follow(context, index, match.end(), Partition(wholes, "", False, [part]))
    match_ = _BARE.match(frame.text)
    if match_ is None or context.sentences[index].block != context.sentences[max(0, index - 1)].block:
        return
    part = frame.claim(match_["part"])
    counts = [c for c in context.by_sentence.get(index - 1, ()) if c.kind is Kind.COUNT and exact(c) and c.noun]
    if not exact(part) or "elliptic" not in part.cues or len(counts) != 1:
        return
    if counts[0].role == "share" or regex.match(r" of\b", what_follows(context.frames[index - 1], counts[0], 5)):
        return  # "Thirty of the crew wished to sail. Eleven would have waited": parts both
    found = _follow(context, index, match_.end(), Partition([counts], counts[0].noun, False, [part]))
    if found.remainder is not None or found.exclusive:
        yield found


def _told_with(context: Context, whole: Claim, part: Claim) -> list[Claim]:
    """ "eight arms, four of which had oil. Two of the arms ...": parts told along with the whole itself."""
    text = context.frames[whole.sentence].text
    return [
        claim
        for claim in context.by_sentence[whole.sentence]
        if whole.id < claim.id < part.id and exact(claim) and _OF_WHICH.search(text.partition(f"{{n{claim.id}}}")[2])
    ]


def _counted_before(context: Context, index: int, frame: Frame, at: int, part: Claim) -> list[list[Claim]]:
    """What "of these" may mean: the counts of the sentence before, together where they divide people."""
    counts = [claim for claim in context.by_sentence.get(index - 1, ()) if claim.kind is Kind.COUNT and exact(claim)]
    if len(counts) > 1 and exclusive({noun_of(context, claim) for claim in counts}, context.options):
        return [counts]
    if len(counts) > 1:
        counts = [claim for claim in counts if _fits(context, noun_of(context, claim), frame, at, part)]
    return [[claim] for claim in reversed(counts)]


def _of_whom_it_was_said(context: Context, part: Claim, clause: str) -> list[Claim]:
    said = {word for word in _VERBISH.findall(clause) if word not in _STOP_WORDS}
    found = []
    for other in reversed(context.claims[: part.id]):
        if part.sentence - other.sentence > 5:
            break
        if other.kind is Kind.COUNT and exact(other) and other.sentence < part.sentence:
            after = SLOT.split(what_follows(context.frames[other.sentence], other, 60))[0]
            if said & set(_VERBISH.findall(after)):
                found.append(other)
    return found


def earlier(context: Context, claim: Claim, noun: str, reach: int = 5) -> list[Claim]:
    """Counts of the same noun in the sentences before, the nearest first."""
    found = []
    for other in reversed(context.claims[: claim.id]):
        if claim.sentence - other.sentence > reach:
            break
        if (
            other.kind == "count"
            and exact(other)
            and noun_of(context, other) == noun
            and other.role not in ("share", "gloss")
        ):
            found.append(other)
    return found


_PREDICATE = regex.compile(r" (?:were|are|was|is|had|have|has|will|would|could|can|came|went|turned out)\b")


def _fits(context: Context, whole: str, frame: Frame, at: int, part: Claim) -> bool:
    """Whether a part can count what the whole counts: 71 of 64 homes, but not 71 grants."""
    noun = head_noun(frame.text[at : at + 60], part)
    if not exact(part) or part.role == "share":
        return False
    if _PREDICATE.match(frame.text[at:]):
        return True  # "352 were pups": the noun says what they were
    if not noun or noun == whole or {noun, whole} <= _CHARGES:
        return True
    if (
        "elliptic" in part.cues
        and part.noun
        and singular(part.noun) == whole
        and regex.match(r" \p{Ll}{3,12}ed\b", frame.text[at:])
    ):
        return True  # "the other 15 needed small repairs"
    people = is_people(whole, context.options)
    if is_people(noun, context.options):
        return people
    # A verb without a noun ("71 passed") reads as a noun to the fallback; only a plural or an event is another thing.
    return not (
        noun in EVENTS
        or regex.match(rf"(?: [\p{{L}}-]+){{0,2}} {regex.escape(noun)}(?:s|es)\b", frame.text[at : at + 60])
    )


def _follow(context: Context, index: int, at: int, found: Partition) -> Partition:
    """Add what the rest of the sentence, and the two sentences after it, say of the whole's members."""
    block = context.sentences[index].block
    for number in range(index, min(index + 4, len(context.frames))):
        same = context.sentences[number].block == block
        frame = context.frames[number]
        if number > index and (_OF_N.search(frame.text) or _N_OF_N.search(frame.text)):
            return found  # a partition of its own
        start = at if number == index else 0
        for slot in SLOT.finditer(frame.text, start):
            claim = frame.claim(slot[2])
            if (
                slot[1] != "n"
                or not exact(claim)
                or claim in found.parts
                or any(claim in some for some in found.wholes)
            ):
                continue
            before = frame.text[max(start, slot.start() - 60) : slot.start()]
            previous = list(SLOT.finditer(before))
            if previous:
                before = before[previous[-1].end() :]
            after = frame.text[slot.end() : slot.end() + 60]
            if _REMAINS.search(before) or (_LEFT.match(after) and _THE.search(before)):
                if _fits(context, found.noun, frame, slot.end(), claim):
                    found.remainder = claim
                return found
            if not same:
                return found
            if _INNER.search(before) or not _fits(context, found.noun, frame, slot.end(), claim):
                continue
            opens = number == index or slot.start() < _OPENING
            if regex.match(r"[^{}.;,]{0,30}\b(?:elsewhere|abroad|in (?:an)?other|outside)\b", after):
                continue
            if (opens or found.exclusive) and (_FURTHER.search(before) or after.startswith(" strong")):
                found.exclusive.append(claim)
            elif number == index or not frame.text[: slot.start()].strip():
                (found.doubtful if _CHANGE.search(before) else found.parts).append(claim)
            else:
                found.doubtful.append(claim)
    return found
