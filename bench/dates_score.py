"""dates_score.py rows TABLE... : the texts of the tables as sentence rows.
dates_score.py score NAME FOUND TABLE... : a line of a Markdown table for each kind of table.

A TABLE has the columns date, text (dates in brackets) and values, as those of tests/dates; or set,
ref, type, value and text: an expression and what it means at the reference date. Of timenorm's, which
has none, a row whose text is its own value, a day, is the date of the document that begins with it,
and DATE alone is asked for; of Duckling's, values in days or longer units."""
import datetime, re, sys
from collections import defaultdict
from dates_value import days, table

DUCKLING = re.compile(r"\(\(?(\d+, \d+, \d+), 0, 0, 0\)(?:, \((\d+, \d+, \d+), 0, 0, 0\)\))? (Day|Week|Month|Quarter|Year)\b")


def duckling(value):
    """In ISO 8601 what Duckling's tests expect; None for times of the day."""
    m = DUCKLING.match(value)
    if not m:
        return None
    first = datetime.date(*map(int, m[1].split(",")))
    if m[2]:
        return f"{first}/{datetime.date(*map(int, m[2].split(','))) - datetime.timedelta(1)}"
    year, week, _ = first.isocalendar()
    return {"Day": f"{first}", "Week": f"{year}-W{week:02}", "Month": f"{first:%Y-%m}",
            "Quarter": f"{first.year}-Q{(first.month + 2) // 3}", "Year": f"{first.year}"}[m[3]]


def expressions(rows):
    """(set, date, text, dates with their values) of a table of expressions."""
    date = ""
    for r in rows:
        if re.fullmatch(r"\d{4}-\d\d-\d\d(T[\d:]+)?", r["text"]) and r["value"] == r["text"]:
            date = r["text"][:10]
        if r["set"] == "duckling":
            value = duckling(r["value"])
        else:
            value = r["value"] if r["type"] == "DATE" and date else None
        if value:
            yield r["set"], r["ref"][:10] or date, r["text"], [(0, len(r["text"].encode()), value)]


def sentences(rows):
    for r in rows:
        text, dates, start = b"", [], 0
        for piece in re.split(r"([][])", r["text"]):
            if piece == "[":
                start = len(text)
            elif piece == "]":
                dates.append((start, len(text)))
            else:
                text += piece.encode()
        values = [v for v in r["values"].split(";") if v]
        yield "invented", r["date"], text.decode(), [(a, b, v) for (a, b), v in zip(dates, values)]


def read(paths):
    for path in paths:
        with open(path, encoding="utf-8") as f:
            rows = table(f)
            yield from (sentences if "values" in rows.fieldnames else expressions)(rows)


def right(value, want):
    if want == "-":
        return not days(value)
    return value == want or (days(want) is not None and days(value) == days(want))


def score(name, found, paths):
    got = defaultdict(list)
    with open(found, encoding="utf-8") as f:
        for line in f:
            doc, start, end, kind, value = line.rstrip("\n").split("\t")
            got[int(doc)].append((int(start), int(end), kind, value))
    sets = defaultdict(lambda: [0, 0, 0, 0])
    for i, (of, _, _, dates) in enumerate(read(paths)):
        counts = sets[of]
        for a, b, want in dates:
            over = [g for g in got[i] if g[0] < b and a < g[1]]
            counts[0] += 1
            counts[1] += bool(over)
            counts[2] += bool(over) and right(max(over, key=lambda g: min(b, g[1]) - max(a, g[0]))[3], want)
        counts[3] += sum(g[2] in ("DATE", "TIME") and not any(g[0] < b and a < g[1] for a, b, _ in dates) for g in got[i])
    for of, (n, f, r, x) in sets.items():
        print(f"| {of} | {name} | {n} | {100 * f / n:.1f} | {100 * r / max(f, 1):.1f} | {100 * r / n:.1f} | {x} |")


if sys.argv[1] == "rows":
    for i, (_, date, text, _) in enumerate(read(sys.argv[2:])):
        print(i, date, 1, 1, 0, len(text.encode()), text, sep="\t")
else:
    score(sys.argv[2], sys.argv[3], sys.argv[4:])
