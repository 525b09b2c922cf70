# Documents are independent: the rows of one are the same alone, after any other, and
# wherever a stream is cut between documents.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return 1
	for d in talks water statement; do
		sentsplit --doc $d "$ROOT/examples/$d.txt" >$d.rows
	done
}

@test "what came before a document does not change its rows" {
	for tool in $FILTERS; do
		for d in talks water statement; do
			"$tool" $d.rows >$d.want
		done
		for order in "talks water statement" "statement talks water" "water statement talks"; do
			for d in $order; do cat "$d.rows"; done | "$tool" >got
			for d in $order; do cat "$d.want"; done | cmp - got || fail "$tool: $order"
		done
	done
}

# A question is not read for undertakings, and yet the document before it is over.
@test "nor does it where a question begins the document" {
	row() { printf '%s\t\t%d\t1\t%d\t%d\t%s\n' "$1" "$2" "$3" $(($3 + ${#4})) "$4"; }
	text='Norway must say that it may build a port.'
	{ row b 1 0 'Who builds?' && row b 2 20 'Kenya will build a port.'; } >second
	for n in $(seq 20); do row a "$n" $((n * 50)) "$text"; done >first
	commitments second >want
	[ -s want ] || fail "no row"
	cat first second | commitments | grep '^b' | cmp - want
}

@test "the topics of an action are those it has alone" {
	row() { printf '%s\t\t1\t1\t0\t%d\t%s\n' "$1" ${#2} "$2"; }
	row a 'Kenya will sign the treaty on chemical weapons.' >first
	row b 'Japan ratified the port state protocol.' >second
	commitments second >want
	[ -s want ] || fail "no row"
	cat first second | commitments | grep '^b' | cmp - want
}
