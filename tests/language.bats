# What is known of English stands in tables: every row is needed, every role is asked for, and C
# compares no text with words.

setup() {
	load helper
	cd "$ROOT" || return 1
}

@test "words have their roles: without its row an example comes out otherwise" {
	python3 tests/needed.py --bin "$BIN" --obj "${OBJ:-bin/.obj}" data/clause_words.tsv data/{datelines,mention_words,money_words,when_forms}.tsv
}

@test "every role of the tables of words is asked for by the library" {
	local names
	for names in clause_word:CLAUSE_ name_word:FW_ when_grammar:WHEN_FORM_ dateline_word:DATELINE_ money:MONEY_; do
		grep -hoE "^	${names#*:}[A-Z]+\\b" lib/*/"${names%:*}.h" | grep -v '_ROLES$\|_WORDS$\|_SMALL$' |
			sort -u >"$BATS_TEST_TMPDIR/roles"
		[ "$(wc -l <"$BATS_TEST_TMPDIR/roles")" -gt 2 ]
		while read -r role; do
			grep -hw "$role" lib/*/*.[ch] | grep -vq "\[$role\] =\|^	$role," || fail "nobody asks for $role"
		done <"$BATS_TEST_TMPDIR/roles"
	done
}

# base, stream and source know formats and no language.
@test "C compares no text with words but those whose reason is told" {
	local files=() room
	for room in lib/*/; do
		case $room in lib/base/ | lib/stream/ | lib/source/) ;; *) files+=("$room"*.c) ;; esac
	done
	python3 tests/language.py "${files[@]}"
	# A word that comes in is found, and named.
	mkdir -p "$BATS_TEST_TMPDIR/lib/grammar"
	echo 'bool f(struct str s) { return str_eq(s, STR("whereas")); }' >"$BATS_TEST_TMPDIR/lib/grammar/new.c"
	run ! python3 tests/language.py "${files[@]}" "$BATS_TEST_TMPDIR/lib/grammar/new.c"
	[[ $output == *'new.c:1: "whereas": a word in C'* ]] || fail "$output"
}
