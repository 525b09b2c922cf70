#!/usr/bin/env python3
"""entities_bio.py rows GOLD: the sentences of a BIO file as the rows that sentsplit writes.
entities_bio.py tokens GOLD: how many tokens it has.
entities_bio.py score GOLD ROWS: F1 in percent of all, PER, ORG and LOC in the rows that a tagger made of them.

GOLD has a token and its tag on a line, blank lines between sentences. The tokens are joined to
text as it is usually set, and every 20 sentences are a document. ROWS begin with the columns
doc, date, sent, start, end, type. A span counts as found if it begins and ends where the gold
one does and has its type; names of places with and without a government and of facilities
are LOC; types that have no counterpart are left out on both sides.
"""
import sys

TYPES = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "ORGANIZATION": "ORG", "ORGANISATION": "ORG",
         "LOC": "LOC", "LOCATION": "LOC", "GPE": "LOC", "FAC": "LOC", "FACILITY": "LOC"}
KINDS = ("PER", "ORG", "LOC")
AS_SET = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}
NO_SPACE_BEFORE = set(".,;:!?)]}%'’”…") | {
    a + s for a in "'’" for s in ("s", "re", "ve", "ll", "d", "m")} | {"n't", "n’t"}
NO_SPACE_AFTER = set("([{$£€“‘#")


def sentences(path):
    now = []
    with open(path, encoding="utf-8") as f:
        for n, line in enumerate(f, 1):
            token, *rest = line.rstrip("\n").split("\t")
            if token and not rest:
                sys.exit(f"entities_bio.py: {path}:{n}: no tag after '{token[:40]}'")
            if token:
                now.append((token, rest[-1]))
            elif now:
                yield now
                now = []
    if now:
        yield now


def text_of(words):
    """The words as text, and the byte offsets of each."""
    text, spans, in_quotes, last = b"", [], False, ""
    for word in words:
        word = AS_SET.get(word, word).replace("\t", " ")
        quote = word == '"'
        closing, opened = quote and in_quotes, last == '"' and in_quotes
        if last and not (word in NO_SPACE_BEFORE or last[-1] in NO_SPACE_AFTER or closing or opened):
            text += b" "
        spans.append((len(text), len(text) + len(word.encode())))
        text += word.encode()
        in_quotes ^= quote
        last = word
    return text, spans


def placed(path):
    """(doc, sent, start of its text, text, spans, tags) of every sentence."""
    for n, tokens in enumerate(sentences(path)):
        if n % 20 == 0:
            start = 0
        text, spans = text_of([word for word, _ in tokens])
        yield f"b{n // 20 + 1}", n % 20 + 1, start, text, spans, [tag for _, tag in tokens]
        start += len(text) + 1


def names_of(start, spans, tags):
    i = 0
    while i < len(tags):
        kind, last = tags[i][2:], i
        while kind and tags[last + 1:last + 2] == ["I-" + kind]:
            last += 1
        if kind.upper() in TYPES:
            yield start + spans[i][0], start + spans[last][1], TYPES[kind.upper()]
        i = last + 1


def read_rows(path):
    with open(path, encoding="utf-8") as f:
        for line in f:
            doc, _, sent, start, end, kind = line.rstrip("\n").split("\t")[:6]
            if kind.upper() in TYPES:
                yield doc, int(sent), int(start), int(end), TYPES[kind.upper()]


def f1(gold, found):
    return 200 * len(gold & found) / max(1, len(gold) + len(found))


def score(path, rows):
    gold = {(doc, sent, *name) for doc, sent, start, _, spans, tags in placed(path)
            for name in names_of(start, spans, tags)}
    found = set(read_rows(rows))
    of = [f1(gold, found)]
    of += [f1({g for g in gold if g[4] == k}, {p for p in found if p[4] == k}) for k in KINDS]
    print(*(f"{x:.1f}" for x in of))


def main(what, path, *rows):
    if what == "rows":
        for doc, sent, start, text, _, _ in placed(path):
            print(doc, "", sent, 1, start, start + len(text), text.decode(), sep="\t")
    elif what == "tokens":
        print(sum(len(s) for s in sentences(path)))
    elif what == "score" and rows:
        score(path, rows[0])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(*sys.argv[1:]) if len(sys.argv) > 2 else sys.exit(__doc__)
