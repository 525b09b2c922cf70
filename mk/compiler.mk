# What the compiler is called with.

# What a row of a table leaves out is zero.
WARN = -Wall -Wextra -Wno-missing-field-initializers -Wshadow -Wconversion -Wpointer-arith -Wstrict-prototypes -Wvla $(WERROR)
OUR_CFLAGS = -std=c11 -D_GNU_SOURCE -Ilib $(WARN) -MMD -MP $(HARDEN)
LIBS = -lpcre2-8 -lcsv -ljansson

# What the compiler has is asked once, and again when CC is another one.
ifneq ($(filter-out clean help tools,$(or $(MAKECMDGOALS),all)),)
COMPILER := $(strip $(CC) $(realpath $(firstword $(wildcard $(addsuffix /$(firstword $(CC)),$(subst :, ,$(PATH)))))))
-include $(OBJ)/compiler.mk
ifneq ($(COMPILER),$(PROBED))
$(OBJ)/compiler.mk: FORCE
endif
$(OBJ)/compiler.mk: mk/probe
	@mkdir -p $(@D) && if mk/probe '$(COMPILER)' $(CC) >$@.new; then mv $@.new $@; else rm $@.new; fi
endif

# What hardens the programs, as far as the compiler has it; yours, which stand behind, win.
# FORTIFY needs optimisation. make HARDEN= HARDEN_LDFLAGS= builds without.
HARDEN := $(CAN_HARDEN)
ifeq ($(findstring _FORTIFY_SOURCE,$(CPPFLAGS) $(CFLAGS)),)
ifneq ($(filter -O1 -O2 -O3 -Os -Og,$(CFLAGS)),)
HARDEN += $(CAN_FORTIFY)
endif
endif

# The floats of the encoder and of topics are the same everywhere: nothing is fused or reordered, on 32-bit x86 they are
# SSE's, and a root is an instruction. Stands behind your CFLAGS, and wins.
$(OBJ)/lib/encoder/%.o $(OBJ)/lib/topics/%.o $(OBJ)/src/topics.o $(OBJ)/tests/unit/encoder.o $(OBJ)/tests/unit/encoder_%.o: EXACT = $(CAN_EXACT)

HARDEN_LDFLAGS = $(if $(filter -static%,$(LDFLAGS)),,-pie) -Wl,-z,relro,-z,now,-z,noexecstack
LINK = $(CC) $(CFLAGS) $(HARDEN_LDFLAGS) $(LDFLAGS)
