#!/usr/bin/env python3
"""readout_spark.py [OPTION]... INPUT OUTPUT: tables of a corpus of documents with Spark.

INPUT is a file or folder of CSV (RFC 4180, first line names the columns), JSON lines or
Parquet, a document a record. OUTPUT becomes a folder with one Parquet table a name of
--tables, partitioned by the year of the document (year=2024/...). Each partition of the
corpus is piped through the programs themselves, which travel with the job:

    documents -> sentsplit --tsv -> entities, topics or commitments -> rows with types
    rows of commitments, by actor -> ledger -> rows with types

The table ledger is a second stage, out of the table commitments: all rows of one actor, the first
of a row, in order of date, through one ledger. What is told with another actor first is not put
together, as it is by one ledger over all rows.

A program that fails fails its task, with what it said on standard error; Spark tries the
task again, and only the rows of the try that ended well are in OUTPUT. The ids of the
documents must differ: a document is all that has one id. Offsets are bytes of the text as
Spark has decoded it, the same as those of one machine if it is UTF-8.
"""
import argparse
import os
import subprocess
import sys
import threading
import time

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
from pyspark import SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

KEY = {"doc": "string", "date": "string", "sent": "int"}
SPAN = {"start": "bigint", "end": "bigint"}
# As man readout(7) and the page of each program have them; a list is joined by `;` there.
TABLES = {
    "sentences": {**KEY, "par": "int", **SPAN, "text": "string"},
    "entities": {**KEY, **SPAN, "type": "string", "id": "string", "country": "string",
                 "name": "string", "text": "string", "role": "string", "date_first": "date", "date_last": "date"},
    "topics": {**KEY, "topic": "string", "score": "double", "iptc": "string", "cap": "string",
               "terms": "array<string>", "plover": "string", "share": "double", "gkg": "string"},
    "commitments": {**KEY, **SPAN, "status": "string", "actors": "array<string>",
                    "partners": "array<string>", "action": "string", "due": "string",
                    "by": "string", "condition": "string", "topics": "array<string>",
                    "cameo": "string", "cue": "string", "score": "double", "due_first": "date",
                    "due_last": "date", "said_by": "array<string>"},
    "ledger": {"id": "string", "state": "string", "status": "string", "actors": "array<string>",
               "partners": "array<string>", "action": "string", "first_date": "string",
               "last_date": "string", "due_first": "date", "due_last": "date", "rows": "int",
               "docs": "int", "topics": "array<string>", "last_doc": "string",
               "last_start": "bigint", "last_end": "bigint", "score": "double", "slips": "int",
               "words": "array<string>"},
}
ARROW = {"string": pa.string(), "int": pa.int32(), "bigint": pa.int64(), "double": pa.float64(),
         "date": pa.date32(), "array<string>": pa.list_(pa.string())}
# Columns of a document; the last two may be empty, and give no head rows then.
DOCUMENT = ["doc", "date", "text", "title", "voice"]
# What a field of TSV cannot hold (see --tsv in sentsplit(1)); the backslash first.
ESCAPES = [("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")]


def tsv_lines(batch):
    """The documents of a batch as lines of TSV, one bytes object."""
    columns = []
    if pc.any(pc.equal(pc.fill_null(batch.column("doc"), ""), "")).as_py():
        raise ValueError("a document without an id: its rows could not be told from others'")
    for name in DOCUMENT:
        column = pc.fill_null(batch.column(name), "")
        for raw, escaped in ESCAPES:
            column = pc.replace_substring(column, raw, escaped)
        columns.append(column)
    lines = pc.binary_join_element_wise(*columns, "\t").to_pylist()
    return "".join(line + "\n" for line in lines).encode()


def feed(pipe, batches, failure):
    """Writes the documents to the first program, in a thread of its own: both ends of a
    pipe at once from one would wait for each other. A pipe that closes early is the
    program's failure, which its exit status tells."""
    try:
        with pipe:
            pipe.write("\t".join(DOCUMENT).encode() + b"\n")
            for batch in batches:
                pipe.write(tsv_lines(batch))
    except BrokenPipeError:
        pass
    except BaseException as e:  # of Spark's, reading the partition: told by the caller
        failure.append(e)


def launch(command, stdin):
    return subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def listen(process, said):
    """Collects what a program says on standard error (its end, if that is long) and passes
    it on to the executor's log."""
    for line in process.stderr:
        said.append(line.decode(errors="replace"))
        del said[:-20]
        sys.stderr.write(said[-1])


def typed(batch, schema):
    """Columns of strings as what they are; an empty field is null."""
    columns = []
    for i, field in enumerate(schema):
        column = batch.column(i)
        column = pc.if_else(pc.equal(column, ""), pa.scalar(None, pa.string()), column)
        if pa.types.is_list(field.type):
            column = pc.split_pattern(column, ";")
        columns.append(column.cast(field.type))
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def rows_of(stream, schema):
    """Record batches of what a program writes. TAB and newline are all that separates."""
    first = stream.peek(1)
    if not first:
        return
    reader = pa.csv.open_csv(
        stream,
        read_options=pa.csv.ReadOptions(column_names=schema.names, block_size=4 << 20),
        parse_options=pa.csv.ParseOptions(delimiter="\t", quote_char=False,
                                          double_quote=False, newlines_in_values=False),
        convert_options=pa.csv.ConvertOptions(
            column_types={n: pa.string() for n in schema.names}, strings_can_be_null=False))
    for batch in reader:
        yield typed(batch, schema)


def pipe_partition(table, options):
    """The function that Spark calls for each partition of documents."""
    schema = pa.schema([(n, ARROW[t]) for n, t in TABLES[table].items()])

    def run(batches):
        home = os.path.dirname(SparkFiles.get("sentsplit"))
        commands = [[os.path.join(home, "sentsplit"), "--tsv", "--title-col", "title",
                     "--voice-col", "voice"]]
        if table != "sentences":
            commands.append([os.path.join(home, table), *options])
        running, threads, said, failure = [], [], [], []
        stdin = subprocess.PIPE
        for command in commands:
            running.append(launch(command, stdin))
            stdin = running[-1].stdout
        for process in running[:-1]:
            process.stdout.close()  # the next program's alone now
        threads.append(threading.Thread(target=feed, args=(running[0].stdin, batches, failure)))
        for process in running:
            said.append([])
            threads.append(threading.Thread(target=listen, args=(process, said[-1])))
        for t in threads:
            t.start()
        try:
            yield from rows_of(running[-1].stdout, schema)
        except BaseException:
            for process in running:
                process.kill()
            raise
        finally:
            for t in threads:
                t.join()
            status = [process.wait() for process in running]
        if failure:
            raise failure[0]
        # The last first: the one before it may only have found its reader gone.
        for command, code, words in reversed(list(zip(commands, status, said))):
            if code:
                raise RuntimeError(f"{os.path.basename(command[0])}: exit status {code}: "
                                   + "".join(words).strip())

    return run


def cell(value, kind):
    """A value as the programs write it."""
    if value is None:
        return ""
    if pa.types.is_list(kind):
        return ";".join(value)
    return f"{value:.2f}" if pa.types.is_floating(kind) else str(value)


def ledger_of_actor(options):
    """The function that Spark calls with all rows of an actor."""
    schema = pa.schema([(n, ARROW[t]) for n, t in TABLES["ledger"].items()])

    def run(table):
        names = list(TABLES["commitments"])
        kinds = [table.schema.field(n).type for n in names]
        rows = sorted(zip(*(table.column(n).to_pylist() for n in names)),
                      key=lambda r: (r[1] or "", r[0], r[2], r[3]))
        lines = "".join("\t".join(map(cell, r, kinds)) + "\n" for r in rows)
        program = os.path.join(os.path.dirname(SparkFiles.get("ledger")), "ledger")
        done = subprocess.run([program, *options], input=lines.encode(), capture_output=True)
        if done.returncode:
            raise RuntimeError(f"ledger: exit status {done.returncode}: {done.stderr.decode().strip()}")
        found = [line.split("\t") for line in done.stdout.decode().splitlines()]
        strings = [pa.array([row[i] for row in found], pa.string()) for i in range(len(schema))]
        return pa.Table.from_batches([typed(pa.RecordBatch.from_arrays(strings, names=schema.names), schema)])

    return run


def write_ledger(spark, args):
    schema = ", ".join(f"`{n}` {t}" for n, t in TABLES["ledger"].items())
    rows = spark.read.parquet(os.path.join(args.output, "commitments")).drop("year")
    actor = F.coalesce(F.element_at("actors", 1), F.lit("")).alias("actor")
    options = args.options.split() if args.options else []
    rows.groupBy(actor).applyInArrow(ledger_of_actor(options), schema).write.mode(
        "overwrite").parquet(os.path.join(args.output, "ledger"))


def line_end(spark, path):
    """How the lines of CSV end, by the first one. Left to find out by itself, Spark would
    make every CR LF within a text a LF, and all offsets after it would be other ones."""
    first = spark.read.option("lineSep", "\n").text(path).first()
    return "\r\n" if first and first[0].endswith("\r") else "\n"


def read_documents(spark, args):
    """The columns of DOCUMENT of the input: named by options or by sentsplit's own defaults; a
    title and a voice only by options."""
    kind = args.format or {".csv": "csv", ".jsonl": "json", ".json": "json",
                           ".parquet": "parquet"}.get(os.path.splitext(args.input)[1])
    if kind is None:
        sys.exit(f"readout_spark: {args.input}: --format csv, json or parquet")
    reader = spark.read
    if kind == "csv":
        # Quotes are doubled and may hold line breaks; nothing is trimmed.
        reader = reader.options(header=True, multiLine=True, quote='"', escape='"',
                                lineSep=line_end(spark, args.input))
    elif kind == "json":
        reader = reader.option("primitivesAsString", True)
    found = reader.format(kind).load(args.input)

    def column(asked, usual, name):
        for c in [asked] if asked else usual:
            if c in found.columns:
                return F.col(f"`{c}`").cast("string").alias(name)
        if name in ("date", "title", "voice") and not asked:
            return F.lit("").alias(name)
        sys.exit(f"readout_spark: {args.input}: no column '{asked or usual[0]}' for {name}: "
                 + ", ".join(found.columns))

    docs = found.select(column(args.id_col, ["doc", "id"], "doc"),
                        column(args.date_col, ["date"], "date"),
                        column(args.text_col, ["text", "body", "content"], "text"),
                        column(args.title_col, [], "title"), column(args.voice_col, [], "voice"))
    # A file of CSV is one partition: dealt out by id, the same way in every try.
    return docs.repartition(args.partitions, "doc") if args.partitions else docs


def write_table(docs, table, args):
    schema = ", ".join(f"`{n}` {t}" for n, t in TABLES[table].items())
    options = args.options.split() if args.options else []
    rows = docs.mapInArrow(pipe_partition(table, options), schema)
    rows.withColumn("year", F.substring("date", 1, 4)).write.partitionBy("year").mode(
        "overwrite").parquet(os.path.join(args.output, table))


def main():
    p = argparse.ArgumentParser(description=__doc__,
                                formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("input")
    p.add_argument("output")
    p.add_argument("--format", choices=["csv", "json", "parquet"], help="by the name if not given")
    p.add_argument("--tables", default="commitments", help="joined by commas: " + ",".join(TABLES))
    p.add_argument("--bin", default=os.path.join(os.path.dirname(__file__), "../../bin"),
                   help="the folder of the programs")
    p.add_argument("--partitions", type=int, help="deal the documents out into so many")
    p.add_argument("--options", help="for the last program: '--min-score 0.6'")
    for c in ("id", "date", "text", "title", "voice"):
        p.add_argument(f"--{c}-col", help=f"the column of the {c}")
    args = p.parse_args()
    tables = args.tables.split(",")
    if unknown := [t for t in tables if t not in TABLES]:
        sys.exit(f"readout_spark: no table '{unknown[0]}': {', '.join(TABLES)}")
    if "ledger" in tables and "commitments" not in tables[:tables.index("ledger")]:
        sys.exit("readout_spark: the table ledger is made of commitments: --tables commitments,ledger")
    spark = SparkSession.builder.appName("readout").getOrCreate()
    for program in ["sentsplit"] + [t for t in tables if t != "sentences"]:
        spark.sparkContext.addFile(os.path.abspath(os.path.join(args.bin, program)))
    docs = read_documents(spark, args)
    for table in tables:
        start = time.monotonic()
        if table == "ledger":
            write_ledger(spark, args)
        else:
            write_table(docs, table, args)
        print(f"readout_spark: {table}: {time.monotonic() - start:.1f} s", file=sys.stderr)
    spark.stop()


if __name__ == "__main__":
    main()
