# What is known of English stands in tables: every row is needed, every role is asked for, and C
# compares no text with words.

setup() {
	load helper
	cd "$ROOT" || return 1
}

@test "words have their roles: without its row an example comes out otherwise" {
	python3 tests/needed.py --bin "$BIN" --obj "${OBJ:-bin/.obj}" data/clause_words.tsv
}

@test "every role of the tables of words is asked for by the library" {
	grep -hoE '^	CLAUSE_[A-Z]+' lib/grammar/clause_word.h | sort -u >"$BATS_TEST_TMPDIR/roles"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/roles")" -gt 20 ]
	while read -r role; do
		grep -qw "$role" $(ls lib/*/*.c | grep -v clause_word.c) || fail "nobody asks for $role"
	done <"$BATS_TEST_TMPDIR/roles"
}
