#!/usr/bin/env bats
# The calendar of the time expressions against another one, and expressions put together at
# random.

load helper

setup() {
	UNIT=$BIN/.obj/unit/when
	[ -x "$UNIT" ] || UNIT=$BIN/../unit/when
}

@test "the days that when(7) has beside its values are theirs" {
	[ -x "${UNIT}_bounds" ] || skip "the unit program is not built"
	sed -n '/^\.Ss Values/,/^\.El/s/^\.It Li //p' "$ROOT/man/when.7" |
		awk -F ' ?Ta ?' '{ n = split($1, value, " , "); for (i = 1; i <= n; i++) print value[i] "\t" $2 "\t" $3 }' >"$BATS_TEST_TMPDIR/page"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/page")" -eq 16 ]
	cut -f 1 "$BATS_TEST_TMPDIR/page" | xargs "${UNIT}_bounds" | diff "$BATS_TEST_TMPDIR/page" -
}

@test "the days of a hundred years agree with Python's" {
	[ -x "$UNIT" ] || skip "the unit program is not built"
	command -v python3 >/dev/null || skip "no python3"
	python3 - 1950 2050 >"$BATS_TEST_TMPDIR/want" <<-'EOF'
		import calendar, datetime, sys
		first, last = int(sys.argv[1]), int(sys.argv[2])
		begin = day = datetime.date(first, 1, 1)
		one = datetime.timedelta(1)
		while day.year <= last:
		    y, m = divmod(day.year * 12 + day.month - 1 + 3, 12)
		    later = datetime.date(y, m + 1, min(day.day, calendar.monthrange(y, m + 1)[1]))
		    week = day.isocalendar()
		    due = day + one * ((day - begin).days % 400 + 1)
		    print(day, week[2], "%04d-W%02d" % week[:2], later, due)
		    day += one
	EOF
	"$UNIT" days 1950 2050 >"$BATS_TEST_TMPDIR/got"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/got")" -eq 36890 ]
	cmp "$BATS_TEST_TMPDIR/want" "$BATS_TEST_TMPDIR/got"
}

@test "days of sample years agree with date(1)" {
	[ -x "$UNIT" ] || skip "the unit program is not built"
	date -u -d 2024-02-29 +%F >/dev/null 2>&1 || skip "no GNU date"
	local years="1950 1972 1999 2000 2020 2024 2025 2050" y
	for y in $years; do
		"$UNIT" days "$y" "$y" | cut -d' ' -f1-3 >"$BATS_TEST_TMPDIR/got"
		cut -d' ' -f1 "$BATS_TEST_TMPDIR/got" |
			date -u -f - '+%F %u %G-W%V' >"$BATS_TEST_TMPDIR/want"
		cmp "$BATS_TEST_TMPDIR/want" "$BATS_TEST_TMPDIR/got" || fail "$y"
	done
}
