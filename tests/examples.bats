# The example articles give the tables in examples/expected, and examples/Makefile makes
# what it says, again only for what has changed.

setup() {
	load helper
	cp -r "$ROOT/examples" "$BATS_TEST_TMPDIR/examples"
	rm -rf "$BATS_TEST_TMPDIR/examples/tables"
	ln -s "$BIN" "$BATS_TEST_TMPDIR/bin"
	cd "$BATS_TEST_TMPDIR/examples" || return 1
}

@test "the articles give the expected tables" {
	make -s tables/{counts,deadlines,matrix,weekly}.tsv \
		tables/{talks,water,statement}.{sentences,entities,topics,commitments}.tsv
	if [ "${GOLDEN:-}" = write ]; then
		rm -rf "$ROOT/examples/expected"
		mkdir "$ROOT/examples/expected"
		cp tables/*.*.tsv tables/{counts,deadlines,matrix,weekly}.tsv "$ROOT/examples/expected"
		return 0
	fi
	for t in expected/*.tsv; do
		cmp "$t" "tables/${t#expected/}" || { diff "$t" "tables/${t#expected/}" | head -5; fail "$t"; }
	done
}

@test "the chart is drawn, and only what changed is made again" {
	command -v gnuplot >/dev/null || skip "no gnuplot"
	make -s
	[ "$(head -c 4 tables/counts.png | tail -c 3)" = PNG ] || fail "no chart"
	make -q || fail "not up to date: $(make -n)"
	touch -d '+1 minute' water.txt
	make -n >plan
	grep -q 'commitments.*water' plan || fail "$(cat plan)"
	! grep -q 'sentsplit.*talks' plan || fail "talks is made again"
}
