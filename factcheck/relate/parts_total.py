"""FC201: parts that are said to be the whole must add up to it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Hedge, Relation, Span, Tie
from factcheck.relate.context import Context
from factcheck.relate.cues import EXHAUSTIVE, OPEN, OVERLAP
from factcheck.relate.frame import SLOT, Frame
from factcheck.relate.lexicon import EVENTS, exclusive, is_people
from factcheck.relate.parts import Part, equals, listed, noun_of, quoted, quotes, summable
from factcheck.relate.rule import Rule

# "45 singers, made up of 31 ...", "45 singers: 31 ...", "45 singers (31 ...", "... – 31 ...", "45 singers, 31 ..."
_OPENER = regex.compile(r"(?P<mark>[:(–—,]| -)")
# "31 women and 14 men, a total of 45 singers"; "..., 45 in all" is read after the list.
_SUMMED = regex.compile(
    r"(?:[,;:–—(] ?(?:and |or |which is |that is |that's )?(?P<cue>(?:a|the) (?:(?:combined|grand|"
    r"overall|potential) )?total)|"
    r"(?P<cue>(?:for|making|giving|amounting to|representing) (?:a|the) (?:(?:combined|grand|overall|"
    r"potential) )?total)"
    r")(?: [a-z]{2,12}){0,2} of (?:up to )?(?:the )?$|"
    r"\b(?P<cue>totall?ing|adding up to|which adds up to|adds up to|comes to) (?:up to )?$"
)
_NOW = regex.compile(r"\bnow\b[^{}.;]{0,20}$")
_IN_ALL = regex.compile(r"[^{}.;:]{0,30}(?:\bin all|\bin total|\baltogether|\ball told)\b")
# "... a purse of $2.6 million. It is made up of a $2 million cup and ..."
_THIS = regex.compile(
    r"(?:This|These|It|They|That|The (?:total|sum|figure|number)) (?:comprises?|consists? of|(?:is|"
    r"are|was|were) (?:made up|composed|comprised) of|"
    r"breaks down (?:as|into)|(?:is|are|was|were) (?:split|divided|shared)(?: out)? (?:into|between|among|as)) "
)
# "Football clubs received {m1}, cricket clubs {m2} and athletics clubs {m3}, which together make up the whole fund"
_WHOLE_OF_IT = regex.compile(
    r"\b(?:which|these|they|that|this|those|together)\b[^{}.;]{0,30}\b(?:mak(?:e|es|ing) up|made up|account(?:s|"
    r"ed|ing)? for|"
    r"(?:is|are|was|were)|form|used up|exhaust(?:s|ed)?|came? to) (?:all|the whole|the entire|the full|every "
    r"penny|its whole|"
    r"the total)\b"
    r"|\b(?:and|with) (?:that|those|these) (?:is|was|were|are) (?:all|everything|the lot)\b"
)
_ALL_OF_IT = regex.compile(
    r"^(?:All of (?:it|them|this|that|these|those|the \p{Ll}+)|The whole (?:of (?:it|this|that|the \p{Ll}+)|amount|sum|"
    r"total|\p{Ll}+)|Every (?:one|penny|pound) of (?:it|them)|(?:It|They) (?:all )?(?:went|goes|go|will go)) "
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each total with its breakdown, total = sum of the parts."""
    for frame in context.frames:
        yield from _total_first(context, frame)
        yield from _total_last(context, frame)
        yield from _by_receiver(frame)
    yield from _next_sentence(context)
    yield from _whole_of_it(context)
    yield from _men_and_women(context)


def _total_first(context: Context, frame: Frame) -> Iterator[Relation]:
    for slot in SLOT.finditer(frame.text):
        if slot[1] not in "nmut":
            continue
        whole = frame.claim(slot[2])
        after = frame.text[slot.end() : slot.end() + 170]
        cue = EXHAUSTIVE.search(after)
        if cue and not SLOT.search(after[: cue.start()]) and not regex.search("[.:]", after[: cue.start()]):
            start, mark = slot.end() + cue.end(), "exhaustive"
        else:
            opener = _OPENER.search(after)
            if opener is None or SLOT.search(after[: opener.start()]) or opener.start() > 110:
                continue
            if regex.search(r"\b(?:for|to|per) (?:every|each)\b", after[: opener.start()]):
                continue  # "two women for every man: 50 women and 25 men"
            start, mark = slot.end() + opener.end(), opener["mark"].strip()
        parts = listed(frame, start, slot[1])
        tie = _tie(context, frame, whole, parts, mark, slot.end())
        if tie:
            yield _relation(whole, parts, tie, frame.span(start - 1, start))


def _tie(context: Context, frame: Frame, whole: Claim, parts: list[Part], mark: str, at: int) -> Tie | None:
    if len(parts) < 2 or not summable([whole, *(part.claim for part in parts)]):
        return None
    last = parts[-1]
    words = frame.text[at : last.start] + last.words.partition(".")[0]
    if OPEN.search(words) or OVERLAP.search(words) or "respectively" in words:
        return None
    if "felony" in words and "misdemeanor" in words:
        return None  # "three felony counts - two ..., one ...; and one misdemeanor count of ..."
    noun = noun_of(context, whole)
    nouns = {part.noun for part in parts if part.noun}
    if any(regex.match(r"[-‑]", part.words) for part in parts):
        return None  # "comprises two-, three- and five-room cottages": halves of compounds
    if mark == "exhaustive":
        return Tie.CERTAIN
    counts = last.claim.kind == "count"
    divides = exclusive(nouns, context.options) and (is_people(noun, context.options) or not noun)
    if mark == ",":  # an apposition is a breakdown only where the nouns divide the whole
        if counts and _places_apart(parts):
            return Tie.LIKELY
        beside = bool(noun) and exclusive({noun, *nouns}, context.options)  # "nine men, six women and a boy"
        return Tie.CERTAIN if divides and not beside and not _verbs(parts) else None
    if divides:
        return Tie.CERTAIN
    if mark in ("–", "—", "-", "("):
        return Tie.LIKELY if counts and noun and nouns == {noun} else None
    if counts and (noun in EVENTS or not noun) and nouns and noun not in nouns:
        return Tie.LIKELY if len(parts) > 2 else None
    if counts and nouns and noun and not ({noun} & nouns or is_people(noun, context.options)):
        return Tie.LIKELY
    return Tie.CERTAIN


def _places_apart(parts: list[Part]) -> bool:
    """ "its two plants, one located in Ashby and one located in Weld": nothing is counted anew."""
    sited = r" (?:located|based|held|built|opened|sited|situated) (?:in|at|near|outside|on)\b"
    single = all(part.claim.value == 1 for part in parts)  # "two men, one from Ashby and one from Weld"
    return all(regex.match(r" (?:in|at|from|near|on) " if single else sited, part.words) for part in parts) or all(
        regex.match(sited, part.words) for part in parts
    )


def _verbs(parts: list[Part]) -> bool:
    """ "70 people set out, 52 men and nine women came back by bus": the last part goes on about itself."""
    return bool(regex.match(r" ?\p{L}+ (?:who|aged|under|over|from|in their)\b", parts[-1].words))


def _total_last(context: Context, frame: Frame) -> Iterator[Relation]:
    slots = list(SLOT.finditer(frame.text))
    for number, slot in enumerate(slots):
        letter = slot[1]
        if letter not in "nmut" or number < 2:
            continue
        before = frame.text[slots[number - 1].end() : slot.start()]
        cue = _SUMMED.search(before)
        in_all = _IN_ALL.match(frame.text, slot.end()) if cue is None else None
        if cue is None and (in_all is None or not regex.search(r"[,–—(] ?$", before)):
            continue
        parts = _list_before(frame, slots[:number], letter)
        whole = frame.claim(slot[2])
        claims = [part.claim for part in parts]
        if len(parts) < 2 or not summable([whole, *claims]) or OPEN.search(frame.text[parts[0].start : slot.start()]):
            continue
        if any(one.value == sum(_values(claims)) for one in frame.claims.values() if one not in claims):
            continue  # "crews of six rowers - three women and three men - totalling 48 rowers": the parts make six
        if _NOW.search(before):
            continue  # "adds 64 and 22 berths to its moorings, now totalling 3,100"
        certain = cue is not None and regex.match(r"for|making|giving|total|adding|amounting", cue["cue"].strip())
        yield _relation(
            whole, parts, Tie.CERTAIN if certain else Tie.LIKELY, frame.span(slot.start() - 2, slot.start())
        )


# "The parks get {m1}, the museums {m2} and the pools {m3}, a total of {m4}"
_RECEIVER = r"(?:the |its |their )?(?:[\p{L}’'&-]{2,20} ){1,4}"
_BY_RECEIVER = regex.compile(
    rf"\{{(?P<kind>[nmu])(?P<part>\d{{1,6}})\}}(?:(?:, and |,? while |, |"
    rf" and ){_RECEIVER}\{{(?P=kind)(?P<part>\d{{1,6}})\}}){{1,7}}"
    r"(?:,| –| -)? ?\(?(?P<cue>a total of|in total|making|totall?ing|adding up to|for a total of|all told|together|or) "
    r"\{(?P=kind)(?P<total>\d{1,6})\}"
)


def _by_receiver(frame: Frame) -> Iterator[Relation]:
    for match in _BY_RECEIVER.finditer(frame.text):
        whole = frame.claim(match["total"])
        parts = [Part(frame.claim(number), "", "", match.start()) for number in match.captures("part")]
        words = frame.text[: match.end()]
        if not summable([whole, *(part.claim for part in parts)]) or OPEN.search(words) or OVERLAP.search(words):
            continue
        if _list_before(frame, list(SLOT.finditer(words))[:-1], match["kind"])[len(parts) - 1 :]:
            continue  # told by _total_last
        yield _relation(whole, parts, Tie.LIKELY, frame.span(*match.span("cue")))


def _values(claims: list[Claim]) -> list[Fraction]:
    return [claim.value for claim in claims if isinstance(claim.value, Fraction)]


def _list_before(frame: Frame, slots: list[regex.Match[str]], letter: str) -> list[Part]:
    """The longest enumeration that ends with the last of these slots."""
    for first in slots:
        if first[1] == letter:
            parts = listed(frame, first.start(), letter, lead=0)
            ids = [part.claim.id for part in parts]
            last = frame.claim(slots[-1][2]).id
            if last in ids and ids.index(last) >= 1:
                return parts[: ids.index(last) + 1]
    return []


def _next_sentence(context: Context) -> Iterator[Relation]:
    for index, frame in enumerate(context.frames[1:], 1):
        cue = _THIS.match(frame.text)
        before = context.frames[index - 1]
        if cue is None or context.sentences[index].block != context.sentences[index - 1].block:
            continue
        for letter in "mnu":
            parts = listed(frame, cue.end(), letter)
            wholes = before.slots(letter)
            if len(parts) < 2 or len(wholes) != 1 or OPEN.search(frame.text):
                continue
            if summable([wholes[0], *(part.claim for part in parts)]):
                yield _relation(wholes[0], parts, Tie.CERTAIN, frame.span(0, cue.end() - 1))


def _whole_of_it(context: Context) -> Iterator[Relation]:
    """Amounts that are said to be all of what the sentence before counted."""
    for index, frame in enumerate(context.frames[1:], 1):
        cue = _WHOLE_OF_IT.search(frame.text) or _ALL_OF_IT.match(frame.text)
        if cue is None or OPEN.search(frame.text) or OVERLAP.search(frame.text):
            continue
        before = context.frames[index - 1]
        for letter in "mnu":
            wholes, parts = before.slots(letter), frame.slots(letter)
            if len(wholes) == 1 and len(parts) > 1 and summable([wholes[0], *parts]):
                found = [Part(claim, "", "", 0) for claim in parts]
                yield _relation(wholes[0], found, Tie.LIKELY, frame.span(*cue.span()))
                break


def _men_and_women(context: Context) -> Iterator[Relation]:
    """Nouns that divide people between them, with their total in the same sentence, just before, or above.

    Headline "63 singers join"; text "a total of 57 men and six women". Which total is meant is not said, so all
    that are likely are alternatives: only if none fits is something wrong.
    """
    for frame in context.frames:
        taken = -1
        for slot in SLOT.finditer(frame.text):
            if slot[1] != "n" or slot.start() < taken:
                continue
            parts = _divided(context, frame, slot.start())
            claims = [part.claim for part in parts]
            if len(parts) < 2 or not summable(claims):
                continue
            taken = parts[-1].start + 1
            yield from _with_totals(context, frame, parts)


def _divided(context: Context, frame: Frame, start: int) -> list[Part]:
    parts = listed(frame, start, "n", lead=0)
    for end in range(len(parts), 1, -1):
        some = parts[:end]
        nouns = [part.noun for part in some]
        if len(set(nouns)) == len(nouns) and exclusive(set(nouns), context.options):
            return some if is_people(nouns[0], context.options) else []
    return []


def _with_totals(context: Context, frame: Frame, parts: list[Part]) -> Iterator[Relation]:
    claims = [part.claim for part in parts]
    sentence = claims[0].sentence
    group = f"parts-total-mismatch {claims[0].id}"
    all_in = bool(regex.search(r"a total of (?:the )?$", frame.text[: parts[0].start]))
    wholes: list[Claim] = []
    for claim in context.claims:
        if claim in claims or not summable([claim, *claims]) or "average" in claim.cues:
            continue
        near = 0 < sentence - claim.sentence <= 1 and context.block(claim).section == context.block(claims[0]).section
        if not (near or (context.in_headline(claim) and (all_in or sentence <= 4))):
            continue
        noun = noun_of(context, claim)
        if noun in {part.noun for part in parts} or not is_people(noun, context.options):
            continue
        if claim.event and claims[0].event and claim.event != claims[0].event and not all_in:
            continue
        wholes.append(claim)
    if OPEN.search(frame.text[: parts[0].start][-40:]) or (SLOT.search(frame.text[: parts[0].start]) and not all_in):
        return
    for whole in reversed(wholes):
        tie = Tie.CERTAIN if all_in and len(wholes) == 1 else Tie.LIKELY
        yield _relation(whole, parts, tie, None, group)


def _of_caps(whole: Claim, claims: list[Claim]) -> Compare:
    """ "Up to £15m in stock and up to £45m in fees, a total of up to £60m": the tops add up as the amounts do."""
    tops = [claim for claim in (whole, *claims) if isinstance(claim.value, Fraction)]
    if whole.hedge is not Hedge.UP_TO or len(tops) <= len(claims) or all(c.hedge is not Hedge.UP_TO for c in claims):
        return equals(whole, claims)
    first, *others = (claim.value for claim in tops if isinstance(claim.value, Fraction))
    rounding = sum(Fraction(claim.scale, 2 * 10**claim.decimals) for claim in tops if claim.scale > 1)
    if abs(first - sum(others)) <= rounding:
        return equals(whole, claims)
    label = " + ".join(claim.text for claim in claims)
    return Compare(Const(first, whole.text), "=", Const(sum(others, Fraction(0)), label))


def _relation(whole: Claim, parts: list[Part], tie: Tie, where: Span | None, group: str = "") -> Relation:
    claims = [part.claim for part in parts]
    return Relation(
        "parts-total-mismatch",
        (whole.id, *(claim.id for claim in claims)),
        _of_caps(whole, claims),
        tie,
        f"{quotes(claims)} make {{expected}}, but the text says {quoted(whole)}: check the total and its parts.",
        group=group,
        whole=whole.kind == "count",
    )


RULE = Rule(
    code="FC201",
    name="parts-total-mismatch",
    summary="The parts do not add up to the total.",
    finds="A total with its full breakdown (“45 singers, made up of 31 women and 12 men”) whose parts differ.",
    why="Readers add up small numbers at once; a total that does not fit its parts puts every other figure in doubt.",
    silent="When the parts are only some of the whole (“including”, “among them”), when a member may be in two "
    "parts, or when the difference is within rounding.",
    bad="The choir took in a total of 45 singers, made up of 31 women and 12 men.",
    good="The choir took in a total of 43 singers, made up of 31 women and 12 men.",
    checks=("B1",),
    relate=relate,
)
