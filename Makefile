# rua-tools: filters for DMARC and SMTP TLS reports.
#
#   make deps demo      install what is needed, show what it does
#   make deps check     install what is needed, run the tests
#   make install        PREFIX=/usr/local, DESTDIR for packagers

VERSION = 0.1.0
PREFIX = /usr/local
BUILD = build
CC = cc
CFLAGS = -O2 -g
WARNINGS = -Wall -Wextra -Wshadow -Wmissing-prototypes -Wstrict-prototypes \
	-Wwrite-strings -Wvla
WERROR =
CPPFLAGS = -D_GNU_SOURCE -DRUA_VERSION='"$(VERSION)"' -Ilib
LDFLAGS =
ALL_CFLAGS = -std=c11 $(WARNINGS) $(WERROR) $(CFLAGS)

PROGRAMS = dmarc-unpack dmarc-parse tlsrpt-parse align-filter ip-rollup \
	report-render
ROOMS = base text cli tsv io mail container report auth analysis render

# Which rooms a program is made of, highest floor first, and which libraries
# those rooms bring: this is the picture of the house.
FLOORS = io tsv cli text base
ROOMS_dmarc-unpack = container report mail $(FLOORS)
ROOMS_dmarc-parse = report $(FLOORS)
ROOMS_tlsrpt-parse = report $(FLOORS)
ROOMS_align-filter = auth $(FLOORS)
ROOMS_ip-rollup = analysis $(FLOORS)
ROOMS_report-render = render analysis $(FLOORS)

LIBS_text = -lidn2
LIBS_container = -larchive -lz
LIBS_report = -lexpat -ljansson
LIBS_auth = -lpsl
LIBS_analysis =

LIB_SOURCES = $(foreach r,$(ROOMS),$(wildcard lib/$(r)/*.c))
LIB_OBJECTS = $(LIB_SOURCES:%.c=$(BUILD)/%.o)
ARCHIVES = $(ROOMS:%=$(BUILD)/lib/%.a)
BIN_OBJECTS = $(PROGRAMS:%=$(BUILD)/bin/%.o)

all: $(PROGRAMS:%=$(BUILD)/bin/%)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

define ROOM
$(BUILD)/lib/$(1).a: $(patsubst %.c,$(BUILD)/%.o,$(wildcard lib/$(1)/*.c))
	@mkdir -p $$(@D)
	@rm -f $$@
	$(AR) rcs $$@ $$^
endef
$(foreach r,$(ROOMS),$(eval $(call ROOM,$(r))))

define PROGRAM
$(BUILD)/bin/$(1): $(BUILD)/bin/$(1).o $(ROOMS_$(1):%=$(BUILD)/lib/%.a)
	$$(CC) $$(ALL_CFLAGS) $$(LDFLAGS) -o $$@ $$^ \
	    $(foreach r,$(ROOMS_$(1)),$(LIBS_$(r)))
endef
$(foreach p,$(PROGRAMS),$(eval $(call PROGRAM,$(p))))

# Unit tests: one program per tests/unit/test-*.c, linked with what they test.
UNITS = $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/test-*.c))

unit: $(UNITS)

$(UNITS): %: %.o $(FLOORS:%=$(BUILD)/lib/%.a)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ \
	    $(foreach r,$(FLOORS),$(LIBS_$(r)))

-include $(LIB_OBJECTS:.o=.d) $(BIN_OBJECTS:.o=.d) $(UNITS:=.d)

clean:
	rm -rf build

.PHONY: all unit clean
.SECONDARY:
