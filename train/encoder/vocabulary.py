#!/usr/bin/env python3
"""vocabulary.py OUT N TEXT...: the N word pieces of MiniLM that the texts need most, one a line.

A text is read as it is, or as sentence rows, whose last column counts. Words whose pieces are left out are spelled
by smaller ones. Prints pieces a word before and after.
"""
import collections
import sys

from pieces import full_vocabulary, tokenizer

ALWAYS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]


def sentences(path):
    with open(path, encoding="utf-8", errors="replace") as f:
        for line in f:
            line = line.rstrip("\n")
            if line:
                yield line.split("\t", 6)[-1] if line.count("\t") >= 6 else line


def count(tok, texts, of_pieces):
    words = n = 0
    for i in range(0, len(texts), 2000):
        for e in tok.encode_batch(texts[i : i + 2000], add_special_tokens=False):
            n += len(e.tokens)
            words += len({w for w in e.word_ids})
            of_pieces.update(e.tokens)
    return n / words


def choose(n, of_pieces):
    """What every word can be spelled with comes first, then what is frequent."""
    vocab = full_vocabulary()
    base = ALWAYS + [p for p in vocab if len(p.removeprefix("##")) == 1 and p.isascii()]
    base += [p for p in vocab if len(p) == 1 and not p.isascii() and of_pieces[p] >= 5]
    taken = set(base)
    for p, _ in sorted(of_pieces.items(), key=lambda x: (-x[1], x[0])):
        if len(base) == n:
            break
        if p not in taken and p in vocab:
            base.append(p)
            taken.add(p)
    return [p for p in vocab if p in taken]


def main():
    out, n, paths = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    texts = {p: list(sentences(p)) for p in paths}
    of_pieces = collections.Counter()
    before = {p: count(tokenizer(full_vocabulary()), t, of_pieces) for p, t in texts.items()}
    vocab = choose(n, of_pieces)
    with open(out, "w", encoding="utf-8") as f:
        f.write("".join(p + "\n" for p in vocab))
    for p, t in texts.items():
        print(f"{p}: {before[p]:.3f} pieces a word with {len(full_vocabulary())}, "
              f"{count(tokenizer(vocab), t, collections.Counter()):.3f} with {len(vocab)}")


if __name__ == "__main__":
    main()
