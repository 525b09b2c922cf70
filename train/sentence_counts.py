#!/usr/bin/env python3
"""sentence_counts.py WHAT TEXT TREES...: counts for the tables of the sentence splitter.

WHAT is `starters` (word, score, starts, inside: how often a capitalised word begins a
sentence and how often it stands inside one) or `stops` (form, seen, ended: how often a
word stands with a stop, and how often that ended a sentence in the trees). TEXT is plain
text with blank lines between paragraphs, TREES are CoNLL-U files; both may be .xz or .gz.
A person reviews what it prints before it goes to data/.
"""
import collections
import gzip
import lzma
import math
import re
import sys

WORD = r"[A-Z][A-Za-z]*"
SURE = re.compile(r"(?<=[a-z]{3}[.?!])[\"”)]? +[“\"(]?(?=[A-Z])")
INSIDE = re.compile(r"(?<=[a-z,] )" + WORD)


def lines(name):
    open_ = {"xz": lzma.open, "gz": gzip.open}.get(name.rsplit(".", 1)[-1], open)
    with open_(name, "rt", encoding="utf-8") as f:
        yield from f


def sentences(name):
    for line in lines(name):
        if line.startswith("# text = "):
            yield line[9:].strip()


def sure_sentences(name):
    """Sentences of running text whose ends nobody would doubt."""
    for line in lines(name):
        line = line.strip()
        if len(line) > 80 and line[-1] in ".?!”\"":
            yield from (p for p in SURE.split(line) if p)


def count_words(sents, starts, inside):
    for s in sents:
        first = re.match(r"[“\"(‘']?(" + WORD + ")", s)
        # Headings: nearly every word has a capital.
        words = s.split()
        if not first or sum(w[:1].isupper() for w in words) * 2 > len(words) + 2:
            continue
        starts[first.group(1)] += 1
        for m in INSIDE.finditer(s):
            inside[m.group()] += 1


def starters(text, trees):
    starts, inside = collections.Counter(), collections.Counter()
    count_words(sure_sentences(text), starts, inside)
    for t in trees:
        # Few but of many kinds: each counts as much as ten of one source's.
        s, i = collections.Counter(), collections.Counter()
        count_words(sentences(t), s, i)
        for c, d in ((s, starts), (i, inside)):
            for w, n in c.items():
                d[w] += 10 * n
    all_s, all_i = sum(starts.values()), sum(inside.values())
    for w in sorted(starts):
        s, i = starts[w], inside[w]
        if s < 40:
            continue
        score = round(10 * math.log((s + 1) / all_s * all_i / (i + 1)))
        if score > -10 and len(w) <= 24:
            print(w, max(-60, min(60, score)), s, i, sep="\t")


def stops(text, trees):
    seen, ended = collections.Counter(), collections.Counter()
    form = re.compile(r"(?<![\w.])((?:\w[\w'’&]*\.)+)")
    for line in lines(text):
        for m in form.finditer(line):
            seen[m.group(1)] += 1
    for t in trees:
        for s in sentences(t):
            for m in form.finditer(s):
                seen[m.group(1)] += 1
                ended[m.group(1)] += m.end() >= len(s.rstrip("\"”)'"))
    for w in sorted(seen):
        if seen[w] >= 5:
            print(w, seen[w], ended[w], sep="\t")


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in ("starters", "stops"):
        sys.exit(__doc__)
    {"starters": starters, "stops": stops}[sys.argv[1]](sys.argv[2], sys.argv[3:])
