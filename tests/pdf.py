#!/usr/bin/env python3
"""pdf.py text|want SEED WIDTH [crlf|nohead|double]: a document as it comes out of a PDF, or
the sentences that it was made of, one a line.

Lines are WIDTH characters wide at most, words are broken at hyphens, pages end with a form
feed and have a head and a foot with their number, over which sentences run on."""
import random
import sys

SYLLABLES = """ad-min-is-tra-tion nego-ti-a-tions gov-ern-ment min-is-ters agree-ment se-cu-rity
par-lia-ment co-op-er-a-tion in-fra-struc-ture dele-ga-tion com-mit-tee inter-na-tional
de-vel-op-ment hu-man-i-tar-ian as-sis-tance en-vi-ron-ment ob-ser-vers rep-re-sen-ta-tives
in-vest-ment pro-cure-ment con-sul-ta-tions""".split()
SMALL = "the of and to in for with on from that they would have been more than during before".split()
NAMES = """Canada Kenya Ms.~Osei Mr.~Okafor Geneva Franco-German Sir~Anand Prime~Minister~Tavares
Foreign~Ministry United~States European~Union Vienna Dr.~Lindqvist long-term twenty-five
Central~Bank 2026 14~March $3.5~billion""".split()
ENDS = ". . . . ? !".split()


def sentence(rng):
    words = [rng.choice(["The", "They", "Officials", "In", "Both"])]
    for _ in range(rng.randint(6, 30)):
        kind = rng.random()
        words += [rng.choice(SYLLABLES)] if kind < .4 else [rng.choice(SMALL)] if kind < .8 else rng.choice(NAMES).split("~")
    return words + [rng.choice(["ended", "stayed", "agreed"]) + rng.choice(ENDS)]


def plain(word):
    return word.replace("-", "") if word in SYLLABLES else word


def breaks(word):
    """The places where a line may break inside of the word: head with its hyphen, and rest."""
    if word in SYLLABLES:
        parts = word.split("-")
        return [("".join(parts[:i]) + "-", "".join(parts[i:])) for i in range(len(parts) - 1, 0, -1)]
    head, hyphen, rest = word.partition("-")
    return [(head + hyphen, rest)] if hyphen else []


def wrap(words, width):
    lines, line = [], ""
    for word in words:
        whole = plain(word)
        room = width - len(line) - bool(line)
        if len(whole) <= room:
            line += " " * bool(line) + whole
            continue
        for head, rest in breaks(word):
            if len(head) <= room and len(head) > 2 and len(rest) > 2:
                lines.append(line + " " * bool(line) + head)
                line = rest
                break
        else:
            lines.append(line)
            line = whole
    return lines + [line]


def document(rng):
    return [[sentence(rng) for _ in range(rng.randint(2, 6))] for _ in range(40)]


def pages(lines, head, rng):
    out, number = "", 1
    while lines:
        body, lines = lines[:30], lines[30:]
        while body and not body[0]:
            body = body[1:]
        text = "\n".join(body)
        out += f"Records of the Council{' ' * 20}{number}\n\n{text}\n\n- {number} -\n\f" if head else text + "\n\f"
        number += 1
    return out


def main():
    what, seed, width, options = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:]
    rng = random.Random(seed)
    paragraphs = document(rng)
    if what == "want":
        print("\n".join(" ".join(map(plain, s)) for p in paragraphs for s in p))
        return
    lines = []
    for paragraph in paragraphs:
        lines += wrap([w for s in paragraph for w in s], width) + [""]
    if "double" in options:
        lines = [x for line in lines for x in ([line, ""] if line else [])]
    text = pages(lines, "nohead" not in options, rng)
    if "crlf" in options:
        text = text.replace("\n", "\r\n")
    sys.stdout.buffer.write(text.encode())


main()
