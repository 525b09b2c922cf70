#!/usr/bin/env python3
"""parquet_tsv.py FOLDER: a Parquet table of readout_spark.py as the TSV that the programs
write, in no order; it needs pyarrow alone."""
import sys

import pyarrow as pa
import pyarrow.dataset as ds


def text(value, kind):
    if value is None:
        return ""
    if pa.types.is_list(kind):
        return ";".join(value)
    return f"{value:.2f}" if pa.types.is_floating(kind) else str(value)


table = ds.dataset(sys.argv[1], format="parquet")
names = [n for n in table.schema.names if n != "year"]
for batch in table.to_batches(columns=names):
    kinds = [f.type for f in batch.schema]
    for row in zip(*(c.to_pylist() for c in batch.columns)):
        print("\t".join(text(v, k) for v, k in zip(row, kinds)))
