#!/bin/sh
# demo.sh - the pipeline of the README, stage by stage, over five reports.
#
# usage: demo.sh [DIR]
#
# The reports in tests/data/reports are invented: a ferry runs aground, and
# five outlets tell it as scrapers leave it.  Each stage's table stays in DIR
# (build/demo), so that you can look at it, cut it, and begin anew anywhere.
set -eu

cd "$(dirname "$0")/.."
bin=${BIN:-bin}
dir=${1:-build/demo}
LC_ALL=C
export LC_ALL
mkdir -p "$dir"

"$bin/nc-clean" -s ferry tests/data/reports/*.txt >"$dir/blocks.tsv"
"$bin/nc-split" "$dir/blocks.tsv" >"$dir/sents.tsv"
"$bin/nc-entities" "$dir/sents.tsv" >"$dir/entities.tsv"
"$bin/nc-dates" "$dir/entities.tsv" >"$dir/dates.tsv"
"$bin/nc-diff" "$dir/dates.tsv" >"$dir/claims.tsv"
"$bin/nc-diff" -p "$dir/dates.tsv"

row() {
	printf '  %-14s %5d rows  %s\n' "$1" "$(wc -l <"$dir/$1")" "$2"
}

echo
echo "The tables are in $dir:"
row blocks.tsv "nc-clean -s ferry tests/data/reports/*.txt"
row sents.tsv "nc-split blocks.tsv"
row entities.tsv "nc-entities sents.tsv"
row dates.tsv "nc-dates entities.tsv"
row claims.tsv "nc-diff dates.tsv"
echo "See README.md for what to do with them, newscomb(7) for the whole tour."
