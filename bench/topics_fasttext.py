#!/usr/bin/env python3
"""topics_fasttext.py DIR LINES: the topic of each line by fastText, a supervised model of
the usual size (100 dimensions, pairs of words). The model is trained once, from what
`topics` says of the sentences of examples/ (its speed is of interest here, not its
judgement), and kept in DIR."""
import os
import subprocess
import sys

import fasttext

folder, lines = sys.argv[1:]
model = os.path.join(folder, "topics.ftz.bin")
if not os.path.exists(model):
    rows = subprocess.run("bin/sentsplit examples/*.txt", shell=True, check=True,
                          capture_output=True).stdout
    topics = subprocess.run(["bin/topics", "--top", "1"], input=rows, check=True,
                            capture_output=True).stdout.decode().splitlines()
    label = {tuple(r.split("\t")[0:3:2]): r.split("\t")[3] for r in topics}
    train = os.path.join(folder, "topics.train")
    with open(train, "w", encoding="utf-8") as out:
        for row in rows.decode().splitlines():
            f = row.split("\t")
            out.write(f"__label__{label.get((f[0], f[2]), 'none')} {f[6]}\n")
    fasttext.train_supervised(train, dim=100, wordNgrams=2, epoch=25, lr=1.0, minCount=1,
                              verbose=0, thread=1).save_model(model)
predict = fasttext.load_model(model).f.predict
with open(lines, encoding="utf-8", errors="replace") as f:
    for line in f:
        found = predict(line, 1, 0.0, "strict")
        print(found[0][1] if found else "")
