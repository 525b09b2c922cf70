# growth: time and memory from SIZES megabytes of input. The input is a stream, the corpus
# over and over, made on another core; a part of a row at its end is left out. The ratio is
# to what `wc -w` takes for the smallest size: time is linear where it grows as the size.
# shellcheck shell=bash disable=SC2154,SC2153  # work and RUNS come from lib.bash
SIZES=${SIZES:-1 10 100 1000}

stream() { # KIND MEGABYTES
	while cat "$work/$1" 2>/dev/null; do :; done | head -c "${2}000000" | if [ "$1" = text ]; then cat; else sed '$d'; fi
}

printf 'what\tMB\tseconds\ttimes wc -w of the first\tns a byte\tpeak MB\n'
for what in wc sentsplit topics entities commitments; do
	case $what in wc) cmd=(wc -w) kind=text ;; sentsplit) cmd=(bin/sentsplit) kind=text ;; *) cmd=("bin/$what") kind=rows ;; esac
	for size in $SIZES; do
		runs=$((size < 100 ? RUNS : 1))
		for _ in $(seq $runs); do stream $kind "$size" | measure "${cmd[@]}"; done >"$work/grown"
		printf '%s\t%d\t%s\t%s\n' "${cmd[*]##*/}" "$size" "$(median 1 <"$work/grown")" "$(median 3 <"$work/grown")"
	done
done | awk -F '\t' -v OFS='\t' '!unit { unit = $3 }
	{ print $1, $2, sprintf("%.4f", $3), sprintf("%.3g", $3 / unit), sprintf("%.2f", $3 * 1e3 / $2), sprintf("%.1f", $4 / 1024) }'
