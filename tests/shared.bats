# What is measured on annotated documents beside the checkout (../shared). The floors are
# a little below what is reached: a change that falls under one is looked at.

setup() {
	load helper
	SHARED=$ROOT/../shared
	[ -d "$SHARED/dev/docs" ] || skip "no annotated documents in ../shared"
	command -v python3 >/dev/null || skip "no python3"
	cd "$BATS_TEST_TMPDIR" || return 1
}

# All documents with their dates as sentence rows; doc is the path below ../shared.
documents() {
	python3 - "$SHARED" <<-'EOF'
	import csv, sys
	for r in csv.DictReader(open(sys.argv[1] + "/dev/docs.csv", encoding="utf-8", newline="")):
	    print(r["id"], r["date"])
	EOF
}

sentences() {
	documents | while read -r id date; do
		sentsplit --doc "$id.txt" --date "$date" "$SHARED/dev/docs/$id.txt"
	done
}

# score SCRIPT GOLD TABLE PATTERN FLOOR: the number behind PATTERN is FLOOR or more.
score() {
	local got
	python3 "$SHARED/eval/$1" "$SHARED/dev/$2" "$3" >figures || fail "$1"
	got=$(sed -n "s/.*$4 *\([0-9.]*\).*/\1/p" figures | head -1)
	awk -v got="$got" -v floor="$5" 'BEGIN { exit !(got >= floor) }' ||
		fail "$4 is $got, the floor $5: $(cat figures)"
}

@test "every offset cuts the right bytes out of 105 documents" {
	sentences >rows
	{ sentsplit -H </dev/null; cat rows; } >headed
	python3 "$ROOT/tests/offsets.py" headed text "$SHARED/dev/docs/" >n
	[ "$(cat n)" -gt 900 ]
	entities -H rows >table
	python3 "$ROOT/tests/offsets.py" table text "$SHARED/dev/docs/" >n
	[ "$(cat n)" -gt 3000 ]
	commitments -H rows >table
	python3 "$ROOT/tests/offsets.py" table action "$SHARED/dev/docs/" >n
	[ "$(cat n)" -gt 300 ]
	topics -H rows >table
	awk -F '\t' 'NF != 11 { exit 1 }' table
}

@test "entities keep their accuracy" {
	sentences | entities -H >table
	score score_entities.py entities.tsv table 'all  .*F1' 0.95
	score score_entities.py entities.tsv table 'names: id' 0.96
	score score_entities.py entities.tsv table 'country' 0.94
}

@test "commitments keep their accuracy" {
	sentences | commitments -H >table
	score score_commitments.py commitments.tsv table 'commitment .*F1' 0.75
	score score_commitments.py commitments.tsv table 'status' 0.84
	score score_commitments.py commitments.tsv table 'full-row F1' 0.35
}

@test "798 records of a CSV file keep their ids and dates" {
	command -v xz >/dev/null || skip "no xz"
	xz -dc "$SHARED/corpus/state.csv.xz" >state.csv
	sentsplit --csv --text-col body --id-col id --date-col date state.csv >rows
	[ "$(cut -f 1 rows | uniq | wc -l)" -eq 798 ]
	awk -F '\t' '$2 !~ /^20[0-9][0-9]-[0-9][0-9]-[0-9][0-9]$/ { exit 1 }' rows
	python3 - <<-'EOF'
	import csv
	csv.field_size_limit(1 << 30)
	body = {r["id"]: r["body"].encode() for r in csv.DictReader(open("state.csv", encoding="utf-8", newline=""))}
	table = bytes.maketrans(b"\t\n\v\f\r\0", b"      ")
	for line in open("rows", "rb"):
	    f = line.rstrip(b"\n").split(b"\t")
	    assert body[f[0].decode()][int(f[4]):int(f[5])].translate(table) == f[6], f
	EOF
}
