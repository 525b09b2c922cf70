# bin/show, installed as readout-show; and what is installed besides.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return 1
	PATH=$ROOT/bin:$PATH
	rows >in
	commitments in >bare
	commitments -H in >headed
}

@test "the same blocks with and without the header row, from files and pipes" {
	show headed >want
	[ "$(tail -1 want)" = "$(wc -l <bare) commitments" ] || fail "$(tail -1 want)"
	[ "$(wc -l <want)" -gt 100 ]
	for call in "show bare" "show -- bare" "cat bare | show" "cat headed | show -"; do
		bash -c "$call" | cmp - want || fail "$call"
	done
	cat headed headed | show | tail -1 | grep -qx "$((2 * $(wc -l <bare))) commitments" || fail "two tables"
}

@test "columns are found by their names" {
	awk -F '\t' -v OFS='\t' '{ t = $6; $6 = $9; $9 = t; print $0, "more" }' headed >turned
	show turned | cmp - <(show headed)
}

@test "without a header row the columns are those of commitments" {
	names=$(commitments --help=tsv | awk -F '\t' '$1 == "column" { print $2 }' | head -16 | paste -sd ' ')
	grep -qF "split(\"$names\"," "$ROOT/bin/show" || fail "$names"
}

@test "what is no row of commitments is refused" {
	while IFS='|' read -r file status want; do
		rc=0; show "$file" >out 2>err || rc=$?
		[ $rc -eq "$status" ] && grep -qF -- "readout-show: $want" err || fail "$file: $rc $(cat err)"
	done <<-EOF
	in|1|in:1: no row of commitments: 'talks.txt
	gone|1|gone: cannot be read
	--frobnicate|2|unknown option '--frobnicate'
	EOF
	cut -f 1-5,7- headed >less
	rc=0; show less 2>err || rc=$?
	[ $rc -eq 1 ] && grep -q '^readout-show: less:1: column "status" is missing' err || fail "$rc $(cat err)"
	show -h | grep -q '^usage: readout-show' || fail "-h"
}

@test "tables, articles, pages and readout-show are installed, and uninstalled" {
	to=$BATS_TEST_TMPDIR/root
	make_there() { (cd "$ROOT" && make -s "$1" BIN="$BIN" OBJ="${OBJ:-bin/.obj}" PREFIX=/p DESTDIR="$to" TOOLS="$ALL_TOOLS" -o all); }
	make_there install || fail "install"
	(cd "$ROOT/data" && find . -name '*.tsv') | while read -r table; do
		cmp "$ROOT/data/$table" "$to/p/share/readout/$table" || fail "$table"
	done
	for page in "$ROOT"/man/*.[1-8]; do
		[ -f "$to/p/share/man/man${page##*.}/${page##*/}" ] || fail "$page"
	done
	"$to/p/bin/readout-show" bare | cmp - <(show bare) || fail "readout-show"
	[ -s "$to/p/share/readout/NOTICE" ] && [ -s "$to/p/share/readout/examples/talks.txt" ]
	# What readout(7) says can be given back.
	share=$to/p/share/readout
	for table in "$share"/gazetteer/*.tsv; do
		case $table in */officeholders.tsv | */leaders.tsv) continue ;; esac
		entities -l "$table" </dev/null || fail "$table"
	done
	for table in "$share"/topics/*.tsv; do topics -l "$table" </dev/null || fail "$table"; done
	topics --taxonomy "$share/taxonomy.tsv" </dev/null
	commitments --cues "$share/cues.tsv" </dev/null
	sentsplit --abbrev "$share/abbreviations.tsv" </dev/null
	make_there uninstall || fail "uninstall"
	[ -z "$(find "$to" -type f)" ] || fail "$(find "$to" -type f)"
}
