# commitments: its golden cases, and what no single case can say.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return 1
}

@test "golden cases" {
	golden commitments
}

@test "every row of the tables does what its example shows" {
	# example is a sentence; expect is status|action of its first row, empty for no row.
	for table in cues cue_frames cue_exclusions adjuncts; do
		awk -F '\t' -v table="$table" '
			/^#/ { next }
			!col["pattern"] { for (i = 1; i <= NF; i++) col[$i] = i; next }
			$col["example"] != "" {
				print NR "\t" $col["example"] > "docs"
				if (col["expect"]) print NR "\t" $col["expect"] > "want"
				else print NR "\t" > "want"
			}' "$ROOT/data/$table.tsv"
		[ -s docs ] || continue
		sentsplit --tsv --no-header --id-col 1 --text-col 2 docs | commitments --no-judge >rows
		awk -F '\t' '
			FILENAME == "rows" { if (!($1 in got)) got[$1] = $6 "|" $9; next }
			{ print $1 "\t" got[$1] }' rows docs >got
		diff want got >changes || fail "$table: $(head -6 changes)"
		rm -f docs want
	done
}

@test "actions and cues cut their words out of the sentence" {
	rows >in
	sentsplit "$ROOT"/examples/*.txt >>in
	commitments in >out
	[ "$(wc -l <out)" -gt 20 ]
	LC_ALL=C awk -F '\t' '
		NR == FNR { text[$1, $3] = $7; start[$1, $3] = $5; next }
		{
			key = $1 SUBSEP $3
			if (substr(text[key], $4 - start[key] + 1, $5 - $4) != $9) print "action: " $0
			if (!index(text[key], $15)) print "cue: " $0
			if ($10 && !index(text[key], $10)) print "due: " $0
		}' in out >wrong
	[ ! -s wrong ] || fail "$(head -3 wrong)"
}

@test "a sentence of 200 kB is read in time that grows with its length" {
	awk 'BEGIN {
		text = ""
		while (length(text) < 200000) text = text "and that China, which \342\200\223 said that it \342\200\223 agreed to "
		printf "d\t\t1\t1\t0\t%d\t%s\n", length(text), text
	}' | LC_ALL=C awk -F '\t' -v OFS='\t' '{ $6 = length($7); print }' >long
	commitments long >/dev/null
	sed 's/and that China, which/the ministers who said that they will meet and/g' long |
		LC_ALL=C awk -F '\t' -v OFS='\t' '{ $6 = length($7); print }' >longer
	commitments longer >/dev/null
}

# How many columns there are without --context, whose columns are the last three.
plain_columns() {
	commitments -H </dev/null | awk -F '\t' '{ print NF }'
}

@test "--context adds columns and changes no other" {
	sentsplit "$ROOT"/examples/*.txt >in
	commitments -H in >plain
	for n in 0 1 2 7; do
		commitments -H --context "$n" in >wide
		cut -f "1-$(plain_columns)" wide | cmp - plain || fail "--context $n"
	done
	commitments --context 1 in | awk -F '\t' -v OFS='\t' '{ print $1, $3, $(NF - 2), $(NF - 1), $NF }' | uniq >got
	awk -F '\t' -v OFS='\t' '
		FILENAME == "in" { text[$1, $3] = $7; next }
		{ print $1, $2, text[$1, $2], text[$1, $2 - 1], text[$1, $2 + 1] }' in got >want
	cmp got want
	run -2 commitments --context 101 in
}

@test "--color marks the words of the columns" {
	sentsplit --doc d "$ROOT/examples/talks.txt" >in
	commitments --color=always in >marked
	[ "$(wc -l <marked)" -eq "$(commitments in | cut -f 3 | uniq | wc -l)" ]
	sed 's/\x1b\[[0-9;]*m//g; s,\( /[a-z]*\)*$,,' marked >bare
	cut -f 7 in | grep -Fxc -f - bare >n || true
	[ "$(cat n)" -eq "$(wc -l <marked)" ] || fail "$(head -3 bare)"
	commitments --color=auto in | cmp - <(commitments in)
}

@test "a verb that only the user's cues have is learned in all its forms" {
	printf 'pattern\tstatus\tbound\taction\tscore\nfrobnicate/v to\tplanned\tsubject\tvp\t80\n' >own
	echo "Peru frobnicated to send ships. Chile is frobnicating to win." |
		sentsplit --doc d | commitments --cues own | cut -f 7,9 >got
	printf 'PER\tsend ships\nCHL\twin\n' | cmp - got
}

# It is not judged, and so says nothing of how probable another row is.
@test "a user's cue inside the action of a shipped one leaves that its score, and stands where that falls" {
	printf 'pattern\tstatus\tbound\taction\tscore\nopen/v\tpledged\tsubject\tnp\t33\n' >own
	score() { cut -f 6,9,16; }
	echo "Kenya agreed to open a port in Peru." | sentsplit >in
	printf 'feature\tweight\nbias\t2\nthreshold\t1\n' >flat
	commitments --judge flat in | score >want
	[ -s want ]
	commitments --judge flat --cues own in | score | cmp - want
	commitments --cues own --explain in 2>&1 >/dev/null | grep -q "none: 'open': part of another action$"
	printf 'feature\tweight\nthreshold\t1\n' >strict
	commitments --judge strict in | cmp - /dev/null
	[ "$(commitments --judge strict --cues own in | score)" = $'pledged\ta port in Peru\t0.33' ]
}

@test "--context quotes so many bytes of a long sentence, around the action" {
	awk 'BEGIN { for (i = 0; i < 400; i++) s = s "China will é" i " open schools in Peru and "; print s "rest." }' | sentsplit >long
	printf 'x\t\t2\t1\t0\t20000\t%s\n' "$(head -c 10000 /dev/zero | sed 's/\x0/é/g')" | sed 's/^x/-/' >>long
	[ "$(awk -F '\t' '{ print (length($7) > 9000) }' long | tr -d '\n')" = 11 ]
	commitments long >plain
	commitments --context 1 long >wide
	cut -f "1-$(plain_columns)" wide | cmp - plain
	[ "$(wc -l <wide)" -gt 300 ]
	LC_ALL=C awk -F '\t' '
		FNR == NR { text[FNR] = $7; next }
		{ own = $(NF - 2) }
		length(own) > 4096 || length(own) < 4000 || !index(own, $9) || !index(text[1], own) || $(NF - 1) != "" ||
		length($NF) != 4096 || !index(text[2], $NF) { exit 1 }
		own != text[1] && (substr(text[1], index(text[1], own) + length(own), 1) ~ /[^ ]/ || own ~ /^ | $/) { exit 1 }' long wide || fail "not as told"
	LC_ALL=C.UTF-8 iconv -f UTF-8 -t UTF-8 wide >/dev/null || fail "half a character"
	# What is not longer is whole.
	awk 'BEGIN { s = "China will open schools in Peru"; while (length(s) < 4091) s = s " x"; print s "." }' | sentsplit >just
	commitments --context 0 just | awk -F '\t' '{ print $(NF - 2) }' | cmp - <(cut -f 7 just)
}

# Actors and partners of the first row of a sentence.
parties() {
	local text=$1
	shift
	echo "$text" | sentsplit --doc d --date 2024-08-29 | commitments "$@" | cut -f 7,8 | head -1
}

@test "the trained tagger's people and bodies are those of entities" {
	text="Steinfeld Energy said it would invest in Ghana."
	[ "$(parties "$text")" = "Steinfeld Energy	" ] || fail "$(parties "$text")"
	[ "$(parties "$text" --no-tagger)" = "	" ] || fail "$(parties "$text" --no-tagger)"
	echo "$text" | sentsplit --doc d | entities | cut -f 6,7 | grep -qx "ORG	Steinfeld Energy"
}

@test "what only the tagger has found is no party where it is just named" {
	text="The United States will work with the Fund for Kenya and Orlan."
	[ "$(parties "$text")" = "USA	" ] || fail "$(parties "$text")"
	text="Officials said that Zantrell will deliver the pumps by 2030."
	[ "$(parties "$text")" = "	" ] || fail "$(parties "$text")"
}

@test "the code of a party is as long as it is" {
	id=$(printf 'Board of Governors and Observers é %.0s' {1..9})
	id=${id% }
	printf 'id\ttype\tcountry\tname\tnames\n%s\tORG\t\tZarrin Bank\tZarrin Bank\n' "$id" >names.tsv
	got=$(parties "Zarrin Bank will lend Kenya the money." -l names.tsv)
	[ "$got" = "$id	KEN" ] || fail "$got"
}
