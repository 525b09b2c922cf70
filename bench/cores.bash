# cores: by the clock, one process beside the recipes of docs/scale.md on two cores, and
# the whole pipeline beside its slowest stage. Speed-up is that over the first line of each.
# shellcheck shell=bash disable=SC2154  # work comes from lib.bash
cores=$(nproc)
end='\t[1-9][0-9]*(?:\t[0-9]+){3}\t[^\t\n]*\n'
start='[^\t\n]*\t[^\t\n]*\t[01]\t'

clock() { # NAME COMMAND: the median of seconds by the clock
	local t
	t=$(for _ in $(seq "$RUNS"); do "$work/measure" bash -c "$2"; done | median 2)
	printf '%s\t%s\n' "$1" "$t"
}

printf 'what\tseconds\tspeed-up\n'
for tool in entities commitments; do
	export rows=$work/rows tool end start cores
	{
		clock "$tool" "bin/$tool \$rows"
		clock "$tool, parallel --pipe" "parallel --pipe -k -j \$cores --block 4M --regexp --recend \"\$end\" --recstart \"\$start\" bin/$tool <\$rows"
		clock "$tool, parallel --pipepart" "parallel --pipepart -a \$rows -k -j \$cores --block -8 --regexp --recend \"\$end\" --recstart \"\$start\" bin/$tool"
	} | awk -F '\t' -v OFS='\t' '!one { one = $2 } { print $1, sprintf("%.2f", $2), sprintf("%.2f", one / $2) }'
done
{
	clock "commitments, the slowest stage" "bin/commitments \$rows"
	clock "all four in one pipeline" "bash bench/pipeline $work/text"
} | awk -F '\t' -v OFS='\t' '!one { one = $2 } { print $1, sprintf("%.2f", $2), sprintf("%.2f", one / $2) }'
