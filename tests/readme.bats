# Every command of the README, of docs/scale.md and of docs/HACKING.md is run as it stands there,
# from the top folder, but for what builds and tests; where a block of output follows a block of
# commands, it must be what they print.

setup() {
	load helper
	cp -r "$ROOT/examples" "$ROOT/README.md" "$ROOT/docs" "$BATS_TEST_TMPDIR"
	mkdir "$BATS_TEST_TMPDIR/bench"
	cp -r "$ROOT/bench/results" "$BATS_TEST_TMPDIR/bench"
	rm -rf "$BATS_TEST_TMPDIR/examples/tables"
	cd "$BATS_TEST_TMPDIR" || return 1
	ln -s "$BIN" bin
	mkdir corpus
	cp examples/*.txt corpus
}

# Splits a page into block-N.sh and, where one follows, block-N.out.
blocks() {
	awk '
		/^```sh$/ { n++; file = sprintf("block-%02d.sh", n); printf "" >file; next }
		/^```text/ { file = sprintf("block-%02d.%s", n, $2 ? $2 : "out"); printf "" >file; next }
		/^```$/ { file = ""; next }
		file { print >file }' "$1"
}

# Puts block-N.got in the place of the block of output N of a page of the sources.
rewrite() {
	awk '
		/^```sh$/ { n++ }
		/^```$/ { skip = 0 }
		!skip
		/^```text/ {
			file = sprintf("block-%02d.got", n) ($2 ? "." $2 : "")
			while ((getline line <file) > 0) print line
			skip = 1
		}' "$1" >new
	cp new "$ROOT/$1"
}

# Runs the blocks of a page.
run_blocks() {
	blocks "$1"
	ls block-*.sh >/dev/null
	for b in block-*.sh; do
		# The build and its tests are what runs this.
		grep -q '^make\( deps\| install\| -j2\| golden\|$\)' "$b" && continue
		grep -q valgrind "$b" && { sanitized || ! command -v valgrind >/dev/null; } && continue
		bash -euo pipefail "$b" >"${b%.sh}.got" 2>err || fail "$b: $(cat "$b" err)"
	done
}

# What they printed is what the page says, or is written there.
compare() {
	if [ "${GOLDEN:-}" = write ]; then
		rewrite "$1"
		return 0
	fi
	for want in block-*.out; do
		got=${want%.out}.got
		cmp "$want" "$got" || fail "$(cat "${want%.out}.sh"; diff "$want" "$got")"
	done
}

@test "README: the commands print what it says" {
	run_blocks README.md
	# The README shows the first four rows of the demo.
	demo=$(echo block-*.demo)
	bin/sentsplit examples/talks.txt | bin/commitments -H | "$ROOT/bin/show" |
		awk '/^[^ ]/ && ++n > 4 { exit } 1' >"${demo%.demo}.got.demo"
	compare README.md
	[ "${GOLDEN:-}" = write ] || diff "$demo" "${demo%.demo}.got.demo"
}

@test "docs/scale.md: the commands print what it says" {
	run_blocks docs/scale.md
	compare docs/scale.md
}

@test "docs/HACKING.md: the commands print what it says" {
	run_blocks docs/HACKING.md
	compare docs/HACKING.md
}

@test "docs/HACKING.md: targets, tests and files are there" {
	page=$ROOT/docs/HACKING.md
	cd "$ROOT" || return 1
	[ -d mk ] && [ -f docs/house.md ] || skip "no mk or no docs/house.md"
	grep -o 'make [a-z][a-z]*' "$page" | cut -d ' ' -f 2 | sort -u >"$BATS_TEST_TMPDIR/targets"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/targets")" -gt 10 ]
	while read -r target; do
		cat Makefile mk/*.mk | grep -q "^$target:" || fail "no target $target"
	done <"$BATS_TEST_TMPDIR/targets"
	sed -n 's|.*tests/run \([a-z/]*\) .*|\1|p' "$page" >"$BATS_TEST_TMPDIR/names"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/names")" -ge 3 ]
	while read -r name; do
		[ -f "tests/$name.bats" ] || [ -f "tests/unit/$name.c" ] || [ -f "tests/cases/$name/cmd" ] ||
			fail "no test $name"
	done <"$BATS_TEST_TMPDIR/names"
	for file in $(tr -c 'a-zA-Z0-9_./-' '\n' <"$page" |
		grep -E '^(data|docs|lib|src|man|tests|train|examples)/.' | sed 's/\.$//' | grep -v NAME | sort -u); do
		case $file in tests/run) continue ;; esac
		[ -e "$file" ] || fail "no $file"
	done
}
