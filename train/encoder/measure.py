#!/usr/bin/env python3
"""measure.py WINDOWS ROWS SUMS PREDICTED...: what the encoder is worth on documents that it has not seen.

PREDICTED are the OUT.npz of `train.py --leave`. Prints areas under the curve of the linear judge, the encoder and both
(a * encoder + b * linear + c, fitted on the other halves of these documents), the status, and by kind of proposal. To
SUMS go key, sum in hundredths and status of every proposal, of both: doc:sent:nth.
"""
import collections
import pickle
import re
import sys

import numpy as np

from windows import STATUSES, Documents


def auc(y, s):
    order = np.argsort(s, kind="stable")
    rank = np.empty(len(s))
    rank[order] = np.arange(1, len(s) + 1)
    n = y.sum()
    return (rank[y].sum() - n * (n + 1) / 2) / (n * (len(y) - n)) if 0 < n < len(y) else float("nan")


def odds(logits):
    most = logits[:, 1:].max(1)
    return most + np.log(np.exp(logits[:, 1:] - most[:, None]).sum(1)) - logits[:, 0]


def fit(x, y, w):
    """Logistic regression by Newton's steps."""
    x = np.c_[x, np.ones(len(x))]
    b = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ b))
        h = (x * (w * p * (1 - p))[:, None]).T @ x + 1e-6 * np.eye(len(b))
        b += np.linalg.solve(h, x.T @ (w * (y - p)))
    return b


def main():
    _, examples, _ = pickle.load(open(sys.argv[1], "rb"))
    docs = Documents([sys.argv[2]])
    parts = [np.load(p) for p in sys.argv[4:]]
    numbers = np.concatenate([p["numbers"] for p in parts])
    logits = np.concatenate([p["logits"] for p in parts])
    rows = [examples[n] for n in numbers]
    new = np.array([r["doc"] in docs.order for r in rows])
    e, linear = odds(logits), np.array([float(r["sum"]) for r in rows])
    clear = np.array([r["p"] != "" for r in rows]) & new
    y = np.array([r["p"] not in ("", "0.0000") for r in rows])
    part = np.array([hash_of(r["doc"]) % 2 for r in rows])
    x, both = np.c_[e, linear], np.zeros(len(rows))
    for k in (0, 1):
        others = clear & (part != k)
        both[part == k] = np.c_[x, np.ones(len(x))][part == k] @ fit(x[others], y[others].astype(float), np.ones(others.sum()))
    b = fit(x[clear], y[clear].astype(float), np.ones(clear.sum()))
    print(f"{clear.sum()} candidates, {y[clear].sum()} undertakings; a {b[0]:.3f} b {b[1]:.3f} c {b[2]:.3f}")
    near = np.array([bool(re.search(rb"\b(will|shall)( \w+){0,2} $", docs.sents[r["doc"]][int(r["sent"])].encode("utf-8", "surrogateescape")[: int(r["head"])].lower())) if c else False
                     for r, c in zip(rows, clear)])
    for name, which in (("all", clear), ("will/shall", near), *((f"kind {k}", clear & (np.array([int(r["kind"]) for r in rows]) == k)) for k in range(5))):
        print(f"AUC {name} ({which.sum()}): linear {auc(y[which], linear[which]):.4f} encoder {auc(y[which], e[which]):.4f} both {auc(y[which], both[which]):.4f}")
    loss = lambda s: np.mean(np.logaddexp(0, np.where(y, -s, s))[clear])
    print(f"log loss: linear {loss(linear):.4f} encoder {loss(e):.4f} both {loss(both):.4f}")
    best = logits[:, 1:].argmax(1) + 1
    right = clear & y
    print(f"status of what is right: {np.mean([STATUSES[s] == r['status'] for s, r in zip(best[right], np.array(rows, object)[right])]):.4f}")
    bins = collections.defaultdict(list)
    for p, t in zip(1 / (1 + np.exp(-both[clear])), y[clear]):
        bins[int(p * 10)].append((p, t))
    print("calibration:", " ".join(f"{np.mean([p for p, _ in v]):.2f}:{np.mean([t for _, t in v]):.2f}({len(v)})" for k, v in sorted(bins.items())))
    for name, s in (("linear", linear), ("encoder", e), ("both", both)):
        with open(f"{sys.argv[3]}.{name}", "w", encoding="utf-8", errors="surrogateescape") as f:
            for r, v, k in zip(rows, s, best):
                f.write(f"{r['doc']}:{r['sent']}:{r['nth']} {round(v * 100)} {STATUSES[k]}\n")


def hash_of(doc):
    return sum(doc.encode("utf-8", "surrogateescape"))


if __name__ == "__main__":
    main()
