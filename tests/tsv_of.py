#!/usr/bin/env python3
"""tsv_of.py csv|jsonl TSV: what a table in another format (standard input) says, as TSV with a
header row (TSV: the file of the same rows, whose header tells the columns where there is no row)."""
import csv
import json
import sys

csv.field_size_limit(1 << 30)
sys.stdin.reconfigure(encoding="utf-8", newline="")
sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def text(value):
    if value is None:
        return ""
    if isinstance(value, list):
        assert value and all(isinstance(v, str) and v for v in value), value
        return ";".join(value)
    assert value != "", "an empty string where null is due"
    return value


def rows(lines):
    """Numbers as they stand; what should be one and is none fails."""
    numbers = {"sent", "par", "start", "end", "score", "share"}
    for line in lines:
        row = json.loads(line, parse_int=lambda s: ("n", s), parse_float=lambda s: ("n", s))
        fields = []
        for name, value in row.items():
            assert (type(value) is tuple) == (name in numbers), (name, value)
            fields.append(value[1] if type(value) is tuple else text(value))
        yield list(row), fields


if sys.argv[1] == "csv":
    for fields in csv.reader(sys.stdin, strict=True):
        print("\t".join(fields))
else:
    with open(sys.argv[2], encoding="utf-8", newline="\n") as f:
        header = f.readline().rstrip("\n").split("\t")
    print("\t".join(header))
    for names, fields in rows(sys.stdin):
        assert names == header, names
        print("\t".join(fields))
