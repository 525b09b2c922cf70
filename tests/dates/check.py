"""check.py ENTITIES TABLE: runs the sentences of a table of tests/dates through the program and says
where the dates it finds, their values or their days are not those of the table."""
import re, subprocess, sys
sys.path.insert(0, sys.path[0] + "/../../bench")
from dates_value import days, table


def plain(text):
    """The text without its brackets, and the bytes that they enclose."""
    spans, out = [], b""
    for piece in re.split(r"([][])", text):
        if piece == "[":
            start = len(out)
        elif piece == "]":
            spans.append((start, len(out)))
        else:
            out += piece.encode()
    return out, spans


with open(sys.argv[2], encoding="utf-8") as f:
    rows = list(table(f))
sentences = b""
for i, row in enumerate(rows):
    text, _ = plain(row["text"])
    sentences += b"%d\t%s\t1\t1\t0\t%d\t%s\n" % (i, row["date"].encode(), len(text), text)
got = {i: [] for i in range(len(rows))}
found = subprocess.run([sys.argv[1], "-H", "--types", "DATE"], input=sentences, capture_output=True, check=True)
for f in table(found.stdout.decode().splitlines()):
    got[int(f["doc"])].append((int(f["start"]), int(f["end"]), f["id"], (f["date_first"], f["date_last"])))
wrong = 0
for i, row in enumerate(rows):
    text, spans = plain(row["text"])
    want = []
    for (start, end), value in zip(spans, [v for v in row["values"].split(";") if v]):
        if value == "-":
            value = text[start:end].decode()
        want.append((start, end, value, days(value) or ("", "")))
    if got[i] != want:
        wrong += 1
        print(f"{row['date']} {row['text']}\n  {got[i]}\n  not {want}")
print(f"{len(rows)} sentences, {wrong} wrong")
sys.exit(wrong > 0)
