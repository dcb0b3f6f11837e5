#!/bin/sh
# clean.sh - learns nc-clean's model anew: src/data/clean-weights.tsv and
# clean-trees.tsv, from the text-mode pages of the development set (CC-BY-4.0
# and MIT) and, for the words of news, articles of Wikinews and GUM (CC-BY).
#
# usage: make build/clean-train; DATA=../shared src/train/clean.sh [-t]
#
# With -t it is only cross-validated; see clean-train.c.  Takes some minutes.
set -eu

: "${DATA:=../shared}"
tmp=build/train-clean
out=src/data
[ "${1-}" != -t ] || out=$tmp
rm -rf "$tmp/textmode" "$tmp/news"
mkdir -p "$tmp/news"
tar xJf "$DATA/data/clean/textmode.tar.xz" -C "$tmp"

awk -v dir="$tmp/news/n_" -f src/train/clean-news.awk \
    "$DATA/data/dates/wikinews2.in.tsv" \
    "$DATA/data/dates/gum-news-timex3.in.tsv"

exec build/clean-train "$@" "$out" "$tmp/textmode/hard:1" \
    "$tmp/textmode/light:1w" "$tmp/textmode/full:0.08" \
    "$tmp/textmode/light:0.1b" "$tmp/news:0.5w"
