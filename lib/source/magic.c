#include "source/magic.h"

#include "base/die.h"
#include "source/advice.h"

/* In `bytes` of a row: any byte of ASCII but NUL. */
#define ANY "\1"

/* The longest look: blanks before the first letter of HTML are passed over so far. */
enum { LOOK_MOST = 256 };

struct magic {
	struct str bytes;   /* the input begins with */
	const char *suffix; /* if its name ends so; or NULL */
	bool inside;        /* behind a byte order mark and blanks, small letters for capitals too */
	bool text;          /* it can be read as it is */
	const char *what, *command;
};

/* The first that holds. Of two that begin alike the longer goes before. */
static const struct magic table[] = {
	{STR("%PDF-"), NULL, true, false, "a PDF", "pdftotext %s - | sentsplit"},
	{STR("{\\rtf"), NULL, true, false, "RTF", "pandoc -f rtf -t plain %s | sentsplit"},
	{STR("PK\3\4"), ".docx", false, false, "a Word document", "pandoc -f docx -t plain %s | sentsplit"},
	{STR("PK\3\4"), ".odt", false, false, "a document of LibreOffice", "pandoc -f odt -t plain %s | sentsplit"},
	{STR("PK\3\4"), ".epub", false, false, "an electronic book", "pandoc -f epub -t plain %s | sentsplit"},
	{STR("PK\3\4"), ".xlsx", false, false, "an Excel workbook", "xlsx2csv %s | sentsplit --csv"},
	{STR("PK\3\4"), ".ods", false, false, "a spreadsheet of LibreOffice", "soffice --convert-to csv %s"},
	{STR("PK\3\4"), NULL, false, false, "a zip archive, as docx, odt and xlsx are",
	 "unzip -l %s shows what is in it"},
	{STR("PK\5\6"), NULL, false, false, "an empty zip archive", "unzip -l %s shows what is in it"},
	{STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), ".xls", false, false, "an old Excel workbook",
	 "xls2csv %s | sentsplit --csv"},
	{STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), NULL, false, false, "an old Word document (OLE)",
	 "catdoc -d utf-8 %s | sentsplit"},
	{STR("\x1F\x8B"), NULL, false, false, "gzip", "gzip -dc %s | sentsplit"},
	{STR("\x28\xB5\x2F\xFD"), NULL, false, false, "zstd", "zstd -dc %s | sentsplit"},
	{STR("\xFD" "7zXZ\0"), NULL, false, false, "xz", "xz -dc %s | sentsplit"},
	{STR("BZh" ANY "1AY&SY"), NULL, false, false, "bzip2", "bzip2 -dc %s | sentsplit"},
	{STR("BZh" ANY "\x17\x72\x45\x38\x50\x90"), NULL, false, false, "bzip2", "bzip2 -dc %s | sentsplit"},
	{STR("\xFF\xFE\0\0"), NULL, false, false, "UTF-32", "iconv -f UTF-32 -t UTF-8 %s | sentsplit"},
	{STR("\0\0\xFE\xFF"), NULL, false, false, "UTF-32", "iconv -f UTF-32 -t UTF-8 %s | sentsplit"},
	{STR("\xFF\xFE"), NULL, false, false, "UTF-16", "iconv -f UTF-16 -t UTF-8 %s | sentsplit"},
	{STR("\xFE\xFF"), NULL, false, false, "UTF-16", "iconv -f UTF-16 -t UTF-8 %s | sentsplit"},
	{STR(ANY "\0" ANY "\0" ANY "\0" ANY "\0"), NULL, false, false, "UTF-16",
	 "iconv -f UTF-16LE -t UTF-8 %s | sentsplit"},
	{STR("\0" ANY "\0" ANY "\0" ANY "\0" ANY), NULL, false, false, "UTF-16",
	 "iconv -f UTF-16BE -t UTF-8 %s | sentsplit"},
	{STR("<!DOCTYPE HTML"), NULL, true, true, "HTML", "pandoc -f html -t plain %s | sentsplit"},
	{STR("<HTML"), NULL, true, true, "HTML", "pandoc -f html -t plain %s | sentsplit"},
	{STR("<?XML"), NULL, true, true, "XML", "xmllint --xpath 'string(/)' %s | sentsplit"},
	{STR("{\""), NULL, true, true, "JSON", "sentsplit --jsonl %s"},
};

static const struct str BOM = {"\xEF\xBB\xBF", 3};

enum { ROWS = sizeof table / sizeof *table };
enum answer { NO, YES, PERHAPS };

static char capital(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static bool fits(char want, char c, bool any_case)
{
	if (want == *ANY)
		return (unsigned char)c - 1U < 0x7F;
	return want == (any_case ? capital(c) : c);
}

/* Without what may stand before the first letter. */
static struct str within(struct str head)
{
	size_t n = 0;

	if (str_starts(head, BOM))
		head = str_cut(head, BOM.len, head.len);
	while (n < head.len && (head.p[n] == ' ' || (head.p[n] >= '\t' && head.p[n] <= '\r')))
		n++;
	return str_cut(head, n, head.len);
}

static enum answer match(const struct magic *m, struct str head)
{
	const bool any_case = m->inside && m->text;

	if (m->inside && head.len < BOM.len && str_starts(BOM, head))
		return PERHAPS;
	if (m->inside)
		head = within(head);
	for (size_t i = 0; i < m->bytes.len; i++) {
		if (i == head.len)
			return PERHAPS;
		if (!fits(m->bytes.p[i], head.p[i], any_case))
			return NO;
	}
	return YES;
}

/* The row that holds. NULL for none: `*more` tells that further bytes could make one hold. */
static const struct magic *look(struct str head, bool records, const char *name, bool *more)
{
	const bool enough = !*more || head.len >= LOOK_MOST;

	*more = false;
	for (size_t i = 0; i < ROWS; i++) {
		const struct magic *m = &table[i];
		enum answer a;

		if ((m->text && records) || (m->suffix && !str_ends(str_of(name), str_of(m->suffix))))
			continue;
		a = match(m, head);
		if (a == YES)
			return m;
		*more = a == PERHAPS && !enough;
		if (*more)
			break;
	}
	return NULL;
}

static void say(const char *name, const struct magic *m)
{
	struct buf command = {0};

	advice_command(&command, m->command, name);
	warn("%s: looks like %s%s: %.*s", name, m->what, m->text ? ", read as plain text" : "",
	     STR_FMT(buf_str(&command), 4096));
	buf_free(&command);
}

bool magic_accept(struct input *in, bool records)
{
	const struct magic *m;
	bool more = true;

	while (!(m = look(input_ahead(in), records, in->name, &more)) && more)
		more = input_more(in);
	if (m)
		say(in->name, m);
	return !m || m->text;
}
