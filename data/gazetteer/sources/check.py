#!/usr/bin/env python3
"""Check the shape of gazetteer files: columns, codes, duplicates, rules.

usage: check.py [FILE.tsv...]     (default: the geographic files of the folder above)
Prints one line for each fault and exits with 1 if there was any.
"""
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
STEMS = "countries nationalities capitals subdivisions cities regions facilities".split()
TYPES = set("PERSON TITLE NORP ORG GPE LOC FAC EVENT LAW DATE MONEY SHIELD".split())
ROLES = {""} | set("GOV LEG JUD MIL OPP PTY IGO NGO MNC MED REB COP SPY CVL".split())
HEADER = "id type country name names case when note".split()


def main():
    files = sys.argv[1:] or [os.path.join(HERE, "..", s + ".tsv") for s in STEMS]
    with open("/usr/share/iso-codes/json/iso_3166-1.json", encoding="utf-8") as f:
        codes = {c["alpha_3"] for c in json.load(f)["3166-1"]} | {"XKX"}
    faults, seen, rows, forms = 0, {}, 0, 0

    def fault(where, what):
        nonlocal faults
        faults += 1
        print(f"{where}: {what}")

    for path in files:
        with open(path, encoding="utf-8", newline="") as f:
            lines = f.read().split("\n")
        if lines.pop() != "":
            fault(path, "no line feed at the end")
        for n, line in enumerate(lines, 1):
            where = f"{os.path.basename(path)}:{n}"
            if line.startswith("#"):
                continue
            cols = line.split("\t")
            if n == 1:
                width = len(cols)
            if len(cols) != width:
                fault(where, f"{len(cols)} columns")
                continue
            if n == 1:
                if cols not in (HEADER, HEADER + ["role"]):
                    fault(where, "other columns than " + " ".join(HEADER))
                continue
            rows += 1
            ident, kind, country, name, names, case, when, note, *role = cols
            if any(c != c.strip() or "  " in c or "\r" in c for c in cols):
                fault(where, "blanks at an end or doubled")
            if kind not in TYPES:
                fault(where, "type " + kind)
            if not ident and kind != "SHIELD" or not name:
                fault(where, "no id or no name")
            if country and country not in codes:
                fault(where, "country " + country)
            if case not in ("", "x", "i"):
                fault(where, "case " + case)
            if role and role[0] not in ROLES:
                fault(where, "role " + role[0])
            if when not in ("", "place", "doc", "comma") and not re.fullmatch(r"near:[A-Z]{3}(,[A-Z]{3})*", when):
                fault(where, "when " + when)
            for word in note.split(";") if note else ():
                if word not in ("prefix", "first", "last", "word"):
                    fault(where, "note " + word)
            for code in when[5:].split(",") if when.startswith("near:") else ():
                if code not in codes:
                    fault(where, "near " + code)
            own = [name] + (names.split(";") if names else [])
            if case == "x" and len(own) > 1:
                own = own[1:]  # the row's name is given again only to be shown
            for form in own:
                if not form.strip():
                    fault(where, "empty form")
                if form.lower().startswith("the ") and ident != "The Hague":
                    fault(where, "leading article: " + form)
                if re.search(r"[^\w .,&'/+()-]| / |'[-' ]|'$", form):
                    fault(where, "no name that can be matched: " + form)
                forms += 1
                if when:
                    continue
                key = form, kind, country
                if key in seen:
                    fault(where, f"{form} again, first in {seen[key]}")
                else:
                    seen[key] = where
    print(f"{rows} rows, {forms} forms, {faults} faults")
    sys.exit(faults > 0)


main()
