#!/bin/sh
# coverage.sh - make coverage: how many lines of src/ the tests run.
#
# usage: coverage.sh       in a tree built with gcc --coverage
#
# Runs the tests, then gcov on each object.  Prints lines run, lines and per
# cent of each file, the least first, and the sum; build/coverage.tsv keeps
# them.
set -u

cd "$(dirname "$0")/.." || exit 2
find src -name '*.gcda' -exec rm -f {} +
NC_COVERAGE=1 sh tests/run.sh "$@" || exit 1
find src -name '*.gcda' | while read -r gcda; do
	gcov -n -o "${gcda%/*}" "$gcda" 2>/dev/null
done | awk '
	/^File / {
		name = $2
		gsub(/\047/, "", name)
		next
	}
	/^Lines executed:/ && name ~ /^src\/.*\.c$/ {
		sub(/.*:/, "", $2)
		sub(/%/, "", $2)
		ran = int($2 * $4 / 100 + .5)
		if (!(name in lines) || ran > had[name]) {
			had[name] = ran
			lines[name] = $4
		}
	}
	END {
		for (f in lines) {
			printf "%s\t%d\t%d\t%.1f\n", f, had[f], lines[f],
			    100 * had[f] / lines[f]
			a += had[f]
			b += lines[f]
		}
		printf "~ all\t%d\t%d\t%.1f\n", a, b, b ? 100 * a / b : 0
	}' | LC_ALL=C sort -t '	' -k 1,1.1 -k 4,4n | sed 's/^~ //' \
	> build/coverage.tsv
cat build/coverage.tsv
