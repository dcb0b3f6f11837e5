#!/bin/sh
# lint.sh - what can be said of the sources without running them.
#
# Compilers with all warnings as errors, cppcheck, shellcheck, mandoc, and
# the rules of the project that a grep can check.  A linter that is missing
# is said, and is a failure where CI=true.  Ends with "N passed, N failed".
set -u

cd "$(dirname "$0")/.." || exit 2
: "${CC:=cc}"
: "${WARN:=-Wall -Wextra}"
std='-std=c11 -D_POSIX_C_SOURCE=200809L -DVERSION=__FILE__'
std="$std -iquote src/lib -Ibuild/gen"
passed=0
failed=0
tmp=build/lint
rm -rf "$tmp"
mkdir -p "$tmp"

# judge NAME STATUS: one line; what was said, if it failed
judge() {
	if [ "$2" -eq 0 ]; then
		passed=$((passed + 1))
		echo "ok $1"
	else
		failed=$((failed + 1))
		echo "not ok $1"
		sed 's/^/    /' "$tmp/out" | head -n 40
	fi
}

# none NAME: fails if anything was said
none() {
	[ ! -s "$tmp/out" ]
	judge "$1" $?
}

# need COMMAND: is it there?
need() {
	command -v "$1" >/dev/null && return
	if [ "${CI:-}" = true ]; then
		echo "$1 is missing" > "$tmp/out"
		judge "$1" 1
	else
		echo "skipped: no $1"
	fi
	return 1
}

# Our sources: what git knows, or all but the built in an unpacked release.
files() {
	if git rev-parse --git-dir >/dev/null 2>&1; then
		git ls-files
	else
		find . -type f ! -path './build/*' ! -path './bin/*' \
		    ! -name '*.o' | sed 's,^\./,,'
	fi | grep -E "$1" | LC_ALL=C sort
}

sources=$(files '^src/.*\.[ch]$')
units=$(files '^src/(nc-[a-z]*|(lib|clean|split|entities|dates|diff)/.*)\.c$')

#
# Rules of the project
#

# Comments and strings may name what code must not call.
code() {
	for f in $sources; do
		awk -v f="$f" '
		    { gsub(/"([^"\\]|\\.)*"/, "\"\"") }
		    inside { if (!sub(/.*\*\//, "")) next; inside = 0 }
		    { gsub(/\/\*([^*]|\*[^\/])*\*\//, "") }
		    sub(/\/\*.*/, "") { inside = 1 }
		    { print f ":" FNR ": " $0 }' "$f"
	done
}
code > "$tmp/code"

forbid() {
	grep -E "(^|[^A-Za-z0-9_.>])($1)[[:space:]]*\(" "$tmp/code" |
	    grep -E "$2" > "$tmp/out"
}
forbid 'strcpy|strcat|v?sprintf|gets|[sf]?scanf|ato[ilf]|strtok|alloca' .
none "no function that cuts, guesses or overflows"
forbid "setlocale|regcomp|regexec|system|popen|fork|exec[lv]p?e?|mkstemp\
|tmpfile|tmpnam|s?rand|s?random|getline|getdelim|socket|is(alpha|digit|space\
|upper|lower|alnum|punct)|to(upper|lower)|localtime|gmtime|mktime|strftime\
|time" '^src/(nc-|lib/|clean/|split/|entities/|dates/|diff/)'
none "no locale, clock, chance, child or regular expression"

# The environment: NO_COLOR and the width of the terminal, in nc-diff.
grep -E '[^a-z_]getenv[[:space:]]*\(' "$tmp/code" |
    grep -Ev '^src/(nc-diff|diff/[a-z]*)\.c:' > "$tmp/out"
none "only nc-diff looks at the environment"

grep -E '#[[:space:]]*if(def|ndef)?' "$tmp/code" | grep -v '_H$' |
    grep -Ev '^src/lib/(port|msg)\.h:|defined\(__GNUC__\)|SIG(INFO|WINCH)|TIOCGWINSZ' > "$tmp/out"
none "no #ifdef by platform outside src/lib/port.h"

# printf and stdio belong to messages and generators, not to engines.
grep -E '(^|[^a-z_])(printf|fprintf|fopen|fread|fwrite|fgets|puts|putchar)[[:space:]]*\(' \
    "$tmp/code" | grep -E '^src/(clean|split|entities|dates|diff)/' > "$tmp/out"
none "engines are without stdio"

for e in clean split entities dates diff; do
	others=$(files "^src/(clean|split|entities|dates|diff)/.*\.h\$" |
	    grep -v "^src/$e/" | sed 's,.*/,,' | paste -sd '|' -)
	# shellcheck disable=SC2046 # words
	[ -z "$others" ] || grep -En "^#include \"(.*/)?($others)\"" \
	    /dev/null $(files "^src/($e/.*|nc-$e)\.[ch]\$") |
	    while IFS= read -r line; do
		# a header of the same name in its own folder is its own
		h=$(echo "$line" | sed 's/.*"\(.*\)".*/\1/;s,.*/,,')
		[ -e "src/$e/$h" ] || echo "$line"
	    done
done > "$tmp/out"
none "no engine includes another's header"

files '^src/.*\.[ch]$' | while read -r f; do
	n=$(wc -l < "$f")
	[ "$n" -lt 800 ] || echo "$f: $n lines"
	case $f in
	src/nc-*.c) [ "$n" -lt 300 ] || echo "$f: $n lines, a program" ;;
	esac
done > "$tmp/out"
none "no file over 800 lines, no program over 300"

files '^tests/.*\.(c|sh|bats|bash)$' | while read -r f; do
	n=$(wc -l < "$f")
	[ "$n" -lt 800 ] || echo "$f: $n lines"
done > "$tmp/out"
none "no test over 800 lines"

for f in $sources; do
	# expand: a tab is up to the next 8th column; UTF-8 counts by letter
	expand "$f" | awk -v f="$f" '{ gsub(/[\200-\277]/, "") }
	    length > 80 { print f ":" FNR ": " length " columns" }'
	grep -nE '[[:blank:]]$' "$f" | sed "s,^,$f:," | head -n 3
	head -n 1 "$f" | grep -q '^/\*' || echo "$f: no head comment"
done > "$tmp/out"
none "80 columns, no blanks at line ends, a head comment"

# shellcheck disable=SC2086 # words
awk '
	FNR == 1 { depth = 0; start = 0 }
	/^{/ { start = FNR }
	/^}/ && start {
		if (FNR - start > 100)
			print FILENAME ":" start ": function of " \
			    FNR - start " lines"
		start = 0
	}' $sources > "$tmp/out"
none "no function over 100 lines"

home=$(printf '%s' '/home/|/root/|/work/|/Users/|/tmp/')
files '^(src|man|tests|README|Makefile|targets|\.ci)' |
    grep -Ev '^tests/(lint\.sh|data/|cases/|fuzz/corpus/)' |
    while read -r f; do
	grep -InE "(^|[^A-Za-z0-9.])($home)" "$f" | sed "s,^,$f:,"
done > "$tmp/out"
none "no path of a machine"

# Code points, weights and rules have an order of their own.
for f in $(files '^src/data/.*\.tsv$' |
    grep -Ev 'unicode|weights|trees|rules'); do
	head -n 1 "$f" | grep -q '^#' || echo "$f: no source on top"
	grep -v '^#' "$f" | LC_ALL=C sort -c 2>/dev/null ||
	    grep -v '^#' "$f" | cut -f 1 | LC_ALL=C sort -c 2>&1 |
	    sed "s,^,$f: ,"
done > "$tmp/out"
none "lists are sorted and name their source"

files '(^|/)(build|bin|__pycache__)/|\.(o|a|out|pyc)$' > "$tmp/out"
none "nothing built is committed"

#
# Compilers and linters
#

make build/libnc.a all >"$tmp/out" 2>&1
judge "make" $?
for cc in gcc clang; do
	need "$cc" || continue
	: > "$tmp/out"
	bad=0
	for f in $units; do
		# shellcheck disable=SC2086 # flags are words
		"$cc" $std $WARN -O2 -Werror -fsyntax-only \
		    "$f" \
		    >>"$tmp/out" 2>&1 || bad=1
	done
	judge "$cc -Werror" $bad
done
if need cppcheck; then
	# shellcheck disable=SC2086 # words
	# shellcheck disable=SC2086 # words
	timeout 300 cppcheck -q --std=c11 --error-exitcode=1 \
	    --enable=warning,portability -Isrc/lib -DVERSION='""' \
	    --suppressions-list=tests/cppcheck.txt $units > "$tmp/out" 2>&1
	judge cppcheck $?
fi
if need shellcheck; then
	# shellcheck disable=SC2046 # words
	shellcheck -e SC2317 $(files '\.sh$') > "$tmp/out" 2>&1
	judge "shellcheck, sh" $?
	# shellcheck disable=SC2046 # words
	shellcheck -s bash -e SC1091,SC2016,SC2030,SC2317,SC2031,SC2154,SC2034 \
	    $(files '\.bash$|^\.ci/run$') > "$tmp/out" 2>&1
	judge "shellcheck, bash" $?
fi
if need mandoc && [ -n "$(files '^man/')" ]; then
	# shellcheck disable=SC2046 # words
	mandoc -T lint -W warning $(files '^man/') > "$tmp/out" 2>&1
	judge "mandoc -T lint" $?
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
