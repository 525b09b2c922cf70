#!/usr/bin/env bats
# What sentences mean at the date of their document, and the measure of it.

load helper

@test "dates of invented sentences: which words, which value, which days" {
	python3 "$ROOT/tests/dates/check.py" "$BIN/entities" "$ROOT/tests/dates/invented.tsv" || fail "see above"
}

@test "the check of dates sees a wrong span, a wrong value and one that is no date" {
	printf 'date\ttext\tvalues\n2024-05-15\tIt fell on [Monday, 13 May].\t%s\n2024-05-15\tIt fell %s.\t%s\n' \
		2024-05-13 'in [2010]' 2010 >"$BATS_TEST_TMPDIR/right"
	python3 "$ROOT/tests/dates/check.py" "$BIN/entities" "$BATS_TEST_TMPDIR/right"
	for wrong in 's/2024-05-13$/2024-05-14/' 's/\[Monday, /Monday, [/' 's/in \[2010\]/in 2010/'; do
		sed "$wrong" "$BATS_TEST_TMPDIR/right" >"$BATS_TEST_TMPDIR/wrong"
		run -1 python3 "$ROOT/tests/dates/check.py" "$BIN/entities" "$BATS_TEST_TMPDIR/wrong"
		[[ $output == *", 1 wrong" ]] || fail "$wrong: $output"
	done
}
