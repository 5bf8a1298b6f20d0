"""Build the table of the lemma component from the treebanks' training files and spacy-lookups-data.

A form and fine tag seen in the treebanks gives the lemma seen most often; forms that do not follow the spelling rules
come from spacy-lookups-data's exceptions (WordNet's). The stems are what the rules choose from.

    python training/lemmas.py OUT.msgpack TRAIN.conllu.gz [TRAIN.conllu.gz ...] --text TEXT.txt
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path

import spacy_lookups_data
import srsly
from convert import read_conllu

from factcheck.language.components import Lemmas

# Which fine tags an exception of WordNet's holds for ("ran" is a past tense, not a noun).
TAGS = {"noun": ("NNS",), "verb": ("VBD", "VBN", "VBZ", "VBG"), "adj": ("JJR", "JJS"), "adv": ("RBR", "RBS")}
SEEN_IN_TEXT = 3


def read_lookups(name: str) -> dict[str, dict[str, list[str]]]:
    """A table of spacy-lookups-data by its name."""
    path = Path(spacy_lookups_data.__file__).parent / "data" / f"en_{name}.json.gz"
    table: dict[str, dict[str, list[str]]] = json.loads(gzip.decompress(path.read_bytes()))
    return table


def fits(form: str, tag: str) -> bool:
    """Whether `form` can stand under `tag` at all: "-ing" forms are VBG and nothing else is."""
    return form.endswith("ing") == (tag == "VBG") and (form.endswith("s") or tag != "VBZ")


def build(treebanks: list[Path], text: Path) -> tuple[dict[str, str], list[str]]:
    """The table of irregular forms and the list of known stems."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    stems: set[str] = set()
    for path in treebanks:
        for sentence in read_conllu(path):
            for word in sentence.words:
                form = sentence.text[word.start : word.end]
                proper = word.xpos in ("NNP", "NNPS")
                seen[f"{form if proper else form.lower()}|{word.xpos}"][
                    word.lemma if proper else word.lemma.lower()
                ] += 1
                if not proper and word.lemma.isalpha():
                    stems.add(word.lemma.lower())
    words = Counter(text.read_text(encoding="utf-8").split())
    for known in read_lookups("lemma_index").values():
        stems.update(word for word in known if word.isalpha() and words[word] >= SEEN_IN_TEXT)
    table: dict[str, str] = {}
    for kind, forms in read_lookups("lemma_exc").items():
        for form, lemmas in forms.items():
            if words[form] >= SEEN_IN_TEXT or lemmas[0] in stems:
                table.update(
                    {f"{form}|{tag}": lemmas[0] for tag in TAGS.get(kind, ()) if kind != "verb" or fits(form, tag)}
                )
    table.update({key: lemmas.most_common(1)[0][0] for key, lemmas in seen.items()})
    rules = Lemmas({}, frozenset(stems))
    regular = {key for key, lemma in table.items() if rules.lemma(*key.rsplit("|", 1)) == lemma}
    return {key: table[key] for key in sorted(table.keys() - regular)}, sorted(stems)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("treebanks", type=Path, nargs="+")
    parser.add_argument("--text", type=Path, required=True)
    args = parser.parse_args()
    table, stems = build(args.treebanks, args.text)
    srsly.write_msgpack(args.out, {"table": table, "stems": stems})
    print(f"{args.out}: {len(table)} irregular forms, {len(stems)} stems")


if __name__ == "__main__":
    main()
