"""The only way to spaCy (stub: blank English, sentences by rule)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@cache
def load(model: str | None = None) -> Language:
    """Return the pipeline."""
    import spacy

    return spacy.load(model) if model else spacy.blank("en")


def split(text: str) -> list[tuple[int, int]]:
    """Return the sentences' offsets."""
    ends = [match.end() for match in re.finditer(r"[.!?][\"'”’)]{0,2}(?=\s+[A-Z\"'“‘])", text)]
    starts = [0, *ends]
    spans = []
    for start, end in zip(starts, [*ends, len(text)], strict=True):
        piece = text[start:end]
        if piece.strip():
            spans.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
    return spans


def parse(texts: Sequence[str], model: str | None = None) -> Iterable[Doc]:
    """Return the analysis of each sentence."""
    return list(load(model).pipe(texts))
