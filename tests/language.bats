# What is known of English stands in tables: every row is needed, every role is asked for, and C
# compares no text with words.

setup() {
	load helper
	cd "$ROOT" || return 1
}

@test "words have their roles: without its row an example comes out otherwise" {
	python3 tests/needed.py --bin "$BIN" --obj "${OBJ:-bin/.obj}" data/clause_words.tsv data/{datelines,inflection,labels,line_words,mention_words,money_words,when_forms}.tsv
}

@test "patterns are needed: without its row an example comes out otherwise" {
	long
	python3 tests/needed.py --bin "$BIN" --obj "${OBJ:-bin/.obj}" data/{adjuncts,cue_exclusions,cue_frames,cues}.tsv
}

@test "roles of actors come from their words: without its row an example comes out otherwise" {
	long
	python3 tests/needed.py --bin "$BIN" --obj "${OBJ:-bin/.obj}" data/actor_roles.tsv
}

@test "every role of the tables of words is asked for by the library" {
	local names
	for names in clause_word:CLAUSE_ name_word:FW_ when_grammar:WHEN_FORM_ dateline_word:DATELINE_ line_word:LINE_WORD_ label_word:LABEL_WORD_ money:MONEY_; do
		grep -hoE "^	${names#*:}[A-Z]+\\b" lib/*/"${names%:*}.h" | grep -v '_ROLES$\|_WORDS$\|_SMALL$' |
			sort -u >"$BATS_TEST_TMPDIR/roles"
		[ "$(wc -l <"$BATS_TEST_TMPDIR/roles")" -gt 2 ]
		while read -r role; do
			grep -hw "$role" lib/*/*.[ch] | grep -vq "\[$role\] =\|^	$role," || fail "nobody asks for $role"
		done <"$BATS_TEST_TMPDIR/roles"
	done
}

# table TAB reader TAB file that runs its examples, of data/README.md.
tables() {
	awk -F ' *\\| *' '/^\| `/ { gsub("`", "", $2); print $2 "\t" $4 "\t" $5 }' data/README.md
}

@test "every table is told of, with its reader and what runs its examples" {
	local table reader runner file first
	[ "$(tables | wc -l)" -gt 25 ]
	[ -z "$(tables | cut -f 1 | sort | uniq -d)" ] || fail "told of twice: $(tables | cut -f 1 | sort | uniq -d)"
	(cd data && ls ./*.tsv ./*.weights ./*/*.tsv) | sed 's|^\./||' | while read -r file; do
		# One of a folder's may have a row of its own.
		tables | cut -f 1 | grep -qxF -e "$file" -e "${file%/*}/*.tsv" || fail "data/README.md does not tell of $file"
	done
	tables | while IFS=$'\t' read -r table reader runner; do
		for file in data/$table; do
			# The encoder's weights may be missing.
			[ -f "$file" ] || [ "$file" = data/encoder.weights ] || fail "no $file"
			[ -f "$reader" ] || fail "$table: no $reader"
			[[ $file == *.tsv ]] || continue
			first=$(grep -v '^#' "$file" | head -1)
			# The reader names the columns that it takes.
			grep -qE "\"${first%%	*}\"" "$reader" || fail "$reader does not ask for ${first%%	*} of $table"
			[[ $first == *example* ]] || { [ -z "$runner" ] || fail "$table has no examples"; continue; }
			grep -qE "\b$(basename "$table" .tsv)\b" "$runner" || fail "'$runner' does not run the examples of $table"
		done
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
