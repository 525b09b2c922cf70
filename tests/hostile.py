"""Checks tables made of hostile text. usage: hostile.py SOURCE ROWS [TABLE COLUMN]

ROWS are sentence rows of the file SOURCE without a header; TABLE is made of them, with a
header, and quotes the source in COLUMN. Every field must be the bytes that its offsets cut
out, controls as spaces and each byte outside UTF-8 as '?', but for words that a line end broke
and heads of pages (sentsplit(1))."""
import codecs
import sys

CONTROLS = bytes.maketrans(b"\t\n\v\f\r\0", b"      ")
codecs.register_error("mark", lambda e: ("?" * (e.end - e.start), e.end))


def shown(raw):
    return raw.translate(CONTROLS).decode("utf-8", "mark").encode()


def same(got, want):
    joined = b" \xC2\xAD\xE2\x81\xA0\xD6\x8A\x80\x90"
    return len(got) == len(want) and all(g == w or g in joined for g, w in zip(got, want))


def lines(path):
    data = open(path, "rb").read()
    data.decode("utf-8")  # or it is no text
    assert not data or data.endswith(b"\n"), "no last newline"
    assert not set(data) & set(b"\0\v\f\r"), "what breaks a record"
    return [l.split(b"\t") for l in data.split(b"\n")[:-1]]


source = open(sys.argv[1], "rb").read()
last = 0
covered = 0
for f in lines(sys.argv[2]):
    start, end = int(f[4]), int(f[5])
    assert len(f) == 7 and last <= start < end <= len(source), f
    assert same(f[6], shown(source[start:end])), (f, source[start:end])
    last = end
    covered += end - start
if len(sys.argv) > 3:
    head, *rows = lines(sys.argv[3])
    at = {name.decode(): i for i, name in enumerate(head)}
    last = 0
    for f in rows:
        assert len(f) == len(head), f
        start, end = int(f[at["start"]]), int(f[at["end"]])
        assert last <= start < end <= len(source), f
        assert same(f[at[sys.argv[4]]], shown(source[start:end])), (f, source[start:end])
        last = start
    covered = len(rows)
print(covered)
