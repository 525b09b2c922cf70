"""Lists the words of English that C compares text with, where they are not in tests/language.tsv.

A string of letters in lib counts as one, unless it is in an #include or a message, names a part or value of a
template (lib/page), names an enum
constant of a table ({"low", PATTERN_LOW}, [ROLE_HEAD] = "head") or a column or kind of one (an
array called columns, kinds or the like). What else there is stands in tests/language.tsv by its room
with the reason; a row of it that nothing needs is complained of as well.

usage: language.py FILE.c...
"""

import os
import re
import sys

TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|[;{}]|[^"\'/;{}]+|/', re.S)
MESSAGE = re.compile(r"\b(warn|warn_errno|die|die_errno|die_usage|die_oom|fail|refuse|refuse_value|complain|wrong|bad|blame|"
                     r"row_fault|table_refuse|commit_refuse|explain|explain_end|explain_phrase|mention_explain_lost|add_words|example_fail|row_span|set_fault|snprintf|fprintf|printf|buf_addf|"
                     r"__asm__|PCRE2_\w+|fopen|getenv|opt_count|names_arena|CHECK|choice|flag_list|"
                     r"fill|template_part|template_fill|column_\w+|write_parties|join_refuse|join_open|explain|explain_end|mention_explain\w*|example_fail|example_\w+|add_words|lost|_Static_assert|__attribute__|target|compile_one|find|return_why)\s*\($")
NAMES = re.compile(r"\b\w*(columns|cols|names|kinds|roles|tags|types|functions|order|others|conditions|constants|"
                   r"options|classes|needs|steps|marks)\w*\s*(\[[^\]]*\]\s*)*$")


def statements(text):
    """(line, what stands before in its statement or braces, what stands behind, literal)"""
    pieces = [(m.start(), m.group()) for m in TOKEN.finditer(text) if not m.group().startswith(("/*", "//"))]
    before = []
    for k, (at, piece) in enumerate(pieces):
        if piece == ";":
            before = []
        if piece == "}" and "=" not in "".join(before):
            before = []
        if piece.startswith('"'):
            behind = "".join(p for _, p in pieces[k + 1:k + 4])
            yield text.count("\n", 0, at) + 1, "".join(before), behind, piece[1:-1]
        before.append(piece)


def calls(before):
    """The function in whose brackets the literal stands, with the bracket."""
    depth = 0
    for i in range(len(before) - 1, -1, -1):
        depth += (before[i] == ")") - (before[i] == "(")
        if depth < 0:
            yield before[:i + 1]
            depth = 0


def is_named(before, behind):
    """Does the literal name a constant or a column?"""
    if re.search(r"#\s*(include|define)[^\n]*$", before) or re.search(r"\[\w+\]\s*=\s*\{?\s*$", before):
        return True
    if re.match(r"\s*,\s*([A-Z][A-Z0-9_]+|-?\d+|[a-z]\w*)\b", behind) and re.search(r"\{\s*$", before):
        return True
    if re.search(r"\{\s*[A-Z][A-Z_]+\s*,(\s*\d+\s*,)?\s*$", before):
        return True
    array = re.search(r"([^=;{}]*)=\s*\{[^=]*$", before)
    return bool(array and NAMES.search(array.group(1).rstrip()))


def words_of(path):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    for line, before, behind, literal in statements(text):
        if not re.search(r"[A-Za-z]", re.sub(r"\\x[0-9a-fA-F]{2}|\\.|%[-.*0-9]*[a-z]*|PRI\w+", "", literal)):
            continue
        # Words that are compared stand alone or in STR(); what else has blanks is said to people.
        if " " in literal.strip() and not re.search(r"\b(STR|str_\w+|strcmp|strncmp|strstr|memcmp)\s*\([^()]*$", before):
            continue
        if is_named(before, behind) or any(MESSAGE.search(c) for c in calls(before)):
            continue
        yield line, literal


def main():
    with open("tests/language.tsv", encoding="utf-8") as f:
        known = [line.rstrip("\n").split("\t")[:2] for line in f if not line.startswith("#")][1:]
    needed, wrong = set(), 0
    for path in sys.argv[1:]:
        for line, literal in words_of(path):
            if [os.path.dirname(path), literal] in known:
                needed.add((os.path.dirname(path), literal))
                continue
            print(f"{path}:{line}: \"{literal}\": a word in C; put it into a table of data/")
            wrong += 1
    for path, literal in known:
        if (path, literal) not in needed:
            print(f"tests/language.tsv: {path} has no \"{literal}\" any more")
            wrong += 1
    sys.exit(1 if wrong else 0)


main()
