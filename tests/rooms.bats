# Each room of lib tells what it knows on one screen: lib/ROOM/README.md.

setup() {
	load helper
	cd "$ROOT" || return 1
}

# The rooms that a README says its room may use, a line each.
used() {
	sed -n '/^Uses: /,$p' "$1" | tr '\n' ' ' | sed 's/^Uses: //; s/\. *$//; s/nothing//' | tr -d ' ' |
		tr ',' '\n' | grep . || true
}

@test "every room has a README of one screen that names its headers, and no file that is gone" {
	for room in lib/*/; do
		page=${room}README.md
		[ -f "$page" ] || fail "no $page"
		[ "$(head -1 "$page")" = "# $(basename "$room")" ] || fail "$page: another heading"
		[ "$(wc -l <"$page")" -le 40 ] || fail "$page: more than a screen"
		[ "$(wc -L <"$page")" -le 100 ] || fail "$page: a long line"
		for header in "$room"*.h; do
			grep -qF "\`$(basename "$header")\`" "$page" || fail "$page does not name $header"
		done
		for file in $(tr -c 'a-zA-Z0-9_/.`' '\n' <"$page" | sed -n 's/^.\([a-z_/]*\.[chS]\)`$/\1/p'); do
			[ -f "$room$file" ] || [ -f "$file" ] || fail "$page: no $file"
		done
		grep -o 'data/[a-z_/]*\.tsv' "$page" | while read -r table; do
			[ -f "$table" ] || fail "$page: no $table"
		done
	done
}

@test "what a README says of use is what docs/house.md says" {
	[ -f docs/house.md ] || skip "no docs/house.md"
	for room in lib/*/; do
		room=$(basename "$room")
		grep "^| \`$room\` |" docs/house.md | cut -d '|' -f 4 | grep -o '[a-z]*' | sort |
			diff - <(used "lib/$room/README.md" | sort) ||
			fail "$room: lib/$room/README.md and docs/house.md differ"
	done
}
