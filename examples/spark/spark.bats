# The Spark job gives the rows of one machine, from every format it reads, whichever task
# fails on the way. VENV is what examples/spark/deps has made; two workers, each a process
# of its own.

setup_file() {
	load ../../tests/helper
	export SPARK_LOCAL_IP=127.0.0.1 PYSPARK_PYTHON=$VENV/bin/python3
	cd "$BATS_FILE_TMPDIR" || return 1
	"$VENV/bin/python3" "$ROOT/examples/spark/make_documents.py" "$ROOT/examples" 60 docs
	for table in entities topics commitments; do
		"$BIN/sentsplit" --csv docs.csv | "$BIN/$table" | sort >"$table.want"
	done
	"$BIN/sentsplit" --csv docs.csv | sort >sentences.want
	"$BIN/sentsplit" --csv --title-col title --voice-col voice docs.csv >headed
	[ "$(awk -F '\t' '$3 == 0' headed | wc -l)" -gt 50 ]
	"$BIN/commitments" headed | sort >headed.want
}

setup() {
	load ../../tests/helper
	cd "$BATS_FILE_TMPDIR" || return 1
}

# What the workers have left.
teardown_file() {
	rm -rf "$VENV"/lib/python3*/site-packages/pyspark/work
}

# job ARG...: the job, on two workers where MASTER does not say otherwise.
job() {
	local java='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC' # it is over before more would pay
	"$VENV/bin/spark-submit" --master "${MASTER:-local-cluster[2,1,512]}" --conf spark.executor.memory=512m \
		--driver-java-options "$java" --conf "spark.executor.extraJavaOptions=$java" \
		--conf spark.ui.enabled=false "$ROOT/examples/spark/readout_spark.py" --bin "${PROGRAMS:-$BIN}" "$@"
}

same() { # TABLE FOLDER
	"$VENV/bin/python3" "$ROOT/examples/spark/parquet_tsv.py" "$2/$1" | sort >got
	[ -s got ]
	cmp "$1.want" got || fail "$(diff "$1.want" got | head -4)"
}

@test "all four tables of CSV are those of one machine, typed and in folders by year" {
	job --partitions 5 --tables sentences,entities,topics,commitments docs.csv out 2>err || fail "$(tail -20 err)"
	for table in sentences entities topics commitments; do
		same "$table" out
		ls -d "out/$table/year=2024" "out/$table/year=2026"
		[ -e "out/$table/_SUCCESS" ]
	done
	"$VENV/bin/python3" -c 'import pyarrow.dataset as d
t = {f.name: str(f.type) for f in d.dataset("out/commitments", format="parquet").schema}
assert (t["sent"], t["start"], t["score"]) == ("int32", "int64", "double"), t
assert t["actors"].startswith("list<") and t["actors"].count("string") == 1, t'
}

@test "JSON lines and Parquet give the same rows" {
	for input in docs.jsonl docs.parquet; do
		rm -rf out
		job --partitions 3 "$input" out 2>err || fail "$(tail -20 err)"
		same commitments out
	done
}

@test "the ledger is that of each actor" {
	rm -rf out
	job --partitions 5 --tables commitments,ledger docs.csv out 2>err || fail "$(tail -20 err)"
	cut -f 7 commitments.want | cut -d ';' -f 1 | sort -u >actors
	while IFS= read -r actor; do
		awk -F '\t' -v actor="$actor" '{ split($7, a, ";") } a[1] == actor' commitments.want |
			sort -s -t "$(printf '\t')" -k 2,2 -k 1,1 -k 3,3n -k 4,4n | ledger
	done <actors | sort >ledger.want
	same ledger out
}

@test "titles and voices go before their documents" {
	rm -rf out
	job --partitions 5 --title-col title --voice-col voice docs.csv out 2>err || fail "$(tail -20 err)"
	"$VENV/bin/python3" "$ROOT/examples/spark/parquet_tsv.py" out/commitments | sort >got
	cmp headed.want got || fail "$(diff headed.want got | head -4)"
	run ! cmp -s commitments.want got
}

# A commitments that does what is told, once; a folder is made by one alone.
faulty() {
	rm -rf programs failed out
	mkdir programs
	ln -s "$BIN"/{sentsplit,entities,topics} programs
	printf '#!/bin/sh\nif mkdir "%s/failed" 2>/dev/null; then\n%s\nfi\nexec "%s/commitments" "$@"\n' \
		"$PWD" "$1" "$BIN" >programs/commitments
	chmod +x programs/commitments
}

@test "a task whose program fails after some rows is tried again, no row is there twice" {
	faulty "head -n 200 | $BIN/commitments; echo 'commitments: a fault' >&2; exit 1"
	PROGRAMS=programs job --partitions 5 docs.csv out 2>err || fail "$(tail -20 err)"
	[ -d failed ]
	grep -q 'RuntimeError: commitments: exit status 1: commitments: a fault' err || fail "$(grep -i error err)"
	same commitments out
}

@test "a task whose worker dies is tried again, no row is there twice" {
	# shellcheck disable=SC2016  # the shell of the program
	faulty "head -n 200 | $BIN/commitments"'; kill -9 $PPID; exit 1'
	PROGRAMS=programs job --partitions 5 docs.csv out 2>err || fail "$(tail -20 err)"
	[ -d failed ]
	same commitments out
}

@test "a program that always fails ends the job with what it said, and no table" {
	rm -rf out
	run job --options '--min-score x' docs.csv out
	[ "$status" -ne 0 ]
	grep -q "commitments: exit status 2: commitments: " <<<"$output" || fail "$(tail -20 <<<"$output")"
	[ ! -e out/commitments/_SUCCESS ]
}

@test "a document without an id, a missing column and an unknown table are refused" {
	MASTER='local[1]'
	printf 'id,text\n,Kenya will sign.\n' >none.csv
	run job none.csv out
	[ "$status" -ne 0 ]
	grep -q 'a document without an id' <<<"$output"
	run job --text-col speech docs.csv out
	[ "$status" -ne 0 ]
	grep -q "docs.csv: no column 'speech' for text: id, date, text" <<<"$output"
	run job --tables people docs.csv out
	[ "$status" -ne 0 ]
	grep -q "no table 'people'" <<<"$output"
}
