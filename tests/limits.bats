# What is bounded, and what happens there; and options at their ends.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return 1
}

@test "numbers of options are refused outside their ends" {
	while IFS='|' read -r call want; do
		rc=0; $call </dev/null >out 2>err || rc=$?
		[ $rc -eq 2 ] && [ ! -s out ] && grep -q -- "^${call%% *}: $want" err || fail "$call: $rc $(cat err)"
	done <<-'EOF'
	topics --min-score 1.01|--min-score: not a number from 0 to 1: '1.01'
	topics --min-score .|--min-score: not a number from 0 to 1: '.'
	topics --min-score -1|--min-score: not a number from 0 to 1: '-1'
	topics --min-score 0,5|--min-score: not a number from 0 to 1: '0,5'
	topics --top 0|--top: not a number from 1 to 1000: '0'
	topics --top 1001|--top: not a number from 1 to 1000: '1001'
	topics --level 3|--level: not a number from 1 to 2: '3'
	commitments --min-score 2|--min-score: not a number from 0 to 1: '2'
	commitments --context 101|--context: not a number from 0 to 100: '101'
	commitments --context -1|--context: not a number from 0 to 100: '-1'
	commitments --status pledged,kept|--status: unknown value 'kept'
	entities --types GPE,PLACE|--types: no type 'PLACE'
	EOF
	for x in 0 1 1.0 .5 0.999; do
		topics --min-score $x </dev/null || fail "--min-score $x"
	done
}

@test "offsets of more than 4 GB are added up, not cut off" {
	# shellcheck disable=SC2016  # a sum, no parameter
	text='China agreed to pay $5 million to Peru.'
	# One more than 2^53: what goes through a floating-point number comes out wrong.
	at=9007199254740993
	printf 'd\t\t4294967297\t1\t%d\t%d\t%s\n' $at $((at + ${#text})) "$text" >row
	entities row | cut -f 3-6,10 >got
	printf '4294967297\t%d\t%d\t%s\t%s\n' \
		$at $((at + 5)) GPE China \
		$((at + 20)) $((at + 30)) MONEY "\$5 million" $((at + 34)) $((at + 38)) GPE Peru >want
	diff want got
	commitments row | cut -f 3-5,9 >got
	printf '4294967297\t%d\t%d\t%s\n' $((at + 16)) $((at + 38)) "pay \$5 million to Peru" | diff - got
}

# A document in which many things are named once, then the first and the last of them again.
many() {
	awk -v n="$1" '
		function word(i,  s) {
			for (s = ""; i > 0; i = int(i / 20)) s = s substr("abcdefghiklmnoprstuv", i % 20 + 1, 1)
			return s
		}
		function row(text) {
			printf "d\t\t%d\t1\t%d\t%d\t%s\n", ++sent, at, at + length(text), text
			at += length(text) + 1
		}
		BEGIN {
			for (i = 1; i <= n; i++) {
				name = "Z" word(i) "zun"
				row("President John " name " of Kenya met the " name " Grain Authority (ZX" toupper(word(i)) ").")
			}
			row("Mr. Zbzun said so, and Mr. " name " said so.")
		}'
}

@test "a document that names more than is remembered" {
	# 4096 things are kept (lib/names/memory.h); what is new then is found all the same.
	many 100 >few
	many 6000 >much
	for f in few much; do
		entities --types PERSON,ORG $f >out
		[ "$(grep -c 'PERSON.*President\|PERSON.*John Z' out)" -ge "$(($(wc -l <$f) - 1))" ] || fail "$f: people"
		[ "$(cut -f 5,6,10 <<<"$(awk -F '\t' '$5 <= $4' out)" | wc -w)" -eq 0 ] || fail "$f: offsets"
		# The first is remembered by the surname alone.
		last=$(wc -l <$f)
		awk -F '\t' -v last="$last" '$3 == last && $10 == "Zbzun" { print $9 }' out | grep -qx 'John Zbzun' ||
			fail "$f: $(awk -F '\t' -v last="$last" '$3 == last' out)"
	done
}

@test "a new document forgets the old one" {
	{ many 100; printf 'e\t\t1\t1\t0\t18\tMr. Zbzun said so.\n'; } >in
	entities --types PERSON in | awk -F '\t' '$1 == "e" { print $9 }' >got
	! grep -q John got || fail "$(cat got)"
}

@test "progress tells before the end" {
	mkfifo pipe
	for t in $TOOLS; do
		if [ "$t" = sentsplit ]; then cp "$ROOT/examples/talks.txt" in; else rows >in; fi
		: >err
		$t --progress <pipe >/dev/null 2>err &
		exec 8>pipe
		# Told twice a second at most, however long the program takes to start.
		for _ in $(seq 300); do
			cat in >&8
			[ -s err ] && break
			sleep 0.1
		done
		exec 8>&-
		wait $!
		[ "$(tr '\r' '\n' <err | grep -c "^$t: -: .* MB, .* MB/s")" -ge 2 ] || fail "$t: $(cat err)"
		[ "$(wc -l <err)" -eq 1 ] || fail "$t: more than one line"
	done
}
