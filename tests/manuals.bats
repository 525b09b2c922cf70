# The manual pages: every example is run and prints what it shows, quotation marks stand in
# pairs, and the cues of readout-cues(5) do what it says.

setup() {
	load helper
	cp -r "$ROOT/examples" "$BATS_TEST_TMPDIR/there"
	cd "$BATS_TEST_TMPDIR/there" || return 1
	mkdir ../path
	ln -s "$ROOT/bin/show" ../path/readout-show
	printf '#!/bin/sh\nexec cat\n' >../path/less
	chmod +x ../path/less
	PATH=$BATS_TEST_TMPDIR/path:$PATH
}

# mdoc's escapes as what they stand for.
plain() {
	sed "s/\\\\(aq/'/g"'; s/\\(dq/"/g; s/\\(ha/^/g; s/\\(ti/~/g; s/\\-/-/g; s/\\&//g; s/\\e/\\/g'
}

# The commands of EXAMPLES of a page, each with what it shows below it, as N.cmd and N.want:
# in .Bd -literal behind "$ ", a command that goes on behind a "|" or "\" at the end of a line;
# and in .Dl, with nothing shown.
examples() {
	rm -f ./*.cmd ./*.want
	awk '
		/^\.S[hs] / { on = substr($0, 5) == "EXAMPLES" }
		!on { next }
		/^\.Dl / { n++; print substr($0, 5) >(n ".cmd"); next }
		/^\.Bd -literal/ { literal = 1; next }
		/^\.Ed/ { literal = command = 0; next }
		!literal { next }
		/^\$ / { n++; sub(/^\$ /, ""); command = 1; printf "" >(n ".want") }
		command { print >(n ".cmd"); command = /(\||\\e)$/; next }
		{ print >(n ".want") }' "$1"
	for file in ./*.cmd ./*.want; do
		[ ! -e "$file" ] || { plain <"$file" >new && mv new "$file"; }
	done
}

# Puts what the commands printed into the page, behind them.
rewrite() {
	awk '
		function told(  line) { while ((getline line <(n ".shown")) > 0) print line; command = 0 }
		/^\.S[hs] / { on = substr($0, 5) == "EXAMPLES" }
		on && /^\.Dl / { n++ }
		on && /^\.Bd -literal/ { literal = 1; print; next }
		on && literal && (/^\.Ed/ || /^\$ /) { if (command) told() }
		on && /^\.Ed/ { literal = 0 }
		on && literal && /^\$ / { n++; command = open = 1 }
		on && literal && open { print; open = /(\||\\e)$/; next }
		on && literal { next }
		{ print }' "$1" >new
	cp new "$1"
}

@test "every example of a manual is run, and prints what the manual shows" {
	long
	total=0
	for page in "$ROOT"/man/*.[1-8]; do
		examples "$page"
		for ((n = 1; ; n++)); do
			[ -e "$n.cmd" ] || break
			bash -euo pipefail "$n.cmd" >"$n.got" 2>err || [ $? -eq 141 ] || fail "$page: $(cat "$n.cmd" err)"
			if [ "${GOLDEN:-}" = write ]; then
				sed "s/\\\\/\\\\e/g; s/'/\\\\(aq/g; s/^\\./\\\\\&./" "$n.got" >"$n.shown"
			elif [ -e "$n.want" ]; then
				cmp "$n.want" "$n.got" || fail "$page: $(cat "$n.cmd"; diff "$n.want" "$n.got")"
			else
				[ -s "$n.got" ] || fail "$page: prints nothing: $(cat "$n.cmd")"
			fi
			total=$((total + 1))
		done
		[ "${GOLDEN:-}" != write ] || rewrite "$page"
		rm -rf ./* && cp -r "$ROOT"/examples/* .
	done
	[ $total -ge 20 ] || fail "only $total examples"
}

@test "every program has examples" {
	for t in $ALL_TOOLS; do
		examples "$ROOT/man/$t.1"
		[ -e 1.cmd ] || fail "$t"
	done
}

@test "quotation marks stand in pairs, none inside of another" {
	command -v mandoc >/dev/null || skip "no mandoc"
	for page in "$ROOT"/man/*.[1-8]; do
		for form in utf8 ascii; do
			mandoc -T$form "$page" | sed 's/.\x08//g' >text
			[ -s text ]
			# In ascii both marks are the same, and those of the examples are with them.
			[ $form = utf8 ] || { [ $(($(tr -cd '"' <text | wc -c) % 2)) -eq 0 ] || fail "$page"; continue; }
			tr -s ' \n' ' ' <text | sed 's/“/\n“/g; s/”/”\n/g' >marks
			! grep -nE '^“[^”]*$|^[^“]*”' marks || fail "$page: $(grep -E '^“[^”]*$|^[^“]*”' marks | cut -c 1-80)"
		done
	done
	# It finds what it is for.
	printf '.Dd January 1, 2026\n.Dt X 1\n.Os\n.Sh NAME\n.Nm x\n.Nd x\n.Pq Dq one , Dq two\n' | mandoc -Tutf8 |
		sed 's/.\x08//g' | tr -s ' \n' ' ' | sed 's/“/\n“/g; s/”/”\n/g' | grep -qE '^“[^”]*$' || fail "blind"
}

# pattern, what its columns say, example and action of each cue that the page shows.
page_cues() {
	plain <"$ROOT/man/readout-cues.5" | awk '
		/^\.It Li ".*" No \(em / || /^\.It Li ".*" No \\\(em / {
			sub(/^\.It Li "/, ""); at = index($0, "\" No "); pattern = substr($0, 1, at - 1)
			said = $0; sub(/.*\(em /, "", said)
			getline example; getline action
			sub(/^\.Pq Li "/, "", action); sub(/"$/, "", action)
			print pattern "\t" said "\t" example "\t" action
		}'
}

@test "the cues of readout-cues(5) are those of examples/cues.tsv, and do what it says" {
	page_cues | sort >page
	[ "$(wc -l <page)" -ge 30 ]
	awk -F '\t' '
		/^#/ { next }
		!n++ { for (i = 1; i <= NF; i++) col[$i] = i; next }
		{
			said = $col["status"] ", " $col["bound"] ", " $col["action"]
			split("denied joint subject cameo", names, " ")
			for (i = 1; i <= 4; i++) if ($col[names[i]] != "") said = said ", " names[i] " " $col[names[i]]
			print $1 "\t" said "\t" $col["example"] "\t" substr($col["expect"], index($col["expect"], "|") + 1)
		}' cues.tsv | sort >table
	diff page table
	run -0 commitments --cues cues.tsv --check
	[[ $output == *", 0 failed" ]] || fail "$output"
}

@test "readout-cues(5) shows every construct, class and value of a column" {
	file=$ROOT/lib/commit
	cut -f 1 cues.tsv | grep -v '^#' >patterns
	for class in $(sed -n '/ classes\[\] = {/,/};/p' "$file/cue_trie.c" | grep -o '"[A-Z]*"' | tr -d '"'); do
		grep -qw "$class" patterns || fail "class $class"
		plain <"$ROOT/man/readout-cues.5" | grep -qw "$class" || fail "class $class in the page"
	done
	for construct in '/v' '/n' '=' '(.*|' '?' ' > ' 'NP\*' 'MOD\*'; do
		grep -q -- "$construct" patterns || fail "$construct"
	done
	for names in bound_names action_names subject_names; do
		for value in $(awk -v names="${names}[]" 'index($0, names) { on = 1 } on; /};/ { on = 0 }' "$file/cue_compile.c" | grep -o '"[a-z]*"' | tr -d '"'); do
			awk -F '\t' -v value="$value" '{ for (i = 3; i <= 8; i++) if ($i == value) found = 1 } END { exit !found }' cues.tsv ||
				fail "$names: $value"
			grep -qw "$value" "$ROOT/man/readout-cues.5" || fail "$names: $value in the page"
		done
	done
}
