# Builds that watch themselves.

## run: the tests in RUN, as tests/run NAME does
run: all $(foreach t,$(RUN),$(filter %/$(notdir $t),$(UNITS) $(FUZZERS)))
	@$(RUN_TESTS) $(RUN)

# Sanitizers and fuzzers bring what they need.
BARE = LDFLAGS= HARDEN= HARDEN_LDFLAGS=

## asan: the tests under the address and undefined behaviour sanitizers, or those in RUN
asan:
	$(MAKE) OBJ=bin/.obj-asan BIN=bin/.obj-asan/bin $(BARE) \
		CFLAGS='-O1 -g $(SANITIZE)' SANITIZED=1 $(if $(RUN),run,check)

## coverage: the tests once more, and what of lib and src they reach (needs gcovr)
COVERAGE = bin/.obj-coverage
coverage:
	rm -rf $(COVERAGE)
	$(MAKE) OBJ=$(COVERAGE) BIN=$(COVERAGE)/bin CPPFLAGS=-DSANDBOX_LOOSE $(filter-out LDFLAGS=,$(BARE)) LDFLAGS=--coverage \
		CFLAGS='-O0 -g --coverage -fprofile-update=atomic' SANITIZED=1 $(if $(RUN),run,check)
	gcovr -j 2 --root . --filter lib/ --filter src/ --sort-percentage --txt $(COVERAGE)/lines.txt \
		--html-details $(COVERAGE)/lines.html --print-summary --fail-under-line 95 --fail-under-branch 85 $(COVERAGE)
	gcovr -j 2 --root . --filter lib/ --filter src/ --branches --txt $(COVERAGE)/branches.txt $(COVERAGE)

## fuzz: TIME seconds of libFuzzer for each target of tests/fuzz, or those in FUZZ (clang)
TIME = 60
FUZZ = $(notdir $(FUZZERS))
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
fuzzers: $(FUZZERS)
fuzz: all
	$(MAKE) OBJ=bin/.obj-fuzz CC=clang FUZZ_LIB='fuzz filter' $(BARE) FUZZ_LDFLAGS=-fsanitize=fuzzer \
		CFLAGS='-O1 -g -fsanitize=fuzzer-no-link $(SANITIZE)' fuzzers
	tests/fuzz/run libfuzzer bin/.obj-fuzz/fuzz $(TIME) $(FUZZ)

## afl: the same under AFL++
afl: all
	$(MAKE) OBJ=bin/.obj-afl CC=afl-clang-fast FUZZ_LIB='fuzz filter' $(BARE) FUZZ_LDFLAGS=-fsanitize=fuzzer \
		CFLAGS='-O1 -g' fuzzers
	tests/fuzz/run afl bin/.obj-afl/fuzz $(TIME) $(FUZZ)

.PHONY: run asan coverage fuzzers fuzz afl
