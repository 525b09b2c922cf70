# What shells complete: made from the programs' own tables of options.

load helper

setup_file() {
	for shell in bash zsh fish; do
		mkdir -p "$BATS_FILE_TMPDIR/$shell"
		for t in $EVERY; do
			"$ROOT/mk/completions" "$shell" "$BIN/$t" >"$BATS_FILE_TMPDIR/$shell/$t"
		done
	done
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return 1
}

# options TOOL: each, with two dashes.
options() {
	"$1" --help=tsv | awk -F '\t' '$1 == "option" { print "--" $2 }'
}

# complete_bash TOOL WORD...: what bash offers for the last word, a line each.
complete_bash() {
	bash -c '
		source "bash/$0"
		COMP_WORDS=("$0" "$@")
		COMP_CWORD=$#
		"_$0"
		printf "%s\n" "${COMPREPLY[@]}"
	' "$@"
}

@test "bash completes every option, choices and files" {
	for t in $EVERY; do
		options "$t" | while read -r o; do
			complete_bash "$t" "$o" | grep -qxe "$o" || fail "$t: $o"
		done
	done
	touch here.tsv
	[ "$(complete_bash entities -l her)" = here.tsv ] || fail "a file behind an option"
	[ "$(complete_bash entities her)" = here.tsv ] || fail "an operand"
	[ "$(complete_bash topics --format js)" = jsonl ] || fail "a choice"
	[ "$(complete_bash topics --format = js)" = jsonl ] || fail "a choice behind ="
	[ -z "$(complete_bash commitments --min-score her)" ] || fail "a number is no file"
}

@test "zsh reads what it gets, which has every option" {
	command -v zsh >/dev/null || skip "no zsh"
	for t in brief $TOOLS; do
		zsh -n "zsh/$t" || fail "$t"
		# What _arguments is told, without the shell's completion around it.
		zsh -c '_arguments() { print -l -- "$@"; }; source "$0"' "zsh/$t" >told
		options "$t" | while read -r o; do
			grep -q -- "^\*${o}[=[]" told || fail "$t: $o"
		done
		grep -qx '\*:file:_files' told
	done
	grep -q -- '^\*--format=.*:FORMAT:(tsv csv jsonl)$' told
}

@test "fish completes every option, choices and files" {
	command -v fish >/dev/null || skip "no fish"
	touch here.tsv
	offered() { HOME=$PWD fish -c "source fish/$1; complete -C '$2'" | cut -f 1; }
	for t in $EVERY; do
		offered "$t" "$t --" >told
		options "$t" | while read -r o; do
			grep -qxe "$o" told || fail "$t: $o"
		done
	done
	[ "$(offered topics 'topics --format js')" = jsonl ] || fail "a choice"
	offered entities 'entities -l her' | grep -qx here.tsv || fail "a file"
}

@test "completions are installed where shells look, below a folder with blanks, and uninstalled" {
	to="$BATS_TEST_TMPDIR/a root"
	make_there() { (cd "$ROOT" && umask 077 && make -s "$1" BIN="$BIN" OBJ="${OBJ:-bin/.obj}" PREFIX=/p DESTDIR="$to" TOOLS="$EVERY" -o all); }
	make_there install || fail "install"
	for t in $EVERY; do
		cmp "bash/$t" "$to/p/share/bash-completion/completions/$t"
		cmp "zsh/$t" "$to/p/share/zsh/site-functions/_$t"
		cmp "fish/$t" "$to/p/share/fish/vendor_completions.d/$t.fish"
	done
	[ -z "$(find "$to" -mindepth 1 ! -perm -o+r)" ] || fail "not for everybody"
	make_there uninstall || fail "uninstall"
	[ -z "$(find "$to" -type f)" ] || fail "$(find "$to" -type f)"
}
