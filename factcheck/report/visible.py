"""Text from outside made safe to print.

A release or a file name may hold characters that command a terminal (ESC ] 0 ; sets its title), that turn the
reading order round (U+202E), or that a build server takes for a command ("::error::", "##[group]"). Every text
format passes all such text through here; JSON escapes by itself.
"""

from __future__ import annotations

import unicodedata

# Cc and Cf: controls and invisible format characters; Cs: half a surrogate pair, which no encoding can print;
# Zl, Zp: line and paragraph separators; Cn, Co: characters without a meaning.
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co"})
_DELETE = 0x7F


def visible(text: str) -> str:
    """Return `text` on one line, with every control or invisible character turned into a visible sign.

    ESC becomes "␛", a line feed "␊", U+202E "<U+202E>". "##[" is broken up because GitHub's and Azure's
    runners take it for a command wherever it stands in a line.
    """
    shown = text if text.isascii() and text.isprintable() else "".join(map(_sign, text))
    return shown.replace("##[", "## [").replace("##vso[", "## vso[")


def visible_path(path: str) -> str:
    """Return a path fit to stand at the start of a line: "::error::.txt" becomes "./::error::.txt"."""
    shown = visible(path)
    return f"./{shown}" if shown.lstrip().startswith("::") else shown


def _sign(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)  # the control pictures block
    if code == _DELETE:
        return "␡"
    if unicodedata.category(character) in _UNPRINTABLE:
        return f"<U+{code:04X}>"
    return character


def columns(text: str) -> int:
    """Return how many terminal columns a text takes: none for combining marks, two for wide characters."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
