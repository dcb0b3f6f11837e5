# newscomb: five filters for news text.  See README.md.
#
# make                 build bin/nc-* (a C11 compiler and POSIX, nothing else)
# make check           the tests          make install   under PREFIX
# The other targets are listed in README.md.
.POSIX:
.SUFFIXES:
.SUFFIXES: .c .o

VERSION = 0.1.0
PREFIX = /usr/local
MANDIR = $(PREFIX)/share/man
CC = cc
HOSTCC = $(CC)
CFLAGS = -O2
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wvla
NCFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -DVERSION='"$(VERSION)"' \
	-iquote src/lib -Ibuild/gen $(WARN)

PROGRAMS = bin/nc-clean bin/nc-split bin/nc-entities bin/nc-dates bin/nc-diff
LIB = build/libnc.a
LIB_OBJ = src/lib/cal.o src/lib/group.o src/lib/in.o src/lib/mem.o \
	src/lib/msg.o src/lib/number.o src/lib/opt.o src/lib/out.o \
	src/lib/row.o src/lib/utf8.o src/lib/words.o
LIB_H = src/lib/cal.h src/lib/group.h src/lib/in.h src/lib/limits.h \
	src/lib/mem.h src/lib/msg.h src/lib/number.h src/lib/opt.h \
	src/lib/out.h src/lib/port.h src/lib/row.h src/lib/span.h \
	src/lib/utf8.h src/lib/words.h

all: $(PROGRAMS)

# Each engine lists its objects, headers and tables in a files.mk of its own.
include src/clean/files.mk
include src/split/files.mk
include src/entities/files.mk
include src/dates/files.mk
include src/diff/files.mk

.c.o:
	$(CC) $(NCFLAGS) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(LIB): $(LIB_OBJ)
	rm -f $@
	ar rcs $@ $(LIB_OBJ)

$(LIB_OBJ): $(LIB_H)
src/lib/utf8.o: build/gen/unicode.h
src/lib/cal.o: build/gen/calendar.h
src/lib/number.o: build/gen/numbers.h
$(CLEAN_OBJ) $(SPLIT_OBJ) $(ENTITIES_OBJ) $(DATES_OBJ) $(DIFF_OBJ): $(LIB_H)
src/nc-clean.o src/nc-split.o src/nc-entities.o src/nc-dates.o src/nc-diff.o: $(LIB_H)

# Tables from src/data: words are made into hash tables, see words.h.
build/mkwords: src/data/mkwords.c
	mkdir -p build/gen
	$(HOSTCC) -std=c11 -O1 -o $@ src/data/mkwords.c

build/gen/unicode.h: src/data/unicode.tsv src/data/mkunicode.awk build/mkwords
	LC_ALL=C awk -f src/data/mkunicode.awk src/data/unicode.tsv > $@
build/gen/calendar.h: src/data/calendar.tsv build/mkwords
	build/mkwords calendar < src/data/calendar.tsv > $@
build/gen/numbers.h: src/data/numbers.tsv build/mkwords
	build/mkwords numbers < src/data/numbers.tsv > $@

bin/nc-clean: src/nc-clean.o $(CLEAN_OBJ) $(LIB)
	mkdir -p bin
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ src/nc-clean.o $(CLEAN_OBJ) $(LIB)
bin/nc-split: src/nc-split.o $(SPLIT_OBJ) $(LIB)
	mkdir -p bin
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ src/nc-split.o $(SPLIT_OBJ) $(LIB)
bin/nc-entities: src/nc-entities.o $(ENTITIES_OBJ) $(LIB)
	mkdir -p bin
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ src/nc-entities.o $(ENTITIES_OBJ) $(LIB)
bin/nc-dates: src/nc-dates.o $(DATES_OBJ) $(LIB)
	mkdir -p bin
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ src/nc-dates.o $(DATES_OBJ) $(LIB)
bin/nc-diff: src/nc-diff.o $(DIFF_OBJ) $(LIB)
	mkdir -p bin
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ src/nc-diff.o $(DIFF_OBJ) $(LIB)

clean:
	rm -rf bin build
	rm -f src/*.o src/*/*.o

include targets.mk
