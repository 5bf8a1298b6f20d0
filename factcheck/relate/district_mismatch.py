"""FC816: a member's district is the same in the brackets behind the name and in the text."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Compare, Const, Evidence, Relation, Span, Tie
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule
from factcheck.relate.states import STATES

_CODES = {name: code for code, name in STATES.items()}
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
# "(MS-03)", "(D-NC-12)", "in CA-43"
_TAG = regex.compile(rf"(?<![\w-])(?:[DRI]-)?(?P<state>{'|'.join(STATES)})-(?P<number>\d{{1,2}})(?!\w|-\d)")
# "Mississippi's Third Congressional District", "California's 43rd District"
_PHRASE = regex.compile(
    rf"\b(?P<state>{'|'.join(_CODES)})['’]s\s+(?:(?P<number>\d{{1,2}})(?:st|nd|rd|th)|(?P<word>{'|'.join(_ORDINALS)}))"
    r"\s+(?:Congressional\s+)?District\b",
    regex.IGNORECASE,
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield district of the text = district in the brackets, for a state of which the draft names one of each."""
    tags, phrases = _by_state(context, _TAG), _by_state(context, _PHRASE)
    for state in tags.keys() & phrases.keys():
        if len(phrases[state]) != 1:
            continue
        ((phrase, phrase_span),) = phrases[state].items()
        # of two members of one state the numbers do not say whose district is whose, but a slip of the keys does
        near = {tag: span for tag, span in tags[state].items() if len(tags[state]) == 1 or _turned(tag, phrase)}
        if phrase in tags[state] or len(near) != 1:
            continue
        ((tag, tag_span),) = near.items()
        written = [context.words(span.start, span.end) for span in (tag_span, phrase_span)]
        yield Relation(
            "district-mismatch",
            (),
            Compare(Const(Fraction(tag), written[0]), "=", Const(Fraction(phrase), written[1])),
            Tie.LIKELY,
            f"“{written[0]}” and “{written[1]}” are two districts: check which it is.",
            evidence=(Evidence(tag_span), Evidence(phrase_span)),
        )


def _turned(tag: int, phrase: int) -> bool:
    """Whether one is the other with its two digits in turned order: 12 and 21."""
    return tag != phrase and f"{tag:02}" == f"{phrase:02}"[::-1]


def _by_state(context: Context, pattern: regex.Pattern[str]) -> dict[str, dict[int, Span]]:
    """The numbers of districts that a pattern finds, by the state's two letters, each where it stands first."""
    found: dict[str, dict[int, Span]] = {}
    for match in pattern.finditer(context.draft.prose):
        groups = match.groupdict()
        state = match["state"] if match["state"] in STATES else _CODES[match["state"].title()]
        word = groups.get("word")
        number = _ORDINALS.index(word.lower()) + 1 if word else int(match["number"])
        found.setdefault(state, {}).setdefault(number, Span(*match.span()))
    return found


RULE = Rule(
    code="FC816",
    name="district-mismatch",
    summary="A member of Congress is given two districts.",
    finds="A district behind a name, “(OH-14)”, and another in the text, “Ohio's 41st Congressional District”.",
    why="The boilerplate knows the member's district; the line above was typed.",
    silent="Where the draft names several districts of the state, as those of two members are.",
    bad="Representative Ann Dell (OH-41) opened the clinic.\n\nDell represents Ohio's 14th Congressional District.",
    good="Representative Ann Dell (OH-14) opened the clinic.\n\nDell represents Ohio's 14th Congressional District.",
    checks=("H6",),
    relate=relate,
)
