"""Dates, years, weekdays, times, durations, ages: figures by their form (stub)."""

from __future__ import annotations

from factcheck.extract.figure import Figure
from factcheck.model import Block, Draft, Options


def find(draft: Draft, block: Block, options: Options) -> list[Figure]:
    """Return the calendar figures of a block."""
    return []
