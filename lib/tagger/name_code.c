#include "tagger/name_code.h"

#include "base/die.h"

const struct name_code name_code_types[] = {
	{MENTION_PERSON, 0, "person"}, {MENTION_TITLE, 1, "title"},
	{MENTION_NORP, 2, "norp"},     {MENTION_ORG, 3, "org"},
	{MENTION_GPE, 4, "gpe"},       {MENTION_LOC, 5, "loc"},
	{MENTION_FAC, 6, "fac"},       {MENTION_EVENT, 7, "event"},
	{MENTION_LAW, 8, "law"},       {MENTION_DATE, 9, "date"},
	{MENTION_MONEY, 10, "money"},  {GAZETTEER_SHIELD, 15, "shield"},
	{0, 0, NULL}};

const struct name_code name_code_finders[] = {
	{BY_KNOWN, 1, "known"},     {BY_FORM, 2, "form"},   {BY_DATE, 3, "date"},
	{BY_MONEY, 4, "money"},     {BY_PATTERN, 5, "pattern"}, {BY_INTRO, 6, "intro"},
	{BY_TITLE, 7, "title"},     {BY_PERSON, 8, "person"},   {BY_TAGGER, 9, "tagger"},
	{0, 0, NULL}};

uint8_t name_code_of(const struct name_code *codes, unsigned value)
{
	for (; codes->name; codes++)
		if (codes->value == value)
			return codes->code;
	die("internal error: no code for value %u of a feature", value);
}
