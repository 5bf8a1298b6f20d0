"""Colour, where wanted. Nothing is said by colour alone."""

from __future__ import annotations

from dataclasses import dataclass

_CODES = {"error": "1;31", "warning": "1;33", "note": "1;36", "frame": "34", "strong": "1"}


@dataclass(frozen=True, slots=True)
class Style:
    """Paints words for a terminal, or leaves them as they are."""

    coloured: bool = False

    def paint(self, text: str, role: str) -> str:
        """Return `text` in the colour of a level ("error", ...), of the "frame", or "strong"."""
        return f"\x1b[{_CODES[role]}m{text}\x1b[0m" if self.coloured and text else text
