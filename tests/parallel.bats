# The recipes of docs/scale.md cut a corpus between documents alone: their output is that
# of one process, with blocks so small that many are needed. That they run as they stand
# there is tested in readme.bats.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return 1
	ln -s "$BIN" bin
	mkdir corpus
	for i in {01..40}; do
		for d in talks water statement; do cp "$ROOT/examples/$d.txt" "corpus/$d-$i.txt"; done
	done
	# A document that no block holds, and one whose first sentence is its only one.
	for _ in {1..12}; do cat corpus/water-01.txt; echo; done >corpus/long.txt
	echo 'Kenya will sign the treaty.' >corpus/short.txt
}

# recipe WORD: the block of docs/scale.md that has the word, its sizes made small.
recipe() {
	awk -v RS='```' -v word="$1" 'index($0, "sh\n") == 1 && index($0, word)' "$ROOT/docs/scale.md" |
		sed '1d; s/--block 10M/--block 20k/; s/-n 100/-n 7/; s/bin\/commitments/bin\/TOOL/'
}

# A recipe gives the rows of one process for each filter, and has taken several processes.
same() {
	local tool
	recipe "$1" >recipe.sh
	grep -q TOOL recipe.sh || fail "no recipe with $1"
	for tool in $FILTERS; do
		"$tool" rows.tsv >one.tsv
		[ -s one.tsv ]
		sed "s/TOOL/$tool/" recipe.sh >now.sh
		PARALLEL="--joblog $PWD/log" bash -euo pipefail now.sh || fail "$tool: $(cat now.sh)"
		[ "$(wc -l <log)" -gt 4 ] || fail "$(cat log)"
	done
}

@test "parallel --pipe, --pipepart and lists of files give the bytes of one process" {
	sentsplit corpus/*.txt >rows.tsv
	for word in --pipe\  --pipepart 'find corpus'; do same "$word"; done
}

@test "documents that begin with their title or their voice are not cut from it" {
	# The voice alone, both, the title alone, neither; a document without a sentence.
	printf 'pattern\tvoice\n*talks*\tUSA\n*water-1*\tKEN\n*statement-2*\tAUS;JPN\n' >voices.tsv
	for f in corpus/*.txt; do
		sentsplit --voices voices.tsv --title "$([[ $f != *-?[02468].txt ]] || echo "Statement on $f")" "$f"
	done >rows.tsv
	printf 'corpus/zz\t\t0\t1\t0\t0\tNothing\nlast\t\t1\t1\t0\t17\tPeru will pay us.\n' >>rows.tsv
	[ "$(awk -F '\t' '$3 == 0' rows.tsv | wc -l)" -gt 80 ]
	for word in --pipe\  --pipepart; do same "$word"; done
	# Cut at a first sentence as before there were heads, some documents would lose theirs.
	sentsplit --voice CHL corpus/short.txt corpus/water-0*.txt >rows.tsv
	commitments rows.tsv >one.tsv
	parallel --pipe -k --block 2k --regexp --recend '\n' --recstart '[^\t\n]*\t[^\t\n]*\t1\t' commitments <rows.tsv >many.tsv || true
	run ! cmp -s one.tsv many.tsv
}

@test "a filter that fails in a block is a failure of the recipe" {
	sentsplit corpus/*.txt >rows.tsv
	echo 'no row' >>rows.tsv
	for word in --pipe\  --pipepart; do
		recipe "$word" | sed 's/TOOL/commitments/; s/^cmp.*//' >now.sh
		run ! bash -euo pipefail now.sh
		[[ $output == *"commitments: "*"no row"* ]] || fail "$output"
	done
	rm corpus/water-20.txt
	mkdir corpus/water-20.txt
	recipe 'find corpus' | sed 's/TOOL/commitments/; s/^cmp.*//' >now.sh
	run ! bash -euo pipefail now.sh
}

@test "the mapper for Hadoop Streaming gives the same rows for any cut between lines" {
	cp "$ROOT/examples/spark/map.sh" "$BIN"/{sentsplit,commitments} .
	for i in {01..30}; do
		printf 'doc-%s\t2024-08-29\t%s\n' "$i" "$(sed ':a; N; $!ba; s/\\/\\\\/g; s/\t/\\t/g; s/\n/\\n/g' corpus/talks-01.txt)"
	done >docs.tsv
	./map.sh <docs.tsv >one.tsv
	[ "$(grep -c '^doc-30	' one.tsv)" -gt 5 ]
	split -n l/7 docs.tsv part.
	for p in part.*; do ./map.sh <"$p"; done | cmp - one.tsv
	printf '#!/bin/sh\nexit 1\n' >commitments
	run ! ./map.sh <docs.tsv
}
