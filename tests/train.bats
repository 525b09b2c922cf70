# train: the programs that make the weights, on a few rows of our own.

setup() {
	load helper
	train=$BIN/.obj/train/train
	[ -n "${SANITIZED:-}" ] && skip "built for speed only"
	(cd "$ROOT" && make -s train)
	train=$ROOT/bin/.obj/train/train
	cd "$BATS_TEST_TMPDIR" || return
	printf 'the\t111111111111\nminister\t000011110000\nmet\t000000000001\nin\t110000000000\n' >clusters
	for f in given family places orgs; do printf 'Orsolya\t5000\nKestrel Foods\t40\n' >$f; done
	echo "The minister met Orsolya in Pest." >text
	"$train" words clusters given family places text >words.bin
	"$train" lists orgs places >lists.bin
}

# Sentences with a token TAB tag a line.
corpus() {
	local who where
	for who in Orsolya Halden Brigitta Marek Tomasz Ilse; do
		for where in Pest Gdansk Lyon Porto Bergen; do
			printf 'The\tO\nminister\tO\nmet\tO\n%s\tB-PER\nin\tO\n%s\tB-LOC\n.\tO\n\n' $who $where
		done
	done
}

@test "annotated rows hold the spans of BIO tags" {
	corpus >c.bio
	"$ROOT/train/annotated-rows" bio c.bio >rows
	[ "$(wc -l <rows)" -eq 30 ]
	[ "$(head -1 rows | cut -f 7,8)" = "The minister met Orsolya in Pest.	17-24:PER;28-32:LOC" ]
}

@test "the name tagger learns, and learns the same every time" {
	corpus >c.bio
	"$ROOT/train/annotated-rows" bio c.bio >rows
	"$train" names -d 0 -e 20 -l 1 -r .3 words.bin lists.bin rows >a 2>log
	"$train" names -d 0 -e 20 -l 1 -r .3 words.bin lists.bin rows >b 2>log
	cmp a b
	printf 'The\tO\nminister\tO\nmet\tO\nZoltan\tB-PER\nin\tO\nSzeged\tB-LOC\n.\tO\n\n' >new.bio
	"$ROOT/train/annotated-rows" bio new.bio >new
	"$train" score-names words.bin lists.bin a new >score
	grep -q 'all P 1.000 R 1.000' score || fail "$(cat score)"
}

# A model of next to nothing.
model() {
	corpus | head -8 >c.bio
	"$ROOT/train/annotated-rows" bio c.bio >rows
	"$train" names -e 1 words.bin lists.bin rows >names.bin 2>log
}

# File, byte: another byte there.
spoil() {
	printf '\x5a' | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}

@test "what is packed can be built in, and a broken file cannot" {
	model
	"$train" pack words.bin lists.bin names.bin >weights
	"$ROOT/bin/.obj/compile" tagger blob weights
	cmp blob weights
	for at in 44 48 200; do
		cp blob weights
		spoil weights $at
		run "$ROOT/bin/.obj/compile" tagger blob weights
		[ "$status" -eq 1 ] || fail "byte $at"
		[[ "$output" == *"weights: these weights are not whole"* ]] || fail "byte $at: $output"
	done
}

@test "a model that was trained with other features is neither packed nor scored" {
	model
	spoil names.bin $(($(stat -c %s names.bin) - 1))
	for job in "pack words.bin lists.bin names.bin" "score-names words.bin lists.bin names.bin rows"; do
		# shellcheck disable=SC2086
		run "$train" $job
		[ "$status" -eq 1 ] || fail "$job"
		[[ "$output" == *"names.bin: trained with other features"* ]] || fail "$job: $output"
	done
	run "$train" pack words.bin lists.bin words.bin
	[ "$status" -eq 1 ]
	[[ "$output" == *"words.bin: no model"* ]]
}

@test "a wrong row is refused with its place" {
	printf 'd\t\t1\t1\t0\t5\tHello\t0-9:PER\n' >rows
	run "$train" names words.bin lists.bin rows
	[ "$status" -eq 1 ]
	[[ "$output" == *"rows:1: no span: '0-9:PER'"* ]]
}

@test "partners are learnt from examples, the same bytes each time" {
	partners=$ROOT/bin/.obj/train/partners
	"$ROOT/train/partner-examples" "$ROOT/train/partner_examples.tsv" rows gold
	"$partners" train rows gold >first
	"$partners" train rows gold >second
	cmp first second
	grep -q "^action after=with	" first
	[ "$(wc -l <first)" -lt 400 ]
	"$partners" score rows gold | grep -q 'exact 0\.[6-9]'
	run ! "$partners" train rows
}

@test "the judge's trainer writes its examples, each with places in its sentence" {
	judge=$ROOT/bin/.obj/train/judge/judge
	"$ROOT/train/partner-examples" "$ROOT/train/partner_examples.tsv" rows gold
	(cd "$ROOT" && "$judge" -x -k 2 "$BATS_TEST_TMPDIR/examples" "$BATS_TEST_TMPDIR/gold" "$BATS_TEST_TMPDIR/rows" 2>/dev/null)
	[ "$(head -1 examples)" = "$(tr ' ' '\t' <<<"from doc fold sent nth head first end p status sum kind stands ruled")" ]
	awk -F '\t' 'NR == FNR { text[$1, $3] = length($7); next }
		FNR > 1 && !($7 < $8 && $6 < $8 && $8 <= text[$2, $4] && ($9 == "" || $9 == (($10 != "") + 0)".0000")) { print FILENAME ": " $0; bad = 1 }
		FNR > 1 { n += $10 != "" } END { exit bad || n < 20 }' rows examples
}
