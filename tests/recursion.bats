# No text and no table decides how deep the library calls itself.

setup() {
	load helper
	cd "$ROOT" || return 1
	for program in gcc python3; do
		command -v $program >/dev/null || skip "no $program"
	done
	echo 'int f(int n); int g(int n) { return f(n); } int f(int n) { return n ? g(n - 1) : 0; }' >"$BATS_TEST_TMPDIR/own.c"
	graph "$BATS_TEST_TMPDIR/own.c" 2>"$BATS_TEST_TMPDIR/err" || skip "a gcc without -fcallgraph-info"
}

# graph FILE: what gcc knows of the calls in it, into the folder of the test.
graph() {
	gcc -std=c11 -D_GNU_SOURCE -Ilib -O0 -fcallgraph-info -fdump-ipa-cgraph -c -o "$BATS_TEST_TMPDIR/$(basename "$1" .c).o" "$1"
}

@test "every function that calls itself says what bounds it" {
	mkdir "$BATS_TEST_TMPDIR/own"
	mv "$BATS_TEST_TMPDIR"/own.* "$BATS_TEST_TMPDIR/own"
	export -f graph
	export BATS_TEST_TMPDIR
	printf '%s\n' lib/*/*.c | xargs -P 2 -I{} bash -c 'graph {}'
	python3 tests/recursion.py "$BATS_TEST_TMPDIR" || fail "see above"
	# One that does not say so is found.
	cp "$BATS_TEST_TMPDIR"/own/own.* "$BATS_TEST_TMPDIR"
	rc=0
	python3 tests/recursion.py "$BATS_TEST_TMPDIR" >"$BATS_TEST_TMPDIR/said" || rc=$?
	[ $rc -eq 1 ] && grep -q 'f, .*g.*NO BOUND STATED' "$BATS_TEST_TMPDIR/said" || fail "$(cat "$BATS_TEST_TMPDIR/said")"
}
