# The sandbox (lib/stream/sandbox.h) holds in every program, and no pipeline notices. What it
# refuses is tested by tests/unit/sandbox.c.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return 1
	rows >in
	cp "$ROOT/examples/talks.txt" text
}

# The operand of a program that has rows in it, and how it answers.
input_of() {
	if [ "$1" = sentsplit ]; then echo text; else echo in; fi
}

# What `tool operand` writes but for the operand's name.
answer() {
	"$@" | cut -f 2-
}

@test "every program has given up new privileges by the time it reads" {
	grep -q 'NoNewPrivs:.0' /proc/self/status || skip "no such line, or given up before us"
	mkfifo pipe
	for t in $TOOLS; do
		$t <pipe >out &
		exec 8>pipe
		for _ in $(seq 100); do
			grep -q 'NoNewPrivs:.1' /proc/$!/status && break
			sleep 0.05
		done
		grep -q 'NoNewPrivs:.1' /proc/$!/status || { exec 8>&-; fail "$t"; }
		exec 8>&-
		wait $!
	done
}

@test "operands by every road are read" {
	for t in $TOOLS; do
		f=$(input_of "$t")
		answer "$t" "$f" >want
		[ -s want ] || fail "$t: no rows"
		answer "$t" /dev/stdin <"$f" >a
		# shellcheck disable=SC2002  # a pipe is what is tested
		cat "$f" | answer "$t" /dev/stdin >b
		answer "$t" /proc/self/fd/7 7<"$f" >c
		answer "$t" <(cat "$f") >d
		answer "$t" /dev/fd/0 <<<"$(cat "$f")" >e
		mkdir -p sub/deeper && ln -sf "../../$f" sub/deeper/link
		(cd sub && answer "$t" deeper/../deeper/link) >g
		exec 7<"$f"
		answer "$t" "/proc/$$/fd/7" >h
		exec 7<&-
		for got in a b c d e g h; do
			cmp want $got || fail "$t: $got"
		done
	done
}

@test "records are read" {
	printf 'id,text\na,One.\n' >csv
	printf '{"id": "a", "text": "One."}\n' >jsonl
	for f in csv jsonl; do
		for _ in 1 2; do cat $f | sentsplit --$f $f - $f >out 2>err || fail "$f: $(cat err)"; done
		[ "$(cut -f 1,7 out | uniq)" = "a	One." ] && [ "$(wc -l <out)" -eq 3 ] || fail "$f: $(cat out)"
	done
}

@test "operands that come into being, or are replaced, while others are read" {
	for t in $TOOLS; do
		f=$(input_of "$t")
		mkfifo first third
		echo old >replaced
		rm -rf late away
		$t first replaced late third late >out 2>err &
		exec 8>first
		cp "$f" new && mv new replaced
		mkdir away && cp "$f" away/file && ln -s away/file late
		cat "$f" >&8
		exec 8>&-
		cat "$f" >third
		wait $! || fail "$t: $? $(cat err)"
		cut -f 2- out >got
		for _ in 1 2 3 4 5; do answer "$t" "$f"; done >want
		cmp want got || fail "$t"
		rm first third
	done
}

@test "a user's tables are read from pipes" {
	cases=$ROOT/tests/cases
	while read -r t option table; do
		f=$(input_of "$t")
		$t "$option" "$cases/$table" "$f" >a
		$t "$option" <(cat "$cases/$table") "$f" >b
		cmp a b || fail "$t $option"
	done <<-'EOF'
	topics -l topics/lexicon/own.tsv
	commitments --cues commitments/cues/cues.tsv
	entities -l entities/lexicon/mine.tsv
	sentsplit --abbrev sentsplit/abbrev/mine.tsv
	EOF
}

@test "output goes on into files, appended files and pipes opened before" {
	for t in $TOOLS; do
		f=$(input_of "$t")
		$t "$f" >a
		{ $t "$f"; } >>b
		$t "$f" | cat >c
		cmp a b && cmp a c || fail "$t"
		rm b
	done
}
