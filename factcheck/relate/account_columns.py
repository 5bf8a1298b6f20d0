"""FC223: the columns of an account run by one sum: what proves one year's column must hold for the other's.

    Opening balance   2,410   2,655
    Additions           130      95
    Disposals           (85)   (110)
    Closing balance   2,455   2,640

Which rows are taken off is seldom written. The signs are those that make one column come out to the last digit;
they are believed only where no other signs do.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Expression, Kind, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.parts import exact, quoted
from factcheck.relate.rule import Rule

_VALUE = regex.compile(r"[\s|$£€(*-]{0,4}\{[nm](?P<id>\d+)\}[\s|)*]{0,4}|[\s|$£€]{0,4}[-–—][\s|]{0,4}")
_LABEL = regex.compile(r"(?P<label>\(?\p{L}[^{}|]{0,90}?)\s?[:|]?\s?(?=\(?\{[nm]\d+\}|[$£€]|$)")
_RESULT = regex.compile(
    r"(?:net|operating) (?:income|profit|loss|earnings)(?: \(loss\))?$|net (?:surplus|deficit)$|surplus$|"
    r"(?:profit|loss|income) before (?:income )?tax(?:es|ation)?$",
    regex.IGNORECASE,
)
_OPENING = regex.compile(r"\bbeginning of (?:the )?(?:period|year|quarter)$|^opening balance$", regex.IGNORECASE)
_CLOSING = regex.compile(r"\bend of (?:the )?(?:period|year|quarter)$|^closing balance$", regex.IGNORECASE)
_MOST = 7  # rows above a result: more of them, and some signs fit by chance
_THREE_DIGITS = 100


@dataclass
class _Row:
    label: str
    values: list[Claim | None] = field(default_factory=list)  # None: a dash, which stands for nought


def relate(context: Context) -> Iterator[Relation]:
    """Yield result = signed rows for the columns that the sum proved by another column does not fit."""
    rows: list[_Row] = []
    for frame in context.frames:
        label = _LABEL.match(frame.text)
        values = _values(frame, label.end() if label else 0)
        if values is None or (label is None and not rows):
            rows = []
            continue
        if label is not None:
            rows.append(_Row(label["label"], values))
        else:
            rows[-1].values.extend(values)
        if label is None or values:
            yield from _checked(rows)


def _values(frame: Frame, at: int) -> list[Claim | None] | None:
    """The figures and dashes of a line from an offset on; None where anything else stands there."""
    found: list[Claim | None] = []
    while at < len(frame.text.rstrip()):
        match = _VALUE.match(frame.text, at)
        if match is None:
            return None
        found.append(frame.claim(match["id"]) if match["id"] else None)
        at = match.end()
    fit = all(claim is None or (exact(claim) and claim.kind in (Kind.COUNT, Kind.MONEY)) for claim in found)
    return found if fit else None


def _checked(rows: Sequence[_Row]) -> Iterator[Relation]:
    """The sums of the account that the last row closes."""
    result = rows[-1]
    above: list[_Row] = []
    closing = bool(_CLOSING.search(result.label))
    if len(result.values) < 2 or not (closing or _RESULT.match(result.label)):
        return
    for row in reversed(rows[:-1]):
        if not row.values:
            continue  # a heading among the rows, the first line of a long label
        if len(row.values) != len(result.values) or len(above) == _MOST or _CLOSING.search(row.label):
            return
        above.insert(0, row)
        if len(above) > 1 and (not closing or _OPENING.search(row.label)):
            proofs = [_proofs(above, result, column) for column in range(len(result.values))]
            if any(proofs):
                yield from _misfits(above, result, proofs)
                return


def _proofs(above: Sequence[_Row], result: _Row, column: int) -> list[tuple[int, ...]]:
    """The signs, nought for a dash, that make a column come out exactly."""
    whole = _number(result, column)
    parts = [_number(row, column) for row in above]
    if abs(whole) < _THREE_DIGITS or sum(abs(part) >= _THREE_DIGITS for part in parts) < 2 or not parts[0]:
        return []
    choices = [(1,), *((1, -1) if part else (0,) for part in parts[1:])]
    return [signs for signs in itertools.product(*choices) if _sum(signs, parts) == whole]


def _misfits(above: Sequence[_Row], result: _Row, proofs: list[list[tuple[int, ...]]]) -> Iterator[Relation]:
    proven = next(column for column, found in enumerate(proofs) if found)
    if any(len(found) > 1 for found in proofs):
        return
    signs = proofs[proven][0]
    for column, found in enumerate(proofs):
        if not found and _alike(above, result, column, proven) and not _fits_somehow(above, result, column):
            yield _relation(above, result, column, _nearest(above, result, column, signs))


def _alike(above: Sequence[_Row], result: _Row, column: int, proven: int) -> bool:
    """Whether two columns tell the same figures of two years: not amounts and their change in per cent."""
    rows = [*above, result]
    pairs = [(abs(_number(row, column)), abs(_number(row, proven))) for row in rows]
    pairs = [(new, old) for new, old in pairs if new and old]
    near = sum(old <= 10 * new and new <= 10 * old for new, old in pairs)
    decimals = {claim.decimals for row in rows for at in (column, proven) if (claim := row.values[at]) is not None}
    return len(pairs) > 2 and 3 * near >= 2 * len(pairs) and len(decimals) == 1 and result.values[column] is not None


def _fits_somehow(above: Sequence[_Row], result: _Row, column: int) -> bool:
    """Whether any signs bring a column within rounding: a tax that was a credit that year, a loss without brackets.

    A row may be left out as well: "of which" is not always written.
    """
    whole = abs(_number(result, column))
    parts = [_number(row, column) for row in above]
    claims = [claim for row in above if (claim := row.values[column]) is not None]
    unit = max((Fraction(claim.scale) / 10**claim.decimals for claim in claims), default=Fraction(1))
    choices = itertools.product(*((1, -1, 0) if part else (0,) for part in parts))
    return any(
        abs(_sum(signs, parts) - whole) <= unit for signs in choices if signs.count(0) <= parts.count(Fraction(0)) + 1
    )


def _nearest(above: Sequence[_Row], result: _Row, column: int, signs: Sequence[int]) -> tuple[int, ...]:
    """The proven signs; a row that is a dash in the proven column goes by the sign that comes nearest in this one."""
    parts = [_number(row, column) for row in above]
    choices = itertools.product(*((sign,) if sign else (1, -1) for sign in signs))
    return min(choices, key=lambda chosen: abs(_sum(chosen, parts) - _number(result, column)))


def _number(row: _Row, column: int) -> Fraction:
    claim = row.values[column]
    return claim.value if claim is not None and isinstance(claim.value, Fraction) else Fraction(0)


def _sum(signs: Sequence[int], parts: Sequence[Fraction]) -> Fraction:
    return sum((sign * part for sign, part in zip(signs, parts, strict=True)), Fraction(0))


def _relation(above: Sequence[_Row], result: _Row, column: int, signs: Sequence[int]) -> Relation:
    whole = result.values[column]
    stated = [(row.values[column], sign) for row, sign in zip(above, signs, strict=True)]
    terms = [(claim, sign) for claim, sign in stated if claim is not None]
    if whole is None or not terms:
        raise ValueError("a column that is checked has a result and rows")
    made: Expression = Ref(terms[0][0].id)
    for claim, sign in terms[1:]:
        made = Apply("-" if sign < 0 else "+", (made, Ref(claim.id)))
    return Relation(
        "account-mismatch",
        (whole.id, *(claim.id for claim, _ in terms)),
        Compare(Ref(whole.id), "=", made),
        Tie.CERTAIN,
        f"The rows above make {{expected}}, by the sum that holds in the column beside, but the account says "
        f"{quoted(whole)}: check this column.",
    )


RULE = Rule(
    code="FC223",
    name="account-mismatch",
    summary="One column of an account does not come out, though the column beside it does.",
    finds="A net income or closing balance that is not what the rows above it make, in one of two years.",
    why="Accounts give two years side by side; a slip in one shows when the same sum is done in both.",
    silent="When no column comes out exactly, when several sums fit, and when a column is off only by rounding.",
    bad=(
        "Opening balance\n\n2,410\n\n2,655\n\nAdditions\n\n130\n\n95\n\nDisposals\n\n(85)\n\n(110)\n\n"
        "Closing balance\n\n2,545\n\n2,640\n"
    ),
    good=(
        "Opening balance\n\n2,410\n\n2,655\n\nAdditions\n\n130\n\n95\n\nDisposals\n\n(85)\n\n(110)\n\n"
        "Closing balance\n\n2,455\n\n2,640\n"
    ),
    checks=("B4",),
    relate=relate,
)
