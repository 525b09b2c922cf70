"""Checks the tables that tell what words do: every row's example gives what it says, and would
not without the row. A program with the row masked is a copy of the program in whose blob the
words of the row are replaced by others of the same number, or, of a table of patterns, the row is
taken away: patterns, and the words of roles, stand last in their blob, which may become shorter. Of data/inflection.tsv the example is a
phrase of a user's topic, and what is expected a form that it is found in, or not. What is expected of
patterns is status|action of the first row of commitments, nothing where a table has no such column;
without the pattern, that row is another or another column of it is.

usage: needed.py --bin BIN --obj OBJ TABLE...
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile

# Of each table: the blob that it is compiled into, and the program that its examples run in.
TABLES = {
    "actor_roles": ("gazetteer", "entities"),
    "clause_words": ("cues", "commitments"),
    "mention_words": ("gazetteer", "entities"),
    "money_words": ("gazetteer", "entities"),
    "when_forms": ("when", "entities"),
    "datelines": ("datelines", "sentsplit"),
    "labels": ("labels", "commitments"),
    "line_words": ("lines", "sentsplit"),
    "inflection": ("inflection", "topics"),
    "adjuncts": ("cues", "commitments"),
    "cue_frames": ("cues", "commitments"),
    "cue_exclusions": ("cues", "commitments"),
    "cues": ("cues", "commitments"),
}

# The first columns of tables that stand last in their blob.
LAST = ["pattern", "phrases"]


def read_table(path):
    """The lines of the file, and the rows as (line number, dict)."""
    with open(path, encoding="utf-8") as f:
        lines = f.read().split("\n")
    names, rows = None, []
    for number, line in enumerate(lines):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if names is None:
            names = cells
        else:
            rows.append((number, {"expect": ""} | dict(zip(names, cells))))
    return lines, rows


def make_data(makefile, blob):
    """The files that the blob is compiled from, as make lists them."""
    rule = f"list-of-data:; @echo $(DATA_{blob})"
    out = subprocess.run(["make", "-s", "-f", makefile, f"--eval={rule}", "list-of-data"],
                         capture_output=True, text=True, check=True).stdout
    return out.split()


def whole(text):
    """A sentence as it was before its words were broken and pages came between."""
    plain = text.replace("\u00ad", "").replace("\u2060", "").replace("\u058a", "-").replace("\u2010", "-")
    return re.sub(" +", " ", plain)


class Program:
    def __init__(self, args, blob, name):
        self.args, self.blob = args, blob
        self.path = os.path.join(args.bin, name)
        self.name = name
        self.split = os.path.join(args.bin, "sentsplit")
        with open(self.path, "rb") as f:
            self.bytes = f.read()
        with open(os.path.join(args.obj, blob + ".blob"), "rb") as f:
            self.old = f.read()
        self.rows = ""
        self.at = self.bytes.find(self.old)
        if self.at < 0:
            sys.exit(f"needed.py: the blob {blob} is not in {self.path}")
        self.data = make_data("Makefile", blob)

    def masked(self, table, text, folder):
        """The path of a copy that was compiled from `text` instead of `table`."""
        mine, blob, copy = (os.path.join(folder, n) for n in (os.path.basename(table), "blob", self.name))
        with open(mine, "w", encoding="utf-8") as f:
            f.write(text)
        files = [mine if os.path.samefile(d, table) else d for d in self.data]
        subprocess.run([os.path.join(self.args.obj, "compile"), self.blob, blob] + files, check=True)
        with open(blob, "rb") as f:
            new = f.read()
        last = any(f"\n{first}\t" in "\n" + text for first in LAST)
        if len(new) > len(self.old) or (len(new) < len(self.old) and not last):
            sys.exit(f"needed.py: {table}: a row masked makes the blob longer or shorter")
        new = new.ljust(len(self.old), b"\0")
        with open(copy, "wb") as f:
            f.write(self.bytes[:self.at] + new + self.bytes[self.at + len(new):])
        os.chmod(copy, 0o700)
        return copy

    def inflected(self, path, row):
        """Whether the phrase of the example is found in the form that is expected."""
        *refused, form = row["expect"].split("not ", 1)
        note = "verb" if row["kind"] in ("verb", "ed", "ing", "stressed", "unstressed") else ""
        lexicon = f"topic\tphrase\tstrength\tcase\tnote\nit\t{row['example']}\tstrong\t\t{note}\n"
        rows = subprocess.run([self.split, "-"], input=form.encode(), capture_output=True, check=True).stdout
        with tempfile.NamedTemporaryFile("w", suffix=".tsv") as mine, tempfile.NamedTemporaryFile() as text:
            mine.write(lexicon)
            mine.flush()
            text.write(rows)
            text.flush()
            out = subprocess.run([path, "--no-builtin", "-l", mine.name, text.name], capture_output=True, check=True).stdout
        return ("" if refused else form) if out else ("not " + form if refused else "")

    def result(self, path, row):
        """What the program at `path` makes of the example, in the words of the column expect."""
        if self.name == "topics":
            return self.inflected(path, row)
        text = row["example"].replace(" || ", "\n\f").replace(" | ", "\n").encode()
        if self.blob == "lines":
            out = subprocess.run([path, "-"], input=text, capture_output=True, check=True).stdout
            return " | ".join(whole(line.split("\t")[6]) for line in out.decode().splitlines())
        if self.name == "sentsplit":
            out = subprocess.run([path, "-"], input=text, capture_output=True, check=True).stdout
            return out.decode().split("\t")[1] if out else ""
        rows = subprocess.run([self.split, "--date", "2024-07-29", "-"], input=text, capture_output=True, check=True).stdout
        # What tables say is seen where nothing else has a say.
        rules = ["--no-judge"] if self.name == "commitments" else []
        out = subprocess.run([path, "-H"] + rules, input=rows, capture_output=True, check=True).stdout.decode()
        self.rows = out
        head, *found = [line.split("\t") for line in out.splitlines()]
        if "phrases" in row:
            columns = [head.index(c) for c in ("text", "role")]
            return "; ".join("=".join(r[c] for c in columns) for r in found if r[head.index("type")] in ("ORG", "TITLE"))
        if self.name == "entities":
            columns = [head.index(c) for c in ("type", "text", "id", "country")]
            return "; ".join("%s %s=%s %s" % tuple(r[c] for c in columns) for r in found).replace(" ;", ";").rstrip()
        if not found:
            return ""
        if "pattern" in row:
            first = dict(zip(head, found[0]))
            return first["status"] + "|" + first["action"]
        last = dict(zip(head, found[-1]))
        wanted = re.findall(r"(?:^|; )(\w+)=", row["expect"]) or ["status", "action"]
        return "; ".join(f"{c}={last[c]}" for c in wanted)


def mask(line, row):
    """The row of other words, as many; an ending by one as long, and a rule of inflection by one
    whose words are as long."""
    words = row.get("words")
    kind, *fields = line.split("\t")
    if words is None and ("pattern" in row or "phrases" in row):
        return "# " + line
    if words is None:
        return "\t".join([kind] + [re.sub("[^-]", "q", f) for f in fields[:2]] + fields[2:])
    if words.startswith("-"):
        return "-" + "q" * (len(words) - 1) + line[len(words):]
    return line.replace(words, " ".join("qqq" for _ in words.split(" ")), 1)


def check(args, table, folder):
    name = os.path.splitext(os.path.basename(table))[0]
    program = Program(args, *TABLES[name])
    lines, rows = read_table(table)
    wrong = 0
    for number, row in rows:
        if not row.get("example"):
            print(f"{table}:{number + 1}: no example: '{lines[number]}'")
            wrong += 1
            continue
        other = lines[:number] + [mask(lines[number], row)] + lines[number + 1:]
        got = program.result(program.path, row)
        rows = program.rows
        without = program.result(program.masked(table, "\n".join(other), folder), row)
        if got != row["expect"]:
            print(f"{table}:{number + 1}: '{lines[number]}': '{got}' instead of '{row['expect']}'")
        elif without == got and ("pattern" not in row or rows == program.rows):
            print(f"{table}:{number + 1}: '{lines[number]}': the same without the row: '{got}'")
        else:
            continue
        wrong += 1
    return wrong


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--bin", default="bin")
    p.add_argument("--obj", default="bin/.obj")
    p.add_argument("tables", nargs="+")
    args = p.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(1 if sum(check(args, t, folder) for t in args.tables) else 0)


main()
