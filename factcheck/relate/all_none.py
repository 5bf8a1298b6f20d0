"""FC212: "all 12", "unanimous" must fit the counts given elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Evidence, Expression, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.frame import SLOT, Frame
from factcheck.relate.lexicon import head_noun, is_people
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
# What cannot be true of one and the same thing: "every hall will stay open", "the two halls that are to close".
_CONTRARY: tuple[tuple[str, str], ...] = (
    (r"alive|survived", r"died|dead|killed|lost (?:their|his|her) (?:life|lives)"),
    (
        r"(?:stay|remain|keep|be|are|is|were|was|kept) open|open|reopen(?:ed|s)?",
        r"clos(?:e|ed|es|ing|ure)|shut(?:s|ting)?",
    ),
    (r"(?:un(?:hurt|injured|harmed)|safe(?:ly)?|well)", r"hurt|injur(?:ed|y|ies)|hospital|died|missing|killed"),
    (
        r"running|working|operating|back in (?:service|use|action)|in (?:service|use|operation)|sailing|flying",
        r"out of (?:service|use|action|order)|"
        r"cancell?ed|suspended|idle|broken|not (?:yet )?(?:running|working|sailing|flying)|laid up|in dock|"
        r"under repair",
    ),
    (r"surviv(?:e|ed|es)", r"died|dead|killed|lost"),
    (r"pass(?:ed)?", r"fail(?:ed)?"),
    (r"attend(?:ed)?|present|came|turned up|took part", r"absent|away|missed|missing|stayed away|sent apologies"),
    (
        r"agree(?:d|s)?|support(?:ed|s)?|in favou?r|back(?:ed|s)?|voted for|approve[ds]?|said yes",
        r"against|opposed|abstained|disagreed?|"
        r"objected|said no|voted no",
    ),
    (
        r"finished|complete(?:d)?|ready|done",
        r"unfinished|incomplete|not (?:yet )?(?:finished|ready|complete)|still (?:being|to be|under)",
    ),
    (r"accept(?:ed)?", r"reject(?:ed)?|refused|declined|turned (?:down|it down)"),
    (r"found|recovered|returned|accounted for", r"missing|lost"),
    (r"repl(?:y|ied)|answer(?:ed)?|respond(?:ed)?", r"(?:did not|didn['’]t|failed to) (?:reply|answer|respond)"),
    (r"free|released", r"(?:still )?(?:held|in custody|detained)"),
    (r"fit|available", r"injured|injury|ill|miss|unavailable"),
    (r"paid", r"unpaid|(?:not|yet to|never) (?:been )?(?:paid|pay)"),
)
_EVERY = regex.compile(
    r"\b(?:[Aa]ll(?: of)?(?: the| our| its| these| those| their)?|[Ee]very one of (?:the|its|our|their|these)|"
    r"[Ee]ach of the|"
    r"[Ee]ach and every one of the) \{n(?P<n>\d+)\}(?P<noun>(?: [\p{L}-]+){0,4}?)(?P<after>[^{}.;]{0,110})"
)
_NONE = regex.compile(
    r"(?:\b[Nn](?:one|ot one|o one)|\{n(?P<none>\d+)\}) of (?:the|its|our|their|these|those) "
    r"(?:\{n(?P<n>\d+)\}(?P<noun>(?: [\p{L}-]+){0,4}?)|"
    r"(?P<noun>[\p{L}-]+))(?P<after>[^{}.;]{0,80})"
)
# "Nobody was hurt" ... "the three people who were hurt"
_NOBODY = regex.compile(
    r"\b(?:[Nn]obody|[Nn]o[ -]one|[Nn]one of them|[Nn]o (?:people|passengers?|residents?|staff|child(?:ren)?|"
    r"officers?|members?|"
    r"workers?|pupils?|patients?|players?|drivers?|visitors?))(?: else)? (?:was|were|is|are|has been|have been|"
    r"has|have|had been|had)?"
    r"(?P<after>[^{}.;]{0,60})"
)
_NO_NOUN = regex.compile(
    r"\b(?:there (?:were|was|have been|are)|with|suffered|reported|caused) no (?P<what>injur|casualt|death|"
    r"arrest|complaint)",
    regex.I,
)
_VERBS = (
    "hurt", "injur", "kill", "arrest", "charg", "evacuat", "miss", "absent", "fail", "ill", "test", "complain", "oppos",
    "died", "against", "rescu", "detain", "made redundant", "lose", "lost",
)  # fmt: skip
_SAME_VERB = {"injur": ("hurt", "injur"), "hurt": ("hurt", "injur"), "miss": ("miss", "absent"),
              "ill": ("fell ill", "taken ill"), "died": ("died", "kill", "dead"), "kill": ("kill", "died", "dead"),
              "lose": ("lose", "lost"), "lost": ("lose", "lost"),
              "casualt": ("hurt", "injur", "kill"), "death": ("died", "kill"), "oppos": ("oppos", "against"),
              "against": ("oppos", "against")}  # fmt: skip
_NOT_THEN = regex.compile(
    r"\b(?:except|but (?:one|two|three)|apart from|other than|seriously|badly|last|previous|earlier|yesterday|"
    r"before|until|at first|"
    r"initially|expected|in (?:19|20)\d\d|\{y\d+\}|else|would|could|might|if|nearly|almost|once|usually|often|"
    r"had been|since|later|"
    r"first|on board another|other)\b",
    regex.IGNORECASE,
)
_PARTICIPLE = regex.compile(r"\b(?:re)?(\p{Ll}{3,12}?)(?:ed|en)\b")


def relate(context: Context) -> Iterator[Relation]:
    """Yield some = all, where both are said of the same noun and verb, and against = 0 after "unanimous"."""
    yield from _all_and_some(context)
    yield from _contrary(context)
    yield from _nobody(context)
    for index, frame in enumerate(context.frames):
        said = _UNANIMOUS.search(frame.text)
        if said is None:
            continue
        for near in context.frames[index : index + 3]:
            yield from _divided(said, frame, near)
            against = _AGAINST.search(near.text)
            if against and not regex.search(
                r"\b(?:members|shareholders|residents|staff)\b", near.text[: against.start()]
            ):
                claim = near.claim(against["n"])
                yield _against(frame, said, claim, Ref(claim.id), f"{quoted(claim)} were against")


# "It was passed by 31 votes to four", "with two members voting against"
_SCORE = regex.compile(
    r"\b(?:passed|approved|carried|adopted|agreed|backed|accepted|supported|endorsed|by)\b[^{}.;]{0,30}\{s(?P<s>\d+)\}"
)
_VOTED_NO = regex.compile(
    r"\{n(?P<n>\d+)\}(?: \p{Ll}+){0,2} (?:voted against|voting against|were opposed|opposed it|abstained|"
    r"abstaining|dissent\w+|against)\b"
)
_ANOTHER_VOTE = regex.compile(
    r"\b(?:amendment|another|earlier|last|previous|first|second|motion to)\b", regex.IGNORECASE
)


def _divided(said: regex.Match[str], frame: Frame, near: Frame) -> Iterator[Relation]:
    if _ANOTHER_VOTE.search(near.text) or (
        near is not frame and SLOT.search(frame.text, said.end()) and "{s" in frame.text
    ):
        return
    for match in _SCORE.finditer(near.text):
        score = near.claim(match["s"])
        if len(score.parts) == 2 and score.parts[1] > 0:
            no = Const(score.parts[1], f"{score.parts[1]} against")
            yield _against(frame, said, score, no, f"it is given as {quoted(score)}")
    for match in _VOTED_NO.finditer(near.text):
        claim = near.claim(match["n"])
        if not _AGAINST.search(near.text):
            yield _against(frame, said, claim, Ref(claim.id), f"{quoted(claim)} did not agree")


def _against(frame: Frame, said: regex.Match[str], claim: Claim, no: Expression, yet: str) -> Relation:
    """Those against = nobody, for a vote said to be of one mind."""
    return Relation(
        "all-none-mismatch",
        (claim.id,),
        Compare(no, "=", Const(Fraction(0), "nobody against")),
        Tie.LIKELY,
        f'The vote was "{said["word"]}", yet {yet}: check both.',
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


def _contrary(context: Context) -> Iterator[Relation]:
    """ "All 16 offices will stay open ... The two offices that are to close": of the same noun, or of "the two"."""
    for index, frame in enumerate(context.frames):
        for match in _EVERY.finditer(frame.text):
            whole = frame.claim(match["n"])
            said = match["noun"] + match["after"]
            if not exact(whole) or _NOT_THEN.search(said) or not isinstance(whole.value, Fraction) or whole.value < 2:
                continue
            for yes, no in _CONTRARY:
                affirmed = regex.search(rf"\b(?:{yes})\b", said)
                if (
                    affirmed is None
                    or regex.search(rf"\bnot\b|\b(?:{no})\b", said[affirmed.end() :])
                    or " not " in said
                ):
                    continue
                for later in context.frames[index + 1 : index + 5]:
                    for some in later.slots("n"):
                        if _some_of(later, some, whole, no, regex.search(r"\b(?:is|are)\b", said) is not None):
                            yield _relation(some, whole)


def _some_of(frame: Frame, some: Claim, whole: Claim, said: str, now: bool) -> bool:
    """Whether a smaller count of the same thing, at least one, is said to be of the contrary."""
    if not exact(some) or not isinstance(some.value, Fraction) or not isinstance(whole.value, Fraction):
        return False
    text = frame.text
    before, _, after = text.partition(f"{{n{some.id}}}")
    noun = head_noun(after[:40], some)
    alike = (
        noun == head_noun("", whole)
        or "elliptic" in some.cues
        or regex.match(r" (?:of (?:them|these|those)|that|which|who)\b", after)
    )
    near = SLOT.split(after)[0][:80]
    if now and not regex.search(r"\b(?:is|are|has|have|will|remains?|stay)\b", near):
        return False  # "all are running again", and two "were out of service for a week"
    return bool(
        0 < some.value < whole.value
        and alike
        and regex.search(rf"\b(?:{said})\b", near)
        and not _NOT_THEN.search(near)
        and not _NOT_THEN.search(before[-40:])
        and not regex.search(r"\b(?:not|no|never)\b", near)
    )


def _nobody(context: Context) -> Iterator[Relation]:
    """ "Nobody was hurt" and "three people were hurt"; "None of the 22 is injured" and "two have ankle injuries"."""
    for index, frame in enumerate(context.frames):
        for match in (*_NOBODY.finditer(frame.text), *_NO_NOUN.finditer(frame.text), *_NONE.finditer(frame.text)):
            said = (match.groupdict().get("after") or match.groupdict().get("what") or "").partition(",")[0]
            verb = next((verb for verb in (*_VERBS, "casualt", "death") if regex.search(rf"\b{verb}", said)), None)
            none = match.groupdict().get("none")  # "None" is a figure, nought
            if verb is None or _NOT_THEN.search(said) or "?" in frame.text or (none and frame.claim(none).value != 0):
                continue
            words = "|".join(_SAME_VERB.get(verb, (verb,)))
            now = (
                regex.search(r"\b(?:is|are)\b", match[0]) is not None
            )  # "none is injured": "two were" is of another day
            for later in (*context.frames[max(0, index - 3) : index], *context.frames[index + 1 : index + 5]):
                for some in later.slots("n"):
                    before, _, after = later.text.partition(f"{{n{some.id}}}")
                    near = SLOT.split(after)[0][:90]
                    if (
                        exact(some)
                        and isinstance(some.value, Fraction)
                        and some.value >= 1
                        and (is_people(head_noun(after[:40], some), context.options) or "elliptic" in some.cues)
                        and regex.search(rf"\b(?:{words})", near)
                        and not _NOT_THEN.search(near)
                        and not _NOT_THEN.search(before[-50:])
                        and not regex.search(r"\b(?:not|no|never|nobody)\b", near)
                        and (not now or regex.search(r"\b(?:will|is|are|have|has)\b", near))
                    ):
                        yield Relation(
                            "all-none-mismatch",
                            (some.id,),
                            Compare(Ref(some.id), "=", Const(Fraction(0), "nobody")),
                            Tie.LIKELY,
                            f'The text says "{match[0].strip()}", and elsewhere {quoted(some)}: check both.',
                            evidence=(Evidence(frame.span(match.start(), min(match.end(), match.start() + 60))),),
                            whole=True,
                        )


def _same(left: str, right: str, all_: Claim, whole: Claim) -> bool:
    """Same noun and a verb of the same stem: "all 14 lifts have been mended", "13 of the 14 lifts had been mended"."""
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
    bad="All 14 lifts have been mended. The operator said that 13 of the 14 lifts had been mended this morning.",
    good=(
        "All 14 lifts have been mended. The operator said that 13 of the 14 lifts had been mended by the end of June."
    ),
    checks=("B12",),
    relate=relate,
)
