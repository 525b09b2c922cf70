#!/usr/bin/env python3
"""export.py OUT.npz CHECKPOINT VOCAB A B C THRESHOLD: what pack.py makes the weights file of."""
import sys

import numpy as np
import torch

from windows import BEFORE, TITLE


def main():
    out, checkpoint, vocab = sys.argv[1:4]
    s = {k: v.float().numpy() for k, v in torch.load(checkpoint)["state"].items()}
    a = {"vocab": np.array(open(vocab, encoding="utf-8").read().split("\n")[:-1]), "title": TITLE, "before": BEFORE,
         "word": s["word"], "position": s["position"], "emb_ln_w": s["ln.weight"], "emb_ln_b": s["ln.bias"],
         "mix": np.array([float(x) for x in sys.argv[4:8]], np.float32)}
    for k, v in s.items():
        name = k.split(".")
        if name[0] == "layers":
            a[f"l{name[1]}.{name[2]}_{name[3][0]}"] = v
        elif name[0].startswith("head"):
            a[f"{name[0]}_{name[1][0]}"] = v
    np.savez(out, **a)
    print(out, {k: v.shape for k, v in a.items() if hasattr(v, "shape")})


if __name__ == "__main__":
    main()
