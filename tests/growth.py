#!/usr/bin/env python3
"""Does the work grow with the text and no faster?

usage: growth.py [--bin FOLDER] [--all | --tables] [--filter NAME]... [--unit UNIT]...
                 [--sampled N] [--seed S] [--size N] [--jobs N] [--hunt SECONDS]

Repeats a unit of one to three words until it fills N bytes and 2N bytes, hands both to
each filter as one row (or as many rows of one document) and compares what that costs: the
instructions that valgrind counts, less those of an empty input, and the bytes written.
Neither depends on the clock. With --all or --tables the same for the tables that a user may
give, of N rows and 2N. Exits with 1 where a ratio is above LIMIT.

The units are those of growth.tsv, each of which was slow once or could be, and with
--sampled as many more drawn from the tables of data/.

With --hunt units are drawn for that long and tried by the clock, in rows about as long as
sentsplit makes them; what looks slow is counted. Prints what is found."""
import argparse
import glob
import json
import multiprocessing.pool
import os
import random
import re
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LIMIT = 2.4
MUCH = 8          # times the text: less output is no matter
FEW = 10          # instructions a byte: nor is less work
SHORT = 32768
LONGEST = 250000  # sentsplit cuts at 256 KiB
ROW = 400         # bytes of a row where there are many
DOCUMENT = 2000000
THEN = " >> "

# The programs with the options that change what they do with a sentence. The first four are
# those of a quick run.
FILTERS = {
    "sentsplit": ("sentsplit",),
    "entities": ("entities",),
    "topics": ("topics", "--min-score", "0"),
    "commitments": ("commitments", "--context", "1"),
    "brief": ("brief",),
    "entities rules": ("entities", "--no-tagger", "--nested"),
    "topics doc": ("topics", "--by", "doc", "--level", "1"),
    "commitments plain": ("commitments",),
    "entities rows": ("entities",),
    "commitments rows": ("commitments", "--context", "1"),
    "brief rows": ("brief",),
    "sentsplit jsonl": ("sentsplit", "--jsonl"),
    "sentsplit csv": ("sentsplit", "--csv", "--no-header", "--text-col", "2"),
}
QUICK = list(FILTERS)[:4]


# ---- text

def distinct(i):
    """A word that no other number has, with a capital."""
    letters = ""
    while True:
        letters += "bdfgklmnprst"[i % 12] + "aeiou"[i // 12 % 5]
        i //= 60
        if not i:
            return letters.capitalize()


def repeated(unit, size):
    """`size` bytes of the unit, whole units only; each ~ in it is a word of its own. Of A >> B
    the one half is A and the other B."""
    if THEN in unit:
        return b"".join(repeated(u, size // 2) for u in unit.split(THEN))
    out, length, i = [], 0, 0
    while length < size:
        one = re.sub("~", lambda _: distinct(i), unit) if "~" in unit else unit
        out.append(one.encode())
        length += len(out[-1])
        i += 1
    return b"".join(out[:-1]) or out[0]


BREAKS = bytes.maketrans(b"\r\n", b"  ")


def row(sent, start, text):
    return b"doc\t2024-05-01\t%d\t1\t%d\t%d\t%s\n" % (sent, start, start + len(text), text)


def input_for(name, unit, size):
    if not size:
        return b""
    text = repeated(unit, size)
    if name == "sentsplit csv":
        return b'1,"' + text.replace(b'"', b'""') + b'"\n'
    if name == "sentsplit jsonl":
        return b'{"text": "' + json.dumps(text.decode("utf-8", "replace"))[1:-1].encode() + b'"}\n'
    if name == "sentsplit":
        return text
    text = text.translate(BREAKS)
    if not name.endswith((" rows", " doc")):
        return row(1, 0, text)
    rows, at = [], 0
    while at < len(text):
        end = text.find(b" ", at + ROW) + 1 or len(text)
        rows.append(row(len(rows) + 1, at, text[at:end]))
        at = end
    return b"".join(rows)


def longest(name):
    """Bytes of a text: of one row no more than sentsplit makes."""
    return DOCUMENT if name.startswith("sentsplit") or name.endswith((" rows", " doc")) else LONGEST


# ---- tables of a user

# The option that takes a table, its columns and a row, in which ~ is a word of its own.
TABLES = {
    "topics --taxonomy": ("id\tparent\tlabel", "~\t\t~"),
    "topics --lexicon": ("topic\tphrase\tstrength", "health\t~ ~ tax\tstrong"),
    "entities --lexicon": ("id\ttype\tcountry\tname\tnames\tcase\twhen\tnote",
                           "~\tORG\tKEN\t~\t~ Works;~ Council\t\t\t"),
    "commitments --lexicon": ("id\ttype\tcountry\tname\tnames\tcase\twhen\tnote",
                              "~\tORG\tKEN\t~\t~ Works;~ Council\t\t\t"),
    "commitments --cues": ("pattern\tstatus\tbound\taction\tscore",
                           "(~|agree)/v to ~\tplanned\tsubject\tvp\t75"),
    "sentsplit --abbrev": ("form\tkind\tbias\tcase", "~.\tnever\t\t"),
}
TABLE_ROWS = 4000


def user_table(columns, row, n):
    lines = [columns] + [re.sub("~", lambda m: distinct(i * 8 + m.start() % 8), row) for i in range(n)]
    return "".join(l + "\n" for l in lines).encode() if n else b""


# ---- units from the tables

def table(path):
    with open(os.path.join(ROOT, "data", path), encoding="utf-8") as f:
        lines = [l.rstrip("\n") for l in f if not l.startswith("#")]
    head = lines[0].split("\t")
    return [dict(zip(head, l.split("\t"))) for l in lines[1:]]


def column(path, name, keep=lambda r: True):
    return sorted({r[name] for r in table(path) if r.get(name) and keep(r)})


def words_of(patterns):
    return sorted({w for p in patterns for w in re.findall(r"[A-Za-z]{2,}", p)})


def pools():
    """What a unit is drawn from, by kind; each kind is as likely as any other."""
    gazetteer = [column(os.path.relpath(p, ROOT + "/data"), "name")
                 for p in sorted(glob.glob(ROOT + "/data/gazetteer/*.tsv"))
                 if "officeholders" not in p and "leaders" not in p]
    titles = table("titles.tsv")
    all_pools = gazetteer + [
        column("gazetteer/officeholders.tsv", "id") + column("gazetteer/leaders.tsv", "id"),
        [r["word"] for r in titles],
        [r["word"].title() for r in titles],
        [r["name"] for r in table("names.tsv") if r["kind"] == "first"],
        [r["name"] for r in table("names.tsv") if r["kind"] == "last"],
        [r["name"] for r in table("names.tsv") if r["kind"] == "particle"],
        column("name_words.tsv", "word"),
        column("patterns.tsv", "head"),
        [w.title() for w in column("patterns.tsv", "head")],
        column("currencies.tsv", "form"),
        ["$5 million", "€3.5", "two billion euros", "USD 7", "half a", "a quarter of", "5%"],
        column("verbs.tsv", "verb"),
        words_of(column("cues.tsv", "pattern")),
        words_of(column("cue_frames.tsv", "pattern")),
        words_of(column("cue_exclusions.tsv", "pattern")),
        column("function_words.tsv", "word"),
        words_of(column("parties.tsv", "pattern")),
        column("abbreviations.tsv", "form"),
        sorted({m for r in table("when.tsv") for m in re.findall(r"\[([^\]]+)\]", r.get("example", ""))}),
        column("when_words.tsv", "words"),
        sorted({r["phrase"] for p in glob.glob(ROOT + "/data/topics/*.tsv")
                for r in table(os.path.relpath(p, ROOT + "/data")) if r.get("phrase")}),
        ["and", "or", "to", "of", "the", "that", "will", "not", "in", "by"],
        [",", ";", ":", "-", "–", "/", "'s", "’s", ".", "...", "?", "!", "&"],
        ['"', "“", "”", "'", "(", ")", "[", "]", '"(', ')"', '."', "''"],
        ["he said,", "it will", "agreed to", "both sides", "pledged", "committed to"],
        ["J.", "A", "X.Y.", "U.S.", "7", "2024", "1/2", "3.", "a.b@c.de", "http://a.b/c"],
        ["~", "~", "Mr. ~", "~ Council", "Minister ~"],
        ["\n", "\n\n", "\n   ", "\r\n", "\n- ", "\n1. ", "##", "\n>"],
        ["\u00a0", "e\u0301", "\u200b", "\u2026", "\u05e9", "\U0001f600", "\ufeff", "\u00ad"],
    ]
    assert all(all_pools), "a table that gives nothing"
    return all_pools


def draw(rng, kinds):
    """A unit of one to three entries, put together as text would or would not; one in four is
    followed by another."""
    if rng.random() < 0.25:
        return draw_one(rng, kinds) + THEN + draw_one(rng, kinds)
    return draw_one(rng, kinds)


def draw_one(rng, kinds):
    parts = []
    for _ in range(rng.choice((1, 2, 2, 3, 3))):
        parts.append(rng.choice(rng.choice(kinds)))
        parts.append(rng.choice((" ", " ", " ", " ", " ", " ", ", ", "-", "", "/", " and ", " of ")))
    parts[-1] = rng.choice((" ", " ", " ", " ", ", ", "-", ". ", "; ", " and "))
    return "".join(parts).replace("\t", " ")


def kept_units():
    """Those of growth.tsv, with the escapes \\n and \\s (a blank at an end)."""
    with open(os.path.join(ROOT, "tests", "growth.tsv"), encoding="utf-8") as f:
        rows = [l.rstrip("\n").split("\t") for l in f if not l.startswith("#")]
    return [r[0].replace("\\s", " ").replace("\\n", "\n") for r in rows[1:]]


def shown(unit):
    u = unit.replace("\n", "\\n").replace("\r", "\\r")
    return re.sub(r" $", r"\\s", re.sub(r"^ ", r"\\s", u))


# ---- measuring

class Bench:
    def __init__(self, bin_folder, folder):
        self.bin, self.folder = os.path.abspath(bin_folder), folder
        self.start = {}

    def command(self, name):
        program, *options = FILTERS[name]
        return [os.path.join(self.bin, program), *options]

    def feed(self, command, data):
        with tempfile.NamedTemporaryFile(dir=self.folder) as f, \
                tempfile.TemporaryFile(dir=self.folder) as err:
            f.write(data)
            f.flush()
            process = subprocess.Popen(command + [f.name], stdout=subprocess.PIPE, stderr=err)
            written = 0
            while block := process.stdout.read(1 << 20):
                written += len(block)
            process.stdout.close()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            err.seek(0)
            said = err.read().decode("utf-8", "replace")
        if process.returncode:
            raise RuntimeError("%s: exit status %d: %s" % (command, process.returncode, said[-300:]))
        return written, usage.ru_utime, said

    def counted(self, command, data):
        """Instructions and bytes written."""
        written, _, said = self.feed(
            ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
            + command, data)
        return int(re.search(r"refs:\s*([\d,]+)", said).group(1).replace(",", "")), written

    def count(self, name, unit, size):
        return self.counted(self.command(name), input_for(name, unit, size))

    def ratios(self, name, unit, size):
        """Instructions at `size`, and how much more work and output twice the text is."""
        if name not in self.start:
            self.start[name] = self.count(name, unit, 0)[0]
        (one, out_one), (two, out_two) = (self.count(name, unit, n) for n in (size, 2 * size))
        one, two = one - self.start[name], two - self.start[name]
        # Where nothing is found the growth of a buffer is all that there is to be seen.
        return (one, two / one if two > FEW * 2 * size else 0.0,
                out_two / out_one if out_two > MUCH * 2 * size else 0.0)

    def lasting(self, name, unit, size):
        """The same; what is above LIMIT once only, as a text changes when its names are known, goes by
        twice the size: what grows goes on growing."""
        got = self.ratios(name, unit, size)
        return self.ratios(name, unit, 2 * size) if is_bad(got) else got

    def table_ratio(self, option, n):
        """The same for what reads a table of `n` rows and of twice as many."""
        counts = []
        for rows in (1, n, 2 * n):
            with tempfile.NamedTemporaryFile(dir=self.folder) as f:
                f.write(user_table(*TABLES[option], rows))
                f.flush()
                program, flag = option.split()
                counts.append(self.counted([os.path.join(self.bin, program), flag, f.name], b"")[0])
        start, one, two = counts
        return one - start, (two - start) / (one - start), 0.0

    def slow(self, name, unit):
        """By the clock: is twice the text more than twice the work?"""
        half, whole = (self.feed(self.command(name), input_for(name, unit, n))[:2]
                       for n in (longest(name) // 2, longest(name)))
        return whole[1] > 0.06 and whole[1] / max(half[1], 0.004) > LIMIT or \
            whole[0] > MUCH * longest(name) and whole[0] / max(half[0], 1) > LIMIT


def is_bad(measured):
    return measured[1] > LIMIT or measured[2] > LIMIT


def report(jobs, work, measure):
    """Measures all of the pairs of unit and filter, and prints them; the number of failures."""
    failures = 0
    with multiprocessing.pool.ThreadPool(jobs) as pool:
        for (unit, name), got in zip(work, pool.imap(measure, work)):
            failures += is_bad(got)
            print("%s\t%s\t%d\t%.2f\t%.2f%s" % (shown(unit), name, *got, "\tABOVE" if is_bad(got) else ""),
                  flush=True)
    return failures


def hunt(bench, rng, names, seconds, jobs):
    end, kinds, found, tried = time.monotonic() + seconds, pools(), 0, 0

    def one(job):
        unit, name = job
        if time.monotonic() > end or not bench.slow(name, unit):
            return job, None
        # What shows in a short text needs no long one, which may take minutes.
        for size in (SHORT, longest(name) // 2):
            got = bench.lasting(name, unit, size)
            if is_bad(got):
                return job, got
        return job, None

    def jobs_of():
        while time.monotonic() < end:
            unit = draw(rng, kinds)
            for name in names:
                yield unit, name

    with multiprocessing.pool.ThreadPool(jobs) as pool:
        source = jobs_of()
        while batch := [j for j, _ in zip(source, range(40))]:
            for (unit, name), got in pool.imap_unordered(one, batch):
                tried += 1
                if got:
                    found += 1
                    print("%s\t%s: %d instructions, ratio %.2f, output %.2f" %
                          (shown(unit), name, *got), flush=True)
    print("%d tried, %d above %.1f" % (tried, found, LIMIT))
    return found


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--bin", default=os.path.join(ROOT, "bin"))
    p.add_argument("--tables", action="store_true", help="the tables of a user alone")
    p.add_argument("--size", type=int, default=SHORT)
    p.add_argument("--all", action="store_true", help="all filters, not only the first four")
    p.add_argument("--filter", action="append", choices=list(FILTERS))
    p.add_argument("--sampled", type=int, default=0)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--jobs", type=int, default=os.cpu_count())
    p.add_argument("--hunt", type=float, default=0)
    p.add_argument("--unit", action="append")
    a = p.parse_args()
    rng = random.Random(a.seed)
    names = a.filter or (list(FILTERS) if a.all else QUICK)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(a.bin, folder)
        if a.hunt:
            sys.exit(1 if hunt(bench, rng, names, a.hunt, a.jobs) else 0)
        units = a.unit or kept_units()
        if a.sampled:
            kinds = pools()
            units += [draw(rng, kinds) for _ in range(a.sampled)]
        print("unit\tfilter\tinstructions\tratio\toutput")
        failures = 0
        if not a.tables:
            failures += report(a.jobs, [(u, n) for u in units for n in names],
                               lambda w: bench.lasting(w[1], w[0], a.size))
        if a.tables or a.all:
            failures += report(a.jobs, [("%d rows" % TABLE_ROWS, o) for o in TABLES],
                               lambda w: bench.table_ratio(w[1], TABLE_ROWS))
    print("%d units, %d filters, %d above %.1f" % (len(units), len(names), failures, LIMIT))
    sys.exit(1 if failures else 0)


main()
