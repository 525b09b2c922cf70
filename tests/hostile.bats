# Text that is broken or strange: nothing crashes, no row is torn, every offset holds.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return 1
	hostile >text
}

# Broken, overlong and truncated UTF-8, surrogates, what lies beyond Unicode, controls, marks,
# right-to-left text and its overrides, combining and zero width characters.
STRANGE='\0 \0\0\0 \1 \33[31m \177 \r \r\r \v \f \t \303\50 \300\200 \301\277 \340\200\200 \340\237\277
\360\200\200\200 \360\217\277\277 \355\240\200 \355\277\277 \355\240\275\355\270\200 \364\220\200\200 \365 \370\210\200\200\200
\374\204\200\200\200\200 \376 \377 \200 \277 \342 \342\200 \360\237 \360\237\222 \302 \302\205 \302\240 \302\255
\342\200\213 \342\200\215 \342\200\250 \342\200\251 \342\200\256 \342\200\217 \342\201\246 \357\273\277 \357\277\276 \357\277\277
e\314\201 \314\201\314\202\314\203\314\204 \327\251\327\234\327\225\327\235 \330\247\331\204\330\263\331\204\330\247\331\205 \340\244\250\340\244\277
\360\237\221\250\342\200\215\360\237\221\251 \357\274\241 \357\271\222 \343\200\202 \342\200\246 \342\200\235 \342\200\231 \360\222\200\200 \364\217\277\277'

# Each in every place of a sentence that has names, a date and a commitment.
# shellcheck disable=SC2059  # the strange text is escapes
hostile() {
	local s
	for s in $STRANGE; do
		printf "${s}President Joe Biden and Xi Jinping agreed to meet in May 2026.${s}\n\n"
		printf "Presi${s}dent Joe Bi${s}den will vi${s}sit Ja${s}pan by 5 Ma${s}y 2026.\n\n"
		printf "China${s} pledged ${s}to provide \$${s}5 billion${s} to Kenya ${s}.${s}It will, ${s} too.\n\n"
		printf "The U.${s}S. and the U.S.${s} Senate\r\nagreed${s}\r\nto cooperate.${s}\r\n\r\n"
	done
	printf 'The last one is cut off \342\200'
}

@test "strange text gives whole rows whose offsets hold" {
	command -v python3 >/dev/null || skip "no python3"
	# Sanitizers need more memory than there is to spare.
	sanitized || ulimit -v 1000000
	for how in "" --newline=space --newline=para --doc-start=^#; do
		# shellcheck disable=SC2086
		sentsplit --date 2026-03-02 $how text >rows || fail "sentsplit $how"
		covered=$(python3 "$ROOT/tests/hostile.py" text rows) || fail "sentsplit $how"
		[ "$covered" -gt 15000 ] || fail "sentsplit $how: $covered bytes"
		entities -H rows >table || fail "entities"
		[ "$(python3 "$ROOT/tests/hostile.py" text rows table text)" -gt 300 ] || fail "entities: $(wc -l table)"
		commitments -H rows >table || fail "commitments"
		[ "$(python3 "$ROOT/tests/hostile.py" text rows table action)" -gt 40 ] || fail "commitments: $(wc -l table)"
		topics rows >table || fail "topics"
		[ -s table ] && awk -F '\t' 'NF != 9 { exit 1 }' table || fail "topics"
		commitments --context 3 rows | awk -F '\t' -v n="$(commitments --context 3 -H </dev/null | awk -F '\t' '{ print NF }')" 'NF != n { exit 1 }' || fail "commitments --context"
	done
}

@test "strange text says the same in CSV and JSON Lines" {
	command -v python3 >/dev/null || skip "no python3"
	printf '\n\nKenya agreed to pay "5,000 euros" to Peru by May 2027; it "will", \\ and ".\n' >>text
	sentsplit --date 2026-03-02 text >rows
	awk -F '\t' -v OFS='\t' '{ $1 = "a \"doc\", \\" NR % 3; print }' rows >named
	for t in "sentsplit --doc ," $FILTERS "commitments --context 2" "topics --by par"; do
		in=named
		[ "${t#sentsplit}" = "$t" ] || in=text
		$t -H $in >want
		for format in csv jsonl; do
			$t --format $format $in >got
			python3 "$ROOT/tests/tsv_of.py" $format want <got >back || fail "$t $format: not read"
			cmp want back || fail "$t $format"
		done
	done
}

@test "strange text is read alike in any pieces and at any vector level" {
	sanitized || [ ! -e "$ROOT/${OBJ:-bin/.obj}/faults/shim.so" ] || one="$ROOT/${OBJ:-bin/.obj}/faults/shim.so"
	sentsplit text >rows
	for t in $TOOLS; do
		in=rows
		[ "$t" = sentsplit ] && in=text
		$t --simd=scalar $in >want
		for level in sse2 avx2 vnni; do
			$t --simd=$level $in >got 2>err || grep -q 'not a level of this machine' err || fail "$t: $(cat err)"
			[ -s err ] || cmp got want || fail "$t: $level"
		done
		[ -z "$one" ] || FAULT=read:1:short:short LD_PRELOAD=$one $t $in | cmp - want || fail "$t: one byte at a time"
	done
}

@test "strange text in CSV, TSV and JSON gives the same sentences" {
	# What the formats themselves give a meaning is left out.
	# shellcheck disable=SC1003
	tr -d '\000\r\n\t"\\' <text >line
	sentsplit --doc 1 --newline=space line | cut -f 7 >want
	[ "$(wc -l <want)" -gt 100 ]
	{ printf 'id,text\n1,"'; cat line; printf '"\n'; } | sentsplit --csv --newline=space | cut -f 7 | cmp - want || fail csv
	{ printf 'id\ttext\n1\t'; cat line; printf '\n'; } | sentsplit --tsv --newline=space | cut -f 7 | cmp - want || fail tsv
	# A broken character is U+FFFD in JSON, as others read it.
	command -v python3 >/dev/null || skip "no python3"
	tr -d '\001-\037' <line >clean
	python3 -c 'import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode("utf-8", "replace").encode())' <clean >decoded
	sentsplit --doc 1 --newline=space decoded | cut -f 2- >want
	{ printf '{"text":"'; tr -d '\n' <clean; printf '"}\n'; } | sentsplit --jsonl --newline=space | cut -f 2- | cmp - want || fail jsonl
}

@test "strange bytes in the other columns of a row do no harm" {
	LC_ALL=C tr -d '\000\n\t' <text >line
	n=0
	for bad in "$(head -c 200 line)" $'\xff' $'\xc0\x80' '' ' ' "$(head -c 100000 line)"; do
		printf '%s\t%s\t1\t1\t0\t46\tChina agreed to hold talks with Japan in 2026.\n' "$bad" "$bad" >row
		for t in $FILTERS; do
			$t row >out || fail "$t: exit $?"
			[ -s out ] || fail "$t wrote nothing"
			awk -F '\t' -v n="$($t -H </dev/null | awk -F '\t' '{ print NF }')" 'NF != n { exit 1 }' out || fail "$t: $bad"
			LC_ALL=C.UTF-8 iconv -f UTF-8 -t UTF-8 out >/dev/null || fail "$t: not UTF-8"
		done
		n=$((n + 1))
	done
	[ $n -eq 6 ]
}

# repeated TEXT N: the text N times as one sentence row.
repeated() {
	awk -v t="$1" -v n="$2" 'BEGIN { while (n--) s = s t; printf "d\t2026-03-02\t1\t1\t0\t%d\t%s\n", length(s), s }'
}

@test "no text needs a deep stack" {
	sanitized && skip "sanitizers need more stack"
	for text in 'University of Kenya of ' 'Kenya and the University of ' $'\xc2\xa0' 'and that he said that ' \
		'the end of the ' 'Deputy ' 'will not never '; do
		{ printf 'Peru agreed with the University of Kenya of Kenya of '; repeated "$text" 20000 | cut -f 7; } |
			tr -d '\n' | awk '{ printf "d\t2026-03-02\t1\t1\t0\t%d\t%s\n", length($0), $0 }' >deep
		[ "$(wc -c <deep)" -gt 40000 ]
		for t in $FILTERS; do
			(ulimit -s 256; $t deep >out) || fail "$t: exit $? over '$text'"
		done
	done
	# A user's pattern of as many words as he likes.
	{ printf 'pattern\tstatus\tbound\taction\tscore\n'; printf 'agree/v'; printf ' =x%.0s' {1..3000}; printf '\tplanned\tsubject\tvp\t75\n'; } >cues
	{ printf 'Peru agreed'; printf ' x%.0s' {1..3000}; echo ' to go.'; } | sentsplit >deep
	(ulimit -s 512; commitments --cues cues deep >out) || fail "a long pattern: exit $?"
}
