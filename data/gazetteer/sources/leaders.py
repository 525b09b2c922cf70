#!/usr/bin/env python3
"""Make or check leaders.tsv, who held which office before officeholders.tsv begins.

usage: leaders.py LIST > ../leaders.tsv
       leaders.py                     (check the leaders.tsv and officeholders.tsv above)
LIST has the columns name, country, office, from, to, source, licence, names: what README.md says
of it. What is known better than there stands in leaders-english.txt. Contradictions are told on
standard error, with what was done about them; checking exits with 1 if there was any fault.
"""
import collections
import difflib
import os
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
TABLE, OLDER = (os.path.join(HERE, "..", s) for s in ("officeholders.tsv", "leaders.tsv"))
COLUMNS = "id country body office from to names note".split()
HEAD = """\
# Heads of state and government and ministers since 1945, for what officeholders.tsv, which has the columns explained, does not have.
# Made by sources/leaders.py of CountryInfo, CC BY-SA 3.0, as this table is (NOTICE); merged: a person of both tables has the id of
#   officeholders.tsv, and at least its names.
"""

STYLES = re.compile(r"^(?:Sir|Dame|Lord|Sheikh|Crown Prince|Prince|Queen|King|Samdech|Ayatollah|Bishop|Tun|Tunku|"
                    r"Datuk Seri|Datuk|Dato'|Lyonpo|Tsehafi Taezaz|F|Foreign Minister|Bundeskanzler|Ambassador|"
                    r"Congressman|Representative|Secretaty|Moscow Party Chief|C\.i\.a\. Director) ")
ROMAN = re.compile(r"^(I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XIV|XVI)$")
ROYAL = {"King", "Queen", "Emperor", "Emir", "Sultan", "Shah"}
SURNAME_FIRST = {"CHN", "KOR", "PRK", "TWN"}
FULL_ONLY = {"KHM", "LAO", "BTN"}             # nobody is called by a surname
BY_FIRST = {"ETH", "THA", "ISL"}              # or by the first name as well
TWO_SURNAMES = set("ARG BOL CHL COL CRI CUB DOM ECU ESP GNQ GTM HND MEX NIC PAN PER PRY SLV URY VEN".split())
HOUSES = {"Saud", "Sabah", "Khalifa", "Khalifah", "Thani", "Nahyan", "Nahayan", "Nuhayyan", "Maktum", "Shah", "Deva",
          "II", "III", "IV", "V", "VI", "I", "Jr", "Jr.", "Junior", "Filho", "Neto"}
# Given names that stand last, and in the middle of everybody's name: no surnames.
FATHERS = set("""abd abdallah abdalla abdullah abdulla abdullahi abdel adam ahmad ahmed ali amin aziz hamad hasan hassan haji
    hamid hussain hussein husayn ibrahim idris isa ismail jabir jamal juma kamal karim khalid khalil khan mahmoud mahmud majid
    mohamad mohamed mohammad mohammed mohamud muhammad muhamed musa mustafa nasir omar osman othman qasim rahman rashid
    saeed said salah salem salih saleh salim sulayman suleiman sultan taha umar usman yahya yousef yusuf yusof""".split())
OFFICES = {("USA", "Defence Minister"): "Secretary of Defense", ("GBR", "Defence Minister"): "Defence Secretary",
           ("GBR", "Foreign Minister"): "Foreign Secretary"}
OVERLAP = 2   # months that two holders of one office may share: lists by the month


def plain(name):
    name = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return re.sub(r"[^a-z ]", "", name.lower().replace("-", " ")).strip()


def read(path):
    with open(path, encoding="utf-8") as f:
        lines = [l.rstrip("\n") for l in f if not l.startswith("#")]
    head = lines[0].split("\t")
    return [dict(zip(head, l.split("\t") + [""] * len(head))) for l in lines[1:] if l.strip()]


def months(date, end):
    if not date:
        return 12 * 9999 if end else 0
    part = [int(x) for x in date.split("-")] + ([12] if end else [1])
    return 12 * part[0] + part[1]


def shared(a, b):
    """Months that two terms share."""
    return min(months(a["to"], True), months(b["to"], True)) - max(months(a["from"], False), months(b["from"], False))


def read_rules():
    """Lines of leaders-english.txt: kind, country, and what follows."""
    rules = collections.defaultdict(dict)
    with open(os.path.join(HERE, "leaders-english.txt"), encoding="utf-8") as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                kind, *rest = line.rstrip("\n").split("\t")
                rules[kind][rest[0], rest[1]] = rest[2:]
    return rules


def read_places():
    """One-word names of states, peoples, capitals and regions: nobody's surname without more."""
    found = set()
    for stem in ("countries", "nationalities", "capitals", "regions"):
        for r in read(os.path.join(HERE, "..", stem + ".tsv")):
            found.update(n for n in [r["name"]] + r["names"].split(";") if " " not in n)
    return found


RULES, PLACES = read_rules(), read_places()


def bare(name):
    old = None
    while old != name:
        old, name = name, STYLES.sub("", name)
    return " ".join(w.capitalize() if re.fullmatch(r"[A-Z]{2,}", w) and not ROMAN.match(w) else w for w in name.split())


def country_of(row):
    name, country = row["name"], row["country"]
    for (of, who), to in RULES["move"].items():
        if of == country and (who == "*" or re.search(who, name)):
            return to[0]
    return country


def read_list(path):
    rows = []
    for r in read(path):
        country, name = country_of(r), bare(r["name"])
        if re.search(r"\b(Council|Junta|Committee|Government|Presidency|Commission)\b", name):
            continue
        if country == "-" or (country, name) in RULES["drop"]:
            continue
        if " " not in name and (country, name) not in RULES["person"]:
            continue
        office = OFFICES.get((country, r["office"]), r["office"])
        if office in ROYAL and (country, name) in RULES["regent"]:
            continue
        # A list that begins in that year knows no more than that.
        since = r["from"] or r["to"][:4]
        to = r["to"] or ("2011" if "2011" in r["source"] else "")
        if not since or (to and months(to, True) < months(since, False)):
            continue
        rows.append({"id": name, "country": country, "body": "", "office": office, "from": since, "to": to,
                     "names": ";".join(filter(None, (bare(n) for n in r["names"].split(";")))), "note": "",
                     "ruler": "rulers.org" in r["source"], "open": not r["to"]})
    return rows


def alike(a, b, country):
    """Two spellings of one person's name, of one country?"""
    a, b = plain(a).split(), plain(b).split()
    if a == b or (a[0] == b[0] and a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))):
        return True
    # The second surname may be left out.
    if country in TWO_SURNAMES and a[0] == b[0] and min(len(a), len(b)) > 1 and (a == b[:-1] or b == a[:-1]):
        return True
    if difflib.SequenceMatcher(None, a[0], b[0]).ratio() < .8:
        return False
    x, y = " ".join(a), " ".join(b)
    return x[0] == y[0] and difflib.SequenceMatcher(None, x, y).ratio() >= .9


def spelt_alike(a, b):
    """Of two that held one office at one time: one in two spellings?"""
    a, b = plain(a).split(), plain(b).split()
    return all(difflib.SequenceMatcher(None, a[i], b[i]).ratio() >= .6 for i in (0, -1)) and \
        difflib.SequenceMatcher(None, a[-1], b[-1]).ratio() >= .75


def merge(rows, table):
    """One id a person: that of officeholders.tsv, else the spelling with most rows."""
    count = collections.Counter((r["country"], r["id"]) for r in rows)
    known = collections.defaultdict(dict)
    for r in table:
        for form in [r["id"]] + r["names"].split(";"):
            if len(re.findall(r"\b[A-Z]", form)) > 1:
                known[r["country"]].setdefault(form, r["id"])
    ids, spellings = {}, collections.defaultdict(set)
    by_country = collections.defaultdict(list)
    for key, _ in count.most_common():
        by_country[key[0]].append(key[1])
    for country, names in by_country.items():
        own = []
        for name in names:
            told = RULES["person"].get((country, name))
            to = told[0] if told and told[0] else None
            exact = {plain(f): i for f, i in known[country].items()}
            to = to or exact.get(plain(name))
            if not to:
                to = next((i for f, i in known[country].items() if alike(f, name, country)), None)
            if not to and country not in SURNAME_FIRST:
                to = next((o for o in own if alike(o, name, country)), None)
            ids[country, name] = to or name
            spellings[country, to or name].add(name)
            own.append(to or name)
    for r in rows:
        for form in r["names"].split(";"):
            if form:
                spellings[r["country"], ids[r["country"], r["id"]]].add(form)
        r["id"] = ids[r["country"], r["id"]]
    return spellings


def given_names():
    return {plain(r["name"]) for r in read(os.path.join(HERE, "..", "..", "names.tsv")) if r["kind"] == "first"}


def surnames(country, name, office, given):
    words = name.split()
    if country in FULL_ONLY or len(words) < 2 or office in ROYAL:
        return [words[0]] if office in ROYAL and ROMAN.match(words[-1]) and len(words) == 2 else []
    if country in SURNAME_FIRST:
        western = country == "TWN" and "-" not in name and plain(words[0]) in given and len(words) == 2
        return [words[-1] if western else words[0]]
    found = [words[-1]]
    if country in TWO_SURNAMES and len(words) > 2 and plain(words[-2]) not in given and len(words[-2]) > 3 and words[-2][0].isupper():
        found.append(words[-2])
    if country in BY_FIRST:
        found.append(words[0])
    found = [re.sub("^([Aa]l|[Ee]l|[Aa]s|[Aa]n)-", "", f) for f in found]
    return [f for f in found if (f not in HOUSES or (f == "Neto" and len(words) == 2)) and len(f) > 1 and
            f[0].isupper() and plain(f) not in FATHERS and f not in PLACES]


def korean(name):
    w = name.split()
    return ["%s %s-%s" % (w[0], w[1], w[2].lower())] if len(w) == 3 and "-" not in name else []


def forms_of(country, ident, rows, spellings, table_names, given):
    forms, told = list(table_names), RULES["person"].get((country, ident))
    told = told or next((t for (c, _), t in RULES["person"].items() if c == country and t[0] == ident), None)
    alone = (country, ident) in RULES["alone"]
    for spelling in [ident] + sorted(spellings):
        if spelling != ident:
            forms.append(spelling)
        if " " in spelling and not (alone and told):
            for r in rows:
                forms += surnames(country, spelling, r["office"], given)[:1 if alone else None]
        if country in ("KOR", "PRK", "TWN"):
            forms += korean(spelling)
    if told and len(told) > 1:
        forms += told[1].split(";")
    seen, out = {ident}, []
    for f in forms:
        known = f in table_names or re.split("[ -]", f)[0] not in PLACES
        if f not in table_names and plain(f).startswith(plain(ident) + " "):
            continue   # read as the id and one word more
        if f and f not in seen and known and not re.search(r"[^\w .'-]|^\W", f):
            seen.add(f)
            out.append(f)
    return out


def make(path):
    table, given, rows = read(TABLE), given_names(), read_list(path)
    rows += [dict(r, ruler=True, open=False) for r in
             (dict(zip(COLUMNS, (i, c, "", *rest, "", "")), **{"id": i}) for (c, i), rest in
              (((c, i.split("/")[0]), rest) for (c, i), rest in RULES["add"].items()))]
    spellings = merge(rows, table)
    done = collections.Counter()
    kept = []
    for r in rows:
        same = [t for t in table if t["country"] == r["country"] and t["office"] == r["office"]]
        if any(t["id"] == r["id"] and shared(t, r) > -12 for t in same):
            done["rows that officeholders.tsv has"] += 1
            continue
        other = [t for t in same if t["id"] != r["id"] and shared(t, r) > OVERLAP]
        other += [t for t in rows if t is not r and t["ruler"] and not r["ruler"] and t["country"] == r["country"] and
                  t["office"] == r["office"] and t["id"] != r["id"] and shared(t, r) > OVERLAP]
        if other and r["office"] not in ("Deputy Prime Minister", "Vice President", "Chairman"):
            end = min(t["from"] for t in other)
            if r["open"] and months(end, False) > months(r["from"], False):
                r["to"] = end     # in office when the list was made, and another since
                done["terms ended where another's begins"] += 1
            else:
                near = next((t["id"] for t in other if spelt_alike(t["id"], r["id"])), None)
                if near:
                    spellings[r["country"], near].add(r["id"])
                    done["rows that spell another's name otherwise"] += 1
                    print("taken as one: {id}, {country} {office}:".format(**r), near, file=sys.stderr)
                    continue
                done["rows dropped that contradict another's term"] += 1
                print("dropped: {id}, {country} {office} {from}..{to}:".format(**r), other[0]["id"], file=sys.stderr)
                continue
        kept.append(r)
    kept.sort(key=lambda r: (r["country"], r["office"], r["id"], r["from"]))
    merged = []
    for r in kept:
        last = merged[-1] if merged else None
        if last and all(last[k] == r[k] for k in ("id", "country", "office")) and shared(last, r) > -3:
            last["to"] = max(last["to"], r["to"]) if last["to"] and r["to"] else ""
            done["terms joined"] += 1
        else:
            merged.append(r)
    by_person = collections.defaultdict(list)
    for r in merged:
        by_person[r["country"], r["id"]].append(r)
    names = {}
    for t in table:
        if t["names"]:
            names[t["country"], t["id"]] = t["names"].split(";")
    alone = {k for k in RULES["alone"]}
    notes = {(t["country"], t["id"]): t["note"] for t in table if t["note"]}
    sys.stdout.write("\t".join(COLUMNS) + "\n" + HEAD)
    for r in merged:
        key = r["country"], r["id"]
        r["names"] = ";".join(forms_of(*key, by_person[key], spellings[key], names.get(key, []), given))
        r["note"] = notes.get(key, "") or ("alone" if key in alone else "")
        print("\t".join(r[c] for c in COLUMNS))
    for what, n in sorted(done.items()):
        print(f"{n} {what}", file=sys.stderr)
    print(f"{len(merged)} rows, {len(by_person)} persons", file=sys.stderr)


def check():
    faults = 0
    table, older = read(TABLE), read(OLDER)
    names, of = {}, {(t["country"], t["id"]): t for t in table}

    def fault(r, what):
        nonlocal faults
        faults += 1
        print("{id} ({country}, {office}, {from}..{to}): ".format(**r) + what)

    for r in older:
        key = r["country"], r["id"]
        if not re.fullmatch("[A-Z]{3}", r["country"]) or not r["office"]:
            fault(r, "no country or office")
        for c in ("from", "to"):
            if r[c] and not re.fullmatch(r"\d{4}(-\d\d){0,2}", r[c]):
                fault(r, "no date: " + r[c])
        if not r["from"] or (r["to"] and months(r["to"], True) < months(r["from"], False)):
            fault(r, "ends before it begins")
        if names.setdefault(key, (r["names"], r["note"])) != (r["names"], r["note"]):
            fault(r, "other names or note than in another row")
        if key in of and not set(filter(None, of[key]["names"].split(";"))) <= set(r["names"].split(";")):
            fault(r, "fewer names than in officeholders.tsv")
        for t in table:
            if t["country"] == r["country"] and t["office"] == r["office"] and shared(t, r) > OVERLAP and \
                    r["office"] in ("President", "Prime Minister", "Chancellor", "Foreign Minister", "King"):
                fault(r, "at the same time as " + t["id"])
        if key not in of and any(t["country"] == r["country"] and plain(t["id"]) == plain(r["id"]) for t in table):
            fault(r, "another id than in officeholders.tsv")
    print(f"{len(older)} rows, {len(names)} persons, {faults} faults")
    sys.exit(faults > 0)


if len(sys.argv) > 1:
    make(sys.argv[1])
else:
    check()
