#!/bin/sh
# run.sh - runs the tests: every tests/*.bats, or the files given.
#
# Gets bats if the machine has none.  Prints TAP; the last line is
# "N passed, N failed", the status 0 only if all passed and none is missing.
# BIN names a folder of programs other than bin/ (a build with sanitizers,
# a static one).
set -u

cd "$(dirname "$0")/.." || exit 2
bats=$(sh tests/get.sh bats bats bats) || exit 2
BIN=${BIN:-$PWD/bin}
CC=${CC:-cc}
LC_ALL=C
export BIN CC LC_ALL
[ $# -gt 0 ] || set -- tests/*.bats

jobs=
if command -v parallel >/dev/null && parallel --version 2>/dev/null |
    grep -q GNU; then
	jobs="--jobs $(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)"
fi

# shellcheck disable=SC2086 # jobs is two words
"$bats" --tap $jobs "$@" </dev/null | awk '
	{ print; fflush() }
	/^1\.\.[0-9]+$/ { plan = substr($0, 4) + 0; planned = 1 }
	/^ok / { if (/ # skip/) skipped++; else passed++ }
	/^not ok / { failed++; list = list "\n  " $0 }
	END {
		missing = plan - passed - failed - skipped
		if (missing > 0) {
			print "tests that did not run: " missing
			failed += missing
		}
		if (!planned) {
			print "no tests were run"
			failed++
		}
		if (list != "")
			print "failed:" list
		if (skipped)
			print skipped " skipped"
		printf "%d passed, %d failed\n", passed, failed
		exit failed > 0
	}'
