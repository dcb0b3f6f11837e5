#!/bin/sh
# check.sh - compares build/eval.tsv with what was reached before.
#
# floors.tsv: tool, set, measure, floor.  A figure below its floor fails, as
# does one that is missing; for a measure that ends in "number" the floor is
# the most that is allowed.  Ends with "N passed, N failed".
set -u

cd "$(dirname "$0")/../.." || exit 2
awk -F '\t' '
	FILENAME == ARGV[1] { figure[$1 FS $2 FS $3] = $4; next }
	/^#/ || NF < 4 { next }
	{
		key = $1 FS $2 FS $3
		name = $1 ", " $2 ", " $3
		bad = figure[key] + 0 < $4 + 0
		if ($3 ~ /number$/)
			bad = figure[key] + 0 > $4 + 0
		if (figure[key] == "") {
			print "not ok " name ": no figure"
			failed++
		} else if (bad) {
			print "not ok " name ": " figure[key] ", floor " $4
			failed++
		} else {
			passed++
		}
	}
	END {
		printf "%d passed, %d failed\n", passed, failed
		exit failed > 0
	}' build/eval.tsv tests/eval/floors.tsv
