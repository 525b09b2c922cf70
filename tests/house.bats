# docs/house.md says what may use what; the code keeps to it.

setup() {
	load helper
	cd "$ROOT" || return 1
}

# room TAB used room, a line each, in the order of the table; a room that uses none has one line.
rooms() {
	awk -F '|' '/^\| `[a-z]+` \|/ {
		gsub(/[` ]/, "", $2)
		print $2 "\t"
		n = split($4, used, /[ ]+/)
		for (i = 1; i <= n; i++)
			if (used[i] != "") { gsub(/`/, "", used[i]); print $2 "\t" used[i] }
	}' docs/house.md
}

# user's file TAB room TAB room that it includes
arrows() {
	grep -n '^#include "' lib/*/*.[ch] | awk -F '[/":]' '{ print $2 "/" $3 "\t" $2 "\t" $6 }'
}

@test "every file of lib is in a room, every room is in the table" {
	[ -z "$(find lib -maxdepth 1 -name '*.[ch]')" ] || fail "$(ls lib/*.[ch])"
	[ "$(rooms | cut -f 1 | sort -u)" = "$(find lib -mindepth 1 -maxdepth 1 -type d | sed 's|lib/||' | sort)" ] ||
		fail "$(diff <(rooms | cut -f 1 | sort -u) <(ls lib))"
}

@test "a room uses only rooms above it" {
	rooms | awk -F '\t' '
		$2 == "" { row[$1] = ++n; next }
		!($2 in row) || row[$2] >= row[$1] { print $1 " uses " $2 ", which does not stand above"; bad = 1 }
		END { exit bad || n < 10 }'
}

@test "no file includes what its room may not use" {
	[ "$(arrows | wc -l)" -gt 200 ]
	arrows | awk -F '\t' -v table="$(rooms)" '
		BEGIN { n = split(table, line, "\n"); for (i = 1; i <= n; i++) may[line[i]] }
		$2 != $3 && !(($2 "\t" $3) in may) { print $1 " includes " $3; bad = 1 }
		END { exit bad }' || fail "not in docs/house.md"
	# What the table allows, somebody does.
	for arrow in $(rooms | awk -F '\t' '$2 != "" { print $1 ">" $2 }'); do
		arrows | grep -q "	${arrow%>*}	${arrow#*>}$" || fail "nobody needs $arrow"
	done
}

# file TAB file that it needs; a .c and its .h are one, and so is the head of a family and the
# header that its parts share, or that tells how its compiled form lies.
needs() {
	grep '^#include "' lib/*/*.[ch] | sed -E 's|^lib/([a-z0-9_/]+)\.[ch]:#include "([a-z0-9_/]+)\.h"$|\1\t\2|; s/_(parts|blob)\t/\t/; s/_(parts|blob)$//' |
		awk -F '\t' '$1 != $2' | sort -u
}

@test "no two files need each other" {
	[ "$(needs | wc -l)" -gt 200 ]
	needs | tsort >/dev/null 2>"$BATS_TEST_TMPDIR/loops" || fail "$(cat "$BATS_TEST_TMPDIR/loops")"
	# It finds what it is for.
	if { needs; printf 'text/words\tcommit/commitment\n'; } | tsort >/dev/null 2>&1; then fail "loops pass"; fi
}

# What of the files given is too long: a file or a function, with its lines.
too_long() {
	awk '
		FNR == 1 { at = 0 }
		FNR == 501 { print FILENAME ": more than 500 lines" }
		/^[a-z].*\(/ { name = $0 }
		/^\{/ { at = FNR }
		/^\}/ && at { if (FNR - at + 1 > 60) print FILENAME ": " FNR - at + 1 " lines: " name; at = 0 }' "$@"
}

@test "no file has more than 500 lines, no function more than 60" {
	[ -z "$(too_long lib/*/*.[ch] src/*.c tests/unit/*.[ch] tests/fuzz/*.c)" ] || fail "$(too_long lib/*/*.[ch] src/*.c tests/unit/*.[ch] tests/fuzz/*.c)"
	# It finds what it is for.
	{ echo 'void f(void)'; echo '{'; yes '	f();' | head -59; echo '}'; } >"$BATS_TEST_TMPDIR/long.c"
	yes '' | head -501 >>"$BATS_TEST_TMPDIR/long.c"
	[ "$(too_long "$BATS_TEST_TMPDIR/long.c" | wc -l)" -eq 2 ] || fail "$(too_long "$BATS_TEST_TMPDIR/long.c")"
}

structs() { # of the files given: file TAB struct that it defines
	grep -HE '^struct [a-z0-9_]+ \{' "$@" | sed -E 's/^([^:]*):struct ([a-z0-9_]+) \{.*/\1\t\2/'
}

@test "a struct's name has one meaning" {
	local shared=$BATS_TEST_TMPDIR/shared twice again
	structs lib/*/*.h | cut -f 2 | sort >"$shared"
	[ "$(wc -l <"$shared")" -gt 100 ]
	twice=$(uniq -d "$shared")
	[ -z "$twice" ] || fail "twice in headers: $twice"
	again=$(structs lib/*/*.c | awk -F '\t' 'NR == FNR { shared[$1]; next } $2 in shared' "$shared" -)
	[ -z "$again" ] || fail "in a header and again: $again"
}

@test "an exported name begins as its file, its first word, or its room" {
	sanitized && skip "built with names of the compiler's"
	names=$BATS_TEST_TMPDIR/names
	for file in lib/*/*.c; do
		nm -g -P --defined-only "${OBJ:-bin/.obj}/${file%.c}.o" | awk -v file="$file" '{
			split(file, part, "/")
			stem = substr(part[3], 1, length(part[3]) - 2)
			word = stem
			sub(/_.*/, "", word)
			print file, $1, index($1, word) == 1 || index($1, part[2]) == 1
		}'
	done >"$names"
	[ "$(wc -l <"$names")" -gt 300 ]
	# What exits rather than fail, and what tells of it.
	awk '!$3 && !($1 == "lib/base/die.c" && $2 ~ /^(warn|x)/) { print $1 " exports " $2; bad = 1 } END { exit bad }' "$names"
}
