"""Turn CoNLL-U treebanks into spaCy training data with spaCy's own tokens.

The treebanks split some words that spaCy keeps whole ("9" "-" "year" against "9-year") and keep some that
spaCy splits ("5pm" against "5" "pm"), while at run time the tagger and the parser only ever see spaCy's tokens.
So each sentence is tokenized by spaCy and its tree is carried over by character offsets: a merged token takes the
place of the topmost word inside it; the pieces of a split word hang from the piece that carries its meaning.

    python training/convert.py OUT.spacy IN.conllu.gz [IN.conllu.gz ...] [--augment 0.2] [--own own.conllu]
"""

import argparse
import gzip
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Token
from spacy.vocab import Vocab

# Subtypes too rare to be learnt, or of no use for finding what a figure counts, become their plain relation.
KEPT_SUBTYPES = frozenset(
    {"nsubj:pass", "aux:pass", "nmod:poss", "acl:relcl", "compound:prt", "obl:agent"}
    | {"obl:unmarked", "nmod:unmarked", "nmod:desc"}
)
# EWT 2.16 and earlier GUM name the same thing in two ways.
RENAMED = {
    "obl:tmod": "obl:unmarked",
    "obl:npmod": "obl:unmarked",
    "nmod:tmod": "nmod:unmarked",
    "nmod:npmod": "nmod:unmarked",
}


@dataclass(frozen=True)
class Word:
    """A syntactic word of the treebank: characters start:end of its sentence, head as an index (itself: root)."""

    start: int
    end: int
    lemma: str
    upos: str
    xpos: str
    morph: str
    head: int
    dep: str


@dataclass(frozen=True)
class Sentence:
    """One treebank sentence; `opens` says that a paragraph or document starts with it."""

    text: str
    words: tuple[Word, ...]
    opens: bool


def fold(dep: str) -> str:
    """The relation as the model knows it."""
    dep = RENAMED.get(dep, dep)
    return dep if dep in KEPT_SUBTYPES else dep.split(":")[0]


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U file, gzipped or plain, in order."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        text, rows, opens = "", [], True
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("# text = "):
                text = line[len("# text = ") :]
            elif line.startswith(("# newpar", "# newdoc")):
                opens = True
            elif line and line[0] != "#":
                rows.append(line.split("\t"))
            elif not line and rows:
                yield _sentence(text, rows, opens)
                rows, opens = [], False


def _sentence(text: str, rows: list[list[str]], opens: bool) -> Sentence:
    spans: dict[str, tuple[int, int]] = {}
    at, inside, surface_end = 0, 0, 0
    for row in rows:
        number, form = row[0], row[1]
        if "." in number:  # an elided word of the enhanced graph
            continue
        if "-" in number:  # a surface token of several words: "don't"
            at = text.index(form, at)
            inside, surface_end = int(number.split("-")[1]), at + len(form)
            spans[number] = (at, surface_end)
            continue
        if int(number) <= inside:
            # The words of a surface token are mostly pieces of it ("do" "n't"); where not, they share its rest.
            last = int(number) == inside
            end = surface_end if last else min(surface_end, at + len(form))
            spans[number] = (at, end)
            at = end
        else:
            at = text.index(form, at)
            spans[number] = (at, at + len(form))
            at += len(form)
    kept = [row for row in rows if row[0].isdigit()]
    words = []
    for place, row in enumerate(kept):
        head = int(row[6]) - 1
        start, end = spans[row[0]]
        words.append(
            Word(
                start=start,
                end=end,
                lemma=row[2],
                upos=row[3],
                xpos=row[4],
                morph="" if row[5] == "_" else row[5],
                head=place if head < 0 else head,
                dep="ROOT" if head < 0 else fold(row[7]),
            )
        )
    return Sentence(text, tuple(words), opens)


def align(doc: Doc, words: tuple[Word, ...]) -> list[Word] | None:
    """The tree over the tokens of `doc` (spaCy's), or None where no tree comes out."""
    tokens = list(doc)
    covered: list[list[int]] = []
    for token in tokens:
        start, end = token.idx, token.idx + len(token)
        covered.append([i for i, word in enumerate(words) if word.start < end and start < word.end])
    top: list[int | None] = [_topmost(group, words) for group in covered]
    main: dict[int, int] = {}  # word -> the token that stands for it
    for i in range(len(words)):
        holders = [t for t, group in enumerate(covered) if i in group]
        if not holders:
            return None
        own = [t for t in holders if top[t] == i]
        main[i] = _carrier(own, tokens) if own else holders[0]
    out: list[Word] = []
    for t, token in enumerate(tokens):
        i = top[t]
        start, end = token.idx, token.idx + len(token)
        if i is None:  # white space inside a sentence: hangs from the token before
            out.append(
                Word(start, end, token.text, "SPACE", "_SP", "", max(t - 1, 0) if t else min(1, len(tokens) - 1), "dep")
            )
            continue
        word = words[i]
        whole = len(covered[t]) == 1 and (word.start, word.end) == (start, end)
        if main[i] != t:  # a lesser piece of a split word
            out.append(_piece(token, start, end, main[i]))
            continue
        head, dep = word.head, word.dep
        while main[head] == t and words[head].head != head:
            head, dep = words[head].head, words[head].dep
        target = main[head]
        lemma = (
            word.lemma
            if whole or (len(covered[t]) == 1 and word.end - word.start == end - start)
            else token.text.lower()
        )
        out.append(Word(start, end, lemma, word.upos, word.xpos, word.morph, target, "ROOT" if target == t else dep))
    return out if _is_tree(out) else None


def _topmost(group: list[int], words: tuple[Word, ...]) -> int | None:
    """Of the words inside a token, the one whose head lies outside; several: the last that is no punctuation."""
    if not group:
        return None
    inside = set(group)
    outer = [i for i in group if words[i].head not in inside or words[i].head == i]
    solid = [i for i in outer if words[i].upos != "PUNCT"]
    return (solid or outer or group)[-1]


def _carrier(holders: list[int], tokens: list[Token]) -> int:
    """The piece that stands for a split word: the last with a letter ("5" "pm"), else with a digit, else the last."""
    for test in (str.isalpha, str.isalnum):
        for t in reversed(holders):
            if any(map(test, tokens[t].text)):
                return t
    return holders[-1]


def _piece(token: Token, start: int, end: int, head: int) -> Word:
    text = token.text
    if text[0].isdigit():
        return Word(start, end, text, "NUM", "CD", "NumForm=Digit|NumType=Card", head, "nummod")
    if not any(map(str.isalnum, text)):
        return Word(
            start, end, text, "PUNCT", "HYPH" if text in "-–" else ":" if len(text) > 1 else ",", "", head, "punct"
        )
    return Word(start, end, text.lower(), "NOUN", "NN", "Number=Sing", head, "compound")


def _is_tree(words: list[Word]) -> bool:
    if sum(word.head == i for i, word in enumerate(words)) != 1:
        return False
    for i in range(len(words)):
        seen = set()
        while words[i].head != i:
            if i in seen:
                return False
            seen.add(i)
            i = words[i].head
    return True


def to_doc(text: str, nlp: spacy.Language, words: tuple[Word, ...]) -> Doc | None:
    """One sentence as an annotated Doc of spaCy's tokens; None where the trees cannot be aligned."""
    doc = nlp.make_doc(text)
    tree = align(doc, words)
    return (
        None if tree is None else annotate(doc.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc], tree)
    )


def annotate(vocab: Vocab, texts: list[str], spaces: list[bool], tree: list[Word]) -> Doc:
    """A Doc with every annotation of `tree`."""
    return Doc(
        vocab,
        words=texts,
        spaces=spaces,
        tags=[word.xpos for word in tree],
        pos=[word.upos for word in tree],
        morphs=[word.morph for word in tree],
        lemmas=[word.lemma for word in tree],
        heads=[word.head for word in tree],
        deps=[word.dep for word in tree],
        sent_starts=[i == 0 for i in range(len(tree))],
    )


# A release has its headline in capitals, in title case, or without its stop; the treebanks hardly ever do.
def augment(sentence: Sentence, rng: random.Random) -> Sentence | None:
    """The sentence as a headline writer or a careless typist would set it; None where that is no change."""
    text, words = sentence.text, sentence.words
    kind = rng.random()
    if kind < 0.3:
        changed = " ".join(w[:1].upper() + w[1:] if len(w) > 3 or i == 0 else w for i, w in enumerate(text.split(" ")))
    elif kind < 0.45:
        changed = text.upper()
    elif kind < 0.6:
        changed = text.replace("'", "’").replace('"', "”")
    elif kind < 0.7:  # two spaces, where a page lost its layout
        return _respell(sentence, [text[w.start : w.end] for w in words], gap_at=rng.randrange(len(words)))
    elif words[-1].dep == "punct" and not any(word.head == len(words) - 1 for word in words):
        return replace(sentence, text=text[: words[-1].start].rstrip(), words=words[:-1]) if words[:-1] else None
    else:
        return None
    return replace(sentence, text=changed) if len(changed) == len(text) and changed != text else None


NUMBER_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "sixteen")
COUNTED = (
    "men women children drivers patients pupils students officers residents voters tenants farmers nurses workers "
    "shops homes houses schools clinics bridges boats lorries trains tickets letters claims complaints arrests cases "
    "charges fires burglaries crashes injuries doses samples books trees acres beds seats grants permits jobs games"
).split()
NAMES = (
    "Ardle Brock Corran Dunmere Elsted Farrow Gorse Hallin Ivers Keld Lorne Marrick Nesbit Orde Pryde Tamsin".split()
)
# Forms that are nouns as well as verbs, where a tagger goes wrong ("The firm plans 12 shops"), and whose they are.
PRESENT = (
    "plans funds trains houses supplies ships backs posts cuts owns leases features employs stocks books rents hires "
    "tests tracks lists supports orders claims demands needs wants records tops nears nets loans grants pledges hosts "
    "stores handles matches tours names frees heads mans"
).split()
PAST = "cut hit set put bid lost sold won raised built opened closed bought found shed".split()
AGENTS = (
    "firm company agency group state city district council fund mill plant union bank clinic college farm museum "
    "airline library court port charity"
).split()
DATES = frozenset("January February March April May June July August September October November December".split())


def vary(sentence: Sentence, rng: random.Random, verbs: bool = False) -> Sentence:
    """The sentence with other numbers, things counted and names, and other verbs if asked: the tree stays the same."""
    forms = []
    counting = _counting_verbs(sentence) if verbs else frozenset()
    numbered = {word.head for word in sentence.words if word.dep == "nummod"}
    for i, word in enumerate(sentence.words):
        form = sentence.text[word.start : word.end]
        if word.xpos == "CD" and form.replace(",", "").replace(".", "").isdigit():
            form = _other_number(form, rng)
        elif word.xpos == "CD" and form.lower() in NUMBER_WORDS:
            other = rng.choice(NUMBER_WORDS)
            form = other.capitalize() if form[0].isupper() else other
        elif word.xpos == "NNS" and i in numbered and form not in ("years", "months", "cents", "points", "minutes"):
            form = rng.choice(COUNTED)
        elif word.xpos == "NNP" and form.isalpha() and form[1:].islower() and form not in DATES and "day" not in form:
            form = rng.choice(NAMES)
        elif verbs and (others := _others(word, i, counting)) and rng.random() < 0.5:
            other = rng.choice(others)
            form = other.capitalize() if form[0].isupper() else other
        forms.append(form)
    return _respell(sentence, forms)


def _counting_verbs(sentence: Sentence) -> frozenset[int]:
    """The finite verbs whose object is a number of things ("employs 320 people")."""
    numbered = {word.head for word in sentence.words if word.dep == "nummod"}
    objects = {word.head for i, word in enumerate(sentence.words) if word.dep == "obj" and i in numbered}
    return frozenset(i for i in objects if sentence.words[i].xpos in ("VBZ", "VBD"))


def _others(word: Word, place: int, counting: frozenset[int]) -> list[str]:
    """What can stand for the word at `place` without a change of the tree: such a verb, or who does it."""
    if place in counting:
        return PRESENT if word.xpos == "VBZ" else PAST
    return AGENTS if word.dep == "nsubj" and word.xpos == "NN" and word.head in counting else []


def _other_number(form: str, rng: random.Random) -> str:
    if len(form) == 4 and form[:2] in ("19", "20"):
        return str(rng.randrange(1990, 2026))
    return "".join(
        rng.choice("123456789") if i == 0 else rng.choice("0123456789") if c.isdigit() else c
        for i, c in enumerate(form)
    )


def _respell(sentence: Sentence, forms: list[str], gap_at: int = -1) -> Sentence:
    text, words, last = "", [], 0
    for i, (word, form) in enumerate(zip(sentence.words, forms, strict=True)):
        gap = sentence.text[last : word.start]
        text += gap + (" " if i == gap_at and gap else "")
        words.append(replace(word, start=len(text), end=len(text) + len(form)))
        text, last = text + form, word.end
    return replace(sentence, text=text + sentence.text[last:], words=tuple(words))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("treebanks", type=Path, nargs="+")
    parser.add_argument("--augment", type=float, default=0.0, help="share of sentences to add once more, altered")
    parser.add_argument("--own", type=Path, help="the project's own sentences (own.conllu)")
    parser.add_argument("--own-count", type=int, help="only the first of the project's own, as the first run had them")
    parser.add_argument("--more", type=Path, help="further sentences in spaCy's format (agreed.py)")
    parser.add_argument("--vary", type=int, default=12, help="how many variants of each of the project's own to make")
    parser.add_argument("--verbs", action="store_true", help="variants with other verbs and subjects, too")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    nlp = spacy.blank("en")
    docs, dropped = [], 0
    for path in args.treebanks:
        for sentence in read_conllu(path):
            versions = [sentence]
            if args.augment and rng.random() < args.augment and (other := augment(sentence, rng)):
                versions.append(other)
            for version in versions:
                doc = to_doc(version.text, nlp, version.words)
                if doc is None:
                    dropped += 1
                else:
                    docs.append(doc)
    own = list(read_conllu(args.own))[: args.own_count] if args.own else []
    for sentence in own:
        versions = [sentence, *(vary(sentence, rng, args.verbs) for _ in range(args.vary))]
        versions += [other for version in versions[1::3] if (other := augment(version, rng))]
        docs += [doc for version in versions if (doc := to_doc(version.text, nlp, version.words))]
    if args.more:
        docs += DocBin().from_disk(args.more).get_docs(nlp.vocab)
    rng.shuffle(docs)
    DocBin(docs=docs, store_user_data=False).to_disk(args.out)
    print(f"{args.out}: {len(docs)} sentences, {sum(map(len, docs))} tokens, {dropped} left out")


if __name__ == "__main__":
    main()
