"""FC508: prison terms said to make a total must add up to it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Expression, Ref, Relation, Span, Tie
from factcheck.relate.calendar import written
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.rule import Rule

_TOTAL = regex.compile(
    r"(?P<cue>\b(?:a|the) (?:combined )?total (?:sentence |term )?of|\btotall?ing|\badding up to|\badds? up to|"
    r"\bcom(?:ing|es?) to|\bmore than|\ba combined|\ba "
    r"total|\bcombined (?:sentences?|terms?) of|\bbetween them) \{t(?P<id>\d+)\}"
    r"|\{t(?P<id>\d+)\}(?P<cue> (?:in prison |in jail |behind bars )?(?:in total|in all|altogether|all told"
    r"|between them|combined))"
)
_CONTEXT = regex.compile(
    r"\b(?:jail\w*|prison|sentence[ds]?|imprison\w*|behind bars|custody|terms?|locked up"
    r"|detention)\b",
    regex.IGNORECASE,
)
_CONCURRENT = regex.compile(
    r"\b(?:concurrent\w*|same time|at once|suspended|licen[cs]e|extended|minimum|supervised|probation|parole"
    r"|banned|disqualified|not served|including|among)\b",
    regex.IGNORECASE,
)
_TO_MONTHS = {"year": 12, "month": 1}


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each total of terms with two or more terms in the same sentence or list, total = sum of terms."""
    for index, frame in enumerate(context.frames):
        for match in _TOTAL.finditer(frame.text):
            total = frame.claim(match["id"])
            if (
                total.unit in _TO_MONTHS
                and isinstance(total.value, Fraction)
                and _CONTEXT.search(_text(context, index))
            ):
                yield from _summed(context, index, frame, match, total)


def _text(context: Context, index: int) -> str:
    return " ".join(
        context.sentence_text(number) for number in range(max(0, index - 2), min(len(context.frames), index + 2))
    )


def _summed(context: Context, index: int, frame: Frame, match: regex.Match[str], total: Claim) -> Iterator[Relation]:
    after = _terms(frame, match.end(), len(frame.text), total)
    words = frame.text[match.end() :]
    if len(after) < 2:
        before = _terms(frame, 0, match.start(), total)
        if len(before) >= 2:
            after, words = before, frame.text[: match.start()]
        else:
            after, words = _below(context, index, total)
    if len(after) < 2 and match["cue"].strip().endswith(("in all", "in total", "altogether", "all told")):
        after, words = _told_one_by_one(context, index, total)
    if len(after) < 2:
        after, words = _each_given(context, index, frame, total)
    if len(after) < 2 or _CONCURRENT.search(words) or any(term.hedge for term in after) or total.hedge:
        return
    unit = _TO_MONTHS[total.unit or "year"]
    yield Relation(
        "terms-total-mismatch",
        (total.id, *(term.id for term in after)),
        Compare(Ref(total.id), "=", Apply("+", (*(_in_unit(term, unit) for term in after), *_bare_ones(words, total)))),
        Tie.CERTAIN,
        f"The terms do not make “{written(total)}”: they add up to {{expected}}. Check the total and each term.",
        ties=(_tie(frame, match),),
    )


# "got four years for the arson. For the threats he got two more"
_GIVEN = regex.compile(
    r"\b(?:given|received|got|handed|jailed for|sentenced to|imposed|term of|serve) (?:a (?:further )?)?"
    r"(?:\{t(?P<id>\d+)\}|\{n(?P<more>\d+)\} (?:more|further))"
)
_AFTER = regex.compile(
    r"\bafter the (?:first\b|\{o\d+\})|\b(?:consecutive\w*|on top|one after (?:the other|another)|to follow)\b"
)
_ADDED = regex.compile(r"\b(?:added|another|plus|also)\b|\band (?:one|two|three|four|five|six)\b")


def _told_one_by_one(context: Context, index: int, total: Claim) -> tuple[list[Claim], str]:
    """The terms of the sentences before, where they are said to follow one another."""
    terms: list[Claim] = []
    words = ""
    for earlier in range(max(0, index - 6), index):
        frame = context.frames[earlier]
        for match in _GIVEN.finditer(frame.text):
            claim = frame.claim(match["id"] or match["more"])
            if isinstance(claim.value, Fraction) and (match["more"] or claim.unit == total.unit):
                terms.append(claim)
                words += " " + frame.text
    return (terms, words) if _AFTER.search(words) and not _ADDED.search(words) else ([], "")


# "Odo Pratt got 15 years, Lew Sarn ten years and Gil Tamm five years."
_HIS = regex.compile(
    r"\p{Lu}[\p{L}’'-]+(?:, (?:\{a\d+\},?)?)?(?: of [^,{}]{2,24},)?(?: (?:was|were|got|received|will|must|to|has|"
    r"been|given|jailed|sentenced|"
    r"handed|imprisoned|for|serve|a|term|sentence|of|,)){0,6},? \{t(?P<id>\d+)\}|\b(?:the (?:other|third|second|"
    r"last)|his brother|her "
    r"brother|his accomplice)[^{}.;]{0,40} \{t(?P<id>\d+)\}"
)


def _each_given(context: Context, index: int, frame: Frame, total: Claim) -> tuple[list[Claim], str]:
    """The terms that the next sentences give one person each, if they are of as many people as the total is of."""
    people = [c for c in frame.slots("n") if isinstance(c.value, Fraction) and 2 <= c.value <= _MOST]
    terms: list[Claim] = []
    words = frame.text
    for later in range(index + 1, min(len(context.frames), index + 5)):
        text = context.frames[later].text
        found = [context.frames[later].claim(m["id"]) for m in _HIS.finditer(text)]
        found += [context.frames[later].claim(m["more"]) for m in _BARE.finditer(text)] if found else []
        known = {t.id for t in terms}
        found = [
            c
            for c in found
            if (c.unit in _TO_MONTHS or c.unit is None) and isinstance(c.value, Fraction) and c.id not in known
        ]
        if sum(c.unit is not None for c in found) != len(
            [c for c in context.frames[later].slots("t") if c.unit in _TO_MONTHS]
        ):
            return [], ""
        terms.extend(found)
        words += " " + text
        if people and len(terms) + len(_ONE.findall(words)) == people[0].value:
            return terms, words
    return ([], "") if people else (terms, words)


_MOST = 12
_BARE = regex.compile(
    r"\p{Lu}[\p{L}’'-]+,? (?:to |got |was given |received |was jailed for )?\{n(?P<more>\d+)\}(?=,|\.| and|$)"
)


# "Una Crane three and Max Oakes one": a bare "one" is no figure of its own
_ONE = regex.compile(
    r"(?:,|\band) \p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)? (?:got |was given |received )?one(?=[.,]|$| and )"
)


def _bare_ones(words: str, total: Claim) -> Iterator[Expression]:
    for _ in _ONE.finditer(words):
        yield Const(Fraction(1), f"one {total.unit}")


def _tie(frame: Frame, match: regex.Match[str]) -> Span:
    return frame.span(*match.span("cue"))


def _terms(frame: Frame, start: int, end: int, total: Claim) -> list[Claim]:
    return [
        claim
        for claim in frame.slots("t", start, end)
        if claim.unit in _TO_MONTHS and claim.id != total.id and isinstance(claim.value, Fraction)
    ]


def _below(context: Context, index: int, total: Claim) -> tuple[list[Claim], str]:
    """The terms of a list that follows the sentence."""
    block = context.sentences[index].block
    terms: list[Claim] = []
    words = ""
    for later in range(index + 1, min(len(context.frames), index + 30)):
        sentence = context.sentences[later]
        own = context.draft.blocks[sentence.block]
        if own.list_id is None or (own.lead_in is not None and own.lead_in != block):
            break
        found = _terms(context.frames[later], 0, len(context.frames[later].text), total)
        if len(found) != 1:
            return [], ""
        terms.extend(found)
        words += context.sentence_text(later)
    return terms, words


def _in_unit(term: Claim, unit: int) -> Expression:
    size = _TO_MONTHS.get(term.unit or "", unit)  # "three more": of what the term before was in
    if size == unit:
        return Ref(term.id)
    return Apply("*" if size > unit else "/", (Ref(term.id), Const(Fraction(12))))


RULE = Rule(
    code="FC508",
    name="terms-total-mismatch",
    summary="The prison terms do not add up to the stated total.",
    finds="“Terms totalling 19 years” with the term of each person listed after it.",
    why="The total is the headline; it is often not brought up to date when a term changes.",
    silent="With terms that run concurrently, suspended terms and those on licence, and with “including”.",
    bad="The pair got prison terms totalling 19 years: Nkemi nine years and Bask six years.",
    good="The pair got prison terms totalling 15 years: Nkemi nine years and Bask six years.",
    checks=("E8",),
    relate=relate,
)
