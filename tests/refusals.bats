# Tables with a row that is wrong: refused with the file, the line and what is wrong. The
# shipped tables are read by the compiler of the build, a user's by the programs.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return 1
	COMPILE=$BIN/.obj/compile
	[ -x "$COMPILE" ] || COMPILE=$BIN/../compile
}

# The files of a kind of blob, in the order that its compiler takes them.
files_of() {
	local d=$ROOT/data
	case $1 in
	cues) echo "$d"/{inflection,verbs,function_words,clause_words,cues,cue_frames,cue_exclusions,parties,private_bodies,adjuncts}.tsv ;;
	inflection) echo "$d"/inflection.tsv ;;
	gazetteer) echo "$d"/gazetteer/{capitals,events,leaders,officeholders}.tsv "$d"/{currencies,mention_words,money_words,name_words,names,patterns,titles}.tsv ;;
	sentence) echo "$d"/{abbreviations,starters}.tsv ;;
	topics) echo "$d"/{inflection,taxonomy,topic_weights}.tsv "$d"/topics/{arms,shields}.tsv ;;
	labels) echo "$d"/labels.tsv ;;
	lines) echo "$d"/line_words.tsv ;;
	when) echo "$d"/when{,_forms,_holidays,_roles,_tables,_words}.tsv ;;
	esac
}

# Compiles the files of `kind` with a row (TAB is written |, empty fields at its end are left
# out) at the end of `table`; the message must be of that line and match `want`.
check_row() {
	local kind=$1 table=$2 row=$3 want=$4 file files line rc=0
	mkdir -p d
	files=$(files_of "$kind" | tr ' ' '\n' | sed "s,.*/$table.tsv\$,d/$table.tsv,")
	file=$(files_of "$kind" | tr ' ' '\n' | grep "/$table.tsv\$")
	awk -F '\t' -v row="$row" '
		{ print }
		!/^#/ && !n { n = NF }
		END {
			n -= gsub(/\|/, "\t", row)
			while (--n > 0) row = row "\t"
			print row
		}' "$file" >"d/$table.tsv"
	line=$(wc -l <"d/$table.tsv")
	# shellcheck disable=SC2086  # a list of files
	"$COMPILE" "$kind" blob $files 2>err || rc=$?
	if [ $rc -ne 1 ] || ! grep -qE "^compile: d/$table.tsv:$line: $want" err || [ "$(wc -l <err)" -gt 1 ]; then
		fail "$table: '$row': exit $rc, $(cat err), not $want"
	fi
}

check_rows() {
	local table row want bad=0
	while IFS=$'\t' read -r table row want; do
		check_row "$1" "$table" "$row" "$want" || bad=1
	done
	return $bad
}

@test "grammar and cues" {
	# A vertical bar is a tab, so alternatives of a pattern cannot be written here.
	check_rows cues <<-'EOF'
	function_words	zz||nown	field forms: unknown class: 'nown'
	verbs	zz||||x	field noun: unknown value: 'x'
	verbs	zz|||||yes	field speech: unknown value: 'yes'
	cues	agree/v to|agreedish|subject|vp|80	field status: unknown value: 'agreedish'
	cues	agree/v to|agreed|nobody|vp|80	field bound: unknown value: 'nobody'
	cues	agree/v to|agreed|subject|vp;xp|80	field action: unknown value: 'xp'
	cues	agree/v to|agreed|subject|vp|0	field score: not a number from 1 to 100: '0'
	cues	agree/v to|agreed|subject|vp|101	field score: not a number from 1 to 100: '101'
	cues	agree/v to|agreed|subject|vp|80|no	field denied: unknown value: 'no'
	cues	agree/v to|agreed|subject|vp|80||no	field joint: unknown value: 'no'
	cues	agree/v to|agreed|subject|vp|80|||no	field subject: unknown value: 'no'
	cues	|agreed|subject|vp|80	field pattern: is empty: ''
	cues	a?|agreed|subject|vp|80	field pattern: matches nothing at all: 'a\?'
	cues	agree/v (to|agreed|subject|vp|80	field pattern: cannot read: '\(to'
	cues	agree/v X*|agreed|subject|vp|80	field pattern: cannot read: 'X\*'
	cue_frames	hope/v to|hoped||x	field status: unknown value: 'hoped'
	cue_frames	hope/v to|planned|no|x	field from: unknown value: 'no'
	cue_exclusions	hope/v to|never||x	field scope: unknown value: 'never'
	cue_exclusions	hope/v to|here|no|x	field statuses: unknown value: 'no'
	parties	the two|lots	field kind: unknown value: 'lots'
	parties	two **|all	field pattern: cannot read: '\*\*'
	clause_words	qqq|chorus	field role: unknown: 'chorus'
	clause_words	a b c d e|turns	field words: not one to four words with a blank between, nor an ending of one to four letters: 'a b c d e'
	clause_words	a  b|turns	field words: not one to four words with a blank between, nor an ending of one to four letters: 'a  b'
	clause_words	|turns	field words: not one to four words with a blank between, nor an ending of one to four letters: ''
	clause_words	-aaaaa|adjective	field words: not one to four words with a blank between, nor an ending of one to four letters: '-aaaaa'
	adjuncts	at (home	field pattern: cannot read: '\(home'
	EOF
}

@test "inflection" {
	check_rows inflection <<-'EOF'
	inflection	dual|-s|-ses	field kind: unknown, or not in its place: 'dual'
	inflection	s|-x|-xes	field kind: unknown, or not in its place: 's'
	inflection	spelling|color-|colour	field to: does not begin and end as the column from: 'colour'
	inflection	spelling|-y|-ied	field to: does not begin and end as the column from: '-ied'
	inflection	spelling|-Cy|-CCied	field to: does not begin and end as the column from: '-CCied'
	inflection	spelling||	field to: does not begin and end as the column from: ''
	inflection	spelling|-ize|-ise|twice	field note: neither empty nor double: 'twice'
	EOF
}

@test "names, offices, forms of names and money" {
	check_rows gazetteer <<-'EOF'
	events	X1|PLACE||Xx Day	field type: not a type of entity: 'PLACE'
	events	X1|EVENT|us|Xx Day	field country: not an ISO 3166-1 alpha-3 code: 'us'
	events	X1|EVENT||Xx Day||y	field case: neither empty nor x nor i: 'y'
	events	|EVENT||Xx Day	field id: empty: ''
	events	X1|EVENT||!	field name: no words, or not to be matched: '!'
	events	X1|EVENT||Xx Day|!	field names: no words, or not to be matched: '!'
	events	X1|EVENT||Xx Day||||wrod;first	field note: not prefix, word, first or last: 'wrod'
	events	X1|EVENT||Xx Day||||first;;last	field note: not prefix, word, first or last: ''
	officeholders	!|USA||president|||!	field id: cannot be matched: '!'
	officeholders	Xx Yy|USA||president||||lone	field note: unknown: 'lone'
	leaders	Xx Yy|USA||president||||lone	field note: unknown: 'lone'
	mention_words	qqq|spelling|0	field value: not a number from 1 to 255: '0'
	mention_words	qqq|spelling|256	field value: not a number from 1 to 255: '256'
	currencies	USD|coin|quarter	field kind: unknown: 'coin'
	currencies	USD|word|!	field form: not to be matched: '!'
	currencies	USD|word|quarters|glued	field note: unknown: 'glued'
	currencies	USD|symbol|Q|default	field note: unknown: 'default'
	currencies	1000|scale|grands|glued;plrual	field note: unknown: 'plrual'
	currencies	USD|sub|quarters|four	field note: not a number: 'four'
	name_words	Xx|sufix	field kind: unknown: 'sufix'
	name_words	Xx|	field kind: unknown: ''
	name_words	Xx|suffix|word	field note: unknown: 'word'
	names	Xx|last|wrod	field note: unknown: 'wrod'
	names	Xx|particle|place	field note: unknown: 'place'
	patterns	Xx|PLACE	field type: unknown: 'PLACE'
	patterns	Xx|EVENT|on;often	field note: unknown: 'often'
	patterns	Xx|EVENT|tail	field note: unknown: 'tail'
	patterns	!|EVENT	field head: not a word: '!'
	titles	Xx|king	field role: unknown: 'king'
	titles	!|head	field word: not a word: '!'
	titles	Xx|head|weak;ofs	field note: unknown: 'ofs'
	titles	Xx|mod|field	field note: unknown: 'field'
	titles	Xx|rank|weak	field note: unknown: 'weak'
	titles	Xx|tail|=Yy	field note: unknown: '=Yy'
	titles	Xx|style|low	field note: unknown: 'low'
	titles	Xx|of|USA;GBR	field note: neither - nor alpha-3 codes: 'USA;GBR'
	EOF
}

@test "words of labels" {
	check_rows labels <<-'EOF'
	labels	qqq|singer	field role: unknown: 'singer'
	labels	|style	field words: not one to four words with a blank between, nor an ending of one to four letters: ''
	EOF
}

@test "words of lines" {
	check_rows lines <<-'EOF'
	line_words	qqq|wing	field role: unknown: 'wing'
	line_words	|link	field words: not one to four words with a blank between, nor an ending of one to four letters: ''
	EOF
}

@test "who issues documents" {
	echo 'We will pay.' >a.txt
	while IFS='|' read -r table want; do
		printf '%b' "$table" >voices
		rc=0; sentsplit --voices voices a.txt >out 2>err || rc=$?
		[ $rc -eq 1 ] && grep -q "^sentsplit: voices:$want" err || fail "$table: $rc $(cat err)"
		[ ! -s out ] && [ "$(wc -l <err)" -eq 1 ] || fail "$table: $(cat out err)"
	done <<-'EOF'
	pattern\tvoice\n*.txt\t\n|2: field voice: is empty: ''
	pattern\tvoice\n \tKEN\n|2: field pattern: is empty: ' '
	pattern\n*.txt\n|1: column 'voice' is missing in the first line
	*.txt\tKEN\n|1: column 'pattern' is missing in the first line
	pattern\tvoice\n*.txt\n|2: fewer fields than the first line's 2: '\*.txt'
	pattern\tvoice\n*.txt\tKEN\tmore\n|2: more fields than the first line's 2: '\*.txt	KEN	more'
	pattern\tvoice\n*.txt\tK\xff\n|2: not valid UTF-8
	| no line that names the columns
	EOF
	rc=0; sentsplit --voices no/such a.txt 2>err || rc=$?
	[ $rc -eq 1 ] && grep -q '^sentsplit: no/such: No such file' err
	while IFS='|' read -r args want; do
		rc=0
		# shellcheck disable=SC2086  # several arguments
		sentsplit $args >out 2>err || rc=$?
		[ $rc -eq 2 ] && grep -q "^sentsplit: $want" err && [ ! -s out ] || fail "$args: $rc $(cat err)"
	done <<-'EOF'
	--title Talks a.txt a.txt|--title is of one document
	--title Talks --csv a.txt|--title is of one document
	--title Talks --doc-start == a.txt|--title is of one document
	--title-col 2 a.txt|columns are for --csv
	--voice-col 2 a.txt|columns are for --csv
	--csv --voice-col 0 a.txt|columns are counted from 1
	--csv --no-header --text-col 1 --title-col who a.txt|--no-header: columns must be given by number
	EOF
	printf 'text\nWe will pay.\n' >a.csv
	rc=0; sentsplit --csv --voice-col who a.csv 2>err || rc=$?
	[ $rc -eq 1 ] && grep -qxF "sentsplit: a.csv:1: no column 'who'; there are: text" err || fail "$(cat err)"
	rc=0; echo '{"text": "We will pay."}' | sentsplit --jsonl --title-col a.b 2>err || rc=$?
	[ $rc -eq 1 ] && grep -qxF "sentsplit: -: no record has the field 'a.b' for the title" err || fail "$(cat err)"
}

@test "abbreviations and first words" {
	check_rows sentence <<-'EOF'
	abbreviations	.|may	field form: not of 1 to 24 bytes: ''
	abbreviations	abcdefghijklmnopqrstuvwxyz.|may	field form: not of 1 to 24 bytes: 'abcdefg
	abbreviations	Xx.|seldom	field kind: none of title, never, number, may, bang, word: 'seldom'
	abbreviations	Xx.|may|-101	field bias: not a number from -100 to 100: '-101'
	abbreviations	Xx.|may||y	field case: neither empty nor x: 'y'
	starters	|1	field word: not of 1 to 24 bytes: ''
	starters	Xx|1e3	field score: not a number from -100 to 100: '1e3'
	starters	Xx|1|sing	field kind: neither empty nor say: 'sing'
	EOF
}

@test "times" {
	check_rows when <<-'EOF'
	when_words	ones|many|xx	field value: wrong or one too many: 'many'
	when_words	ones|4294967296|xx	field value: wrong or one too many: '4294967296'
	when_words	|1|xx	field class: wrong or one too many: ''
	when_tables	EID_AL_FITR|2024-02-30	field table: wrong or one too many: 'EID_AL_FITR'
	when_tables	XX|2024-02-30	field dates: wrong or one too many: '2024-02-30'
	when_tables	XX|2024-02	field dates: wrong or one too many: '2024-02'
	when_tables	XX|2024-02-x	field dates: wrong or one too many: '2024-02-x'
	when_roles	near|next to	field role: wrong or one too many: 'near'
	when_roles	by|by  the	field words: wrong or one too many: ''
	when_roles	by|by by by by by by by	field words: wrong or one too many: 'by'
	when_holidays	xx day|fixed(1, )	field value: a name is missing
	when_holidays	xx day|fixed(1, 2) 3	field value: something is left over
	when_holidays	xx day|fixed(1 2)	field value: a comma is missing
	when_holidays	xx day|fixed(1, 2, 3, 4, 5)	field value: too many arguments
	when_holidays	xx day|fixed(1)	field value: no function of so many arguments: 'fixed'
	when_holidays	xx?|fixed(1, 2)	field pattern: all is optional in
	when_holidays	<xx>|fixed(1, 2)	field pattern: no class, number or rule is called
	when	|<year>|year(year)	field name: wrong or one too many: ''
	when	when|a  b|0	field pattern: no word, or too many, near
	when	when|a a a a a a a a a a a a a a a a a|0	field pattern: too long before
	when	when||0	field pattern: no
	when	when|<year> <year>|0	field pattern: too many names, or twice the same: 'year'
	when	when|<xx> 5|0|date	field pattern: no class, number or rule is called: 'xx'
	when	when|next <unit>|unit(unit|date	field value: a comma is missing: ''
	when	when|next <unit>|unti(unit, 1)|date	field value: no function of so many arguments: 'unti'
	when	when|next <unit>|unit(week, 1)|date	field value: no part of the pattern and no constant: 'week'
	when	when|<year>|0|dat	field kind: wrong or one too many: 'dat'
	when	when|<year>|0||after:xx	field need: wrong or one too many: 'after:xx'
	when	when|<year>|0||after	field need: wrong or one too many: 'after'
	when	when|<year>|0||alone capital alone alone alone	field need: wrong or one too many: 'alone'
	EOF
}

@test "a rule that begins with itself" {
	{ cat "$ROOT/data/when.tsv"; printf 'when\t<when> now\t0\tdate\t\t\t\t\n'; } >when.tsv
	rc=0; "$COMPILE" when blob when.tsv "$ROOT"/data/when_{forms,holidays,roles,tables,words}.tsv 2>err || rc=$?
	[ $rc -eq 1 ]
	[ "$(cat err)" = "compile: the rules of 'when' begin with themselves" ] || fail "$(cat err)"
}

@test "topics and their phrases" {
	check_rows topics <<-'EOF'
	arms	no.such|xx|strong	field topic: not in the taxonomy: 'no.such'
	arms	arms|xx|medium	field strength: neither strong nor weak: 'medium'
	arms	arms|xx|weak|y	field case: neither empty nor t nor x: 'y'
	arms	arms||weak	field phrase: empty: ''
	arms	arms|xx|weak||verbal	field note: neither empty nor verb: 'verbal'
	arms	arms|xx|weak||noun	field note: neither empty nor verb: 'noun'
	shields	-|xx|stong	field strength: neither strong nor weak: 'stong'
	EOF
}

@test "a class of words that the code asks for cannot be left out" {
	grep -v '^scale' "$ROOT/data/when_words.tsv" >when_words.tsv
	rc=0; "$COMPILE" when blob "$ROOT"/data/when{,_holidays,_roles,_tables}.tsv when_words.tsv 2>err || rc=$?
	[ $rc -eq 1 ]
	grep -q "^compile: when_words.tsv: no words of the class 'scale'" err
}

@test "a file that is missing, twice there or cannot be read or written" {
	while IFS='|' read -r kind files want; do
		rc=0
		# shellcheck disable=SC2086  # a list of files
		(cd "$ROOT/data" && "$COMPILE" "$kind" "$BATS_TEST_TMPDIR/blob" $files) 2>err || rc=$?
		[ $rc -eq 1 ] && grep -q "^compile: $want" err || fail "$kind $files: $rc $(cat err)"
		[ ! -e blob ] || fail "$kind $files: something was written"
	done <<-'EOF'
	when|when.tsv when_words.tsv when_tables.tsv when_roles.tsv|one file with a name in _holidays.tsv is needed, not 0
	when|when_words.tsv when_words.tsv when.tsv|one file with a name in _words.tsv is needed, not 2
	gazetteer|currencies.tsv|[a-z_]*.tsv is not among the files
	gazetteer|gazetteer/capitals.tsv no/such.tsv|no/such.tsv: No such file
	cues|no/inflection.tsv|no/inflection.tsv: No such file
	cues|inflection.tsv no/verbs.tsv|no/verbs.tsv: No such file
	cues|inflection.tsv verbs.tsv no/function_words.tsv|no/function_words.tsv: No such file
	cues|inflection.tsv verbs.tsv function_words.tsv|clause_words.tsv is not among the files
	cues|inflection.tsv verbs.tsv function_words.tsv no/clause_words.tsv|no/clause_words.tsv: No such file
	sentence|no/such.tsv starters.tsv|no/such.tsv: No such file
	topics|no/such.tsv|no/such.tsv: No such file
	topics|inflection.tsv no/such.tsv|no/such.tsv: No such file
	topics|inflection.tsv|taxonomy.tsv is not among the files
	topics|inflection.tsv taxonomy.tsv|topic_weights.tsv is not among the files
	topics|inflection.tsv taxonomy.tsv no/such.tsv|no/such.tsv: No such file
	when|no/when_words.tsv|no/when_words.tsv: No such file
	EOF
	rc=0; "$COMPILE" sentence /dev/full "$ROOT"/data/{abbreviations,starters}.tsv 2>err || rc=$?
	[ $rc -eq 1 ] && grep -q '^compile: /dev/full: No space left' err || fail "/dev/full: $rc $(cat err)"
	rc=0; "$COMPILE" sentence no/such "$ROOT"/data/{abbreviations,starters}.tsv 2>err || rc=$?
	[ $rc -eq 1 ] && grep -q '^compile: no/such: No such file' err || fail "no/such: $rc $(cat err)"
	rc=0; "$COMPILE" sentence 2>err || rc=$?
	[ $rc -eq 2 ] || fail "too few arguments: $rc"
	rc=0; "$COMPILE" songs blob "$ROOT/data/starters.tsv" 2>err || rc=$?
	[ $rc -eq 2 ] && grep -q "unknown kind 'songs'" err || fail "unknown kind: $rc $(cat err)"
}

@test "a user's cues" {
	while IFS=$'\t' read -r row want; do
		printf 'pattern\tstatus\tbound\taction\tscore\n%s\n' "$(tr '|' '\t' <<<"$row")" >own
		rc=0; commitments --cues own </dev/null 2>err || rc=$?
		[ $rc -eq 1 ] && grep -q "^commitments: own:2: $want" err || fail "$row: $rc $(cat err)"
	done <<-'EOF'
	agree/v to|soon|subject|vp|80	field status: unknown value: 'soon'
	agree/v to|agreed|subject|vp|high	field score: not a number from 1 to 100: 'high'
	a?|agreed|subject|vp|80	field pattern: matches nothing at all: 'a?'
	EOF
	rc=0; commitments --cues no/such </dev/null 2>err || rc=$?
	[ $rc -eq 1 ] && grep -q '^commitments: no/such: No such file' err
}

@test "a table with too many columns" {
	seq 40 | paste -s >wide
	for t in $FILTERS; do
		has_option "$t" lexicon || continue
		rc=0; $t -l wide </dev/null 2>err || rc=$?
		[ $rc -eq 1 ] && grep -q "^$t: wide:1: more than 32 columns" err || fail "$t: $rc $(cat err)"
	done
}

@test "a user's names" {
	while IFS=$'\t' read -r row want; do
		printf 'id\ttype\tcountry\tname\tnames\tcase\twhen\n%s\n' "$(tr '|' '\t' <<<"$row")" >own
		for t in entities commitments; do
			rc=0; $t -l own </dev/null 2>err || rc=$?
			[ $rc -eq 1 ] && grep -q "^$t: own:2: $want" err || fail "$t: $row: $rc $(cat err)"
		done
	done <<-'EOF'
	X|ORG||Xx Group|||soon	field when: not place, comma, doc or near:CODE,...: 'soon'
	X|ORG||Xx Group|||near:PER,peru	field when: not an ISO 3166-1 alpha-3 code: 'near:PER,peru'
	X|ORG||Xx Group|-||	field names: no words, or not to be matched: '-'
	EOF
	{ printf 'id\ttype\tcountry\tname\tnames\n'; head -c 70000 /dev/zero | tr '\0' x; printf '\tORG\t\tXx Group\t\n'; } >own
	rc=0; entities -l own </dev/null 2>err || rc=$?
	[ $rc -eq 1 ] && grep -q "^entities: own:2: field id: too long: 'xxx" err || fail "$rc $(cat err)"
}

@test "a user's notes that nobody reads" {
	printf 'id\ttype\tcountry\tname\tnames\tcase\twhen\tnote\nX1\tORG\t\tXx Corp\t\t\t\tword;first\n' >own
	for t in entities commitments; do
		$t -l own </dev/null || fail "$t"
		sed 's/word;first/wrod;frist/' own >bad
		rc=0; $t -l bad </dev/null 2>err || rc=$?
		[ $rc -eq 1 ] && grep -qxF "$t: bad:2: field note: not prefix, word, first or last: 'wrod'" err ||
			fail "$t: $rc $(cat err)"
	done
	printf 'topic\tphrase\tstrength\tcase\tnote\nhealth\tvaccinate\tstrong\t\tvreb\n' >own
	rc=0; topics -l own </dev/null 2>err || rc=$?
	[ $rc -eq 1 ] && grep -qxF "topics: own:2: field note: neither empty nor verb: 'vreb'" err || fail "topics: $rc $(cat err)"
}
