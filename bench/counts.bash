# counts: instructions by callgrind, on examples/ repeated to 120 kB, each copy documents
# of their own. They are the same from run to run, so that a change of the programs shows.
# Once with the vector instructions of any x86-64 and once with AVX2.
# shellcheck shell=bash disable=SC2154  # work comes from lib.bash

command -v valgrind >/dev/null || { echo "left out: counts (valgrind)" >&2; return 0; }

instructions() { # COMMAND...: all that it runs
	valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
		awk '/Collected :/ { print $4; n++ } END { exit !n }'
}

few() {
	for i in $(seq 19); do
		for f in examples/*.txt; do printf '== %d-%s\n' "$i" "$(basename "$f" .txt)"; cat "$f"; done
	done
}

few >"$work/few.text"
bin/sentsplit --doc-start '^== (?<doc>\S+)$' "$work/few.text" >"$work/few.rows"
bytes=$(wc -c <"$work/few.text")
printf 'filter\tvectors\tstart-up, thousands\tinstructions a byte of text\n'
for tool in sentsplit topics entities commitments; do
	in=$work/few.rows
	[ $tool != sentsplit ] || in=$work/few.text
	for level in sse2 avx2; do
		if ! "bin/$tool" --simd $level /dev/null 2>/dev/null; then
			printf '%s\t%s\t\t\n' $tool $level
			continue
		fi
		start=$(instructions "bin/$tool" --simd $level /dev/null)
		all=$(instructions "bin/$tool" --simd $level "$in")
		awk -v OFS='\t' -v tool=$tool -v level=$level -v s="$start" -v a="$all" -v n="$bytes" \
			'BEGIN { print tool, level, sprintf("%.0f", s / 1e3), sprintf("%.1f", (a - s) / n) }'
	done
done
