# what nc-clean is made of; included by the Makefile
CLEAN_OBJ = src/clean/datetext.o src/clean/forest.o src/clean/html.o \
	src/clean/mojibake.o src/clean/model.o src/clean/page.o \
	src/clean/pubdate.o src/clean/refs.o src/clean/repair.o \
	src/clean/roles.o src/clean/rules.o src/clean/scan.o src/clean/shape.o \
	src/clean/source.o $(HTML_OBJ) $(META_OBJ) $(READ_OBJ)
CLEAN_H = src/clean/clean.h src/clean/model.h src/clean/vocab.h
src/nc-clean.o $(CLEAN_OBJ): $(CLEAN_H)
src/clean/html.o: src/clean/html.h build/gen/html-names.h
src/clean/refs.o: src/clean/html.h build/gen/clean-entities.h
src/clean/model.o: build/gen/clean-trees.h
src/clean/scan.o src/clean/shape.o: src/clean/scan.h
src/clean/scan.o: build/gen/clean-phrases.h build/gen/clean-places.h \
    build/gen/clean-words.h
build/gen/clean-places.h: src/data/clean-places.awk
	mkdir -p build/gen
	LC_ALL=C awk -f src/data/clean-places.awk > $@
build/clean-mkhash: src/data/clean-mkhash.c src/clean/vocab.h
	mkdir -p build/gen
	$(HOSTCC) -std=c11 -O1 -o $@ src/data/clean-mkhash.c
build/clean-mknames: src/data/clean-mknames.c
	mkdir -p build/gen
	$(HOSTCC) -std=c11 -O1 -o $@ src/data/clean-mknames.c
build/gen/html-names.h: src/data/html-names.tsv build/clean-mknames
	build/clean-mknames < src/data/html-names.tsv > $@
build/gen/clean-entities.h: src/data/clean-entities.tsv build/mkwords
	build/mkwords clean_entities < src/data/clean-entities.tsv > $@
build/gen/clean-phrases.h: src/data/clean-phrases.awk \
    src/data/clean-phrases.tsv build/clean-mkhash
	LC_ALL=C awk -f src/data/clean-phrases.awk src/data/clean-phrases.tsv | \
	    LC_ALL=C sort | build/clean-mkhash clean_phrases > $@
build/gen/clean-words.h: src/data/clean-words.awk src/data/clean-stop.tsv \
    src/data/clean-weights.tsv src/data/clean-phrases.tsv build/clean-mkhash
	LC_ALL=C awk -f src/data/clean-words.awk src/data/clean-stop.tsv \
	    src/data/clean-weights.tsv src/data/clean-phrases.tsv | \
	    LC_ALL=C sort | build/clean-mkhash -p clean_words > $@
build/gen/clean-trees.h: src/data/clean-trees.awk src/data/clean-trees.tsv \
    build/mkwords
	LC_ALL=C awk -v name=clean_trees -f src/data/clean-trees.awk \
	    src/data/clean-trees.tsv > $@

# The program that learns the model; see its head.  Not installed.
CLEAN_TRAIN = src/train/boost.c src/train/clean-lines.c src/train/weigh.c
CLEAN_TRAIN_H = src/train/boost.h src/train/clean-lines.h src/train/weigh.h
build/clean-train: src/train/clean-train.c $(CLEAN_TRAIN) $(CLEAN_TRAIN_H) \
    $(CLEAN_OBJ) $(LIB)
	$(CC) $(NCFLAGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ \
	    src/train/clean-train.c $(CLEAN_TRAIN) $(CLEAN_OBJ) $(LIB) -lm

# The blocks of a page of HTML and which of them are its article.
HTML_OBJ = src/clean/htmlblocks.o src/clean/htmlclass.o \
	src/clean/htmlgate.o src/clean/htmlmodel.o src/clean/htmlpage.o src/clean/htmlroles.o
$(HTML_OBJ): $(CLEAN_H) $(LIB_H) src/clean/html.h src/clean/htmlblocks.h \
    src/clean/htmlmeta.h src/clean/htmlmodel.h src/clean/htmlpage.h \
    src/clean/htmlroles.h src/clean/htmlstack.h
src/clean/htmlclass.o: src/clean/htmlfacts.h build/gen/html-class.h \
    build/gen/html-datewords.h
build/gen/html-class.h: src/data/html-class.awk src/data/html-class.tsv \
    src/data/html-weights.tsv build/clean-mkhash
	LC_ALL=C awk -f src/data/html-class.awk src/data/html-class.tsv \
	    src/data/html-weights.tsv | LC_ALL=C sort | \
	    build/clean-mkhash html_class > $@

# What a page of HTML says of itself: date, title, site.
META_OBJ = src/clean/htmldate.o src/clean/htmldct.o src/clean/htmlline.o \
	src/clean/htmlmeta.o src/clean/htmltitle.o src/clean/jsonld.o
$(META_OBJ): $(CLEAN_H) $(LIB_H) src/clean/html.h src/clean/htmldate.h \
    src/clean/htmlfacts.h src/clean/htmlmeta.h src/clean/htmlstack.h \
    src/clean/jsonld.h
src/clean/datetext.o: build/gen/clean-datewords.h
build/gen/clean-datewords.h: src/data/clean-datewords.tsv build/mkwords
	build/mkwords clean_datewords < src/data/clean-datewords.tsv > $@
src/clean/htmldct.o: build/gen/html-dct.h
src/clean/htmlmeta.o: src/clean/htmlblocks.h build/gen/html-meta.h
src/clean/jsonld.o: build/gen/html-jsonld.h
build/gen/html-datewords.h: src/data/html-dates.tsv build/clean-mkhash
	grep -v '^#' src/data/html-dates.tsv | \
	    build/clean-mkhash html_datewords > $@
build/gen/html-dct.h: src/data/html-dct.awk src/data/html-dct.tsv build/mkwords
	LC_ALL=C awk -f src/data/html-dct.awk src/data/html-dct.tsv > $@
build/gen/html-jsonld.h: src/data/html-jsonld.tsv build/mkwords
	build/mkwords html_jsonld < src/data/html-jsonld.tsv > $@
build/gen/html-meta.h: src/data/html-meta.tsv build/mkwords
	build/mkwords html_meta < src/data/html-meta.tsv > $@

# Shows what the date and title of pages are chosen from; learns the weights.
build/clean-dct: src/train/clean-dct.c $(CLEAN_OBJ) $(LIB)
	$(CC) $(NCFLAGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ \
	    src/train/clean-dct.c $(CLEAN_OBJ) $(LIB)

# Files, encodings and WARC records in, documents out; rows.
READ_OBJ = src/clean/charset.o src/clean/decode.o src/clean/feed.o \
	src/clean/http.o src/clean/read.o src/clean/readwarc.o \
	src/clean/warc.o src/clean/write.o
READ_H = src/clean/charset.h src/clean/feed.h src/clean/http.h \
	src/clean/read.h src/clean/source.h src/clean/warc.h src/clean/write.h
$(READ_OBJ): $(CLEAN_H) $(LIB_H) $(READ_H) src/clean/html.h \
    src/clean/htmlpage.h
src/clean/source.o: src/clean/charset.h src/clean/source.h
src/nc-clean.o: $(READ_H)
src/clean/charset.o: build/gen/charsets.h
build/clean-train: $(HTML_OBJ) $(META_OBJ) $(READ_OBJ)
build/gen/charsets.h: src/data/charsets.tsv build/mkwords
	build/mkwords charsets < src/data/charsets.tsv > $@
src/clean/htmlgate.o: build/gen/html-gate.h
src/clean/htmlmodel.o: build/gen/html-trees.h
build/gen/html-gate.h: src/data/clean-trees.awk src/data/html-gate-trees.tsv \
    build/mkwords
	LC_ALL=C awk -v name=html_gate -f src/data/clean-trees.awk \
	    src/data/html-gate-trees.tsv > $@
build/gen/html-trees.h: src/data/clean-trees.awk src/data/html-trees.tsv \
    build/mkwords
	LC_ALL=C awk -v name=html_trees -f src/data/clean-trees.awk \
	    src/data/html-trees.tsv > $@

# The program that learns them; see its head.  Not installed.
HTML_TRAIN = src/train/align.c $(CLEAN_TRAIN)
build/html-train: src/train/html-train.c $(HTML_TRAIN) src/train/align.h \
    $(CLEAN_TRAIN_H) $(HTML_OBJ) $(CLEAN_OBJ) $(LIB)
	$(CC) $(NCFLAGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ \
	    src/train/html-train.c $(HTML_TRAIN) $(CLEAN_OBJ) $(LIB) -lm
