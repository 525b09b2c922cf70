#!/usr/bin/env bash
# inputs.sh FOLDER OUT: a folder of documents as people have them, of many formats, into tables.
#
# For each file that is known by its name: OUT/NAME.sentences.tsv and OUT/NAME.commitments.tsv, and
# on standard output a line: file, tool, documents, sentences, mentions, commitments. A file whose
# tool is not installed is named with it and passed over. The recipes are those of docs/inputs.md,
# with what a real file needs besides.
set -euo pipefail

[ $# -eq 2 ] || { echo "usage: inputs.sh FOLDER OUT" >&2; exit 2; }
from=$1 out=$2
mkdir -p "$out"
PATH=$(cd "$(dirname "$0")/../bin" && pwd):$PATH

plain() { # FORMAT FILE
	pandoc -f "$1" -t plain --wrap=none "$2"
}

# The articles of a treaty, a paragraph each.
treaty_xml() {
	xmlstarlet sel -T -t -v /treaty/meta/name -n -n -m '//article' -v 'normalize-space(.)' -n -n "$1"
}

treaty_json() {
	jq -r '.treaty_en, "", .preamble_en, "", (.articles[] | .content_en, "")' "$1"
}

newsml() {
	xmlstarlet sel -T -t -m '//NewsItem' -v './/HeadLine' -n -n -m './/DataContent//p' -v 'normalize-space(.)' -n -n "$1"
}

# One token a line, sentences and paragraphs in tags, tokens of one word in <w>.
vertical() {
	awk -F '\t' '
		/^<\/p>/ { print "\n"; next }
		/^<w>/ { word = 1; first = 1; next }
		/^<\/w>/ { word = 0; next }
		/^</ { next }
		{ printf "%s%s", $1 ~ /^([.,;:?!)]|\047.*|n\047t)$/ || word && !first ? "" : " ", $1; first = 0 }' "$1" |
		sed 's/^ //; s/&amp;/\&/g'
}

# A sentence a line, a blank around every sign.
tokenised() {
	iconv -f ISO-8859-1 -t UTF-8 "$1" | sed "s/ \([.,;:?!)]\)/\1/g; s/( /(/g; s/ ' s /'s /g"
}

# OCR with tags of its own, lines that end in CR, and words broken at another sign than the hyphen.
ocr() {
	tr '\r' '\n' <"$1" | sed 's/<[^>]*>/\n\n/g; s/¬//g'
}

# HTML behind front matter.
behind_front() {
	awk 'NR == 1 && /^---$/ { skip = 1; next } skip && /^---$/ { skip = 0; next } !skip' "$1" | plain html -
}

# The article of a page that marks it, without menus and footers.
article() {
	xmlstarlet fo -H -R "$1" 2>/dev/null |
		xmlstarlet sel -T -t -m '//*[local-name() = "article"]//*[local-name() = "p" or local-name() = "h1"]' -v 'normalize-space(.)' -n -n
}

front_date() {
	sed -n 's/^\(post_\)\{0,1\}date: *\([0-9-]\{10\}\).*/\2/p' "$1" | head -1
}

# rows FILE NAME: the sentence rows of a file; `tool` says with what.
rows() {
	case $2 in
	*.pdf) pdftotext "$1" - | sentsplit --doc "$2" ;;
	kremlin*.html) article "$1" | sentsplit --doc "$2" ;;
	*_page_*.php | *.html) plain html "$1" | sentsplit --doc "$2" ;;
	*frontmatter_html.md) behind_front "$1" | sentsplit --doc "$2" --date "$(front_date "$1")" ;;
	*.md) plain markdown "$1" | sentsplit --doc "$2" --date "$(front_date "$1")" ;;
	*newsml*.xml) newsml "$1" | sentsplit --doc "$2" ;;
	*vertical*.xml) vertical "$1" | sentsplit --doc "$2" --newline para ;;
	*trade_agreement.xml) treaty_xml "$1" | sentsplit --doc "$2" ;;
	*treaty.json) treaty_json "$1" | sentsplit --doc "$2" ;;
	*_array.json) jq -c '.[]' "$1" | sentsplit --jsonl --id-col url --date-col date --text-col content ;;
	*.jsonl) sentsplit --jsonl --id-col url --date-col date --text-col content "$1" ;;
	*.csv) sentsplit --csv --id-col link --date-col date --text-col title --text-col content "$1" ;;
	*.xlsx) in2csv "$1" | sentsplit --csv --id-col url --date-col date --text-col content ;;
	*ocr*.txt) ocr "$1" | sentsplit --doc "$2" ;;
	*tokenised*) tokenised "$1" | sentsplit --doc "$2" --newline para ;;
	*.vtt)
		tr -d '\r' <"$1" | awk '/^(WEBVTT|NOTE|STYLE|REGION)/ { skip = 1 } /^$/ { skip = 0 } !skip && !/-->/' |
			sed 's/<[^>]*>//g; /^[0-9]*$/d' | uniq | sentsplit --doc "$2" --newline space
		;;
	*.txt) sentsplit --doc "$2" "$1" ;;
	*) return 3 ;;
	esac
}

# What rows needs for a name.
tool() {
	case $1 in
	*.pdf) echo pdftotext ;;
	kremlin*.html | *newsml*.xml | *agreement.xml) echo xmlstarlet ;;
	*.html | *.php | *.md) echo pandoc ;;
	*.json) echo jq ;;
	*.xlsx) echo in2csv ;;
	*tokenised*) echo iconv ;;
	*vertical*.xml | *.vtt) echo awk ;;
	*ocr*.txt) echo sed ;;
	*) echo sentsplit ;;
	esac
}

one() { # FILE NAME
	local tool s=$out/$2.sentences.tsv c=$out/$2.commitments.tsv
	tool=$(tool "$2")
	command -v "$tool" >/dev/null || { echo "inputs.sh: $2: no $tool" >&2; return 0; }
	rows "$1" "$2" >"$s" || { echo "inputs.sh: $2: exit status $?" >&2; return 1; }
	commitments "$s" >"$c"
	printf '%s\t%s\t%d\t%d\t%d\t%d\n' "$2" "$tool" "$(cut -f 1 "$s" | uniq | wc -l)" "$(wc -l <"$s")" \
		"$(entities "$s" | wc -l)" "$(wc -l <"$c")"
}

status=0
printf 'file\ttool\tdocuments\tsentences\tmentions\tcommitments\n'
for file in "$from"/*; do
	name=${file##*/}
	[ "$name" = SOURCES.csv ] || one "$file" "$name" || status=1
done
exit $status
