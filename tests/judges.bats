# The judges of commitments: which one is asked, what it needs, and what it is given to read. The encoder
# of tests/encoder has small random weights: what it says is nonsense, and the same everywhere.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return 1
	TINY=$ROOT/tests/encoder/tiny.weights
	sentsplit "$ROOT"/examples/*.txt >in
}

# A tree as `make install` leaves it, with the program alone.
installed() {
	mkdir -p there/bin there/share/readout
	cp "$BIN/commitments" there/bin
	home=$(cd there && pwd -P)
}

@test "an encoder that is given judges beside the linear judge" {
	commitments in >linear
	commitments --judge linear in | cmp - linear
	commitments --judge "$TINY" in >both
	run ! cmp -s linear both
	# The columns that it does not decide are those of the linear judge.
	cut -f 1-5,7-15,17-19 linear | sort >a
	cut -f 1-5,7-15,17-19 both | sort | comm -12 a - >same
	[ "$(wc -l <same)" -ge 5 ] || fail "$(wc -l <same) rows in common"
	# In any order with a table of weights.
	printf 'feature\tweight\nbias\t-9\nthreshold\t0\n' >flat
	commitments --judge "$TINY" --judge flat in | cmp - /dev/null
	commitments --judge flat --judge "$TINY" in | cmp - /dev/null
}

@test "rows do not depend on the vector instructions" {
	commitments --judge "$TINY" in >want
	for level in $(commitments --help | sed -n 's/.*--simd LEVEL *\([^:]*\):.*/\1/p' | tr -c 'a-z0-9\n' ' '); do
		commitments --judge "$TINY" --simd "$level" in >got 2>err || { grep -q 'not a level of this machine' err && continue; }
		cmp want got || fail "--simd $level"
	done
	commitments --judge "$TINY" --simd scalar in | cmp - want
}

@test "--judge encoder: weights are found beside the program, and --version says so" {
	installed
	rc=0; there/bin/commitments --judge encoder in >out 2>err || rc=$?
	[ $rc -eq 1 ] && [ ! -s out ] || fail "$rc $(cat out)"
	[ "$(cat err)" = "commitments: $home/share/readout/encoder.weights: the weights of --judge encoder are not installed; --judge linear needs none" ] || fail "$(cat err)"
	[ "$(there/bin/commitments --version | tail -n +2)" = "judge: linear; --judge encoder is not installed: $home/share/readout/encoder.weights" ] || fail "$(there/bin/commitments --version)"
	there/bin/commitments in | cmp - <(commitments in)
	commitments --judge "$TINY" in >want
	cp "$TINY" there/share/readout/encoder.weights
	there/bin/commitments --judge encoder in | cmp - want
	[ "$(there/bin/commitments --version | tail -n +2)" = "judge: linear; --judge encoder: $home/share/readout/encoder.weights" ] || fail "$(there/bin/commitments --version)"
	# As in a tree where it was built, from another folder.
	mkdir there/data other
	mv there/share/readout/encoder.weights there/data
	(cd other && ../there/bin/commitments --judge encoder ../in) | cmp - want
}

# What is said of weights that are refused.
refused() { # FILE
	rc=0; commitments --judge "$1" in >out 2>err || rc=$?
	[ "$rc $(wc -c <out)" = "1 0" ] || fail "$1: exit $rc, $(wc -l <out) rows"
	[ "$(wc -l <err)" -eq 1 ] || fail "$1: $(cat err)"
	grep -q "^commitments: $1:" err || fail "$1: $(cat err)"
}

@test "weights that are cut short, damaged or of another version are refused with their path" {
	size=$(wc -c <"$TINY")
	for n in 8 100 1000 $((size - 1)); do
		head -c "$n" "$TINY" >bad
		refused bad
	done
	{ cat "$TINY"; printf x; } >bad
	refused bad
	for at in 9 40 300 5000 $((size - 70)); do
		cp "$TINY" bad
		printf '\125' | dd of=bad bs=1 seek="$at" conv=notrunc status=none
		cmp -s bad "$TINY" || refused bad
	done
	sed '1s/^RDOENC./RDOENC9/' "$TINY" >bad
	refused bad
	# What does not begin as one is read as a table.
	{ printf X; tail -c +2 "$TINY"; } >bad
	refused bad
}

@test "options that do not go together" {
	while IFS='|' read -r line want; do
		read -ra args <<<"$line"
		rc=0; commitments "${args[@]}" in >out 2>err || rc=$?
		[ $rc -eq 2 ] && [ ! -s out ] && grep -qxF "commitments: $want" err || fail "$line: $rc $(cat err)"
	done <<-EOF
	--no-judge --judge linear|only one of --judge and --no-judge
	--judge $TINY --no-judge|only one of --judge and --no-judge
	--explain=words|--explain=words: of an encoder, and --judge names none
	--explain=words --judge linear|--explain=words: of an encoder, and --judge names none
	--explain=all|--explain: unknown value 'all'
	EOF
	commitments --explain=no in 2>err | cmp - <(commitments in)
	[ ! -s err ]
}

@test "every document is read as if it stood alone" {
	for t in talks water statement; do
		printf '%s\t\t0\t1\t0\t0\tOn %s\n' "$t" "$t" >"$t.rows"
		sentsplit --doc "$t" "$ROOT/examples/$t.txt" >>"$t.rows"
		commitments --judge "$TINY" --explain "$t.rows" >"$t.out" 2>"$t.err"
	done
	commitments --judge "$TINY" --explain talks.rows water.rows statement.rows >all 2>err
	cat talks.out water.out statement.out | cmp - all
	cat talks.err water.err statement.err | cmp - err
	# And with what stands before it: title and sentence before make a difference.
	commitments --judge "$TINY" talks.rows | cut -f 3- >a
	sed 1d talks.rows | commitments --judge "$TINY" | cut -f 3- >b
	run ! cmp -s a b
}

@test "a sentence is not read where the linear judge sees no chance" {
	echo 'Rain fell on the port. Kenya will build a road.' | sentsplit | commitments --judge "$TINY" --explain 2>err >out
	grep -q "^-:2: .*, encoder \.[0-9][0-9], linear \.[0-9][0-9]: " err || fail "$(cat err)"
	grep -q "^-:1: none: no cue$" err || grep -q "^-:1: none: .*, not read: " err || fail "$(cat err)"
}

@test "a long sentence is read in parts, behind commas, and --explain says so" {
	awk 'BEGIN { for (i = 0; i < 60; i++) s = s "Kenya will build a road to the port of Peru, and "; print s "Chile will sign." }' | sentsplit >long
	commitments --judge "$TINY" --explain long 2>err >out
	parts=$(grep -o 'in part [0-9]* of [0-9]*' err | sort -u | wc -l)
	[ "$parts" -gt 3 ] || fail "$(head -3 err)"
	[ "$(grep -o 'in part [0-9]* of [0-9]*' err | cut -d ' ' -f 5 | sort -u)" = "$(grep -o 'in part [0-9]*' err | cut -d ' ' -f 3 | sort -n | tail -1)" ] || fail "$(head -3 err)"
	# Time grows with it.
	awk 'BEGIN { while (n++ < 4000) s = s "China agreed to sign, and that "; print s "." }' | sentsplit >longer
	commitments --judge "$TINY" longer >/dev/null
}

@test "--explain=words tells words of the sentence, and changes no row" {
	commitments --judge "$TINY" in >want
	commitments --judge "$TINY" --explain=words in 2>err | cmp - want
	grep -q "encoder \.[0-9]* by [+-]\.[0-9][0-9] '[^']*', [+-]\.[0-9][0-9] '" err || fail "$(head -3 err)"
	commitments --judge "$TINY" --explain in 2>short | cmp - want
	sed -E "s/ by ([+-]\.[0-9][0-9] '[^']*'(, )?)+, linear/, linear/" err | cmp - short
}
