#!/usr/bin/env python3
"""make_documents.py EXAMPLES N NAME: N documents of the articles in a folder, as NAME.csv,
NAME.jsonl and NAME.parquet (columns id, date, text, title, voice). Some have what a format must quote."""
import csv
import glob
import json
import os
import sys

import pyarrow as pa
import pyarrow.parquet as pq

folder, n, name = sys.argv[1], int(sys.argv[2]), sys.argv[3]
texts = []
for path in sorted(glob.glob(os.path.join(folder, "*.txt"))):
    with open(path, encoding="utf-8", newline="") as f:
        texts.append(f.read())
dates = ["", "2024-08-29", "2026-03", "2026"]
changes = [lambda t: t, lambda t: t.replace("\n", "\r\n"), lambda t: '"' + t + '"',
           lambda t: "A tab\there, a \\ and a \\N.\n\n" + t, lambda t: t * 3]
docs = [{"id": f"doc, {i:06d}", "date": dates[i % 4], "text": changes[i % 5](texts[i % len(texts)]),
         "title": ["", "Talks on water and trade"][i % 2], "voice": ["", "KEN", "Peru;Chile"][i % 3]}
        for i in range(n)]
with open(name + ".csv", "w", encoding="utf-8", newline="") as f:
    out = csv.DictWriter(f, ["id", "date", "text", "title", "voice"])
    out.writeheader()
    out.writerows(docs)
with open(name + ".jsonl", "w", encoding="utf-8") as f:
    f.writelines(json.dumps(d) + "\n" for d in docs)
pq.write_table(pa.Table.from_pylist(docs), name + ".parquet")
