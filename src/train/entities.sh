#!/bin/sh
# entities.sh - learns the weights of nc-entities anew (make train-entities).
#
# usage: entities.sh DATA TRAINER > src/data/entities-weights.tsv
#
# Reads DATA/data/entities; some minutes, 2 GB of memory.  The development
# sets are read for the figures that are printed, never for training; nor are
# the labels of gmb-dev.
#
# It learns twice: from the labels by vote, then from these labels as the
# program that came of it, with its rules and lists, mends them.  The second
# time it leaves out features by chance and has made-up reports as well.
set -e
data=$1
dir=$1/data/entities
trainer=$2
sets='gmb wce wiki wikinews'
work=build/train
# articles labelled by hand, to measure by
apart='2019-010 2019-034 2019-056 2019-070 2019-090 2019-110 2019-134 2019-155
2020-012 2020-033 2020-050 2020-064 2020-084 2020-110'

# Every eighth document of docred-dev is held apart, every fourth of ewt-dev.
human() {
	gzip -dc "$dir/docred-more.tsv.gz" "$dir/crossner.tsv.gz" \
	    "$dir/wnut-train.tsv.gz" "$dir/wnut-dev.tsv.gz" \
	    "$dir/wnut-test.tsv.gz" "$dir/gum-other.tsv.gz"
	gzip -dc "$dir/docred-dev.tsv.gz" "$dir/ewt-dev.tsv.gz" |
	    LC_ALL=C awk -F '\t' '
		BEGIN { OFS = "\t" }
		$1 == "docred-dev" && substr($2, 3) % 8 == 3 { $1 = "held" }
		$1 == "ewt-dev" {
			if (!($2 in nth))
				nth[$2] = n++
			if (nth[$2] % 4 != 1)
				$1 = "ewt"
		}
		{ print }'
}

# The tables of machine labels in $work.
silver() {
	for set in $sets; do
		cat "$work/$set"
	done | LC_ALL=C awk -F '\t' -v apart="$apart" '
		BEGIN {
			n = split(apart, a, /[ \n]/)
			for (i = 1; i <= n; i++)
				out[a[i]]
		}
		!($1 == "wikinews" && $2 in out)'
}

# learn OPTION...: from these tables and from reports on standard input
learn() {
	{
		cat "$dir/dev/wikinews2-ents.gold.tsv"
		gzip -dc "$dir/gmb-dev.tsv.gz"
		human
		silver
		python3 src/train/entities-tables.py "$data" src
		cat
	} | "$trainer" -S gmb -S wce -S wiki -S wikinews -S tables \
	    -t wikinews2 -t gmb-dev -t held -t ewt-dev \
	    -b 400 -c 3 -e 5 -n 65000 "$@"
}

mkdir -p "$work/tree"
for set in $sets; do
	gzip -dc "$dir/silver/$set-vote.tsv.gz" > "$work/$set"
done
learn < /dev/null > "$work/weights"
cp -R Makefile targets.mk src "$work/tree"
cp "$work/weights" "$work/tree/src/data/entities-weights.tsv"
make -C "$work/tree" bin/nc-entities >&2
for set in $sets; do
	awk -F '\t' '$6 != "ent"' "$work/$set" |
	    "$work/tree/bin/nc-entities" |
	    python3 src/train/entities-merge.py \
		"$dir/silver/$set-vote.tsv.gz" > "$work/mended"
	mv "$work/mended" "$work/$set"
done
cat <<'END'
# Weights of nc-entities' tagger, read by src/data/mkmodel.c; learned by
# src/train/train-entities.c (a conditional random field; see nc-entities(1)).
# Human labels: Re-DocRED (Yao et al. 2019, Tan et al. 2022; MIT, text CC
# BY-SA Wikipedia contributors), CrossNER (Liu et al. 2021; MIT, text CC BY-SA
# Wikipedia contributors), WNUT 2017 (Derczynski et al. 2017; CC BY 4.0), GUM
# bio, voyage, academic and court (Zeldes 2017; CC BY 4.0), Universal NER
# English EWT, development part (Mayhew et al. 2024; CC BY-SA 4.0).
# Labels by vote of three taggers (one of them spaCy en_core_web_md, MIT),
# mended by nc-entities itself, on text of Wikipedia's Portal:Current events
# (CC BY-SA, Wikipedia contributors), Wikinews 2019-2020 (CC BY 2.5, Wikinews
# contributors), the Groningen Meaning Bank (public domain; Bos et al. 2017),
# Wikipedia and Simple Wikipedia (CC BY-SA).
# Tables and reports made up by src/train/entities-tables.py and
# src/train/entities-prose.py.
# Licence of the weights: CC BY-SA 4.0.
END
python3 src/train/entities-prose.py "$data" src | learn -x 50 -a 2
rm -rf "$work"
