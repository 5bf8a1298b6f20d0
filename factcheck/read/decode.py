"""Bytes to text. Encoding detectors take cp1252 for cp1250 and turn £ into Ł, so none is used: a byte-order
mark decides, else UTF-8, else cp1252, the Windows encoding of Word's "plain text", and then the report says so."""

from __future__ import annotations

import codecs


class ReadError(ValueError):
    """A file that cannot be read as a release; the message is one sentence saying what is wrong and what to do."""


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
FALLBACK = "the file is not UTF-8; it was read as Windows-1252, so check its pound signs, dashes and quotation marks"


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return a file's text, without its byte-order mark, and notices for the report.

    Raises `ReadError` for a file that is empty, binary, or in no encoding we read.
    """
    if not data.strip():
        raise ReadError("the file is empty; save the release into it and run again")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), ()
            except UnicodeDecodeError as error:
                raise ReadError(
                    f"the file says it is {encoding.upper()} but byte {error.start} is not; save it as UTF-8"
                ) from None
    if b"\0" in data:
        raise ReadError("the file is binary, not text; save the release as plain text or Markdown in UTF-8")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise ReadError(f"the file is neither UTF-8 nor Windows-1252 (byte {error.start}); save it as UTF-8") from None
    # Releases hold no control characters; a file of another format that happens to decode does.
    controls = sum(ord(character) < 32 and character not in "\t\n\r\f" for character in text)
    if controls * 100 > len(text):
        raise ReadError("the file is binary, not text; save the release as plain text or Markdown in UTF-8")
    return text, (FALLBACK,)
