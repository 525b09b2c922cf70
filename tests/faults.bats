# What fails under a program: a sample of `make faults`, and what no single fault can say.

setup() {
	load helper
	needs_shim
	cd "$BATS_TEST_TMPDIR" || return 1
}

# faulty FAULT PROGRAM ARGUMENT...
faulty() {
	local fault=$1
	shift
	FAULT=$fault LD_PRELOAD=$OBJ/faults/shim.so "$@"
}

@test "a sample of all faults is survived" {
	"$ROOT/tests/faults/run" "$OBJ" 25 >table || fail "$(grep -v '^[a-z]* *[a-z]* *[0-9]' table)"
	[ "$(wc -l <table)" -gt 20 ] || fail "nothing was tried"
}

@test "the row that memory ran out in is not written" {
	rows >in
	for t in $TOOLS; do
		$t in >want
		failed=0
		for n in $(seq 60); do
			rc=0; faulty "realloc:$n:ENOMEM" "$t" in >out 2>err || rc=$?
			[ $rc -eq 0 ] && continue
			failed=$((failed + 1))
			grep -q "^$t: out of memory" err || fail "$t: realloc $n: $(cat err)"
			[ -z "$(tail -c 1 out)" ] || fail "$t: realloc $n: a torn row: $(tail -1 out)"
			head -c "$(wc -c <out)" want | cmp - out || fail "$t: realloc $n: a wrong row"
		done
		[ $failed -gt 5 ] || fail "$t: only $failed faults were met"
	done
}

@test "of input that breaks off only what it cannot change is written" {
	whole=$ROOT/examples/talks.txt
	for n in 900 1001 1333 1500 1789; do
		head -c $n "$whole" >text
		for how in --date=2024 --doc-start=^#; do
			rc=0; faulty read:2:EIO sentsplit --doc d $how text >out 2>err || rc=$?
			[ $rc -eq 1 ] && [ -s out ] || fail "$n: exit $rc"
			[ "$(cat err)" = "sentsplit: text: read failed: Input/output error" ] || fail "$(cat err)"
			sentsplit --doc d $how "$whole" | head -c "$(wc -c <out)" | cmp - out || fail "$n $how: half a sentence"
		done
	done
	rows >in
	rc=0; faulty read:2:EIO topics --by doc in >out 2>err || rc=$?
	[ $rc -eq 1 ] || fail "exit $rc"
	topics --by doc in | grep '^talks' | cmp - out || fail "topics of half a document"
	rc=0; faulty read:2:EIO commitments --context 1 in >out 2>err || rc=$?
	[ $rc -eq 1 ] || fail "exit $rc"
	commitments --context 1 in | head -c "$(wc -c <out)" | cmp - out || fail "a context with less than there is"
}

@test "a pipeline whose first program dies hands on no wrong row" {
	sentsplit --line-buffered "$ROOT/examples/talks.txt" >rows
	commitments rows >want
	for n in $(seq "$(wc -l <rows)"); do
		for how in half:ENOSPC short:EIO EPIPE:EPIPE; do
			faulty "write:$n:$how" sentsplit --line-buffered "$ROOT/examples/talks.txt" 2>err |
				commitments >out 2>>err && status=("${PIPESTATUS[@]}") || status=("${PIPESTATUS[@]}")
			[ "${status[0]}" -eq 1 ] || fail "$n $how: ${status[*]}"
			head -c "$(wc -c <out)" want | cmp - out || fail "$n $how: a wrong row"
			[ $how = EPIPE:EPIPE ] || grep -q '^sentsplit: standard output: write failed' err || fail "$n $how: $(cat err)"
		done
	done
}
