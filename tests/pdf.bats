# Text as it comes out of PDFs and printers: lines and words that were broken, heads and
# numbers of pages, columns. tests/pdf.py makes the text.

setup() {
	load helper
	command -v python3 >/dev/null || skip "no python3"
	cd "$BATS_TEST_TMPDIR" || return 1
}

# The sentences of rows with words whole and blanks as one.
whole() {
	cut -f 7 | sed 's/\xc2\xad//g; s/\xe2\x81\xa0//g; s/\xd6\x8a/-/g; s/\xe2\x80\x90/-/g; s/  */ /g'
}

pages() {
	python3 "$ROOT/tests/pdf.py" "$@"
}

@test "sentences come back whole from lines of 60 to 80 characters and from page to page" {
	for width in 60 64 68 72 76 80; do
		pages want "$width" "$width" >whole.txt
		[ "$(wc -l <whole.txt)" -gt 150 ]
		for how in lf crlf nohead; do
			pages text "$width" "$width" "$how" >pages.txt
			# The head of the first page may be the title.
			sentsplit pages.txt | whole | grep -v '^Records of the Council 1$' >got
			diff whole.txt got >changes || fail "$width $how: $(head -4 changes)"
		done
	done
}

@test "sentences come back whole from double spacing, where their first lines do not tell" {
	wrong=0
	for width in 60 64 68 72 76 80; do
		pages want "$width" "$width" >whole.txt
		pages text "$width" "$width" double | sentsplit | whole >got
		wrong=$((wrong + $(diff whole.txt got | grep -c '^<' || true)))
	done
	[ "$wrong" -le 24 ] || fail "$wrong of $(wc -l <whole.txt) times six"
}

# The last page, a number that begins the next sentence, a year that is all of its line.
@test "text at the edge of a page is no page number and no head" {
	page() { printf '%s\n\n\n%40s\n\f' "$1" "$2"; }
	body=$'Kenya and Peru met in Lima, and both of them were there to\ntalk about the port.'
	{ page "$body" 1 && page "$body"$'\n\nREAD NEXT\n\nTwo more ports for Peru' 2; } >last
	sentsplit last | cut -f 7 | tail -n 1 >got
	grep -qx 'Two more ports for Peru' got || fail "last: $(cat got)"
	{ page "$body"$' Awards were given to all those who had been there. 194' 1 && printf 'soldiers have been given one, and more will be.\n'; } >number
	[ "$(sentsplit number | cut -f 7 | grep -o 194)" = 194 ] || fail "number"
	for foot in 1 '- 1 -' 'Page 1'; do
		page "$body"$'\n\nThe deficit will be reduced to a level that can be sustained by\n2013.' "$foot" >year
		[ "$(sentsplit year | cut -f 7 | grep -o '2013[.]$')" = 2013. ] || fail "year before $foot"
	done
}

@test "rows of pages do not depend on the size of the reads" {
	for how in lf crlf double; do
		pages text 5 70 "$how" >pages.txt
		sentsplit --doc x pages.txt >whole.txt
		for size in 1 7 255 1021 4096; do
			dd if=pages.txt bs=$size status=none | sentsplit --doc x >got
			cmp whole.txt got || fail "$how: reads of $size bytes"
		done
	done
}

@test "a row is as long as what it quotes, and differs by what is told only" {
	pages text 7 66 crlf >pages.txt
	sentsplit pages.txt >rows
	python3 - <<-'EOF'
	import re
	text = open("pages.txt", "rb").read()
	for row in open("rows", "rb"):
	    f = row.rstrip(b"\n").split(b"\t")
	    cut, got = text[int(f[4]):int(f[5])], f[6]
	    assert len(cut) == len(got), row
	    white = re.compile(rb"[\s\xc2\xad\xe2\x81\xa0\xd6\x8a\x80\x90]")
	    assert all(a == b or white.match(bytes([b])) for a, b in zip(cut, got)), (cut, got)
	    assert not re.search(rb"\w-\r?\n\w", got), got
	EOF
}

@test "a broken word is one word to every filter" {
	sentence='The Foreign Ministry of Canada will strengthen its humanitarian assistance to Ukraine by 14 March 2027, Prime Minister Trudeau told the Franco-German committee of the European Parliament, and parliamentary negotiations begin tomorrow.'
	for break in ' hu/ma' ' assis/ta' ' Can/ada' ' Ukrai/ne' ' stren/gth' ' Mi/nister' ' negotia/tion' ' tomor/row' ' Parlia/ment,' ' Trud/eau'; do
		joined=${break/\//}
		for eol in '\n' '\r\n' '\n      ' '\r\n       '; do
			printf '%s\n' "$sentence" >plain
			printf '%s%s-%b%s%s\n' "${sentence%%"$joined"*}" "${break%/*}" "$eol" "${break#*/}" \
				"${sentence#*"$joined"}" >broken
			[ "$(wc -l <broken)" -eq 2 ] || fail "no break: $(cat broken)"
			for f in entities topics commitments; do
				case $f in entities) cols=6,7,8,9 ;; topics) cols=4,5,6,7 ;; *) cols=6-8,11,13,14 ;; esac
				sentsplit --doc d --date 2026-01-05 plain | $f | cut -f $cols >want
				sentsplit --doc d --date 2026-01-05 broken | $f | cut -f $cols >got
				[ -s want ] || [ "$f" = topics ] || fail "no $f"
				diff want got >changes || fail "$f $break: $(cat changes)"
			done
		done
	done
}

@test "a hyphen of the word's own stays one" {
	check() {
		got=$(printf 'They have spoken at some length of the %s as of all that is new.\n' "$1" | sentsplit | whole)
		[ "$got" = "They have spoken at some length of the $2 as of all that is new." ] || fail "$1: $got"
	}
	check $'Franco-\nGerman plan' 'Franco-German plan'
	check $'long-\nterm plan' 'long-term plan'
	check $'twenty-\nfive plans' 'twenty-five plans'
	check $'COVID-\n19 plan' 'COVID-19 plan'
	check $'US-\nled plan' 'US-led plan'
	check $'adminis-\ntration' 'administration'
	check $'ADMINIS-\nTRATION' 'ADMINISTRATION'
	check $'short-\nand long-term plans' 'short- and long-term plans'
	check $'adminis\xc2\xad\ntration' 'administration'
	check $'adminis\xe2\x80\x90\ntration' 'administration'
}

@test "what stands in lines of its own stays there" {
	cat >text <<-'EOF'
	Talks on the river resume in the capital
	Both sides hope for an agreement by the spring
	Ana Ruiz
	12 Harbour Road
	Port Lane

	The ministers agreed on three things:
	- to share the levels of all gauges every morning
	- to meet again before the rains
	(a) the bank is asked for a loan
	1. the text is signed
	EOF
	[ "$(sentsplit text | wc -l)" -ge 9 ] || fail "$(sentsplit text | cut -f 7)"
	sentsplit text | cut -f 7 | grep -qx 'Ana Ruiz'
}

@test "two columns side by side are refused with advice, tables are not" {
	cat >text <<-'EOF'
	A title above both of the columns

	The ministers of both countries agreed on       Officials of the bank had warned in the
	Tuesday to widen their work on trade and        summer that prices would rise again unless
	on ports, and to meet again before the end      the harvest was good. It was not, and the
	of the year. They said that talks on            council has now to decide whether to spend
	customs would go on in spring, and that a       what is left in the fund or to ask for
	group of officials would look at what           loans from abroad, which would take months
	stands in the way of a wider deal. Nobody       to be agreed and could be refused.
	EOF
	rc=0
	sentsplit text >rows 2>err || rc=$?
	[ "$rc" -eq 1 ]
	grep -q '^sentsplit: text: byte 35: two columns side by side: .*pdftotext without -layout' err || fail "$(cat err)"
	[ "$(cut -f 7 rows)" = "A title above both of the columns" ]
	sentsplit --newline=space text >rows
	[ "$(wc -l <rows)" -gt 2 ]
	# The other documents are read.
	echo "It is over." >other
	run ! sentsplit text other
	sentsplit text other >rows 2>err || true
	grep -q '^other.*It is over.$' rows
	for _ in 1 2 3 4 5 6 7 8; do
		printf 'Ministry of Finance and Planning        Second Deputy Minister Osei\n'
	done >table
	sentsplit table >rows
}

@test "lines run on before capitals and numbers in text that wraps" {
	wrapped() { # LINE LINE: what becomes of them behind four lines that ran on
		printf '%s\n' 'They spoke at some length of all that had been said in the notes of' \
			'the council, and of what the envoys had brought with them that week' \
			'from the talks on the river, which had gone on for more than a year' "$@" | sentsplit | cut -f 7 >got
	}
	wrapped 'and were to end before the summer came, as all had hoped, on August' '15. The ministers left.'
	grep -q ', on August 15[.]$' got || fail "$(cat got)"
	[ "$(tail -1 got)" = 'The ministers left.' ]
	wrapped 'and were to end before the summer came, as all of them have said –' 'Kenya was not among them.'
	[ "$(wc -l <got)" -eq 1 ] || fail "$(cat got)"
	wrapped "and $(yes 'were to end before the summer came, as all of them said, and' | head -5 | paste -sd ' ') Kenya" 'Airways flew.'
	[ "$(wc -l <got)" -eq 1 ] || fail "$(cat got)"
	# Items are items.
	wrapped 'and were to end before the summer came. The envoys have agreed that' '1. The river is shared.' '2. The port opens.'
	[ "$(tail -1 got)" = '2. The port opens.' ] || fail "$(cat got)"
}

# trip LEAST WAY...: as many in a hundred sentences come back whole.
trip() {
	local way
	for way in "${@:2}"; do
		rc=0
		python3 "$ROOT/tests/trip.py" --bin "$BIN" --least "$1" --way "$way" >came || rc=$?
		[ "$(cut -f 2 came | cut -c 1-3)" != 'no ' ] || skip "$(cut -f 2 came)"
		[ $rc -eq 0 ] || fail "$(cat came)"
		[ "$(cut -f 2 came)" -gt 300 ]
	done
}

@test "sentences come back whole from PDFs by groff" {
	long
	trip 99 groff 'groff ragged' 'groff heads'
	# Of two columns pdftotext mixes up a few lines.
	trip 95 'groff columns'
}

@test "sentences come back whole from PDFs by LibreOffice" {
	long
	trip 99 office 'office justified' 'office heads'
}
