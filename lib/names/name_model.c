/* The tagger that is built in. */
#include "base/die.h"
#include "know/blob.h"
#include "names/knowledge.h"
#include "names/names.h"
#include "tagger/weights_file.h"

void names_use_tagger(struct names *k)
{
	struct weights_file f;
	const char *wrong = weights_file_open(&f, blob_tagger());

	if (wrong)
		die("built in: %s", wrong);
	if (!clusters_open(&k->clusters, f.words) || !phrase_set_open(&k->lists, f.lists) ||
	    !weights_open(&k->tagger, f.names))
		die("the weights that are built in are not whole");
}
