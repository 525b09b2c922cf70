# What the bats files share. BIN is the folder of the programs (default: bin); WRAP, if
# set, is a command that every program runs under (valgrind, say).

bats_require_minimum_version 1.5.0

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
BIN=$(cd "$ROOT" && cd "${BIN:-bin}" && pwd)
PATH=$BIN:$PATH
# What a make that runs the tests was told is not for the makes that they run.
unset MAKEFLAGS MFLAGS MAKELEVEL
EVERY=${EVERY:-${TOOLS:-$(make -s -C "$ROOT" tools)}}
# ledger reads the rows of another filter, the READERS text or sentence rows; brief writes a page, the
# others write tables.
READERS=${EVERY/ ledger/}
TOOLS=${READERS/ brief/}
FILTERS=${TOOLS#sentsplit }
if [ -n "${WRAP:-}" ]; then
	for t in $EVERY; do
		printf '#!/bin/sh\nexec %s %s "$@"\n' "$WRAP" "$BIN/$t" >"$BATS_FILE_TMPDIR/$t"
		chmod +x "$BATS_FILE_TMPDIR/$t"
	done
	PATH=$BATS_FILE_TMPDIR:$PATH
fi
export BIN EVERY FILTERS LC_ALL=C PATH READERS ROOT TOOLS

# Skips a test that takes half a second or more, where one does not want to wait.
long() {
	[ "${TIER:-}" != short ] || skip long
}

# Skips the test, or the part of it, where a program needs more memory than it asks for.
sanitized() {
	[ -n "${SANITIZED:-}" ]
}

# Skips the test where tests/faults cannot stand before libc; OBJ is then its folder from everywhere.
needs_shim() {
	sanitized && skip "the sanitizer has its own malloc"
	OBJ=$ROOT/${OBJ:-bin/.obj}
	[ -e "$OBJ/faults/shim.so" ] || skip "the shim is not built"
}

# Fails the test and says why.
fail() {
	echo "$*"
	return 1
}

# has_option TOOL OPTION: whether the program has the option.
has_option() {
	"$1" --help=tsv | cut -f 1,2 | grep -qx "option	$2"
}

# A few sentence rows of two documents, on standard output.
rows() {
	(cd "$ROOT/examples" && sentsplit talks.txt water.txt)
}

# golden TOOL: runs every case under tests/cases/TOOL. A case is a folder with `cmd` (a
# shell command, run in the folder, with `in` as standard input where there is one) and
# what it must give: `out`, and `err` and `rc` where they are not empty and 0. Names all
# cases that fail. With GOLDEN=write the expectations are written instead.
golden() {
	local bad="" dir
	for dir in "$ROOT/tests/cases/$1"/${GOLDEN_CASE:-*}/; do
		golden_case "${dir%/}" || bad="$bad ${dir%/}"
	done
	[ -z "$bad" ] || fail "failed:$bad"
}

golden_case() {
	local dir=$1 got rc=0 in=/dev/null
	got=$(mktemp -d "$BATS_TEST_TMPDIR/case.XXXXXX")
	[ -f "$dir/in" ] && in=$dir/in
	(cd "$dir" && bash ./cmd <"$in" >"$got/out" 2>"$got/err") || rc=$?
	if [ "${GOLDEN:-}" = write ]; then
		cp "$got/out" "$dir/out"
		rm -f "$dir/err" "$dir/rc"
		[ -s "$got/err" ] && cp "$got/err" "$dir/err"
		[ "$rc" -eq 0 ] || echo "$rc" >"$dir/rc"
		return 0
	fi
	cat "$dir/err" >"$got/want_err" 2>/dev/null || true
	cmp "$dir/out" "$got/out" || { diff "$dir/out" "$got/out" | head -5; return 1; }
	cmp "$got/want_err" "$got/err" || { cat "$got/err"; return 1; }
	[ "$rc" -eq "$(cat "$dir/rc" 2>/dev/null || echo 0)" ] || fail "$dir: exit status $rc"
}
