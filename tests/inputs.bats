# Every recipe of docs/inputs.md on a small file: the number of rows, and what they say. A recipe
# is left out only where its tools are not installed; `make inputs` installs them.
# shellcheck disable=SC1111  # quotation marks of the text

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return 1
	ln -s "$BIN" bin
	printf '%s\n\n' 'Talks in Lima' "$FIRST $SECOND" "$THIRD" >story.txt
}

FIRST='Peru will open two ports by June 2027.'
SECOND='“We agreed to share the costs,” Dr. Ana Pérez said.'
THIRD='Chile pledged 40 million euros for the second one.'

# wants TOOL...: skips where one is not there.
wants() {
	local t
	for t; do command -v "$t" >/dev/null || skip "no $t"; done
}

# The recipe that has the words in it, one and no other.
recipe() {
	awk -v words="$1" '
		/^```sh$/ { block = ""; on = 1; next }
		/^```$/ { if (on && index(block, words)) { printf "%s", block; n++ } on = 0 }
		on { block = block $0 "\n" }
		END { exit n != 1 }' "$ROOT/docs/inputs.md" || fail "not one recipe with $1"
}

# gives WORDS DOC DATE [TITLE]: the recipe gives the sentences in their order, the title first.
gives() {
	recipe "$1" >recipe.sh
	bash -euo pipefail recipe.sh >rows 2>err || fail "$1: $(cat err)"
	printf '%s\n' "${@:4}" "$FIRST" "$SECOND" "$THIRD" >want
	cut -f 7 rows | sed 's/\xC2\xA0/ /g; s/"We/“We/; s/costs,"/costs,”/' >got
	cmp got want || fail "$1: $(diff want got; cat err)"
	[ "$(cut -f 1,2 rows | sort -u)" = "$2	$3" ] || fail "$1: $(cut -f 1,2 rows | sort -u)"
	awk -F '\t' '{ if ($3 != NR) exit 1 }' rows || fail "$1: numbers"
}

html() {
	cat <<-EOF
	<!DOCTYPE html>
	<html><head><title>Site</title><meta charset="utf-8"><style>p { color: red }</style>
	<script>var peru = "will not be read";</script></head><body>${1:-}
	<article><h1>Talks in Lima</h1><p>Peru will open two ports by June 2027. &ldquo;We agreed to share the
	costs,&rdquo; Dr. Ana P&eacute;rez said.</p>
	<p>Chile <b>pledged</b> 40 million euros for the second one.</p></article></body></html>
	EOF
}

@test "web pages" {
	html >page.html
	html >webpage.html
	html '<nav><p>Ministers will meet here.</p></nav>' >marked.html
	mkdir pages
	cp page.html pages/one.html
	if command -v pandoc; then
		gives ' page.html' page '' 'Talks in Lima'
		gives 'pages/*.html' pages/one.html '' 'Talks in Lima'
	fi
	! command -v w3m || gives webpage.html webpage '' 'Talks in Lima'
	! command -v xmlstarlet || gives marked.html marked ''
	wants pandoc w3m xmlstarlet
}

@test "PDF" {
	wants pdftotext
	# Readers mend a file without its table of places.
	cat >paper.pdf <<-'EOF'
	%PDF-1.4
	1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
	2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
	3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>> endobj
	4 0 obj <</Length 360>> stream
	BT /F 11 Tf 72 700 Td (Talks in Lima) Tj 0 -40 Td (Peru will open two ports by June 2027. \223We agreed to share the costs,\224 Dr. Ana) Tj
	0 -13 Td (P\351rez said.) Tj 0 -40 Td (Chile pledged 40 million euros for the second one.) Tj ET
	endstream endobj
	5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>> endobj
	trailer <</Root 1 0 R>>
	EOF
	gives paper.pdf paper '' 'Talks in Lima'
}

@test "Word and OpenDocument by pandoc" {
	wants pandoc
	for form in docx odt; do
		html | pandoc -s -f html -t $form --metadata title= -o note.$form
		gives note.$form note '' 'Talks in Lima'
	done
}

@test "RTF by LibreOffice" {
	wants soffice
	long
	export HOME=$BATS_TEST_TMPDIR
	printf '%s\n' '{\rtf1\ansi\ansicpg1252\pard Talks in Lima\par\par' \
		"$FIRST"' \u8220?We agreed to share the costs,\u8221? Dr. Ana P\u233?rez said.\par\par' "$THIRD\\par}" >note.rtf
	gives note.rtf note '' 'Talks in Lima'
}

@test "Word by docx2txt" {
	wants docx2txt pandoc
	html | pandoc -f html -t docx --metadata title= -o memo.docx
	gives memo.docx memo '' 'Talks in Lima'
}

@test "Word by antiword" {
	wants antiword
	# Of Word for DOS: 128 bytes, with the end of the text at the fifteenth, and then the text.
	text=$(printf '%s\r\n\r\n' 'Talks in Lima' "$FIRST \"We agreed to share the costs,\" Dr. Ana P@rez said." "$THIRD" | tr @ '\202')
	{
		printf '\061\276\000\000\000\253\000\000\000\000\000\000\000\000'
		n=$((128 + $(printf %s "$text" | wc -c)))
		# shellcheck disable=SC2059  # octal bytes
		printf "$(printf '\\%03o\\%03o' $((n % 256)) $((n / 256)))"
		head -c 112 /dev/zero
		printf '%s' "$text"
		head -c 1000 /dev/zero
	} >letter.doc
	gives letter.doc letter '' 'Talks in Lima'
}

@test "Markdown with front matter" {
	wants pandoc
	printf '%s\n' --- 'title: "Readout"' 'date: 2024-08-29' --- '' '# Talks in Lima' '' "$FIRST $SECOND" '' \
		"Chile **pledged** 40 million [euros](http://example.org) for the second one." >release.md
	gives release.md release '' 'Talks in Lima'
}

items() { # BODY
	html | sed -n '/<p>/,/<\/p>/p' | sed 's/^<article><h1>.*<\/h1>//; s/<\/article>.*//; s/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g'
}

@test "feeds" {
	wants xmlstarlet pandoc
	cat >feed.rss <<-EOF
	<?xml version="1.0" encoding="UTF-8"?>
	<rss version="2.0"><channel><title>News</title>
	<item><title>Talks in Lima</title><guid>n-1</guid><pubDate>Thu, 29 Aug 2024 22:30:00 +0000</pubDate>
	<description>$(items)</description></item></channel></rss>
	EOF
	gives feed.rss n-1 2024-08-29 'Talks in Lima'
	cat >feed.atom <<-EOF
	<?xml version="1.0" encoding="UTF-8"?>
	<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
	<entry><title>Talks in Lima</title><id>n-1</id><updated>2024-08-29T22:30:00Z</updated>
	<content type="html">$(items)</content></entry></feed>
	EOF
	gives feed.atom n-1 2024-08-29 'Talks in Lima'
}

@test "mail" {
	wants mshow
	cat >mail.eml <<-'EOF'
	From: "Ana =?utf-8?q?P=C3=A9rez?=" <ana@example.org>
	To: b@example.org
	Subject: Talks in Lima
	Date: Thu, 29 Aug 2024 22:30:00 -0500
	MIME-Version: 1.0
	Content-Type: multipart/alternative; boundary=b

	--b
	Content-Type: text/plain; charset=utf-8
	Content-Transfer-Encoding: quoted-printable

	Peru will open two ports by June 2027. =E2=80=9CWe agreed to share the cost=
	s,=E2=80=9D Dr. Ana P=C3=A9rez said.

	Chile pledged 40 million euros for the second one.
	--b
	Content-Type: text/html

	<p>Peru will not be read.</p>
	--b--
	EOF
	gives mail.eml mail 2024-08-29 'Talks in Lima'
}

# The records that recipes of tables read: CSV.
records() {
	printf 'id,date,title,body\nn-1,2024-08-29,Talks in Lima,"%s %s\n\n%s"\n' "$FIRST" "$SECOND" "$THIRD"
}

@test "spreadsheets by csvkit" {
	wants in2csv
	records >book.csv
	# The interpreter that csvkit runs on has what reads and writes these.
	"$(sed -n '1s/^#! *//p' "$(command -v in2csv)")" - <<-'EOF'
	import csv, openpyxl
	book = openpyxl.Workbook()
	for row in csv.reader(open("book.csv", encoding="utf-8", newline="")):
	    book.active.append(row)
	book.save("book.xlsx")
	EOF
	gives book.xlsx n-1 2024-08-29 'Talks in Lima'
}

@test "spreadsheets by Gnumeric" {
	wants ssconvert
	records >sheet.csv
	ssconvert --import-encoding=UTF-8 sheet.csv sheet.ods 2>err || fail "$(cat err)"
	gives sheet.ods n-1 2024-08-29 'Talks in Lima'
}

@test "JSON" {
	printf '{"id": "n-1", "date": "2024-08-29", "title": "Talks in Lima", "body": "%s %s\\n\\n%s"}\n' "$FIRST" "$SECOND" "$THIRD" >records.jsonl
	gives records.jsonl n-1 2024-08-29 'Talks in Lima'
	wants jq
	jq -s . records.jsonl >records.json
	gives 'records.json ' n-1 2024-08-29 'Talks in Lima'
}

@test "captions" {
	cat >talk.vtt <<-EOF
	WEBVTT - talk
	Kind: captions

	NOTE made by hand
	will not be read

	1
	00:00:01.000 --> 00:00:03.000 align:start
	Peru will open two ports

	2
	00:00:03.000 --> 00:00:05.000
	Peru will open two ports
	<c>by June 2027.</c> “We agreed to share

	3
	00:00:05.000 --> 00:00:07.000
	the costs,” Dr. Ana Pérez said.
	$THIRD
	EOF
	sed -i 's/$/\r/' talk.vtt
	gives talk.vtt talk ''
	sed '/^NOTE/,/^\r$/d; /^WEBVTT/,/^\r$/d; s/\(:..\)\.0/\1,0/g' talk.vtt >talk.srt
	[ "$(grep -c -- '-->' talk.srt)" -eq 3 ]
	gives talk.srt talk ''
}

@test "news agencies" {
	wants xmlstarlet
	paragraphs="<P>$FIRST $SECOND</P><P>$THIRD</P>"
	cat >item.xml <<-EOF
	<?xml version="1.0" encoding="utf-8"?>
	<NewsML Version="1.2"><NewsItem><Identification><NewsIdentifier><DateId>20240829T192141Z</DateId>
	<PublicIdentifier>urn:newsml:n-1</PublicIdentifier></NewsIdentifier></Identification>
	<NewsManagement><FirstCreated>20240829T192141+0000</FirstCreated></NewsManagement>
	<NewsComponent><NewsLines><HeadLine>Talks in Lima</HeadLine></NewsLines>
	<ContentItem><DataContent>${paragraphs//P>/p>}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>
	EOF
	gives item.xml urn:newsml:n-1 2024-08-29 'Talks in Lima'
	cat >item-g2.xml <<-EOF
	<?xml version="1.0" encoding="utf-8"?>
	<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:n-1"><contentMeta>
	<headline>Talks in Lima</headline></contentMeta><contentSet><inlineXML>
	<html xmlns="http://www.w3.org/1999/xhtml"><body>${paragraphs//P>/p>}</body></html></inlineXML></contentSet></newsItem>
	EOF
	gives item-g2.xml urn:newsml:n-1 '' 'Talks in Lima'
}

@test "compressed files" {
	gzip -k story.txt
	gives story.txt.gz story '' 'Talks in Lima'
	if command -v zstd; then
		zstd -q story.txt
		gives story.txt.zst story '' 'Talks in Lima'
	fi
	if command -v xz; then
		xz -k story.txt
		gives story.txt.xz story '' 'Talks in Lima'
	fi
	wants zstd xz
}

@test "other encodings" {
	iconv -f UTF-8 -t WINDOWS-1252 story.txt >western.txt
	iconv -f UTF-8 -t UTF-16 story.txt >wide.txt
	tr '\n' '\r' <story.txt >mac.txt
	for f in western wide mac; do
		gives $f.txt $f '' 'Talks in Lima'
	done
}

@test "every recipe has its test" {
	grep -oE "gives ('[^']*'|[^ ]+)" "$ROOT/tests/inputs.bats" | sed "s/^gives //; s/'//g" | grep -v '[$]' >words
	printf '%s\n' note.docx note.odt western.txt wide.txt mac.txt >>words # of loops
	awk '
		FILENAME == "words" { words[++n] = $0; next }
		/^```sh$/ { block = ""; on = 1; next }
		/^```$/ {
			for (i = 1; on && i <= n && !index(block, words[i]); i++) continue
			if (on && i > n) { print block; missing = 1 }
			recipes += on
			on = 0
		}
		on { block = block $0 "\n" }
		END { exit missing || recipes < 25 }' words "$ROOT/docs/inputs.md" || fail "no test"
}

@test "examples/inputs.sh makes tables of the public files" {
	from=$ROOT/../shared/dev/inputs
	[ -d "$from" ] || skip "no ../shared/dev/inputs"
	wants pandoc pdftotext xmlstarlet jq in2csv iconv
	"$ROOT/examples/inputs.sh" "$from" tables >table 2>err || fail "$(cat err)"
	[ ! -s err ] || fail "$(cat err)"
	[ "$(head -1 table)" = "file	tool	documents	sentences	mentions	commitments" ]
	# File, documents, and sentences at least.
	while read -r file documents sentences; do
		awk -F '\t' -v file="$file" -v d="$documents" -v s="$sentences" \
			'$1 == file && $3 == d && $4 >= s { found = 1 } END { exit !found }' table || fail "$(grep "^$file" table), not $documents, $sentences"
	done <<-EOF
	afp_newsml12_arabic.xml 1 2
	afp_php_page_spam_links.php 1 30
	bilingual_treaty.json 1 20
	europarl_tokenised.al 1 900
	fiji_hansard_part.html 1 400
	fomc_presconf_2011.pdf 1 400
	gum_vertical_tokens.xml 1 34
	jakarta_post.xlsx 96 8000
	kenya_hansard_2008.pdf 1 1500
	kenya_hansard_ocr_pageheaders.txt 1 4500
	kremlin_readout.html 1 40
	nation_thailand_scrape.jsonl 52 2000
	nation_thailand_scrape_array.json 52 2000
	ph_vp_speeches_multiline.csv 54 2000
	reuters_scrape_frontmatter_html.md 1 5
	tota_trade_agreement.xml 1 100
	treasury_readout.md 1 8
	EOF
	# No markup, and as many tables as files; English has undertakings, Arabic none that are seen.
	! grep -lE '<[a-z/][^>]*>|-->' tables/*.sentences.tsv || fail "markup"
	[ "$(find tables -name '*.tsv' | wc -l)" -eq $((2 * ($(wc -l <table) - 1))) ]
	[ "$(awk -F '\t' 'NR > 1 { n += $6 } END { print (n > 1500) }' table)" = 1 ] || fail "$(cat table)"
	cmp tables/nation_thailand_scrape.jsonl.sentences.tsv tables/nation_thailand_scrape_array.json.sentences.tsv
	cut -f 2 tables/treasury_readout.md.sentences.tsv | sort -u | grep -qx 2022-08-25 || fail "date"
}

@test "examples/inputs.sh: a file that cannot be read is named, and the others are read" {
	wants jq
	mkdir docs
	cp story.txt docs/a.txt
	echo '{' >docs/b_array.json
	cp story.txt docs/c.txt
	rc=0; "$ROOT/examples/inputs.sh" docs tables >table 2>err || rc=$?
	[ $rc -eq 1 ] && grep -q '^inputs.sh: b_array.json: exit status' err || fail "$rc $(cat err)"
	[ "$(cut -f 1 table | paste -sd ' ')" = "file a.txt c.txt" ] || fail "$(cat table)"
	rc=0; "$ROOT/examples/inputs.sh" 2>err || rc=$?
	[ $rc -eq 2 ] && grep -q '^usage: ' err || fail "$rc"
}
