#!/usr/bin/env python3
"""tiny.py MODEL.npz: an encoder of random weights and few pieces, for tests of lib/encoder.

It decides nothing; what it has is every shape and every kind of piece. The same on every machine
with the same numpy. `pack.py MODEL.npz tests/encoder/tiny.weights --characters 206F` makes the file
that the tests read.
"""
import sys

import numpy as np

HIDDEN, HEADS, INNER, LAYERS, SPOT, LABELS = 32, 2, 64, 2, 32, 10
WHOLE = "the a to of will shall fund funds plan sign deal we they it is be new road bridge port".split()
PARTS = "##s ##ed ##ing ##er ##al ##ment ##able re un de".split()
MARKS = list(".,;:()-'\"$") + ["ß", "##ß"]


def main():
    rng = np.random.default_rng(1)
    vocab = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"] + WHOLE + PARTS + MARKS
    vocab += [x for c in "abcdefghilmnoprstuvw0123" for x in (c, "##" + c) if x not in vocab]
    model = {"vocab": np.array(vocab), "title": 12, "before": 14, "heads": HEADS,
             "mix": np.array([.75, .25, -.125, .5], np.float32)}

    def put(name, *shape, scale=1.0, around=0.0):
        model[name] = (around + scale * rng.standard_normal(shape)).astype(np.float32)

    put("word", len(vocab), HIDDEN)
    put("position", 128, HIDDEN, scale=.5)
    put("emb_ln_w", HIDDEN, scale=.1, around=1)
    put("emb_ln_b", HIDDEN, scale=.1)
    for i in range(LAYERS):
        for name, outs, ins in (("qkv", 3 * HIDDEN, HIDDEN), ("out", HIDDEN, HIDDEN), ("up", INNER, HIDDEN), ("down", HIDDEN, INNER)):
            put(f"l{i}.{name}_w", outs, ins, scale=1.5 / ins ** .5)
            put(f"l{i}.{name}_b", outs, scale=.1)
        for name in ("ln1", "ln2"):
            put(f"l{i}.{name}_w", HIDDEN, scale=.1, around=1)
            put(f"l{i}.{name}_b", HIDDEN, scale=.1)
    put("head1_w", SPOT, 4 * HIDDEN, scale=1 / HIDDEN ** .5)
    put("head1_b", SPOT, scale=.1)
    put("head2_w", LABELS, SPOT, scale=2 / SPOT ** .5)
    put("head2_b", LABELS, scale=.1)
    np.savez(sys.argv[1], **model)


if __name__ == "__main__":
    main()
