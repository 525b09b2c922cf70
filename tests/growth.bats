# Time that grows with the text and no faster. `make growth` has all units and filters.

setup() {
	load helper
	sanitized && skip "a sanitizer counts as well"
	for program in valgrind python3; do
		command -v $program >/dev/null || skip "no $program"
	done
	cd "$BATS_TEST_TMPDIR" || return 1
}

@test "what once took time by the square takes twice as long for twice as much" {
	for unit in International- 'Supreme Court ' 'J. ' '" he said, "' 'port visit ' 'and ~ will '; do
		set -- "$@" --unit "$unit"
	done
	python3 "$ROOT/tests/growth.py" --bin "$BIN" --size 16384 --jobs 1 --filter entities --filter commitments "$@" >said ||
		fail "$(grep ABOVE said)"
	[ "$(grep -c . said)" -eq 14 ]
}

@test "so do the tables of a user" {
	python3 "$ROOT/tests/growth.py" --bin "$BIN" --jobs 1 --tables >said || fail "$(grep ABOVE said)"
	[ "$(grep -c ' rows' said)" -eq 6 ]
}
