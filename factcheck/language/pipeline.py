"""Loading the pipeline, the project's or the user's own, and parsing sentences one by one."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = Path(__file__).parent / "model"
_CACHED_PARSES = 4096  # sentences: some ten long releases, about 40 MB
_PROBE = "Three of the 40 men were charged with theft in May."
_SPACE = regex.compile(r"\s")


class LanguageError(ValueError):
    """The language model cannot be used; the message is one sentence for the user."""


@cache
def load(model: str | None = None) -> Language:
    """The spaCy pipeline: the one shipped with the package, or `model`, a package name or a folder of the user's.

    Loaded once per process. A user's pipeline must give fine and universal tags, lemmas and universal dependencies.
    Raises LanguageError where it is missing, damaged, made by an incompatible spaCy, or lacks one of these.
    """
    import spacy

    from factcheck.language.components import register

    register()
    if model is None and not MODEL.exists():
        blank = spacy.blank("en")
        blank.add_pipe("factcheck_sentences")
        return blank
    nlp = _load(str(MODEL) if model is None else model)
    _check(nlp, model or "shipped with factcheck")
    return nlp


def _load(model: str) -> Language:
    import spacy
    from spacy.util import is_compatible_version
    from thinc.api import use_ops

    if Path(model).is_dir():
        wanted = _meta(Path(model)).get("spacy_version", "")
        if is_compatible_version(spacy.__version__, wanted) is False:
            raise LanguageError(f"The language model {model} needs spaCy {wanted}, this is spaCy {spacy.__version__}.")
    elif not spacy.util.is_package(model):
        raise LanguageError(f"The language model {model} is neither an installed package nor a folder.")
    try:
        # numpy's matrix product: on processors with AVX-512 it parses twice as fast as thinc's default, blis.
        with use_ops("numpy", use_blis=False):
            nlp = spacy.load(model)
    except Exception as error:
        reason = _first_line(error)
        raise LanguageError(f"The language model {model} cannot be read and may be damaged ({reason}).") from error
    vectors = nlp.vocab.vectors
    if vectors.data.dtype != "float32":  # shipped in half precision, which the matrix product does not take
        vectors.data = vectors.data.astype("float32")
    return nlp


def _meta(folder: Path) -> dict[str, str]:
    try:
        meta: dict[str, str] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LanguageError(f"The folder {folder} holds no spaCy pipeline ({_first_line(error)}).") from error
    return meta


def _first_line(error: Exception) -> str:
    lines = str(error).splitlines()
    return f"{type(error).__name__}: {lines[0][:120]}" if lines else type(error).__name__


def _check(nlp: Language, name: str) -> None:
    doc = nlp(_PROBE)
    needed = {"TAG": "fine tags", "POS": "universal tags", "LEMMA": "lemmas", "DEP": "dependencies"}
    lacking = [what for attribute, what in needed.items() if not doc.has_annotation(attribute)]
    if lacking:
        raise LanguageError(f"The language model {name} gives no {', no '.join(lacking)}.")
    # spaCy's own English pipelines name relations otherwise (dobj, pobj) and hang nouns from prepositions.
    if "parser" in nlp.pipe_names and not {"obj", "obl", "case"} <= set(nlp.pipe_labels.get("parser", ())):
        raise LanguageError(f"The language model {name} does not use universal dependencies (obj, obl, case).")


def parse(sentences: Sequence[str], model: str | None = None) -> list[Doc]:
    """Each sentence parsed alone, in order, as a Doc of its own.

    The Doc's text is the sentence with every white-space character turned into a space, so offsets hold. Parses are
    kept by the sentence's text (the latest 4096): a sentence seen before costs nothing, and no sentence's parse
    depends on its neighbours. Callers must not change the Docs.
    """
    return _parses(model).get([_SPACE.sub(" ", sentence) for sentence in sentences])


class _Parses:
    """Parses of one pipeline by sentence, the least recently used dropped first."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._kept: OrderedDict[str, Doc] = OrderedDict()

    def get(self, sentences: list[str]) -> list[Doc]:
        missing = [sentence for sentence in dict.fromkeys(sentences) if sentence not in self._kept]
        fresh = dict(zip(missing, self._nlp.pipe(missing), strict=True))
        docs = [fresh[sentence] if sentence in fresh else self._kept[sentence] for sentence in sentences]
        for sentence, doc in zip(sentences, docs, strict=True):
            self._kept[sentence] = doc
            self._kept.move_to_end(sentence)
        while len(self._kept) > _CACHED_PARSES:
            self._kept.popitem(last=False)
        return docs


@cache
def _parses(model: str | None) -> _Parses:
    return _Parses(load(model))
