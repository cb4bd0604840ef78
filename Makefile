# walkcoach: `make demo` renders the 20-minute walk, `make check` runs every test. Both install what they need.
#
#   make -n                               shows the commands whole
#   make BUILD=release|debug|asan|tsan    each in its own folder under out/build
#   make install PREFIX=/usr/local DESTDIR=   make uninstall   make bench   make soak   make check-walks   make fuzz-quick   make fuzz FUZZ_SECONDS=   make coverage   make mutate   make compilers   make analyse   make check-valgrind   make dist   make deb   make check-deb   make clean

BUILD  ?= release
PREFIX ?= /usr/local
OUT    ?= out
PKG_CONFIG ?= pkg-config
VERSION  := 0.1.0
RELEASED := 2026-11-29

DIR := $(OUT)/build/$(BUILD)
BIN := $(if $(filter release,$(BUILD)),$(OUT)/walkcoach,$(DIR)/walkcoach)

# The library: SONAME is raised when a program that was built with an older one would no longer run with it.
SONAME := 0
SHARED := $(DIR)/lib/libwalkcoach.so.$(VERSION)
STATIC := $(DIR)/lib/libwalkcoach.a
OBJCOPY ?= objcopy

REQUIRED := libconfig espeak-ng sndfile soxr libebur128 flac vorbisenc vorbis ogg libutf8proc
OPTIONAL := portaudio-2.0:PORTAUDIO lame:LAME cairo:CAIRO libopusenc:OPUSENC libmicrohttpd:MICROHTTPD libqrencode:QRENCODE libsystemd:SYSTEMD json-c:JSON_C \
            hunspell:HUNSPELL libical:ICAL glib-2.0:GLIB sqlite3:SQLITE rubberband:RUBBERBAND nettle:NETTLE
FOUND    := $(foreach o,$(OPTIONAL),$(if $(shell $(PKG_CONFIG) --exists $(firstword $(subst :, ,$(o))) && echo y),$(o)))
MODULES  := $(REQUIRED) $(foreach o,$(FOUND),$(firstword $(subst :, ,$(o))))

comma := ,
# What is shipped notices an overrun and ends, and says nothing of the folder that it was built in.
X86            := $(findstring x86,$(shell $(CC) -dumpmachine))
SEALED         := -fstack-protector-strong -fstack-clash-protection $(if $(X86),-fcf-protection) -Werror=format-security -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
CFLAGS_release := -O2 -g $(SEALED) '-ffile-prefix-map=$(CURDIR)=.'
MARKED         := $(if $(X86),$(comma)-z$(comma)ibt$(comma)-z$(comma)shstk)
LDFLAGS_release := -pie -Wl,-z,relro,-z,now$(MARKED)
LDFLAGS_SHARED_release := -Wl,-z,defs$(MARKED)
LDFLAGS_SHARED  := -Wl,-z,relro,-z,now $(LDFLAGS_SHARED_$(BUILD))
CFLAGS_debug   := -O0 -g
CFLAGS_asan    := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined
CFLAGS_tsan    := -O1 -g -fsanitize=thread
# By clang: `make fuzz-quick` says so.
CFLAGS_fuzz    := -O1 -g -fsanitize=fuzzer-no-link,address,undefined,float-cast-overflow -fno-sanitize-recover=all
CFLAGS_coverage := -O1 -g --coverage -fprofile-update=atomic -include tests/coverage.h
WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes
# libcsv has no pkg-config file.
CSV     := $(if $(shell printf '\043include <csv.h>' | $(CC) $(CPPFLAGS) $(CFLAGS) -E - >/dev/null 2>&1 && echo y),-DHAVE_CSV)
DEFINES := $(CSV) -Isrc -D_GNU_SOURCE -DVERSION='"$(VERSION)"' $(foreach o,$(FOUND),-DHAVE_$(lastword $(subst :, ,$(o))))
# One set of objects for the program, which may be anywhere in memory (-pie), and for the library, which shows only its header's names.
FLAGS   := -std=c11 -pthread -fno-math-errno -ffp-contract=off -fPIC -fvisibility=hidden $(CFLAGS_$(BUILD)) $(WARNINGS) $(shell $(PKG_CONFIG) --cflags $(MODULES) 2>/dev/null)
# CC, AR, CPPFLAGS, CFLAGS and LDFLAGS are the user's, and come last: they win.
COMPILE  = $(CC) $(DEFINES) $(CPPFLAGS) $(FLAGS) $(EXTRA) $(CFLAGS)
LINK     = $(CC) $(FLAGS) $(LDFLAGS_$(BUILD)) $(CFLAGS) $(LDFLAGS)
# Only what every walk needs is linked; the rest is opened when it is needed (base/library.h): it would triple the time of every start.
LINKED := libconfig soxr libebur128
LIBS   := $(shell $(PKG_CONFIG) --libs $(LINKED) 2>/dev/null) -lm -pthread

SOURCES := $(wildcard src/*/*.c)
OBJECTS := $(SOURCES:%.c=$(DIR)/%.o)
PROGRAM := $(filter-out $(DIR)/src/library/%,$(OBJECTS))
LIBRARY := $(filter-out $(DIR)/src/app/main.o,$(PROGRAM))
PUBLIC  := $(filter $(DIR)/src/library/%,$(OBJECTS))
UNITS   := $(patsubst tests/%.c,$(DIR)/%,$(wildcard tests/unit/test_*.c))
WALKS   := $(patsubst %.c,$(DIR)/%.o,$(wildcard tests/walks/*.c))

all: $(BIN) $(SHARED) $(STATIC)

$(BIN): $(PROGRAM)
	@echo "  link  $@"
	@$(LINK) -o $@ $^ $(LIBS)

# All of the program but its main, with every name: for the tests.
$(DIR)/libwalkcoach.a: $(LIBRARY)
	@rm -f $@ && $(AR) rcs $@ $^

# What other programs link: src/library, and of the rest what it needs. Its own way out of memory comes before the program's.
$(SHARED): $(PUBLIC) $(DIR)/libwalkcoach.a src/library/walkcoach.map
	@mkdir -p $(@D)
	@echo "  link  $@"
	@$(CC) $(FLAGS) -shared -Wl,-soname,libwalkcoach.so.$(SONAME) -Wl,--version-script=src/library/walkcoach.map $(LDFLAGS_SHARED) \
	    $(CFLAGS) $(LDFLAGS) -o $@ $(PUBLIC) $(DIR)/libwalkcoach.a $(LIBS)
	@ln -sf $(@F) $(@D)/libwalkcoach.so.$(SONAME) && ln -sf libwalkcoach.so.$(SONAME) $(@D)/libwalkcoach.so

$(STATIC): $(PUBLIC) $(DIR)/libwalkcoach.a
	@mkdir -p $(@D)
	@echo "  link  $@"
	@$(CC) -r -nostdlib -o $(@D)/walkcoach.o $(PUBLIC) $(DIR)/libwalkcoach.a && $(OBJCOPY) --localize-hidden $(@D)/walkcoach.o
	@rm -f $@ && $(AR) rcs $@ $(@D)/walkcoach.o && rm -f $(@D)/walkcoach.o

$(DIR)/%.o: %.c Makefile
	@mkdir -p $(@D)
	@echo "  cc    $<"
	@$(COMPILE) -MMD -MP -c -o $@ $<

# Every compiler makes the same samples: sums are taken in the order in which they are written, and no product is fused
# with a sum (-ffp-contract=off above). `make compilers` compiles what makes samples with another one, and compares.
OTHER := $(if $(findstring clang,$(CC)),gcc,clang)
TWIN  := $(DIR)/$(OTHER)
TWINS := $(filter $(addprefix src/,sound/% mix/% voice/% timeline/%),$(SOURCES)) $(addprefix src/sink/,encoder.c samples.c wav.c)
TWINS := $(TWINS:%.c=$(TWIN)/%.o)
both   = $(addprefix $(DIR)/,$(1)) $(addprefix $(TWIN)/,$(1))

# Their peak and clamp loops vectorise only when the compiler may ignore NaN and signed zeros.
$(call both,src/mix/mixer.o src/mix/limiter.o src/sound/peaks.o): EXTRA := -O3 -fno-trapping-math -ffinite-math-only -fno-signed-zeros -fno-math-errno

# Their loops over samples vectorise only when the compiler may make a sum that is not taken.
$(call both,src/sink/encoder.o src/sink/samples.o src/sound/clip.o): EXTRA := -O3 -fno-trapping-math

# Rounding is one instruction only where it need not set errno.
$(call both,src/sound/texture.o): EXTRA := -O3 -fno-trapping-math -fno-math-errno

$(TWIN)/%.o: CC := $(OTHER)
$(TWIN)/%.o: %.c Makefile
	@mkdir -p $(@D)
	@echo "  $(OTHER) $<"
	@$(COMPILE) -MMD -MP -c -o $@ $<

$(TWIN)/walkcoach: $(PROGRAM) $(TWINS)
	@$(LINK) -o $@ $(filter-out $(TWINS:$(TWIN)/%=$(DIR)/%),$(PROGRAM)) $(TWINS) $(LIBS)

# What --version says the program was built with.
LIBRARIES = $(foreach m,$(MODULES),$(m) $(shell $(PKG_CONFIG) --modversion $(m))\n)
$(DIR)/src/app/troff.o: EXTRA := -DRELEASED='"$(RELEASED)"'
$(DIR)/src/app/help.o: EXTRA := -DLIBRARIES='"$(subst \n ,\n,$(LIBRARIES))"'

# What these hold our files against.
test_mp3_LIBS  := -lmp3lame
test_flac_LIBS := -lFLAC
test_opus_LIBS := $(shell $(PKG_CONFIG) --libs libopusenc 2>/dev/null)

UNIT_OBJECTS := $(UNITS:$(DIR)/%=$(DIR)/tests/%.o)
.SECONDARY: $(UNIT_OBJECTS)
$(DIR)/unit/%: $(DIR)/tests/unit/%.o $(DIR)/libwalkcoach.a
	@mkdir -p $(@D)
	@echo "  link  $@"
	@$(LINK) -o $@ $(filter %.o,$^) $(DIR)/libwalkcoach.a $(LIBS) -lsndfile -lcmocka $($(notdir $@)_LIBS)

# Hosts of the library, which is linked as into the shared one.
$(patsubst tests/%.c,$(DIR)/%,$(wildcard tests/unit/test_library_*.c)): $(PUBLIC)

# Everyone's walks, in many files: tests/walks/main.c.
$(WALKS): EXTRA := -Itests/unit
$(DIR)/unit/test_walks: $(WALKS) $(DIR)/libwalkcoach.a
	@mkdir -p $(@D)
	@echo "  link  $@"
	@$(LINK) -o $@ $^ $(LIBS) -lsndfile -lcmocka

$(DIR)/golden: tests/golden_main.c $(DIR)/libwalkcoach.a
	@echo "  test  $<"
	@$(COMPILE) -MMD -MP $(LDFLAGS) -o $@ $< $(DIR)/libwalkcoach.a $(LIBS)

# All of `share` that a stranger reaches: `check` builds it with the address sanitizer, whatever else is tested.
SERVER := $(patsubst %,$(DIR)/src/%.o,$(addprefix phone/,serve door served fresh hosts network range url page_answer posted) sink/sink session/signs job/stopwatch $(addprefix base/,arena date exhausted json json_read path library text utf8))
$(DIR)/server: tests/server_main.c $(SERVER)
	@echo "  test  $<"
	@$(COMPILE) $(LDFLAGS) -o $@ $^

BENCH := $(wildcard tests/bench/*.c)
$(DIR)/bench: $(BENCH) $(wildcard tests/bench/*.h) $(DIR)/libwalkcoach.a
	@echo "  bench $@"
	@$(COMPILE) $(LDFLAGS) -o $@ $(BENCH) $(DIR)/libwalkcoach.a $(LIBS) -lsndfile

# The whole program in a small world of its own, where calls fail: tests/sim/main.c. The linker puts ours before the C library's.
SIM_WRAPPED := malloc calloc realloc free strdup __vasprintf_chk __asprintf_chk write pwrite fwrite fclose __dprintf_chk fsync rename renameat \
               link linkat open openat fopen fdopen tmpfile opendir fdopendir memfd_create fork posix_spawn pipe2 socketpair mmap \
               pthread_create clock_gettime poll __poll_chk nanosleep isatty tcgetpgrp tcgetattr tcsetattr getrandom madvise readlink
SIM_SHOWN   := open64 pwrite64 fdatasync png_write_info
SIM         := $(patsubst %.c,$(DIR)/%.o,$(wildcard tests/sim/*.c)) $(DIR)/tests/sim/program.o
$(patsubst %.c,$(DIR)/%.o,$(wildcard tests/sim/*.c)): EXTRA := -U_FORTIFY_SOURCE  # whose calls have other names
$(DIR)/tests/sim/program.o: src/app/main.c Makefile
	@mkdir -p $(@D)
	@echo "  cc    $< (sim)"
	@$(COMPILE) -Dmain=walkcoach_main -Wno-missing-prototypes -MMD -MP -c -o $@ $<
$(DIR)/sim: $(SIM) $(DIR)/libwalkcoach.a
	@echo "  link  $@"
	@$(LINK) $(SIM_WRAPPED:%=-Wl,--wrap=%) $(SIM_SHOWN:%=-Wl,--export-dynamic-symbol=%) -o $@ $^ $(LIBS)

# What the walks say, and how a voice says it, for `voices-bench`.
$(DIR)/voices/%: tests/voices/%.c $(DIR)/libwalkcoach.a
	@mkdir -p $(@D)
	@echo "  bench $@"
	@$(COMPILE) $(LDFLAGS) -o $@ $< $(DIR)/libwalkcoach.a $(LIBS) -lsndfile

objects: $(OBJECTS)
units: $(UNITS) $(DIR)/unit/test_walks $(DIR)/golden $(if $(filter release debug,$(BUILD)),$(DIR)/sim)

# Looks only: warnings are errors here, and every line is laid out as config/clang-format says. `format` lays them out.
C_FILES := $(wildcard src/*/*.[ch] scripts/*/*.c tests/*.c tests/*/*.[ch])
LAYOUT  := clang-format --style=file:config/clang-format
lint:
	@if command -v clang-format >/dev/null; then $(LAYOUT) --dry-run --Werror $(C_FILES); else echo "no clang-format: the layout was not checked"; fi
	@printf '%s\0' $(SOURCES) | xargs -0 -n 8 -P 2 $(COMPILE) -DRELEASED='"$(RELEASED)"' -Werror -fsyntax-only

format:
	@$(LAYOUT) -i $(C_FILES)

demo:
	@tests/packages.sh build
	@$(MAKE) --no-print-directory -j$$(nproc) all
	@tests/demo.sh $(BIN)

check:
	@tests/packages.sh build test
	@$(MAKE) --no-print-directory -j$$(nproc) all units
	@$(MAKE) --no-print-directory -j$$(nproc) BUILD=asan $(OUT)/build/asan/server $(OUT)/build/asan/walkcoach
	@BUILD=$(BUILD) BIN=$(abspath $(BIN)) DIR=$(abspath $(DIR)) tests/run.sh

# Sessions of everyone, the whole product; `check` takes a sample of one minute. SEED=N deals them anew.
check-walks: all $(DIR)/unit/test_walks
	@WALKS=all WALKS_LOOKED=1 $(DIR)/unit/test_walks

# A thousand walkers, however they are shared out, and fifty kills: minutes. `check` takes forty walkers.
check-batch: all
	@tests/packages.sh build test
	@BUILD=$(BUILD) BIN=$(abspath $(BIN)) DIR=$(abspath $(DIR)) tests/batch_many.sh

# The same by a Slurm array, on a cluster of this machine: as root.
check-slurm: all
	@tests/packages.sh build test slurm
	@BUILD=$(BUILD) BIN=$(abspath $(BIN)) DIR=$(abspath $(DIR)) tests/slurm.sh

# libFuzzer on all that reads what somebody wrote: a harness for each kind, FUZZ_SECONDS of each, two at a time; FUZZ=NAME: only
# those. It builds the coach once more, so .ci/run calls it and `check` does not. `fuzz` is the same for longer.
FUZZERS := $(patsubst tests/fuzz/%_fuzz.c,$(OUT)/build/fuzz/fuzz/%,$(wildcard tests/fuzz/*_fuzz.c))
$(DIR)/fuzz/%: tests/fuzz/%_fuzz.c tests/fuzz/fuzz.c tests/fuzz/fuzz.h tests/fuzz/valid.c tests/fuzz/valid.h $(DIR)/libwalkcoach.a
	@mkdir -p $(@D)
	@echo "  fuzz  $<"
	@$(COMPILE) $(subst fuzzer-no-link,fuzzer,$(CFLAGS_fuzz)) $(LDFLAGS) -o $@ $(filter %.c,$^) $(DIR)/libwalkcoach.a $(LIBS)

.PHONY: fuzz fuzz-quick
fuzz-quick: QUICK := FUZZ_QUICK=1
fuzz: FUZZ_SECONDS ?= 300
fuzz fuzz-quick:
	@tests/packages.sh build test
	@if command -v clang >/dev/null; then $(MAKE) --no-print-directory -j$$(nproc) BUILD=fuzz CC=clang $(FUZZERS); fi
	@BUILD=fuzz DIR=$(abspath $(OUT)/build/fuzz) $(QUICK) FUZZ_SECONDS=$(FUZZ_SECONDS) TEST_SECONDS=86400 tests/run.sh fuzz.sh

# So many numbers, each a small world in which calls fail: SEEDS=10000 takes some minutes. `sim N` in the build folder is one of them.
SEEDS ?= 10000
.PHONY: sim
sim: all $(DIR)/sim
	@$(DIR)/sim $(or $(FROM),1) $(SEEDS)
-include $(SIM:.o=.d)

# The same walks from two compilers, byte for byte: .ci/run calls it, too.
compilers: all $(TWIN)/walkcoach
	@BUILD=$(BUILD) BIN=$(abspath $(BIN)) DIR=$(abspath $(DIR)) TWIN=$(abspath $(TWIN)/walkcoach) tests/run.sh compilers.sh

# What readers of sources find in ours: clang-tidy, cppcheck, gcc's own. .ci/run calls it, too.
.PHONY: analyse
analyse:
	@tests/packages.sh build analyse
	@BUILD=$(BUILD) DIR=$(abspath $(DIR)) FLAGS='$(subst ','\'',$(DEFINES) -DRELEASED='"$(RELEASED)"' $(FLAGS))' tests/run.sh analyse.sh

# Memcheck on every unit program, and on some thirty whole commands with the processes that they start: tests/valgrind.sh. Each
# takes thirty to forty times as long as without: some half an hour of processor time, so nothing calls it. VALGRIND="wav render": only
# those whose name holds one of the words.
check-valgrind: all units
	@tests/packages.sh build test valgrind
	@BUILD=$(BUILD) BIN=$(abspath $(BIN)) DIR=$(abspath $(DIR)) VALGRIND="$(VALGRIND)" TEST_SECONDS=86400 tests/run.sh valgrind.sh

# Every walk with one job and with several: an hour, so nothing calls it.
same-bytes: all
	@BUILD=$(BUILD) BIN=$(abspath $(BIN)) DIR=$(abspath $(DIR)) TEST_SECONDS=14400 tests/run.sh jobs.sh

bench: $(DIR)/bench
bench soak: all
	@BIN=$(abspath $(BIN)) DIR=$(abspath $(DIR)) tests/$@.sh

# How well the voices are understood, by a recogniser: minutes. VOICES="calm warm": only these.
voices-bench: all $(DIR)/voices/said $(DIR)/voices/speak
	@DIR=$(abspath $(DIR)) PATH=/usr/bin:/bin:$$PATH nice python3 tests/voices/bench.py $(VOICES)

# The man pages and the completions come from the tables that the program parses with. They are kept in config/, so that
# installing runs nothing: `make pages` writes them anew, and a test compares.
PAGES := config/pages/walkcoach.1 config/pages/walkcoach.5 config/pages/walkcoach.bash config/pages/_walkcoach config/pages/walkcoach.fish
pages: all
	@mkdir -p config/pages
	$(BIN) man-page 1 > config/pages/walkcoach.1
	$(BIN) man-page 5 > config/pages/walkcoach.5
	$(BIN) completions bash > config/pages/walkcoach.bash
	$(BIN) completions zsh > config/pages/_walkcoach
	$(BIN) completions fish > config/pages/walkcoach.fish

# The pictures of the documents: a walk drawn, a walk that plays, the page on a phone. A test compares what they show.
pictures: all
	@BUILD=$(BUILD) BIN=$(abspath $(BIN)) DIR=$(abspath $(DIR)) tests/pictures.alone.test.sh --update

# Readable by everybody whatever the umask. A folder's name is text for the shell, whatever is in it, and so is a file's: find hands it on.
quoted = '$(subst ','\'',$(1))'
ROOT  := $(call quoted,$(DESTDIR)$(PREFIX))
SHARE := $(ROOT)/share
MAN   := $(SHARE)/man/man1/walkcoach.1
MAN5  := $(SHARE)/man/man5/walkcoach.5
BASH  := $(SHARE)/bash-completion/completions/walkcoach
ZSH   := $(SHARE)/zsh/site-functions/_walkcoach
FISH  := $(SHARE)/fish/vendor_completions.d/walkcoach.fish
DATA  := scripts voices config/sounds config/share config/walkcoach.cfg
INSTALL_DATA := umask 022 && install -D -m 644
EACH_OF_DATA := for file; do mode=644; [ ! -x "$$file" ] || mode=755; install -D -m $$mode "$$file" "$$0/$$file" || exit 1; done
LIBDIR ?= $(PREFIX)/lib
LIB    := $(call quoted,$(DESTDIR)$(LIBDIR))
HEADER := $(ROOT)/include/walkcoach.h
PC     := $(LIB)/pkgconfig/walkcoach.pc

install: all
	umask 022 && install -D -m 755 "$(BIN)" $(ROOT)/bin/walkcoach
	@umask 022 && find $(DATA) -type f -exec sh -c '$(EACH_OF_DATA)' $(SHARE)/walkcoach {} +
	$(INSTALL_DATA) config/pages/walkcoach.1 $(MAN)
	$(INSTALL_DATA) config/pages/walkcoach.5 $(MAN5)
	$(INSTALL_DATA) config/pages/walkcoach.bash $(BASH)
	$(INSTALL_DATA) config/pages/_walkcoach $(ZSH)
	$(INSTALL_DATA) config/pages/walkcoach.fish $(FISH)
	$(INSTALL_DATA) src/library/walkcoach.h $(HEADER)
	$(INSTALL_DATA) $(SHARED) $(LIB)/libwalkcoach.so.$(VERSION)
	$(INSTALL_DATA) $(STATIC) $(LIB)/libwalkcoach.a
	@ln -sf libwalkcoach.so.$(VERSION) $(LIB)/libwalkcoach.so.$(SONAME) && ln -sf libwalkcoach.so.$(SONAME) $(LIB)/libwalkcoach.so
	@umask 022 && mkdir -p $(LIB)/pkgconfig && { printf 'prefix=%s\nlibdir=%s\n' $(call quoted,$(PREFIX)) $(call quoted,$(LIBDIR)); \
	    sed 's/@VERSION@/$(VERSION)/' src/library/walkcoach.pc.in; } >$(PC)

uninstall:
	rm -f $(ROOT)/bin/walkcoach $(MAN) $(MAN5) $(BASH) $(ZSH) $(FISH) $(HEADER) $(LIB)/libwalkcoach.a $(PC)
	rm -f $(LIB)/libwalkcoach.so $(LIB)/libwalkcoach.so.$(SONAME) $(LIB)/libwalkcoach.so.$(VERSION)
	rm -rf $(SHARE)/walkcoach

# Which lines the tests run, a line for each folder of src, and what is not run: tests/coverage.py. It takes as long as `check`.
coverage:
	@tests/packages.sh build test
	@$(MAKE) --no-print-directory -j$$(nproc) BUILD=coverage all units
	@$(MAKE) --no-print-directory -j$$(nproc) BUILD=asan $(OUT)/build/asan/server $(OUT)/build/asan/walkcoach
	@python3 tests/coverage.py

# Small faults, planted one at a time in a copy: is one left that no test sees? tests/mutate.py. It asks `coverage` which tests are near.
mutate: all units
	@N=$(N) SEED=$(SEED) NAMED=$(NAMED) AT=$(AT) JOBS=$(JOBS) BUDGET=$(BUDGET) FROM=$(FROM) python3 tests/mutate.py

# A release: what CHANGELOG.md lists as not released yet becomes NEXT, of today. Look at it, run `make check`, commit, tag.
release:
	@test -n "$(NEXT)" || { echo "make release NEXT=1.0.0" >&2; exit 2; }
	@sed -i 's/^\(VERSION *:= \).*/\1$(NEXT)/; s/^\(RELEASED *:= \).*/\1'"$$(date -u +%F)"/ Makefile
	@sed -i 's/^## Unreleased$$/## Unreleased\n\n## $(NEXT) - '"$$(date -u +%F)"/ CHANGELOG.md
	@$(MAKE) --no-print-directory pages

# The archive of what is committed, the same bytes from every clone, with its checksum.
dist:
	@mkdir -p $(OUT)
	git archive --format=tar --prefix=walkcoach-$(VERSION)/ HEAD | gzip -9 -n >$(OUT)/walkcoach-$(VERSION).tar.gz
	@cd $(OUT) && sha256sum walkcoach-$(VERSION).tar.gz | tee walkcoach-$(VERSION).tar.gz.sha256

# Debian packages, in out/deb. `check-deb` looks at them with lintian, and installs, uses and removes them in a Debian 12 of their own.
deb:
	@tests/packages.sh build deb
	@config/debian/build $(abspath $(OUT)/deb) $(VERSION)
check-deb: deb
	@DEB=$(abspath $(OUT)/deb) VERSION=$(VERSION) tests/run.sh deb.sh

clean:
	rm -rf $(OUT)/*

.PHONY: all objects units lint format demo check check-valgrind check-walks check-batch check-slurm coverage mutate compilers same-bytes bench soak pages pictures release install uninstall dist deb check-deb clean
-include $(OBJECTS:.o=.d) $(TWINS:.o=.d) $(WALKS:.o=.d) $(UNIT_OBJECTS:.o=.d) $(DIR)/golden.d
