#!/usr/bin/env python3
"""soup.py OUT CHECKPOINT...: the mean of the weights of runs that began with the same ones (Wortsman et al. 2022)."""
import sys

import torch


def main():
    parts = [torch.load(p) for p in sys.argv[2:]]
    state = {k: torch.stack([p["state"][k] for p in parts]).mean(0) for k in parts[0]["state"]}
    torch.save({"layers": parts[0]["layers"], "state": state}, sys.argv[1])


if __name__ == "__main__":
    main()
