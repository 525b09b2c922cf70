# The open undertakings of a ledger that have a deadline, as an iCalendar (RFC 5545): an event on its last day.
BEGIN { FS = "\t"; begin("VCALENDAR"); line("VERSION:2.0"); line("PRODID:-//readout//ledger//EN") }
$2 == "open" && $10 != "" {
	begin("VEVENT")
	line("UID:" escaped($1) "@ledger")
	line("DTSTAMP:" compact($8) "T000000Z")
	line("DTSTART;VALUE=DATE:" compact($10))
	line("SUMMARY:" escaped($4 ": " $6))
	line("DESCRIPTION:" escaped($3 ", last told in " $14 " on " $8))
	line("END:VEVENT")
}
END { line("END:VCALENDAR") }
function begin(what) { line("BEGIN:" what) }
function compact(date) { gsub(/-/, "", date); return date }
function escaped(s) { gsub(/\\/, "\\\\", s); gsub(/[,;]/, "\\\\&", s); return s }
# A line ends with CR LF, and has 75 bytes at most: what is longer goes on behind a blank. A letter is not cut.
function line(s,   n, c) {
	while (length(s) > 72) {
		n = 72
		while (n > 1 && (c = substr(s, n + 1, 1)) >= "\200" && c < "\300") n--
		printf "%s\r\n ", substr(s, 1, n)
		s = substr(s, n + 1)
	}
	printf "%s\r\n", s
}
