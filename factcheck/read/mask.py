"""Markup turned into spaces, so that the words stay where they stand in the file.

"**83** men" becomes "  83   men": the same length, the same offsets.
"""

from __future__ import annotations

import html

import regex

_IMAGE = regex.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)")
_LINK = regex.compile(r"\[(?P<words>[^\[\]\n]{1,400})\](?P<target>\([^()\n]{0,2000}\)|\[[^\]\n]{0,100}\])")
_COMMENT = regex.compile(r"<!--.{0,5000}?-->", regex.DOTALL)
_TAG = regex.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,20}(?:\s[^<>\n]{0,1000})?/?>")
_ENTITY = regex.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10});")
_STRONG = regex.compile(r"(\*\*|__)(?=\S)(?P<words>[^*\n]{1,2000}?)(?<=\S)\1")
_EMPHASIS = regex.compile(
    r"(?<![\w*])\*(?=[^\s*])[^*\n]{1,2000}?(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\s_])[^_\n]{1,500}_(?!\w)"
)
_CODE = regex.compile(r"`{1,3}")
_HEADING = regex.compile(r"(?m)^ {0,3}#{1,6}(?=\s)|(?m)(?<=\s)#{1,6}\s*$")
_FRONT_MATTER = regex.compile(r"\A---[ \t]*\r?\n(?:.{0,2000}\r?\n){0,200}?---[ \t]*(?:\r?\n|\Z)")
_ESCAPE = regex.compile(r"\\(?=[!-/:-@\[-`{-~])")


def mask(text: str, markdown: bool) -> str:
    """Return the prose of a text: the same length, with markup and carriage returns as spaces.

    Images, links, comments, tags, entities and `**` are masked in plain text too: releases saved from a
    web page or a wire hold them. Headings, emphasis, code marks and front matter are masked in Markdown only.
    """
    prose = list(text)

    def blank(start: int, end: int) -> None:
        for at in range(start, end):
            if prose[at] != "\n":
                prose[at] = " "

    for pattern in (_IMAGE, _COMMENT, _TAG):
        for match in pattern.finditer(text):
            blank(*match.span())
    for match in _LINK.finditer(text):
        blank(match.start(), match.start("words"))
        blank(match.end("words"), match.end())
    for match in _STRONG.finditer(text):
        blank(match.start(), match.start() + 2)
        blank(match.end() - 2, match.end())
    if markdown:
        if matter := _FRONT_MATTER.match(text):
            blank(*matter.span())
        for match in _EMPHASIS.finditer(text):
            blank(match.start(), match.start() + 1)
            blank(match.end() - 1, match.end())
        for pattern in (_CODE, _HEADING, _ESCAPE):
            for match in pattern.finditer(text):
                blank(*match.span())
    for match in _ENTITY.finditer(text):
        character = html.unescape(match.group())
        if len(character) == 1:
            blank(*match.span())
            prose[match.end() - 1] = character  # beside the figure it belongs to: "&pound;20" -> "      £20"
    return "".join(prose).replace("\r", " ")
