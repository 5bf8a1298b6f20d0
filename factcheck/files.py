"""Which files to check, and their bytes."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

SUFFIXES = (".txt", ".md", ".markdown")
MAX_SIZE = 5_000_000  # bytes; a long release has 50,000


class FileError(ValueError):
    """A path that cannot be checked; the message is one sentence that names no file and says what to do."""


class NoFilesError(FileError):
    """A folder without a file to check."""


def shown(path: str) -> str:
    """Return a path as text: bytes of a name that are not UTF-8 become backslash escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def expand(paths: Iterable[str]) -> Iterator[tuple[str, FileError | None]]:
    """Yield each file to check once, as it was given or found; with an error, a path that gives none.

    Folders are walked in the order of names, and give their .txt, .md and .markdown files; what begins with a
    dot is passed over, and links are not followed, so that nothing outside the folder is read. A file named outright is
    taken whatever its name.
    """
    seen: set[str] = set()
    for path in paths:
        if path != "-" and Path(path).is_dir():
            found = list(_walk(path))
            if not found:
                yield path, NoFilesError(f"the folder has no {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]} file in it")
        else:
            found = [path]
        for file in found:
            real = file if file == "-" else os.path.realpath(file)
            if real not in seen:
                seen.add(real)
                yield file, None


def _walk(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(parent, name)  # noqa: PTH118 - Path would drop the "./" that was given
            if name.lower().endswith(SUFFIXES) and not name.startswith(".") and not Path(path).is_symlink():
                yield path


def read_bytes(path: str, limit: int = MAX_SIZE) -> bytes:
    """Return the bytes of a file, or of standard input for "-". Raises FileError."""
    try:
        if path == "-":
            data = sys.stdin.buffer.read(limit + 1)
        else:
            with Path(path).open("rb") as file:
                # The size is not to be trusted: a pipe has none and /dev/zero has no end.
                data = file.read(limit + 1)
                if len(data) > limit and stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    size = os.fstat(file.fileno()).st_size
                    raise FileError(_too_large(f"{size:,} bytes", limit))
    except FileNotFoundError:
        raise FileError("there is no such file; check the name") from None
    except PermissionError:
        raise FileError("the file may not be read; ask for the right to read it") from None
    except OSError as error:
        raise FileError(f"the file cannot be read ({error.strerror}); check that it opens elsewhere") from None
    except ValueError as error:
        if isinstance(error, FileError):
            raise
        raise FileError("the name holds a character that no file name may hold; check the name") from None
    if len(data) > limit:
        raise FileError(_too_large(f"more than {limit:,} bytes", limit))
    return data


def _too_large(size: str, limit: int) -> str:
    return (
        f"the file is too large ({size}; at most {limit:,} are read); "
        "give the release alone, or raise the limit with --max-size"
    )
