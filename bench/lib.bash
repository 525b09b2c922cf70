# What bench/run, growth, cores and counts share. They stand in the top folder, with the
# programs built; $work is a folder of their own, removed at the end.
# shellcheck shell=bash
export LC_ALL=C
RUNS=${RUNS:-5}
CORE=${CORE:-0} # what is measured runs on this one alone
DOC_BYTES=${DOC_BYTES:-6000}

work=$(mktemp -d "${TMPDIR:-/tmp}/bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
"${CC:-cc}" -std=c11 -D_GNU_SOURCE -O2 -o "$work/measure" bench/measure.c

# measure COMMAND...: processor seconds, seconds, KiB. What fails is not measured.
measure() {
	taskset -c "$CORE" "$work/measure" "$@"
}

# median COLUMN <ROWS
median() {
	cut -f "$1" | sort -g | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'
}

# Prints the text of examples/ again and again, BYTES or a little less of it.
examples_text() {
	local few=$work/few n
	for f in examples/*.txt; do cat "$f"; echo; done >"$few"
	n=$(($1 / $(wc -c <"$few")))
	for _ in $(seq "$n"); do cat "$few"; done
}

# Puts a line `== dN` before every DOC_BYTES or so of a text, between paragraphs.
as_documents() {
	awk -v size="$DOC_BYTES" 'BEGIN { RS = ""; ORS = "\n\n" }
		left <= 0 { printf "== d%07d\n", ++n; left = size }
		{ print; left -= length($0) + 2 }' "$1"
}

# The text given, or examples/ repeated to 60 MB, as $work/text; cut into documents as
# $work/docs; its sentence rows as $work/rows; a sentence a line as $work/lines.
make_corpus() {
	if [ -n "${1:-}" ]; then ln -s "$(realpath "$1")" "$work/text"; else examples_text 60000000 >"$work/text"; fi
	as_documents "$work/text" >"$work/docs"
	bin/sentsplit --doc-start '^== (?<doc>\S+)$' "$work/docs" >"$work/rows"
	cut -f 7 "$work/rows" >"$work/lines"
}

# Bytes of text in a file of a kind.
text_bytes() {
	if [ "$1" = rows ]; then cut -f 7 "$2" | wc -c; else wc -c <"$2"; fi
}

# The table in FILE as Markdown.
markdown() {
	awk -F '\t' '{ line = "|"; for (i = 1; i <= NF; i++) line = line " " $i " |"; print line }
		NR == 1 { line = "|"; for (i = 1; i <= NF; i++) line = line "---|"; print line }' "$1"
}
