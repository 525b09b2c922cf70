# ledger: its golden cases, the promises of every filter for the one that reads the rows of another,
# and what becomes of a ledger from day to day.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return 1
}

# Invented storylines, in order of date: rows of commitments, and the undertaking of each as last column.
told() {
	awk -F '\t' -v OFS='\t' '{ split($1, doc, "/"); $20 = doc[1] "-" $20 } 1' "$ROOT"/train/link-examples/*.tsv |
		sort -s -t "$(printf '\t')" -k 2,2
}

storylines() {
	told | cut -f 1-19
}

@test "golden cases" {
	golden ledger
}

@test "rows come out of the filters in a pipe" {
	(cd "$ROOT/examples" && sentsplit --date 2026-05-01 talks.txt water.txt statement.txt) | commitments >rows
	ledger rows >book
	ledger --rows rows >evidence
	[ -s book ]
	cut -f 1-19 evidence | cmp - rows
	cut -f 20 evidence | sort -u | diff - <(cut -f 1 book | sort)
	[ "$(awk -F '\t' '{ n += $11 } END { print n }' book)" -eq "$(wc -l <rows)" ]
	# A header row is passed over, and written on request.
	commitments -H <(cd "$ROOT/examples" && sentsplit --date 2026-05-01 talks.txt water.txt statement.txt) | ledger | cmp - book
	ledger -H rows | tail -n +2 | cmp - book
}

@test "columns are a promise" {
	[ "$(ledger -H </dev/null | tr '\t' ' ')" = "id state status actors partners action first_date last_date due_first due_last rows docs topics last_doc last_start last_end score slips words" ]
	[ "$(ledger -H --rows </dev/null)" = "$(commitments -H </dev/null)	id" ]
}

@test "an id is doc and start of the first row, and no two are the same" {
	storylines | ledger --rows >evidence
	awk -F '\t' '!($20 in seen) { seen[$20]; if ($20 != $1 ":" $4) { print; bad = 1 } } END { exit bad }' evidence
	storylines | ledger >book
	[ -z "$(cut -f 1 book | sort | uniq -d)" ]
	# Words that are quoted twice, of two parties say, are one undertaking.
	storylines | head -1 >twice
	awk -F '\t' -v OFS='\t' '{ print; $7 = "PER"; $8 = "CHL"; print }' twice >two
	[ "$(ledger two | wc -l)" -eq 1 ]
}

# B-cubed F1 of the ids in the last column against those in the column before it, in hundredths.
bcubed() {
	awk -F '\t' '
		{ g[NR] = $(NF - 1); p[NR] = $NF; G[$(NF - 1)]++; P[$NF]++; B[$(NF - 1), $NF]++ }
		END {
			for (i = 1; i <= NR; i++) { a += B[g[i], p[i]] / P[p[i]]; b += B[g[i], p[i]] / G[g[i]] }
			a /= NR; b /= NR; printf "%d\n", 200 * a * b / (a + b)
		}'
}

@test "storylines are linked, far better than by their words alone" {
	paste <(told | cut -f 20) <(storylines | ledger --rows | cut -f 20) | bcubed >linked
	paste <(told | cut -f 20) <(told | awk -F '\t' '{ print $7 $9 }') | bcubed >words
	[ "$(cat linked)" -ge 80 ] && [ "$(cat words)" -le 65 ] || fail "$(cat linked words)"
}

@test "day by day gives the same rows as one go" {
	storylines >all
	for forget in 1 12; do
		ledger --forget $forget all >want
		ledger --forget $forget --rows all >want_rows
		: >book
		: >rows
		cut -f 2 all | sort -u | while read -r day; do
			awk -F '\t' -v day="$day" '$2 == day' all >today
			ledger --forget $forget --rows --previous book today >>rows
			ledger --forget $forget --previous book today >next
			mv next book
		done
		cmp want book || fail "$(diff want book | head -6)"
		cmp want_rows rows
	done
	# And a day without news changes nothing.
	ledger --previous book </dev/null | cmp - book
	ledger -H --previous book </dev/null >headed
	ledger --previous headed </dev/null | cmp - book
}

@test "rows out of order are refused with the command that puts them in order" {
	storylines >all
	{ tail -1 all; head -1 all; } >bad
	rc=0; ledger bad >out 2>err || rc=$?
	[ $rc -eq 1 ] && [ "$(wc -l <err)" -eq 1 ] && grep -q "^ledger: bad:2: field date: .*'2019-09-09'" err || fail "$rc $(cat err)"
	command=$(grep -o 'sort -s [^:]*-k 2,2' err)
	bash -c "$command bad" >good
	ledger good | wc -l | grep -qx 2
	# What came before is there.
	[ "$(wc -l <out)" -eq 1 ]
	# The same for rows older than the ledger that is gone on from.
	ledger good >book
	rc=0; head -1 good | ledger --previous book 2>err >out || rc=$?
	[ $rc -eq 1 ] && grep -q "^ledger: -:1: field date" err && cmp book out || fail "$rc $(cat err)"
}

@test "rows without a date come last, or are refused" {
	storylines >all
	awk -F '\t' -v OFS='\t' 'NR == 1 { $2 = "" } 1' all >some
	ledger some >last
	tail -n +2 some >rest
	head -1 some | cat rest - | ledger | cmp - last
	ledger --undated last some | cmp - last
	rc=0; ledger --undated refuse some >out 2>err || rc=$?
	[ $rc -eq 1 ] && [ ! -s out ] && grep -q "^ledger: some:1: field date: empty" err || fail "$rc $(cat err)"
}

# refuses WHAT FILE: with one line that says WHAT.
refuses() {
	local rc=0
	ledger "$2" >out 2>err || rc=$?
	# shellcheck disable=SC2015
	[ $rc -eq 1 ] && [ "$(wc -l <err)" -eq 1 ] && grep -q "^ledger: $2:$1" err || fail "$2: $rc $(cat err)"
}

@test "other tables are refused by line, field and value" {
	rows >sentences
	refuses "1: field status: no such field\|1: field " sentences
	sentsplit -H "$ROOT/examples/talks.txt" >headed
	refuses "1: field start: a column of another table: 'par'" headed
	storylines >all
	ledger -H all >book
	refuses "1: field doc: a column of another table: 'id'" book
	ledger --rows all >evidence
	refuses "1: field said_by: more fields than commitments has" evidence
	# shellcheck disable=SC2016  # awk's
	for change in '$4 = "x"' '$5 = 0; $4 = 9' '$6 = "vowed"' '$16 = "1.5"' '$2 = "2026-02-30"' '$17 = "2026"' '$18 = "soon"' '$1 = ""' '$3 = -1'; do
		awk -F '\t' -v OFS='\t' "{ $change } 1" all >bad
		refuses "1: field [a-z_]*: " bad
	done
	commitments --format csv sentences >table.csv
	rc=0; ledger table.csv >out 2>err || rc=$?
	[ $rc -eq 1 ] && [ "$(wc -l <err)" -eq 1 ] || fail "csv: $rc $(cat err)"
}

@test "a ledger of another version is refused, and nothing is written" {
	storylines >all
	ledger all >book
	cut -f 1-18 book >older
	sed 's/$/\tx/' book >newer
	awk -F '\t' -v OFS='\t' 'NR == 2 { $2 = "lost" } 1' book >state
	for bad in older newer state all; do
		cp "$bad" before
		rc=0; ledger --previous "$bad" all >out 2>err || rc=$?
		[ $rc -eq 1 ] && [ ! -s out ] && [ "$(wc -l <err)" -eq 1 ] && grep -q "^ledger: $bad:[0-9]*: field " err ||
			fail "$bad: $rc $(cat err)"
		cmp before "$bad"
	done
	rc=0; ledger --previous none all >out 2>err || rc=$?
	[ $rc -eq 1 ] && [ ! -s out ] && grep -q '^ledger: none: ' err || fail "$rc $(cat err)"
}

# shellcheck disable=SC2094  # that is what is tried
@test "a ledger is not written over while it is read" {
	storylines | ledger >book
	cp book before
	rc=0; ledger --previous book </dev/null 2>err >>book || rc=$?
	[ $rc -eq 1 ] && cmp before book && grep -q "where standard output goes" err || fail "$rc $(cat err)"
	rc=0; ledger --previous book </dev/null 2>err 1<>book || rc=$?
	[ $rc -eq 1 ] && cmp before book || fail "$rc $(cat err)"
}

@test "--state and --actor choose among undertakings" {
	storylines >all
	ledger --as-of 2025-06-01 all >whole
	ledger --as-of 2025-06-01 --state overdue,open all | cmp - <(awk -F '\t' '$2 == "open" || $2 == "overdue"' whole)
	ledger --as-of 2025-06-01 --actor NOR,EU all | cmp - <(awk -F '\t' '";" $4 ";" ~ /;(NOR|EU);/' whole)
	[ -n "$(ledger --as-of 2025-06-01 --actor NOR --state overdue all)" ]
	# shellcheck disable=SC2086
	for wrong in '--rows --state open' '--rows --actor NOR' '--as-of soon' '--as-of 2025' '--state lost' '--forget 0' '--undated first'; do
		rc=0; ledger $wrong </dev/null >out 2>err || rc=$?
		[ $rc -eq 2 ] && [ ! -s out ] || fail "$wrong: $rc $(cat err)"
	done
}

# row DATE DUE ACTION: a row of a promise.
row() {
	printf 'd%s\t%s\t1\t0\t9\tpledged\tPER\t\t%s\t%s\t%s\t\t\t\twill\t0.90\t%s\t%s\t\n' "$1" "$1" "$3" "$2" "$2" "$2" "$2"
}

@test "what is silent for too long is forgotten, but not before its deadline" {
	row 2020-01-01 '' 'open the railway to the port of Ilo' >old
	row 2021-06-01 '' 'open the railway to the port of Ilo' >new
	[ "$(cat old new | ledger | wc -l)" -eq 2 ]
	[ "$(cat old new | ledger --forget 18 | wc -l)" -eq 1 ]
	row 2020-01-01 2020-12-31 'open the railway to the port of Ilo' >old
	[ "$(cat old new | ledger | wc -l)" -eq 1 ]
}

@test "a deadline that is put off is counted, and the last one holds" {
	{
		row 2020-01-01 2020-03-31 'open the railway to the port of Ilo'
		row 2020-03-01 2020-06-30 'open the railway to the port of Ilo'
		row 2020-06-01 2020-09-30 'open the railway to the port of Ilo'
	} >rows
	[ "$(ledger rows | cut -f 2,10,11,18)" = "open	2020-09-30	3	2" ]
	[ "$(ledger --as-of 2020-09-30 rows | cut -f 2)" = open ]
	[ "$(ledger --as-of 2020-10-01 rows | cut -f 2)" = overdue ]
}

@test "days of a deadline that only its words tell are found" {
	row 2020-01-01 '' 'open the railway to the port of Ilo' | awk -F '\t' -v OFS='\t' '{ $10 = "by the end of March" } 1' >rows
	[ "$(ledger --as-of 2021-01-01 rows | cut -f 2,9,10)" = "overdue	2020-03-01	2020-03-31" ] || fail "$(ledger rows)"
}

@test "what every filter promises" {
	storylines >in
	ledger in >want
	rc=0; ledger in >/dev/full 2>err || rc=$?
	[ $rc -eq 1 ] && grep -q 'No space left' err || fail "full: $rc"
	rc=0; ledger in >&- 2>err || rc=$?
	[ $rc -eq 1 ] && grep -q '^ledger: ' err || fail "closed: $rc"
	rc=0; ledger none in >out 2>err || rc=$?
	[ $rc -eq 1 ] && cmp want out && grep -q '^ledger: none: ' err || fail "missing: $rc"
	ledger - <in | cmp - want
	ledger --progress in 2>err | cmp - want
	[ "$(tr '\r' '\n' <err | tail -1 | grep -c '100 %')" -eq 1 ] || fail "$(cat err)"
	head -c -1 in | ledger | cmp - want
	head -n 90 in >a; tail -n +91 in >b
	ledger a b | cmp - want
	ledger --format jsonl in | head -1 | grep -q '^{"id":".*","state":".*,"rows":[0-9]*,"docs":[0-9]*,' || fail "$(ledger --format jsonl in | head -1)"
	ledger --format csv in | head -1 | grep -q '^id,state,status,' || fail csv
	LC_ALL=C.UTF-8 ledger in | cmp - want
}

# story DOC DATE TEXT...: sentence rows.
story() {
	printf '%s\n' "${@:3}" | sentsplit --doc "$1" --date "$2"
}

@test "what sentences tell as done is found where it was promised" {
	{
		story a 2024-05-01 'Kenya will deliver 30 mobile pumps to Peru by August.' 'Kenya will open a clinic in Lima.'
		story b 2024-08-01 'Chile bought pumps.' 'Kenya has not delivered the mobile pumps to Peru.'
		story c 2024-09-01 'Kenya delivered the mobile pumps to Peru on Thursday.' 'Kenya would deliver boats to Peru.'
	} >sentences
	commitments sentences >rows
	[ "$(ledger rows | cut -f 2 | sort -u)" = open ]
	ledger --sentences sentences rows >book
	[ "$(grep pumps book | cut -f 2,3,8,11)" = "fulfilled	fulfilled	2024-09-01	2" ] || fail "$(cat book)"
	[ "$(grep clinic book | cut -f 2)" = open ]
	ledger --sentences sentences --rows rows >evidence
	[ "$(tail -1 evidence | cut -f 1,6-9,20)" = "c	fulfilled	KEN	PER	delivered the mobile pumps to Peru on Thursday	$(head -1 evidence | cut -f 20)" ] || fail "$(cat evidence)"
	tail -1 evidence | awk -F '\t' '{ exit !($16 > .5 && $16 < 1) }'
	# Bytes cut the words out of the document.
	story_c='Kenya delivered the mobile pumps to Peru on Thursday.'
	read -r from to < <(tail -1 evidence | cut -f 4,5)
	[ "${story_c:from:to - from}" = "$(tail -1 evidence | cut -f 9)" ]
	# The same day by day.
	: >old
	for day in 2024-05-01 2024-08-01 2024-09-01; do
		for t in sentences rows; do awk -F '\t' -v day=$day '$2 == day' $t >today.$t; done
		ledger --previous old --sentences today.sentences today.rows >new
		mv new old
	done
	cmp book old
	# What is wrong with them is said.
	sort -r -s -k 2,2 sentences >bad
	rc=0; ledger --sentences bad rows >out 2>err || rc=$?
	[ $rc -eq 1 ] && [ "$(wc -l <err)" -eq 1 ] && grep -q '^ledger: bad:[0-9]*: field date: ' err || fail "$rc $(cat err)"
	rc=0; ledger --sentences rows rows >out 2>err || rc=$?
	[ $rc -eq 1 ] && grep -q '^ledger: rows:1: field ' err || fail "$rc $(cat err)"
}

@test "examples/ledger: the story has the ledger, calendar and mail that are shown" {
	cp -r "$ROOT/examples/ledger" story
	make -s -C story BIN="$BIN" tables/ledger.tsv tables/due.ics tables/overdue.txt
	if [ "${GOLDEN:-}" = write ]; then cp story/tables/ledger.tsv "$ROOT/examples/ledger/ledger.tsv"; fi
	diff "$ROOT/examples/ledger/ledger.tsv" story/tables/ledger.tsv
	[ "$(head -1 story/tables/overdue.txt)" = "KEN was to do this by 2026-06-30: open a water laboratory in Garissa" ] || fail "$(cat story/tables/overdue.txt)"
	# Lines of a calendar are short, and end with CR LF.
	run ! grep -vqE "^.{1,75}$(printf '\r')\$" story/tables/due.ics
	[ "$(grep -c '^BEGIN:VEVENT' story/tables/due.ics)" -eq "$(awk -F '\t' '$2 == "open" && $10' story/tables/ledger.tsv | wc -l)" ]
}

@test "examples/ledger: the calendar is one to a library" {
	python3 -c 'import icalendar' 2>/dev/null || skip "no python3-icalendar"
	cp -r "$ROOT/examples/ledger" story
	make -s -C story BIN="$BIN" tables/due.ics
	python3 - story/tables/due.ics story/tables/ledger.tsv <<-'END'
		import icalendar, sys
		events = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read()).walk("VEVENT")
		rows = [l.rstrip("\n").split("\t") for l in open(sys.argv[2])]
		want = [(r[3] + ": " + r[5], r[9]) for r in rows if r[1] == "open" and r[9]]
		assert want and want == [(str(e["SUMMARY"]), e.decoded("DTSTART").isoformat()) for e in events], events
	END
}

@test "memory and time are bounded by what is not yet forgotten" {
	long
	sanitized && skip "a sanitizer takes memory of its own"
	awk -f "$ROOT/bench/ledger_rows" 60000 "$ROOT"/train/link-examples/*.tsv >many
	(ulimit -v 140000 && ledger --forget 1 many >out)
	[ "$(awk -F '\t' '{ n += $11 } END { print n }' out)" -eq 60000 ]
}
