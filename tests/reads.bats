# What is read does not depend on how it arrives: every reader gets its input in reads of one
# byte from the first byte on, by the shim of tests/faults.

setup() {
	load helper
	needs_shim
	cd "$BATS_TEST_TMPDIR" || return 1
}

# same PROGRAM ARGUMENT...: rows, messages and exit status do not depend on the reads. Those of
# whole reads are left in out, err and rc.
same() {
	local one=0
	rc=0
	"$@" >out 2>err || rc=$?
	FAULT=read:1:short:short LD_PRELOAD=$OBJ/faults/shim.so "$@" >out1 2>err1 || one=$?
	if ! cmp out out1 || ! cmp err err1 || [ $one -ne $rc ]; then
		fail "$*: $one, not $rc; $(cat err1); file: $(head -c 200 file | cat -v)"
	fi
}

bom=$'\357\273\277'

# shaped HOW FILE: the file as it may come as well.
shaped() {
	case $1 in
	as-is) cat "$2" ;;
	open) head -c -1 "$2" ;;
	bom) printf %s "$bom"; cat "$2" ;;
	crlf) sed 's/$/\r/' "$2" ;;
	bom-crlf) printf %s "$bom"; sed 's/$/\r/' "$2" ;;
	nul) sed 's/ and / \x00   /' "$2" ;;
	two-boms) printf %s "$bom$bom"; cat "$2" ;;
	half-bom) printf '\357\273'; cat "$2" ;;
	no-more-than-bom) printf %s "$bom" ;;
	no-more-than-half) printf '\357\273' ;;
	nothing) ;;
	*) fail "no shape $1" ;;
	esac
}

odd="nul two-boms half-bom no-more-than-bom no-more-than-half nothing"

@test "text" {
	{ echo '== a'; cat "$ROOT/tests/cases/sentsplit/hard/in"; printf '== b\n\nBEIJING, Aug. 29, 2024 -- They met and left.\n'; } >text
	tail -2 text >dateline
	for plain in text dateline; do
		for how in as-is open bom crlf bom-crlf $odd; do
			shaped "$how" $plain >file
			same sentsplit file
			same sentsplit --newline=space file
			same sentsplit --doc-start '^== (?<doc>\S+)' file
		done
	done
	shaped bom text >file
	same sentsplit --doc-start '^== (?<doc>\S+)' file
	[ "$(cut -f 1 out | uniq | tr '\n' ' ')" = "a b " ] || fail "$(cut -f 1 out | uniq)"
}

@test "records" {
	printf '%s\n' 'doc,date,text' 'a,2024/05/06,"He said ""no"" and left."' 'b,,One and two.' >csv
	printf '%s\n' 'doc	date	text' 'a	2024/05/06	He said "no" and left.' 'b	\N	One and two.' >tsv
	for kind in csv tsv; do
		for how in as-is open bom crlf bom-crlf; do
			shaped "$how" $kind >file
			same sentsplit --$kind file
			cut -f 1,2,7 out >got
			printf '%s\n' 'a	2024-05-06	He said "no" and left.' 'b		One and two.' | cmp - got || fail "$how: $(cat out err)"
		done
		for how in $odd; do
			shaped "$how" $kind >file
			same sentsplit --$kind file
		done
		for bytes in 'text\r\rOne.\rTwo.' 'text\n"a"b\n' 'text,id\n"a" ,"b\n' 'text,id\n"a" "b",c' 'text,id\n "a", b "c"\n' \
			'text,id\na,b,c,d\ne,f,,\n' 'nothing,here\na,b\n' 'text\n\357\273\277\n'; do
			# shellcheck disable=SC2059  # escapes
			printf "$bytes" | if [ $kind = csv ]; then cat; else tr , '\t'; fi >file
			same sentsplit --$kind file
		done
	done
}

@test "records of JSON" {
	printf '%s\n' '{"doc": "a", "date": "2024/05/06", "text": "He said \"no\" and left."}' \
		'{"doc": 7, "text": "\u004fne and two.", "more": [1, -2.5e3, null, {"x": "\ud83d"}]}' >json
	for how in as-is open bom crlf bom-crlf; do
		shaped "$how" json >file
		same sentsplit --jsonl file
		cut -f 1,2,7 out >got
		printf '%s\n' 'a	2024-05-06	He said "no" and left.' '7		One and two.' | cmp - got || fail "$how: $(cat out err)"
	done
	for how in $odd; do
		shaped "$how" json >file
		same sentsplit --jsonl file
	done
	for bytes in '{"text": "a"\n{"text": "b"}\n' '{\n"text": "b"}\n' ' \n [{"text": "b"}]' '{"text": "b"}{}\n\nb\n' \
		'{"text": "\351\342\202b"}\n{"text":[1]}\n{"id":1}\n' '{"text":"b"}\n{"te'; do
		# shellcheck disable=SC2059  # escapes
		printf "$bytes" >file
		same sentsplit --jsonl --id-col id file
	done
}

@test "inputs that are no text" {
	for bytes in '%%PDF-1.4\nx' '\357\273\277\n%%PDF-1.4\nx' '%%PD' 'PK\003\004\024' 'PK\003' '\037\213\b' '\037' \
		'\050\265\057\375\044' 'BZh91AY&SY' 'BZh9 is text.' '\3757zXZ\000\000' '\320\317\021\340\241\261\032\341\000' \
		'\377\376' '\377\376A\000' '\377\376\000\000' '\376\377\000A' '\000\000\376\377' 'T\000h\000e\000 \000m\000' \
		'\000T\000h\000e\000 ' 'T\000he end.' '{\\rtf1 a}' '<!DOCTYPE html><p>One.' '\357\273\277 <HTML>' '<?xml version="1.0"?>' \
		'<!doctype other>' '<b>One.</b>' '{"a": 1}' '\357' '\357\273' ' ' '<'; do
		# shellcheck disable=SC2059  # escapes
		printf "$bytes" >file
		same sentsplit file
		same sentsplit --csv --text-col 1 file
		same sentsplit --doc-start '^One' file
	done
}

@test "sentence rows" {
	{ printf 'doc\tdate\tsent\tpar\tstart\tend\ttext\n'; rows; } >headed
	rows >plain
	for t in $FILTERS; do
		$t plain >want
		for how in as-is open bom; do
			for f in plain headed; do
				shaped "$how" $f >file
				same "$t" file
				cmp want out || fail "$t: $how $f"
			done
		done
		for how in crlf bom-crlf $odd; do
			shaped "$how" plain >file
			same "$t" file
		done
	done
}

@test "tables of a user" {
	rows >in
	printf 'He met Prof. Dipl. Zed today. Then, he left.\n' >text
	while read -r operand t option table; do
		cp "$ROOT/tests/cases/$t/$table" plain
		$t "$option" plain "$operand" >want
		for how in as-is open bom crlf bom-crlf; do
			shaped "$how" plain >file
			same "$t" "$option" file "$operand"
			cmp want out || fail "$t $option: $how: $(cat err)"
		done
		for how in $odd; do
			shaped "$how" plain >file
			same "$t" "$option" file "$operand"
		done
	done <<-'TABLES'
	in topics -l lexicon/own.tsv
	in topics --taxonomy taxonomy/tax.tsv
	in commitments --cues cues/cues.tsv
	in entities -l lexicon/mine.tsv
	text sentsplit --abbrev abbrev/mine.tsv
	TABLES
}
