# Speed as a ratio to `wc -w`: in and out are given by the caller (bench/keep).
set terminal svg size 760,640 noenhanced font "sans-serif,12" background rgb "white"
set output out
set datafile separator "\t"
set title "Speed on one core, as a ratio to wc -w on the same input"
set logscale x
set format x "%g"
set xrange [0.00001:20]
stats in using 1 nooutput
set yrange [STATS_min - 1:1]
set grid xtics
set ytics scale 0
set lmargin 34
unset key
low = 0.00001
color(k) = k == 0 ? 0x2060a0 : k == 1 ? 0x404040 : 0xb0b0b0
plot in using 2:1:(low):2:($1 - 0.4):($1 + 0.4):(color($3)):ytic(4) with boxxyerror fillstyle solid noborder linecolor rgb variable, \
     in using ($2 * 1.15):1:(sprintf("%g", $2)) with labels left font ",10"
