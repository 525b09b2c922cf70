# The tests, from those of a moment to those of hours.

## test: units, golden cases and contracts in short: what one runs while working
test: all $(UNITS)
	@PROGRAMS='$(UNITS)' TIER=short $(RUN_TESTS)

## check: all tests
check: all $(UNITS) $(FUZZERS) $(FAULTS)
	@PROGRAMS='$(UNITS) $(FUZZERS)' $(RUN_TESTS)

RUN_TESTS = BIN=$(BIN) OBJ=$(OBJ) SANITIZED=$(SANITIZED) HARDENED='$(HARDEN) $(HARDEN_LDFLAGS)' tests/run

## golden: write what the golden cases expect anew; review the diff
golden: all
	@GOLDEN=write FILTER='^golden cases$$|the articles give|the commands print' BIN=$(BIN) tests/run $(TOOLS) examples readme

## generate: N documents made of the tables through all filters, from SEED on
N = 1000000
SEED = 1
generate: $(OBJ)/fuzz/documents
	$(OBJ)/fuzz/documents -runs=$(N) -seed=$(SEED)

## faults: every call of libc made to fail or fall short once, over small inputs
faults: all $(FAULTS)
	@BIN=$(BIN) tests/faults/run $(OBJ)

## stress: lines of 100 MB, a million documents, text made to be slow, little memory
stress: all
	@BIN=$(BIN) tests/stress

## growth: instructions over texts of n and 2n bytes, all units and filters (needs valgrind)
growth: all
	@python3 tests/growth.py --bin $(BIN) --all --sampled 4

## hunt: TIME seconds of units of one to three words from all tables, for time that grows faster than the text; SEED
hunt: all
	@python3 tests/growth.py --bin $(BIN) --all --hunt $(TIME) --seed $(SEED)

## matrix: gcc and clang, -O0 to -O3, 32 and 64 bit give the same bytes
matrix:
	@tests/matrix

## valgrind: the compilers of blobs, unit tests, fuzz corpora and golden cases under valgrind
# What it says goes into files: it speaks of system calls that it does not know, too.
VALGRIND = valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite --log-file=$(abspath $(OBJ))/valgrind/%p
valgrind: all $(UNITS) $(FUZZERS)
	@rm -rf $(OBJ)/valgrind && mkdir -p $(OBJ)/valgrind
	@$(foreach b,$(BLOBS),$(VALGRIND) $(OBJ)/compile $(b) $(OBJ)/again $(DATA_$(b)) && cmp $(OBJ)/$(b).blob $(OBJ)/again &&) :
	@BIN=$(BIN) FILTER='golden cases' WRAP='$(VALGRIND)' FUZZ_RUNS=50 PROGRAMS='$(UNITS) $(FUZZERS)' tests/run

## inputs: the recipes of docs/inputs.md, with their tools (all but LibreOffice)
inputs: all
	@bin/deps inputs
	@BIN=$(BIN) tests/run inputs

## trip: text into PDFs by groff and LibreOffice and back: how many of its sentences come back whole; TEXT=file
trip: all
	@python3 tests/trip.py --bin $(BIN) $(TEXT)

## huge: documents of more than 4 GiB
huge: all
	@BIN=$(BIN) tests/huge

## bench: speed beside other tools, growth, cores, counts (bench/run --help); TEXT=file
bench: all
	bench/run $(TEXT)

## spark: the job of examples/spark on two workers, tested; Spark goes into SPARK
SPARK = $(OBJ)/spark
spark: all
	examples/spark/deps $(SPARK)
	VENV=$(abspath $(SPARK)) BIN=$(BIN) BATS_TEST_TIMEOUT=900 bats examples/spark/spark.bats

## loading: the recipes of docs/loading.md, tested; what they need from pip goes into LOADING
LOADING = $(OBJ)/loading
loading: all
	tests/loading/deps $(LOADING)
	VENV=$(abspath $(LOADING)) BIN=$(BIN) bats tests/loading/loading.bats

## browser: the pages of brief in Chromium, with axe (tests/browser)
browser: all
	@bin/deps browser
	@BIN=$(BIN) tests/browser/run

.PHONY: browser inputs trip loading test check golden generate faults stress growth hunt matrix valgrind huge bench spark
