# The programs that were built have the hardening that the Makefile says. HARDENED: the flags
# of this build (default: all of them).

setup() {
	load helper
	HARDENED=${HARDENED--fPIE -fstack-protector-strong -fcf-protection -D_FORTIFY_SOURCE -pie -z,relro -z,now -z,noexecstack}
}

# has FLAG: this build was made with it.
has() {
	case $HARDENED in *"$1"*) return 0 ;; esac
	return 1
}

# shows PATTERN READELF-OPTION: readelf prints a line that matches, for every program.
shows() {
	for t in $ALL_TOOLS; do
		readelf -W "$2" "$BIN/$t" >"$BATS_TEST_TMPDIR/elf" 2>/dev/null
		grep -qE "$1" "$BATS_TEST_TMPDIR/elf" || fail "$t: readelf $2: no $1"
	done
}

@test "position independent" {
	has -pie || skip "built without"
	shows 'Type: +DYN ' -h
	shows 'FLAGS_1.*PIE' -d
}

@test "relocations are read-only and bound at start" {
	has -z,relro || skip "built without"
	shows 'GNU_RELRO' -l
	has -z,now || skip "built without"
	shows 'FLAGS_1.*NOW' -d
}

@test "no executable stack" {
	has -z,noexecstack || skip "built without"
	shows 'GNU_STACK.* RW +0x' -l
}

@test "stack protector" {
	has -fstack-protector || skip "built without"
	shows ' __stack_chk_fail' --dyn-syms
}

@test "checked forms of the C library's functions" {
	has -D_FORTIFY_SOURCE || skip "built without"
	shows ' __v?f?s?n?printf_chk' --dyn-syms
}

@test "control flow enforcement" {
	[ "$(uname -m)" = x86_64 ] && has -fcf-protection || skip "built without"
	for t in $ALL_TOOLS; do
		objdump -d --no-show-raw-insn --disassemble=main "$BIN/$t" | grep -m 1 -A 1 '<main>:' |
			grep -q endbr64 || fail "$t: main does not begin with endbr64"
	done
	# The linker marks a program only where the system's start files are marked too.
	if readelf -n "$("${CC:-cc}" -print-file-name=Scrt1.o)" | grep -q 'IBT, SHSTK'; then
		shows 'IBT, SHSTK' -n
	fi
}

@test "what is installed can be read by others, whatever the umask" {
	to=$BATS_TEST_TMPDIR/root
	(cd "$ROOT" && umask 077 && make -s install BIN="$BIN" OBJ="${OBJ:-bin/.obj}" PREFIX=/opt/a/b DESTDIR="$to" TOOLS="$ALL_TOOLS" -o all) || fail "install"
	[ -z "$(find "$to" -mindepth 1 ! -perm -o+r)" ] || fail "$(find "$to" ! -perm -o+r)"
	[ -z "$(find "$to" -mindepth 1 -type d ! -perm -o+x)" ] || fail "$(find "$to" -type d ! -perm -o+x)"
	[ "$(find "$to" -type f | wc -l)" -ge 9 ]
}
