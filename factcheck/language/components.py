"""The two pipeline components of the project's own: sentence boundaries and lemmas.

spaCy finds components by name, so they are made known to it by `register`, called before a pipeline is loaded.
"""

from __future__ import annotations

from pathlib import Path

import srsly
from spacy.language import Language
from spacy.tokens import Doc

from factcheck.language.sentences import split


def register() -> None:
    """Make the components known to spaCy (it wants a name for each); safe to call again."""
    Language.component("factcheck_sentences", func=mark_sentences)
    Language.factory("factcheck_lemmas", func=_make_lemmas)


def mark_sentences(doc: Doc) -> Doc:
    """Set the sentence starts of `doc` by rule: the first token at or after each boundary."""
    starts = [start for start, _ in split(doc.text)]
    at = 0
    for token in doc:
        reached = at < len(starts) and token.idx + len(token) > starts[at] and not token.is_space
        token.is_sent_start = reached or token.i == 0
        if reached:
            at += 1
    return doc


_ENDINGS = {
    "NNS": "s",
    "VBZ": "s",
    "VBD": "ed",
    "VBN": "ed",
    "VBG": "ing",
    "JJR": "er",
    "RBR": "er",
    "JJS": "est",
    "RBS": "est",
}


class Lemmas:
    """Lemmas from a table of forms, else from the regular endings of the fine tag.

    The table is keyed by form and fine tag ("left|VBD": "leave"); regular forms follow the spelling rules of English
    inflection: "-ies" for "-y", "-es" after a sibilant, a doubled consonant or a lost "e" before "-ed" and "-ing".
    """

    def __init__(self, table: dict[str, str] | None = None, stems: frozenset[str] = frozenset()) -> None:
        self._table = table or {}
        self._stems = stems

    def __call__(self, doc: Doc) -> Doc:
        for token in doc:
            token.lemma_ = self.lemma(token.text, token.tag_)
        return doc

    def lemma(self, form: str, tag: str) -> str:
        """The lemma of `form` (as written) under the fine tag `tag`."""
        lower = form.lower()
        if tag in ("NNP", "NNPS"):
            return self._table.get(f"{form}|{tag}", form)
        if (known := self._table.get(f"{lower}|{tag}")) is not None:
            return known
        ending = _ENDINGS.get(tag)
        if ending is None or not lower.endswith(ending) or len(lower) < len(ending) + 2:
            return lower
        candidates = _stems(lower[: -len(ending)], ending)
        return next((candidate for candidate in candidates if candidate in self._stems), candidates[-1])

    def to_disk(self, path: Path, exclude: tuple[str, ...] = ()) -> None:
        """Write the table; spaCy calls it."""
        srsly.write_msgpack(path, {"table": self._table, "stems": sorted(self._stems)})

    def from_disk(self, path: Path, exclude: tuple[str, ...] = ()) -> Lemmas:
        """Read the table; spaCy calls it."""
        data = srsly.read_msgpack(path)
        self._table, self._stems = data["table"], frozenset(data["stems"])
        return self


# What a stem may have lost before an ending, for words that no table knows.
_SIBILANTS = ("ss", "sh", "ch", "x", "zz")
_LOST_E = (
    "at",
    "iz",
    "ac",
    "ic",
    "uc",
    "nc",
    "rc",
    "dg",
    "rg",
    "v",
    "bl",
    "pl",
    "tl",
    "dl",
    "gl",
    "ur",
    "ir",
    "u",
    "rs",
)


def _stems(stem: str, ending: str) -> list[str]:
    """What the word may be without its ending ("stopp" + "ed"), the best guess for an unknown word last."""
    if ending == "s":
        if stem.endswith("ie") and len(stem) > 3:  # "bodies", "movies"
            return [stem, stem[:-2] + "y"]
        if stem.endswith(tuple(sibilant + "e" for sibilant in _SIBILANTS)):  # "boxes", "caches"
            return [stem, stem[:-1]]
        if stem.endswith("s"):  # "losss" is no word: "loss" is its own lemma
            return [stem + "s"]
        return [stem[:-1], stem] if stem.endswith("oe") else [stem]
    if stem.endswith("i"):  # "tried"
        return [stem[:-1] + "y"]
    if len(stem) > 2 and stem[-1] == stem[-2]:  # "stopped", but "filled"
        return [stem, stem[:-1]] if stem[-1] not in "lsz" else [stem[:-1], stem]
    return [stem, stem + "e"] if stem.endswith(_LOST_E) else [stem + "e", stem]


def _make_lemmas(nlp: Language, name: str) -> Lemmas:
    return Lemmas()
