# Every command of the README is run as it stands there, from the top folder; where a
# block of output follows a block of commands, it must be what they print.

setup() {
	load helper
	cp -r "$ROOT/examples" "$ROOT/README.md" "$BATS_TEST_TMPDIR"
	cd "$BATS_TEST_TMPDIR" || return 1
	ln -s "$BIN" bin
}

# Splits README.md into block-N.sh and, where one follows, block-N.out.
blocks() {
	awk '
		/^```sh$/ { n++; file = sprintf("block-%02d.sh", n); printf "" >file; next }
		/^```text$/ { file = sprintf("block-%02d.out", n); printf "" >file; next }
		/^```$/ { file = ""; next }
		file { print >file }' README.md
}

@test "README: the commands run and print what it says" {
	blocks
	ls block-*.sh >/dev/null
	for b in block-*.sh; do
		# The build and its tests are what runs this.
		grep -q '^make\( deps\| install\|$\)' "$b" && continue
		bash -euo pipefail "$b" >got 2>err || fail "$b: $(cat "$b" err)"
		[ -f "${b%.sh}.out" ] || continue
		cmp "${b%.sh}.out" got || fail "$b: $(cat "$b"; diff "${b%.sh}.out" got)"
	done
}

@test "README: the demo's table is the one shown" {
	bin/sentsplit examples/talks.txt | bin/commitments -H | "$ROOT/bin/show" >got
	awk '/^```text demo$/ { on = 1; next } /^```$/ { on = 0 } on' README.md >want
	# The README shows the first rows.
	[ -s want ] || fail "no demo in the README"
	head -n "$(wc -l <want)" got | cmp want - || { head -n "$(wc -l <want)" got; return 1; }
}
