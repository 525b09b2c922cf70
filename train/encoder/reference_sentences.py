#!/usr/bin/env python3
"""reference_sentences.py OUT.npz WINDOWS CHECKPOINT ROWS: 200 sentences and what the rounded model makes of them, to compare an engine with.

Arrays: doc, sent, nth (proposals; -1 none), window (n, 128; -1 behind its end), spots (n, 3), logits (n, 10): a row for each candidate.
text, title and before (the sentence before) of the document are there too, and the bytes of head, first and end.
"""
import bisect
import pickle
import random
import sys

import numpy as np
import torch

from batches import batch
from model import Encoder, How
from windows import Documents


def main():
    out, windows, checkpoint, rows = sys.argv[1:5]
    vocab, examples, windows = pickle.load(open(windows, "rb"))
    docs = Documents([rows])
    c = torch.load(checkpoint)
    m = Encoder(len(vocab), c["layers"])
    m.load_state_dict(c["state"])
    mine = sorted({(w["doc"], w["sent"]) for w in windows if w["gold"] and w["doc"] in docs.order})
    chosen = set(random.Random(1).sample(mine, 200))
    a = {k: [] for k in ("doc", "sent", "nth", "window", "spots", "logits", "text", "title", "first_text", "before", "bytes")}
    with torch.no_grad():
        for w in (w for w in windows if w["gold"] and (w["doc"], w["sent"]) in chosen):
            b = batch([w], examples, lambda r: 1.)
            logits = m(b, How(True, exact=True)).numpy()
            order = docs.order[w["doc"]]
            at = bisect.bisect_left(order, w["sent"])
            for s, l in zip(w["spots"], logits):
                r = examples[s[0]]
                a["doc"].append(w["doc"])
                a["sent"].append(w["sent"])
                a["nth"].append(int(r["nth"]))
                a["window"].append(w["ids"] + [-1] * (128 - len(w["ids"])))
                a["spots"].append(s[1:])
                a["logits"].append(l)
                a["text"].append(docs.sents[w["doc"]][w["sent"]])
                a["title"].append(docs.title.get(w["doc"], ""))
                a["first_text"].append(docs.sents[w["doc"]][order[0]])
                a["before"].append(docs.sents[w["doc"]][order[at - 1]] if at else "")
                a["bytes"].append([int(r[k]) for k in ("head", "first", "end")])
    np.savez(out, **{k: np.array(v) for k, v in a.items()})
    print(out, len(a["doc"]), "candidates")


if __name__ == "__main__":
    main()
