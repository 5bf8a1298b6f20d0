"""A file that could not be checked."""

from __future__ import annotations

from dataclasses import dataclass

UNREADABLE = "FC001"
TOOL_FAILED = "FC003"


@dataclass(frozen=True, slots=True)
class Problem:
    """What kept a file from being checked and what to do, in one sentence; any makes the exit status 2."""

    path: str
    message: str
    code: str = UNREADABLE
