# The manuals and documents as a web site.

load helper

@test "every manual and document is a page; all links lead somewhere; nothing is asked of the network" {
	long
	command -v mandoc >/dev/null && command -v cmark-gfm >/dev/null || skip "no mandoc or cmark-gfm"
	site=$BATS_TEST_TMPDIR/site
	"$ROOT/mk/site" "$site"
	for page in "$ROOT"/man/*.[1-8]; do
		grep -q "${page##*/}.html" "$site/index.html" || fail "$page is not in the index"
		[ -s "$site/${page##*/}.html" ] || fail "$page"
	done
	cd "$site" || return 1
	for file in *.html; do
		grep -q '<title>.' "$file" || fail "$file has no title"
		grep -oE '(href|src)="[^"]*"' "$file" | sed 's/^[a-z]*="//; s/"$//' | sort -u | while read -r link; do
			case $link in http*) continue ;; esac
			to=${link%%#*}
			to=${to:-$file}
			[ -e "$to" ] || fail "$file: no $link"
			[ "$link" = "${link%#*}" ] || grep -qF "id=\"${link#*#}\"" "$to" || fail "$file: no place $link"
		done
		! grep -E '<(script|iframe|img|link)[^>]*(src|href)="(https?:)?//' "$file" || fail "$file asks the network"
	done
}
