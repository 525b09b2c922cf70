#include "source/advice.h"

/* A word that a shell leaves as it is, and no program takes for an option. */
static bool is_plain(struct str s)
{
	static const char odd[] = "-_./,:+@%=";

	for (size_t i = 0; i < s.len; i++) {
		const char c = s.p[i];

		if (!((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
		      (i && c && strchr(odd, c)) || c == '.' || c == '/'))
			return false;
	}
	return s.len;
}

static void add_word(struct buf *out, struct str s)
{
	if (is_plain(s)) {
		buf_addstr(out, s);
		return;
	}
	buf_addstr(out, str_starts(s, STR("-")) ? STR("'./") : STR("'"));
	for (size_t i = 0; i < s.len; i++) {
		if (s.p[i] == '\'')
			buf_addstr(out, STR("'\\'"));
		buf_addc(out, s.p[i]);
	}
	buf_addc(out, '\'');
}

void advice_command(struct buf *out, const char *command, const char *name)
{
	const char *at = strstr(command, "%s");
	const struct str before = {command, at ? (size_t)(at - command) : strlen(command)};

	buf_addstr(out, before);
	if (!at)
		return;
	if (strcmp(name, "-"))
		add_word(out, str_of(name));
	else
		buf_addstr(out, STR("FILE"));
	buf_addstr(out, str_of(at + 2));
}
