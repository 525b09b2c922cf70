#!/bin/bash
# The mapper for Hadoop Streaming: lines of TSV (name, date, text) in, commitments out. The
# programs are in the folder where it runs. A failure of either is a failure of the task.
set -o pipefail
PATH=.:$PATH
sentsplit --tsv --no-header --id-col 1 --date-col 2 --text-col 3 | commitments
