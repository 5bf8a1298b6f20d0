"""majority-mismatch: "a majority", "most", "a minority" beside a share on the wrong side of half."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Evidence, Hedge, Kind, Relation, Span, Tie
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.mentions import stem, stems_of
from factcheck.relate.pattern import Found, compiled, find, over, q, ref, value
from factcheck.relate.rule import Rule

_HALF = Const(Fraction(50), "50%")
# "A majority of respondents (46%)", "most of those asked, 46 per cent, said"
_AHEAD = compiled(
    r"{words:rn}(?P<mid>[^{}():;]{0,90})(?P<cue> \(|, or |, at |, |: ){share:p}(?: of [^{}(),]{0,20})?[),]"
)
# "46%, a majority of those asked,"
_BEHIND = compiled(r"{share:p}(?: of [^{}();,]{0,50})?(?P<cue>, | - | – | \(){words:r}")
# "Most of the 310 nurses asked, 149, voted for it", "a majority of members (22 of 50)"
_COUNTED = (
    compiled(r"{words:r} (?:of )?(?:the |our |its |all )?{whole:n} [^{}();:,]{2,50}(?P<cue>, | \(){part:n}[,)]"),
    compiled(r"{words:r} [^{}();:,]{2,60}(?P<cue>, | \(|: ){part:n} (?:out )?of (?:the |our |its |all )?{whole:n}"),
)
# "A majority opposed it. Of 1,820 replies, 870 were against"
_STOOD = compiled(
    r"(?P<cue>\bof) (?:the |all |its )?{whole:n} [^{};:.]{2,60}?, {part:n} (?:(?:people|members|"
        r"voters|replies|of them) )?"
    r"(?:were |was |had been |said they were |are )?(?P<stance>[a-z]{2,12})"
)
# "Most members support it. ... 1,100 of the 2,400 members who voted were in favour"
_STOOD_OF = compiled(
    r"{part:n} (?:out )?(?P<cue>of) (?:the |its |our |all )?{whole:n} [^{};:.,]{2,60}? (?:were |was |are |had |have )?"
    r"(?P<stance>in favour|in favor|in support|for|against|opposed|backed|supported|approved|agreed|rejected)\b"
)
# "More than half of the 640 pilots cast a vote, their club wrote. Turnout was 39 per cent."
_TURNOUT = compiled(r"\b(?P<cue>turnout (?:was|stood at|reached)) {share:p}")
_VOTED = compiled(r"{words:r}(?P<mid> of [^;]{0,60}?)\b(?P<cue>took part|voted|cast|turned out|returned)\b")
# "Most staff would like it: in a ballot of 830 employees, 385 said yes"
_BALLOT = compiled(
    r"\b(?P<cue>(?:ballot|vote|poll|survey|referendum|consultation|questionnaire|show of hands) of|out of|of) "
    r"(?:the |its |our |all |some )?{whole:n}[^{};:.]{0,60}?, (?:only |just |some )?{part:n} "
    r"(?:(?:of them|people|members|residents) )?(?P<stance>said yes|said so|said (?:that )?they (?:did|would|were|had)|"
    r"agreed|did so|voted yes|ticked yes|(?:did|do|are|were|would)(?=[.,;]))\b"
)
# "206 replied. ... 98 of those who replied were in favour."
_REPLIED = compiled(
    r"{whole:n}(?: of them)?(?: [a-z]{3,15}){0,3}? (?P<cue>replied|responded|answered|voted|took part|returned|"
    r"filled (?:it |one )?in|cast|sent (?:in|back)|came back|were (?:returned|received|cast))\b"
)
_TOOK_SIDES = compiled(
    r"{part:n} (?:of (?:those|them|these|the)\b[^{};.,]{0,40}? |[a-z]{4,15} )?(?P<cue>)(?:were|was|had been|are|said "
    r"they were|voted|came out) (?P<stance>in favour|in favor|for|against|opposed)\b"
)
_MAJORITY = regex.compile(r"(?:an? |the )?(?:\w{3,12} )?(?:majority|minority)(?: of)?|most(?: of)?", regex.IGNORECASE)
# "A majority of tenants", "most walkers", "more than half of the shoppers", "only a minority of the choirs"
_SAID = regex.compile(
    r"(?:\{r(?P<claim>\d{1,6})\}|\b(?:an?|the) (?:\w{3,12} )?(?P<word>majority|minority)|\b(?P<most>most)\b)"
    r"(?: of)?(?: the| our| its| their| all| those| these)?(?: [\w'’]{2,15}(?:'s|’s))? (?P<noun>[\w-]{3,20})",
    regex.IGNORECASE,
)
_SHARE_OF = compiled(r"{share:p} (?:of )?(?:the |those |these |our |its |all )?(?:[\w'’]{2,15}(?:'s|’s) "
                     r")?(?P<noun>[\w-]{3,20})")
_OF_SHARE = compiled(
    r"\b(?P<cue>of) (?:the|those|these|our|its) (?P<noun>[\w-]{3,20})(?: (?:asked|questioned|checked|polled|"
    r"surveyed))?, "
    r"(?:only |just )?{share:p}"
)
_SHARE_IS = compiled(
    r"\b(?P<cue>the (?:share|proportion|percentage|figure)(?: of (?:the )?(?P<noun>[\w-]{3,20}))?(?: who| that| "
    r"which| in)?"
    r"[^{};,]{0,50} (?:is|was|stood at|came to|stands at)) (?:just |only |about )?{share:p}"
)
_NEAR = 5  # sentences
_QUESTIONS = 2  # with more shares of the same respondents, each answers a question of its own
_ENOUGH = 2  # content words that two sentences on one thing share, the noun apart
_STANCE = stems_of("back backed support supported favour favoured voted vote approve approved endorse agreed "
                   "want wanted say")
# "More than half of the tenants want to move, the charity found: 46 per cent said so"
_SAID_SO = compiled(
    r"(?:{words:r}|\b(?P<word>most)\b)[^{}();:]{2,110}(?P<cue>: ){share:p}(?: of (?:them|(?:the |those "
    r")?(?:\{n\d{1,6}\} )?"
        r"(?:[a-z]{3,15} )?(?:asked|polled|surveyed|questioned|who [a-z]{3,12})))? (?:said so|did so|did|do|"
        r"agreed|said (?:that )?they|"
    r"were|had|have|would)\b"
)
_DONE_SO = regex.compile(
    r"\b(?:done|did|do|does|doing) so\b|"
    r"(?:%|per ?cent) of (?:the )?[a-z]{3,15} (?:do|did|does|have|are|were)(?=[.,;”\"]|$)"
)  # "the majority had applied ... 58% have done so"
# "Only a minority of pupils walk to school, 64 per cent according to the survey"
_PLAIN_AHEAD = compiled(
    r"\b(?P<cue>(?:an?|the) (?:\w{3,12} )?(?P<word>majority|minority)) of (?:the |our |its |"
        r"all )?[^{}():;.,]{2,70}(?:, | \(){share:p}"
    r"(?! of\b)(?= (?:according|in|of them|said|say)\b|[),.;])"
)
# "Most children at the camp, 47 per cent, had never slept in a tent"
_MOST_AHEAD = compiled(
    r"(?<!\b(?:at|the|its|their|is|are|was|were|be|been) )\b(?P<cue>most) (?!of\b)[a-z][^{}();:.,]{3,60}"
    r"(?:, | \(){share:p}[,)](?! of\b)"
)
# "A minority of the jury, seven of the 12, wanted to acquit"
_PLAIN_COUNTED = compiled(
    r"\b(?P<cue>(?:an?|the) (?:\w{3,12} )?(?P<word>majority|minority)) of [^{}();:,]{2,50}(?:, | \(){part:n} "
    r"(?:out )?of (?:the |its |our )?{whole:n}"
)
# "73% further said", "furthermore, nearly half": the answer to another question
_ANOTHER = regex.compile(
    r"\b(?:further(?:more)?|also|in addition|additionally|another|moreover|meanwhile)\b", regex.IGNORECASE
)
_PRONOUNS = frozenset({"that", "this", "them", "those", "these", "which", "whom", "it"})
_OTHER = regex.compile(r"\b(?:largest|biggest|while|and|but|whereas|compared|up|down|from|by)\b", regex.IGNORECASE)


def relate(context: Context) -> Iterator[Relation]:
    """Tie words for more or less than half to the share given with them."""
    for found in find(context, _AHEAD, _BEHIND):
        words = found["words"]
        mid = found.word("mid") if "mid" in found.match.re.groupindex else ""
        if _MAJORITY.fullmatch(words.text) and not _OTHER.search(mid):
            yield _relation(words, found["share"], Tie.CERTAIN, found.tie())
    for found in find(context, _PLAIN_COUNTED):
        part, whole, fewer = found["part"], found["whole"], found.word("word") == "minority"
        if 0 < (value(part) or 0) <= (value(whole) or 0):
            span = found.tie()[0]
            yield Relation(
                rule="majority-mismatch",
                claims=(part.id, whole.id),
                formula=Compare(ref(part), "<" if fewer else ">", over(ref(whole), Const(Fraction(2)))),
                tie=Tie.CERTAIN,
                message=f"“{context.span_text(span)}” does not fit {q(part)} of {q(whole)}; check all three.",
                evidence=(Evidence(span),),
            )
    for found in find(context, _PLAIN_AHEAD, _MOST_AHEAD):
        fewer = found.word().endswith("minority")
        span = found.tie()[0]
        yield Relation(
            rule="majority-mismatch",
            claims=(found["share"].id,),
            formula=Compare(ref(found["share"]), "<" if fewer else ">", _HALF),
            tie=Tie.CERTAIN,
            message=f"“{context.span_text(span)}” does not fit {q(found['share'])}; check both.",
            evidence=(Evidence(span),),
        )
    for found in find(context, _SAID_SO):
        fraction, share = found.get("words"), found["share"]
        bound = _least(fraction) if fraction else (">", Fraction(50))
        if bound is not None:
            yield Relation(
                rule="majority-mismatch",
                claims=(share.id, *((fraction.id,) if fraction else ())),
                formula=Compare(ref(share), bound[0], Const(bound[1], f"{float(bound[1]):g}%")),
                tie=Tie.LIKELY,
                message=f"{q(fraction) if fraction else '“most”'} does not fit {q(share)}; check both.",
                ties=found.tie(),
            )
    for found in find(context, *_COUNTED):
        words, part, whole = found["words"], found["part"], found["whole"]
        if _MAJORITY.fullmatch(words.text) and 0 < (value(part) or 0) <= (value(whole) or 0):
            yield _count_relation(words, part, whole, Tie.CERTAIN, found.tie())
    for found in find(context, _STOOD, _STOOD_OF):
        yield from _stood(context, found)
    for found in find(context, _BALLOT):
        yield from _balloted(context, found)
    yield from _replied(context)
    for found in find(context, _TURNOUT):
        share = found["share"]
        for index in (share.sentence - 1, share.sentence):
            for voted in _VOTED.finditer(context.frames[max(0, index)].text):
                words = context.claims[int(voted["words"])]
                half = words.value == Fraction(1, 2) or _MAJORITY.fullmatch(words.text) is not None
                mid = voted["mid"].lower()
                if half and not _OF_VOTERS.search(mid) and words.span < share.span:
                    yield _relation(words, share, Tie.LIKELY, found.tie())
    yield from _across(context)


_FOR = frozenset(
    "favour favor for back backs backed support supports supported approve approved agree agreed endorsed accept "
    "accepted want wanted like".split()
)
_AGAINST = frozenset("against oppose opposes opposed opposing reject rejects rejected object objected".split())


_WORDS = regex.compile(
    r"(?<!\b(?:at|the|its|their|for) )\b(?P<cue>most)(?! (?:of the time|likely|recent\w*|important\w*|popular|"
    r"common\w*)\b) (?:of )?[a-z]|\b(?P<cue>(?:an?|the) (?:\w{3,12} )?(?:majority|minority))\b|"
    r"(?P<cue>\{r(?P<claim>\d{1,6})\})",
    regex.IGNORECASE,
)


# "more than half of the pilots who cast a vote": of the votes, not of the pilots
_OF_VOTERS = regex.compile(r"\b(?:who|that|of those|voting|votes?|voters|ballots?)\b")


def _balloted(context: Context, found: Found) -> Iterator[Relation]:
    """ "Most of the staff would like it", and in the same sentence or the next how many of how many said so."""
    part, whole = found["part"], found["whole"]
    if not 1 < (value(part) or 0) <= (value(whole) or 0):
        return
    frames = [(found.frame, found.before())]
    if part.sentence:
        frames.append((context.frames[part.sentence - 1], context.frames[part.sentence - 1].text))
    for frame, text in frames:
        said = [(span, end) for span, end in _said(frame, text) if not _OTHER.search(text[end : end + 60])]
        if len(said) == 1 and (frame is not found.frame or ":" in text[said[0][1] :]):
            yield _halved(context, part, whole, said[0][0], found)
            return


def _said(frame: Frame, text: str) -> Iterator[tuple[Span, int]]:
    """Where a text has "most", "a majority" or "a minority" of something, and where it goes on behind that."""
    for match in _WORDS.finditer(text):
        if match["claim"] is None or _MAJORITY.fullmatch(frame.claim(match["claim"]).text):
            yield frame.span(*match.span("cue")), match.end()


def _replied(context: Context) -> Iterator[Relation]:
    """ "206 replied. 98 of those who replied were in favour. ... with a majority of replies in favour"""
    answered = list(find(context, _REPLIED))
    for found in find(context, _TOOK_SIDES) if answered else ():
        part = found["part"]
        wholes = [f["whole"] for f in answered if 0 <= part.sentence - f["whole"].sentence <= 2 and
                  f["whole"].span < part.span and (value(f["whole"]) or 0) > (value(part) or 0) > 1]  # fmt: skip
        stance = "favour" if found.word("stance").startswith("in") else found.word("stance")
        side = next((side for side in (_FOR, _AGAINST) if stance in side), frozenset[str]())
        if len(wholes) != 1:
            continue
        for index in range(max(0, part.sentence - 3), min(part.sentence + 3, len(context.frames))):
            frame = context.frames[index]
            for span, end in _said(frame, frame.text):
                tail = frame.text[end : end + 60].lower()
                if {*regex.findall(r"[a-z]{3,12}", tail)} & (side - {"for"}) and not _OTHER.search(tail):
                    yield _halved(context, part, wholes[0], span, found)
                    return


def _halved(context: Context, part: Claim, whole: Claim, span: Span, found: Found) -> Relation:
    fewer = "minority" in context.span_text(span).lower()
    return Relation(
        rule="majority-mismatch",
        claims=(part.id, whole.id),
        formula=Compare(ref(part), "<" if fewer else ">", over(ref(whole), Const(Fraction(2)))),
        tie=Tie.LIKELY,
        message=f"“{context.span_text(span)}” does not fit {q(part)} of {q(whole)}; check all three.",
        ties=found.tie(),
        evidence=(Evidence(span),),
    )


def _stood(context: Context, found: Found) -> Iterator[Relation]:
    """ "A majority opposed it", and in one of the next sentences how many of how many were against it."""
    part, whole, stance = found["part"], found["whole"], found.word("stance")
    if stance.startswith("in"):
        stance = "support" if stance.endswith("support") else "favour"
    side = next((side for side in (_FOR, _AGAINST) if stance in side), None)
    if side is None or not 0 < (value(part) or 0) <= (value(whole) or 0):
        return
    for index in range(max(0, part.sentence - 2), min(part.sentence + 3, len(context.sentences))):
        if index == part.sentence:
            continue
        text = context.sentence_text(index).lower()
        said = regex.search(r"\b(?:a|the) (?:\w{3,12} )?majority\b|\bmost\b", text)
        if said is None or not {*regex.findall(r"[a-z]{3,12}", text[said.end() :])} & (side - {"for"}):
            continue
        sentence = context.sentences[index]
        at = [c for c in context.by_sentence.get(index, ()) if c.kind is Kind.RATIO and _MAJORITY.fullmatch(c.text)]
        if at and not context.in_headline(at[0]):
            yield _count_relation(at[0], part, whole, Tie.LIKELY, (sentence.span,))
            return


def _count_relation(words: Claim, part: Claim, whole: Claim, tie: Tie, ties: tuple[Span, ...]) -> Relation:
    fewer = "minority" in words.text.lower()
    return Relation(
        rule="majority-mismatch",
        claims=(part.id, whole.id, words.id),
        formula=Compare(ref(part), "<" if fewer else ">", over(ref(whole), Const(Fraction(2)))),
        tie=tie,
        message=f"{q(words)} does not fit {q(part)} of {q(whole)}, which is {'more' if fewer else 'less'} than half; "
        "check all three.",
        ties=ties,
    )


def _across(context: Context) -> Iterator[Relation]:
    """Words in one sentence, the share of the same people who do the same in another."""
    shares = [
        (found["share"], stem(found.match["noun"] or ""), found.tie() if "cue" in found.match.re.groupindex else ())
        for found in find(context, _SHARE_OF, _OF_SHARE, _SHARE_IS)
    ]
    if not shares:
        return
    for sentence in context.sentences:
        for match in _SAID.finditer(context.frames[sentence.index].text):
            bound = _bound(context, match)
            if bound is None or match["noun"].lower() in _PRONOUNS:
                continue
            if _ANOTHER.search(context.sentence_text(sentence.index)):
                continue
            op, least = bound
            noun = stem(match["noun"])
            words = stems_of(context.sentence_text(sentence.index)) - {noun}
            like = [
                (share, ties)
                for share, of, ties in shares
                if (
                    0 < abs(share.sentence - sentence.index) <= _NEAR
                    or (share.sentence == sentence.index and _DONE_SO.search(context.sentence_text(sentence.index)))
                )
                and (of == noun or (not of and ties))
                and share.hedge in (Hedge.NONE, Hedge.ABOUT)
                and _said_alike(context, share, match)
                and not _ANOTHER.search(context.sentence_text(share.sentence))
                and (
                    _same_doing(words, stems_of(context.sentence_text(share.sentence)) - {noun}, _ENOUGH - bool(of))
                    or _DONE_SO.search(context.sentence_text(share.sentence))
                )
            ]
            asked = sum(of == noun for _, of, _ in shares)
            if len(like) == 1 and asked <= _QUESTIONS:
                frame = context.frames[sentence.index]
                claim = match["claim"]
                span = frame.span(*match.span())
                said = context.span_text(span)
                yield Relation(
                    rule="majority-mismatch",
                    claims=(like[0][0].id, *((int(claim),) if claim else ())),
                    formula=Compare(ref(like[0][0]), op, Const(least, f"{float(least):g}%")),
                    tie=Tie.LIKELY,
                    message=f"“{said}” does not fit {q(like[0][0])}; check both.",
                    ties=like[0][1],
                    evidence=() if claim else (Evidence(span),),
                )


def _said_alike(context: Context, share: Claim, match: regex.Match[str]) -> bool:
    """Whether a share may be the one that a word for more than half is of; "only 14 per cent" is no majority."""
    lead = context.words(max(0, share.span.start - 20), share.span.start).lower()
    fewer = (match["word"] or "").lower() == "minority"
    return fewer or regex.search(r"\b(?:only|just|merely|mere)\b", lead) is None


def _bound(context: Context, match: regex.Match[str]) -> tuple[str, Fraction] | None:
    """What the words ask of a share: more than 50 for "a majority", less for "a minority"; of a fraction, its hedge."""
    if match["word"] or match["most"]:
        return ("<" if (match["word"] or "").lower() == "minority" else ">", Fraction(50))
    return _least(context.claims[int(match["claim"])])


def _least(claim: Claim) -> tuple[str, Fraction] | None:
    """What a fraction with a hedge asks of a share: at least 50 for "more than half"."""
    number = value(claim)
    if _MAJORITY.fullmatch(claim.text):
        return ("<" if "minority" in claim.text.lower() else ">", Fraction(50))
    if claim.kind is not Kind.RATIO or number is None or not 0 < number < 1:
        return None
    if claim.hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.JUST_OVER):
        return (">=", number * 100)
    if claim.hedge in (Hedge.LESS_THAN, Hedge.NEARLY, Hedge.UP_TO):
        return ("<=", number * 100)
    return None


def _same_doing(left: frozenset[str], right: frozenset[str], enough: int) -> bool:
    """Whether two sentences tell of one doing or opinion; "backed the plan" and "voted for the plan" are one."""
    stance = bool(left & _STANCE) and bool(right & _STANCE)
    return len((left & right) - _STANCE) + stance >= enough


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
    bad="A majority of those polled (44%) would keep the old clock in Vell.",
    good="The biggest group of those polled (44%) would keep the old clock in Vell.",
    checks=("C4",),
    relate=relate,
)
