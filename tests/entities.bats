# entities: its golden cases, and what no single case can say.

setup() {
	load helper
}

@test "golden cases" {
	golden entities
}

@test "titles do what their examples show" {
	cd "$BATS_TEST_TMPDIR" || return 1
	awk -F '\t' '!/^#/ && $4 != "" && $1 != "word" { print NR "\t" $4 " spoke." }' "$ROOT/data/titles.tsv" >docs
	[ "$(wc -l <docs)" -gt 100 ]
	sentsplit --tsv --no-header --id-col 1 --text-col 2 docs | entities >rows
	# The word of a head is in an office, that of a style in nothing, but a person follows.
	awk -F '\t' '
		FILENAME == "rows" && $6 == "TITLE" { offices[$1] = offices[$1] tolower($10) ";" }
		FILENAME == "rows" && $6 == "PERSON" { person[$1] = $10 }
		FILENAME == "rows" || /^#/ || $4 == "" || $1 == "word" { next }
		{ word = tolower($1); gsub("[- ]", "[- ]", word) }
		$2 == "head" && offices[FNR] !~ word { print FNR ": no office: " $4 }
		$2 == "style" && ($4 !~ person[FNR] "$" || !person[FNR] || $4 == person[FNR]) { print FNR ": no person: " $4 }
		$2 != "head" && $2 != "style" { print FNR ": an example that is not run: " $4 }' rows "$ROOT/data/titles.tsv" >wrong
	[ ! -s wrong ] || fail "$(head -5 wrong)"
}

@test "mentions are in order, do not overlap, and cut their text out of the sentence" {
	rows >"$BATS_TEST_TMPDIR/rows"
	entities "$BATS_TEST_TMPDIR/rows" >"$BATS_TEST_TMPDIR/out"
	awk -F '\t' '
		NR == FNR { text[$1, $3] = $7; start[$1, $3] = $5; next }
		{
			key = $1 SUBSEP $3
			if (substr(text[key], $4 - start[key] + 1, $5 - $4) != $10) print "text: " $0
			if (key == last && $4 < end) print "overlap: " $0
			last = key; end = $5
		}' "$BATS_TEST_TMPDIR/rows" "$BATS_TEST_TMPDIR/out" >"$BATS_TEST_TMPDIR/wrong"
	[ ! -s "$BATS_TEST_TMPDIR/wrong" ] || fail "$(head -3 "$BATS_TEST_TMPDIR/wrong")"
	[ -s "$BATS_TEST_TMPDIR/out" ]
}

@test "a fraction behind a text that begins with a sign loses no row" {
	printf '€5 billion fell by a quarter.\nNext sentence about France.\n' | sentsplit | entities |
		cut -f 3-6,10 >"$BATS_TEST_TMPDIR/out"
	printf '£20 million was spent in half a year by Kenya.' | sentsplit | entities |
		cut -f 3-6,10 >>"$BATS_TEST_TMPDIR/out"
	printf '1\t0\t12\tMONEY\t€5 billion\n2\t52\t58\tGPE\tFrance\n1\t0\t12\tMONEY\t£20 million\n1\t41\t46\tGPE\tKenya\n' |
		cmp - "$BATS_TEST_TMPDIR/out"
}

@test "a shipped table can be given as a user's own" {
	for f in countries organisations cities; do
		echo 'd		1	1	0	24	Paris is in France today' |
			entities -l "$ROOT/data/gazetteer/$f.tsv" --types GPE | cut -f 7 | paste -sd ' ' \
			>"$BATS_TEST_TMPDIR/got"
		[ "$(cat "$BATS_TEST_TMPDIR/got")" = "Paris FRA" ] || fail "$f: $(cat "$BATS_TEST_TMPDIR/got")"
	done
}

@test "every SIMD level gives the same rows" {
	rows >"$BATS_TEST_TMPDIR/rows"
	entities --simd scalar "$BATS_TEST_TMPDIR/rows" >"$BATS_TEST_TMPDIR/want"
	entities "$BATS_TEST_TMPDIR/rows" | cmp - "$BATS_TEST_TMPDIR/want"
}

@test "a body for a state is not of it, a body of it is" {
	got=$(printf 'The Relief Fund for Ghana met.\n\nThe Ghana Relief Fund met.\n' | sentsplit --doc d | entities | cut -f 8 | paste -sd ,)
	[ "$got" = ",GHA" ] || fail "$got"
}

@test "a name of any length is not written with each of its short forms" {
	cd "$BATS_TEST_TMPDIR" || return 1
	blank=$(printf '%20000s' '')
	word=$(head -c 20000 /dev/zero | tr '\0' a)
	for name in "Barack${blank}Obama" "Margaret${blank}Obama" "Margaret A$word Obama" \
		"Joint$blank Obama Commission" "Deputy${blank}Foreign${blank}Minister Obama"; do
		{ printf '%s met. ' "$name"; printf 'Ms Obama, the Minister, and the Commission met. %.0s' {1..400}; } |
			awk '{ printf "d\t2026-03-02\t1\t1\t0\t%d\t%s\n", length($0), $0 }' >row
		for t in entities "entities --no-tagger" "entities --nested"; do
			$t row >out
			[ "$(grep -c Obama out)" -gt 300 ] && [ "$(wc -c <out)" -lt 500000 ] || fail "$t: $(wc -c <out) bytes"
		done
	done
}

@test "the entries of ISO 3166-1 are one place each under all their names, states with their code" {
	cd "$BATS_TEST_TMPDIR" || return 1
	awk -F '\t' '!/^#/ && $1 != "code" {
		n = split($2, form, ";")
		for (i = 1; i <= n; i++) print $1 "-" i "\tThey met in " form[i] "."
	}' "$ROOT/tests/country-forms.tsv" >docs
	[ "$(cut -d - -f 1 docs | sort -u | wc -l)" -eq 249 ]
	sentsplit --tsv --no-header --id-col 1 --text-col 2 docs | entities --types GPE,LOC >rows
	awk -F '\t' '
		FILENAME == ARGV[1] { if ($2 == "GPE") state[$1] = 1; next }
		FILENAME == ARGV[2] { if (!($1 in id)) { id[$1] = $7; country[$1] = $8 }; next }
		{
			code = $1; sub("-.*", "", code)
			if (!(code in first)) first[code] = id[$1]
			if (!($1 in id)) print $0 ": no place"
			else if (code in state && id[$1] != code || id[$1] != first[code]) print $0 ": " id[$1]
			else if (country[$1] == "" && code != "ATA") print $0 ": no country"
		}' "$ROOT/data/gazetteer/countries.tsv" rows docs >wrong
	[ ! -s wrong ] || fail "$(head -5 wrong)"
}
