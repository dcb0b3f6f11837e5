# what nc-dates is made of; included by the Makefile
DATES_OBJ = src/dates/absolute.o src/dates/amount.o src/dates/check.o \
	src/dates/checkclock.o src/dates/checkspan.o src/dates/clock.o src/dates/dates.o src/dates/holiday.o \
	src/dates/join.o src/dates/lex.o src/dates/lexdots.o src/dates/lexnum.o \
	src/dates/match.o src/dates/period.o src/dates/relative.o \
	src/dates/resolve.o src/dates/survey.o src/dates/tense.o \
	src/dates/value.o
DATES_H = src/dates/around.h src/dates/dates.h src/dates/holiday.h src/dates/lex.h \
	src/dates/lexnum.h src/dates/match.h src/dates/value.h \
	build/gen/dates-rules.h
DATES_DATA = src/data/dates-words.tsv src/data/dates-rules.tsv \
	src/data/dates-holidays.tsv src/data/dates-moon.tsv

build/mkdates: src/data/mkdates.c src/data/mkdates-put.c src/data/mkdates.h
	mkdir -p build/gen
	$(HOSTCC) -std=c11 -O1 -o $@ src/data/mkdates.c src/data/mkdates-put.c
build/gen/dates-rules.h: build/mkdates $(DATES_DATA)
	build/mkdates $(DATES_DATA) > $@
build/gen/dates-places.h: build/mkwords src/data/dates-places.tsv
	build/mkwords place_names < src/data/dates-places.tsv > $@

src/nc-dates.o $(DATES_OBJ): $(DATES_H)
src/dates/survey.o: build/gen/dates-places.h
