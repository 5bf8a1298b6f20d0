"""Loading and parsing: the shipped model, a user's own, and what goes wrong."""

import json
import shutil
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

from factcheck.language import LanguageError, load, parse, pipeline


def head_of(sentence: str, word: str) -> str:
    [doc] = parse([sentence])
    return next(token.head.text for token in doc if token.text == word)


def test_the_shipped_model_gives_all_annotation() -> None:
    doc = load()("Three of the 40 men were charged with theft in May.")
    for attribute in ("TAG", "POS", "MORPH", "LEMMA", "DEP"):
        assert doc.has_annotation(attribute)


def test_it_is_loaded_once() -> None:
    assert load() is load()


def test_each_sentence_is_parsed_alone_and_in_order() -> None:
    first, second = "Nine men were fined.", "The clinic treated 40 patients."
    docs = parse([first, second, first])
    assert [doc.text for doc in docs] == [first, second, first]
    assert docs[0] is docs[2]
    assert parse([second])[0] is docs[1]
    assert [token.dep_ for doc in docs for token in doc].count("ROOT") == 3


def test_offsets_hold_across_a_line_break() -> None:
    [doc] = parse(["Nine men\nwere fined."])
    assert doc.text == "Nine men were fined."


def test_nothing_is_nothing() -> None:
    assert parse([]) == []


@pytest.mark.parametrize(
    ("sentence", "number", "noun"),
    [
        ("Police arrested 83 men and two women in March.", "83", "men"),
        ("Police arrested 83 men and two women in March.", "two", "women"),
        ("The clinic treated 40 patients in three days.", "40", "patients"),
        ("The clinic treated 40 patients in three days.", "three", "days"),
    ],
)
def test_numbers_hang_from_what_they_count(sentence: str, number: str, noun: str) -> None:
    assert head_of(sentence, number) == noun


@pytest.mark.parametrize(
    ("sentence", "word", "lemma"),
    [
        ("The women left for the cities.", "women", "woman"),
        ("The women left for the cities.", "cities", "city"),
        ("Sales rose by 4 per cent and fines fell.", "rose", "rise"),
        ("Sales rose by 4 per cent and fines fell.", "fines", "fine"),
        ("They stopped and were charged.", "stopped", "stop"),
        ("They stopped and were charged.", "charged", "charge"),
        ("Two analyses were made.", "analyses", "analysis"),
    ],
)
def test_lemmas(sentence: str, word: str, lemma: str) -> None:
    [doc] = parse([sentence])
    assert next(token.lemma_ for token in doc if token.text == word) == lemma


def test_a_missing_model_is_one_sentence() -> None:
    with pytest.raises(LanguageError, match=r"neither an installed package nor a folder\.$"):
        load("no_such_model")


def test_a_folder_without_a_pipeline_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="holds no spaCy pipeline"):
        load(str(tmp_path))


def test_a_pipeline_without_annotation_names_what_it_lacks(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(LanguageError, match="gives no fine tags, no universal tags, no lemmas, no dependencies"):
        load(str(tmp_path))


def test_a_damaged_file_is_one_sentence(tmp_path: Path) -> None:
    copy = tmp_path / "model"
    shutil.copytree(pipeline.MODEL, copy)
    (copy / "parser" / "model").write_bytes(b"\x00not a model")
    with pytest.raises(LanguageError, match="cannot be read and may be damaged"):
        load(str(copy))


def test_a_model_for_another_spacy_says_so(tmp_path: Path) -> None:
    copy = tmp_path / "model"
    shutil.copytree(pipeline.MODEL, copy)
    meta = json.loads((copy / "meta.json").read_text())
    (copy / "meta.json").write_text(json.dumps(meta | {"spacy_version": ">=2.0.0,<2.1.0"}))
    with pytest.raises(LanguageError, match=r"needs spaCy >=2\.0\.0,<2\.1\.0, this is spaCy 3"):
        load(str(copy))


def test_another_scheme_of_relations_is_refused(tmp_path: Path) -> None:
    load()  # makes the lemma component known
    nlp = spacy.blank("en")
    for name in ("tagger", "morphologizer", "factcheck_lemmas", "parser"):
        nlp.add_pipe(name)
    words = ["They", "fined", "men"]
    gold = {"words": words, "tags": ["PRP", "VBD", "NNS"], "pos": ["PRON", "VERB", "NOUN"], "lemmas": words}
    gold |= {"heads": [1, 1, 1], "deps": ["nsubj", "ROOT", "dobj"]}
    examples = [Example.from_dict(Doc(nlp.vocab, words=words), gold)]
    nlp.initialize(lambda: examples)
    nlp.to_disk(tmp_path)
    with pytest.raises(LanguageError, match="does not use universal dependencies"):
        load(str(tmp_path))


def test_a_copy_of_the_model_can_be_named(tmp_path: Path) -> None:
    copy = tmp_path / "model"
    shutil.copytree(pipeline.MODEL, copy)
    [doc] = parse(["Nine men were fined."], model=str(copy))
    assert [token.dep_ for token in doc].count("ROOT") == 1


def test_the_model_fits_the_package() -> None:
    size = sum(file.stat().st_size for file in pipeline.MODEL.rglob("*") if file.is_file())
    assert size <= 40_000_000


def test_the_model_names_no_machine_path() -> None:
    for name in ("config.cfg", "meta.json"):
        assert "/tmp/" not in (pipeline.MODEL / name).read_text()
