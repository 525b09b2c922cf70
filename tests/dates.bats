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

@test "bench/dates scores what is found, what is right of it, and what is no date; peers may be missing" {
	sanitized && skip "the programs measured are not those of this build"
	{
		printf 'set\tdoc\tref\ttype\tvalue\tmod\ttext\n'
		printf 'duckling\tx\t2013-02-12T04:30\tdatetime\t(2013, 2, 11, 0, 0, 0) Week\t\tthis week\n'
		printf 'duckling\tx\t2013-02-12T04:30\tdatetimeInterval\t((2013, 4, 1, 0, 0, 0), (2013, 6, 1, 0, 0, 0)) Month\t\tApril to May\n'
		printf 'duckling\tx\t2013-02-12T04:30\tdatetime\t(2013, 2, 12, 4, 31, 0) Minute\t\tin a minute\n'
		printf 'timenorm_test\t\t\tDATE\t2013-03-22\t\t2013-03-22\n'
		printf 'timenorm_test\t\t\tDATE\t2013-03-20\t\tWednesday\n'
		printf 'timenorm_test\t\t\tDATE\tPRESENT_REF\t\tnow\n'
		printf 'timenorm_test\t\t\tDURATION\tP1Y\t\ta year\n'
	} >"$BATS_TEST_TMPDIR/table"
	printf 'date\ttext\tvalues\n2024-05-15\tSince 2001 it fell on [Monday].\t2024-05-14\n' >"$BATS_TEST_TMPDIR/own"
	"$ROOT/bench/dates" --peers "$BATS_TEST_TMPDIR/none" "$BATS_TEST_TMPDIR/table" "$BATS_TEST_TMPDIR/own" \
		>"$BATS_TEST_TMPDIR/got" 2>"$BATS_TEST_TMPDIR/err" || fail "$(cat "$BATS_TEST_TMPDIR/err")"
	diff - "$BATS_TEST_TMPDIR/got" <<-'END'
		| texts | tagger | dates | found | value of found | right of all | false |
		|---|---|---|---|---|---|---|
		| duckling | entities | 2 | 100.0 | 100.0 | 100.0 | 0 |
		| timenorm_test | entities | 3 | 66.7 | 100.0 | 66.7 | 0 |
		| invented | entities | 1 | 100.0 | 0.0 | 0.0 | 1 |
	END
	grep -q '^left out: HeidelTime' "$BATS_TEST_TMPDIR/err"
}
