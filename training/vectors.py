"""Train small floret vectors on the raw releases and on the text of the treebanks' training files.

Everything is lower-cased and the vectors are looked up by the lower-cased form, so that a headline in capitals is
not a headline of unknown words. Table rows are shared by all sub-words (floret), so every word has a vector.

    python training/vectors.py text RAW.jsonl.gz OUT.txt [--treebank TRAIN.conllu.gz ...]
    python training/vectors.py train TEXT.txt OUT [--dim 128] [--rows 30000] [--epochs 5]
    python -m spacy init vectors en OUT.floret VECTORS --mode floret --attr LOWER
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import floret
import spacy
from convert import read_conllu


def lines(raw: Path, treebanks: list[Path]) -> Iterator[str]:
    """Paragraphs and sentences of plain text, the treebanks' five times since they are small."""
    for path in treebanks:
        sentences = [sentence.text for sentence in read_conllu(path)]
        for _ in range(5):
            yield from sentences
    with gzip.open(raw, "rt", encoding="utf-8") as file:
        for line in file:
            yield from (part for part in json.loads(line)["text"].split("\n") if part.strip())


def write_text(raw: Path, out: Path, treebanks: list[Path]) -> None:
    """One paragraph a line, spaCy's tokens joined by a space, in lower case."""
    tokenizer = spacy.blank("en").tokenizer
    with out.open("w", encoding="utf-8") as file:
        for line in lines(raw, treebanks):
            file.write(" ".join(token.lower_ for token in tokenizer(line) if not token.is_space) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    text = commands.add_parser("text")
    text.add_argument("raw", type=Path)
    text.add_argument("out", type=Path)
    text.add_argument("--treebank", type=Path, nargs="*", default=[])
    train = commands.add_parser("train")
    train.add_argument("text", type=Path)
    train.add_argument("out", type=Path)
    train.add_argument("--dim", type=int, default=128)
    train.add_argument("--rows", type=int, default=30000)
    train.add_argument("--epochs", type=int, default=5)
    train.add_argument("--model", choices=("cbow", "skipgram"), default="cbow")
    args = parser.parse_args()
    if args.command == "text":
        write_text(args.raw, args.out, args.treebank)
        return
    model = floret.train_unsupervised(
        str(args.text),
        model=args.model,
        mode="floret",
        hashCount=2,
        bucket=args.rows,
        dim=args.dim,
        minn=3,
        maxn=5,
        minCount=5,
        ws=4,
        neg=8,
        epoch=args.epochs,
        lr=0.05,
        thread=1,
    )
    model.save_floret_vectors(f"{args.out}.floret")


if __name__ == "__main__":
    main()
