# --format: CSV and JSON Lines say what TSV says, by the readers of Python.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return 1
}

# same FORMAT COMMAND...: the rows of a command in that format are those of TSV, a line each,
# and there are some.
same() {
	local format=$1
	shift
	"$@" -H >want
	"$@" --format "$format" >got
	python3 "$ROOT/tests/tsv_of.py" "$format" want <got >back || fail "$format $*: not read"
	cmp want back || fail "$format $*"
	[ "$format" = csv ] || sed -i 1d want
	[ "$(wc -l <got)" -eq "$(wc -l <want)" ] || fail "$format $*: $(wc -l got)"
	[ "$(wc -l <got)" -gt 2 ] || fail "$format $*: no rows"
}

@test "every table says the same in all formats" {
	command -v python3 >/dev/null || skip "no python3"
	rows >in
	for format in csv jsonl; do
		for t in $FILTERS; do
			same $format "$t" in
		done
		same $format sentsplit "$ROOT/examples/water.txt"
		same $format commitments --context 1 in
		same $format topics --by doc in
		same $format topics --list
	done
}

@test "a field is in quotes only where it must be" {
	printf 'One, two. Three "four" five. Six; seven.\n' | sentsplit --doc 'a b' --format csv >got
	cat >want <<-'EOF'
		doc,date,sent,par,start,end,text
		a b,,1,1,0,9,"One, two."
		a b,,2,1,10,28,"Three ""four"" five."
		a b,,3,1,29,40,Six; seven.
	EOF
	cmp want got
}

@test "of no rows CSV has the header row, JSON Lines nothing; -H adds nothing to either" {
	for t in $TOOLS; do
		$t -H </dev/null | tr '\t' , >want
		for h in "" -H; do
			$t $h --format csv </dev/null | cmp want - || fail "$t $h csv"
			[ -z "$($t $h --format jsonl </dev/null)" ] || fail "$t $h jsonl"
		done
	done
	[ "$(rows | entities -H --format jsonl | head -c 8)" = '{"doc":"' ]
}

@test "rows in another format are refused, and what wrote them is told" {
	for t in $FILTERS; do
		for format in csv jsonl; do
			name="CSV"
			[ $format = csv ] || name="JSON Lines"
			for first in "sentsplit --format $format" "sentsplit | entities --format $format"; do
				echo 'Kenya will pay.' | bash -c "$first" >in
				rc=0; $t in >out 2>err || rc=$?
				[ $rc -eq 1 ] && [ ! -s out ] || fail "$t: exit $rc"
				grep -q "^$t: in:1: $name, where $t reads rows of TSV: leave out the --format of what wrote it: '" err ||
					fail "$t: $(cat err)"
				[ "$(wc -l <err)" -eq 1 ] || fail "$t: $(cat err)"
			done
		done
	done
}

@test "a format that is none, and one of marked text, are wrong usage" {
	for t in $TOOLS; do
		rc=0; $t --format xml </dev/null 2>err || rc=$?
		[ $rc -eq 2 ] && grep -q "^$t: --format: unknown value 'xml'" err || fail "$t: $rc $(cat err)"
		has_option "$t" color || continue
		for color in always auto; do
			rc=0; $t --format csv --color=$color </dev/null 2>err || rc=$?
			[ $rc -eq 2 ] && grep -q "^$t: only one of --color and --format" err || fail "$t: $rc $(cat err)"
		done
		$t --format csv --color=never </dev/null | grep -q '^doc,' || fail "$t --color=never"
		$t --format tsv --color=always </dev/null || fail "$t --format tsv"
	done
}

@test "rows in other formats are answered before the end of the input, and torn by no failure" {
	mkfifo pipe
	rows | head -40 >in
	for format in csv jsonl; do
		entities --line-buffered --format $format <pipe >out &
		exec 8>pipe
		cat in >&8
		for _ in $(seq 100); do
			[ "$(wc -l <out)" -gt 1 ] && break
			sleep 0.05
		done
		[ "$(wc -l <out)" -gt 1 ] || { exec 8>&-; fail "$format: no answer"; }
		exec 8>&-
		wait $!
	done
	rows >in
	{ cat in; echo nothing; } >bad
	for format in csv jsonl; do
		entities --format $format in >want
		rc=0; entities --format $format bad >out 2>err || rc=$?
		[ $rc -eq 1 ] && cmp want out || fail "$format: $rc"
	done
}
