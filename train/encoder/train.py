#!/usr/bin/env python3
"""train.py OUT WINDOWS silver|gold [option...]: one run over the teacher's labels, or over those of people.

OUT is a checkpoint; with --leave, OUT.npz has the logits of the candidates of the documents left out.
"""
import argparse
import copy
import math
import pickle
import random
import time

import numpy as np
import torch

from batches import batches, grouped
from model import Encoder, How, from_minilm

parser = argparse.ArgumentParser()
parser.add_argument("out")
parser.add_argument("windows")
parser.add_argument("data", choices=("silver", "gold"))
parser.add_argument("--begin", help="a checkpoint; else MiniLM")
parser.add_argument("--layers", default="0,1,3,5", help="of MiniLM")
parser.add_argument("--leave", type=int, help="the fold of documents left out")
parser.add_argument("--kinds", help="table of doc and fold, instead of the number modulo 5")
parser.add_argument("--epochs", type=int, default=1)
parser.add_argument("--rate", type=float, default=2e-4)
parser.add_argument("--floor", type=float, default=.1, help="part of the rate left at the end")
parser.add_argument("--decay", type=float, default=.85, help="of the rate, from layer to layer downwards")
parser.add_argument("--pieces", type=int, default=2048, help="of a batch")
parser.add_argument("--dropout", type=float, default=.1)
parser.add_argument("--smooth", type=float, default=0., help="label smoothing")
parser.add_argument("--older", type=float, default=.3, help="weight of the older documents")
parser.add_argument("--mix", type=float, default=0., help="part of the silver windows that each epoch has with the gold")
parser.add_argument("--average", type=float, default=.0, help="decay of the average of weights that is kept")
parser.add_argument("--quantised", action="store_true")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--threads", type=int, default=1)
o = parser.parse_args()


def is_left(w, folds):
    return o.leave is not None and (folds.get(w["doc"], -1) if folds else w["fold"] % 5) == o.leave


def weigh(r):
    return o.older if r["from"] == "gold" and r["doc"].startswith("d") else 1.


def groups(m):
    """Parameters by how fast they learn."""
    n, out = len(m.layers), []
    rates = [(["head1", "head2"], 5.)] + [([f"layers.{i}."], o.decay ** (n - 1 - i)) for i in range(n)] + [(["word", "position", "ln."], o.decay ** n)]
    for names, factor in rates:
        mine = [(k, p) for k, p in m.named_parameters() if any(k.startswith(x) for x in names)]
        out.append({"params": [p for k, p in mine if p.dim() > 1 and k != "word"], "factor": factor, "weight_decay": .01})
        out.append({"params": [p for k, p in mine if p.dim() == 1 or k == "word"], "factor": factor, "weight_decay": 0.})
    return [g for g in out if g["params"]]


def predict(m, windows, examples, how):
    numbers, logits = [], []
    with torch.no_grad():
        for b in batches(windows, examples, 4096):
            logits.append(m(b, how).float().numpy())
            numbers += b["numbers"]
    return np.array(numbers), np.concatenate(logits)


def loss_of(m, b):
    t = b["targets"]
    if o.smooth:
        t = t * (1 - o.smooth) + o.smooth / 2 * torch.tensor([1.] + [1 / 9] * 9)
    loss = -(m(b, How(o.quantised, dropout=o.dropout)).float().log_softmax(-1) * t).sum(-1)
    return (loss * b["weights"]).sum() / max(1., float((b["weights"] > 0).sum()))


def run(m, windows, silver, examples):
    average, average_n = copy.deepcopy(m) if o.average else m, 0
    opt = torch.optim.AdamW(groups(m), lr=o.rate, betas=(.9, .98), fused=True)
    share = int(o.mix * len(silver))
    of_epoch = lambda epoch: windows + random.Random(o.seed * 100 + epoch).sample(silver, share)
    steps = sum(sum(1 for _ in grouped(of_epoch(e), o.pieces, o.seed * 100 + e)) for e in range(o.epochs))
    warm, step, begun, total = max(1, steps // 15), 0, time.time(), 0.
    for epoch in range(o.epochs):
        for b in batches(of_epoch(epoch), examples, o.pieces, o.seed * 100 + epoch, weigh):
            now = min((step + 1) / warm, 1 - (1 - o.floor) * max(0, step - warm) / max(1, steps - warm))
            for g in opt.param_groups:
                g["lr"] = o.rate * g["factor"] * now
            loss = loss_of(m, b)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(m.parameters(), 1.)
            opt.step()
            opt.zero_grad(set_to_none=True)
            step, total = step + 1, total * .98 + float(loss.detach()) * .02
            if o.average and step > steps // 3:
                average_n += 1
                with torch.no_grad():
                    rate = max(1 - o.average, 1 / average_n)
                    torch._foreach_lerp_(list(average.parameters()), list(m.parameters()), rate)
            if step % 50 == 0:
                print(f"{step}/{steps} loss {total / (1 - .98 ** step):.4f} {time.time() - begun:.0f} s, {time.process_time():.0f} of the processor", flush=True)
            if step % 200 == 0:
                save(average, o.out)
    return average


def save(m, path):
    torch.save({"layers": len(m.layers), "state": m.state_dict()}, path)


def load(path, vocab):
    c = torch.load(path)
    m = Encoder(len(vocab), c["layers"])
    m.load_state_dict(c["state"])
    return m


def main():
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    vocab, examples, windows = pickle.load(open(o.windows, "rb"))
    silver = [w for w in windows if not w["gold"]]
    windows = silver if o.data == "silver" else [w for w in windows if w["gold"]]
    folds = dict(line.split("\t") for line in open(o.kinds).read().split("\n")[1:-1]) if o.kinds else {}
    folds = {k: int(v) for k, v in folds.items()}
    m = load(o.begin, vocab) if o.begin else from_minilm(vocab, [int(n) for n in o.layers.split(",")])
    m = run(m, [w for w in windows if not is_left(w, folds)], silver, examples)
    save(m, o.out)
    if o.leave is not None:
        numbers, logits = predict(m, [w for w in windows if is_left(w, folds)], examples, How(True, exact=True))
        np.savez(o.out + ".npz", numbers=numbers, logits=logits)


if __name__ == "__main__":
    main()
