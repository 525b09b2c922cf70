# topics: its golden cases, what holds for the shipped lexicon as a whole, and what no
# single case can say.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return
	DATA=$ROOT/data
}

# The rows of all phrase files, without headings and comments.
phrases() {
	awk -F '\t' 'FNR > 1 && !/^#/' "$DATA"/topics/*.tsv
}

# The ids of the taxonomy.
ids() {
	awk -F '\t' 'NR > 1 && !/^#/ { print $1 }' "$DATA/taxonomy.tsv"
}

@test "golden cases" {
	golden topics
}

@test "--list is the taxonomy" {
	topics --list | tail -n +2 >got
	awk 'NR > 1 && !/^#/' "$DATA/taxonomy.tsv" | diff - got
}

@test "codes are of the right form, parents are fields, ids are unique" {
	awk -F '\t' '
		NR == 1 || /^#/ { next }
		NF != 8 { print "columns: " $0 }
		$1 in parent { print "twice: " $1 }
		{ parent[$1] = $2 }
		$1 != $2 substr($1, length($2) + 1) || ($2 != "" && !($2 in parent)) { print "parent: " $0 }
		$2 != "" && parent[$2] != "" { print "depth: " $0 }
		$4 !~ /^([0-9]+(,[0-9]+)*)?$/ || $5 !~ /^([0-9]+(,[0-9]+)*)?$/ { print "code: " $0 }
		$8 !~ /^([A-Z_]+(,[A-Z_]+)*)?$/ { print "theme: " $0 }
		$3 == "" || $7 == "" { print "label, scope: " $0 }' "$DATA/taxonomy.tsv" >wrong
	[ ! -s wrong ] || fail "$(head -3 wrong)"
}

@test "each leaf has 60 phrases of its own, all together 12000" {
	phrases | awk -F '\t' '$1 != "-" { print $1 "\t" tolower($2) }' | sort -u | cut -f 1 |
		uniq -c | awk '{ print $2, $1 }' >counts
	for id in $(ids | grep -F .); do
		awk -v id="$id" '$1 == id && $2 >= 60 { ok = 1 } END { exit !ok }' counts ||
			fail "$id: $(grep "^$id " counts)"
	done
	[ "$(awk '{ n += $2 } END { print n }' counts)" -ge 12000 ]
}

@test "no phrase row is given twice, and each is sorted into a file of its field" {
	phrases | cut -f 1,2,4 | sort | uniq -d >twice
	[ ! -s twice ] || fail "$(head -3 twice)"
	for f in "$DATA"/topics/*.tsv; do
		field=$(basename "$f" .tsv)
		[ "$field" = shields ] && field=-
		awk -F '\t' -v field="$field" -v f="$f" 'FNR > 1 && !/^#/ && $1 != field &&
			substr($1, 1, length(field) + 1) != field "." { print f ": " $0 }' "$f"
	done >astray
	[ ! -s astray ] || fail "$(head -3 astray)"
}

@test "each shipped phrase is found where it stands alone" {
	phrases | awk -F '\t' '$1 != "-" && $3 == "strong" { print $1 "\t" $2 }' >want
	awk -F '\t' '{ print $2 }' want |
		awk '{ printf "%d\t\t1\t1\t0\t%d\tx %s x\n", NR, length + 4, $0 }' |
		topics --min-score 0 | awk -F '\t' '{ print $1 "\t" $4 }' >got
	awk -F '\t' 'NR == FNR { found[$0]; next } !(FNR "\t" $1 in found)' got want >wrong
	[ ! -s wrong ] || fail "$(wc -l <wrong): $(head -5 wrong)"
}

@test "shields yield nothing" {
	phrases | awk -F '\t' '$1 == "-" { printf "%d\t\t1\t1\t0\t%d\tx %s x\n", NR, length($2) + 4, $2 }' |
		topics --min-score 0 >got
	[ ! -s got ] || fail "$(head -3 got)"
}

@test "scores are in (0, 1], best first; terms stand in the sentence" {
	rows >in
	topics --min-score 0 in >out
	[ -s out ]
	awk -F '\t' '
		NR == FNR { text[$1, $3] = $7; next }
		{
			key = $1 SUBSEP $3
			if (!($5 > 0 && $5 <= 1)) print "score: " $0
			if (key == last && $5 > score) print "order: " $0
			n = split($8, t, ";")
			for (i = 1; i <= n; i++) if (!index(text[key], t[i])) print "term: " $0
			last = key; score = $5
		}' in out >wrong
	[ ! -s wrong ] || fail "$(head -3 wrong)"
}

@test "a shipped table can be given as a user's own" {
	rows >in
	topics in >want
	for f in "$DATA"/topics/*.tsv; do options+=(-l "$f"); done
	topics --no-builtin --taxonomy "$DATA/taxonomy.tsv" "${options[@]}" --weights "$DATA/topic_weights.tsv" in | cmp - want
}

@test "--by doc holds what --by sent has, each topic once" {
	rows >in
	topics --by doc --min-score 0 in | cut -f 1,4 | sort >want
	topics --min-score 0 in | cut -f 1,4 | sort -u | cmp - want
}

@test "every SIMD level gives the same rows" {
	rows >in
	topics --simd scalar in >want
	topics in | cmp - want
}

@test "train/propose-phrases gives what marks a topic, and not what is known" {
	command -v python3 >/dev/null || skip "no python3"
	for i in 1 2 3 4; do
		printf 'the tea ceremony %s was long\tfood\nthe long road %s\troads\na walk %s\t\n' $i $i $i
	done >texts
	printf 'topic\tphrase\tstrength\nfood\ttea\tstrong\n' >known
	"$ROOT/train/propose-phrases" --min-odds 0.5 --known known texts | cut -f 1,2,4,5 >got
	grep -qx 'food	tea ceremony	4	0' got || fail "$(cat got)"
	grep -qx 'roads	road	4	0' got || fail "$(cat got)"
	run ! grep -qP '\t(tea|the)\t' got
}

@test "a new topic with a dot belongs under the one before it" {
	printf 'topic\tphrase\tstrength\ntrade.tea\ttea ceremony\tstrong\ntrade.\tpot\tstrong\nown.tea\tteapot\tstrong\n' >own
	echo "The tea ceremony was broken off, with the pot, and the teapot too." | sentsplit --doc d >in
	topics --level 1 -l own in | cut -f 4,8 | sort >got
	printf 'own.tea\tteapot\ntrade\ttea ceremony;pot\n' | cmp - got || fail "$(cat got)"
}
