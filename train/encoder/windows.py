#!/usr/bin/env python3
"""windows.py OUT VOCAB EXAMPLES SILVER LEAST-GOLD LEAST-SILVER ROWS...: what the encoder reads, as it reads it.

EXAMPLES are those of `train/judge -x`, SILVER the teacher's table (for how sure it is of the status), ROWS the
sentence rows of their documents. A sentence is read if the linear sum of a proposal in it is LEAST or more.
Writes a pickle of windows: dict(gold, doc, fold, sent, ids, spots); a spot is (number of the example, head, first,
last), places of pieces.
"""
import bisect
import collections
import csv
import lzma
import pickle
import sys

from pieces import tokenizer

LONGEST, TITLE, BEFORE = 128, 12, 14
ENDS = {",", ";", ":", ")", "]", "}"}
STATUSES = ["none", "planned", "agreed", "pledged", "underway", "proposed", "reaffirmed", "refused", "fulfilled", "withdrawn"]


class Documents:
    """Sentence rows: title and sentences of each document."""

    def __init__(self, paths):
        self.title, self.sents, self.order, self.start = {}, collections.defaultdict(dict), collections.defaultdict(list), {}
        for path in paths:
            for line in open(path, encoding="utf-8", errors="surrogateescape", newline="\n"):
                doc, _, sent, par, start, _, text = line.rstrip("\n").split("\t", 6)
                if sent == "sent":
                    continue
                if sent == "0":
                    if par == "1" and text.strip():
                        self.title[doc] = text
                    continue
                self.sents[doc][int(sent)] = text
                self.order[doc].append(int(sent))
                self.start[doc, int(sent)] = int(start)


class Cutter:
    def __init__(self, vocab):
        self.tok = tokenizer(vocab)
        self.cls, self.sep = vocab.index("[CLS]"), vocab.index("[SEP]")
        self.ends = {vocab.index(p) for p in ENDS if p in vocab}
        self.known = {}

    def encode(self, text):
        """Ids, and bytes where each piece begins and ends."""
        if text not in self.known:
            if len(self.known) > 20000:
                self.known.clear()
            clean = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            e = self.tok.encode(clean, add_special_tokens=False)
            at = [0]
            for c in clean:
                at.append(at[-1] + (len(c.encode()) if c != "\ufffd" else 1))
            self.known[text] = e.ids, [at[a] for a, _ in e.offsets], [at[b] for _, b in e.offsets]
        return self.known[text]

    def prefix(self, docs, doc, sent):
        order = docs.order[doc]
        at = bisect.bisect_left(order, sent)
        title = docs.title.get(doc)
        a = title if title else docs.sents[doc][order[0]] if at else None
        out = [self.cls]
        if a is not None:
            out += self.encode(a)[0][:TITLE] + [self.sep]
        if at > 1 or (at == 1 and title):
            out += self.encode(docs.sents[doc][order[at - 1]])[0][-BEFORE:] + [self.sep]
        return out

    def chunks(self, ids, room):
        """Where the parts of a sentence begin and end that has too many pieces for one window."""
        at = 0
        while len(ids) - at > room:
            end = next((i + 1 for i in range(at + room - 1, at + room // 2 - 1, -1) if ids[i] in self.ends), at + room)
            yield at, end
            at = end
        yield at, len(ids)

    def windows(self, docs, doc, sent, spans):
        """Of a sentence: [(ids, [(number, head, first, last)])]; spans are (number, head, first, end) in bytes."""
        ids, begins, finishes = self.encode(docs.sents[doc][sent])
        if not ids:
            return
        before = self.prefix(docs, doc, sent)
        spots = [(n, min(bisect.bisect_right(finishes, head), len(ids) - 1), min(bisect.bisect_right(finishes, first), len(ids) - 1),
                  max(bisect.bisect_left(begins, end) - 1, 0)) for n, head, first, end in spans]
        for a, b in self.chunks(ids, LONGEST - len(before) - 1):
            mine = [(n, *(len(before) + min(max(x, a), b - 1) - a for x in (h, f, l))) for n, h, f, l in spots if a <= h < b]
            if mine:
                yield before + ids[a:b] + [self.sep], mine


def read_examples(path):
    with open(path, encoding="utf-8", errors="surrogateescape", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def silver_statuses(path):
    """By document and bytes of the action: how sure the teacher is of its status."""
    out = {}
    with lzma.open(path, "rt", encoding="utf-8", errors="surrogateescape", newline="\n") as f:
        for r in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE):
            at = int(r["sent_start"])
            out[r["doc"], at + int(r["start"]), at + int(r["end"])] = float(r["p_status"])
    return out


def main():
    out, vocab, examples, silver, least_gold, least_silver = sys.argv[1:7]
    vocab = open(vocab, encoding="utf-8").read().split("\n")[:-1]
    docs, cut = Documents(sys.argv[7:]), Cutter(vocab)
    sure = silver_statuses(silver)
    by_sentence = collections.defaultdict(list)
    rows = read_examples(examples)
    for n, r in enumerate(rows):
        by_sentence[r["from"], r["doc"], int(r["sent"])].append(n)
        at = docs.start[r["doc"], int(r["sent"])]
        r["sure"] = sure.get((r["doc"], at + int(r["first"]), at + int(r["end"])), .9 if r["from"] == "silver" else 1)
    windows, least = [], {"gold": float(least_gold), "silver": float(least_silver)}
    for (origin, doc, sent), numbers in by_sentence.items():
        if max(float(rows[n]["sum"]) for n in numbers) < least[origin]:
            continue
        spans = [(n, *(int(rows[n][k]) for k in ("head", "first", "end"))) for n in numbers]
        for ids, spots in cut.windows(docs, doc, sent, spans):
            windows.append({"gold": origin == "gold", "doc": doc, "fold": int(rows[numbers[0]]["fold"]), "sent": sent, "ids": ids, "spots": spots})
    pickle.dump((vocab, rows, windows), open(out, "wb"), 4)
    for origin in ("gold", "silver"):
        w = [w for w in windows if w["gold"] == (origin == "gold")]
        print(f"{origin}: {len(w)} windows, {sum(len(x['ids']) for x in w)} pieces, {sum(len(x['spots']) for x in w)} candidates")


if __name__ == "__main__":
    main()
