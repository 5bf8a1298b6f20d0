"""Make the shipped model of a trained pipeline: add the lemmas, halve the vectors, leave out what run time never reads.

python training/export.py TRAINED LEMMAS.msgpack OUT
"""

import argparse
import shutil
from pathlib import Path

import numpy as np
import spacy
from thinc.api import Config

from factcheck.language.components import Lemmas, register


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trained", type=Path)
    parser.add_argument("lemmas", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    register()
    nlp = spacy.load(args.trained)
    lemmas = nlp.add_pipe("factcheck_lemmas", after="tagger")
    assert isinstance(lemmas, Lemmas)
    lemmas.from_disk(args.lemmas)
    nlp.meta.update(
        name="releases",
        version="1.0.0",
        spacy_version=">=3.8.0,<3.9.0",
        description="English for press releases, trained on EWT and GUM; see MODEL_CARD.md.",
        license="CC BY-SA 4.0",
        performance={},
    )
    if nlp.vocab.vectors.shape[0]:
        # Half precision doubles no error worth naming (load() widens it again) and halves the file.
        nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype(np.float16)
    if args.out.exists():
        shutil.rmtree(args.out)
    nlp.to_disk(args.out)
    # Training leaves its settings and the paths of its machine in the config; loading needs neither.
    config = Config().from_disk(args.out / "config.cfg", interpolate=True)
    Config({key: value for key, value in config.items() if key in ("nlp", "components")}).to_disk(
        args.out / "config.cfg"
    )
    size = sum(file.stat().st_size for file in args.out.rglob("*") if file.is_file())
    print(f"{args.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
