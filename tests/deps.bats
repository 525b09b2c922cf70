# bin/deps: what it says where nothing can be installed.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return 1
	mkdir there
	for program in sh env grep; do ln -s "$(type -P $program)" there/; done
	# Nobody who may install, and a machine that has the packages in the file `have`.
	printf '#!/bin/sh\necho 1000\n' >there/id
	cat >there/dpkg-query <<-'EOF'
		#!/bin/sh
		for p; do :; done
		grep -qx "$p" have && echo install ok installed
	EOF
	chmod +x there/id there/dpkg-query
	touch have
}

# shellcheck disable=SC2120  # called by run
deps() {
	PATH=$PWD/there sh "$ROOT/bin/deps" "$@" 2>&1
}

@test "without root it says what building needs and what only the tests want" {
	run -1 deps
	[ "${#lines[@]}" -eq 2 ]
	[[ ${lines[0]} == "deps: needed to build: as root: apt-get install "*libpcre2-dev*libcsv-dev* ]] || fail "${lines[0]}"
	[[ ${lines[0]} != *bats* ]]
	[[ ${lines[1]} == "deps: wanted by the tests alone: as root: apt-get install bats "* ]] || fail "${lines[1]}"
	[[ ${lines[1]} != *-dev* ]]
	for o in dev:valgrind inputs:pandoc; do
		run -1 deps "${o%:*}"
		[[ ${lines[1]} == *"${o#*:}"* && ${lines[0]} != *"${o#*:}"* ]] || fail "$o: $output"
	done
}

@test "what building needs is there: no failure, whatever the tests want" {
	sed -n 's/^build="\(.*\)"/\1/p' "$ROOT/bin/deps" | tr ' ' '\n' >have
	[ "$(wc -l <have)" -ge 5 ]
	run -0 deps
	[[ $output == "deps: wanted by the tests alone:"* ]] || fail "$output"
	sed -n 's/^tests="\(.*\)"/\1/p' "$ROOT/bin/deps" | tr ' ' '\n' >>have
	run -0 deps
	[ -z "$output" ] || fail "$output"
}

@test "what the build links with is what is asked for" {
	# -lNAME of the makefiles; the package of each has its name in it.
	sed -n 's/^LIBS = //p' "$ROOT/mk/compiler.mk" | tr ' ' '\n' | grep . >libs
	[ -s libs ]
	while read -r lib; do
		name=${lib#-l}
		grep -q "^build=.*lib${name%%-*}-dev" "$ROOT/bin/deps" || fail "$lib"
	done <libs
}

@test "another word is refused" {
	run -2 deps linters
	[ "$output" = "deps: neither dev, inputs nor browser: 'linters'" ] || fail "$output"
}
