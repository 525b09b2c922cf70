# sentsplit: what it promises on its page.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return 1
}

@test "golden cases" {
	golden sentsplit
}

# examples TABLE: rows of the table that have an example, as TSV documents with the row's
# line as id, and in `want` the sentences that each must give.
examples() {
	awk -F'\t' -v want=want '
		/^#/ { next }
		!col { for (i = 1; i <= NF; i++) if ($i == "example") col = i; next }
		$col == "" { print "line " NR " has no example" > "/dev/stderr"; next }
		{
			n = split($col, s, / \| /)
			gsub(/ \| /, " ", $col)
			for (i = 1; i <= n; i++) print NR "\t" s[i] > want
			print NR "\t" $col
		}' "$1"
}

@test "every row of the tables does what its example shows" {
	for table in abbreviations starters; do
		rm -f want
		examples "$ROOT/data/$table.tsv" >docs 2>err
		[ ! -s err ] || fail "$table: $(head -3 err)"
		[ "$(wc -l <docs)" -gt 100 ]
		sentsplit --tsv --no-header --id-col 1 --text-col 2 docs | cut -f1,7 >got
		diff want got >changes || fail "$table: $(head -5 changes)"
	done
}

# A text with something of everything: the golden cases one after the other, a few times.
everything() {
	for _ in 1 2 3 4 5; do
		cat "$ROOT"/tests/cases/sentsplit/*/in "$ROOT"/examples/*.txt
	done
}

@test "rows do not depend on the size of the reads" {
	everything >text
	sentsplit --doc x text >want
	for size in 1 7 4096; do
		dd if=text bs=$size status=none | sentsplit --doc x >got
		cmp want got || fail "reads of $size bytes"
	done
}

@test "rows do not depend on the vector instructions" {
	everything >text
	sentsplit --simd=scalar text >want
	for level in sse2 avx2 vnni auto; do
		sentsplit --simd=$level text >got 2>/dev/null || continue
		cmp want got || fail "$level"
	done
}

@test "offsets cut the text of every sentence back out of the source" {
	# Bytes that a row may not hold are replaced one for one; none are in here.
	cat "$ROOT"/tests/cases/sentsplit/{hard,lines,bom-crlf}/in >text
	sentsplit --newline=para text >rows
	[ "$(wc -l <rows)" -gt 80 ]
	while IFS=$'\t' read -r _ _ _ start end sentence; do
		got=$(tail -c +$((start + 1)) text | head -c $((end - start)))
		[ "$got" = "$sentence" ] || fail "$start..$end: '$got' is not '$sentence'"
	done < <(cut -f1,3- rows | sed 's/^\([^\t]*\)/\1/')
}

@test "all that is no white space is in exactly one sentence" {
	everything | tr -d '\000\013' | iconv -c -f utf-8 -t ascii >text
	tr -d ' \t\r\n\f' <text >want
	sentsplit text | cut -f7 | tr -d ' \n' >got
	cmp want got
}

@test "sentences of a pipe are handed on before it ends" {
	mkfifo pipe
	sentsplit --line-buffered <pipe >rows &
	exec 8>pipe
	printf 'It is over. They left.\n\nNext' >&8
	for _ in $(seq 100); do
		[ "$(wc -l <rows)" -eq 2 ] && break
		sleep 0.02
	done
	cp rows early
	exec 8>&-
	wait $!
	[ "$(cut -f7 early | tail -1)" = "They left." ] || fail "$(cat early)"
	[ "$(wc -l <rows)" -eq 3 ]
}

@test "memory does not grow with the input" {
	long
	sanitized && skip "the sanitizer takes memory of its own"
	# 40 MB or more of each: one line without a space, one sentence, spaces, stops, empty lines.
	for unit in x 'word ' ' ' '. ' '\n'; do
		(
			ulimit -v 20000
			awk -v unit="$unit" 'BEGIN { for (i = 0; i < 1000000; i++) printf "%s", unit }' >text
			for _ in $(seq 40); do cat text; done | sentsplit --newline=space >/dev/null
		) || fail "'$unit'"
	done
}

@test "a sentence without an end is cut at a space" {
	yes word | head -200000 | tr '\n' ' ' | sentsplit | cut -f5-6 >got
	printf '%s\n' '0	262139' '262140	524279' '524280	786419' '786420	999999' >want
	diff want got
}

@test "a pattern that would take for ever is given up and reported" {
	line=$(printf 'a%.0s' {1..2000})
	printf 'One.\n%s\nTwo.\n' "$line" >in
	# shellcheck disable=SC2016  # a pattern
	for pattern in '(a+)+$(?<!a)' '(a|aa)+[bc]' '(?:a|a)*?[bc]' '(\w+\s?)+[:;]' '(?:a?){30}a{30}[bc]' \
		'(([a-z])+.)+[A-Z]([a-z])+$' '(a(?1)?a)[bc]' 'a*a*a*[bc]' '((a?){20})+[bc]'; do
		rc=0; timeout 60 sentsplit --doc-start "$pattern" in >out 2>err || rc=$?
		[ $rc -eq 1 ] || fail "$pattern: exit status $rc"
		grep -qE '^sentsplit: in:2: --doc-start: .*(limit|memory)' err || fail "$pattern: $(cat err)"
		[ "$(cut -f 1,5-6 out | tr '\n' ' ')" = "in	0	4 in	5	2005 in	2006	2010 " ] ||
			fail "$pattern: $(cut -f 1-6 out)"
	done
}

@test "a start line has fewer than 2048 bytes, however the input is cut" {
	long
	for n in 2046 2047 2048 2049 5000; do
		{ echo One.; head -c $n /dev/zero | tr '\0' a; printf '\nTwo.\n'; } >in
		sentsplit --doc-start '^a' <in >whole
		for i in $(seq 0 500 6000); do
			tail -c +$((i + 1)) in | head -c 500; sleep 0.002
		done | sentsplit --doc-start '^a' >pieces
		cmp whole pieces || fail "$n bytes in pieces"
		docs=$(cut -f 1 whole | sort -u | wc -l)
		[ "$docs" -eq $((n < 2048 ? 2 : 1)) ] || fail "$n bytes: $docs documents"
	done
}

@test "a field of 100 MB" {
	long
	[ -z "${WRAP:-}" ] || skip "takes too long under $WRAP"
	(
		printf 'id,text\na,"'
		yes 'One sentence, and "another"" one.' | sed 's/"a/""a/' | head -c 100000000
		printf '"\nb,Last.\n'
	) >big.csv
	sentsplit --csv big.csv >rows
	[ "$(tail -1 rows | cut -f1,7)" = "b	Last." ] || fail "$(tail -1 rows)"
	[ "$(wc -l <rows)" -gt 2000000 ]
}

@test "malformed CSV is refused with line and field, and the records before it stand" {
	while IFS='|' read -r csv want text; do
		# shellcheck disable=SC2059  # escapes
		printf "id,text,note\n1,Good.,\n$csv" >in
		rc=0; sentsplit --csv in >out 2>err || rc=$?
		[ "$(cut -f 1,7 out)" = "1	Good.${text:+$'\n'$text}" ] || fail "$csv: $(cat out)"
		if [ -n "$want" ]; then
			[ $rc -eq 1 ] && [ "$(cat err)" = "sentsplit: in:$want" ] || fail "$csv: exit $rc, $(cat err)"
		else
			[ $rc -eq 0 ] && [ ! -s err ] || fail "$csv: exit $rc, $(cat err)"
		fi
	done <<-'EOF'
	2,"China agreed." \n||2	China agreed.
	2,"China, too." ,x\n||2	China, too.
	2, "China, too.", "x"\n||2	China, too.
	2,The "so-called" talks,\n||2	The "so-called" talks
	2,Talks.,x,,  ,\n||2	Talks.
	2,Talks.\n||2	Talks.
	2,"a"b\n3,Bad.,\n|3: field 2: text behind the quote that closes it: 'a'|
	2,x,"a\nb" c\n3,Bad.,\n|4: field 3: text behind the quote that closes it: 'a'|
	2,"a" "b"\n|3: field 2: text behind the quote that closes it: 'a'|
	2,"Left open\n3,Bad.,\n|3: field 2: its quote is never closed: 'Left open'|
	2,Paris, France,x,y\n3,Peru.,\n|3: the record has 5 columns, the header 3; is a comma not in quotes?|3	Peru.
	EOF
	printf 'id\ttext\n1\ta\tb\n2\tPeru.\n' >in
	rc=0; sentsplit --tsv in >out 2>err || rc=$?
	[ $rc -eq 1 ] && [ "$(cut -f 1,7 out)" = "2	Peru." ] || fail "exit $rc, $(cat out)"
	[ "$(cat err)" = 'sentsplit: in:2: the record has 3 columns, the header 2; is a TAB not written \t?' ] || fail "$(cat err)"
}

@test "a quote that is never closed, and a line of commas, cost bounded memory" {
	long
	sanitized && skip "the sanitizer takes memory of its own"
	[ -z "${WRAP:-}" ] || skip "takes too long under $WRAP"
	rc=0
	{ printf 'id,text\n1,Good.\n2,"open\n'; yes 'more, and more' | head -c 400000000; } |
		(ulimit -v 200000; sentsplit --csv) >out 2>err || rc=$?
	[ $rc -eq 1 ] && [ "$(cut -f 7 out)" = Good. ] || fail "exit $rc, $(cat out err)"
	[ "$(cat err)" = "sentsplit: -:3: field 2: the record is longer than 128 MiB; is a quote not closed?: 'open'" ] || fail "$(cat err)"
	for c in ',' '	'; do
		{ printf 'id%stext\n' "$c"; head -c 100000000 /dev/zero | tr '\0' "$c"; printf '\n1%sGood.\n' "$c"; } >in
		kind=--csv; [ "$c" = , ] || kind=--tsv
		rc=0; (ulimit -v 300000; sentsplit $kind in >out 2>err) || rc=$?
		[ $rc -eq 1 ] && [ "$(cut -f 7 out)" = Good. ] || fail "$kind: exit $rc, $(cat out err)"
		[ "$(cat err)" = "sentsplit: in:2: the record has more than 65536 columns" ] || fail "$(cat err)"
	done
}

@test "a date that is not wholly one is left out and counted" {
	printf 'date,text\n' >in
	for d in 2025/03/03 03/08/2024 '2024-08-29T10:00:00Z' '2024-08-29 or so' 'Aug. 29' '"Aug. 29, 2024"' 2024 ''; do
		echo "$d,One."
	done >>in
	sentsplit --csv in >out 2>err || fail "$? $(cat err)"
	[ "$(cut -f 2 out | tr '\n' ' ')" = "2025-03-03  2024-08-29   2024-08-29 2024  " ] || fail "$(cut -f 2 out)"
	printf 'sentsplit: %s\n' "in:3: date: cannot be read, left out: '03/08/2024'; --dmy or --mdy tells the order" "in: date: 3 in all cannot be read, left out" >want
	diff want err
	# Of each file; and the lines of --doc-start are no other matter.
	sentsplit --csv in in 2>err >out && cat want want | diff - err
	printf '%s\n' '= 3.8.24' One. '= 2024.03.08' Two. '= 2024-03-08x' Three. | sentsplit --doc-start '^= (?<date>.*)' >out 2>err
	[ "$(cut -f 2 out | tr '\n' ' ')" = " 2024-03-08  " ] || fail "$(cat out)"
	grep -q '^sentsplit: -: date: 2 in all' err || fail "$(cat err)"
}

@test "groups of one name in a start pattern" {
	printf '%s\n' '== a 2024-01-02' One. '2024-01-03: b' Two. '== c' Three. >in
	sentsplit --doc-start '(?J)^(?:== (?<doc>\w+)(?: (?<date>\S+))?|(?<date>[\d-]+): (?<doc>\w+))$' in | cut -f 1,2,7 >got
	printf '%s\n' 'a	2024-01-02	One.' 'b	2024-01-03	Two.' 'c		Three.' | diff - got
}

@test "abbreviations over their limit are refused once" {
	{ printf 'form\tkind\n'; seq 70000 | sed 's/$/x\tmay/'; } >many
	rc=0; sentsplit --abbrev many </dev/null >out 2>err || rc=$?
	[ $rc -eq 1 ] && [ "$(wc -l <err)" -eq 1 ] || fail "exit $rc, $(wc -l <err) lines, $(head -2 err)"
	grep -qE "^sentsplit: many:[0-9]+: field form: too many forms: '[0-9]+x'" err || fail "$(cat err)"
}

@test "known texts are split at least as well as they were" {
	long
	sets=$ROOT/../shared/dev/sentences
	score=$ROOT/../shared/eval/score_sentences.py
	[ -d "$sets" ] && command -v python3 >/dev/null || skip "no ../shared here"
	while read -r set least; do
		sentsplit "$sets/$set.txt" | cut -f6 >got
		f1=$(python3 "$score" "$sets/$set.gold.tsv" got "$sets/$set.txt" | sed 's/.*TERM.*F1=\([0-9.]*\).*/\1/')
		awk -v a="$f1" -v b="$least" 'BEGIN { exit !(a >= b) }' || fail "$set: $f1 < $least"
	done <<-'EOF'
		ewt_answers 0.985
		ewt_email 0.983
		ewt_newsgroup 0.990
		ewt_reviews 0.990
		ewt_weblog 0.992
		gum_ud_dev 0.996
		legal_intellectual_property 0.955
		legal_scotus 0.960
	EOF
}

@test "start lines are found whatever the size of the reads" {
	start='^=== (?<doc>\S+)(?: (?<date>\S+))?'
	printf '\357\273\277=== a 2024-01-02\r\nOne. Two.\r\n=== b\nThree.' >text
	sentsplit --doc-start "$start" text | cut -f 1-3,5-7 >got
	printf '%s\n' "a	2024-01-02	1	21	25	One." "a	2024-01-02	2	26	30	Two." "b		1	38	44	Three." >want
	diff want got
	for size in 1 7 20; do
		dd if=text bs=$size status=none | sentsplit --doc-start "$start" | cut -f 1-3,5-7 | cmp want - ||
			fail "reads of $size bytes"
	done
}

@test "a line of more than 64 KiB is no start line, and nothing of it is lost" {
	{ printf '=== a '; head -c 70000 /dev/zero | tr '\0' x; printf '\nOne.\n=== b\nTwo.\n'; } >text
	sentsplit --doc-start '^=== (?<doc>\S+)' text | cut -f 1,5,6 >got
	printf '%s\n' "text	0	70006" "text	70007	70011" "b	70018	70022" | diff - got
}

@test "a start pattern that cannot be tried to its end is an error, and the text is kept" {
	for pattern in '^(a+)+$' '^(a|aa)+$'; do
		{ head -c 1900 /dev/zero | tr '\0' a; echo '!'; } >text
		rc=0; sentsplit --doc-start "$pattern" text >got 2>err || rc=$?
		[ $rc -eq 1 ] || fail "$pattern: exit $rc"
		grep -q '^sentsplit: text:1: --doc-start: .* limit' err || fail "$pattern: $(cat err)"
		[ "$(cut -f 6 got)" = 1901 ] || fail "$pattern: text was lost"
	done
}
