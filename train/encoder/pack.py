#!/usr/bin/env python3
"""pack.py MODEL.npz FILE [--characters HEX]: a trained encoder as the one file that lib/encoder maps.

MODEL.npz holds `vocab`, numbers of pieces `title` and `before` (encoder.h), four of `mix`, and 32-bit floats:
word[pieces][hidden], position[128][hidden], emb_ln_w and _b; of each layer i, l{i}. and qkv, out, up,
down with _w[outputs][inputs] and _b, ln1 and ln2 with _w and _b; head1_w[spot][4 hidden], head1_b,
head2_w[labels][spot], head2_b; `heads` of attention where they are not of 32. Matrices are cut to 7 bits and
rows of the word table to 8, with a scale a row, and laid out as the kernels read them
(lib/encoder/encoder_file.h). --characters leaves out what is known of characters above HEX.
The same model gives the same bytes. Needs numpy.
"""
import argparse
import struct
import sys
import unicodedata

import numpy as np

MAGIC = b"RDOENC1\n"
HEAD = 192       # bytes of the header
ALIGN = 64
BLOCK = 4096     # bytes that one checksum covers
OUTS = 16        # outputs and inputs that lie together in a packed matrix
INS = 4
GROUP = 32       # inputs of which byte 4 i + k is number i + 8 k
WEIGHT_MOST = 63
POSITIONS = 128
BREAKS = [",", ";", ":", ")", "]", "}"]
CJK = [(0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
       (0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)]
HANGUL = (0xAC00, 0xD7A3)
DROP, SPACE, ALONE, JOIN = range(4)
CHARACTER = struct.Struct("<IIBB14s")
M64 = (1 << 64) - 1


def sum_of_words(length, words):
    """hash_bytes of lib/base/hash.h; `words` may be a row of arrays, one step of many sums each."""
    def mix(h):
        h = h ^ h >> np.uint64(33)
        h = h * np.uint64(0xFF51AFD7ED558CCD)
        h = h ^ h >> np.uint64(33)
        h = h * np.uint64(0xC4CEB9FE1A85EC53)
        return h ^ h >> np.uint64(33)

    with np.errstate(over="ignore"):
        h = np.uint64(length * 0x9E3779B97F4A7C15 & M64) + np.zeros_like(words[0])
        for w in words:
            h = mix(h ^ w)
        return mix(h)


def sum_of_bytes(data):
    """For a multiple of 8 bytes."""
    words = np.frombuffer(data, "<u8").reshape(-1, 1)
    return int(sum_of_words(len(data), words)[0])


def sum_of_body(body):
    """The sum of the sums of the blocks, the last filled up with zeros."""
    body = body + bytes(-len(body) % BLOCK)
    words = np.frombuffer(body, "<u8").reshape(-1, BLOCK // 8).T
    return sum_of_bytes(sum_of_words(BLOCK, np.ascontiguousarray(words)).astype("<u8").tobytes())


def quantise(rows, most):
    """8-bit rows and their scales; half goes to even."""
    rows = np.asarray(rows, np.float32)
    top = np.abs(rows).max(axis=1)
    scale = np.where(top > 0, top / np.float32(most), np.float32(1)).astype(np.float32)
    return np.rint(rows / scale[:, None]).astype(np.int8), scale


def matrix(weight, bias):
    """The sections of a matrix of [outputs][inputs]."""
    q, scale = quantise(weight, WEIGHT_MOST)
    outs, ins = q.shape
    ordered = q.reshape(outs, ins // GROUP, INS, GROUP // INS).transpose(0, 1, 3, 2)
    tiles = ordered.reshape(outs // OUTS, OUTS, ins // INS, INS).transpose(0, 2, 1, 3)
    # Inputs come with 128 added: what that adds to the sum of an output goes off again.
    start = -128 * q.astype(np.int32).sum(axis=1, dtype=np.int32)
    return [np.ascontiguousarray(tiles).tobytes(), start.astype("<i4").tobytes(), floats(scale), floats(bias)]


def floats(a):
    return np.ascontiguousarray(a, "<f4").tobytes()


def strip(c):
    """Lower case without accents."""
    return "".join(x for x in unicodedata.normalize("NFD", c).lower()
                   for x in unicodedata.normalize("NFD", x) if unicodedata.category(x) != "Mn")


def is_alone(c):
    """Punctuation as BERT has it, with all of ASCII's symbols."""
    return (c < "\x80" and c.isprintable() and not c.isalnum() and c != " ") or unicodedata.category(c)[0] == "P"


def character(n):
    """(kind, what is read in its place, empty for itself) of a character, or None for one that joins words."""
    c = chr(n)
    if c in "\t\n\r" or unicodedata.category(c)[0] == "Z":
        return SPACE, b""
    if unicodedata.category(c)[0] == "C" or n == 0xFFFD:
        return DROP, b""
    if HANGUL[0] <= n <= HANGUL[1]:
        return None
    plain = strip(c)
    text = b"" if plain == c else plain.encode()
    if len(text) > 14:
        sys.exit(f"U+{n:04X} is read as {len(text)} bytes")
    if any(a <= n <= b for a, b in CJK) or (plain and is_alone(plain[0])):
        if len(plain) != 1:
            sys.exit(f"U+{n:04X} stands alone, but as more than one character")
        return ALONE, text
    if not plain:
        return DROP, b""
    return (JOIN, text) if text else None


def characters(most):
    """What is known of characters, in order; those that are alike and side by side are one row."""
    rows = []
    for n in range(most + 1):
        row = None if 0xD800 <= n <= 0xDFFF else character(n)
        if row and rows and rows[-1][1] == n - 1 and rows[-1][2:] == row and not row[1]:
            rows[-1] = (rows[-1][0], n, *row)
        elif row:
            rows.append((n, n, *row))
    return b"".join(CHARACTER.pack(first, last, kind, len(text), text) for first, last, kind, text in rows), len(rows)


def trie(vocab):
    """Nodes by breadth: (first child, id, children, byte); children lie together in the order of
    their bytes. Nodes 0 and 1 are before the first byte of a word, and of what follows in one."""
    root, inside = {}, {}
    for number, piece in enumerate(vocab):
        if len(piece) > 2 and piece[0] == "[" and piece[-1] == "]":
            continue
        node = inside if piece.startswith("##") and len(piece) > 2 else root
        text = piece[2:] if node is inside else piece
        for byte in text.encode():
            node = node.setdefault(byte, {})
        node.setdefault("id", number)
    queue, out, free = [(0, root), (0, inside)], [], 2
    for byte, node in queue:
        children = sorted((b, child) for b, child in node.items() if b != "id")
        out.append(struct.pack("<IHBB", free if children else 0, node.get("id", 0xFFFF),
                               len(children) & 0xFF, byte))
        free += len(children)
        queue.extend(children)
    return b"".join(out), len(out)


def sections(model, most):
    """The bytes of all sections in their order, and numbers that the header needs."""
    layers = 1 + max(int(k[1:k.index(".")]) for k in model if k.startswith("l") and ".qkv_w" in k)
    q, scale = quantise(model["word"], 127)
    out = [q.tobytes(), floats(scale), floats(model["position"][:POSITIONS]), floats(model["emb_ln_w"]), floats(model["emb_ln_b"])]
    for i in range(layers):
        for name in ("qkv", "out", "up", "down"):
            out += matrix(model[f"l{i}.{name}_w"], model[f"l{i}.{name}_b"])
        out += [floats(model[f"l{i}.{name}"]) for name in ("ln1_w", "ln1_b", "ln2_w", "ln2_b")]
    out += matrix(model["head1_w"], model["head1_b"])
    out += [floats(model["head2_w"]), floats(model["head2_b"])]
    nodes, n_nodes = trie([str(p) for p in model["vocab"]])
    chars, n_chars = characters(most)
    return out + [nodes, chars], layers, n_nodes, n_chars


def heads_of(model):
    return int(model["heads"]) if "heads" in model else model["word"].shape[1] // 32


def pack(model, most=0x10FFFF):
    """The whole file."""
    vocab = [str(p) for p in model["vocab"]]
    words, hidden = model["word"].shape
    parts, layers, n_nodes, n_chars = sections(model, most)
    body = b"".join(p + bytes(-len(p) % ALIGN) for p in parts)
    breaks = [vocab.index(b) for b in BREAKS if b in vocab]
    tail = struct.pack("<12I4f4H8H", layers, hidden, heads_of(model), model["l0.up_w"].shape[0], words,
                       model["head1_w"].shape[0], model["head2_w"].shape[0], POSITIONS, n_nodes, n_chars,
                       int(model["title"]), int(model["before"]), *np.asarray(model["mix"], np.float32),
                       vocab.index("[CLS]"), vocab.index("[SEP]"), vocab.index("[UNK]"), len(breaks),
                       *breaks, *[0] * (8 - len(breaks)))
    head = struct.pack("<QQ", HEAD + len(body), sum_of_body(body)) + tail
    head += bytes(HEAD - 16 - len(head))
    return MAGIC + struct.pack("<Q", sum_of_bytes(head)) + head + body


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model")
    parser.add_argument("file")
    parser.add_argument("--characters", type=lambda s: int(s, 16), default=0x10FFFF)
    args = parser.parse_args()
    with np.load(args.model) as model:
        data = pack(dict(model), args.characters)
    with open(args.file, "wb") as f:
        f.write(data)
    print(f"{args.file}: {len(data)} bytes")


if __name__ == "__main__":
    main()
