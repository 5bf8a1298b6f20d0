"""The one table that says how loud a broken relation is.

The level is the weaker of the tie (how surely the figures belong together) and the break: broken under the
loose ranges is fit for an error, broken under the tight ranges only is at most a warning.
"""

from __future__ import annotations

from factcheck.judge.evaluate import Break
from factcheck.model import Level, Tie

LEVELS: dict[tuple[Tie, Break], Level] = {
    (Tie.CERTAIN, Break.LOOSE): Level.ERROR,
    (Tie.CERTAIN, Break.TIGHT): Level.WARNING,
    (Tie.LIKELY, Break.LOOSE): Level.WARNING,
    (Tie.LIKELY, Break.TIGHT): Level.WARNING,
    (Tie.ASK, Break.LOOSE): Level.NOTE,
    (Tie.ASK, Break.TIGHT): Level.NOTE,
}


def level_of(tie: Tie, broken: Break) -> Level:
    """Return the level of a relation that is broken. Raises KeyError for one that holds."""
    return LEVELS[tie, broken]
