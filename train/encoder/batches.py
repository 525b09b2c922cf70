"""Windows as batches of about the same length, with what their candidates should be."""
import random

import torch

from model import CLASSES
from windows import STATUSES

OTHERS = torch.tensor([0., .46, .22, .14, .09, .08, .06, .03, .01, .015])  # how frequent each status is


def target(r):
    """What the ten classes should be, or None where nobody knows."""
    if r["p"] == "":
        return None
    p, sure = float(r["p"]), float(r["sure"])
    out = [0.] * CLASSES
    out[0] = 1 - p
    if p > 0:
        k = STATUSES.index(r["status"])
        rest = OTHERS.sum() - OTHERS[k]
        for s in range(1, CLASSES):
            out[s] = p * (sure if s == k else (1 - sure) * float(OTHERS[s] / rest))
    return out


def batch(windows, examples, weigh):
    longest = max(len(w["ids"]) for w in windows)
    places = [sorted({0} | {x for s in w["spots"] for x in s[1:]}) for w in windows]
    most = max(map(len, places))
    ids, at = torch.zeros(len(windows), longest, dtype=torch.long), torch.zeros(len(windows), most, dtype=torch.long)
    mask = torch.zeros(len(windows), 1, 1, longest, dtype=torch.bool)
    rows, numbers, targets, weights = [], [], [], []
    for i, (w, p) in enumerate(zip(windows, places)):
        ids[i, : len(w["ids"])] = torch.tensor(w["ids"])
        mask[i, ..., : len(w["ids"])] = True
        at[i, : len(p)] = torch.tensor(p)
        for n, head, first, last in w["spots"]:
            rows.append([i * most + p.index(x) for x in (head, first, last, 0)])
            numbers.append(n)
            t = target(examples[n])
            targets.append(t or [0.] * CLASSES)
            weights.append(weigh(examples[n]) if t else 0.)
    return {"ids": ids, "mask": None if bool(mask.all()) else mask, "at": at, "rows": torch.tensor(rows), "numbers": numbers,
            "targets": torch.tensor(targets), "weights": torch.tensor(weights)}


def grouped(windows, pieces, seed=None):
    """Windows in groups of at most so many pieces; shuffled by `seed`, which also decides who is with whom."""
    r = random.Random(seed)
    windows = sorted(windows, key=lambda w: (len(w["ids"]), r.random() if seed is not None else 0))
    out, group = [], []
    for w in windows:
        if group and (len(group) + 1) * len(w["ids"]) > pieces:
            out.append(group)
            group = []
        group.append(w)
    out.append(group)
    if seed is not None:
        r.shuffle(out)
    return out


def batches(windows, examples, pieces, seed=None, weigh=lambda r: 1.):
    for g in grouped(windows, pieces, seed):
        yield batch(g, examples, weigh)
