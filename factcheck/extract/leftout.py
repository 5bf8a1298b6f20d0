"""Digits that are no claim: telephone numbers, references, page furniture (stub)."""

from __future__ import annotations

from factcheck.model import Block, Draft, LeftOut


def find(draft: Draft, block: Block) -> list[LeftOut]:
    """Return what is left out of a block, with the reason."""
    return []
