# readout-fit: weights of one's own, from texts whose topics are known.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return 1
	printf '%s\t%s\t%s\n' topic phrase strength money bank strong rivers bank strong >phrases.tsv
	printf '%s\t%s\n' text topic >texts.tsv
	for what in lent lost kept made took gave; do
		printf '%s\t%s\n' "The bank $what money." money "The flooded bank $what way." rivers
	done >>texts.tsv
}

fit() { "$ROOT/bin/readout-fit" "$@"; }

# The topics of a sentence with these weights, best first.
judge() { echo "$1" | sentsplit --doc d | topics --no-builtin -l phrases.tsv --weights weights.tsv "${@:2}" | cut -f 4,5; }

@test "a phrase of two topics means what stands beside it" {
	fit --no-builtin -l phrases.tsv texts.tsv >weights.tsv 2>figures
	[ "$(judge 'Nobody saw money at the bank.' --top 1 | cut -f 1)" = money ]
	[ "$(judge 'The bank is flooded.' --top 1 | cut -f 1)" = rivers ]
	grep -q '^readout-fit: 12 texts in 12 documents, [0-9]* topics proposed; .* precision 1.000, recall 1.000$' figures || fail "$(cat figures)"
	# Without them both are as sure by the rule.
	[ "$(echo 'Nobody saw money at the bank.' | sentsplit | topics --no-builtin -l phrases.tsv | cut -f 5 | sort -u | wc -l)" -eq 1 ]
}

@test "the same texts give the same weights, from a file and from a pipe" {
	fit --no-builtin -l phrases.tsv texts.tsv >weights.tsv 2>figures
	fit --no-builtin -l phrases.tsv <texts.tsv 2>figures | cmp - weights.tsv
	head -1 weights.tsv | grep -qx 'topic	feature	weight'
}

@test "--keep and --least leave words out, and --keep 0 all" {
	for options in "--keep 0" "--least 1000"; do
		# shellcheck disable=SC2086  # two words
		fit --no-builtin -l phrases.tsv $options texts.tsv 2>figures | grep -c 'word: ' >n || true
		[ "$(cat n)" -eq 0 ] || fail "$options: $(cat n)"
	done
	[ "$(fit --no-builtin -l phrases.tsv --keep 2 texts.tsv 2>figures | grep -c 'word: ')" -le 2 ]
}

@test "probabilities teach and count in no figures; weights count" {
	{ head -1 texts.tsv; tail -n +2 texts.tsv | sed 's/$/=1/'; } >sure.tsv
	fit --no-builtin -l phrases.tsv sure.tsv 2>figures >weights.tsv
	grep -q 'precision 0.000, recall 0.000$' figures || fail "$(cat figures)"
	grep -q '^money	word: money	' weights.tsv
	{ sed '1s/$/\tweight/; 2,$s/$/\t0/' texts.tsv; } >light.tsv
	fit --no-builtin -l phrases.tsv light.tsv 2>figures >none.tsv
	run ! grep -q 'word: ' none.tsv
}

@test "what is wrong is said with line and field" {
	while IFS='|' read -r topic weight message; do
		printf 'text\ttopic\tweight\nA bank.\t%s\t%s\n' "$topic" "$weight" >bad.tsv
		rc=0; fit --no-builtin -l phrases.tsv bad.tsv >out 2>err || rc=$?
		[ $rc -eq 1 ] && [ ! -s out ] && grep -qF "readout-fit: bad.tsv:2: field $message" err || fail "$rc $(cat err)"
	done <<-'END'
		fish||topic: not in the taxonomy: 'fish'
		money=2||topic: not a probability: 'money=2'
		money=x||topic: not a probability: 'money=x'
		money|much|weight: not a number from 0 to 1000: 'much'
	END
	rc=0; fit gone.tsv 2>err || rc=$?
	[ $rc -eq 1 ] && grep -q '^readout-fit: gone.tsv: ' err || fail "$rc $(cat err)"
	rc=0; fit texts.tsv texts.tsv 2>err || rc=$?
	[ $rc -eq 2 ] || fail "$rc $(cat err)"
	rc=0; fit texts.tsv 2>err >/dev/full || rc=$?
	[ $rc -eq 1 ] || fail "a full disk: $rc"
}

@test "weights that are none are refused with line and field" {
	while IFS='|' read -r row message; do
		{ printf 'topic\tfeature\tweight\n'; printf '%b\n' "$row"; } >bad.tsv
		rc=0; topics --weights bad.tsv </dev/null 2>err || rc=$?
		[ $rc -eq 1 ] && grep -qF "topics: bad.tsv:$message" err || fail "$row: $rc $(cat err)"
	done <<-'END'
		*\tstrong: 99\t1|2: field feature: no feature of all topics: 'strong: 99'
		*\tsent nothing: 1\t1|2: field feature: no feature of all topics: 'sent nothing: 1'
		trade\tstrong: 1\t1|2: field feature: neither always nor a word: 'strong: 1'
		trade\tword: \t1|2: field feature: not one word: 'word: '
		trade\talways\tx|2: field weight: not a number from -32 to 32
		trade\talways\t99|2: field weight: not a number from -32 to 32
		\talways\t1|2: field topic: empty
		trade\talways\t1\ntrade\talways\t1|3: field feature: given twice
		*\tsent scale\t1\n*\tsent scale\t1|3: field feature: given twice
		trade\tword: tea\t1\ntrade\tword: Tea\t1|3: field feature: given twice
	END
}

@test "it is installed with its manual" {
	make -C "$ROOT" -n install PREFIX=/p | grep -q 'bin/readout-fit'
	"$ROOT/bin/readout-fit" --help | grep -q '^usage: readout-fit'
	[ -s "$ROOT/man/readout-fit.1" ]
}
