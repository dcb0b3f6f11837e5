#!/bin/sh
# diff.sh - learns the weights of nc-diff anew (make train-diff).
#
# usage: diff.sh DATA FEATURES > src/data/diff-weights.tsv
#
# DATA/data/diff holds invented stories with claims made by hand; each goes
# through the programs in bin/, FEATURES (diff-features) says what nc-diff
# looks at, diff-train.py learns from it.  Batches c and d are left unread.
set -eu

data=$1/data/diff
features=$2
tmp=build/train-diff
mkdir -p "$tmp"
: > "$tmp/table"
: > "$tmp/gold"
head=1
for dir in "$data"/stories/*/ "$data"/batches/a/*/ "$data"/batches/b/*/; do
	bin/nc-clean -s "$(basename "$dir")" "$dir"*.txt |
	    awk -F '\t' -v OFS='\t' -v docs="$dir/docs.tsv" '
		BEGIN {
			while ((getline line < docs) > 0)
				if (split(line, f, "\t") > 2)
					dct[f[2]] = f[3]
		}
		dct[$2] ~ /^[0-9]/ { $3 = dct[$2] }
		{ print }' |
	    bin/nc-split | bin/nc-entities | bin/nc-dates >> "$tmp/table"
	sed -n "$head,\$p" "$dir/gold.tsv" >> "$tmp/gold"
	head=2		# the header once
done
"$features" -a < "$tmp/table" > "$tmp/features"
python3 src/train/diff-train.py "$tmp/gold" "$tmp/features"
