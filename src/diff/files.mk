# what nc-diff is made of; included by the Makefile
DIFF_OBJ = src/diff/again.o src/diff/align.o src/diff/alike.o src/diff/anchor.o src/diff/around.o src/diff/average.o src/diff/bond.o src/diff/bounds.o src/diff/calc.o src/diff/claim.o src/diff/cluster.o \
	src/diff/compare.o src/diff/context.o src/diff/cover.o src/diff/copies.o src/diff/counted.o src/diff/dates.o src/diff/events.o src/diff/fact.o src/diff/feature.o src/diff/guard.o src/diff/index.o \
	src/diff/inside.o src/diff/lexicon.o src/diff/names.o \
	src/diff/numbers.o src/diff/page.o src/diff/pile.o src/diff/places.o src/diff/posts.o src/diff/predicates.o src/diff/reading.o src/diff/regroup.o src/diff/revise.o src/diff/roles.o \
	src/diff/spots.o src/diff/story.o src/diff/subject.o src/diff/support.o src/diff/table.o src/diff/text.o src/diff/value.o src/diff/vector.o src/diff/vocab.o \
	src/diff/weights.o src/diff/words.o
DIFF_H = src/diff/align.h src/diff/alike.h src/diff/anchor.h src/diff/around.h src/diff/average.h src/diff/bond.h src/diff/calc.h src/diff/claim.h src/diff/cluster.h src/diff/context.h \
	src/diff/copies.h src/diff/cover.h src/diff/fact.h src/diff/feature.h src/diff/index.h \
	src/diff/inside.h src/diff/lexicon.h src/diff/page.h src/diff/revise.h src/diff/pile.h src/diff/reading.h src/diff/regroup.h \
	src/diff/story.h src/diff/subject.h src/diff/table.h src/diff/text.h src/diff/value.h src/diff/vector.h \
	src/diff/weights.h
src/nc-diff.o $(DIFF_OBJ): $(DIFF_H)

DIFF_GEN = build/gen/diff-function.h build/gen/diff-offices.h \
	build/gen/diff-places.h build/gen/diff-predicates.h \
	build/gen/diff-priors.h \
	build/gen/diff-quantities.h build/gen/diff-senses.h \
	build/gen/diff-readings.h \
	build/gen/diff-tags.h build/gen/diff-units.h build/gen/diff-vectors.h \
	build/gen/diff-words.h
src/diff/lexicon.o: $(DIFF_GEN)
src/diff/events.o: build/gen/diff-events.h
src/diff/weights.o: build/gen/diff-weights.h
build/gen/diff-events.h: src/data/diff-events.awk src/data/diff-events.tsv \
    src/data/diff-words.tsv build/mkwords
	LC_ALL=C awk -f src/data/diff-events.awk src/data/diff-words.tsv \
	    src/data/diff-events.tsv | LC_ALL=C sort > $@
build/gen/diff-function.h: src/data/diff-function.tsv build/mkwords
	build/mkwords diff_function < src/data/diff-function.tsv > $@
build/gen/diff-offices.h: src/data/diff-offices.tsv build/mkwords
	build/mkwords diff_offices < src/data/diff-offices.tsv > $@
build/gen/diff-places.h: src/data/diff-places.tsv build/mkwords
	build/mkwords diff_places < src/data/diff-places.tsv > $@
build/gen/diff-predicates.h: src/data/diff-predicates.awk \
    src/data/diff-predicates.tsv src/data/diff-words.tsv build/mkwords
	LC_ALL=C awk -f src/data/diff-predicates.awk src/data/diff-words.tsv \
	    src/data/diff-predicates.tsv | LC_ALL=C sort | \
	    build/mkwords diff_predicates > $@
build/gen/diff-priors.h: src/data/diff-priors.tsv build/mkwords
	build/mkwords diff_priors < src/data/diff-priors.tsv > $@
build/gen/diff-quantities.h: src/data/diff-quantities.tsv build/mkwords
	build/mkwords diff_quantities < src/data/diff-quantities.tsv > $@
build/gen/diff-senses.h: src/data/diff-senses.tsv build/mkwords
	build/mkwords diff_senses < src/data/diff-senses.tsv > $@
build/gen/diff-readings.h: src/data/diff-readings.tsv build/mkwords
	build/mkwords diff_readings < src/data/diff-readings.tsv > $@
src/diff/reading.o: build/gen/diff-tags-weights.h
build/gen/diff-tags.h: src/data/diff-tags.tsv build/mkwords
	awk -F '\t' -v OFS='\t' '$$1 == "word" { print $$2, $$3 }' \
	    src/data/diff-tags.tsv | LC_ALL=C sort | \
	    build/mkwords diff_tags > $@
build/gen/diff-tags-weights.h: src/data/diff-tags.tsv src/data/diff-tags.awk \
    build/mkwords
	LC_ALL=C awk -f src/data/diff-tags.awk src/data/diff-tags.tsv > $@
build/gen/diff-units.h: src/data/diff-units.tsv build/mkwords
	build/mkwords diff_units < src/data/diff-units.tsv > $@
build/gen/diff-vectors.h: src/data/diff-vectors.tsv build/mkwords
	build/mkwords diff_vectors < src/data/diff-vectors.tsv > $@
build/gen/diff-words.h: src/data/diff-words.tsv build/mkwords
	build/mkwords diff_words < src/data/diff-words.tsv > $@
build/gen/diff-weights.h: src/data/diff-weights.tsv \
    src/data/diff-weights.awk build/mkwords
	LC_ALL=C awk -f src/data/diff-weights.awk src/data/diff-weights.tsv \
	    > $@
