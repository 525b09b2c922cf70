# The recipes of docs/loading.md, as they stand there, on tables made to break them. VENV is what
# tests/loading/deps has made (`make loading`); a recipe is skipped where its program is not.

setup_file() {
	load ../helper
	cd "$BATS_FILE_TMPDIR" || return 1
	"$ROOT/tests/loading/make" .
	for f in c.tsv c.csv c.jsonl news.txt; do cksum "$f"; done >sums
	recipe 'text expected' >expected
	recipe 'text offsets' >offsets
	[ -s expected ] && [ -s offsets ]
}

setup() {
	load ../helper
	cd "$BATS_FILE_TMPDIR" || return 1
	export LC_ALL=C.UTF-8 PATH=${VENV:-}/bin:$PATH
}

# A reader leaves what it has read as it was.
teardown() {
	[ ! -e sums ] || cut -d ' ' -f 3 sums | xargs cksum | cmp sums -
}

# recipe HEAD: the block of the page that begins so.
recipe() {
	awk -v head="\`\`\`$1" '$0 == "```" { on = 0 } on; $0 == head { on = 1 }' "$ROOT/docs/loading.md"
}

# needs COMMAND...: skips where the command fails.
needs() {
	"$@" >/dev/null 2>&1 || skip "no $*"
}

# says WANT TIMES KIND NAME: what the recipe prints is the file WANT, so many times. Fields of CSV
# are read as such, blanks at the ends of lines do not count.
says() {
	local run
	case $3 in
	python) run=python3 ;;
	r) run="Rscript --vanilla" ;;
	js) run=node ;;
	sh) run="bash -eu" ;;
	esac
	recipe "$3 $4" >program
	[ -s program ] || fail "no recipe $3 $4"
	$run program >out 2>err || fail "$4: exit $?: $(head -5 err)"
	python3 -c 'import csv, sys
for line in sys.stdin:
    print(*next(csv.reader([line.rstrip("\n")])) if line.startswith("2027-05-31,") else [line.strip()])' <out >got
	for _ in $(seq "$2"); do cat "$1"; done >want
	diff want got || fail "$4"
}

@test "pandas" {
	needs python3 -c 'import pandas'
	says expected 3 python pandas
}

@test "polars" {
	needs python3 -c 'import polars'
	says expected 3 python polars
}

@test "DuckDB" {
	needs python3 -c 'import duckdb'
	says expected 3 python duckdb
}

@test "data.table" {
	needs Rscript -e 'library(data.table)'
	says expected 1 r data.table
}

@test "readr" {
	needs Rscript -e 'library(readr)'
	says expected 2 r readr
}

@test "R alone, and jsonlite" {
	needs Rscript -e 'library(jsonlite)'
	says expected 3 r base
}

@test "SQLite" {
	needs command -v sqlite3
	says expected 2 sh sqlite
}

@test "awk" {
	says expected 1 sh awk
}

@test "Miller" {
	needs command -v mlr
	says expected 2 sh miller
}

@test "csvkit" {
	needs command -v csvstat
	says expected 2 sh csvkit
}

@test "xsv" {
	needs command -v xsv
	says expected 2 sh xsv
}

@test "offsets in Python, R and JavaScript" {
	says offsets 1 python offsets
	command -v Rscript >/dev/null || skip "no Rscript"
	says offsets 1 r offsets
	command -v node >/dev/null || skip "no node"
	says offsets 1 js offsets
}

@test "every recipe of the page has its test" {
	grep -o '^```[a-z]* .*' "$ROOT/docs/loading.md" | grep -v '^```text ' | cut -c 4- | sort >page
	grep -o '^	says [a-z]* [0-9] .*' "$BATS_TEST_FILENAME" | cut -d ' ' -f 4- | sort | diff page -
}
