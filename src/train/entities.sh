#!/bin/sh
# entities.sh - learns the weights of nc-entities anew (make train-entities).
#
# usage: entities.sh DATA TRAINER > src/data/entities-weights.tsv
#
# Reads DATA/data/entities; some minutes, 2 GB of memory.  The development
# sets are read for the figures that are printed, never for training; nor are
# the labels of gmb-dev.
set -e
dir=$1/data/entities
trainer=$2

cat <<'END'
# Weights of nc-entities' tagger, read by src/data/mkmodel.c; learned by
# src/train/train-entities.c (a conditional random field; see nc-entities(1)).
# Human labels: Re-DocRED (Yao et al. 2019, Tan et al. 2022; MIT, text CC
# BY-SA Wikipedia contributors), CrossNER (Liu et al. 2021; MIT, text CC BY-SA
# Wikipedia contributors), WNUT 2017 (Derczynski et al. 2017; CC BY 4.0), GUM
# bio, voyage, academic and court (Zeldes 2017; CC BY 4.0).
# Labels by vote of three taggers (one of them spaCy en_core_web_md, MIT), on
# text of Wikipedia's Portal:Current events (CC BY-SA, Wikipedia
# contributors), Wikinews 2019-2020 (CC BY 2.5, Wikinews contributors), the
# Groningen Meaning Bank (public domain; Bos et al. 2017), Wikipedia and Simple
# Wikipedia (CC BY-SA).
# Licence of the weights: CC BY-SA 4.0.
END
{
	cat "$dir/dev/wikinews2-ents.gold.tsv"
	gzip -dc "$dir/gmb-dev.tsv.gz"
	gzip -dc "$dir/docred-more.tsv.gz" "$dir/crossner.tsv.gz" \
	    "$dir/wnut-train.tsv.gz" "$dir/wnut-dev.tsv.gz" \
	    "$dir/wnut-test.tsv.gz" "$dir/gum-other.tsv.gz"
	# every eighth document of one human set is held apart
	gzip -dc "$dir/docred-dev.tsv.gz" | LC_ALL=C awk -F '\t' '
		BEGIN { OFS = "\t" }
		{
			if (substr($2, 3) % 8 == 3)
				$1 = "held"
			print
		}'
	for set in gmb wce wiki wikinews; do
		gzip -dc "$dir/silver/$set-vote.tsv.gz"
	done
} | "$trainer" -S gmb -S wce -S wiki -S wikinews -t wikinews2 -t gmb-dev \
    -t held -b 400 -c 3 -e 5 -n 64000
