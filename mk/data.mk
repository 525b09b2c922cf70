# The tables of data/, compiled into blobs that the programs hold.

# The tables that each blob is compiled from, in the order its compiler expects.
BLOBS = acts cues datelines gazetteer inflection judge labels ledger lines partners senses sentence tagger topics when words
BLOB_OBJ = $(BLOBS:%=$(OBJ)/%.blob.o) $(OBJ)/page.blob.o
DATA_acts = data/act_words.tsv data/verbs.tsv
DATA_ledger = data/ledger_weights.tsv
DATA_judge = data/judge.tsv
DATA_inflection = data/inflection.tsv
DATA_topics = data/inflection.tsv data/taxonomy.tsv data/topic_weights.tsv $(sort $(wildcard data/topics/*.tsv))
DATA_when = data/when.tsv $(sort $(wildcard data/when_*.tsv))
DATA_tagger = data/english.weights
DATA_words = data/english.weights
DATA_datelines = $(addprefix data/,datelines.tsv when_forms.tsv when_words.tsv)
DATA_labels = data/labels.tsv
DATA_senses = data/inflection.tsv data/supersenses.tsv
DATA_lines = data/line_words.tsv
DATA_partners = data/partner_weights.tsv
DATA_sentence = data/abbreviations.tsv data/starters.tsv
DATA_gazetteer = $(sort $(wildcard data/gazetteer/*.tsv)) \
	$(addprefix data/,currencies.tsv actor_roles.tsv mention_words.tsv money_words.tsv name_words.tsv names.tsv patterns.tsv titles.tsv)
DATA_cues = $(addprefix data/,inflection.tsv verbs.tsv function_words.tsv clause_words.tsv cues.tsv cue_frames.tsv cue_exclusions.tsv parties.tsv private_bodies.tsv adjuncts.tsv)

# Too large to be built in, and not needed: `commitments --judge encoder` looks for it beside the programs.
ENCODER = $(wildcard data/encoder.weights)
NO_ENCODER = $(if $(ENCODER),:,echo 'no data/encoder.weights: all is there but commitments --judge encoder' >&2)

# The compiler of blobs is linked with empty ones.
$(OBJ)/compile: $(OBJ)/src/compile.o $(LIB_OBJ) $(BLOBS:%=$(OBJ)/%.noblob.o) $(OBJ)/page.noblob.o
	$(LINK) -o $@ $^ $(LIBS) -lm

$(OBJ)/%.noblob.o: lib/know/blob.S $(OBJ)/flags
	@mkdir -p $(@D) && : >$(OBJ)/empty
	$(CC) $(CPPFLAGS) $(HARDEN) -DBLOB=$* -DBLOB_FILE='"$(OBJ)/empty"' -c -o $@ lib/know/blob.S

.SECONDEXPANSION:
$(OBJ)/%.blob: $(OBJ)/compile $$(DATA_%)
	$(OBJ)/compile $* $@ $(DATA_$*)

# The templates of pages, with style and script in them.
PAGE_FILES = data/page/page.html data/page/page.css data/page/page.js
$(OBJ)/page.blob: mk/page $(PAGE_FILES)
	@mkdir -p $(@D)
	mk/page $(PAGE_FILES) >$@

$(OBJ)/%.blob.o: $(OBJ)/%.blob lib/know/blob.S $(OBJ)/flags
	$(CC) $(CPPFLAGS) $(HARDEN) -DBLOB=$* -DBLOB_FILE='"$<"' -c -o $@ lib/know/blob.S
