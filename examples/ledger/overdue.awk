# Undertakings of a ledger whose deadline was `day`, and which are overdue now: what a mail says of them.
BEGIN { FS = "\t" }
$2 == "overdue" && $10 == day {
	print $4 " was to " ($5 == "" ? "" : "(" $5 ") ") "do this by " $10 ": " $6
	print "    last told in " $14 " on " $8 ", bytes " $15 "-" $16
}
