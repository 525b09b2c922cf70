# What reads the code without running it.

# Off: what is a matter of taste here, and an analyzer check that misreads va_start.
TIDY = -*,clang-analyzer-*,bugprone-*,\
-bugprone-easily-swappable-parameters,-bugprone-narrowing-conversions,-bugprone-branch-clone,-bugprone-implicit-widening-of-multiplication-result,-bugprone-macro-parentheses,-bugprone-suspicious-string-compare,-clang-analyzer-security.insecureAPI.*,-clang-analyzer-valist.Uninitialized

## lint: clang-tidy, cppcheck, shellcheck, mandoc
lint:
	printf '%s\n' src/*.c lib/*/*.c | xargs -P 2 -n 8 sh -c 'clang-tidy --quiet --checks="$$0" --warnings-as-errors="*" "$$@" -- $(filter-out -MMD -MP,$(OUR_CFLAGS)) 2>/dev/null' '$(TIDY)'
	cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 -Ilib src lib
	shellcheck bin/deps bin/show mk/probe mk/page tests/browser/run tests/browser/hostile mk/completions mk/site mk/copyright tests/package tests/run tests/faults/run tests/stress tests/matrix tests/loading/deps tests/loading/make tests/loading/defaults train/run train/run-links train/run-partners train/encoder/run .ci/run tests/helper.bash tests/*.bats
	shellcheck -x bench/run bench/commitments bench/peers bench/keep bench/pipeline bench/*.bash examples/inputs.sh examples/spark/deps examples/spark/rate examples/spark/map.sh examples/spark/*.bats tests/loading/*.bats
	mandoc -Tlint -Wwarning $(PAGES)

## analyze: the static analyzer of gcc
analyze:
	printf '%s\n' src/*.c lib/*/*.c | xargs -P 2 -n 1 gcc $(filter-out -MMD -MP,$(OUR_CFLAGS)) -O2 -Werror -fanalyzer -c -o /dev/null

.PHONY: lint analyze
