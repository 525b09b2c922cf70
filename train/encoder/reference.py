#!/usr/bin/env python3
"""reference.py MODEL.npz ROWS [N]: what the encoder must say, by another hand, for tests/unit/encoder.c.

Reads sentence rows, takes N (200) of them with what stands before, asks for three spots of each, and
prints a row a window: the texts of title, sentence before and sentence; where in the sentence the
window begins; its pieces; head, first and last of the spots; the logits of the model cut to 8 bits; those
of the model as it was trained. Pieces are cut by BERT's rules with Python's own tables of
characters. The trained model is run in 64-bit floats and by numpy's functions; that of 8 bits in the
32-bit steps that lib/encoder's headers tell, since one input that is rounded the other way grows from
layer to layer to a hundredth of the result. Needs numpy. Slow.
"""
import math
import sys
import unicodedata

import numpy as np

from pack import BREAKS, CJK, WEIGHT_MOST, quantise

PIECES = 128


def words(text):
    """Lower case without accents; punctuation and Chinese characters apart."""
    out, word = [], ""
    for c in text:
        if c not in "\t\n\r" and (unicodedata.category(c)[0] == "C" or c == "\ufffd"):
            continue
        if c.isspace():
            out, word = out + [word], ""
            continue
        lone = any(a <= ord(c) <= b for a, b in CJK)
        for x in unicodedata.normalize("NFD", c):
            if unicodedata.category(x) == "Mn":
                continue
            if lone or unicodedata.category(x)[0] == "P" or (x.isascii() and not x.isalnum()):
                out, word = out + [word, x], ""
            else:
                word += "".join(y for y in unicodedata.normalize("NFD", x.lower()) if unicodedata.category(y) != "Mn")
    return [w for w in out + [word] if w]


def spell(word, ids):
    out, at = [], 0
    while at < len(word):
        end = next((e for e in range(len(word), at, -1) if ("##" if at else "") + word[at:e] in ids), None)
        if end is None or len(word) > 100:
            return [ids["[UNK]"]]
        out.append(ids[("##" if at else "") + word[at:end]])
        at = end
    return out


def pieces(text, ids):
    return [p for w in words(text) for p in spell(w, ids)]


def windows(model, ids, title, before, sentence):
    """(first piece of the sentence in it, pieces, pieces before those of the sentence)"""
    head = [ids["[CLS]"]]
    for part in (title[:int(model["title"])], before[-int(model["before"]):]):
        head += part + [ids["[SEP]"]] * bool(part)
    room, at, breaks = PIECES - len(head) - 1, 0, {ids[b] for b in BREAKS if b in ids}
    while True:
        end = len(sentence)
        if end - at > room:
            end = next((i + 1 for i in range(at + room - 1, at + room // 2 - 1, -1) if sentence[i] in breaks), at + room)
        yield at, head + sentence[at:end] + [ids["[SEP]"]], len(head)
        at = end
        if at == len(sentence):
            return


ERF = np.frompyfunc(math.erf, 1, 1)


class Trained:
    """The model as it was trained."""

    def __init__(self, model):
        self.m = {k: v.astype(np.float64) for k, v in model.items() if v.dtype == np.float32}
        self.layers = 1 + max(int(k[1:k.index(".")]) for k in model if ".qkv_w" in k)
        self.heads = int(model["heads"]) if "heads" in model else model["word"].shape[1] // 32

    def words(self, ids):
        return self.m["word"][ids]

    def times(self, x, name):
        return x @ self.m[name + "_w"].T + self.m[name + "_b"]

    def norm(self, x, name):
        x = x - x.mean(axis=1, keepdims=True)
        return x / np.sqrt((x * x).mean(axis=1, keepdims=True) + 1e-12) * self.m[name + "_w"] + self.m[name + "_b"]

    def attend(self, q, k, v):
        x = q @ k.T / math.sqrt(q.shape[1])
        e = np.exp(x - x.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True) @ v

    def gelu(self, x):
        return x * .5 * (1 + ERF(x / math.sqrt(2)).astype(np.float64))

    def label(self, x):
        return np.tanh(x) @ self.m["head2_w"].T + self.m["head2_b"]

    def run(self, ids, spots):
        x = self.norm(self.words(ids) + self.m["position"][:len(ids)], "emb_ln")
        width = x.shape[1] // self.heads
        for i in range(self.layers):
            at = f"l{i}."
            qkv = self.times(x, at + "qkv").reshape(len(ids), 3, self.heads, width)
            mixed = np.concatenate([self.attend(*qkv[:, :, h].transpose(1, 0, 2)) for h in range(self.heads)], axis=1)
            x = self.norm(x + self.times(mixed, at + "out"), at + "ln1")
            x = self.norm(x + self.times(self.gelu(self.times(x, at + "up")), at + "down"), at + "ln2")
        return self.label(self.times(np.stack([np.concatenate([x[a], x[b], x[c], x[0]]) for a, b, c in spots]), "head1"))


F = np.float32
ROUND = F(12582912)


def total(x):
    """The sum of each row: 16 parts, then a tree."""
    part = np.zeros((len(x), 16), F)
    for i in range(0, x.shape[1], 16):
        part = part + x[:, i:i + 16]
    v = part[:, :8] + part[:, 8:]
    v = v[:, :4] + v[:, 4:]
    return ((v[:, 0] + v[:, 2]) + (v[:, 1] + v[:, 3]))[:, None]


def product(a, b):
    """The sums over k, in order, of a[i][k] * b[k][j]."""
    out = np.zeros((len(a), b.shape[1]), F)
    for k in range(len(b)):
        out = out + a[:, k:k + 1] * b[k]
    return out


def exp(x):
    x = np.maximum(x, F(-87))
    rounded = x * F(1.44269504088896341) + ROUND
    n = rounded - ROUND
    r = x - n * F(0.693359375)
    r = r - n * F(-2.12194440e-4)
    y = np.full_like(r, F(1.9875691500e-4))
    for c in (1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1):
        y = y * r + F(c)
    y = y * (r * r) + r + F(1)
    return (y.view(np.int32) + ((rounded.view(np.int32) - 0x4B400000) << 23)).view(F)


def erf(x):
    a = np.abs(x)
    t = F(1) / (F(1) + a * F(0.3275911))
    y = np.full_like(t, F(1.061405429))
    for c in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        y = y * t + F(c)
    return np.copysign(F(1) - y * t * exp(-a * a), x)


class Eight(Trained):
    """The model cut to 8 bits, in 32-bit floats."""

    def __init__(self, model):
        super().__init__(model)
        self.m = {k: v.astype(F) for k, v in self.m.items()}
        self.q = {k: quantise(model[k], 127 if k == "word" else WEIGHT_MOST) for k in model
                  if k in ("word", "head1_w") or k.endswith(("qkv_w", "out_w", "up_w", "down_w"))}

    def words(self, ids):
        q, scale = self.q["word"]
        return q[ids].astype(F) * scale[ids, None]

    def times(self, x, name):
        q, scale = self.q[name + "_w"]
        top = np.abs(x).max(axis=1, keepdims=True)
        whole = x * (F(127) / top) + ROUND - ROUND
        # Sums of whole numbers, which 64 bits hold.
        return (whole.astype(np.float64) @ q.T.astype(np.float64)).astype(F) * (top / F(127)) * scale + self.m[name + "_b"]

    def norm(self, x, name):
        mean = total(x) / F(x.shape[1])
        by = F(1) / np.sqrt(total((x - mean) * (x - mean)) / F(x.shape[1]) + F(1e-12))
        return (x - mean) * by * self.m[name + "_w"] + self.m[name + "_b"]

    def attend(self, q, k, v):
        n = len(k)
        x = product(q, np.ascontiguousarray(k.T))
        x = np.concatenate([x, np.full((len(q), -n % 16), F(-3e38))], axis=1)
        e = exp((x - x.max(axis=1, keepdims=True)) * (F(1) / np.sqrt(F(q.shape[1]))))
        return product((e * (F(1) / total(e)))[:, :n], v)

    def gelu(self, x):
        return x * F(.5) * (F(1) + erf(x * F(0.707106781186547524)))

    def label(self, x):
        e = exp(np.abs(x) * F(-2))
        y = np.copysign((F(1) - e) / (F(1) + e), x)
        return np.concatenate([total(y * w) for w in self.m["head2_w"]], axis=1) + self.m["head2_b"]


def numbers(a):
    return " ".join(f"{x:.9g}" if isinstance(x, float) else str(x) for x in np.asarray(a).ravel().tolist())


def sentences(path):
    """(title, sentence before, sentence) of each row."""
    doc, title, before = None, "", ""
    with open(path, encoding="utf-8") as f:
        for line in f:
            name, _, sent, *_, text = line.rstrip("\n").split("\t")
            if name != doc:
                doc, title, before = name, "", ""
            if sent == "0":
                title = text
            else:
                yield title, before if before != title else "", text
                before, title = text, title or text


def main():
    with np.load(sys.argv[1]) as f:
        model = dict(f)
    ids = {str(p): i for i, p in enumerate(model["vocab"])}
    exact, eight = Trained(model), Eight(model)
    rows = list(sentences(sys.argv[2]))
    n = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    rng = np.random.default_rng(7)
    for k in sorted(rng.permutation(len(rows))[:n]):
        title, before, text = rows[k]
        for at, window, lead in windows(model, ids, *(pieces(t, ids) for t in (title, before, text))):
            spots = [sorted(rng.integers(lead, len(window), 3).tolist()) for _ in range(3)]
            print(title, before, text, at, numbers(window), numbers(spots), numbers(eight.run(window, spots)),
                  numbers(exact.run(window, spots)), sep="\t")


if __name__ == "__main__":
    main()
