# Lectern: courses from a folder of Markdown files, served live.
# `make help` lists what can be made.  Variables for everyone: CC, CFLAGS,
# B (the build folder), V=1 (show commands), PORT and CONTENT (make run),
# T (one unit test), DEV=1 (warnings are errors).  local.mk is read if there.

B ?= build
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
PORT ?= 8080
CONTENT ?= content
-include local.mk

VERSION = 0.1.0
PKGS = libcmark yaml-0.1 gumbo libutf8proc libsodium sqlite3 \
	cairo-ft fontconfig
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wformat=2 -Wstrict-prototypes \
	-Wmissing-prototypes -Wwrite-strings -Wvla -Wundef -Wpointer-arith \
	-Wcast-qual -Wconversion -Wsign-conversion $(if $(DEV),-Werror)
HARDEN ?= -D_FORTIFY_SOURCE=3 -fstack-protector-strong \
	-fstack-clash-protection -fPIE
BASE = -std=c11 -D_GNU_SOURCE -Ilib -Icgi -I$(B)
COMPILE = $(CC) $(BASE) $(WARN) $(HARDEN) $(CFLAGS) \
	$(shell pkg-config --cflags $(PKGS))
LIBS = $(shell pkg-config --libs $(PKGS)) -lfcgi
LINK = $(CC) $(CFLAGS) -pie -Wl,-z,relro,-z,now
Q = $(if $(V),,@)

LIB = $(sort $(wildcard lib/*/*.c))
CGI = $(sort $(wildcard cgi/*.c))
THEME = $(sort $(wildcard lib/page/theme/*))
UNIT = $(sort $(patsubst test/unit/%.c,%,$(wildcard test/unit/*.c)))
FUZZ = $(filter-out standalone,$(sort \
	$(patsubst test/fuzz/%.c,%,$(wildcard test/fuzz/*.c))))

OBJ = $(LIB:%.c=$(B)/%.o) $(B)/theme_data.o $(B)/build.o
CGI_OBJ = $(filter-out $(B)/cgi/main.o,$(CGI:%.c=$(B)/%.o))

.PHONY: all help run test unit lint bench fuzz asan coverage format install \
	uninstall clean suite
.DELETE_ON_ERROR:
.SECONDARY:

all: $(B)/lectern ## the program, in build/

$(B)/lectern: $(B)/cgi/main.o $(CGI_OBJ) $(B)/liblectern.a
	@echo "  LINK $@"
	$(Q)$(LINK) -o $@ $^ $(LIBS)

$(B)/liblectern.a: $(OBJ)
	$(Q)rm -f $@ && ar rcs $@ $^

$(B)/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC   $<"
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

# The version, and a digest of all sources for validators (base/build.h).
SOURCES = $(LIB) $(CGI) $(THEME) $(sort $(wildcard lib/*/*.h cgi/*.h))
$(B)/build.c: $(SOURCES) Makefile
	@mkdir -p $(@D)
	$(Q)id=$$(cat $(SOURCES) | sha256sum | cut -c1-16); { \
		echo '#include "base/build.h"'; \
		echo 'const char build_version[] = "$(VERSION)";'; \
		echo "const char build_id[] = \"$$id\";"; } > $@

# The built-in theme, compiled into the program.
$(B)/theme_data.c: lib/page/embed.sh $(THEME)
	@mkdir -p $(@D)
	$(Q)sh lib/page/embed.sh $(THEME) > $@
$(B)/theme_data.o $(B)/build.o: $(B)/%.o: $(B)/%.c
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

$(B)/unit/%: test/unit/%.c $(CGI_OBJ) $(B)/liblectern.a
	@mkdir -p $(@D)
	@echo "  CC   $<"
	$(Q)$(COMPILE) -MMD -MP -pie -o $@ $< $(CGI_OBJ) $(B)/liblectern.a \
		$(LIBS) -lcmocka

# A fuzz target with a main() of our own: replays the corpus in any build.
$(B)/replay/%: test/fuzz/%.c test/fuzz/standalone.c $(B)/liblectern.a
	@mkdir -p $(@D)
	@echo "  CC   $<"
	$(Q)$(COMPILE) -pie -Wno-missing-prototypes -o $@ \
		$(filter %.c,$^) $(B)/liblectern.a $(LIBS)

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | expand -t 12

run: ## serve CONTENT behind a private nginx on 127.0.0.1:PORT
	@sh docs/deploy/packages.sh run
	@$(MAKE) -s all
	@LECTERN=$(B)/lectern PORT=$(PORT) CONTENT="$(CONTENT)" \
		exec docs/deploy/run.sh

test: ## all tests; installs what they need
	@sh docs/deploy/packages.sh test
	@$(MAKE) -s suite

suite: all $(UNIT:%=$(B)/unit/%) $(FUZZ:%=$(B)/replay/%)
	@B=$(B) LECTERN=$(B)/lectern UNIT="$(UNIT)" FUZZ="$(FUZZ)" test/run.sh

unit: $(if $(T),$(T:%=$(B)/unit/%),$(UNIT:%=$(B)/unit/%)) ## unit tests (T=one)
	$(Q)for t in $^; do $$t || exit 1; done

asan: ## all tests under ASan and UBSan
	@sh docs/deploy/packages.sh test
	@LSAN_OPTIONS=suppressions=$(CURDIR)/test/lsan.supp:print_suppressions=0 \
		$(MAKE) -s suite B=build/asan HARDEN= CFLAGS="-O1 -g \
		-fno-omit-frame-pointer -fsanitize=address,undefined \
		-fno-sanitize-recover=all"

lint: ## compilers, analysers, layers, sizes
	@sh docs/deploy/packages.sh lint
	@B=$(B) test/lint.sh

FUZZ_SECONDS ?= 60
fuzz: ## each fuzz target for FUZZ_SECONDS with libFuzzer (T=one)
	@sh docs/deploy/packages.sh test
	@B=build/fuzz CFLAGS="-O1 -g" PKGS="$(PKGS)" FUZZ="$(or $(T),$(FUZZ))" \
		SECONDS_EACH=$(FUZZ_SECONDS) test/fuzz/run.sh

bench: ## against FastCGI and nginx; a cold start
	@sh docs/deploy/packages.sh test
	@$(MAKE) -s all
	@LECTERN=$(B)/lectern test/bench/run.sh
	@LECTERN=$(B)/lectern test/bench/start.sh

coverage: ## lines that the tests reach, by file
	@sh docs/deploy/packages.sh test
	@$(MAKE) -s suite B=build/coverage HARDEN= CFLAGS="-O0 -g --coverage"
	@B=build/coverage test/coverage.sh

# Only what you changed: tables and comments keep the columns they have.
format: ## lay out the C lines that you changed
	git clang-format --extensions c,h

install: all ## to DESTDIR/PREFIX, with units and manual page
	install -D -m 755 $(B)/lectern $(DESTDIR)$(PREFIX)/bin/lectern
	install -D -m 644 docs/lectern.1 \
		$(DESTDIR)$(PREFIX)/share/man/man1/lectern.1
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/doc/lectern \
		docs/deploy/lectern.conf docs/deploy/lectern.service \
		docs/deploy/lectern.socket docs/CONTENT.md docs/OPERATIONS.md

uninstall: ## what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/lectern \
		$(DESTDIR)$(PREFIX)/share/man/man1/lectern.1
	rm -rf $(DESTDIR)$(PREFIX)/share/doc/lectern

clean: ## remove what was built
	rm -rf build test/node_modules

-include $(shell find $(B) -name '*.d' 2>/dev/null)
