#!/bin/sh
# html.sh - learns nc-clean's model of pages of HTML anew: html-weights.tsv,
# html-gate-trees.tsv and html-trees.tsv in src/data, from the development set
# of pages (CC-BY-4.0 and MIT) and the words that clean.sh counts.
#
# usage: make build/html-train; DATA=../shared src/train/html.sh [-t]
#
# With -t it is only cross-validated; build/train-html/cv.tsv is the table
# that nc-clean would write.  Takes some minutes.
set -eu

: "${DATA:=../shared}"
tmp=build/train-html
out=src/data
[ "${1-}" != -t ] || out=$tmp
rm -rf "$tmp"
mkdir -p "$tmp/news"
tar xJf "$DATA/data/clean/textmode.tar.xz" -C "$tmp"
tar xJf "$DATA/data/clean/html.tar.xz" -C "$tmp"
gzip -dc "$DATA/data/clean/gold.tsv.gz" > "$tmp/gold.tsv"
awk -v dir="$tmp/news/n_" -f src/train/clean-news.awk \
    "$DATA/data/dates/wikinews2.in.tsv" \
    "$DATA/data/dates/gum-news-timex3.in.tsv"

exec build/html-train "$@" "$out" "$tmp/html" "$tmp/gold.tsv" \
    "$DATA/data/clean/meta.tsv" "$tmp/textmode/light" "$tmp/news"
