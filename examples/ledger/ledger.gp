# Promised, kept and overdue over time: in and out are given by the caller (see Makefile).
set terminal pngcairo size 800,450 noenhanced
set output out
set datafile separator "\t"
set xdata time
set timefmt "%Y-%m-%d"
set format x "%Y-%m"
set yrange [0:*]
set ylabel "undertakings"
set grid ytics
set key top left
plot in using 1:2 with steps linewidth 2 linecolor rgb "#3060a0" title "promised", \
	in using 1:3 with steps linewidth 2 linecolor rgb "#30a060" title "kept", \
	in using 1:4 with steps linewidth 2 linecolor rgb "#c04030" title "overdue"
