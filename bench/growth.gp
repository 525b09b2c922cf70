# Time and memory as the input grows: in and out are given by the caller (bench/keep).
set terminal svg size 760,360 noenhanced font "sans-serif,12" background rgb "white"
set output out
set datafile separator "\t"
set multiplot layout 1,2
set logscale x
set format "%g"
set xlabel "MB of input"
set grid
set key top left
tools = "commitments entities topics sentsplit"
rows(tool, column) = sprintf("<awk -F '\\t' '$1 == \"%s\"' '%s'", tool, in)
set logscale y
set title "Time (wc -w on the first = 1)"
plot for [t in tools." 'wc -w'"] rows(t, 3) using 2:3 with linespoints title t
unset logscale y
set yrange [0:*]
set title "Peak memory, MB"
plot for [t in tools] rows(t, 4) using 2:4 with linespoints notitle
