#!/bin/sh
# run.sh - make eval: how good each program is, on data that is not here.
#
# usage: run.sh DATA       the folder with eval/, gold/, seeds/, data/
#
# Runs the scorers of DATA/eval on every set that is there and prints one
# table: tool, set, measure, figure (per cent where not said otherwise),
# which build/eval.tsv keeps.  What is not there is skipped with a word.
# check.sh compares the figures with those that were reached before.
set -u

data=${1:-../shared}
cd "$(dirname "$0")/../.." || exit 2
BIN=${BIN:-$PWD/bin}
score=$data/eval
tmp=build/eval
result=build/eval.tsv
mkdir -p "$tmp"

if [ ! -d "$score" ]; then
	echo "skipped: no $score"
	exit 0
fi
command -v python3 >/dev/null || { echo "skipped: no python3"; exit 0; }
: > "$result"
failed=0

# figure TOOL SET MEASURE VALUE
figure() {
	printf '%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$4" >> "$result"
}

# have FILE...: are they all there?  If not, says so.
have() {
	for f in "$@"; do
		[ -e "$f" ] || { echo "skipped: no $f"; return 1; }
	done
}

# run NAME PROGRAM ARGUMENT...: its output in $tmp/NAME; fails loudly
run() {
	name=$1
	shift
	"$@" > "$tmp/$name" && return
	echo "eval: $* failed" >&2
	failed=1
	return 1
}

# text_rows FILE: the rows that are annotated, of a table or a gzipped one
text_rows() {
	case $1 in
	*.gz)	gzip -dc "$1" ;;
	*)	cat "$1" ;;
	esac | awk -F '\t' '$6 == "sent" || $6 == "block"'
}

#
# nc-clean
#

share() {
	awk -v a="${1%/*}" -v b="${1#*/}" 'BEGIN { printf "%.1f", 100 * a / b }'
}

clean_seeds() {
	have "$data/seeds" "$data/gold/clean.tsv" || return
	run clean "$BIN/nc-clean" -s putin-trip "$data"/seeds/*.txt || return
	python3 "$score/score_roles.py" "$data/gold/clean.tsv" "$tmp/clean" \
	    --dct "$data/gold/sents.tsv" > "$tmp/score"
	# keep/drop right 69/69  roles right 31/31  dct right 5/5
	while read -r _ _ keep _ _ roles _ _ dct; do
		figure nc-clean seeds "keep or drop" "$(share "$keep")"
		figure nc-clean seeds roles "$(share "$roles")"
		figure nc-clean seeds dct "$(share "$dct")"
	done < "$tmp/score"
}

clean_text() {
	have "$data/data/clean/textmode.tar.xz" || return
	[ -d "$tmp/textmode" ] || tar -xJf "$data/data/clean/textmode.tar.xz" \
	    -C "$tmp" || return
	for set in hard light; do
		find "$tmp/textmode/$set" -name '*.txt' | LC_ALL=C sort |
		    xargs "$BIN/nc-clean" > "$tmp/clean" || return
		python3 "$score/score_lines.py" "$tmp/textmode/$set" \
		    "$tmp/clean" | awk '/^token macro/ { print $NF * 100 }' \
		    > "$tmp/score"
		figure nc-clean "text $set" "token F1, mean page" \
		    "$(cat "$tmp/score")"
		python3 "$score/score_clean.py" "$data/data/clean/gold.tsv.gz" \
		    "$tmp/clean" | awk '/^precision/ { print $NF * 100 }' \
		    > "$tmp/score"
		figure nc-clean "text $set" "shingle F1" "$(cat "$tmp/score")"
	done
}

clean_html() {
	have "$data/data/clean/html.tar.xz" || return
	echo '<p>A test.</p>' > "$tmp/a.html"
	if ! "$BIN/nc-clean" -i html "$tmp/a.html" >/dev/null 2>&1; then
		echo "skipped: nc-clean does not read HTML"
		return
	fi
	[ -d "$tmp/html" ] || tar -xJf "$data/data/clean/html.tar.xz" \
	    -C "$tmp" || return
	# status 2: two of the pages have labels that lie
	find "$tmp/html" -maxdepth 1 -name '*.html' | LC_ALL=C sort |
	    xargs "$BIN/nc-clean" > "$tmp/clean" 2> "$tmp/err" ||
	    [ $? -eq 123 ] || return
	python3 "$score/score_clean.py" "$data/data/clean/gold.tsv.gz" \
	    "$tmp/clean" | awk '/^precision/ { print $NF * 100 }' \
	    > "$tmp/score"
	figure nc-clean html "shingle F1" "$(cat "$tmp/score")"
	figure nc-clean html "date right" "$(awk -F '\t' '
	    NR == FNR { dct[$2] = substr($3, 1, 10); next }
	    $3 ~ /^[0-9]/ { n++; ok += dct[$1] == $3 }
	    END { printf "%.1f", n ? 100 * ok / n : 0 }' \
	    "$tmp/clean" "$data/data/clean/meta.tsv")"
	python3 tests/eval/roles_html.py "$data/data/clean/roles.tsv.gz" \
	    "$tmp/clean" | awk '{ print $1, $6 * 100 }' > "$tmp/score"
	while read -r role f; do
		figure nc-clean "html roles" "$role right" "$f"
	done < "$tmp/score"
}

#
# nc-split
#

split_set() {
	python3 "$score/score_split.py" "$2" "$tmp/split" > "$tmp/score"
	awk '$1 == "punct" { print $7 }' "$tmp/score" > "$tmp/f1"
	figure nc-split "$1" "boundary F1" "$(cat "$tmp/f1")"
	awk '/paragraphs all right/ { sub(/%/, "", $4); print $4 }' \
	    "$tmp/score" > "$tmp/all"
	figure nc-split "$1" "paragraphs right" "$(cat "$tmp/all")"
}

split_seeds() {
	have "$data/gold/sents.tsv" "$data/seeds" || return
	run clean "$BIN/nc-clean" -s putin-trip "$data"/seeds/*.txt &&
	    run split "$BIN/nc-split" "$tmp/clean" || return
	split_set seeds "$data/gold/sents.tsv"
}

split_dev() {
	for set in ewt-dev gum-free-dev golden hard; do
		in=$data/data/split/$set.in.tsv
		have "$in" || continue
		run split "$BIN/nc-split" "$in" || continue
		split_set "$set" "$data/data/split/$set.gold.tsv"
	done
}

#
# nc-entities
#

# entities_set SET GOLD [TYPES WHAT]
entities_set() {
	python3 "$score/score_entities.py" "$2" "$tmp/ents" \
	    ${3:+--types "$3"} > "$tmp/score" 2>/dev/null
	figure nc-entities "$1" "${4:-name} F1" \
	    "$(awk '$1 == "micro" { print $7 }' "$tmp/score")"
}

# how many of the matches have the gold's value
entities_values() {
	awk -F '\t' 'FNR == 1 { file++ }
	    $6 != "ent" { next }
	    { key = $2 FS $4 FS $5 FS $7 FS $8 FS $9 }
	    file == 1 { gold[key] = $10; next }
	    key in gold { n++; ok += gold[key] == $10 }
	    END { printf "%.1f", n ? 100 * ok / n : 0 }' "$2" "$tmp/ents" \
	    > "$tmp/score"
	figure nc-entities "$1" "value right" "$(cat "$tmp/score")"
}

# names of one thing that are written in two ways, on the gold's spans
entities_canonical() {
	if ! make -s build/names-gold; then
		failed=1
		return
	fi
	DATA=$data python3 tests/eval/names_canonical.py > "$tmp/score"
	while IFS='	' read -r set _ _ _ f1; do
		[ -z "$f1" ] || figure nc-entities "$set" \
		    "one value F1" "${f1#F1 }"
	done < "$tmp/score"
}

entities() {
	gold=$data/gold/entities.tsv
	if have "$gold"; then
		text_rows "$gold" > "$tmp/in"
		if run ents "$BIN/nc-entities" "$tmp/in"; then
			entities_set seeds "$gold" \
			    PER,ORG,LOC,MISC,NUM,MONEY,PERCENT all
			entities_set seeds "$gold"
			entities_values seeds "$gold"
		fi
	fi
	dir=$data/data/entities
	gold=$dir/dev/wikinews2-ents.gold.tsv
	if have "$gold" && run ents "$BIN/nc-entities" \
	    "$dir/dev/wikinews2-ents.in.tsv"; then
		entities_set wikinews2 "$gold"
		entities_set wikinews2 "$gold" NUM,MONEY,PERCENT number
		entities_values wikinews2 "$gold"
	fi
	gold=$dir/dev/numbers-cases.gold.tsv
	if have "$gold" && run ents "$BIN/nc-entities" \
	    "$dir/dev/numbers-cases.in.tsv"; then
		entities_set numbers-cases "$gold" NUM,MONEY,PERCENT number
		entities_values numbers-cases "$gold"
	fi
	for set in gmb-dev docred-dev wnut-dev; do
		gold=$dir/$set.tsv.gz
		have "$gold" || continue
		text_rows "$gold" > "$tmp/in"
		run ents "$BIN/nc-entities" "$tmp/in" &&
		    entities_set "$set" "$gold"
	done
	entities_canonical
}

#
# nc-dates
#

dates_set() {
	python3 "$score/score_dates.py" "$2" "$tmp/dates" > "$tmp/score"
	figure nc-dates "$1" "relaxed F1" \
	    "$(awk '/^relaxed/ { print $NF }' "$tmp/score")"
	figure nc-dates "$1" "value F1" \
	    "$(awk '/^value/ { print $NF }' "$tmp/score")"
}

dates() {
	for set in dates dates_nodct; do
		gold=$data/gold/$set.tsv
		have "$gold" || continue
		text_rows "$gold" > "$tmp/in"
		run dates "$BIN/nc-dates" "$tmp/in" &&
		    dates_set "seeds $set" "$gold"
	done
	for set in wikinews2 cases-news cases2 gum-news-timex3 \
	    ms-recognizers duckling-en wikiwars-train; do
		gold=$data/data/dates/$set.gold.tsv
		have "$gold" || continue
		run dates "$BIN/nc-dates" "$data/data/dates/$set.in.tsv" &&
		    dates_set "$set" "$gold"
	done
	for set in ms-recognizers duckling-en; do
		have "$data/data/dates/$set.gold.tsv" || continue
		DATA=$data BIN=$BIN python3 tests/eval/dates_expressible.py \
		    "$set" > "$tmp/score" && figure nc-dates "$set" \
		    "right, expressible" "$(cut -f 3 "$tmp/score")"
	done
}

#
# nc-diff
#

# with_dct DOCS.TSV: the dates that came with the reports, where they did;
# a report is named as there, or begins so
with_dct() {
	awk -F '\t' -v OFS='\t' -v docs="$1" '
	    BEGIN { while ((getline line < docs) > 0) {
		n = split(line, f, "\t")
		if (n >= 3 && f[3] ~ /^[0-9-]+$/) dct[f[2]] = f[3] } }
	    { d = $2; sub(/_[0-9a-f]+$/, "", d)
	      if ($2 in dct) $3 = dct[$2]
	      else if (d in dct) $3 = dct[d]
	      print }'
}

# diff_set SET GOLD: claim and conflict figures of $tmp/diff
diff_set() {
	python3 "$score/score_diff.py" claims "$2" "$tmp/diff" > "$tmp/score"
	figure nc-diff "$1" "alignment F1" "$(awk '/alignment strict/ {
	    for (i = 1; i < NF; i++) if ($i == "F1") print $(i + 1) * 100 }' \
	    "$tmp/score")"
	for m in P R F1; do
		figure nc-diff "$1" "conflict $m" "$(awk -v m=$m \
		    '/conflict pair, strict/ { for (i = 1; i < NF; i++)
		    if ($i == m) print $(i + 1) * 100 }' "$tmp/score")"
	done
	figure nc-diff "$1" "false conflicts, number" \
	    "$(awk '/conflict pair, strict/ { print $(NF - 2) - $NF }' \
	    "$tmp/score")"
}

diff_seeds() {
	have "$data/seeds" "$data/gold/seeds_claims.tsv" || return
	"$BIN/nc-clean" -s putin-trip "$data"/seeds/*.txt |
	    with_dct "$data/gold/seeds_docs.tsv" | "$BIN/nc-split" |
	    "$BIN/nc-entities" | "$BIN/nc-dates" > "$tmp/full"
	run diff "$BIN/nc-diff" "$tmp/full" &&
	    diff_set seeds "$data/gold/seeds_claims.tsv"
}

# diff_stories SET FOLDER: a folder a story
diff_stories() {
	have "$2" || return
	: > "$tmp/full"
	head=1
	: > "$tmp/gold"
	for dir in "$2"/*/; do
		story=$(basename "$dir")
		"$BIN/nc-clean" -s "$story" "$dir"*.txt |
		    with_dct "$dir/docs.tsv" | "$BIN/nc-split" |
		    "$BIN/nc-entities" | "$BIN/nc-dates" >> "$tmp/full"
		sed -n "$head,\$p" "$dir/gold.tsv" >> "$tmp/gold"
		head=2		# the header once
	done
	run diff "$BIN/nc-diff" "$tmp/full" && diff_set "$1" "$tmp/gold"
}

# A pile of news without stories, put into stories.
diff_groups() {
	docs=$data/data/diff/ecbplus_train_docs.tsv
	gold=$data/data/diff/ecbplus_train_stories.tsv
	have "$docs" "$gold" || return
	awk -F '\t' -v OFS='\t' '$2 != "doc" && !/^#/ {
	    print "", $2, "", 1, $3, "sent", 0, length($5), "body", "", $5 }' \
	    "$docs" | "$BIN/nc-entities" | "$BIN/nc-dates" > "$tmp/full"
	run groups "$BIN/nc-diff" -G "$tmp/full" || return
	awk -F '\t' -v OFS='\t' '!($2 in seen) {
	    seen[$2] = 1; print $2, $1 }' "$tmp/groups" > "$tmp/stories"
	python3 "$score/score_diff.py" stories "$gold" "$tmp/stories" \
	    > "$tmp/score"
	figure nc-diff ecbplus "stories, B3 F1" "$(awk '$1 == "B3" {
	    for (i = 1; i < NF; i++) if ($i == "F1") print $(i + 1) * 100 }' \
	    "$tmp/score")"
}

clean_seeds
clean_text
clean_html
split_seeds
split_dev
entities
dates
diff_seeds
diff_stories stories "$data/data/diff/stories"
diff_stories "batch a" "$data/data/diff/batches/a"
diff_stories "batch b" "$data/data/diff/batches/b"
diff_groups

awk -F '\t' 'BEGIN { print "tool         set                measure" \
    "                 figure" }
    { printf "%-12s %-18s %-23s %6.1f\n", $1, $2, $3, $4 }' "$result"
exit "$failed"
