#!/usr/bin/env python3
"""sentsplit_peers.py PEER FILE: sentences by a splitter of PyPI, one a line.
sentsplit_peers.py --ends TEXT <LINES: the offset in TEXT where each of the lines ends.

The peers get a paragraph at a time, its line breaks as spaces. --ends goes by what is no
white space, so that a peer may change that as it likes; where one changes more than that,
the place nearest to the one expected that ends in the same bytes is taken.
"""
import re
import sys


def splitter(name):
    if name == "blingfire":
        import blingfire
        return lambda par: blingfire.text_to_sentences(par).split("\n")
    if name == "pysbd":
        import pysbd
        return pysbd.Segmenter(language="en", clean=False).segment
    if name == "syntok":
        from syntok import segmenter
        # The tokens hold the white space before them.
        return lambda par: ["".join(t.spacing + t.value for t in sentence)
                            for p in segmenter.analyze(par) for sentence in p]
    if name == "sentence-splitter":
        from sentence_splitter import SentenceSplitter
        return SentenceSplitter(language="en").split
    sys.exit(f"no such peer: {name}")


def split(name, path):
    peer = splitter(name)
    with open(path, encoding="utf-8", errors="replace", newline="") as f:
        text = f.read()
    for par in re.split(r"\n[ \t\r]*\n\s*", text):
        par = " ".join(par.split("\n")).strip()
        if par:
            for s in peer(par):
                if s.strip():
                    sys.stdout.write(" ".join(s.splitlines()) + "\n")


# What is white space to one or another.
BLANK = re.compile(rb"\s|\0|\xc2\xa0|\xe2\x80\x8b|\xef\xbb\xbf")


def nearest(solid, tail, at):
    """Where `tail` ends, as near to `at` as may be; `at` itself if nowhere near."""
    before = solid.rfind(tail, max(0, at - 200), at) + len(tail)
    after = solid.find(tail, max(0, at - len(tail)), at + 200) + len(tail)
    found = [p for p in (before, after) if p >= len(tail)]
    return min(found, key=lambda p: abs(p - at), default=at)


def ends(path):
    with open(path, "rb") as f:
        text = f.read()
    where, at = [0], 0
    for m in BLANK.finditer(text + b" "):
        where.extend(range(at + 1, m.start() + 1))
        at = m.end()
    solid = BLANK.sub(b"", text)
    n = 0
    for line in sys.stdin.buffer:
        line = BLANK.sub(b"", line)
        if line:
            n = nearest(solid, line[-8:], n + len(line))
            print(where[min(n, len(solid))])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    ends(sys.argv[2]) if sys.argv[1] == "--ends" else split(*sys.argv[1:])
