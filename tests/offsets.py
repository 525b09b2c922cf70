#!/usr/bin/env python3
"""offsets.py TABLE COLUMN [PREFIX]: every row's start and end cut the bytes of COLUMN out
of the file that `doc` names (PREFIX + doc), but for bytes that the stream replaces. With
`-` as doc column's file the check is skipped. Prints the number of rows checked."""
import csv
import sys

table, column = sys.argv[1:3]
prefix = sys.argv[3] if len(sys.argv) > 3 else ""
sources, n = {}, 0
csv.field_size_limit(1 << 30)
BREAKS = bytes.maketrans(b"\t\n\v\f\r\0", b"      ")
with open(table, encoding="utf-8", newline="\n") as f:
    names = f.readline().rstrip("\n").split("\t")
    for line in f:
        row = dict(zip(names, line.rstrip("\n").split("\t")))
        doc = row["doc"]
        if doc not in sources:
            with open(prefix + doc, "rb") as source:
                sources[doc] = source.read()
        cut = sources[doc][int(row["start"]):int(row["end"])]
        cut = cut.decode("utf-8", "replace").encode().translate(BREAKS)
        if cut != row[column].encode():
            sys.exit(f"{doc} {row['start']}: {cut[:60]} is not {row[column][:60]!r}")
        n += 1
print(n)
