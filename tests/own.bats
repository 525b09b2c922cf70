# A user's own tables: those of every option that reads one, as editors and spreadsheets save
# them; and own topics in all filters that name topics.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return 1
}

# The shipped table that is like the one which the option of a program reads.
like() { # TOOL OPTION
	case $2 in
	abbrev) echo "$ROOT/data/abbreviations.tsv" ;;
	cues) echo "$ROOT/data/cues.tsv" ;;
	judge) echo "$ROOT/data/judge.tsv" ;;
	weights) [ "$1" = topics ] && echo "$ROOT/data/topic_weights.tsv" || echo "$ROOT/data/ledger_weights.tsv" ;;
	taxonomy) echo "$ROOT/data/taxonomy.tsv" ;;
	voices)
		printf 'pattern\tvoice\n*\tPER\n' >"$BATS_TEST_TMPDIR/voices"
		echo "$BATS_TEST_TMPDIR/voices"
		;;
	topics) echo "$ROOT/data/topics/arms.tsv" ;;
	lexicon) [ "$1" = topics ] && echo "$ROOT/data/topics/arms.tsv" || echo "$ROOT/data/gazetteer/capitals.tsv" ;;
	*) return 1 ;;
	esac
}

# Every option that reads a table, not what a filter has written: TOOL OPTION TABLE.
table_options() {
	for t in $EVERY; do
		"$t" --help=tsv | awk -F '\t' '$1 == "option" && $5 == "file" && $2 !~ /^(previous|sentences)$/ { print $2 }' | while read -r o; do
			echo "$t $o $(like "$t" "$o" || echo none)"
		done
	done
}

@test "tables with a byte order mark and CRLF are read" {
	table_options >all
	[ "$(wc -l <all)" -ge 7 ]
	while read -r t o table; do
		[ "$table" != none ] || fail "no table for $t --$o"
		{ printf '\357\273\277'; sed 's/$/\r/' "$table"; } >marked
		"$t" "--$o" marked </dev/null 2>err || fail "$t --$o: $(cat err)"
		# What is behind the mark is the name of the first column, and counts.
		sed '1s/\xEF\xBB\xBF[a-z]*/\xEF\xBB\xBFnothing/' marked >unmarked
		rc=0; "$t" "--$o" unmarked </dev/null 2>err || rc=$?
		[ $rc -eq 1 ] && grep -q "^$t: unmarked:1: column '[a-z]*' is missing" err || fail "$t --$o: $rc $(cat err)"
	done <all
}

@test "tables are read from a pipe, which can be read but once" {
	table_options >all
	while read -r t o table; do
		"$t" "--$o" <(cat "$table") </dev/null 2>err || fail "$t --$o: $(cat err)"
	done <all
}

@test "tables in UTF-16, and tables without TABs, are refused by what they are" {
	table_options >all
	while read -r t o table; do
		for code in UTF-16 UTF-16LE UTF-16BE; do
			iconv -f UTF-8 -t $code "$table" >wide
			rc=0; "$t" "--$o" wide </dev/null 2>err || rc=$?
			[ $rc -eq 1 ] && [ "$(cat err)" = "$t: wide:1: UTF-16, not UTF-8: save it as UTF-8 text, or: iconv -f UTF-16 -t UTF-8 FILE" ] ||
				fail "$t --$o $code: $rc $(cat err)"
		done
		tr '\t' ';' <"$table" >semicolons
		rc=0; "$t" "--$o" semicolons </dev/null 2>err || rc=$?
		[ $rc -eq 1 ] && grep -q "^$t: semicolons:[0-9]*: column '[a-z]*' is missing in the first line, which has no TAB$" err ||
			fail "$t --$o: $rc $(cat err)"
	done <all
}

# Topics of our own: fish, with a leaf, and a shield.
own_topics() {
	printf 'id\tparent\tlabel\tiptc\nfish\t\tFisheries\t99\nfish.quota\tfish\tCatch limits\t\n' >tax.tsv
	printf 'topic\tphrase\tstrength\nfish.quota\tcod quota\tstrong\n-\ttrade war\t\n' >phrases.tsv
}

@test "own topics reach commitments as they do topics" {
	own_topics
	echo 'Norway agreed to raise the cod quota. Peru agreed to end the trade war.' | sentsplit --doc d >in
	[ "$(commitments --topics phrases.tsv --taxonomy tax.tsv in | cut -f 13)" = "fish.quota" ] ||
		fail "$(commitments --topics phrases.tsv --taxonomy tax.tsv in | cut -f 13)"
	[ "$(commitments in | cut -f 13 | head -1)" != fish.quota ]
	commitments in | cut -f 13 | tail -1 | grep -q trade
	commitments --topics phrases.tsv in | cut -f 13 | tail -1 | grep -vq trade
	# The same rows but for that column.
	commitments in | cut -f 1-12,14- >without
	commitments --topics phrases.tsv --taxonomy tax.tsv in | cut -f 1-12,14- | cmp - without
	topics -l phrases.tsv --taxonomy tax.tsv in | cut -f 4,6 | grep -qx "fish.quota	" || fail "topics"
}

@test "own topics of commitments are refused as those of topics are" {
	printf 'topic\tphrase\tstrength\nx\ty\tstrongish\n' >bad.tsv
	rc=0; commitments --topics bad.tsv </dev/null 2>err || rc=$?
	[ $rc -eq 1 ] && grep -q "^commitments: bad.tsv:2: field strength: neither strong nor weak: 'strongish'" err || fail "$rc $(cat err)"
	printf 'id\tlabel\n\tnone\n' >bad.tsv
	rc=0; commitments --taxonomy bad.tsv </dev/null 2>err || rc=$?
	[ $rc -eq 1 ] && grep -q "^commitments: bad.tsv:2: field id: empty: ''" err || fail "$rc $(cat err)"
	rc=0; commitments --topics gone.tsv </dev/null 2>err || rc=$?
	[ $rc -eq 1 ] && grep -q "^commitments: gone.tsv: No such file" err || fail "$rc $(cat err)"
}

@test "what topics --list prints can be edited and given back" {
	topics --list >list.tsv
	topics --no-builtin --taxonomy list.tsv --list | cmp - list.tsv
	sed 's/\tHealth\t/\tPublic health\t/' list.tsv >edited.tsv
	run ! cmp -s list.tsv edited.tsv
	topics --taxonomy edited.tsv --list | cmp - edited.tsv
	rows >in
	topics in >want
	topics --taxonomy list.tsv in | cmp - want
	# What two of its columns were called before is read as well.
	sed '1s/iptc/iptc_medtop/; 1s/plover/plover_context/' list.tsv >old.tsv
	topics --no-builtin --taxonomy old.tsv --list | cmp - list.tsv
}

@test "--check runs the examples of a user's tables" {
	own_topics
	printf 'pattern\tstatus\tbound\taction\tscore\texample\texpect\n%s\tplanned\tsubject\tvp\t80\t%s\t%s\n' \
		'frobnicate/v to' 'Peru frobnicated to send ships.' 'planned|send ships' >cues.tsv
	printf 'id\ttype\tcountry\tname\texample\texpect\nORLAN\tORG\tPER\tOrlan Works\tChile sold Orlan Works.\tOrlan Works\n' >names.tsv
	printf 'topic\tphrase\tstrength\texample\nfish.quota\tcod quota\tstrong\tThe cod quotas fell.\n-\ttrade war\t\tA trade war broke out.\n' >phrases.tsv
	run -0 commitments --check --cues cues.tsv -l names.tsv --topics phrases.tsv --taxonomy tax.tsv
	[ "$output" = "cues.tsv: 1 row, 1 with an example, 0 failed
names.tsv: 1 row, 1 with an example, 0 failed
phrases.tsv: 2 rows, 2 with an example, 0 failed
tax.tsv: 2 rows, 0 with an example, 0 failed" ] || fail "$output"
	run -0 entities --check -l names.tsv
	run -0 topics --check -l phrases.tsv --taxonomy tax.tsv
}

# TOOL OPTION TABLE WANT: the example of line 3 of the table fails, that of line 2 does not.
check_fails() {
	rc=0; "$1" "$2" "$3" --check >out 2>err || rc=$?
	[ $rc -eq 1 ] || fail "$1 $2: exit $rc"
	[ "$(cat err)" = "$1: $3:3: field example: $4" ] || fail "$1 $2: $(cat err)"
	grep -qx "$3: 2 rows, 2 with an example, 1 failed" out || fail "$1 $2: $(cat out)"
}

@test "--check says which example failed, and how" {
	head='pattern\tstatus\tbound\taction\tscore\texample\texpect\nshrug/v off\trefused\tsubject\tnp\t80\tPeru shrugged off the offer.\t\n'
	while IFS='|' read -r pattern example expect want; do
		printf "$head"'%s\tplanned\tsubject\tvp\t80\t%s\t%s\n' "$pattern" "$example" "${expect/\//|}" >cues.tsv
		check_fails commitments --cues cues.tsv "$want"
	done <<-EOF
	frobnicate/v to|Peru frobnicated.||no row by this cue: 'Peru frobnicated.'
	frobnicate/v to|Peru frobnicated to sail.|planned/sails|another row than expected: 'planned|sail'
	shrug/v off|Peru shrugged off the offer.||no row by this cue: 'Peru shrugged off the offer.'
	EOF
	head='id\ttype\tcountry\tname\texample\texpect\nX1\tORG\t\tOrlan Works\tChile sold Orlan Works.\t\n'
	while IFS='|' read -r type name example expect want; do
		printf "$head"'X2\t%s\t\t%s\t%s\t%s\n' "$type" "$name" "$example" "$expect" >names.tsv
		check_fails entities -l names.tsv "$want"
		check_fails commitments -l names.tsv "$want"
	done <<-EOF
	ORG|Xan Works|Chile sold it.||no mention with this id and type: 'Chile sold it.'
	ORG|Xan Works|Chile sold Xan Works.|Xan|other words than expected: 'Xan Works'
	SHIELD|Peru|Chile sold it.||the name is not in it: 'Chile sold it.'
	EOF
	printf 'topic\tphrase\tstrength\texample\nfish\tcod quota\tstrong\tThe cod quotas fell.\n-\ttrade war\t\tTrade and war.\n' >phrases.tsv
	for t in topics\ -l commitments\ --topics; do
		# shellcheck disable=SC2086  # a program and its option
		check_fails $t phrases.tsv "this phrase is not found, or has lost its words to another: 'Trade and war.'"
	done
}

@test "--check wants a table, and no input" {
	for t in commitments entities topics; do
		rc=0; $t --check </dev/null >out 2>err || rc=$?
		[ $rc -eq 2 ] && grep -qx "$t: --check: no table of yours to check" err || fail "$t: $rc $(cat err)"
		rc=0; $t --check in </dev/null >out 2>err || rc=$?
		[ $rc -eq 2 ] && grep -qx "$t: --check reads no FILE: 'in'" err || fail "$t: $rc $(cat err)"
	done
	rc=0; commitments --cues gone --check 2>err || rc=$?
	[ $rc -eq 1 ] && grep -q '^commitments: gone: No such file' err || fail "$rc $(cat err)"
}
