# what nc-split is made of; included by the Makefile
SPLIT_OBJ = src/split/cand.o src/split/item.o src/split/mark.o \
	src/split/model.o src/split/rule.o src/split/scan.o
SPLIT_H = src/split/classes.h src/split/item.h src/split/scan.h \
	src/split/split.h
src/nc-split.o $(SPLIT_OBJ): $(SPLIT_H)
src/split/cand.o: build/gen/split-lists.h build/gen/split-short.h
src/split/model.o: build/gen/split-weights.h
SPLIT_LISTS = src/data/split-words.tsv src/data/split-abbr.tsv \
	src/data/split-class.tsv
build/split-lists: src/data/split-lists.c build/mkwords
	$(HOSTCC) -std=c11 -O1 -o $@ src/data/split-lists.c
build/gen/split-lists.h: $(SPLIT_LISTS) build/split-lists
	build/split-lists $(SPLIT_LISTS) > $@
build/gen/split-short.h: src/data/split-abbr.tsv src/split/short.awk \
	build/mkwords
	LC_ALL=C awk -f src/split/short.awk src/data/split-abbr.tsv > $@
build/gen/split-weights.h: src/data/split-weights.tsv src/split/weights.awk \
	build/mkwords
	LC_ALL=C awk -f src/split/weights.awk src/data/split-weights.tsv > $@

# Learns the weights anew; the same data give the same weights.  The words
# are counted first (make train-split-words): the weights hang on them.
DATA = ../shared
SPLIT_SETS = $(DATA)/data/split/ewt-train $(DATA)/data/split/gum-free-train \
	build/split-cases
build/train-split: src/train/split-train.c src/train/split-logit.c \
	src/train/split-logit.h $(SPLIT_OBJ) $(LIB)
	$(CC) $(NCFLAGS) -Isrc/split $(CFLAGS) -o $@ src/train/split-train.c \
	    src/train/split-logit.c $(SPLIT_OBJ) $(LIB) -lm
train-split: build/train-split
	python3 src/train/split-cases.py src/data/split-abbr.tsv \
	    build/split-cases
	build/train-split $(SPLIT_SETS) > build/split-weights.tsv
	mv build/split-weights.tsv src/data/split-weights.tsv
train-split-words:
	python3 src/train/split-words.py $(DATA)/data > build/split-words.tsv
	mv build/split-words.tsv src/data/split-words.tsv
