"""Measure how the time of a check grows with the text, on texts made here that once took far more than their share.

    python benchmarks/growth.py [--claims 400] [--times 4]

Each shape is checked at a size and at a multiple of it, after a first check that loads the model. Printed are the
seconds and by how much the time per claim has grown: 1.0 is in proportion to the text. Exit status 1 where it has more
than doubled for a shape. Each size is timed twice and
the shorter time is taken, for other work on the machine only adds.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from time import perf_counter

from factcheck import Checker

LIMIT = 2.0
HEAD = "Wexmoor Council counts its boxes\n\n"
COLOURS = ("red", "blue", "green", "white", "black", "brown", "grey")


def one_sentence(claims: int) -> str:
    """A list of figures without an end."""
    return HEAD + "The store held " + ", ".join(f"{i % 90 + 2} {_colour(i)} boxes" for i in range(claims)) + ".\n"


def one_paragraph(claims: int) -> str:
    """Many sentences in one block."""
    return HEAD + " ".join(f"The {_colour(i)} store held {i % 90 + 2} boxes." for i in range(claims)) + "\n"


def paragraphs(claims: int) -> str:
    """A sentence a block."""
    return HEAD + "\n\n".join(f"The {_colour(i)} store held {i * 7 % 900 + 2} boxes." for i in range(claims)) + "\n"


def hedged(claims: int) -> str:
    """Every other figure bounds the same things as the others count."""
    return HEAD + "\n\n".join(
        f"{'More than' if i % 2 else 'In all'} {i * 7 % 900 + 2} {_colour(i)} boxes came in." for i in range(claims)
    )


def dates(claims: int) -> str:
    """Dates in figures, whose order the whole text tells."""
    return HEAD + "\n\n".join(f"The {_colour(i)} box came on {i % 28 + 1}/{i % 12 + 1}/2018." for i in range(claims))


def table(claims: int) -> str:
    """A flattened table, a cell a line."""
    rows = (f"{_colour(i).title()} boxes {_letters(i)}\n\n{i % 90 + 2}\n\n{i % 70 + 3}" for i in range(claims // 2))
    return HEAD + "\n\n".join(rows) + "\n"


SHAPES: tuple[Callable[[int], str], ...] = (one_sentence, one_paragraph, paragraphs, hedged, dates, table)


def _colour(number: int) -> str:
    return COLOURS[number % len(COLOURS)]


def _letters(number: int) -> str:
    return chr(97 + number % 26) + chr(97 + number // 26 % 26)


def seconds(checker: Checker, text: str) -> tuple[float, int]:
    """Return the shorter of two times and the number of claims."""
    best, claims = float("inf"), 0
    for _ in range(2):
        start = perf_counter()
        claims = checker.check(text).coverage.claims
        best = min(best, perf_counter() - start)
    return best, claims


def main() -> int:
    """Measure every shape."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=400)
    parser.add_argument("--times", type=int, default=4)
    args = parser.parse_args()
    checker = Checker()
    checker.check(one_paragraph(5))
    failed = False
    for shape in SHAPES:
        small, few = seconds(checker, shape(args.claims))
        large, many = seconds(checker, shape(args.claims * args.times))
        growth = (large / many) / (small / few)
        failed = failed or growth > LIMIT
        sizes = f"{few:6} claims {small:7.2f} s   {many:6} claims {large:7.2f} s"
        print(f"{shape.__name__:15} {sizes}   per claim x{growth:.2f}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
