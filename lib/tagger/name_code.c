#include "tagger/name_code.h"

#include <stddef.h>

const struct name_code name_code_types[] = {
	{CODE_PERSON, "person"}, {CODE_TITLE, "title"}, {CODE_NORP, "norp"},     {CODE_ORG, "org"},
	{CODE_GPE, "gpe"},       {CODE_LOC, "loc"},     {CODE_FAC, "fac"},       {CODE_EVENT, "event"},
	{CODE_LAW, "law"},       {CODE_DATE, "date"},   {CODE_MONEY, "money"},   {CODE_SHIELD, "shield"},
	{0, NULL}};

const struct name_code name_code_finders[] = {
	{CODE_BY_KNOWN, "known"},     {CODE_BY_FORM, "form"},   {CODE_BY_DATE, "date"},
	{CODE_BY_MONEY, "money"},     {CODE_BY_PATTERN, "pattern"}, {CODE_BY_INTRO, "intro"},
	{CODE_BY_TITLE, "title"},     {CODE_BY_PERSON, "person"},   {CODE_BY_TAGGER, "tagger"},
	{0, NULL}};
