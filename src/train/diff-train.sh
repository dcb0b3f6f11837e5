#!/bin/sh
# Learns src/data/diff-weights.tsv anew: make train-diff DATA=../shared
#
# The development stories go through the whole chain from their raw files;
# SETS names them (others stay unread, so that they can judge).  The words and
# senses are made by diff-words.py and diff-senses.py, which need WordNet, how
# words are read by diff-tags.py, which needs two treebanks.
set -eu
: "${DATA:=../shared}"
: "${SETS:=stories batches/a batches/b batches/c batches/d}" # of DATA
: "${OWN:=src/train/stories/*.txt}"
: "${PYTHON:=python3}"
n=
tmp=build/train-diff
rm -rf "$tmp"
mkdir -p "$tmp"

# with_dct DOCS: the days of the reports, as DOCS has them
with_dct() {
	awk -F '\t' -v OFS='\t' -v docs="$1" '
	BEGIN { while ((getline line < docs) > 0) {
		n = split(line, f, "\t")
		if (n >= 3 && f[3] ~ /^[0-9-]+$/)
			dct[f[2]] = f[3]
	} }
	{ d = $2; sub(/_[0-9a-f]+$/, "", d)
	if ($2 in dct) $3 = dct[$2]; else if (d in dct) $3 = dct[d]
	print }'
}

# shellcheck disable=SC2086 # names of files
awk -f src/train/stories.awk -v dir="$tmp/own" $OWN
for set in $SETS own; do
	from=$DATA/data/diff/$set
	[ "$set" = own ] && from=$tmp/own
	for dir in "$from"/*/; do
		story=$(basename "$set")-$(basename "$dir")
		bin/nc-clean -s "$story" "$dir"*.txt |
		    with_dct "$dir/docs.tsv"
		awk -F '\t' -v s="$story" -v n="$n" '
		FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i
			if (!n)
				print "story\tclaim\trelation\tslot\tdoc" \
				    "\tsentence\tvalue\tnote\tside"
			next }
		{ print s "\t" $at["claim"] "\t" $at["relation"] "\t" \
		    $at["slot"] "\t" $at["doc"] "\t" $at["sentence"] "\t" \
		    $at["value"] "\t" $at["note"] "\t" $at["side"] }' \
		    "$dir/gold.tsv" >> "$tmp/gold.tsv"
		n=1
	done
done > "$tmp/blocks.tsv"
bin/nc-split "$tmp/blocks.tsv" | bin/nc-entities | bin/nc-dates |
    build/diff-features -a > "$tmp/features"

# contradictions made of claims that agree
"$PYTHON" src/train/diff-slips.py "$tmp/blocks.tsv" "$tmp/gold.tsv" \
    "$tmp/slips-blocks.tsv" "$tmp/slips-gold.tsv"
bin/nc-split "$tmp/slips-blocks.tsv" | bin/nc-entities | bin/nc-dates |
    build/diff-features -a > "$tmp/slips"

# real news, one sentence a row: story doc sent validated text; topics of odd
# number are left to judge by
awk -F '\t' 'NR > 1 && $1 % 2 == 0 { gsub(/\\/, "\\\\", $5)
	printf "%s\t%s\t\t%d\t%d\tsent\t0\t%d\tbody\t\t%s\n", $1, $2, $3 + 1,
	    $3 + 1, length($5), $5 }' "$DATA/data/diff/ecbplus_train_docs.tsv" |
    LC_ALL=C sort -s -t '	' -k 1,1 | bin/nc-entities | bin/nc-dates |
    build/diff-features -a > "$tmp/real"

# the same, a topic a story: which of its sentences tell of one event is known
docs=$DATA/data/diff/ecbplus_train_docs.tsv
awk -F '\t' 'NR > 1 && $1 % 2 == 0 { gsub(/\\/, "\\\\", $5)
	printf "%d\t%s\t\t%d\t%d\tsent\t0\t%d\tbody\t\t%s\n", $1, $2, $3 + 1,
	    $3 + 1, length($5), $5 }' "$docs" |
    LC_ALL=C sort -s -t '	' -k 1,1 | bin/nc-entities | bin/nc-dates |
    build/diff-features -a > "$tmp/topics"

# revisions of sentences, a story of two reports each: id relation page
# sentence sentence
pairs=$DATA/data/diff/vitaminc_dev_pairs.tsv
awk -F '\t' 'NR > 1 { printf "%s_%05d\t%s\t%s\n", $1, NR, $2, $3 }' "$pairs" \
    > "$tmp/pairs"
awk -F '\t' 'NR > 1 { for (i = 4; i <= 5; i++) {
	gsub(/\\/, "\\\\", $i)
	printf "%s_%05d\t%d\t\t1\t1\tsent\t0\t%d\tbody\t\t%s\n", $1, NR,
	    i - 3, length($i), $i } }' "$pairs" | bin/nc-entities |
    bin/nc-dates | build/diff-features -a > "$tmp/revised"

"$PYTHON" src/train/diff-train.py "$tmp/gold.tsv" "$tmp/features" \
    "$tmp/slips-gold.tsv" "$tmp/slips" "$tmp/real" "$tmp/pairs" \
    "$tmp/revised" "$tmp/topics" "$docs" \
    "$DATA/data/diff/ecbplus_train_align.tsv" > "$tmp/weights"
mv "$tmp/weights" src/data/diff-weights.tsv
