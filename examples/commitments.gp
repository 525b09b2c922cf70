# Commitments by country: in and out are given by the caller (see Makefile).
set terminal pngcairo size 800,450 noenhanced
set output out
set datafile separator "\t"
set style fill solid 0.7
set boxwidth 0.7
set yrange [0:*]
set ylabel "commitments"
set grid ytics
unset key
plot in using 0:2:xtic(1) with boxes linecolor rgb "#3060a0"
