# What every program promises (man/readout.7), one test a promise, looping over programs.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return 1
}

@test "help and version go to standard output and exit 0" {
	for t in $EVERY; do
		$t --help >out 2>err || fail "$t --help: $?"
		[ ! -s err ] || fail "$t --help wrote to standard error"
		head -1 out | grep -q "^usage: $t " || fail "$t --help: $(head -1 out)"
		[ "$($t --version | head -1)" = "$t (readout) $(sed -n 's/.*VERSION "\(.*\)"/\1/p' "$ROOT/lib/base/version.h")" ] ||
			fail "$t --version"
		$t -h | cmp - out || fail "$t -h"
		[ "$($t -V)" = "$($t --version)" ] || fail "$t -V"
	done
}

@test "--color: alone always; auto on a terminal, unless NO_COLOR is set" {
	rows >in
	for t in $TOOLS; do
		has_option "$t" color || continue
		$t --color=never in | cmp - <($t in) || fail "$t --color=never"
		$t --color=always in >marked
		grep -q "$(printf '\033')" marked || fail "$t --color=always marks nothing"
		$t --color in | cmp - marked || fail "$t --color"
		NO_COLOR=1 $t --color in | cmp - marked || fail "$t --color, asked for"
		$t --color always in | cmp - marked || fail "$t --color always"
		rc=0; $t --color=sometimes in 2>err >out || rc=$?
		[ $rc -eq 2 ] && grep -q "^$t: --color: unknown value 'sometimes'" err || fail "$t: $rc $(cat err)"
		command -v script >/dev/null || continue
		script -qec "$t --color=auto in" /dev/null | tr -d '\r' | cmp - marked || fail "$t on a terminal"
		NO_COLOR='' script -qec "$t --color=auto in" /dev/null | tr -d '\r' | cmp - marked || fail "$t, NO_COLOR empty"
		NO_COLOR=1 script -qec "$t --color=auto in" /dev/null | tr -d '\r' | cmp - <($t in) || fail "$t, NO_COLOR"
	done
}

@test "usage errors exit 2, name the option and point to --help" {
	for t in $EVERY; do
		for args in --no-such-option --help=nonsense -Z --simd=fast --simd; do
			rc=0; $t $args </dev/null >out 2>err || rc=$?
			[ $rc -eq 2 ] || fail "$t $args: exit $rc"
			[ ! -s out ] || fail "$t $args wrote to standard output"
			grep -q "^$t: " err || fail "$t $args: $(cat err)"
			grep -q "Try '$t --help'" err || fail "$t $args: $(cat err)"
		done
	done
}

@test "a header row is written on request, and readers pass over it" {
	rows >plain
	(cd "$ROOT/examples" && sentsplit -H talks.txt water.txt) >headed
	[ "$(head -1 headed)" = "$(printf 'doc\tdate\tsent\tpar\tstart\tend\ttext')" ] || fail "$(head -1 headed)"
	tail -n +2 headed | cmp - plain
	for t in $FILTERS; do
		$t plain >a
		$t headed >b
		cmp a b || fail "$t: a header row changed the output"
		$t -H plain >b
		tail -n +2 b | cmp - a || fail "$t -H"
		head -1 b | grep -q "^doc	date	sent	" || fail "$t -H: $(head -1 b)"
	done
}

@test "empty input gives empty output and exits 0" {
	for t in $EVERY; do
		$t </dev/null >out 2>err || fail "$t: $?"
		[ ! -s out ] && [ ! -s err ] || fail "$t wrote something"
	done
}

@test "a full disk is an error" {
	rows >in
	for t in $READERS; do
		rc=0; $t in >/dev/full 2>err || rc=$?
		[ $rc -eq 1 ] || fail "$t: exit $rc"
		grep -q "^$t: .*No space left" err || fail "$t: $(cat err)"
		for o in --help --version -H; do
			[ "$t" != brief ] || [ $o != -H ] || continue
			rc=0; $t $o </dev/null >/dev/full 2>err || rc=$?
			[ $rc -eq 1 ] || fail "$t $o: exit $rc"
		done
	done
}

@test "a closed standard output is an error" {
	rows >in
	for t in $READERS; do
		rc=0; $t in >&- 2>err || rc=$?
		[ $rc -eq 1 ] || fail "$t: exit $rc"
		grep -q "^$t: " err || fail "$t said nothing"
	done
}

@test "a closed standard error costs no row and gets into none" {
	rows >in
	for t in $READERS; do
		$t in >want
		$t in >out 2>&- || fail "$t: exit $?"
		cmp want out || fail "$t"
		$t --progress in >out 2>&- || fail "$t --progress: exit $?"
		cmp want out || fail "$t --progress"
		rc=0; $t no-such-file in >out 2>&- || rc=$?
		[ $rc -eq 1 ] && cmp want out || fail "$t after a message that nobody hears: $rc"
		# Now FILE itself gets a number of the standard streams.
		rc=0; $t no-such-file in <&- >&- 2>&- || rc=$?
		[ $rc -eq 1 ] || fail "$t with nothing open: exit $rc"
		rows | cmp - in || fail "$t wrote into its input"
	done
}

@test "a closed standard input is an error" {
	for t in $EVERY; do
		rc=0; $t <&- >out 2>err || rc=$?
		[ $rc -eq 1 ] && grep -q "^$t: -: read failed: " err || fail "$t: exit $rc, $(cat err)"
	done
}

@test "a file is not taken for a closed standard stream, nor the rest of a refused input for an input" {
	rows >in
	{ echo nothing; cat in; } >bad
	for t in $TOOLS; do
		$t in >want
		rc=0; $t in - <&- >out 2>err || rc=$?
		[ $rc -eq 1 ] && cmp want out || fail "$t in -: exit $rc"
		[ "$(cat err)" = "$t: -: read failed: Bad file descriptor" ] || fail "$t in -: $(cat err)"
		$t in in <&- >out 2>err || fail "$t in in: $(cat err)"
		cat want want | cmp - out || fail "$t in in"
	done
	for t in $FILTERS; do
		$t in >want
		rc=0; $t bad - <&- >out 2>err || rc=$?
		[ $rc -eq 1 ] && [ ! -s out ] && grep -q "^$t: -: read failed" err || fail "$t bad -: $rc $(cat err)"
		# All of it fits into one block, or does not.
		for n in 1 50; do
			for _ in $(seq $n); do cat bad; done >many
			rc=0; $t - - in - <many >out 2>err || rc=$?
			[ $rc -eq 1 ] && cmp want out || fail "$t - - in -: exit $rc"
			[ "$(grep -c "^$t: -: the rest of standard input, refused above, is not read" err)" -eq 2 ] || fail "$t - - in -: $(cat err)"
			[ "$(wc -l <err)" -eq 3 ] || fail "$t - - in -: $(cat err)"
		done
		# What was read to its end is another matter.
		$t - - <in | cmp - want || fail "$t - -"
	done
}

@test "a file that may grow no more is an error, and no program dies of it" {
	sanitized && skip "a profile could not be written either"
	for _ in 1 2 3 4 5 6 7 8; do rows; done >in
	for t in $TOOLS; do
		$t in >want
		rc=0; (ulimit -f 1; $t in >out 2>/dev/null) || rc=$?
		[ $rc -eq 1 ] || fail "$t: exit $rc"
		(ulimit -f 1; $t in 2>&1 >out) | grep -q "^$t: standard output: write failed: File too large" || fail "$t: no message"
		head -c "$(wc -c <out)" want | cmp - out || fail "$t: other rows"
	done
}

# nonblocking FD: says of the pipe that neither who reads nor who writes shall wait.
nonblocking() {
	python3 -c 'import os, sys; os.set_blocking(int(sys.argv[1]), False)' "$1"
}

@test "pipes that do not wait are waited for" {
	long
	command -v python3 >/dev/null || skip "no python3"
	for _ in $(seq 60); do rows; done >in
	for t in $TOOLS; do
		$t in | cut -f 2- >want
		# A reader that is late, and a writer.
		{ nonblocking 1; rc=0; $t in 2>err || rc=$?; echo $rc >rc; } | { sleep 0.3; cat; } | cut -f 2- >out
		[ "$(cat rc)" -eq 0 ] && cmp want out || fail "$t writes: $(cat rc err)"
		{ sleep 0.3; head -c 100000 in; sleep 0.2; tail -c +100001 in; } |
			{ nonblocking 0; rc=0; $t 2>err || rc=$?; echo $rc >rc; } | cut -f 2- >out
		[ "$(cat rc)" -eq 0 ] && cmp want out || fail "$t reads: $(cat rc err)"
	done
}

@test "a closed pipe ends a program silently" {
	rows >one
	for _ in $(seq 200); do cat one; done >in
	for t in $READERS; do
		$t in 2>err | head -1 >/dev/null
		[ ! -s err ] || fail "$t: $(cat err)"
		# With SIGPIPE ignored by the caller the write fails instead.
		rc=$( (trap '' PIPE; { rc=0; $t in 2>err || rc=$?; echo $rc >&8; } | head -1 >/dev/null) 8>&1)
		[ "$rc" -eq 1 ] && [ ! -s err ] || fail "$t with SIGPIPE ignored: $rc $(cat err)"
	done
}

@test "an unreadable operand is reported and the rest goes on" {
	rows >in
	for t in $READERS; do
		$t in >want
		rc=0; $t no-such-file in . >out 2>err || rc=$?
		[ $rc -eq 1 ] || fail "$t: exit $rc"
		cmp want out || fail "$t: the good operand was lost"
		grep -q "^$t: no-such-file: No such file" err || fail "$t: $(cat err)"
		grep -q "^$t: \.: .*directory" err || fail "$t: $(cat err)"
	done
}

@test "a file that vanishes before its turn is reported and the rest goes on" {
	rows >in
	mkfifo pipe
	for t in $READERS; do
		$t in >want
		cp in gone
		$t pipe gone in >out 2>err &
		exec 8>pipe # the program has begun when this returns
		rm gone
		exec 8>&-
		rc=0; wait $! || rc=$?
		[ $rc -eq 1 ] || fail "$t: exit $rc"
		grep -q "^$t: gone: No such file" err || fail "$t: $(cat err)"
		cmp want out || fail "$t: the good operand was lost"
	done
}

@test "a thousand operands take few descriptors" {
	printf '%s\n' 'd		1	1	0	45	China agreed to hold talks with Japan in May.' >in
	# shellcheck disable=SC2046
	set -- $(yes in | head -1000)
	for t in $TOOLS; do
		(ulimit -n 12; $t "$@" >out) || fail "$t"
		[ "$(wc -l <out)" -ge 1000 ] || fail "$t: $(wc -l <out) rows"
	done
}

@test "dash is standard input, -- ends options" {
	rows >in
	cp in ./-odd
	for t in $READERS; do
		$t - <in | cut -f 3- >a
		$t in | cut -f 3- >b
		$t -- -odd | cut -f 3- >c
		cmp a b && cmp b c || fail "$t"
	done
}

@test "what is no sentence row is refused with line, field, value and a hint" {
	rows | head -3 >good
	for t in $FILTERS; do
		$t good >want
		for bad in "plain text" "d		x	1	0	4	text" "d		1	1	0	9	text" "d		1	1	0	4"; do
			{ cat good; printf '%s\n' "$bad"; } >in
			rc=0; $t in good >out 2>err || rc=$?
			[ $rc -eq 1 ] || fail "$t: exit $rc"
			grep -q "^$t: in:4: field [a-z]*: .*sentsplit FILE | $t" err || fail "$t: $(cat err)"
			[ "$(head -c "$(wc -c <want)" out)" = "$(cat want)" ] || fail "$t: good rows were lost"
		done
	done
}

@test "head rows out of their form, place or order are refused, those of a document begin it" {
	rows >in
	doc=$(head -1 in | cut -f 1)
	for t in $FILTERS; do
		$t in >want
		while IFS='|' read -r before bad what; do
			{ head -n "$before" in; printf '%b\n' "$bad"; tail -n +$((before + 1)) in; } >headed
			rc=0; $t headed >out 2>err || rc=$?
			[ $rc -eq 1 ] || fail "$t: exit $rc: $bad"
			grep -qE "^$t: headed:[0-9]+: field $what .*sentsplit FILE | $t" err || fail "$t: $bad: $(cat err)"
		done <<-EOF
		0|$doc\\t\\t0\\t3\\t0\\t0\\tKEN|par: sent is 0, as of a head row, whose par is 1 or 2: '3'
		0|$doc\\t\\t0\\t0\\t0\\t0\\tKEN|par: sent is 0, as of a head row, whose par is 1 or 2: '0'
		0|$doc\\t\\t0\\t2\\t0\\t3\\tKEN|end: sent is 0, as of a head row, whose start and end are 0: '3'
		0|$doc\\t\\t0\\t2\\t4\\t0\\tKEN|start: sent is 0, as of a head row, whose start and end are 0: '4'
		0|$doc\\t\\t0\\t2\\t0\\t0\\tKEN\\tmore|text: a TAB in the last field:
		1|$doc\\t\\t0\\t2\\t0\\t0\\tKEN|text: a head row behind a sentence of its document: 'KEN'
		0|$doc\\t\\t0\\t2\\t0\\t0\\tKEN\\n$doc\\t\\t0\\t1\\t0\\t0\\tTalks|text: a head row that is there already, or out of order: 'Talks'
		0|$doc\\t\\t0\\t1\\t0\\t0\\tTalks\\n$doc\\t\\t0\\t1\\t0\\t0\\tTalks|text: a head row that is there already, or out of order: 'Talks'
		EOF
		# Heads alone, and with nothing in them, are no sentences and change no row.
		{ printf 'only\t\t0\t1\t0\t0\tTalks\nonly\t\t0\t2\t0\t0\tKEN\n%s\t\t0\t1\t0\t0\t\n%s\t\t0\t2\t0\t0\t \n' "$doc" "$doc"
		  cat in; printf 'last\t\t0\t1\t0\t0\tTalks\n'; } >headed
		$t headed >out 2>err || fail "$t: $(cat err)"
		cmp want out || fail "$t: heads that say nothing changed rows"
		[ "$($t --format jsonl headed | wc -l)" -eq "$(wc -l <want)" ] || fail "$t: jsonl"
	done
}

@test "what heads say ends with their document, and has no row of its own" {
	for f in talks water; do
		sentsplit --title "Antony Blinken on the $f" --voice 'Ministry of Defence of Japan' "$ROOT/examples/$f.txt" >$f.headed
		sentsplit "$ROOT/examples/$f.txt" >$f.plain
		[ "$(awk -F '\t' '$3 == 0' $f.headed | wc -l)" -eq 2 ]
	done
	for t in $FILTERS "topics --by doc" "commitments --context 1"; do
		$t talks.plain >a; $t water.headed >b
		awk -F '\t' '$3 == 0 { exit 1 }' b || fail "$t: a row of a head"
		$t talks.plain water.headed >out
		cat a b | cmp - out || fail "$t: a head changed the document before"
		$t talks.headed water.plain >out
		{ $t talks.headed; $t water.plain; } | cmp - out || fail "$t: a head changed the document behind"
	done
}

@test "a table of another filter is refused" {
	rows >in
	for t in $FILTERS; do
		for other in $FILTERS; do
			$other in >table
			rc=0; $t table >/dev/null 2>err || rc=$?
			[ $rc -eq 1 ] || fail "$t took the rows of $other"
		done
	done
}

@test "CR, no last newline and NUL change no field's length" {
	rows >in
	head -c -1 in >shorter
	for t in $FILTERS; do
		$t in >a
		$t shorter >b
		cmp a b || fail "$t: no last newline"
	done
	printf 'One \0 two\r\nthree\tfour \377 five.\r\n' >text
	sentsplit text | awk -F '\t' '$6 - $5 != length($7) { exit 1 }' || fail "a field's length"
	sentsplit text | LC_ALL=C grep -q 'three four ? five' || fail "$(sentsplit text)"
}

@test "a document's rows do not depend on what was read before it, nor on which rows are asked for" {
	(cd "$ROOT/examples" && for f in *.txt; do sentsplit "$f" >"$BATS_TEST_TMPDIR/$f"; done)
	for t in $FILTERS "topics --by par" "topics --by doc" "commitments --context 2"; do
		$t talks.txt statement.txt water.txt >forth
		$t water.txt statement.txt talks.txt >back
		for f in talks.txt statement.txt water.txt; do
			$t $f >alone
			grep "^$f" forth | cmp - alone || fail "$t: $f in a row with others"
			grep "^$f" back | cmp - alone || fail "$t: $f in a row with others"
		done
	done
	cat talks.txt statement.txt water.txt >in
	commitments in | awk -F '\t' '$6 == "planned"' >want
	commitments --status planned in | cmp - want || fail "commitments --status"
	entities in | awk -F '\t' '$6 == "GPE"' >want
	entities --types GPE in | cmp - want || fail "entities --types"
}

@test "every offset cuts the field's bytes back out" {
	cd "$ROOT/examples"
	for f in *.txt; do
		for t in $FILTERS; do
			sentsplit "$f" | $t -H >"$BATS_TEST_TMPDIR/table"
			check_offsets "$f" "$BATS_TEST_TMPDIR/table" || fail "$t $f"
		done
	done
}

# Columns named text or action against the source.
check_offsets() {
	awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; next }
		("start" in c) { print $c["start"], $c["end"], $(("text" in c) ? c["text"] : c["action"]) }' "$2" |
	while read -r start end text; do
		got=$(tail -c "+$((start + 1))" "$1" | head -c "$((end - start))" | tr '\t\n\r\v\f' '     ')
		[ "$got" = "$text" ] || { echo "$1 $start: '$got' is not '$text'"; return 1; }
	done
}

@test "a pipe is answered before its end with --line-buffered" {
	rows >in
	mkfifo pipe
	for t in $TOOLS; do
		$t --line-buffered <pipe >out &
		exec 8>pipe
		if [ "$t" = sentsplit ]; then
			printf 'China agreed to talks in May. It will.\n\nNext paragraph' >&8
		else
			cat in >&8
		fi
		for _ in $(seq 100); do
			[ -s out ] && break
			sleep 0.05
		done
		[ -s out ] || { exec 8>&-; fail "$t did not answer"; }
		exec 8>&-
		wait $!
		rm out
	done
}

@test "the locale changes nothing" {
	long
	# Turkish, where i and I are no pair and the decimal point is a comma, is not on every
	# machine: it is made where that can be done.
	mkdir locales
	localedef -i tr_TR -f UTF-8 locales/tr_TR.UTF-8 2>/dev/null || true
	localedef -i tr_TR -f ISO-8859-9 locales/tr_TR 2>/dev/null || true
	[ ! -d locales/tr_TR.UTF-8 ] || [ "$(LOCPATH=$PWD/locales LC_ALL=tr_TR.UTF-8 locale decimal_point)" = , ]
	rows >in
	for t in $TOOLS "topics --min-score 0.25" "commitments --min-score 0.7"; do
		$t in >a
		for l in C.UTF-8 tr_TR.UTF-8 tr_TR en_US.UTF-8; do
			LOCPATH=$PWD/locales LC_ALL=$l $t in >b 2>err || fail "$t: $l: $(cat err)"
			cmp a b || fail "$t: $l"
		done
	done
}

@test "every vector level gives the same rows" {
	rows >in
	for t in $READERS; do
		$t --simd=scalar in >a
		for level in sse2 avx2 vnni auto; do
			$t --simd=$level in >b 2>err || { grep -q 'not a level of this machine' err && continue; }
			cmp a b || fail "$t: $level"
		done
		# What libc may use, too.
		GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-AVX512F,-AVX512VL,-ERMS,-SSE4_2 $t in >b
		cmp a b || fail "$t: a lesser libc"
	done
}

@test "a long line is read in bounded memory" {
	sanitized && skip "the sanitizer takes memory of its own"
	# 10 MB without a stop: no sentence, but nothing may be lost or crash.
	head -c 10000000 /dev/zero | tr '\0' 'x' | fold -w 9 | tr '\n' ' ' >line
	for t in $TOOLS; do
		if [ "$t" = sentsplit ]; then
			(ulimit -v 200000; $t line >out) || fail "$t"
			[ "$(cut -f 7 out | tr -d '\n ' | wc -c)" -eq "$(tr -d ' ' <line | wc -c)" ] || fail "$t lost bytes"
		else
			{ printf 'd\t\t1\t1\t0\t10000000\t'; head -c 10000000 line; } >row
			(ulimit -v 1500000; $t row >out) || fail "$t"
		fi
	done
}

@test "a binary file does no harm" {
	head -c 300000 "$(command -v entities)" >bin
	sentsplit bin >rows || fail "sentsplit"
	awk -F '\t' 'NF != 7 { exit 1 }' rows || fail "a torn row"
	for t in $FILTERS; do
		$t rows >/dev/null || fail "$t"
	done
}

@test "a user's lexicon with a bad row is refused with its line" {
	printf 'id\ttype\tcountry\tname\nX\tORG\tUSA\n' >short
	printf 'topic\tphrase\tstrength\nx\ty\tstrongish\n' >strength
	: >empty
	for t in $FILTERS; do
		has_option "$t" lexicon || continue
		for f in short empty no-such-file; do
			rc=0; $t -l $f </dev/null >out 2>err || rc=$?
			[ $rc -eq 1 ] || fail "$t -l $f: exit $rc"
			grep -q "^$t: $f" err || fail "$t -l $f: $(cat err)"
		done
		rc=0; $t -l short </dev/null 2>err || rc=$?
		grep -q "^$t: short:[12]: " err || fail "$t: $(cat err)"
	done
	rc=0; topics -l strength </dev/null 2>err || rc=$?
	grep -q "^topics: strength:2: field strength: " err || fail "$(cat err)"
}

@test "progress is one line on standard error that tells bytes and share" {
	rows >in
	for t in $READERS; do
		$t --progress in >out 2>err || fail "$t"
		grep -q "$t: in: .* MB, .* MB/s" err || fail "$t: $(cat err)"
		$t in | cmp - out || fail "$t: rows changed"
	done
}
