"""How fast the shipped pipeline loads and parses, beside spaCy's plain small configuration, in one run.

The plain configuration (hashed embeddings, four layers of width 96, tagger and parser) is made on the spot and given
a few steps of training on a handful of sentences: its weights do not matter for its speed, the number of labels
does, so its labels are the shipped model's. Both read the same sentences, one by one as at run time, on one thread.

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 python benchmarks/language_speed.py [TEXT.txt]
"""

import sys
import time
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example

from factcheck.language import load, split

PASSES = 3
SAMPLE = """Police in Dunmere arrested 83 men and two women last year. Of the 85, 42 have been charged and are before
the courts, while 25 were convicted and jailed for a total of 68 years. Revenue at Orrin Mills rose 12.5% to $3.4
million from $3.0 million a year earlier, the company said on Tuesday. The seven-mile road will cost $14 million and
take two years to build. More than 300 jobs, including 45 apprenticeships, will be created by 2027, it is hoped.
"""


def plain(shipped: Language) -> Language:
    """spaCy's small configuration with the labels of the shipped pipeline."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
    tagger = nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    parser = nlp.add_pipe(
        "parser",
        config={
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "parser",
                "extra_state_tokens": False,
                "hidden_width": 64,
                "maxout_pieces": 2,
                "use_upper": True,
                "tok2vec": listener,
            }
        },
    )
    docs = [shipped(SAMPLE[start:end].replace("\n", " ")) for start, end in split(SAMPLE)]
    for label in shipped.pipe_labels["tagger"]:
        tagger.add_label(label)
    for label in shipped.pipe_labels["parser"]:
        parser.add_label(label)
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in docs]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(30):
        nlp.update(examples, sgd=optimizer)
    return nlp


def words_a_second(nlp: Language, sentences: list[str]) -> float:
    """Words a second of processor time, which other programs on the machine disturb less than the clock."""
    start = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(sentences))
    return words / (time.process_time() - start)


def main() -> None:
    start, spent = time.perf_counter(), time.process_time()
    shipped = load()
    clock, processor = time.perf_counter() - start, time.process_time() - spent
    print(f"loaded in {clock:.2f} s, {processor:.2f} s of processor time (spaCy imported before)")
    text = Path(sys.argv[1]).read_text(encoding="utf-8") if len(sys.argv) > 1 else SAMPLE * 200
    sentences = [text[a:b].replace("\n", " ") for a, b in split(text)]
    small = plain(shipped)
    passes = [(words_a_second(shipped, sentences), words_a_second(small, sentences)) for _ in range(PASSES)]
    ours, theirs = (max(speeds) for speeds in zip(*passes, strict=True))
    print(f"shipped {ours:,.0f} words/s, plain small {theirs:,.0f} words/s, ratio {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
