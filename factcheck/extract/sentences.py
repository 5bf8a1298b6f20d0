"""Sentences of a draft with their tokens; only sentences that hold figures are parsed."""

from __future__ import annotations

from bisect import bisect_left

from factcheck.extract.figure import Figure
from factcheck.model import Draft, Options, Sentence, Span, Token


def read_sentences(draft: Draft, figures: list[Figure], options: Options) -> tuple[Sentence, ...]:
    """Return every sentence of every block, in text order, with the tokens of those that hold a figure."""
    from factcheck import language

    spans = sorted(figure.span for figure in figures)
    starts = [span.start for span in spans]
    places: list[tuple[int, Span]] = []
    for number, block in enumerate(draft.blocks):
        prose = draft.prose[block.span.start : block.span.end]
        for start, end in language.split(prose):
            span = Span(block.span.start + start, block.span.start + end)
            places.extend((number, piece) for piece in _pieces(draft.prose, span, spans))
    parsed = [index for index, (_, span) in enumerate(places) if _any_between(starts, span)]
    texts = [draft.prose[places[index][1].start : places[index][1].end] for index in parsed]
    docs = dict(zip(parsed, language.parse(texts, options.language_model), strict=True))
    return tuple(
        Sentence(index, span, block, _tokens(docs[index], span.start) if index in docs else ())
        for index, (block, span) in enumerate(places)
    )


# No sentence holds more figures than this; what does is a table run together, and what a figure counts there does
# not hang on the figures far away. The bound keeps all work on a sentence in proportion to the text.
FIGURES_A_SENTENCE = 60


def _pieces(prose: str, sentence: Span, figures: list[Span]) -> list[Span]:
    """Cut a sentence with too many figures into pieces, each from behind a blank before a figure."""
    at, last = bisect_left(figures, sentence), bisect_left(figures, Span(sentence.end, 0))
    out: list[Span] = []
    start = sentence.start
    while last - at > FIGURES_A_SENTENCE:
        at += FIGURES_A_SENTENCE
        cut = prose.rfind(" ", figures[at - 1].end, figures[at].start) + 1
        if cut > start:
            out.append(Span(start, cut))
            start = cut
    return [*out, Span(start, sentence.end)]


def _any_between(starts: list[int], span: Span) -> bool:
    at = bisect_left(starts, span.start)
    return at < len(starts) and starts[at] < span.end


def _tokens(doc: object, offset: int) -> tuple[Token, ...]:
    return tuple(
        Token(
            Span(offset + token.idx, offset + token.idx + len(token)),
            token.text,
            token.lemma_ or token.lower_,
            token.pos_,
            token.tag_,
            token.dep_,
            token.head.i,
        )
        for token in doc  # type: ignore[attr-defined]
    )
