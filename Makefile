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
# The house: a room is a folder of lib/ and stands on a floor. A file includes
# from its own room and from floors below (tests/house.t). "make rooms" prints
# the table of CONTRIBUTING.md.
FLOORS = 0 1 2 3 4 5 6 7 8
FLOOR_0 = base
FLOOR_1 = text keywords crypto
FLOOR_2 = cli tsv mail records
FLOOR_3 = io container report auth dns
FLOOR_4 = parser calendar senders posture
FLOOR_5 = facts checks pseudonym
FLOOR_6 = rollup findings filter
FLOOR_7 = summary
FLOOR_8 = render audit
ROOMS = $(foreach f,$(FLOORS),$(FLOOR_$(f)))

SUBJECT_base = bytes, arena, numbers and shares, UTC time, IP addresses and \
	maps of networks, hash map, sets of numbers, files being written, \
	limits, quirks
SUBJECT_text = UTF-8, charsets, scrubbing, cells, domain names (libidn2), \
	the inventory of domains
SUBJECT_keywords = the words of the standards as numbers: results, policies, \
	reasons
SUBJECT_crypto = public keys, certificates and the function of keyed \
	pseudonyms (libcrypto)
SUBJECT_cli = options, messages and statuses, rejects and other files beside \
	standard output, progress, locale and terminal, lock-down (libseccomp)
SUBJECT_tsv = columns of every kind of row, reader, writer
SUBJECT_mail = header fields, MIME parts, transfer encodings
SUBJECT_records = the grammars of what domains publish: DMARC, SPF, DKIM, \
	MTA-STS, TLS-RPT, BIMI
SUBJECT_io = operands, rows, option files, copies of files: what programs \
	open and how faults are said
SUBJECT_container = what reports travel in: folder, mbox, message, archive \
	(libarchive), gzip (zlib)
SUBJECT_report = what a report says: XML (expat), aggregate, TLS (jansson), \
	failure; repairs, duplicates
SUBJECT_auth = organisational domain (libpsl), alignment, policy, verdict, \
	your list of senders
SUBJECT_dns = saved DNS data: answers and zone files in, records and proofs \
	of absence out
SUBJECT_parser = what the three parsers do alike: options, which reports are \
	passed over, the end
SUBJECT_calendar = days, weeks, months, windows; reports over several days
SUBJECT_senders = who operates an address or identifier: services, labels, \
	hosts, databases of networks (libmaxminddb)
SUBJECT_posture = what a domain publishes: facts from saved answers
SUBJECT_facts = what findings rest on, counted by day from rows
SUBJECT_checks = requirements, thresholds and their checks
SUBJECT_pseudonym = stable pseudonyms in the place of names and addresses
SUBJECT_rollup = sums by any key, differences, coverage, quality
SUBJECT_findings = what a page may say, and when: rules over facts
SUBJECT_filter = which records were asked for
SUBJECT_summary = the figures of a page
SUBJECT_render = text, HTML, Markdown, SVG, mail: figures in, pages out; \
	computes nothing
SUBJECT_audit = profiles, audit rows, survey, evidence: posture in, rows out

# Which rooms a program is made of, highest floor first, and which libraries
# those rooms bring: this is the picture of the house.
BASICS = io tsv cli keywords text base
SENT = senders auth records calendar
ROOMS_dmarc-unpack = container report mail $(BASICS)
ROOMS_dmarc-parse = parser report $(BASICS)
ROOMS_tlsrpt-parse = parser report $(BASICS)
ROOMS_failure-parse = parser report mail $(BASICS)
ROOMS_align-filter = filter rollup facts calendar auth dns records $(BASICS)
ROOMS_ip-rollup = rollup facts $(SENT) $(BASICS)
ROOMS_report-diff = rollup facts $(SENT) $(BASICS)
ROOMS_dns-audit = audit findings facts checks posture senders calendar report \
	auth dns records crypto $(BASICS)
ROOMS_report-anonymise = pseudonym $(SENT) crypto $(BASICS)
ROOMS_report-render = render summary findings facts $(SENT) report $(BASICS)

LIBS_text = -lidn2
LIBS_cli = $(if $(filter Linux,$(SYSTEM)),-lseccomp)
LIBS_crypto = -lcrypto
LIBS_container = -larchive -lz
LIBS_report = -lexpat -ljansson
LIBS_auth = -lpsl
LIBS_senders = -lmaxminddb

# Data files of share/rua-tools that a room has in it, as C.
EMBED_senders = services
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

ALL_ROOMS = $(foreach f,8 7 6 5 4 3 2 1 0,$(FLOOR_$(f)))
$(UNITS): %: %.o $(ALL_ROOMS:%=$(BUILD)/lib/%.a)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ \
	    $(foreach r,$(ALL_ROOMS),$(LIBS_$(r)))

# The manual: rua-rows(5) has the tables of lib/tsv and lib/base put in,
# rua-findings(7) those of lib/findings, rua-requirements(7) those of lib/checks.
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

# The table of rooms in CONTRIBUTING.md.
rooms:
	@printf '%s\n' '| floor | room | subject |' '|---|---|---|'
	@$(foreach f,$(FLOORS),$(foreach r,$(FLOOR_$(f)), \
	    printf '| %s | %s | %s |\n' '$f' '$r' '$(strip $(SUBJECT_$r))';))

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

# The same tests again, in builds that find what is wrong in memory; without
# those of sources, flags, packages and many machines, which find none.
NOT_OF_MEMORY = house hardening install deps demo scale
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all
check-asan:
	$(MAKE) BUILD=build/asan LOCKDOWN=no CFLAGS='-O1 -g -fno-omit-frame-pointer $(SANITIZE)' \
	    TESTS='$(filter-out $(NOT_OF_MEMORY:%=tests/%.t),$(TESTS))' check

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

# How often findings are wrong, over many weeks that tests/scenes makes up.
check-findings: all
	@BUILD_BIN=$(CURDIR)/$(BUILD)/bin tests/scenes/measure $(SCENES)

# Pages in Debian's chromium: npm ci in tests/browser first, which fetches.
check-browser: all
	@BUILD_BIN=$(CURDIR)/$(BUILD)/bin prove $(PROVE_FLAGS) \
	    $(sort $(wildcard tests/browser/*.t))

# The pictures of README.md, from samples/.
gallery: all
	@BUILD_BIN=$(CURDIR)/$(BUILD)/bin tests/browser/gallery

SCRIPTS = .ci/run tools/deps tools/demo tools/harden \
	tests/tap.sh $(filter-out %/private.t %/scenes.t,$(wildcard tests/*.t)) \
	$(wildcard tests/browser/*.t) \
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

.PHONY: all rooms unit man fuzz fuzzers replay deps demo check check-asan check-valgrind check-short \
	check-growth check-findings check-browser gallery lint bench \
	install clean
.SECONDARY:
