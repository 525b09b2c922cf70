# The page of brief: what it holds is what the tables say, whatever the text is nothing but text, and
# nothing of it comes from elsewhere. What a browser makes of it: tests/browser.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return 1
	(cd "$ROOT/examples" && sentsplit ./*.txt) | sed 's|^\./||' >rows
}

# Attribute NAME of the elements whose tag has PATTERN in it, a line each.
attribute() { # NAME PATTERN FILE
	grep -oE "<[a-z]+ [^>]*$2[^>]*>" "$3" | sed -n "s/.* $1=\"\([^\"]*\)\".*/\1/p"
}

# As a browser reads text.
text_of() {
	sed "s/&lt;/</g; s/&gt;/>/g; s/&quot;/\"/g; s/&#39;/'/g; s/&amp;/\&/g"
}

@test "a card for each commitment, with its row" {
	brief rows >page
	commitments rows >table
	[ "$(wc -l <table)" -gt 30 ]
	attribute data-s 'class="card' page >got
	cut -f 6 table | cmp - got
	attribute data-a 'class="card' page | text_of >got
	cut -f 7 table | cmp - got
	attribute data-e 'class="card' page >got
	cut -f 18 table | cmp - got
	grep -o '<pre>[^<]*</pre>' page | sed 's/<[^>]*>//g' | text_of | cmp - table
}

@test "each commitment is marked where its row says" {
	brief rows >page
	# All pieces of a mark, put together, are the action, but for those within each other.
	grep -o '<mark [^>]*data-c[^>]*>[^<]*' page | sed 's/.*data-c="\([0-9]*\)">/\1\t/' | text_of |
		awk -F '\t' '{ t[$1] = t[$1] $2; if ($1 > n) n = $1 } END { for (i = 1; i <= n; i++) print t[i] }' >got
	commitments rows | cut -f 9 >want
	[ "$(diff got want | grep -c '^>')" -le 2 ] || fail "$(diff got want)"
	[ "$(grep -c . got)" -eq "$(wc -l <want)" ]
}

@test "the text is there whole" {
	brief rows >page
	sign='<a class="b [^>]*><svg [^>]*><use [^>]*><\/svg><span class="sr">[a-z]* <\/span>[0-9]*<\/a>'
	sed -n 's/^<div class="par"><p>\(.*\)<\/p>.*/\1/p' page | sed "s/$sign//g; s/<[^>]*>//g" | text_of | tr -d '\n ' >got
	cut -f 7 rows | tr -d '\n ' | cmp - got
}

@test "the overview counts as the tables do" {
	brief --as-of 2026-06-15 rows >page
	commitments rows >table
	grep -o 'href="#?s=[a-z]*"><svg class="g s-[a-z]*" aria-hidden="true"><use href="#g-[a-z]*"/></svg>[a-z]*</a></th><td class="n">[0-9]*' page |
		sed 's/.*svg>\([a-z]*\)<.*>\([0-9]*\)/\1\t\2/' | sort >got
	cut -f 6 table | sort | uniq -c | awk '{ print $2 "\t" $1 }' | sort | cmp - got
	# Who is bound: all of the row.
	for a in CHN KEN AUS; do
		n=$(awk -F '\t' -v a=$a '(";" $7 ";") ~ ";" a ";" { n++ } END { print n }' table)
		grep -q "<a href=\"#?a=$a\">[^<]*</a></th><td class=\"n\">$n</td>" page || fail "$a: $n"
	done
	late=$(awk -F '\t' '$18 != "" && $18 < "2026-06-15" && $6 ~ /^(planned|pledged|agreed|reaffirmed|underway)$/ { n++ } END { print n }' table)
	[ "$late" -gt 1 ] && grep -q "<dt>overdue</dt><dd>$late</dd>" page || fail "overdue: $late"
	grep -q '<dt>documents</dt><dd>3</dd>' page
	grep -q "<dt>sentences</dt><dd>$(wc -l <rows)</dd>" page
}

@test "who is bound towards whom" {
	printf 'Kenya pledged to help Chile. Kenya will help Peru. Kenya and Chile agreed to meet.\n' | sentsplit --doc d >in
	commitments in | cut -f 7,8 >got
	printf 'KEN\tCHL\nKEN\tPER\nKEN;CHL\t\n' | cmp - got || fail "$(cat got)"
	brief in >page
	grep -q 'a=KEN&amp;p=CHL" aria-label="Kenya towards Chile: 2"' page || fail "$(grep -o 'aria-label="[^"]*towards[^"]*' page)"
	grep -q 'a=CHL&amp;p=KEN" aria-label="Chile towards Kenya: 1"' page
	grep -q 'a=KEN&amp;p=PER" aria-label="Kenya towards Peru: 1"' page
}

@test "ready tables give the page that brief makes itself" {
	commitments -H rows >c
	entities rows >e
	topics rows >t
	brief rows >want
	brief -c c -e e -t t rows >got
	# The rule behind a cue stands in no table.
	sed 's/<dt>why.*<dt>where/<dt>where/' want >want.less
	sed 's/<dt>why.*<dt>where/<dt>where/' got | cmp - want.less
}

@test "what a ready table says is shown, and what it leaves out is not" {
	commitments rows | sed 's/\tagreed\t/\tfulfilled\t/' | awk -F '\t' '$16 > .9' >c
	brief -c c rows >page
	[ "$(grep -c 'class="card' page)" -eq "$(wc -l <c)" ]
	run ! grep -q 'class="card s-agreed' page
	: >none
	brief -c none -e none -t none rows >page
	run ! grep -q '<mark [^>]*data-c' page && grep -q '<article' page
}

@test "a ready table of other sentences, and rows that are none, are refused" {
	commitments rows >c
	awk -F '\t' -v OFS='\t' 'NR == 2 { $3 = 9999 } 1' c >other
	awk -F '\t' -v OFS='\t' 'NR == 3 { $5 = 999999 } 1' c >span
	awk -F '\t' -v OFS='\t' 'NR == 4 { $6 = "hoped" } 1' c >status
	cut -f 1-5 c >short
	while IFS='|' read -r file message; do
		rc=0; brief -c "$file" rows >out 2>err || rc=$?
		[ $rc -eq 1 ] && [ ! -s out ] || fail "$file: exit $rc"
		grep -q "^brief: $message" err || fail "$file: $(cat err)"
	done <<-'EOF'
	other|other:2: no sentence [0-9]* of
	span|span:3: field start: not in its sentence: 
	status|status:4: field status: none of commitments: 'hoped'
	short|short:1: 5 fields, where a row of commitments has 16 or more: 
	gone|gone: No such file
	EOF
}

# A ledger of two of the commitments.
ledger_of() {
	awk -F '\t' -v OFS='\t' '$18 != "" && n < 2 {
		n++
		print $1 ":" $4, n == 1 ? "overdue" : "fulfilled", $6, $7, $8, $9, "2026-01-01", "2026-02-01", $17, $18, 3, 2, $13, $1, $4, $5, $16, n - 1
	}' "$1"
}

@test "a ledger shows states, and leads to the words" {
	commitments rows >c
	ledger_of c >l
	brief -L l rows >page
	[ "$(attribute data-g 'class="u"' page | paste -s)" = "overdue	fulfilled" ]
	[ "$(attribute data-g 'class="card' page | sort | paste -s)" = "fulfilled	overdue" ]
	at=$(attribute href 'first told of' page | head -1)
	grep -q "id=\"${at#\#}\"[^>]*data-g=\"overdue\"" page || fail "$at"
	grep -q 'moved 1×' page
	awk -F '\t' -v OFS='\t' '{ $2 = "lost" } 1' l >bad
	rc=0; brief -L bad rows >out 2>err || rc=$?
	[ $rc -eq 1 ] && [ ! -s out ] && grep -q "^brief: bad:1: field state: none of ledger: 'lost'" err || fail "$rc $(cat err)"
}

@test "the rows of a ledger name their undertaking" {
	commitments rows | awk -F '\t' -v OFS='\t' '{ print $0, "x:" (NR % 2) }' >c
	printf 'x:0\topen\tplanned\tKEN\t\tmeet\t\t\t\t\t9\t1\t\td\t1\t2\t0.9\n' >l
	brief -c c -L l rows >page
	[ "$(grep -c 'data-u="x:1"' page)" -gt 5 ]
	[ "$(grep -c 'class="card[^>]*data-u="x:0" data-g="open"' page)" -gt 5 ]
}

# Documents that would be more than text, if they could.
hostile() {
	cat <<-'EOF'
		Kenya agreed to <script>alert(1)</script> by May 2027. "onmouseover="alert(1)" 'x' <img src=x onerror=alert(1)>.

		Chile will </p></article><h1>meet</h1> Peru. <!-- <style>body{display:none}</style> {{docs}} {{?n}} {{/n}}

		Peru pledged to pay &lt;b&gt; javascript:alert(1) <a href="javascript:alert(1)">here</a> to Chile's </script><script>alert(1)</script>.
	EOF
	printf '\nPeru will \342\200\256tes\342\200\254 sail \033[31mred\033[0m \001\177 to \342\201\246Chile\342\201\251.\n'
}

# What tags and attributes a page has, each once.
shape() {
	grep -oE '<[!/]?[a-zA-Z]+' "$1" | sort -u
	grep -oE '<[a-z]+ [^>]*>' "$1" | grep -oE ' [a-zA-Z-]+=' | sort -u
}

@test "whatever stands in a document is text" {
	hostile | sentsplit --title '<b>"T"' --voice "O'Neil <i>" --doc '"><script>' >in
	commitments in >c
	[ "$(wc -l <c)" -ge 3 ]
	brief --title '</title><script>' in >page
	! grep -qE '<(img|h1>meet|b>&lt;)|<script>alert|<style>body\{display:none' page || fail "a tag"
	[ "$(grep -c '<script' page)" -eq 1 ] && [ "$(grep -c '</script' page)" -eq 1 ] && [ "$(grep -c '</style' page)" -eq 1 ]
	# Quotes: no attribute that is not ours.
	! grep -oE '<[a-z]+( [a-z-]+(="[^"]*")?)*/?>' page | grep -E ' on[a-z]+=|javascript:' || fail "an attribute"
	# Everything that looks like a tag is one that a plain text has, too.
	brief rows >plain
	shape page >got; shape plain >want
	[ -z "$(comm -23 got want)" ] || fail "$(comm -23 got want)"
	sed 's/<use [^>]*>//g; s/<svg[^>]*><\/svg>//g; s/<span class="sr">[^<]*<\/span>[0-9]*//g; s/<[^>]*>//g' page >shown
	grep -qF '[U+202E]tes[U+202C] sail &#x241B;[31mred&#x241B;[0m &#x2401;&#x2421; to [U+2066]Chile[U+2069].' shown || fail "controls: $(grep U+202E shown)"
	! LC_ALL=C grep -qP '[\x00-\x08\x0b-\x1f\x7f]|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]' page || fail "a control"
	# As text it is whole.
	grep -q 'agreed to &lt;script&gt;alert(1)&lt;/script&gt; by May' shown || fail "$(grep agreed shown)"
	grep -q '{{docs}}' page
}

@test "strange bytes in rows and tables do no harm" {
	printf 'd\377<\t"><b>\t1\t1\t0\t22\tKenya will \377\300\200 sail \2.\n' >in
	brief in >page || fail "exit $?"
	iconv -f UTF-8 -t UTF-8 page >/dev/null || fail "not UTF-8"
	grep -q 'datetime="&quot;&gt;&lt;b&gt;"' page || fail "the date"
	commitments in | awk -F '\t' -v OFS='\t' '{ $7 = "<b>;\"x"; $15 = "zzz"; $10 = "sail"; $11 = "<i>"; $19 = "\377" } 1' >c
	brief -c c in >page
	! grep -q '<b>;\|"x"\|<i>' page || fail "a tag"
	iconv -f UTF-8 -t UTF-8 page >/dev/null || fail "not UTF-8"
}

@test "one style, one script, by their hashes, and nothing from elsewhere" {
	brief rows >page
	for kind in style script; do
		awk -v k="$kind" 'index($0, "<" k ">") { on = 1; sub("^<" k ">", "") } on && index($0, "</" k ">") { exit } on' page >text
		hash=$(sha256sum <text | cut -c 1-64 | tr a-f A-F | basenc --base16 -d | base64)
		grep -q "$kind-src 'sha256-$hash'" page || fail "$kind: $hash"
	done
	grep -q "default-src 'none'" page
	! grep -nE '(src|href|action|url)[=(]["'\'']?(https?:|//|data:|file:)' page || fail "from elsewhere"
	run ! grep -qE '<[^>]+ (style|on[a-z]+)=' page
	[ "$(cat "$ROOT"/data/page/page.* | wc -c)" -lt 60000 ]
	run ! grep -nE '\beval\b|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|fetch\(|XMLHttpRequest|import\(' "$ROOT/data/page/page.js"
}

@test "a folder of pages, and an index that leads to them" {
	for i in 1 2 3 4 5; do sed "s/^/$i/" rows; done >many
	n=$(cut -f 1 many | uniq | wc -l)
	brief --folder there/ --max 4 many >out 2>err && [ ! -s out ] && [ ! -s err ] || fail "$(cat err)"
	# shellcheck disable=SC2012  # names of ours
	[ "$(ls there | paste -s)" = "index.html	page-0001.html	page-0002.html	page-0003.html	page-0004.html" ] || fail "$(ls there)"
	[ "$(cat there/page-*.html | grep -c '<article')" -eq "$n" ]
	[ "$(grep -c 'class="docrow"' there/index.html)" -eq "$n" ]
	# Every link of the index is a place of its page.
	attribute href page- there/index.html | sort -u >links
	[ "$(wc -l <links)" -ge "$n" ]
	while IFS='#' read -r file place; do
		grep -q " id=\"$place\"" "there/$file" || fail "$file#$place"
	done <links
	# The same marks as on one page.
	brief many >page
	[ "$(cat there/page-*.html | grep -c 'class="card')" -eq "$(grep -c 'class="card' page)" ]
	grep -q "<dt>commitments</dt><dd>$(grep -c 'class="card' page)</dd>" there/index.html
}

@test "a folder that cannot be made or written is an error" {
	: >file
	rc=0; brief --folder file rows 2>err || rc=$?
	[ $rc -eq 1 ] && grep -q '^brief: file: ' err || fail "$rc $(cat err)"
	rc=0; brief --folder no/such rows 2>err || rc=$?
	[ $rc -eq 1 ] && grep -q '^brief: no/such: No such file' err || fail "$rc $(cat err)"
	mkdir -p full/index.html
	rc=0; brief --folder full rows 2>err || rc=$?
	[ $rc -eq 1 ] && grep -q '^brief: full/index.html: ' err || fail "$rc $(cat err)"
	rc=0; TMPDIR=/no/such brief rows >out 2>err || rc=$?
	[ $rc -eq 1 ] && [ ! -s out ] && grep -q '^brief: a temporary file in /no/such: No such file' err || fail "$rc $(cat err)"
}

@test "usage" {
	while IFS='|' read -r args message; do
		rc=0
		# shellcheck disable=SC2086  # words
		brief $args rows >out 2>err || rc=$?
		[ $rc -eq 2 ] && grep -q "^brief: $message" err || fail "$args: $rc $(cat err)"
	done <<-'EOF'
	--as-of 2026|--as-of: no day: '2026'
	--as-of 2026-02-30|--as-of: no day: '2026-02-30'
	--max 3|--max goes with --folder
	--format csv|
	EOF
}

@test "of no sentences, and of input that breaks off, there is no page" {
	[ -z "$(brief </dev/null)" ]
	{ head -30 rows; echo nothing; } >bad
	rc=0; brief bad >page 2>err || rc=$?
	[ $rc -eq 1 ] && [ ! -s page ] && grep -q '^brief: bad:31: field .*sentsplit FILE | brief' err || fail "$rc $(cat err)"
	rc=0; brief --folder there bad 2>err || rc=$?
	[ $rc -eq 1 ] && [ ! -e there/index.html ] || fail "$rc $(cat err)"
}

@test "a document's marks do not depend on what was read before it" {
	grep '^water' rows >one
	brief one | grep -o 'data-s="[^>]*>' >want
	{ grep '^talks' rows; cat one; } | brief | grep -o 'data-s="[^>]*>' | tail -n "$(wc -l <want)" | sed 's/ id="[^"]*"//' >got
	grep -c card want >/dev/null || true
	cmp want got || diff want got | head -4
}

@test "memory does not grow with the text" {
	sanitized && skip "the sanitizer takes memory of its own"
	long
	for i in $(seq 150); do sed "s/^/$i/" rows; done >many
	entities rows >e; topics rows >t; commitments rows >c
	for f in e t c; do for i in $(seq 150); do sed "s/^/$i/" $f; done >many.$f; done
	(ulimit -v 120000; brief -c many.c -e many.e -t many.t many >page) || fail "exit $?"
	[ "$(wc -c <page)" -gt 10000000 ]
}

@test "a temporary file that may grow no more is an error" {
	sanitized && skip "a profile could not be written either"
	for i in $(seq 40); do sed "s/^/$i/" rows; done >many
	: >none
	rc=0; (ulimit -f 200; brief -c none -e none -t none many 2>err | wc -c >out; exit "${PIPESTATUS[0]}") || rc=$?
	[ $rc -eq 1 ] && [ "$(cat out)" -eq 0 ] && grep -q '^brief: a temporary file in /.*: write failed: File too large' err || fail "$rc $(cat out err)"
}

@test "files are made in the folder alone, where the kernel sees to it" {
	command -v strace >/dev/null || skip "no strace"
	sanitized && skip "the sanitizer cannot be traced"
	strace -f -e trace=openat,open,creat -o calls brief --folder there rows
	# Made: the pages, and what has no name.
	grep -E 'O_CREAT' calls | grep -vE '/readout\.|"(page-0001|index)\.html"' >others || true
	[ ! -s others ] || fail "$(cat others)"
	grep -q 'index.html' calls
}
