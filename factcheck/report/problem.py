"""A file that could not be checked."""

from __future__ import annotations

from dataclasses import dataclass

UNREADABLE = "FC001"


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence that names the file and says what to do; any problem makes the exit status 2."""

    path: str
    message: str
    code: str = UNREADABLE
