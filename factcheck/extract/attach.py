"""What each figure counts, when, where, about whom, and who says it (stub)."""

from __future__ import annotations

from bisect import bisect_right

from factcheck.extract.figure import Figure
from factcheck.model import Claim, Draft, Options, Sentence


def attach(
    draft: Draft, sentences: tuple[Sentence, ...], figures: tuple[Figure, ...], options: Options
) -> tuple[Claim, ...]:
    """Return the figures, in text order, as claims."""
    starts = [sentence.span.start for sentence in sentences]
    claims = []
    for number, figure in enumerate(figures):
        sentence = sentences[bisect_right(starts, figure.span.start) - 1]
        claims.append(
            Claim(
                number,
                figure.span,
                draft.text[figure.span.start : figure.span.end],
                figure.kind,
                figure.value,
                figure.tight,
                figure.loose,
                unit=figure.unit,
                per=figure.per,
                hedge=figure.hedge,
                hedge_span=figure.hedge_span,
                parts=figure.parts,
                decimals=figure.decimals,
                scale=figure.scale,
                block=sentence.block,
                sentence=sentence.index,
                quoted=any(q.span.start <= figure.span.start < q.span.end for q in draft.quotations),
            )
        )
    return tuple(claims)
