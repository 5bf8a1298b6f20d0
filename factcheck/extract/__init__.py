"""From a draft to its claims: every stated figure with its value, ranges, and what it counts.

    split    each block's prose into sentences             language.split
    find     figures by their form, block by block         numbers, dates
    leave    digits that are no claim, with the reason     leftout
    parse    the sentences that hold figures               language.parse
    attach   what each figure counts, when, where, who     attach
"""

from __future__ import annotations

from factcheck.extract.attach import attach
from factcheck.extract.figure import Figure
from factcheck.extract.sentences import read_sentences
from factcheck.model import Draft, LeftOut, Options, Reading


def extract(draft: Draft, options: Options) -> Reading:
    """Return the claims of a draft in text order, the figures left out with the reason, and the sentences."""
    from factcheck.extract import dates, leftout, numbers

    left_out: list[LeftOut] = []
    figures: list[Figure] = []
    for block in draft.blocks:
        spared = leftout.find(draft, block)
        left_out.extend(spared)
        found = [*numbers.find(draft, block, options), *dates.find(draft, block, options)]
        figures.extend(_without_overlaps(found, spared))
    figures.sort(key=lambda figure: figure.span)
    sentences = read_sentences(draft, figures, options)
    claims = attach(draft, sentences, tuple(figures), options)
    return Reading(claims, tuple(sorted(left_out, key=lambda item: item.span)), sentences)


def _without_overlaps(found: list[Figure], spared: list[LeftOut]) -> list[Figure]:
    """Keep, of figures that overlap, the one that claims the place best; drop what is left out."""
    taken = [item.span for item in spared]
    kept: list[Figure] = []
    best_first = sorted(found, key=lambda f: (-f.priority, f.span.start - f.span.end, f.span.start))
    for figure in best_first:
        if not any(span.start < figure.span.end and figure.span.start < span.end for span in taken):
            kept.append(figure)
            taken.append(figure.span)
    return kept
