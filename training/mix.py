"""A small mixture for a last, short tuning: our own sentences in variants, among agreed and treebank sentences.

The sentences of own.conllu that the model has not seen yet get more variants than those it has; the rest keeps it
from forgetting.

    python training/mix.py own.conllu AGREED.spacy TRAIN.spacy OUT.spacy
"""

import argparse
import random
from pathlib import Path

import spacy
from convert import Sentence, augment, read_conllu, to_doc, vary
from spacy.tokens import Doc, DocBin

SEEN = 170  # of own.conllu, by the model that is tuned
VARIANTS = {"new": 12, "seen": 4}
AGREED, TREEBANK = 2000, 9000  # sentences


def versions(sentence: Sentence, count: int, rng: random.Random) -> list[Sentence]:
    """The sentence, `count` variants of it, and a third of them altered as headline writers and typists do."""
    found = [sentence, *(vary(sentence, rng) for _ in range(count))]
    return found + [other for version in found[1::3] if (other := augment(version, rng))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("own", "agreed", "train", "out"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    rng, nlp = random.Random(3), spacy.blank("en")
    sentences = list(read_conllu(args.own))
    docs: list[Doc] = []
    for part, count in ((sentences[SEEN:], VARIANTS["new"]), (sentences[:SEEN], VARIANTS["seen"])):
        for sentence in part:
            made = (to_doc(version.text, nlp, version.words) for version in versions(sentence, count, rng))
            docs += [doc for doc in made if doc is not None]
    rng = random.Random(4)
    for path, count in ((args.agreed, AGREED), (args.train, TREEBANK)):
        others = list(DocBin().from_disk(path).get_docs(nlp.vocab))
        rng.shuffle(others)
        docs += others[:count]
    rng.shuffle(docs)
    DocBin(docs=docs, store_user_data=False).to_disk(args.out)
    print(f"{args.out}: {len(docs)} sentences, {sum(map(len, docs))} tokens")


if __name__ == "__main__":
    main()
