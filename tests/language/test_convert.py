"""Carrying treebank trees over to spaCy's tokens (training/convert.py)."""

import importlib.util
import random
import sys
from pathlib import Path

import pytest
import spacy

_PATH = Path(__file__).parents[2] / "training" / "convert.py"


@pytest.fixture(scope="module")
def convert():
    spec = importlib.util.spec_from_file_location("convert", _PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["convert"] = module  # its dataclasses look themselves up there
    spec.loader.exec_module(module)
    yield module
    del sys.modules["convert"]


def read(convert, tmp_path: Path, text: str, rows: list[str]):
    path = tmp_path / "one.conllu"
    lines = [
        "\t".join([number, form, form, upos, xpos, "_", head, dep, "_", "_"])
        for row in rows
        for number, form, upos, xpos, head, dep in [row.split()]
    ]
    path.write_text(f"# text = {text}\n" + "\n".join(lines) + "\n\n")
    [sentence] = convert.read_conllu(path)
    return sentence


def arcs(doc) -> list[tuple[str, str, str]]:
    return [(token.text, token.head.text, token.dep_) for token in doc]


def test_a_word_that_spacy_splits_hangs_its_pieces_from_the_one_with_letters(convert, tmp_path: Path) -> None:
    rows = ["1 Come VERB VB 0 root", "2 at ADP IN 3 case", "3 5pm NOUN NN 1 obl:tmod"]
    sentence = read(convert, tmp_path, "Come at 5pm", rows)
    doc = convert.to_doc(sentence.text, spacy.blank("en"), sentence.words)
    assert arcs(doc) == [
        ("Come", "Come", "ROOT"),
        ("at", "pm", "case"),
        ("5", "pm", "nummod"),
        ("pm", "Come", "obl:unmarked"),
    ]


def test_words_that_spacy_keeps_whole_become_the_topmost(convert, tmp_path: Path) -> None:
    rows = ["1 See VERB VB 0 root", "2 A NOUN NN 1 obj", "3 / SYM SYM 2 punct", "4 1 NUM CD 2 nummod"]
    sentence = read(convert, tmp_path, "See A/1", rows)
    doc = convert.to_doc(sentence.text, spacy.blank("en"), sentence.words)
    assert arcs(doc) == [("See", "See", "ROOT"), ("A/1", "See", "obj")]


def test_a_contraction_keeps_its_words(convert, tmp_path: Path) -> None:
    rows = ["1-2 Don't _ _ _ _", "1 Do AUX VBP 3 aux", "2 n't PART RB 3 advmod", "3 go VERB VB 0 root"]
    sentence = read(convert, tmp_path, "Don't go", rows)
    doc = convert.to_doc(sentence.text, spacy.blank("en"), sentence.words)
    assert arcs(doc) == [("Do", "go", "aux"), ("n't", "go", "advmod"), ("go", "go", "ROOT")]


def test_variants_keep_the_tree(convert) -> None:
    nlp = spacy.blank("en")
    rng = random.Random(1)
    for sentence in list(convert.read_conllu(_PATH.with_name("own.conllu")))[:40]:
        plain = convert.to_doc(sentence.text, nlp, sentence.words)
        varied = convert.vary(sentence, rng)
        other = convert.to_doc(varied.text, nlp, varied.words)
        assert [token.dep_ for token in other] == [token.dep_ for token in plain]
        assert [token.head.i for token in other] == [token.head.i for token in plain]


def test_every_sentence_of_our_own_is_a_tree(convert) -> None:
    nlp = spacy.blank("en")
    sentences = list(convert.read_conllu(_PATH.with_name("own.conllu")))
    assert len(sentences) > 100
    assert all(convert.to_doc(sentence.text, nlp, sentence.words) is not None for sentence in sentences)


def test_a_variant_with_another_verb_keeps_the_tree(convert, tmp_path: Path) -> None:
    rows = ["1 The DET DT 2 det", "2 plant NOUN NN 3 nsubj", "3 employs VERB VBZ 0 root"]
    rows += ["4 320 NUM CD 5 nummod", "5 people NOUN NNS 3 obj"]
    sentence = read(convert, tmp_path, "The plant employs 320 people", rows)
    rng = random.Random(1)
    made = [convert.vary(sentence, rng, verbs=True) for _ in range(40)]
    assert {tuple((word.head, word.dep, word.xpos) for word in one.words) for one in made} == {
        tuple((word.head, word.dep, word.xpos) for word in sentence.words)
    }
    verbs = {one.text.split()[2] for one in made}
    assert len(verbs) > 5
    assert verbs <= {"employs", *convert.PRESENT}


def test_a_verb_without_a_number_of_things_stays(convert, tmp_path: Path) -> None:
    rows = ["1 The DET DT 2 det", "2 plant NOUN NN 3 nsubj", "3 employs VERB VBZ 0 root", "4 people NOUN NNS 3 obj"]
    sentence = read(convert, tmp_path, "The plant employs people", rows)
    rng = random.Random(1)
    assert {convert.vary(sentence, rng, verbs=True).text for _ in range(20)} == {sentence.text}
