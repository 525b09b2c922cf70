"""Values of times in ISO 8601 and TIMEX3: the days that they span, told apart from the program."""
import calendar, csv, datetime, re

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def table(lines):
    """The rows of a table of tabs, its comments left out."""
    return csv.DictReader((l for l in lines if not l.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)


def months(year, month, n):
    """The first and last day of n months."""
    last = year * 12 + month + n - 2
    y, m = divmod(last, 12)
    return datetime.date(year, month, 1), datetime.date(y, m + 1, calendar.monthrange(y, m + 1)[1])


def unit(value):
    """The first and last day of a unit, or None."""
    m = re.fullmatch(r"(\d{2,4})(?:-(.*))?", value)
    if not m or not m[1].strip("0"):
        return None
    year, part = int(m[1]), m[2]
    if len(m[1]) < 4:
        size = 10 ** (4 - len(m[1]))
        return part is None and year > 0 and (datetime.date(year * size, 1, 1), datetime.date(year * size + size - 1, 12, 31)) or None
    if part is None:
        return months(year, 1, 12)
    if part in SEASONS:
        return months(year, SEASONS[part], 3)
    if re.fullmatch(r"Q[1-4]", part):
        return months(year, int(part[1]) * 3 - 2, 3)
    if re.fullmatch(r"H[12]", part):
        return months(year, int(part[1]) * 6 - 5, 6)
    m = re.fullmatch(r"W(\d\d)(-WE)?", part)
    if m:
        monday = datetime.date.fromisocalendar(year, int(m[1]), 1)
        return monday + datetime.timedelta(5 if m[2] else 0), monday + datetime.timedelta(6)
    m = re.fullmatch(r"(\d\d)(?:-(\d\d))?", part)
    if not m:
        return None
    if m[2]:
        return (datetime.date(year, int(m[1]), int(m[2])),) * 2
    return months(year, int(m[1]), 1)


def days(value):
    """("2024-09-01", "2024-11-30") for 2024-FA; None for what spans none. A time of the day is its day."""
    try:
        ends = [unit(re.sub(r"T.*", "", v)) for v in value.split("/")]
    except ValueError:
        return None
    if len(ends) > 2 or not all(ends):
        return None
    return ends[0][0].isoformat(), ends[-1][1].isoformat()
