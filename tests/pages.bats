# What the manual pages say of options and columns is what the programs' own tables say
# (--help=tsv, readout(7)), and so is what they write.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return 1
}

# table KIND TOOL: the rows of that kind.
table() {
	"$2" --help=tsv | awk -F '\t' -v kind="$1" '$1 == kind'
}

# section NAME PAGE: the lines of a section or subsection.
section() {
	awk -v name="$1" '/^\.S[hs] / { on = substr($0, 5) == name; next } on' "$ROOT/man/$2"
}

# The value of an option that is set in mdoc, or nothing; for awk.
VALUE='function value(text) { return sub(/.* Ar /, "", text) ? substr(text, 1, match(text " ", " ") - 1) : "" }'

# Letter, name and value of the options that the items of a list are of.
items() {
	awk "$VALUE"'/^\.It Fl / {
		n = split(substr($0, 5), part, / , /)
		for (i = 1; i <= n; i++) {
			split(part[i], word, " ")
			if (word[2] !~ /^-/) { letter = word[2]; continue }
			print letter "\t" substr(word[2], 2) "\t" value(part[i])
			letter = ""
		}
	}' | sort
}

# The shortest form and the value of the options of a synopsis.
synopsis() {
	awk "$VALUE"'/^\.Op Fl / {
		n = split(substr($0, 5), part, / \| /)
		for (i = 1; i <= n; i++) {
			split(part[i], word, " ")
			print word[2] "\t" value(part[i])
		}
	}' | sort
}

# Names and meanings of the columns of a list, without blanks, macros and escapes; the meaning
# of several at once is left out.
columns() {
	sed -E 's/\\&//g; s/Xr ([a-z]+) ([0-9])/\1(\2)/g; s/Fl -/--/g; s/(^\.| )(Ql|Cm|Ar) /\1/g' |
		awk 'function done(  i, n, name) {
				gsub(/ /, "", text)
				n = split(names, name, ", ")
				for (i = 1; i <= n; i++) print name[i] "\t" (n > 1 ? "" : text)
				names = ""
			}
			/^\.It Sy/ { next }
			/^\.(It|El)/ { done() }
			/^\.It / { at = index($0, " Ta "); names = substr($0, 5, at - 5); $0 = substr($0, at + 4); text = "" }
			names != "" { sub(/^\./, ""); text = text " " $0 }
			END { done() }'
}

# same WHAT: the files `page` and `program` do not differ, and have something in them.
same() {
	[ -s program ] || fail "$1: nothing"
	diff page program >differ || fail "$1: $(cat differ)"
}

@test "options" {
	for t in $EVERY; do
		table option "$t" | awk -F '\t' '{ print $3 "\t" $2 "\t" tolower($4) }' | sort >program
		{ section OPTIONS "$t.1"; section "COMMON OPTIONS" readout.7; } | items >page
		# Who writes no rows has no options for them.
		[ "$t" != brief ] || sed -i '/	\(format\|header\|line-buffered\)	/d' page
		same "$t"
		section "COMMON OPTIONS" readout.7 | items | cut -f 2 >common
		awk -F '\t' 'NR == FNR { common[$1] = 1; next }
			!($2 in common) || $1 == "H" { print ($1 ? $1 : "-" $2) "\t" $3 }' common program | sort >own
		mv own program
		section SYNOPSIS "$t.1" | synopsis >page
		same "$t, synopsis"
	done
}

@test "--help names every option, with its value and what the table says" {
	for t in $EVERY; do
		$t --help | grep '^ ' | sed 's/\[=\([A-Z]*\)\]/ \1/' | tr -s ' \n' ' ' >help
		table option "$t" | awk -F '\t' '{ print ($3 == "" ? "" : "-" $3 ", ") "--" $2 " " ($4 == "" ? "" : $4 " ") $6 " " }' >program
		[ -s program ]
		while read -r text; do
			grep -qF -- " $text " help || fail "$t: not in --help: $text"
		done <program
	done
}

@test "columns" {
	for t in ${EVERY/ brief/}; do
		if [ "$t" = sentsplit ]; then section "Sentence rows" readout.7; else section COLUMNS "$t.1"; fi |
			columns >page
		table column "$t" | awk -F '\t' '{ gsub(/ /, "", $6); print $2 "\t" $6 }' |
			awk -F '\t' 'NR == FNR { given[FNR] = $2; next } { print $1 "\t" (given[FNR] == "" ? "" : $2) }' page - >program
		same "$t"
		table column "$t" | cut -f 2 | paste -s >names
		all=""
		grep -q before names && all=--context=1
		# Columns that an option puts in the place of the others stand behind them.
		has_option "$t" rows && more=--rows || more=""
		# shellcheck disable=SC2086  # an option or none
		{ $t -H $all </dev/null; [ -z "$more" ] || $t -H $more </dev/null; } | paste -s | cmp - names || fail "$t -H"
	done
}

@test "fields have the type of their column" {
	rows >in
	for t in $TOOLS; do
		$t in >out
		table column "$t" | cut -f 5 >types
		awk -F '\t' 'NR == FNR { type[NR] = $1; n = NR; next }
			{ rows++ }
			{ for (i = 1; i <= NF; i++)
				if (type[i] == "integer" && $i !~ /^[0-9]+$/ || type[i] == "number" && $i !~ /^[0-9]+\.[0-9]+$/ ||
				    type[i] == "list" && $i ~ /^;|;;|;$/) { print "column " i ": " $i; bad = 1 } }
			END { exit bad || !n || !rows }' types out || fail "$t"
	done
}
