# Documents as people have them: records of JSON, tables with other separators, several columns,
# dates in either order, names that come twice, and files that are no text.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return 1
}

# refused STATUS MESSAGE ARGUMENT...: sentsplit says that and no more, and exits so.
refused() {
	local want=$1 message=$2 rc=0
	shift 2
	sentsplit "$@" >out 2>err || rc=$?
	if [ $rc -ne "$want" ] || [ "$(head -1 err)" != "sentsplit: $message" ]; then
		fail "$*: exit $rc, $(cat err), not $message"
	fi
	[ "$(wc -l <err)" -le "$want" ] || [ "$want" -eq 0 ] || fail "$*: $(cat err)"
}

@test "JSON Lines: fields by paths, numbers as they stand, null is empty" {
	cat >in <<-'JSON'
	{"id": 18446744073709551616, "date": "2024-08-29", "article": {"body": "One. Two.", "n": 1e400}}
	{"id": 1.50, "date": null, "article": {"body": "Caf\u00e9 \ud83d\ude00.", "x": [1, {"y": []}]}}

	{"id": null, "article": {"body": "Three."}, "article.body": "Four."}
	{"article": {"body": 5}}
	JSON
	sentsplit --jsonl --text-col article.body --id-col id --date-col date in | cut -f 1-3,5-7 >got
	cat >want <<-'ROWS'
	18446744073709551616	2024-08-29	1	0	4	One.
	18446744073709551616	2024-08-29	2	5	9	Two.
	1.50		1	0	11	Café 😀.
	in:3		1	0	5	Four.
	in:4		1	0	1	5
	ROWS
	diff want got
}

@test "JSON Lines give the rows of the same CSV" {
	command -v python3 >/dev/null || skip "no python3"
	python3 - "$ROOT"/examples/*.txt <<-'PYTHON'
	import csv, json, sys
	with open("in.csv", "w", newline="", encoding="utf-8") as c, open("in.jsonl", "w") as j, open("raw.jsonl", "w", encoding="utf-8") as r:
	    table = csv.DictWriter(c, ["id", "date", "text"])
	    table.writeheader()
	    for i, name in enumerate(sys.argv[1:]):
	        row = {"id": i, "date": "2024-0%d-01" % (i + 1), "text": open(name, encoding="utf-8").read()}
	        table.writerow(row)
	        j.write(json.dumps(row) + "\n")
	        r.write(json.dumps(row, ensure_ascii=False) + "\n")
	PYTHON
	sentsplit --csv in.csv >want
	[ "$(cut -f 1 want | uniq | wc -l)" -ge 3 ]
	for f in in.jsonl raw.jsonl; do
		sentsplit --jsonl $f | cmp - want || fail $f
	done
}

@test "a broken line is told with file, line and what, the others are read, the exit status is 1" {
	while IFS='|' read -r line want; do
		printf '{"text": "One."}\n%s\n{"text": "Two."}\n' "$line" >in
		refused 1 "in:2: $want" --jsonl in
		[ "$(cut -f 1,7 out)" = $'in:1\tOne.\nin:3\tTwo.' ] || fail "$line: $(cat out)"
	done <<-'EOF'
	{"text": "a|JSON: the line ends before its object does
	{"text": "a"} x|JSON: more stands behind the object (byte 15)
	text,id|JSON: invalid token near 'text' (byte 4)
	{"text": NaN}|JSON: invalid token near 'NaN' (byte 12)
	["a"]|JSON: not an object
	{"text": ["a", "b"]}|field 'text': neither text nor number: an array
	{"text": {"en": "a"}}|field 'text': neither text nor number: an object
	{"text": "a", "id": true}|field 'id': neither text nor number: true
	{"headline": "a", "date": ""}|no field 'text'; there are: headline, date
	EOF
	printf '%s\n' '{"a": {"b": "One."}}' '{"a": ["x"]}' '{"a": null}' >in
	refused 1 "in:2: field 'a.b': neither text nor number: an array" --jsonl --text-col a.b in
}

@test "a field that no record has is told" {
	printf '%s\n' '{"text": "One.", "uid": 1}' '{"text": "Two."}' >in
	sentsplit --jsonl --id-col uid in >out 2>err || fail "$(cat err)"
	[ "$(cut -f 1 out | tr '\n' ' ')" = "1 in:2 " ] || fail "$(cat out)"
	refused 1 "in: no record has the field 'uuid' for the id" --jsonl --id-col uuid in
	[ "$(wc -l <out)" -eq 2 ] || fail "$(cat out)"
	refused 1 "in: no record has the field 'lead' for the text" --jsonl --text-col lead --text-col text in
	[ "$(wc -l <out)" -eq 2 ] || fail "$(cat out)"
	# Of an input without records nothing can be said.
	: >in
	sentsplit --jsonl --id-col uid in
}

@test "JSON that is not one object a line is refused with what makes it such" {
	printf '[{"text": "One."},\n{"text": "Two."}]\n' >array.json
	refused 1 "array.json: looks like one array of JSON, not an object a line: jq -c '.[]' array.json | sentsplit --jsonl" --jsonl array.json
	printf '{\n  "text": "One."\n}\n' >one.json
	refused 1 "one.json: looks like JSON over many lines, not an object a line: jq -c . one.json | sentsplit --jsonl" --jsonl one.json
	printf '{"text": "Two."}\n' >good
	rc=0; sentsplit --jsonl array.json one.json good >out 2>err || rc=$?
	[ $rc -eq 1 ] && [ "$(wc -l <err)" -eq 2 ] && [ "$(cut -f 1,7 out)" = $'good:1\tTwo.' ] || fail "$rc $(cat out err)"
	command -v jq >/dev/null || skip "no jq"
	for f in array.json one.json; do
		sentsplit --jsonl $f 2>&1 | sed 's/.* line: //' >advice
		[ "$(sh advice | head -1 | cut -f 7)" = One. ] || fail "$f: $(cat advice)"
	done
}

@test "a line of 200 MB costs bounded memory and the line alone" {
	sanitized && skip "the sanitizer takes memory of its own"
	[ -z "${WRAP:-}" ] || skip "takes too long under $WRAP"
	{ printf '{"text": "One."}\n{"text": "'; head -c 200000000 /dev/zero | tr '\0' x; printf '"}\n{"text": "Two."}\n'; } >in
	rc=0; (ulimit -v 400000; sentsplit --jsonl in >out 2>err) || rc=$?
	[ $rc -eq 1 ] && [ "$(cut -f 7 out | tr '\n' ' ')" = "One. Two. " ] || fail "exit $rc, $(cat err)"
	[ "$(cat err)" = "sentsplit: in:2: JSON: the line is longer than 128 MiB" ] || fail "$(cat err)"
}

@test "several text columns are one document, a blank line between them" {
	printf 'id,lead,title,body\n1,Two.,One,"Three. Four."\n2,,Five.,Six.\n' >in.csv
	printf 'id\tlead\ttitle\tbody\n1\tTwo.\tOne\tThree. Four.\n2\t\\N\tFive.\tSix.\n' >in.tsv
	printf '%s\n' '{"id": 1, "title": "One", "lead": "Two.", "body": "Three. Four."}' '{"id": 2, "title": "Five.", "body": "Six."}' >in.jsonl
	cat >want <<-'ROWS'
	1	1	1	0	3	One
	1	2	2	5	9	Two.
	1	3	3	11	17	Three.
	1	4	3	18	23	Four.
	2	1	1	0	5	Five.
	2	2	2	9	13	Six.
	ROWS
	for kind in csv tsv jsonl; do
		sentsplit --$kind --text-col title --text-col lead --text-col body in.$kind | cut -f 1,3- | diff want - || fail $kind
	done
	printf 'One\tTwo.\n' | sentsplit --tsv --no-header --text-col 2 --text-col 1 | cut -f 4-7 >got
	printf '1\t0\t4\tTwo.\n2\t6\t9\tOne\n' | diff - got
	refused 1 "in.csv:1: no column 'text'; there are: id, lead, title, body" --csv --text-col title --text-col text in.csv
}

@test "other separators" {
	printf 'id;text\n1;"One; two"\n2;Three, four\n' >semicolon
	printf 'id|text\n1|One; two\n2|Three, four\n' >bar
	printf 'id\ttext\n1\t"One; two"\n2\tThree, four\n' >tab
	printf 'id text\n1 "One; two"\n2 "Three, four"\n' >blank
	printf '1\tOne; two\n2\tThree, four\n' >want
	for call in '; semicolon' '| bar' '\t tab' '	 tab'; do
		IFS=' ' read -r c f <<<"$call"
		[ "$f" ] || { f=$c; c='	'; }
		sentsplit --csv --delimiter "$c" "$f" | cut -f 1,7 | diff want - || fail "$c $f"
	done
	sentsplit --csv --delimiter ' ' blank | cut -f 1,7 | diff want -
	sentsplit --tsv --delimiter '|' bar | cut -f 1,7 | diff want -
	# What a wrong one looks like.
	refused 1 "semicolon:1: no column 'text'; there are: id;text (--delimiter ';'?)" --csv semicolon
	refused 1 "tab:1: no column 'text'; there are: id	text (--delimiter '\\t'?)" --csv tab
	printf 'id;text\n1;a;b\n2;Two.\n' >wide
	refused 1 "wide:2: the record has 3 columns, the header 2; is a ';' not in quotes?" --csv --delimiter ';' wide
	[ "$(cut -f 7 out)" = Two. ]
	refused 1 "wide:2: the record has 3 columns, the header 2; is a ';' part of a field?" --tsv --delimiter ';' wide
	for c in '' ';;' '"' \\ '\n' é $'\n' $'\r' $'\1' '\tt'; do
		rc=0; sentsplit --csv --delimiter "$c" bar >out 2>err || rc=$?
		[ $rc -eq 2 ] && grep -qaF "sentsplit: --delimiter: not one byte of ASCII that may stand between fields: '" err || fail "'$c': $rc $(cat err)"
	done
}

@test "calls that go not together are refused" {
	while IFS='|' read -r call want; do
		# shellcheck disable=SC2086  # options
		{ rc=0; sentsplit $call </dev/null >out 2>err || rc=$?; }
		[ $rc -eq 2 ] && [ "$(head -1 err)" = "sentsplit: $want" ] || fail "$call: $rc $(cat err)"
	done <<-'EOF'
	--jsonl --csv|only one of --csv, --tsv, --jsonl and --doc-start
	--jsonl --doc-start x|only one of --csv, --tsv, --jsonl and --doc-start
	--jsonl --delimiter ;|--delimiter is for --csv and --tsv
	--delimiter ;|--delimiter is for --csv and --tsv
	--jsonl --no-header|--no-header is for --csv and --tsv
	--text-col a|columns are for --csv, --tsv and --jsonl
	--csv --text-col 1 --text-col 0|columns are counted from 1
	--csv --no-header --text-col 1 --text-col a|--no-header: columns must be given by number, the text's too
	EOF
	rc=0; sentsplit --jsonl --text-col '' </dev/null 2>err || rc=$?
	[ $rc -eq 2 ] && [ "$(head -1 err)" = "sentsplit: --text-col: no name" ] || fail "$rc $(cat err)"
}

@test "dates in the order that is told" {
	printf 'date,text\n03/08/2024,One.\n29.8.2024,Two.\n8/29/24,Three.\n9-Aug-2024 10:00,Four.\nAugust 2024,Five.\n' >in
	for how in '--dmy 2024-08-03' '--mdy 2024-03-08' '--dmy --mdy 2024-03-08' '--mdy --dmy 2024-08-03'; do
		# shellcheck disable=SC2086  # options
		sentsplit --csv ${how% *} in | cut -f 2 | paste -sd ' ' >got
		[ "$(cat got)" = "${how##* } 2024-08-29 2024-08-29 2024-08-09 2024-08" ] || fail "$how: $(cat got)"
	done
	refused 0 "in:2: date: cannot be read, left out: '03/08/2024'; --dmy or --mdy tells the order" --csv in
	[ "$(cut -f 2 out | paste -sd ' ')" = " 2024-08-29  2024-08-09 2024-08" ] || fail "$(cat out)"
	[ "$(tail -1 err)" = "sentsplit: in: date: 2 in all cannot be read, left out" ] || fail "$(cat err)"
	printf '= 3/8/24\nOne.\n' | sentsplit --dmy --doc-start '^= (?<date>.*)' | cut -f 2 | grep -qx 2024-08-03
}

@test "dates of the text in the order that is told" {
	printf 'd\t2024-01-02\t1\t1\t0\t48\tKenya will pay Peru 5 million euros by 3/8/2025.\n' >row
	for how in ' 2025-03-08' '--dmy 2025-08-03' '--mdy 2025-03-08' '--dmy --mdy 2025-03-08' '--mdy --dmy 2025-08-03'; do
		# shellcheck disable=SC2086  # options
		entities --types DATE ${how% *} row | cut -f 7 | grep -qx "${how##* }" || fail "entities $how"
		# shellcheck disable=SC2086  # options
		commitments ${how% *} row | cut -f 11 | grep -qx "${how##* }" || fail "commitments $how"
	done
}

@test "a name that comes again is told, and how many do" {
	printf 'id,text\na,One.\nb,Two.\na,Three.\n,Four.\n,Five.\nb,Six.\na,Seven.\n' >in
	refused 0 "in:4: id: another document has it: 'a'" --csv in
	[ "$(wc -l <out)" -eq 7 ] && [ "$(tail -1 err)" = "sentsplit: in: id: 3 documents in all have that of another" ] || fail "$(cat err out)"
	# Of the files before, too.
	printf '{"id": "b", "text": "One."}\n' >one
	refused 0 "one:1: id: another document has it: 'b'" --jsonl one one
	[ "$(wc -l <err)" -eq 1 ] || fail "$(cat err)"
	printf '== a\nOne.\n== b\nTwo.\n== a\nThree.\n' >text
	refused 0 "text:5: id: another document has it: 'a'" --doc-start '^== (?<doc>.)' text
}

@test "names are noticed in bounded memory" {
	sanitized && skip "the sanitizer takes memory of its own"
	[ -z "${WRAP:-}" ] || skip "takes too long under $WRAP"
	{ echo id,text; seq -f '%.0f,x' 4500000; echo 1,x; echo 4499999,x; } >in
	(ulimit -v 150000; sentsplit --csv in 2>err | tail -1 | cut -f 1) >out
	[ "$(cat out)" = 4499999 ] || fail "$(cat out err)"
	[ "$(cat err)" = "sentsplit: in:4500002: id: another document has it: '1'" ] || fail "$(cat err)"
}

@test "what is no text is refused with the command that makes text of it" {
	while IFS='|' read -r name bytes what command; do
		# shellcheck disable=SC2059  # escapes
		printf "$bytes" >"$name"
		refused 1 "$name: looks like $what: $command" "$name"
		[ ! -s out ] || fail "$name: $(cat out)"
		for how in --csv --jsonl "--doc-start x"; do
			# shellcheck disable=SC2086  # an option and its value
			refused 1 "$name: looks like $what: $command" $how "$name"
		done
	done <<-'EOF'
	a.pdf|%%PDF-1.4\nx|a PDF|pdftotext a.pdf - | sentsplit
	b.pdf|\357\273\277 \n%%PDF-1.4\nx|a PDF|pdftotext b.pdf - | sentsplit
	a.rtf|{\\rtf1\\ansi x}|RTF|pandoc -f rtf -t plain a.rtf | sentsplit
	a.docx|PK\003\004xx|a Word document|pandoc -f docx -t plain a.docx | sentsplit
	a.odt|PK\003\004xx|a document of LibreOffice|pandoc -f odt -t plain a.odt | sentsplit
	a.xlsx|PK\003\004xx|an Excel workbook|xlsx2csv a.xlsx | sentsplit --csv
	a.zip|PK\003\004xx|a zip archive, as docx, odt and xlsx are|unzip -l a.zip shows what is in it
	a.doc|\320\317\021\340\241\261\032\341x|an old Word document (OLE)|catdoc -d utf-8 a.doc | sentsplit
	a.xls|\320\317\021\340\241\261\032\341x|an old Excel workbook|xls2csv a.xls | sentsplit --csv
	a.gz|\037\213\b|gzip|gzip -dc a.gz | sentsplit
	a.zst|\050\265\057\375x|zstd|zstd -dc a.zst | sentsplit
	a.xz|\3757zXZ\000x|xz|xz -dc a.xz | sentsplit
	a.bz2|BZh91AY&SYx|bzip2|bzip2 -dc a.bz2 | sentsplit
	le|\377\376A\000|UTF-16|iconv -f UTF-16 -t UTF-8 le | sentsplit
	be|\376\377\000A|UTF-16|iconv -f UTF-16 -t UTF-8 be | sentsplit
	le32|\377\376\000\000A\000\000\000|UTF-32|iconv -f UTF-32 -t UTF-8 le32 | sentsplit
	be32|\000\000\376\377\000\000\000A|UTF-32|iconv -f UTF-32 -t UTF-8 be32 | sentsplit
	le-|T\000h\000e\000 \000|UTF-16|iconv -f UTF-16LE -t UTF-8 le- | sentsplit
	be-|\000T\000h\000e\000 |UTF-16|iconv -f UTF-16BE -t UTF-8 be- | sentsplit
	it's.pdf|%%PDF-|a PDF|pdftotext 'it'\''s.pdf' - | sentsplit
	EOF
	echo One. >good
	rc=0; sentsplit a.pdf good a.gz >out 2>err || rc=$?
	[ $rc -eq 1 ] && [ "$(cut -f 1,7 out)" = $'good\tOne.' ] && [ "$(wc -l <err)" -eq 2 ] || fail "$rc $(cat out err)"
	rc=0; sentsplit <a.pdf >out 2>err || rc=$?
	[ $rc -eq 1 ] && [ "$(cat err)" = "sentsplit: -: looks like a PDF: pdftotext FILE - | sentsplit" ] || fail "$rc $(cat err)"
}

@test "the commands that are advised give the text" {
	mkdir -p d
	printf 'One.\n' >"d/a b"
	for pair in gzip:gz xz:xz bzip2:bz2 zstd:zst; do
		command -v ${pair%:*} >/dev/null || continue
		${pair%:*} -c "d/a b" >"d/a b.${pair#*:}"
	done
	for code in UTF-16 UTF-16LE UTF-16BE UTF-32; do
		iconv -f UTF-8 -t $code "d/a b" >"d/-$code"
	done
	cd d
	for f in *; do
		[ "$f" != "a b" ] || continue
		sentsplit -- "$f" 2>&1 | sed 's/.* looks like [^:]*: //' >../advice
		[ "$(sh ../advice | cut -f 7)" = One. ] || fail "$f: $(cat ../advice)"
	done
}

@test "text that begins as markup does is read, and told" {
	printf '<!doctype html>\n<p>One.</p>\n' >a.html
	refused 0 "a.html: looks like HTML, read as plain text: pandoc -f html -t plain a.html | sentsplit" a.html
	[ -s out ] || fail "no rows"
	printf '\n<?xml version="1.0"?><p>One.</p>\n' >a.xml
	refused 0 "a.xml: looks like XML, read as plain text: xmllint --xpath 'string(/)' a.xml | sentsplit" a.xml
	printf '{"text": "One."}\n' >a.jsonl
	refused 0 "a.jsonl: looks like JSON, read as plain text: sentsplit --jsonl a.jsonl" a.jsonl
	sentsplit --jsonl a.jsonl 2>err >out && [ ! -s err ] || fail "$(cat err)"
	for text in '<b>One.</b>' '{One.}' '%PDX' 'BZh is a word.' 'PK is one, too.' '<html is no tag'; do
		printf '%s\n' "$text" >plain
		sentsplit plain >out 2>err
		[ "${text#<html}" != "$text" ] || [ ! -s err ] || fail "$text: $(cat err)"
		[ "$(cut -f 7 out | paste -sd ' ')" = "$text" ] || fail "$text: $(cat out)"
	done
}

@test "a line that is sent is answered before the next" {
	mkfifo pipe
	for how in "" --jsonl; do
		# shellcheck disable=SC2086  # an option or none
		sentsplit $how --line-buffered <pipe >rows &
		exec 8>pipe
		if [ "$how" ]; then printf '{"text": "It is over. They left."}\n' >&8; else printf 'It is over. They left.\n\nNext' >&8; fi
		for _ in $(seq 100); do
			[ -s rows ] && break
			sleep 0.02
		done
		cp rows early
		exec 8>&-
		wait $!
		[ "$(cut -f 7 early)" = $'It is over.\nThey left.' ] || fail "$how: $(cat early)"
	done
}
