"""Whether two claims are about the same thing: the one question that most rules rest on.

    same_thing(context, a, b) -> Tie | None      CERTAIN, LIKELY, or None
    likeness(context, a, b) -> Likeness          the same with the reason, for messages and for looking into it

None as soon as anything tells the two apart: another noun, unit, period, place, group or role, a denial on one side,
or a word that makes one a part of, or an addition to, something ("a further", "of whom", "including", "each").
CERTAIN when noun, modifiers and event are the same on both sides; LIKELY when one side is silent on one of them.
The figures' values are not looked at: that they may differ is what rules want to know.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from factcheck.model import Claim, Tie
from factcheck.relate.context import Context
from factcheck.relate.lexicon import is_people

__all__ = [
    "Likeness",
    "compatible_scope",
    "like_nouns",
    "likeness",
    "same_event",
    "same_noun",
    "same_thing",
    "separating_cue",
]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How surely two claims are about one thing, and what decided it ("another noun: man, woman")."""

    tie: Tie | None
    reason: str


# Words for people that say no more than that they are people: a suspect is a person.
_GENERIC_PEOPLE = frozenset({"person", "individual"})
_SYNONYMS: tuple[frozenset[str], ...] = tuple(
    frozenset(row.split())
    for row in (
        "household family home",
        "house home dwelling property",
        "job post position role",
        "pupil student schoolchild",
        "company firm business",
        "country nation state",
        "crash collision accident",
        "ticket fine penalty",
        "event show",
        "employee staff worker",
        "shop store",
        "vehicle car",
        "signature name",
        "youngster child youth",
        "fund funding grant investment money",
        "scheme programme program project",
        "plant factory site facility",
        "patient person",
        "movie film",
        "apartment flat unit",
        "acquisition purchase",
        "sentence term",
        "penalty fine",
        "offence offense crime",
        "licence license",
    )
)
# Events that put one and the same thing in other words.
_EVENTS: tuple[frozenset[str], ...] = tuple(
    frozenset(row.split())
    for row in (
        "arrest hold detain",
        "seize recover confiscate",
        "charge indict accuse",
        "convict find",
        "sentence jail imprison order serve face",
        "receive get secure win obtain award give grant",
        "create make build",
        "help support assist benefit",
        "attend visit join gather",
        "pay settle agree resolve",
        "kill die",
        "injure hurt wound",
        "sell sold buy",
        "open launch start begin",
        "rise increase grow climb jump surge soar",
        "fall drop decrease decline decrease reduce cut",
        "plant put",
        "steal take defraud embezzle",
        "record report log see register",
        "spend invest commit",
        "raise collect generate",
        "employ have",
    )
)
# Verbs that say nothing of what was done, so that they never tell two claims apart.
_LIGHT_VERBS = (
    "be have do make see record report say announce include show expect need want become remain get take give go use "
    "come bring hold reach total number stand comprise cover represent"
)
_LIGHT = frozenset(_LIGHT_VERBS.split())

# Words beside a figure that make it another amount than the one it resembles, unless the other side has them too.
_APART = (
    "a further|another|an additional|an extra|additional|the remaining|remaining|the rest|the other|other|others|"
    "including|among them|of whom|of which|of them|of those|of these|such as|some of|each|each of|apiece|every|per|"
    "average|an average of|on average|averaging|mean|median|a mean of|a median of|also|more|further|extra|"
    "in addition|expected|planned|projected|forecast|target|target of|goal|previous|previously|initial|initially|"
    "original|originally|revised|maximum|a maximum of|minimum|a minimum of|feared|hope|hopes|combined|cumulative|"
    "net|gross|unlike|instead of|rather than|annually|monthly|weekly|daily|a year|a month|a week|a day|under|over|"
    "aged|half|most|majority|fewer|less|potential|second|third|could|may|might|only|either|first|last|the first|"
    "new|compared with|compared to|not|would|up to|as many as|typical"
)
_SEPARATING = frozenset(_APART.split("|"))


def same_thing(context: Context, a: Claim, b: Claim) -> Tie | None:
    """Return how surely two claims are about the same thing; None when something tells them apart or nothing ties them.

    >>> same_thing(context, "police arrested 85 people", "a total of 58 people were arrested")   # CERTAIN
    >>> same_thing(context, "85 people were arrested", "85 arrests")                              # None: people, events
    """
    return likeness(context, a, b).tie


def likeness(context: Context, a: Claim, b: Claim) -> Likeness:
    """Return `same_thing`'s answer with the reason."""
    if a.id == b.id:
        return Likeness(Tie.CERTAIN, "the same figure")
    if different := _difference(context, a, b):
        return Likeness(None, different)
    noun = same_noun(context, a, b)
    if noun is None:
        return Likeness(None, "nothing counted on one side")
    modifiers = _modifiers(a) == _modifiers(b)
    event = same_event(a, b)
    scope = bool(a.period) == bool(b.period) and bool(a.place) == bool(b.place)
    if noun == Tie.CERTAIN and modifiers and event == Tie.CERTAIN and "elliptic" not in a.cues | b.cues:
        return Likeness(Tie.CERTAIN if scope else Tie.LIKELY, "the same noun and event")
    if noun == Tie.CERTAIN and (modifiers or a.definite or b.definite) and event is not None:
        return Likeness(Tie.LIKELY, "the same noun")
    if event == Tie.CERTAIN and a.event not in _LIGHT:
        return Likeness(Tie.LIKELY, "the same event and a like noun")
    return Likeness(None, "too little in common")


def _difference(context: Context, a: Claim, b: Claim) -> str:
    """What tells two claims apart, "" if nothing does."""
    if a.kind != b.kind or a.unit != b.unit:
        return f"another kind of figure: {a.kind.value} {a.unit or ''}, {b.kind.value} {b.unit or ''}"
    if a.role != b.role and {a.role, b.role} - {"", "to", "of", "gloss"}:
        return "another role"
    if a.direction * b.direction < 0:
        return "another direction"
    if a.per != b.per:
        return "per something else"
    if a.negated != b.negated:
        return "denied on one side"
    if cue := separating_cue(a, b):
        return f"“{cue}” on one side"
    if (a.row and b.row and a.row != b.row) or (a.column and b.column and a.column != b.column):
        return "another cell"
    if not compatible_scope(a, b):
        return "another period, place or group"
    if same_noun(context, a, b) is None:
        return f"another noun: {a.counts or '?'}, {b.counts or '?'}"
    if same_event(a, b) is None:
        return f"another event: {a.event}, {b.event}"
    if a.clause == b.clause and a.sentence == b.sentence and "gloss" not in {a.role, b.role}:
        return "side by side in one clause"
    return ""


def separating_cue(a: Claim, b: Claim) -> str:
    """Return a word that stands by only one of two figures and makes it another amount ("a further"), or ""."""
    apart = (a.cues ^ b.cues) & _SEPARATING
    return min(apart) if apart else ""


def same_noun(context: Context, a: Claim, b: Claim) -> Tie | None:
    """Return CERTAIN for one and the same counted thing, LIKELY for another word for it, None for another thing.

    "suspect" and "person" may be the same people; "arrest" and "person" are never the same; modifiers that are at
    odds ("stolen car", "hired car") tell apart, modifiers on one side only do not.
    """
    left, right = _house(context, a.noun), _house(context, b.noun)
    if not left or not right:
        return None
    odds = _at_odds(_modifiers(a), _modifiers(b))
    if left == right:
        return None if odds else Tie.CERTAIN
    if like_nouns(left, right):
        return None if odds else Tie.LIKELY
    people = is_people(left, context.options) and is_people(right, context.options)
    if people and (left in _GENERIC_PEOPLE or right in _GENERIC_PEOPLE):
        return Tie.LIKELY
    return None


def like_nouns(left: str, right: str) -> bool:
    """Tell whether two nouns are used for one thing: "pupil", "student"; "arrest", "person" are not."""
    return left == right or any(left in row and right in row for row in _SYNONYMS)


def _house(context: Context, noun: str) -> str:
    return context.options.nouns.get(noun, noun)


def _modifiers(claim: Claim) -> frozenset[str]:
    return frozenset(claim.counts.split()[:-1]) - {"the", "new", "local", "young", "different"}


def _at_odds(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether both sides have modifiers of which neither includes the other's."""
    return bool(left) and bool(right) and not (left <= right or right <= left)


def same_event(a: Claim, b: Claim) -> Tie | None:
    """CERTAIN for one event, LIKELY where a side has none or a light verb, None for two different events."""
    if a.event == b.event:
        return Tie.CERTAIN if a.event else Tie.LIKELY
    if not a.event or not b.event or a.event in _LIGHT or b.event in _LIGHT:
        return Tie.LIKELY
    if any(a.event in row and b.event in row for row in _EVENTS):
        return Tie.CERTAIN
    return None


_WORD = regex.compile(r"[\w']+")
_EMPTY_WORDS = "the a an in at of during for on and to over since by this that those these last from"
_EMPTY = frozenset(_EMPTY_WORDS.split())


def compatible_scope(a: Claim, b: Claim) -> bool:
    """Tell whether period, place, group and agent of two claims can be the same: silence on one side can."""
    if a.when is not None and b.when is not None:
        if not a.when.meets(b.when):
            return False
    elif a.period and b.period and _content(a.period) != _content(b.period):
        return False
    if a.place and b.place and not (_content(a.place) & _content(b.place)):
        return False
    return _content(a.group) == _content(b.group)


def _content(phrase: str) -> frozenset[str]:
    return frozenset(_WORD.findall(phrase.lower())) - _EMPTY
