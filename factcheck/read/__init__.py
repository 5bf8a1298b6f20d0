"""From a file to a draft: text that is never changed again, its blocks, quotations and date.

    decode     bytes -> text                      BOM, UTF-8, then cp1252 (said in a notice)
    lines      plain text -> raw blocks           paragraphs, bullets, numbered items, pipe tables
    markdown   Markdown -> raw blocks             the same, by a Markdown parser
    flattened  tables that stand a cell a line
    mask       text -> prose of the same length   markup turned into spaces
    anatomy    raw blocks -> blocks               headline, dateline, body, notes, boilerplate, furniture
    dateline   where the release says its own date
    quotes     quotations and their speakers
    english    whether the text is English at all
"""

from __future__ import annotations

from pathlib import PurePath

from factcheck.model import Draft, Options
from factcheck.read.anatomy import name_blocks
from factcheck.read.dateline import find_embargo, find_issue_date
from factcheck.read.decode import ReadError, decode
from factcheck.read.english import language_notice
from factcheck.read.flattened import find_tables
from factcheck.read.lines import scan
from factcheck.read.mask import mask
from factcheck.read.quotes import find_quotations

__all__ = ["ReadError", "read_file", "read_text"]

MARKDOWN = (".md", ".markdown")


def read_file(path: str, data: bytes, options: Options | None = None) -> Draft:
    """Return the draft that a file's bytes make. Raises `ReadError`, one sentence, for bytes that are no text."""
    text, notices = decode(data)
    return read_text(text, path, options, notices=notices)


def read_text(
    text: str,
    path: str = "<text>",
    options: Options | None = None,
    markdown: bool | None = None,
    notices: tuple[str, ...] = (),
) -> Draft:
    """Return the draft of a text; `markdown` None decides by the path's ending. Raises `ReadError` if it is empty."""
    options = options or Options()
    if not text.strip():
        raise ReadError("the file is empty; save the release into it and run again")
    if markdown is None:
        markdown = PurePath(path).suffix.lower() in MARKDOWN
    prose = mask(text, markdown)
    if markdown:
        from factcheck.read.markdown import scan_markdown

        raw = scan_markdown(text, prose)
    else:
        raw = scan(prose)
        raw = find_tables(prose, raw, 1 + max((block.table_id or 0 for block in raw), default=0))
    blocks = name_blocks(prose, raw)
    issued, issued_span = find_issue_date(prose, blocks, options.date_order)
    language, notice = language_notice(prose)
    return Draft(
        path=path,
        text=text,
        prose=prose,
        blocks=blocks,
        quotations=find_quotations(prose, blocks),
        issued=options.release_date or issued,
        issued_span=None if options.release_date else issued_span,
        embargo=options.embargo or find_embargo(prose, options.date_order),
        language=language,
        notices=notices + ((notice,) if notice else ()) + _hidden_characters(text),
    )


def _hidden_characters(text: str) -> tuple[str, ...]:
    """A notice for characters that cannot be seen but cut a figure in two: "4,0<zero-width space>00"."""
    hidden = "\u200b\u200c\u200d\u2060\u00ad\ufeff"
    places = [
        at
        for at, character in enumerate(text)
        if character in hidden and 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()
    ]
    if not places:
        return ()
    lines = sorted({text.count("\n", 0, at) + 1 for at in places})
    where = ", ".join(map(str, lines[:5]))
    return (f"an invisible character stands inside a figure on line {where}; delete it, or the figure is misread",)
