"""Lists that follow a stated number: "three aims:" with its bullets, "four men: A, B and C", "two studies, A and B".

Shared by the rules on list counts, named people and named places, which differ in the noun that is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import regex

from factcheck.model import (
    BlockKind,
    Claim,
    Compare,
    Const,
    Evidence,
    Expression,
    Hedge,
    Kind,
    Ref,
    Relation,
    Span,
    Tie,
)
from factcheck.relate.context import Context
from factcheck.relate.frame import SLOT, Frame
from factcheck.relate.items import NAME, NAME_AGE, block_lists, enumeration, people
from factcheck.relate.lexicon import COLLECTIVES, head_noun, is_people, singular
from factcheck.relate.parts import exact

__all__ = ["Listing", "collective", "count_relation", "listings"]


@dataclass(frozen=True, slots=True)
class Listing:
    """A stated number and a list of no fewer than `low`, no more than `high` items.

    claim      the stated number; None for a word that is no claim ("Both", "A quartet"), then `word`
    noun       head lemma of what is counted
    sort       "bullets", "colon", "apposition", "lines" (paragraphs one after another), "across" (in a later sentence)
    places     whether the items are capitalised names
    """

    claim: Claim | None
    word: Span
    value: Fraction
    noun: str
    sort: str
    low: int
    high: int
    first: Span
    last: Span
    named: bool


# Words that leave a list open, or that number it otherwise: nothing to count then.
OPEN = regex.compile(
    r"\b(?:include[sd]?|including|featuring|containing|among(?:st)?|such as|for example|for instance|e\.g|"
    r"some of|so far|mainly|like|notably|others?|"
    r"etc|and (?:many |much )?more(?=[ ]?[.,;)]|$)|first|second|third|fourth|fifth|at least|up to|"
    r"possible|particularly|not limited|as well as|in addition|also|"
    r"besides|apart from|aside from|either|or|one of|two of|three of|each of which|respectively|ranging|variety|"
    r"dozens|hundreds|"
    r"following links?|further)\b|"
    r"\{o\d+\}",  # "two tasks, and a third if time allows:"
    regex.IGNORECASE,
)
_NOUN_PHRASE = r"(?:[ -][\p{L}\p{N}][\p{L}\p{N}.'’&-]{0,24}){1,6}?"
_RELATIVE = (
    r"(?:,? (?:who|which|that|in|of|from|for|at|on|to|involved|charged|arrested|named|known as) [^{}.;:,()]{2,70})?"
)
_COLON = regex.compile(r"\{n(?P<n>\d+)\}(?P<between> [^{}.;:]{1,120}(?:\{[^n]\d+\}[^{}.;:]{0,80}){0,2}): ?(?=\S)")
_ITEM = r"(?:the |an? )?[“\"]?\p{Lu}[^{}.;:,()]{0,60}?(?: \([^()]{1,80}\))?[”\"]?"
_APPOSITION = regex.compile(
    rf"\{{n(?P<n>\d+)\}}(?P<phrase>{_NOUN_PHRASE})(?P<relative>{_RELATIVE})(?P<mark>, | \(| [–—-] ?|"
    rf" (?=\p{{Lu}}\p{{Ll}}+\.? \p{{Lu}}))"
    rf"(?P<list>{_ITEM}(?:, {_ITEM}){{0,12}}(?:,? and {_ITEM}))"
    r"(?P<end>,(?! ?(?:and |the )?\p{Lu}| and )|[.;)]| [–—]|$| who\b| which\b| have\b| were\b| was\b| are\b| pleaded\b)"
)
# "seven tokens – TRX, BTT, NFT, have been", "three tokens (TOKEN, GSWIFT, KEY)": closed by the bracket or the verb
_PLAIN = regex.compile(
    rf"\{{n(?P<n>\d+)\}}(?P<phrase>{_NOUN_PHRASE}) (?:\((?P<list>{_ITEM}(?:, {_ITEM}){{1,20}})\)|"
    rf"[–—-] ?(?P<list>{_ITEM}(?:, {_ITEM}){{2,20}}),? (?:have|has|are|were|will|can)\b)"
)
# "two defendants, an attorney and an accountant"
_EACH_ONE = regex.compile(
    rf"\{{n(?P<n>\d+)\}}(?P<phrase>{_NOUN_PHRASE})(?P<mark>, | \(|: | [–—-] )"
    r"(?P<list>an? \p{Ll}[\p{Ll} -]{1,40}(?:, an? \p{Ll}[\p{Ll} -]{1,40}){0,6},? and an? \p{Ll}[\p{Ll} -]{1,40})"
    r"(?=[.,;)]|$| (?:who|which|were|was|have)\b)"
)
# "three health centers, including A, B and C" cannot be two
_INCLUDING = regex.compile(
    rf"\{{n(?P<n>\d+)\}}(?P<phrase>{_NOUN_PHRASE}),? (?:including|such as|among them|which include)"
    rf" (?P<list>{_ITEM}(?:, {_ITEM}){{1,12}},? and {_ITEM})(?=,(?! ?(?:and |the )?\p{{Lu}}| and )|[.;)]|$)"
)
_MARKED = regex.compile(
    rf"\{{n(?P<n>\d+)\}}(?P<phrase>{_NOUN_PHRASE})\b(?P<between>[^.;:]{{0,80}}?)[,:]? (?=\((?:\{{n\d+\}}|1|"
    rf"i)\) )"
)
_NUMBERED = regex.compile(r"(?<![\w(])\((?:(\d{1,2})|(i{1,3}|iv|v|vi{0,3}))\) ")
_PERSON = regex.compile(rf"{NAME}(?:, (?:aged )?\d|, (?:of|from|also known as|aka|a\.k\.a\.)\b| \(\d\d\))")
_AGED = regex.compile(r"\p{Lu}[^,.;:]{2,40}, (?:aged )?\d\d\b")  # "Jos Gonz lez, 56": a page that lost its accents
_IN_A_LIST = regex.compile(r"\b(?:an?|one) [\p{Ll} -]{2,40}, (?:and )?$")
_QUOTATION = regex.compile(r"[“\"][^”\"]{60}")  # "spoke of the four founders: “They built it, and I ...”"
_SAYS = regex.compile(r"\b(?:announced|said|says|reported|confirmed|released|issued)\b")
_OPEN_ITEM = regex.compile(
    r"(?:and )?(?:more|others?|many more|much more|etc|including|among)\b\W{0,3}(?:$|th)", regex.IGNORECASE
)
_NAMED = regex.compile(rf"{NAME}(?=,| \(| [–—-]| of\b| from\b|\.?$)")
_VERB = regex.compile(
    r"\b(?:and|in|on|at|for|with|will|would|can|may|must|is|are|was|were|be|been|has|have|had|do|does|did|"
    r"that|who|which|to|by)\b"
)
_CLAUSE = regex.compile(r"(?<!\b(?:that|who|which) )\b(?:is|are|was|were|has|have|had|will|would|can|while)\b")
_NO_PLACE = regex.compile(rf"(?<!\b(?:of|from|in|at|near|on) (?:the )?){NAME}")  # "of Marsh Road" is no person
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}
_BOTH = regex.compile(
    rf"\b(?P<word>[Bb]oth|[Tt]he (?:pair|duo|trio|couple|quartet)|[Aa] (?:trio|quartet|quintet|pair))"
    rf"(?P<phrase>(?: of)?(?: (?!and )\p{{Ll}}[\p{{Ll}}-]{{1,20}}){{0,5}}(?: (?:on|in|at) (?:\{{[wdy]\d+\}}|"
    rf"\p{{Lu}}\p{{L}}+))?)(?P<mark>, (?:named (?:locally )?as |namely |identified as )?|: |"
    rf" \()(?P<list>{_ITEM}(?:, {_ITEM}){{0,8}}(?:,? and {_ITEM}))"
    r"(?P<end>[,.;)]|$)"
)


def listings(context: Context) -> Iterator[Listing]:
    """Yield every stated number with the closed list that follows it, in text order."""
    yield from _bullets(context)
    for index, frame in enumerate(context.frames):
        yield from _they_are(context, index)
        yield from _named_by_verb(context, frame)
        yield from _colons(context, frame)
        yield from _appositions(context, frame)
        yield from _collectives(frame)
        yield from _without_and(context, frame)
        yield from _marked(context, frame)


def collective(context: Context, listing: Listing) -> bool:
    """Whether the number is a word such as "both" or "quartet", be it a claim or not."""
    return context.span_text(listing.word).split()[-1].lower() in COLLECTIVES


def _compound(frame: Frame, slot_end: int) -> bool:
    """Whether the figure is half of a compound: "a two-tier card holder" counts no holders."""
    slot_start = frame.text.rfind("{", 0, slot_end)
    if slot_start > 0 and frame.text[slot_start - 1] in "-‑/":
        return True  # "PN: 906-10246-3": a part of a code
    return frame.text[slot_end : slot_end + 1] in ("-", "‑", "–") and frame.text[slot_end + 1 : slot_end + 2].isalpha()


def _countable(claim: Claim, most: int = 60) -> bool:
    # "ran the scheme under three names" is read as a bound, and a bound is no number of items.
    if claim.kind is not Kind.COUNT or claim.hedge is not Hedge.NONE or not exact(claim):
        return False
    return isinstance(claim.value, Fraction) and 2 <= claim.value <= most


# -- bullets ---------------------------------------------------------------------


def _bullets(context: Context) -> Iterator[Listing]:
    blocks = context.draft.blocks
    for members in block_lists(context.draft).values():
        if len(members) < 2:
            continue
        lead = blocks[members[0]].lead_in
        if lead is None and members[0] > 0 and blocks[members[0] - 1].kind in (BlockKind.BODY, BlockKind.HEADLINE):
            lead = members[0] - 1
        if lead is None or lead != members[0] - 1:
            continue  # "three projects:", "1) The north shore, where we found:" and bullets: not the three
        yield from _led_in(context, lead, tuple(blocks[index].span for index in members), "bullets")
    yield from _paragraphs(context)


def _paragraphs(context: Context) -> Iterator[Listing]:
    """ "Three men were held:" and a paragraph for each, that begins with a name and an age."""
    blocks = context.draft.blocks
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.BODY or not context.words(block.span.start, block.span.end).endswith(":"):
            continue
        spans: list[Span] = []
        for after in blocks[index + 1 :]:
            opening = context.words(after.span.start, min(after.span.end, after.span.start + 90))
            if not _PERSON.match(opening) and not (spans and _AGED.match(opening)):
                break
            spans.append(after.span)
        if len(spans) >= 2:
            yield from _led_in(context, index, tuple(spans), "lines")


def _led_in(context: Context, lead: int, items: tuple[Span, ...], sort: str) -> Iterator[Listing]:
    sentences = [sentence for sentence in context.sentences if sentence.block == lead]
    if not sentences:
        return
    frame = context.frames[sentences[-1].index]
    if OPEN.search(frame.text) or not regex.search(r":\s*$|\b(?:following|these|below)\b[^{}]{0,60}$", frame.text):
        return
    if any(_OPEN_ITEM.match(context.words(span.start, span.end)) for span in items):
        return
    slots = [slot for slot in SLOT.finditer(frame.text) if slot[1] == "n"]
    for slot in slots[::-1]:
        claim = frame.claim(slot[2])
        after = frame.text[slot.end() :]
        if regex.match(r" of (?:whom|which|them|these|those)\b", after):
            return  # "the following people, eight of whom were arrested:"
        known = claim.definite or frame.text[: slot.start()].endswith((" the ", " both "))
        if known and len(after) > 24 and not regex.search(r"\b(?:following|these|below|are|were)\b", after):
            return  # "no difference between the two groups over the six years of the study:"
        if _countable(claim) and len(after) < 110 and not _compound(frame, slot.end()):
            number = Fraction(len(items))
            texts = [context.words(span.start, span.end) for span in items]
            named = all(_NAMED.match(text) for text in texts)
            yield Listing(
                claim, claim.span, Fraction(claim.value or 0), head_noun(after, claim), sort,
                int(number), int(number), _short(context, items[0]), _short(context, items[-1]), named,
            )  # fmt: skip
            return


def _short(context: Context, span: Span) -> Span:
    """The first words of an item, enough to point at."""
    match = regex.match(r"\S{1,40}(?: \S{1,40}){0,2}", context.draft.text[span.start : span.end])
    return Span(span.start, span.start + match.end()) if match else span


# -- in a sentence -----------------------------------------------------------------


def _colons(context: Context, frame: Frame) -> Iterator[Listing]:
    yield from _names_after_colon(context, frame)
    for match in _COLON.finditer(frame.text):
        claim = frame.claim(match["n"])
        if not _countable(claim) or _compound(frame, match.start("between")):
            continue
        if regex.search(r"\b(?:with|alongside|besides) (?:their|his|her|its|the) [^:]{2,30}$", match["between"]):
            continue  # "four men were jailed with their leader: ...": one more is named
        if " and " in match["between"]:
            continue  # "in seven states and the launch of Mission: ...": the colon belongs to something else
        if match.start() < 3 and regex.match(r" \p{Lu}", match["between"]):
            continue  # "3 Regulatory compliance: ...": a numbered heading
        tail = frame.text[match.end() :]
        if OPEN.search(match["between"]) or OPEN.search(tail) or _QUOTATION.match(tail):
            continue
        numbered = _numbered(tail)
        tail = regex.split(r"\.(?= [^\p{Ll}]|$)|[!?](?= |$)|,?[”\"](?= |$)|,['’](?= )", tail)[0]
        yield from _counted(context, frame, claim, match["between"], tail, match.end(), "colon", numbered)


def _names_after_colon(context: Context, frame: Frame) -> Iterator[Listing]:
    """ "Four men were jailed for stealing 19 tractors: ...": the people counted may stand further back."""
    for colon in regex.finditer(r": (?=\p{Lu})", frame.text):
        text = regex.split(r"\.(?= \p{Lu}\p{Ll}|$)", frame.text[colon.end() :])[0]
        names = _names(text)
        if names is None or "{a" not in text or OPEN.search(text) or OPEN.search(frame.text[: colon.start()]):
            continue
        claims = [claim for claim in frame.slots("n", 0, colon.start()) if _countable(claim)]
        claims = [claim for claim in claims if is_people(head_noun(_after(frame, claim), claim), context.options)]
        places = [(0, min(len(text), 20)), (max(0, len(text) - 20), len(text))]
        if len(claims) == 1 and _after(frame, claims[0]).find("{n") >= 0:
            first, last = (_piece(frame, text, colon.end(), place) for place in places)
            yield Listing(
                claims[0], claims[0].span, Fraction(claims[0].value or 0), "person", "colon", *names, first, last, True
            )


def _after(frame: Frame, claim: Claim) -> str:
    at = frame.text.find(f"{{n{claim.id}}}")
    return frame.text[at + len(f"{{n{claim.id}}}") :].partition(":")[0]


def _numbered(text: str) -> int | None:
    """How many items "(1) ... (2) ... (3)" mark, or None."""
    found = [int(m[1]) if m[1] else _ROMAN[m[2]] for m in _NUMBERED.finditer(text)]
    return len(found) if len(found) > 1 and found == list(range(1, len(found) + 1)) else None


def _counted(
    context: Context, frame: Frame, claim: Claim, phrase: str, text: str, start: int, sort: str, numbered: int | None
) -> Iterator[Listing]:
    counted = enumeration(text)
    noun = head_noun(phrase, claim)
    if counted is None:
        # "Dean Holt, 24, of Marsh Road, and Leo Tandy, 31, of no fixed address"
        named_ = _names(text) if is_people(noun, context.options) and "{a" in text else None
        if named_ is not None and numbered is None:
            whole = (0, len(text))
            yield Listing(
                claim, claim.span, Fraction(claim.value or 0), noun, sort, *named_,
                _piece(frame, text, start, whole), _piece(frame, text, start, (max(0, len(text) - 24), len(text))),
                True,
            )  # fmt: skip
        return
    low, high, places, closed = counted
    if regex.match(r"\s*\{[nm]\d+\}", text) or not closed:
        return  # figures: a breakdown, whose sum another rule checks
    if (
        numbered is None
        and ";" not in text
        and any(regex.match(r"\s*(?:which|who|whose)\b", text[a:b]) for a, b in places)
    ):
        return  # "The PATH Act, HR 17, which ..., and HR 38, the Aid Act": names, numbers and descriptions mixed
    if numbered is None and any(_CLAUSE.search(text[a:b]) for a, b in places):
        return  # "two projects: its mine is being built, while ...": what follows is a sentence, no list
    if numbered is not None:
        low = high = numbered
    elif is_people(noun, context.options):
        names = _names(text)
        if names is None:
            return
        low, high = names
        # "Dean Holt, 24, | of Marsh Road, | and Leo Tandy": what begins small says more of the person before
        begun = tuple(place for place in places if regex.match(r"\s*(?:the |and )?\p{Lu}", text[slice(*place)]))
        places = begun or tuple(place for place in places if regex.search(r"\p{Lu}", text[slice(*place)]))
    first = _piece(frame, text, start, places[0])
    last = _piece(frame, text, start, places[-1])
    named = all(regex.match(r"\W{0,3}(?:the |and )?\p{Lu}", text[a:b].strip()) for a, b in places)
    yield Listing(claim, claim.span, Fraction(claim.value or 0), noun, sort, low, high, first, last, named)


def _names(text: str) -> tuple[int, int] | None:
    """How many people a text names: those with their ages, else the capitalised conjuncts."""
    plain = SLOT.sub("30", text)  # an age in a slot is still an age
    with_age = len(NAME_AGE.findall(plain))
    if with_age >= 2 and regex.search(rf"\band (?:\p{{Ll}}+ ){{0,4}}{NAME}", plain):
        return with_age, max(with_age, len(_NO_PLACE.findall(plain)))
    number = people(plain)
    return (number, number) if number is not None and number >= 2 else None


def _piece(frame: Frame, text: str, start: int, place: tuple[int, int]) -> Span:
    piece = text[place[0] : place[1]]
    words = regex.match(r"\s*(?P<words>\S+(?: \S+){0,2})", piece)
    a = start + place[0] + (words.start("words") if words else 0)
    b = start + place[0] + (words.end("words") if words else 1)
    return frame.span(a, min(b, len(frame.text)))


# "has appointed four trustees. They are Mary Olding, a solicitor; Joss Pike; and Ravi Sen."
_THEY_ARE = regex.compile(
    r"^(?:They|These|The (?:\{n\d+\}|men|women|winners|victims|defendants|new \p{Ll}+)(?: \p{Ll}+)?) (?:are|were|"
    r"will be)"
    r"(?: named as)?:? (?=\p{Lu}|Dr |the \p{Ll})(?P<list>[^{}]{0,8}(?:[^.{}]|\.(?= \p{Lu}\p{Ll}+,)|"
    r"\{[a-z]\d+\}){5,500})"
)


# "The five rowers honoured were Ann Hale, Beth Coe, Cara Finn and Dot Marr."
_WERE = regex.compile(
    rf"\b(?:[Tt]he|[Oo]ur|[Tt]hose) \{{n(?P<n>\d+)\}}(?P<phrase>(?: [\p{{Ll}}-]{{2,20}}){{1,5}}) (?:were|are|"
    rf"will be) (?P<list>{NAME}(?:, |;)(?:[^{{}}]|\{{a\d+\}}){{3,300}})"
)


def _may_be_people(context: Context, noun: str) -> bool:
    """People, or what ends like a word for them (rower, cellist) and has names of two words behind it."""
    return is_people(noun, context.options) or regex.search(r"\p{Ll}{3}(?:er|or|ist|ian|ant|ee)$", noun) is not None


def _named_by_verb(context: Context, frame: Frame) -> Iterator[Listing]:
    for match in _WERE.finditer(frame.text):
        claim = frame.claim(match["n"])
        text = regex.split(r"\.(?= \p{Lu}|$)", match["list"])[0]
        names = _names(text) or _semicolon_names(text)
        person = _may_be_people(context, head_noun(match["phrase"], claim))
        if (
            names is None
            or not person
            or not _countable(claim)
            or OPEN.search(frame.text)
            or not regex.search(r"\band \p{Lu}", text)
        ):
            continue
        start, end = match.start("list"), len(text)
        yield Listing(
            claim, claim.span, Fraction(claim.value or 0), "person", "colon", *names,
            _piece(frame, text, start, (0, end)), _piece(frame, text, start, (max(0, end - 20), end)), True,
        )  # fmt: skip


def _they_are(context: Context, index: int) -> Iterator[Listing]:
    """A count in one sentence, and the next that says who or what they are."""
    frame = context.frames[index]
    match = _THEY_ARE.match(frame.text)
    if match is None or index == 0 or OPEN.search(frame.text):
        return
    before = context.frames[index - 1]
    claims = [claim for claim in before.slots("n") if _countable(claim, 12)]
    claims = [claim for claim in claims if _may_be_people(context, head_noun(_after(before, claim), claim))]
    same = [frame.claim(number) for number in regex.findall(r"\{n(\d+)\}", match[0][: match.start("list")])]
    if len(claims) != 1 or OPEN.search(before.text) or "one" in before.text.split():
        return
    if any(claim.value != claims[0].value for claim in same):
        return  # "Two have been lost since May. Those sought are Ruth Venn, ...": others
    text = match["list"]
    names = _names(text) or _semicolon_names(text)
    if names is None:
        return
    start = match.start("list")
    yield Listing(
        claims[0], claims[0].span, Fraction(claims[0].value or 0), "person", "colon", *names,
        _piece(frame, text, start, (0, len(text))), _piece(frame, text, start, (max(0, len(text) - 24), len(text))),
        True,
    )  # fmt: skip


def _semicolon_names(text: str) -> tuple[int, int] | None:
    """How many people "Mary Olding, a solicitor; Joss Pike, a teacher; and Ravi Sen" names."""
    pieces = [piece for piece in text.split(";") if piece.strip()]
    named_ = [
        regex.match(rf"\s*(?:and )?(?:(?:Dr|Mr|Mrs|Ms|Sir|Professor|Councillor) )?{NAME}", piece) for piece in pieces
    ]
    return (len(pieces), sum(len(_NO_PLACE.findall(p)) for p in pieces)) if len(pieces) > 1 and all(named_) else None


def _appositions(context: Context, frame: Frame) -> Iterator[Listing]:
    for match in _APPOSITION.finditer(frame.text):
        claim = frame.claim(match["n"])
        if (
            not _countable(claim, 12)
            or _compound(frame, match.start("phrase"))
            or OPEN.search(match["phrase"] + match["relative"])
            or OPEN.search(match["list"])
            or _SAYS.search(match["list"])  # "damage in seven states, the Ministry and the Agency announced"
            or (match["end"] == "." and regex.search(r"\b\p{Lu}$", match["list"]))  # "the Ministry and U|.S. Agency"
            or "each" in match["relative"]
        ):
            continue
        people_listed = is_people(head_noun(match["phrase"], claim), context.options)
        if not regex.match(r"\p{Ll}", match["phrase"].split()[-1]) or (
            match["mark"] == " "
            and (
                not people_listed
                or match["relative"]
                or match["phrase"].endswith("ed")
                or claim.sentence == 0
                or context.in_headline(claim)
            )
        ):
            continue  # "Five officers Sergeant Bowen, ...": the list began before
        if _VERB.search(match["phrase"]) or (match["relative"] and not people_listed):
            continue  # "Seven hospitals located in Florida, Mississippi and Texas": the list has begun before
        if regex.search(r"\b(?:is|are|was|were) [^,]*\p{Lu}", match["relative"]):
            continue  # "Three people who deserve the credit are Ann Bell, ..."
        if (
            regex.search(r"(?:in|of|from|at|on|by|with|as) (?:the )?\p{Lu}[^,]*$", match["relative"])
            and "who" not in match["relative"]
        ):
            continue
        if match["mark"] != ", " and match["end"] not in (")", ",", ".", ";", " –", " —", ""):
            continue
        counted = enumeration(match["list"])
        if counted is None:
            continue
        low, high, places, _ = counted
        first = _piece(frame, match["list"], match.start("list"), places[0])
        last = _piece(frame, match["list"], match.start("list"), places[-1])
        noun = head_noun(match["phrase"], claim)
        yield Listing(claim, claim.span, Fraction(claim.value or 0), noun, "apposition", low, high, first, last, True)


def _without_and(context: Context, frame: Frame) -> Iterator[Listing]:
    for pattern in (_PLAIN, _EACH_ONE, _INCLUDING):
        for match in pattern.finditer(frame.text):
            claim = frame.claim(match["n"])
            words = match["phrase"].split()
            if _IN_A_LIST.search(frame.text[: match.start()]):
                continue  # "a nursery, four schools, a college and a library": the number is an item itself
            if (
                not _countable(claim, 30)
                or _compound(frame, match.start("phrase"))
                or not regex.match(r"\p{Ll}", words[-1])
            ):
                continue
            noun = singular(words[-1])  # the list stands right beside the noun
            if (
                _VERB.search(match["phrase"])
                or OPEN.search(match["phrase"] + " " + match["list"])
                or noun == words[-1].lower()
            ):
                continue
            places = tuple((m.start(), m.end()) for m in regex.finditer(r"[^,]+", match["list"]))
            counted = enumeration(match["list"])
            low, high = (counted[0], counted[1]) if counted else (len(places), len(places))
            if pattern is _INCLUDING:
                high = 10_000  # the list is open: it sets no top
            first = _piece(frame, match["list"], match.start("list"), places[0])
            last = _piece(frame, match["list"], match.start("list"), places[-1])
            yield Listing(
                claim, claim.span, Fraction(claim.value or 0), noun, "apposition", low, high, first, last,
                True,
            )  # fmt: skip


def _marked(context: Context, frame: Frame) -> Iterator[Listing]:
    """ "in three trials, evaluated as (1) ..., (2) ... and (3) ..."."""
    match = _MARKED.search(frame.text)
    if match is None or OPEN.search(match["phrase"]) or regex.search(r"\{n\d+\}", match["between"]):
        return
    claim = frame.claim(match["n"])
    tail = regex.sub(r"\(\{n(\d+)\}\)", lambda m: f"({frame.claim(m[1]).text})", frame.text[match.end() :])
    number = _numbered(tail)
    noun = head_noun(match["phrase"], claim)
    if number and _countable(claim, 20) and noun and not regex.search(r"\p{Lu}\p{Ll}+ $", frame.text[: match.start()]):
        at = regex.compile(r"\(").search(frame.text, match.end())
        spot = frame.span(match.end(), match.end() + 2) if at is None else frame.span(at.start(), at.start() + 2)
        yield Listing(claim, claim.span, Fraction(claim.value or 0), noun, "colon", number, number, spot, spot, False)


def _collectives(frame: Frame) -> Iterator[Listing]:
    for match in _BOTH.finditer(frame.text):
        counted = enumeration(match["list"])
        if counted is None or OPEN.search(match["list"]):
            continue
        low, high, places, _ = counted
        word = match["word"].split()[-1].lower()
        yield Listing(
            None, frame.span(match.start("word"), match.end("word")), Fraction(COLLECTIVES[word]),
            head_noun(match["phrase"]), "apposition", low, high,
            _piece(frame, match["list"], match.start("list"), places[0]),
            _piece(frame, match["list"], match.start("list"), places[-1]), True,
        )  # fmt: skip


def count_relation(rule: str, listing: Listing, tie: Tie, item: str, message: str) -> Relation:
    """stated = number of items; an uncertain number of items is taken in the stated figure's favour."""
    number = min(max(listing.value, Fraction(listing.low)), Fraction(listing.high))
    if number == listing.value:
        label = f"{number} {item}{'s' if number != 1 else ''} listed"
    else:
        number = Fraction(listing.low if listing.value < listing.low else listing.high)
        label = f"{number} {item}{'s' if number != 1 else ''} listed"
    claims = () if listing.claim is None else (listing.claim.id,)
    left: Expression = Const(listing.value) if listing.claim is None else Ref(listing.claim.id)
    evidence = [Evidence(listing.first), Evidence(listing.last)]
    if listing.claim is None:
        evidence.insert(0, Evidence(listing.word, "stated"))
    return Relation(
        rule, claims, Compare(left, "=", Const(number, label)), tie, message, evidence=tuple(evidence), whole=True
    )
