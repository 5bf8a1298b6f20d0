"""The verb that governs a figure, whether it is denied, and who does it."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.extract.figure import Figure
from factcheck.extract.line import Line
from factcheck.extract.noun_phrases import NounPhrase
from factcheck.extract.words import PLAIN_VERBS, Word


@dataclass(frozen=True, slots=True)
class Event:
    """The governing verb's lemma, its word's index (-1 without), whether it is denied, and the agent's lemma phrase."""

    verb: str = ""
    index: int = -1
    negated: bool = False
    agent: str = ""


_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "without"})
_REPORTING = frozenset({"say", "tell", "add", "explain", "comment", "note", "warn", "believe", "think", "hope"})
_MODALS = frozenset({"will", "would", "shall", "should", "can", "could", "may", "might", "must"})


def governing(line: Line, figure: Figure, phrase: NounPhrase) -> Event:
    """Return the event of a figure: "85 people were arrested" -> arrest; "Police seized 46 scooters" -> seize."""
    words = line.words
    if not words:
        return Event()
    first, last = line.place(figure)
    if first >= len(words):
        return Event()
    clause = line.clause_of(first)
    end = max(last, phrase.last if phrase.first >= last else last)
    before = _verb_before(line, first, clause)
    after = _verb_after(line, end, clause)
    # A participle right behind the counted thing tells more than the main verb: "46 of them seized".
    if after >= 0 and (before < 0 or (after == end and words[after].lower.endswith(("ed", "en")))):
        index = after
    else:
        index = before
    if index < 0:
        return Event()
    negated = any(word.lower in _NEGATIONS for word in words[max(index - 3, 0) : index])
    agent = _agent(line, index, first) if index == before else ""
    return Event(words[index].lemma, index, negated, agent)


def _verb_before(line: Line, first: int, clause: int) -> int:
    for index in range(first - 1, -1, -1):
        if line.clauses[index] != clause:
            return -1
        word = line.words[index]
        if word.kind == "verb" and word.lemma not in _REPORTING and not _attributive(line, index):
            return index
        if index == first - 1 and not line.parsed and word.lower in PLAIN_VERBS and index > 0:
            return index  # "Police arrest 85": untagged, the word before the number is the headline's verb
    return -1


def _attributive(line: Line, index: int) -> bool:
    """Whether a participle belongs to a noun behind it: "the registered total of 40"."""
    after = line.words[index + 1] if index + 1 < len(line.words) else None
    before = line.words[index - 1] if index else None
    return (
        line.words[index].lower.endswith(("ed", "ing"))
        and after is not None
        and after.kind == "noun"
        and before is not None
        and before.kind in ("det", "adj")
    )


def _verb_after(line: Line, start: int, clause: int) -> int:
    auxiliary = -1
    for index in range(start, min(start + 12, len(line.words))):
        word = line.words[index]
        if line.clauses[index] != clause and word.lower not in {"who", "which"}:
            break
        if line.figure_at[index] >= 0 and index > start:
            break
        if word.kind == "verb":
            return index
        if word.kind == "aux" and auxiliary < 0 and word.lower not in _MODALS:
            auxiliary = index
    return -1


def _agent(line: Line, verb: int, figure: int) -> str:
    """The subject before an active verb as a lemma phrase: "Wexmoor Police recorded 412" -> "wexmoor police"."""
    index = verb - 1
    while index >= 0 and line.words[index].kind in ("aux", "adv"):
        index -= 1
    end = index + 1
    while index >= 0 and line.words[index].kind in ("noun", "adj") and line.figure_at[index] < 0:
        index -= 1
    return _lemma_phrase(line.words[index + 1 : end])


def _lemma_phrase(words: tuple[Word, ...]) -> str:
    if not words:
        return ""
    return " ".join([*(word.lower for word in words[:-1]), words[-1].lemma])
