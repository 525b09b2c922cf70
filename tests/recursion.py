#!/usr/bin/env python3
"""The functions of lib that can call themselves, directly or through others.

usage: recursion.py FOLDER

FOLDER holds what `gcc -O0 -fcallgraph-info -fdump-ipa-cgraph` wrote for each file of lib. A
call through a pointer may reach what POINTERS says, from elsewhere every function whose
address is taken. Prints a
line for each set of functions that call each other, with the comment that says what bounds
them, and fails where

- none of a set has a comment above it that says "Recurses:", or
- a comment says so above a function that does not."""
import glob
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
INDIRECT = "__indirect_call"
# They do not come back, and what they call on their way out they call once.
ENDS = ("die", "die_errno")
# What is called through a pointer, where that is less than everything: callbacks of the
# programs, which the library does not hold, and tables of functions.
POINTERS = {
    "row_each": "",
    "lib/stream/input.c:one": "",
    "record_hand_on": "",
    "sentence_emit": "",
    "lib/source/csv_reader.c:on_field": "csv_field",
    "lib/source/csv_reader.c:on_record": "csv_record",
    "lib/source/json_reader.c:take_line": "each_object",
    "lib/source/json_reader.c:tell": "each_fault",
    "lib/commit/cue_compile.c:read_rows": "read_(cue|frame|stop|party|adjunct)",
    "lib/base/die.c:flush_once": "flush_hook",
    "lib/names/names_build.c:compile_one": ".*_compile",
    "lib/know/phrase_table.c:add_rows": "add_row",
    "lib/sentence/sentence_rules.c:compile_one": "sentence_rules_add_.*",
    "lib/topics/topic_lexicon.c:topic_number": "number_or_new|row_of",
    "lib/topics/topic_lexicon.c:understand": "drop",
    "time_eval": "when_.*",
    "time_resolve": "direction",
    "when_compile": "when_read_.*",
    "when_hence": "direction",
    "number_words_below_hundred": "number_word",
    "lib/base/number_words.c:scale_at": "number_word",
    "lib/base/number_words.c:read_rest": "number_word",
}
# The same for all functions of these names: what a hash table asks of its slots (map.h).
EVERYWHERE = {name: r"(\w+_)?(ends|hash)(_\w+)?" for name in ("map_at", "map_add", "map_grow")}


def call_graph(folder):
    """Edges by the names that gcc gives: FILE:NAME for what is static."""
    calls = {}
    for path in sorted(glob.glob(folder + "/*.ci")):
        for source, target in re.findall(
                r'^edge: \{ sourcename: "([^"]+)" targetname: "([^"]+)"', open(path).read(), re.M):
            calls.setdefault(source, set()).add(target)
    return calls


def addresses(folder):
    """Names of functions whose address is taken."""
    taken = set()
    for path in glob.glob(folder + "/*.cgraph"):
        for line in open(path, errors="replace"):
            if line.startswith("  References:"):
                taken.update(re.findall(r"(\w+)/\d+ \(addr\)", line))
    return taken


def components(calls):
    """Sets of nodes that reach each other (Tarjan, without recursion)."""
    number, low, stack, on, out = {}, {}, [], set(), []
    for root in sorted(calls):
        if root in number:
            continue
        work = [(root, iter(sorted(calls.get(root, ()))))]
        number[root] = low[root] = len(number)
        stack.append(root)
        on.add(root)
        while work:
            node, rest = work[-1]
            for to in rest:
                if to not in number:
                    number[to] = low[to] = len(number)
                    stack.append(to)
                    on.add(to)
                    work.append((to, iter(sorted(calls.get(to, ())))))
                    break
                if to in on:
                    low[node] = min(low[node], number[to])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == number[node]:
                    one = set()
                    while node not in one:
                        one.add(stack.pop())
                    on -= one
                    if len(one) > 1 or node in calls.get(node, ()):
                        out.append(one)
    return out


def stated():
    """FILE:NAME of the functions under a comment with "Recurses:", and what it says."""
    found = {}
    for path in sorted(glob.glob(ROOT + "/lib/*/*.c")):
        for comment, name in re.findall(
                r"/\*((?:(?!\*/).)*Recurses:(?:(?!\*/).)*)\*/\n(?:[^\n;(]*?)(\w+)\(",
                open(path).read(), re.S):
            why = " ".join(comment.split("Recurses:")[1].replace("\n *", " ").split())
            found[os.path.basename(path) + ":" + name] = why
    return found


def short(node, home):
    return os.path.basename(node) if ":" in node else home.get(node, "?") + ":" + node


def main():
    folder = sys.argv[1]
    calls, taken, says, failed = call_graph(folder), addresses(folder), stated(), 0
    # Where each function is defined, for those that are not static.
    home = {}
    for path in glob.glob(folder + "/*.ci"):
        for title, place in re.findall(r'^node: \{ title: "([^"]+)" label: "[^"\\]+\\n([^":]+):',
                                       open(path).read(), re.M):
            if place.startswith("lib/") and ":" not in title and place.endswith(".c"):
                home[title] = os.path.basename(place)
    names = {n for n in list(calls) + [t for s in calls.values() for t in s]}
    held = {n for n in names if n.split(":")[-1] in taken and n in calls}
    everywhere = {n: EVERYWHERE[n.split(":")[-1]] for n in calls if n.split(":")[-1] in EVERYWHERE}
    for source, which in [*POINTERS.items(), *everywhere.items()]:
        if INDIRECT not in calls.get(source, ()):
            print("%s\tno longer calls through a pointer" % source)
            failed += 1
            continue
        calls[source].discard(INDIRECT)
        calls[source] |= {n for n in held if re.fullmatch(which, n.split(":")[-1])}
    calls[INDIRECT] = held
    for end in ENDS:
        calls.pop(end, None)
    if len(calls) < 500 or not held:
        sys.exit("recursion: no call graph in " + folder)
    for one in components(calls):
        members = sorted(short(n, home) for n in one if n != INDIRECT)
        why = [says.pop(m) for m in members if m in says]
        print("%s\t%s" % (", ".join(members), "; ".join(why) or "NO BOUND STATED"))
        failed += not why
    for name in says:
        print("%s\tstated, but it does not call itself" % name)
    sys.exit(1 if failed or says else 0)


main()
