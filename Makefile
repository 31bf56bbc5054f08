# rua-tools: filters for DMARC and SMTP TLS reports.
#
#   make deps demo      install what is needed, show what it does
#   make deps check     install what is needed, run the tests
#   make install        PREFIX=/usr/local, DESTDIR for packagers

VERSION = 0.1.0
PREFIX = /usr/local
MANDIR = $(PREFIX)/share/man
BUILD = build
CC ?= cc
CFLAGS ?= -O2 -g
SYSTEM := $(shell uname -s)
# LOCKDOWN=no: for what needs calls that are denied (sanitizers, valgrind).
LOCKDOWN = yes
WARNINGS = -Wall -Wextra -Wshadow -Wmissing-prototypes -Wstrict-prototypes \
	-Wwrite-strings -Wvla
WERROR =
ALL_CPPFLAGS = $(if $(filter no,$(LOCKDOWN)),-DRUA_NO_LOCKDOWN) $(PROBE) \
	-D_GNU_SOURCE -DRUA_VERSION='"$(VERSION)"' -Ilib $(CPPFLAGS)
# What tools/harden found to be known here, once for a build; what is given
# comes behind it.
HARDEN = $(BUILD)/harden/cc
ALL_CFLAGS = -std=c11 $(WARNINGS) $(WERROR) @$(HARDEN) $(CFLAGS)
ALL_LDFLAGS = @$(HARDEN:cc=ld) $(LDFLAGS)

PROGRAMS = dmarc-unpack dmarc-parse tlsrpt-parse failure-parse align-filter \
	ip-rollup report-diff dns-audit report-render report-anonymise
ROOMS = base text crypto cli tsv io mail container report auth dns analysis \
	pseudonym render audit

# Which rooms a program is made of, highest floor first, and which libraries
# those rooms bring: this is the picture of the house.
FLOORS = io tsv cli text base
ROOMS_dmarc-unpack = container report mail $(FLOORS)
ROOMS_dmarc-parse = report $(FLOORS)
ROOMS_tlsrpt-parse = report $(FLOORS)
ROOMS_failure-parse = report mail $(FLOORS)
ROOMS_align-filter = analysis auth dns $(FLOORS)
ROOMS_ip-rollup = analysis auth $(FLOORS)
ROOMS_report-diff = analysis $(FLOORS)
ROOMS_dns-audit = audit analysis report auth dns crypto $(FLOORS)
ROOMS_report-anonymise = pseudonym analysis auth crypto $(FLOORS)
ROOMS_report-render = render analysis report $(FLOORS)

LIBS_text = -lidn2
LIBS_cli = $(if $(filter Linux,$(SYSTEM)),-lseccomp)
LIBS_crypto = -lcrypto
LIBS_container = -larchive -lz
LIBS_report = -lexpat -ljansson
LIBS_auth = -lpsl
LIBS_analysis = -lmaxminddb

# Data files of share/rua-tools that a room has in it, as C.
EMBED_analysis = services
EMBED_pseudonym = kept
PROFILES = $(basename $(notdir $(wildcard share/rua-tools/profiles/*.tsv)))
EMBED_audit = $(PROFILES:%=profiles/%)

LIB_SOURCES = $(foreach r,$(ROOMS),$(wildcard lib/$(r)/*.c))
EMBEDDED = $(foreach r,$(ROOMS),$(EMBED_$(r):%=$(BUILD)/embed/%.c))
LIB_OBJECTS = $(LIB_SOURCES:%.c=$(BUILD)/%.o)
ARCHIVES = $(ROOMS:%=$(BUILD)/lib/%.a)
BIN_OBJECTS = $(PROGRAMS:%=$(BUILD)/bin/%.o)

all: $(PROGRAMS:%=$(BUILD)/bin/%)

# Nothing is built before the goal deps, where that is one, has what it takes.
DEPS = $(filter deps,$(MAKECMDGOALS))

$(HARDEN): export CC := $(CC)
$(HARDEN): export CPPFLAGS := $(CPPFLAGS)
$(HARDEN): export CFLAGS := $(CFLAGS)
$(HARDEN): export LDFLAGS := $(LDFLAGS)
$(HARDEN): tools/harden | $(DEPS)
	@tools/harden $(@D)

$(BUILD)/%.o: %.c $(HARDEN) | $(DEPS)
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tools/embed: $(BUILD)/tools/embed.o
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^

$(BUILD)/embed/%.c: share/rua-tools/%.tsv $(BUILD)/tools/embed
	@mkdir -p $(@D)
	$(BUILD)/tools/embed $(notdir $*)_table <$< >$@.new
	mv $@.new $@

$(BUILD)/embed/%.o: $(BUILD)/embed/%.c $(HARDEN)
	$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

define ROOM
$(BUILD)/lib/$(1).a: $(patsubst %.c,$(BUILD)/%.o,$(wildcard lib/$(1)/*.c)) \
	    $(EMBED_$(1):%=$(BUILD)/embed/%.o)
	@mkdir -p $$(@D)
	@rm -f $$@
	$(AR) rcs $$@ $$^
endef
$(foreach r,$(ROOMS),$(eval $(call ROOM,$(r))))

define PROGRAM
$(BUILD)/bin/$(1): $(BUILD)/bin/$(1).o $(ROOMS_$(1):%=$(BUILD)/lib/%.a)
	$$(CC) $$(ALL_CFLAGS) $$(ALL_LDFLAGS) -o $$@ $$^ \
	    $(foreach r,$(ROOMS_$(1)),$(LIBS_$(r)))
endef
$(foreach p,$(PROGRAMS),$(eval $(call PROGRAM,$(p))))

# Unit tests: one program per tests/unit/test-*.c, linked with what they test.
UNITS = $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/test-*.c))

unit: $(UNITS)

ALL_ROOMS = audit render pseudonym analysis auth dns crypto container report \
	mail $(FLOORS)
$(UNITS): %: %.o $(ALL_ROOMS:%=$(BUILD)/lib/%.a)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ \
	    $(foreach r,$(ALL_ROOMS),$(LIBS_$(r)))

# The manual: rua-rows(5) has the tables of lib/tsv and lib/base put in,
# rua-findings(7) those of lib/analysis, rua-requirements(7) those of lib/audit.
man: $(BUILD)/man/man5/rua-rows.5 $(BUILD)/man/man7/rua-findings.7 \
	$(BUILD)/man/man7/rua-requirements.7

$(BUILD)/tools/man-tables: $(BUILD)/tools/man-tables.o \
	    $(BUILD)/lib/tsv.a $(BUILD)/lib/text.a $(BUILD)/lib/base.a
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS_text)

$(BUILD)/man/man5/rua-rows.5: share/man/man5/rua-rows.5.in \
	    $(BUILD)/tools/man-tables
	@mkdir -p $(@D)
	$(BUILD)/tools/man-tables <$< >$@.new
	mv $@.new $@

$(BUILD)/man/man7/%.7: share/man/man7/%.7.in $(BUILD)/tools/man-tables
	@mkdir -p $(@D)
	$(BUILD)/tools/man-tables <$< >$@.new
	mv $@.new $@

-include $(LIB_OBJECTS:.o=.d) $(BIN_OBJECTS:.o=.d) $(UNITS:=.d) \
	$(BUILD)/tools/man-tables.d $(BUILD)/tools/embed.d \
	$(wildcard $(BUILD)/tests/fuzz/*.d)

# What a newcomer runs: tools from the system, then a summary of samples/.
deps:
	@tools/deps

demo: all man
	@tools/demo $(BUILD)/bin $(BUILD)/demo

# The tests print TAP; prove runs them, tells what was skipped and why, and
# ends with its verdict.
TESTS = $(sort $(wildcard tests/*.t tests/*.bats))

check: all unit man replay
	@BUILD=$(BUILD) BUILD_BIN=$(CURDIR)/$(BUILD)/bin \
	    PERL5LIB=$(CURDIR)/tests/tools prove --harness SkipsTold \
	    $(PROVE_FLAGS) $(TESTS)

# The same tests again, in builds that find what is wrong in memory.
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all
check-asan:
	$(MAKE) BUILD=build/asan LOCKDOWN=no CFLAGS='-O1 -g -fno-omit-frame-pointer $(SANITIZE)' check

VALGRIND = valgrind -q --error-exitcode=99 --leak-check=full \
	--errors-for-leak-kinds=definite --suppressions=$(CURDIR)/tests/valgrind.supp
VALGRIND_CASES = */*[ae]

check-valgrind:
	$(MAKE) BUILD=build/valgrind LOCKDOWN=no all
	tests/tools/cases-under build/valgrind "$(VALGRIND_CASES)" \
	    $(VALGRIND)

# All cases with one-byte reads and short writes, each second interrupted.
check-short: all
	@$(CC) -O1 -shared -fPIC -o $(BUILD)/shim.so tests/tools/shim.c -ldl
	tests/tools/cases-under $(BUILD) '*' env SHIM_READ=1 SHIM_EINTR=1 \
	    SHIM_WRITE=7 LD_PRELOAD=$(CURDIR)/$(BUILD)/shim.so

# Instructions at n, 2n and 4n of hostile input (GROWTH='mbox*': only those).
check-growth:
	$(MAKE) BUILD=build/valgrind LOCKDOWN=no all
	BUILD_BIN=$(CURDIR)/build/valgrind/bin prove $(PROVE_FLAGS) \
	    tests/tools/growth

# Pages in Debian's chromium: npm ci in tests/browser first, which fetches.
check-browser: all
	@BUILD_BIN=$(CURDIR)/$(BUILD)/bin prove $(PROVE_FLAGS) \
	    $(sort $(wildcard tests/browser/*.t))

# The pictures of README.md, from samples/.
gallery: all
	@BUILD_BIN=$(CURDIR)/$(BUILD)/bin tests/browser/gallery

SCRIPTS = .ci/run tools/deps tools/demo tools/harden \
	$(filter-out %/private.t,$(wildcard tests/*.t)) $(wildcard tests/browser/*.t) \
	tests/browser/find tests/browser/gallery tests/bench/run \
	tests/fuzz/run tests/fuzz/seeds \
	$(filter-out %.c %.pm %/make-samples %/make-dns-samples %/make-mmdb %/hostile \
	%/hostile-cells %/check-form %/page-numbers,$(wildcard tests/tools/*))

# What CI holds the sources to, beyond the tests.
lint:
	$(MAKE) BUILD=build/gcc CC=gcc WERROR=-Werror all unit
	$(MAKE) BUILD=build/clang CC=clang WERROR=-Werror all unit
	$(MAKE) $(patsubst %,tidy/%,$(wildcard bin/*.c) $(LIB_SOURCES))
	shellcheck $(SCRIPTS)

tidy/%:
	@clang-tidy --quiet $* -- -std=c11 $(ALL_CPPFLAGS)

# Each parser under a fuzzer (clang), FUZZ_SECONDS each. The replay runs the
# same harnesses over their seeds, without a fuzzer: part of check.
FUZZERS = aggregate tlsrpt failure rows text unpack dns audit keys anonymise \
	render rollup diff evidence
FUZZ_SECONDS = 60
FUZZ_LIBS = $(sort $(foreach r,$(ALL_ROOMS),$(LIBS_$(r))))

fuzz:
	$(MAKE) BUILD=build/fuzz CC=clang LOCKDOWN=no \
	    CFLAGS='-O1 -g $(SANITIZE) -fsanitize=fuzzer-no-link' fuzzers
	@tests/fuzz/run build/fuzz $(FUZZ_SECONDS) $(FUZZERS)

fuzzers: $(FUZZERS:%=$(BUILD)/%)

$(FUZZERS:%=$(BUILD)/%): $(BUILD)/%: $(BUILD)/tests/fuzz/fuzz-%.o \
    $(BUILD)/tests/fuzz/fuzz.o $(ALL_ROOMS:%=$(BUILD)/lib/%.a)
	$(CC) $(ALL_CFLAGS) -fsanitize=fuzzer $(ALL_LDFLAGS) -o $@ $^ \
	    $(FUZZ_LIBS)

replay: $(FUZZERS:%=$(BUILD)/tests/fuzz/replay-%)

$(BUILD)/tests/fuzz/replay-%: $(BUILD)/tests/fuzz/fuzz-%.o \
    $(BUILD)/tests/fuzz/fuzz.o $(BUILD)/tests/fuzz/replay.o \
    $(ALL_ROOMS:%=$(BUILD)/lib/%.a)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(FUZZ_LIBS)

# Against libxml2, where that is at hand: tests/differ.t.
$(BUILD)/tests/fuzz/differ: tests/fuzz/differ.c $(HARDEN) \
    $(ALL_ROOMS:%=$(BUILD)/lib/%.a)
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $$(xml2-config --cflags) \
	    $(ALL_LDFLAGS) -o $@ $(filter %.c %.a,$^) $(FUZZ_LIBS) \
	    $$(xml2-config --libs)

$(BUILD)/tests/fuzz/%.o: tests/fuzz/%.c $(HARDEN) | $(DEPS)
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) -I. $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

bench:
	@$(MAKE) -s BUILD=build/bench LOCKDOWN=no all
	@tests/bench/run build/bench

# Quoted, for folders with blanks in their names.
TO = $(DESTDIR)$(PREFIX)
MAN_TO = $(DESTDIR)$(MANDIR)
install: all man
	install -d '$(TO)/bin' '$(MAN_TO)/man1' '$(MAN_TO)/man5' \
	    '$(MAN_TO)/man7' '$(TO)/share/rua-tools/profiles'
	install -m 755 $(PROGRAMS:%=$(BUILD)/bin/%) '$(TO)/bin'
	install -m 644 share/man/man1/*.1 '$(MAN_TO)/man1'
	install -m 644 $(BUILD)/man/man5/*.5 '$(MAN_TO)/man5'
	install -m 644 share/man/man7/*.7 $(BUILD)/man/man7/*.7 \
	    '$(MAN_TO)/man7'
	install -m 644 share/rua-tools/*.tsv '$(TO)/share/rua-tools'
	install -m 644 share/rua-tools/profiles/*.tsv \
	    '$(TO)/share/rua-tools/profiles'

clean:
	rm -rf build

.PHONY: all unit man fuzz fuzzers replay deps demo check check-asan check-valgrind check-short \
	check-growth check-browser gallery lint bench \
	install clean
.SECONDARY:
