"""Whether the words around a date tell of it as past, by the grammar of its clause.

    On 6 March 2014, Venn wrongly signed as the treasurer.           "signed" governs the date
    Between 1 June and 3 July 2015, she is accused of taking cash.   what somebody is accused of is past
    It was sold and closed in March 2019.                            "closed" shares the "was" of "sold"

Not: "the trial set for 3 May", "voted to close in 2027", "a plan announced for 2030": the verb may look ahead.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Claim, Kind, Sentence, Span, Token
from factcheck.relate.context import Context

__all__ = ["APPOINTMENTS", "LOOKS_AHEAD", "told_past"]

# With these between the date and its verb the verb may speak of a day to come: "closed until 3 May".
_POINTS = frozenset("on in during between at around about within".split())
_TIME_NOUNS = frozenset(
    "spring summer autumn fall winter morning afternoon evening night month year week weekend day hour beginning start "
    "end middle half quarter part".split()
)
# What was done looked ahead to the date.
LOOKS_AHEAD = frozenset(
    "schedule reschedule set plan expect slate project forecast propose target announce agree vote order ask urge "
    "invite call want hope need require extend delay postpone continue adjourn remand book estimate anticipate predict "
    "pledge promise commit aim intend decide mean say tell note add push list date reserve base move back seek request "
    "guide outline envisage envision commence arrange confirm earmark allocate authorize authorise appropriate fund "
    "determine grow reach increase raise launch take permit allow advance support offer register vest mature expire "
    "designate name declare proclaim dedicate due become come fall rise trade price host attend present speak "
    "participate".split()
)
# What a past verb may fix for a day to come: "was ordered home ahead of a hearing on 3 May".
APPOINTMENTS = frozenset(
    "hearing meeting trial conference sentencing election call deadline event season vote arraignment date appearance "
    "session game match summit webinar referendum launch release start ceremony festival concert show exhibition due "
    "appointment maturity end expiry expiration opening closing note bond plan target deal contract lease result "
    "forecast guidance project term budget".split()
)
_CHARGES = frozenset({"accuse", "allege"})
_OPEN = frozenset({"if", "unless", "until", "to"})
_STEPS = 4


def told_past(context: Context, claim: Claim) -> Span | None:
    """Return the place of the verb by which a date is told of as past, None where the words leave it open."""
    sentence = context.sentences[claim.sentence]
    verb = _verb(sentence, claim)
    if verb is None or not _is_past(sentence.tokens, verb):
        return None
    return sentence.tokens[verb].span


def _verb(sentence: Sentence, claim: Claim) -> int | None:
    """The verb that the date says the time of."""
    tokens = sentence.tokens
    inside = {i for i, t in enumerate(tokens) if t.span.start < claim.span.end and claim.span.start < t.span.end}
    tops = [i for i in inside if tokens[i].head not in inside]
    if len(tops) != 1 or any(t.lemma.lower() in APPOINTMENTS for t in tokens[max(0, min(inside) - 3) : min(inside)]):
        return None  # "released ahead of a hearing on 9 July", to whichever of the two the date is put
    at = tops[0]
    for _ in range(_STEPS):
        token = tokens[at]
        if token.head == at or not _POINTS.issuperset(_case(tokens, at) - {"of", "the"}):
            return None
        head = tokens[token.head]
        if token.dep.startswith("obl") or (token.dep == "nmod:unmarked" and head.pos == "VERB"):
            return token.head if head.pos == "VERB" else None
        in_time = token.dep.startswith("nmod") and head.lemma.lower() in _TIME_NOUNS
        if in_time or (token.dep == "conj" and _is_day(head)):
            at = token.head
        elif claim.kind is Kind.DATE and head.pos == "NOUN":
            return _over_nouns(tokens, token.head)
        else:
            return None
    return None


def _over_nouns(tokens: tuple[Token, ...], at: int) -> int | None:
    """The verb of "was convicted of murder and assault on 4 June", where the date hangs on a noun behind the verb."""
    for _ in range(_STEPS):
        token = tokens[at]
        if token.lemma.lower() in APPOINTMENTS or token.head == at:
            return None
        if token.pos == "VERB":
            return at
        at = token.head
    return None


def _has_auxiliary(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a verb has a subject or helper of its own: "when he was sentenced", not "when sentenced"."""
    return any(t.head == at and t.dep.startswith(("aux", "nsubj")) for t in tokens)


def _is_day(token: Token) -> bool:
    return token.pos in ("NUM", "PROPN")


def _case(tokens: tuple[Token, ...], at: int) -> set[str]:
    return {t.text.lower() for t in tokens if t.dep == "case" and tokens[t.head] is tokens[at]}


def _is_past(tokens: tuple[Token, ...], at: int) -> bool:
    verb = tokens[at]
    helpers = list(_helpers(tokens, at))
    if verb.lemma.lower() in _CHARGES:
        return True
    if any(t.text.lower() in ("when", "once") and t.head == at for t in tokens) and not _has_auxiliary(tokens, at):
        return False  # "faces 12 years when sentenced on 12 September"
    if any(t.text.lower() in ("upcoming", "forthcoming") for t in tokens):
        return False  # "shown at an upcoming symposium in 2026"
    if verb.lemma.lower() in LOOKS_AHEAD or any(t.tag == "MD" or t.text.lower() in _OPEN for t in helpers):
        return False
    if verb.tag == "VBG" and verb.dep != "ROOT" and tokens[verb.head].lemma.lower() in _CHARGES:
        return True
    if verb.tag == "VBD":
        return True
    if verb.tag == "VBN" and not any(t.dep.startswith("aux") for t in helpers):
        return verb.dep.startswith(("acl", "advcl")) or at == 0  # "Founded in 2000 by a nurse, the firm"
    return verb.tag in ("VBN", "VBG") and any(t.tag == "VBD" or t.lemma.lower() == "have" for t in helpers)


def _helpers(tokens: tuple[Token, ...], at: int) -> Iterator[Token]:
    """The auxiliaries and conjunctions of a verb; those of the verb it is joined to where it has none of its own."""
    own = [t for i, t in enumerate(tokens) if t.head == at and i != at and (t.dep.startswith("aux") or t.dep == "mark")]
    if not own and tokens[at].dep == "conj" and tokens[tokens[at].head].pos == "VERB":
        own = list(_helpers(tokens, tokens[at].head)) if tokens[at].head != at else []
    yield from own
