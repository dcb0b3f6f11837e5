# what nc-entities is made of; included by the Makefile
ENTITIES_OBJ = src/entities/alias.o src/entities/amount.o src/entities/canon.o \
	src/entities/feature.o src/entities/firm.o src/entities/form.o \
	src/entities/guard.o src/entities/label.o src/entities/lex.o src/entities/model.o \
	src/entities/names.o src/entities/org.o src/entities/person.o \
	src/entities/quantity.o src/entities/sound.o src/entities/spread.o \
	src/entities/token.o src/entities/user.o src/entities/view.o
ENTITIES_H = src/entities/amount.h src/entities/canon.h \
	src/entities/entities.h src/entities/feature.h src/entities/form.h \
	src/entities/label.h src/entities/lex.h src/entities/model.h \
	src/entities/token.h
src/nc-entities.o $(ENTITIES_OBJ): $(ENTITIES_H)
src/entities/amount.o: build/gen/entities_money.h
src/entities/firm.o: build/gen/entities_firms.h
src/entities/form.o: build/gen/entities_heads.h \
	build/gen/entities_nicknames.h
src/entities/lex.o: build/gen/entities_clusters.h \
	build/gen/entities_gazetteer.h
src/entities/model.o: build/gen/entities_weights.h
src/entities/token.o: build/gen/entities_words.h

build/gen/entities_money.h: src/data/entities-money.tsv build/mkwords
	build/mkwords entities_money < src/data/entities-money.tsv > $@
build/gen/entities_firms.h: src/data/entities-firms.tsv build/mkwords
	build/mkwords entities_firms < src/data/entities-firms.tsv > $@
build/gen/entities_heads.h: src/data/entities-heads.tsv build/mkwords
	build/mkwords entities_heads < src/data/entities-heads.tsv > $@
build/gen/entities_nicknames.h: src/data/entities-nicknames.tsv build/mkwords
	build/mkwords entities_nicknames < src/data/entities-nicknames.tsv > $@
build/gen/entities_words.h: src/data/entities-words.tsv build/mkwords
	build/mkwords entities_words < src/data/entities-words.tsv > $@

# Words and names whose text is not needed at run time: hashes alone.  The
# program that makes them reads words as nc-entities does, on the build host.
MKHASH_SRC = src/data/mkhash.c src/data/hplace.c src/entities/token.c \
	src/lib/mem.c \
	src/lib/msg.c src/lib/utf8.c src/lib/words.c
build/mkhash: $(MKHASH_SRC) $(LIB_H) src/data/hplace.h \
    src/entities/lex.h src/entities/token.h \
    build/gen/entities_words.h build/gen/unicode.h
	$(HOSTCC) $(NCFLAGS) -Isrc/entities -O1 -o $@ $(MKHASH_SRC)
build/gen/entities_clusters.h: src/data/entities-clusters.tsv build/mkhash
	build/mkhash entities_clusters < src/data/entities-clusters.tsv > $@
build/gen/entities_gazetteer.h: src/data/entities-gazetteer.tsv \
    src/data/entities-places.tsv src/data/entities-known.tsv build/mkhash
	cat src/data/entities-gazetteer.tsv src/data/entities-places.tsv \
	    src/data/entities-known.tsv | \
	    build/mkhash -b entities_gazetteer > $@

# The learned weights.
MKMODEL_SRC = src/data/mkmodel.c src/data/hplace.c src/entities/label.c
build/mkmodel: $(MKMODEL_SRC) src/data/hplace.h src/entities/label.h \
    src/entities/lex.h src/entities/token.h
	mkdir -p build/gen
	$(HOSTCC) $(NCFLAGS) -Isrc/entities -O1 -o $@ $(MKMODEL_SRC)
build/gen/entities_weights.h: src/data/entities-weights.tsv build/mkmodel
	build/mkmodel < src/data/entities-weights.tsv > $@

# Learning them anew: make train-entities DATA=../shared
TRAIN_OBJ = src/entities/feature.o src/entities/label.o \
	src/entities/lex.o src/entities/token.o src/entities/view.o
TRAIN_SRC = src/train/train-entities.c src/train/train-crf.c \
	src/train/train-model.c
build/train-entities: $(TRAIN_SRC) src/train/train.h $(TRAIN_OBJ) $(LIB)
	$(CC) $(NCFLAGS) -Isrc/entities $(CPPFLAGS) -O2 -o $@ $(TRAIN_SRC) \
	    $(TRAIN_OBJ) $(LIB)
train-entities: build/train-entities
	sh src/train/entities.sh $(DATA) build/train-entities \
	    > build/entities-weights.tsv
	mv build/entities-weights.tsv src/data/entities-weights.tsv

# Values alone, for tests/eval/names_canonical.py.
build/names-gold: tests/eval/names_gold.c $(ENTITIES_OBJ) $(ENTITIES_H) $(LIB)
	$(CC) $(NCFLAGS) -Isrc/entities $(CFLAGS) -o $@ \
	    tests/eval/names_gold.c $(ENTITIES_OBJ) $(LIB)
