"""A sentence as the attachment reads it: its words with their clauses, and where each figure stands among them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.extract.figure import Figure
from factcheck.extract.words import Word, read_word
from factcheck.model import Sentence, Span, Token


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one sentence, the clause of each word, and for each word whether a figure covers it (its number)."""

    words: tuple[Word, ...]
    tokens: tuple[Token, ...]
    clauses: tuple[int, ...]
    figure_at: tuple[int, ...]  # index into `figures`, or -1
    figures: tuple[Figure, ...]
    parsed: bool

    def place(self, figure: Figure) -> tuple[int, int]:
        """The words a figure covers, hedge included, as a half-open range; of a glued one, the word it is part of."""
        span = whole_span(figure)
        return self.words_in(span)

    def words_in(self, span: Span) -> tuple[int, int]:
        """The words that overlap a span, as a half-open range."""
        first = bisect_right(self.words, span.start, key=lambda word: word.span.end)
        last = bisect_left(self.words, span.end, key=lambda word: word.span.start)
        return first, max(last, first)

    def clause_of(self, index: int) -> int:
        """The clause of a word; past the end, that of the last."""
        return self.clauses[min(index, len(self.clauses) - 1)] if self.clauses else 0


def whole_span(figure: Figure) -> Span:
    """A figure's span together with its hedge: "more than 80"."""
    if figure.hedge_span is None:
        return figure.span
    return Span(min(figure.span.start, figure.hedge_span.start), max(figure.span.end, figure.hedge_span.end))


def read_line(sentence: Sentence, figures: Sequence[Figure]) -> Line:
    """Return the line of a sentence with the figures that stand in it."""
    words = tuple(read_word(token) for token in sentence.tokens)
    figure_at = [-1] * len(words)
    starts = [word.span.start for word in words]
    for number, figure in enumerate(figures):
        first = max(bisect_right(starts, figure.span.start) - 1, 0)
        for index in range(first, len(words)):
            if words[index].span.start >= figure.span.end:
                break
            if words[index].span.end > figure.span.start:
                figure_at[index] = number
    parsed = any(token.dep for token in sentence.tokens)
    return Line(words, sentence.tokens, _clauses(words), tuple(figure_at), tuple(figures), parsed)


_BREAKS = frozenset({";", ":", "–", "—", "--", "•", "|"})
_OPENERS = frozenset(
    {
        "but",
        "while",
        "whereas",
        "which",
        "who",
        "whose",
        "although",
        "though",
        "when",
        "because",
        "if",
        "after",
        "before",
    }
)


def _clauses(words: Sequence[Word]) -> tuple[int, ...]:
    """Number the clauses of a sentence.

    A clause ends at a semicolon, colon or dash, at "but", "while", "which", "who" and the like, and at "and"
    or a comma when what follows up to the next stop has a verb of its own: "The force made 85 arrests and
    seized 40 cars" is two clauses, "83 men, two women and a child were held" one.
    """
    out = []
    clause = 0
    seen_verb = False
    for index, word in enumerate(words):
        if (
            (word.kind == "punct" and word.text in _BREAKS)
            or (word.lower in _OPENERS and index > 0)
            or (seen_verb and (word.lower == "and" or word.text == ",") and _verb_follows(words, index))
        ):
            clause += 1
            seen_verb = False
        if word.kind in ("verb", "aux"):
            seen_verb = True
        out.append(clause)
    return tuple(out)


def _verb_follows(words: Sequence[Word], index: int) -> bool:
    for word in words[index + 1 : index + 14]:
        if word.text in {",", ".", ")", ";", ":"} or word.lower == "and":
            return False
        if word.kind in ("verb", "aux") and not word.lower.endswith("ing"):
            return True
    return False
