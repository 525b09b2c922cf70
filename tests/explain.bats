# --explain: a line for every sentence, in one form, and the same rows.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return 1
	sentsplit "$ROOT"/examples/*.txt | sed 's,^[^\t]*/,,' >in
	printf 'odd\t\t1\t1\t0\t9\tSay what?\n\t\t1\t1\t0\t1\t!\n' >>in
	EXPLAINERS=$(for t in $FILTERS; do ! has_option "$t" explain || echo "$t"; done)
}

@test "every sentence has a line, all lines have one form, and rows do not change" {
	[ "$(wc -w <<<"$EXPLAINERS")" -ge 3 ]
	for t in $EXPLAINERS "topics --by doc" "entities --nested" "commitments --no-tagger" "entities --color"; do
		$t in >want
		$t --explain in >out 2>err || fail "$t: $?"
		cmp want out || fail "$t: other rows"
		! grep -vE "^[^:]*:[0-9]+: [A-Za-z]+: ('.*': )?[^ ].*[^ ]$" err || fail "$t: another form"
		cut -d : -f 1,2 err | uniq | sort -u >told
		awk -F '\t' '{ print $1 ":" $3 }' in | sort >sentences
		cmp told sentences || fail "$t: $(diff told sentences | head -3)"
	done
}

@test "every row has a line with its type, status or topic, and its words" {
	commitments --explain in 2>err | awk -F '\t' '{ print $1 ":" $3 ": " $6 ": \047" substr($9, 1, 80) "\047: by" }' >want
	entities --explain in 2>>err | awk -F '\t' '{ print $1 ":" $3 ": " $6 ": \047" substr($10, 1, 80) "\047: by" }' >>want
	topics --explain in 2>>err | awk -F '\t' '{ print $1 ":" $3 ": topic: \047" $4 "\047: " }' >>want
	[ "$(wc -l <want)" -gt 150 ]
	while read -r line; do
		grep -qF -- "$line" err || fail "no line begins with: $line"
	done <want
}

@test "what is quoted ends with a whole character" {
	for x in '' x; do
		text="Kenya agreed to open a port for $x$(printf 'é%.0s' {1..60}) and ships."
		printf '%s\t\t1\t1\t0\t%d\t%s\n' "$x$(printf 'é%.0s' {1..40})" "$(printf %s "$text" | wc -c)" "$text"
	done >long
	[ "$(commitments --explain long 2>err | grep -c .)" -eq 2 ]
	iconv -f UTF-8 -t UTF-8 err | cmp - err
}

@test "what options leave out is told" {
	for t in "commitments --min-score 0.75" "commitments --status agreed" "topics --min-score 0.6" \
		"topics --top 1" "topics --by par --top 1" "entities --types GPE"; do
		# The rows that the option takes away are those that are called dropped.
		name=${t%% *}
		all=$name
		case $t in *--by*) all="topics --by par" ;; esac
		$all --explain in 2>&1 >/dev/null | grep -c ': dropped: .* --' >before || true
		$t --explain in 2>err >out
		lost=$(($($all in | wc -l) - $(wc -l <out)))
		[ "$(grep -c ': dropped: .* --' err)" -eq $((lost + $(cat before))) ] && [ $lost -gt 0 ] ||
			fail "$t: $lost rows lost, $(grep -c ': dropped: ' err) told, $(cat before) without it"
	done
}

@test "without --explain nothing is said" {
	for t in $EXPLAINERS; do
		$t in 2>err >out
		[ ! -s err ] || fail "$t: $(head -3 err)"
	done
}
