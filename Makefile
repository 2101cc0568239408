# Lectern: courses from a folder of Markdown files, served live.
# `make help` lists what can be made.  Variables for everyone: CC, CFLAGS,
# B (the build folder), V=1 (show commands), PORT and CONTENT (make run),
# T (one unit test), DEV=1 (warnings are errors).  local.mk is read if there.

B ?= build
CFLAGS ?= -O2 -g
PORT ?= 8080
CONTENT ?= content
-include local.mk

VERSION = 0.1.0
PKGS = libcmark yaml-0.1 gumbo libutf8proc libsodium
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

OBJ = $(LIB:%.c=$(B)/%.o) $(B)/theme_data.o $(B)/build.o
CGI_OBJ = $(filter-out $(B)/cgi/main.o,$(CGI:%.c=$(B)/%.o))

.PHONY: all unit clean
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

unit: $(if $(T),$(T:%=$(B)/unit/%),$(UNIT:%=$(B)/unit/%)) ## unit tests (T=one)
	$(Q)for t in $^; do $$t || exit 1; done

clean: ## remove what was built
	rm -rf build

-include $(shell find $(B) -name '*.d' 2>/dev/null)
