# targets.mk - everything around the programs: tests, measures, packages.
# Included by the Makefile; README.md lists the targets.
#
# A build with other flags goes into a copy of the tree under build/, because
# objects stand beside their sources.

# Data and scorers for eval and train: not part of newscomb.
DATA = ../shared
MUSL_CC = musl-gcc
SAN = -g -O1 -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=all
# The generators that run while building free nothing.
QUIET = ASAN_OPTIONS=detect_leaks=0
FUZZ_SECONDS = 60
BENCH_MB = 64
MAN = man/nc-clean.1 man/nc-split.1 man/nc-entities.1 man/nc-dates.1 \
	man/nc-diff.1 man/newscomb.5 man/newscomb.7

.PHONY: all static check check-san check-mem check-static lint demo eval \
	coverage peers bench fuzz fuzz-corpus train install uninstall dist clean

static:
	sh tests/tree.sh build/static
	cd build/static && $(MAKE) all CC='$(MUSL_CC)' \
	    HOSTCC='$(MUSL_CC) -static' \
	    CFLAGS='$(CFLAGS)' LDFLAGS='$(LDFLAGS) -static -s'

check: all
	CC='$(CC)' sh tests/run.sh

check-static: static
	CC='$(CC)' BIN="$$PWD/build/static/bin" NC_STATIC=1 sh tests/run.sh

check-san:
	sh tests/tree.sh build/san
	cd build/san && $(QUIET) $(MAKE) all HOSTCC='$(CC) $(SAN)' CFLAGS='$(SAN)'
	cd build/san && CC='$(CC)' TEST_CFLAGS='$(SAN)' NC_SAN=1 \
	    sh tests/run.sh

check-mem: all
	sh tests/memcheck.sh

coverage:
	sh tests/tree.sh build/coverage
	cd build/coverage && $(MAKE) all CFLAGS='-g -O0 --coverage' && \
	    CC='$(CC)' TEST_CFLAGS=--coverage sh tests/coverage.sh
	cp build/coverage/build/coverage.tsv build/

lint:
	CC='$(CC)' WARN='$(WARN)' sh tests/lint.sh

demo: all
	sh tests/demo.sh

eval: all
	sh tests/eval/run.sh '$(DATA)'

peers:
	sh tests/eval/peers.sh '$(DATA)'

bench: all
	CC='$(CC)' CFLAGS='$(CFLAGS)' BENCH_MB='$(BENCH_MB)' \
	    sh tests/bench/run.sh

# Fuzz targets: a minute of each under clang, or the corpus as a plain test.
# FUZZ_MAIN is what calls them: the fuzzer, or a loop over files.
FUZZ_MAIN = tests/fuzz/runner.c
FUZZ_CC = $(CC) $(NCFLAGS) -Isrc $(CFLAGS)
fuzz-targets: $(LIB) $(CLEAN_OBJ) $(SPLIT_OBJ) $(ENTITIES_OBJ) $(DATES_OBJ) \
    $(DIFF_OBJ)
	$(FUZZ_CC) -o build/fuzz-text tests/fuzz/text.c $(FUZZ_MAIN) $(LIB)
	$(FUZZ_CC) -o build/fuzz-rows tests/fuzz/rows.c $(FUZZ_MAIN) $(LIB)
	$(FUZZ_CC) -o build/fuzz-clean tests/fuzz/clean.c $(FUZZ_MAIN) \
	    $(CLEAN_OBJ) $(LIB)
	$(FUZZ_CC) -o build/fuzz-html tests/fuzz/html.c $(FUZZ_MAIN) \
	    $(CLEAN_OBJ) $(LIB)
	$(FUZZ_CC) -o build/fuzz-page tests/fuzz/page.c $(FUZZ_MAIN) \
	    $(CLEAN_OBJ) $(LIB)
	$(FUZZ_CC) -o build/fuzz-meta tests/fuzz/meta.c $(FUZZ_MAIN) \
	    $(CLEAN_OBJ) $(LIB)
	$(FUZZ_CC) -o build/fuzz-warc tests/fuzz/warc.c $(FUZZ_MAIN) \
	    $(CLEAN_OBJ) $(LIB)
	$(FUZZ_CC) -o build/fuzz-charset tests/fuzz/charset.c $(FUZZ_MAIN) \
	    $(CLEAN_OBJ) $(LIB)
	$(FUZZ_CC) -o build/fuzz-split tests/fuzz/split.c $(FUZZ_MAIN) \
	    $(SPLIT_OBJ) $(LIB)
	$(FUZZ_CC) -o build/fuzz-entities tests/fuzz/entities.c $(FUZZ_MAIN) \
	    $(ENTITIES_OBJ) $(LIB)
	$(FUZZ_CC) -o build/fuzz-dates tests/fuzz/dates.c $(FUZZ_MAIN) \
	    $(DATES_OBJ) $(LIB)
	$(FUZZ_CC) -o build/fuzz-diff tests/fuzz/diff.c $(FUZZ_MAIN) \
	    $(DIFF_OBJ) $(LIB)

# (NULL with an empty length is a span, and clang minds NULL + 0.)
FUZZ_SAN = -fsanitize=fuzzer-no-link -fno-sanitize=pointer-overflow
fuzz:
	sh tests/tree.sh build/fuzz
	cd build/fuzz && $(QUIET) $(MAKE) fuzz-targets CC=clang \
	    HOSTCC='clang $(SAN)' FUZZ_MAIN=-fsanitize=fuzzer \
	    CFLAGS='$(SAN) $(FUZZ_SAN)'
	cd build/fuzz && sh tests/fuzz/run.sh '$(FUZZ_SECONDS)'
fuzz-corpus:
	sh tests/tree.sh build/san
	cd build/san && $(QUIET) $(MAKE) all fuzz-targets HOSTCC='$(CC) $(SAN)' \
	    CFLAGS='$(SAN)'
	cd build/san && sh tests/fuzz/corpus.sh

# Learns the weights in src/data anew from DATA; minutes to an hour each.
# The others stand in the files.mk of their programs; the rules of nc-dates
# are written by hand.
train: train-clean train-split train-entities train-diff
train-clean: build/clean-train build/html-train
	DATA='$(DATA)' sh src/train/clean.sh
	DATA='$(DATA)' sh src/train/html.sh
build/diff-features: src/train/diff-features.c $(DIFF_OBJ) $(LIB)
	$(CC) $(NCFLAGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ \
	    src/train/diff-features.c $(DIFF_OBJ) $(LIB)
train-diff: all build/diff-features
	DATA='$(DATA)' sh src/train/diff-train.sh
# The tables of characters, from the Unicode Character Database.
UNICODE_DATA = /usr/share/unicode/UnicodeData.txt
train-unicode:
	awk -f src/train/unicode.awk '$(UNICODE_DATA)' > build/unicode.tsv
	mv build/unicode.tsv src/data/unicode.tsv

install: all
	mkdir -p '$(DESTDIR)$(PREFIX)/bin' '$(DESTDIR)$(MANDIR)/man1' \
	    '$(DESTDIR)$(MANDIR)/man5' '$(DESTDIR)$(MANDIR)/man7'
	for f in $(PROGRAMS); do \
		cp -f "$$f" '$(DESTDIR)$(PREFIX)/bin/' && chmod 755 \
		    '$(DESTDIR)$(PREFIX)'/"$$f" || exit 1; \
	done
	for f in $(MAN); do \
		to='$(DESTDIR)$(MANDIR)'/man$${f##*.}/$${f##*/}; \
		cp -f "$$f" "$$to" && chmod 644 "$$to" || exit 1; \
	done

uninstall:
	for f in $(PROGRAMS); do rm -f '$(DESTDIR)$(PREFIX)'/"$$f"; done
	for f in $(MAN); do \
		rm -f '$(DESTDIR)$(MANDIR)'/man$${f##*.}/$${f##*/}; \
	done

dist:
	sh tests/dist.sh '$(VERSION)'
