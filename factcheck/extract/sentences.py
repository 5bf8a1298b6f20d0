"""Sentences of a draft with their tokens; only sentences that hold figures are parsed."""

from __future__ import annotations

from factcheck.extract.figure import Figure
from factcheck.model import Draft, Options, Sentence, Span, Token


def read_sentences(draft: Draft, figures: list[Figure], options: Options) -> tuple[Sentence, ...]:
    """Return every sentence of every block, in text order, with the tokens of those that hold a figure."""
    from factcheck import language

    places: list[tuple[int, Span]] = []
    for number, block in enumerate(draft.blocks):
        prose = draft.prose[block.span.start : block.span.end]
        for start, end in language.split(prose):
            places.append((number, Span(block.span.start + start, block.span.start + end)))
    starts = sorted(figure.span.start for figure in figures)
    parsed = [index for index, (_, span) in enumerate(places) if _any_between(starts, span)]
    texts = [draft.prose[places[index][1].start : places[index][1].end] for index in parsed]
    docs = dict(zip(parsed, language.parse(texts, options.language_model), strict=True))
    return tuple(
        Sentence(index, span, block, _tokens(docs[index], span.start) if index in docs else ())
        for index, (block, span) in enumerate(places)
    )


def _any_between(starts: list[int], span: Span) -> bool:
    from bisect import bisect_left

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
