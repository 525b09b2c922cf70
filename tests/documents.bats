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

@test "the topics of an action are those it has alone" {
	row() { printf '%s\t\t1\t1\t0\t%d\t%s\n' "$1" ${#2} "$2"; }
	row a 'Kenya will sign the treaty on chemical weapons.' >first
	row b 'Japan ratified the port state protocol.' >second
	commitments second >want
	[ -s want ] || fail "no row"
	cat first second | commitments | grep '^b' | cmp - want
}
