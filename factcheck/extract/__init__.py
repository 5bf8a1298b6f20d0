"""From a draft to its claims: every stated figure with its value, ranges, and what it counts.

split    each block's prose into sentences             language.split
find     figures by their form, block by block         numbers, dates
leave    digits that are no claim, with the reason     leftout
parse    the sentences that hold figures               language.parse
attach   what each figure counts, when, where, who     attach
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator

import regex

from factcheck.extract.attach import attach
from factcheck.extract.figure import Figure
from factcheck.extract.sentences import read_sentences
from factcheck.model import Block, Draft, LeftOut, Options, Reading, Span


def extract(draft: Draft, options: Options) -> Reading:
    """Return the claims of a draft in text order, the figures left out with the reason, and the sentences."""
    from factcheck.extract import dates, leftout, numbers

    left_out: list[LeftOut] = []
    figures: list[Figure] = []
    order = dates.date_order(draft, options)
    for block in draft.blocks:
        spared = leftout.find(draft, block)
        left_out.extend(spared)
        found = [*numbers.find(draft, block, options), *dates.find(draft, block, options, order)]
        kept = _without_overlaps(found, spared)
        figures.extend(kept)
        left_out.extend(_remaining_digits(draft, block, [*(f.span for f in kept), *(item.span for item in spared)]))
    figures.sort(key=lambda figure: figure.span)
    sentences = read_sentences(draft, figures, options)
    claims = attach(draft, sentences, tuple(figures), options)
    return Reading(claims, tuple(sorted(left_out, key=lambda item: item.span)), sentences)


def _without_overlaps(found: list[Figure], spared: list[LeftOut]) -> list[Figure]:
    """Keep, of figures that overlap, the one that claims the place best; drop what is left out."""
    taken = sorted(item.span for item in spared)
    kept: list[Figure] = []
    for figure in sorted(found, key=lambda f: (-f.priority, f.span.start - f.span.end, f.span.start)):
        if _free(figure.span, taken):
            kept.append(figure)
            insort(taken, figure.span)
    return kept


_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}.,:/-]{0,40}(?<=[\p{L}\p{N}])|\d")
_DIGITS = regex.compile(r"\d[\d.,:/]{0,40}(?<=\d)")


def _remaining_digits(draft: Draft, block: Block, covered: list[Span]) -> Iterator[LeftOut]:
    """Give the words with digits that no finder took ("3WK0"), so that every digit is a figure or has a reason."""
    if _DIGITS.search(draft.prose, block.span.start, block.span.end) is None:
        return
    covered = sorted(covered)
    for word in _WORD.finditer(draft.prose, block.span.start, block.span.end):
        if _DIGITS.search(word.group()) is None:
            continue
        pieces = [word.span()]
        if not _free(Span(*word.span()), covered):  # the date in "from11 May" is taken, its digits are not
            pieces = [digits.span() for digits in _DIGITS.finditer(draft.prose, *word.span())]
        for piece in pieces:
            span = Span(*piece)
            if _free(span, covered):
                yield LeftOut(span, draft.text[span.start : span.end], "part of a name or code")


def _free(span: Span, taken: list[Span]) -> bool:
    """Tell whether a span overlaps none of the sorted, disjoint ones."""
    at = bisect_left(taken, span)
    return (at == 0 or taken[at - 1].end <= span.start) and (at == len(taken) or span.end <= taken[at].start)
