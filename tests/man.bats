#!/usr/bin/env bats
# The manual pages and README.md say what the programs do: examples give what
# stands below them, options and limits are stated, all of them and no others.

load helpers

setup() {
	ROOT=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
	BIN=$(cd "$BIN" && pwd)
	cd "$ROOT"
}

# examples PAGE: runs them in a folder that holds the sample reports.
examples() {
	mkdir "$BATS_TEST_TMPDIR/work"
	cp -R "$ROOT/tests/data/reports" "$BATS_TEST_TMPDIR/work/"
	PATH="$BIN:$PATH" sh tests/examples.sh "$1" "$BATS_TEST_TMPDIR/work"
}

# What nc-X -h lists, one option a line: a letter or a long name.
options_of_help() {
	# "  -r FILE, --rejects write malformed lines": the names end where
	# the words begin
	"$BIN/$1" -h | awk '/^  -/ {
		for (i = 1; i <= NF && $i ~ /^-|^[A-Z]+,?$|[|]/; i++)
			if (sub(/^--?/, "", $i)) {
				sub(/,$/, "", $i)
				print $i
			}
	}' | sort
}

# What stands after Fl in the .It lines of nc-X.1: "Fl o , -only" as well as
# "Fl o , Fl -only" and "Fl n Ar file , Fl -names Ar file".
options_of_page() {
	flags "man/$1.1"
}

flags() {
	awk -v from="${2-}" '
	from != "" { on = index($0, from) ? 1 : /^\.Sh/ ? 0 : on }
	from == "" { on = 1 }
	on && /^\.It Fl/ {
		flag = 0
		for (i = 2; i <= NF; i++) {
			if ($i ~ /^[A-Z][a-z]$/)	# a macro: Fl, Ar, Cm
				flag = $i == "Fl"
			else if (flag && $i != ",")
				print substr($i, $i ~ /^-/ ? 2 : 1)
		}
	}' "$1" | sort
}

options_agree() {
	options_of_help "$1" > "$BATS_TEST_TMPDIR/help.$1"
	options_of_page "$1" > "$BATS_TEST_TMPDIR/page.$1"
	[ -s "$BATS_TEST_TMPDIR/help.$1" ]
	same "$BATS_TEST_TMPDIR/help.$1" "$BATS_TEST_TMPDIR/page.$1"
}

@test "mandoc finds nothing to warn of in the pages" {
	command -v mandoc || skip "no mandoc here"
	mandoc -T lint -W warning man/*.[157]
}

@test "every option of nc-X -h stands in nc-X(1), and no other" {
	each "$TOOLS" options_agree
}

@test "the options that all share stand in newscomb(7)" {
	local want have

	want=$(for t in $TOOLS; do options_of_help "$t"; done |
	    sort | uniq -c | awk '$1 == 5 { print $2 }')
	have=$(flags man/newscomb.7 ".Ss What all five share")
	is "$want" "$have" options
}

@test "every constant of limits.h stands in newscomb(7) with its value" {
	local names

	names=$(grep -oE '^(#define|	)[ 	]*[A-Z]+(_[A-Z]+)*[ 	]*[=(]' \
	    src/lib/limits.h | grep -oE '[A-Z]+(_[A-Z]+)*')
	[ -n "$names" ]
	{
		echo '#include <stdio.h>'
		echo '#include "limits.h"'
		echo 'int main(void) {'
		for n in $names; do
			echo "printf(\"$n %zu\\n\", (size_t)$n);"
		done
		echo 'return 0; }'
	} > "$BATS_TEST_TMPDIR/limits.c"
	"$CC" -std=c11 -Isrc/lib -o "$BATS_TEST_TMPDIR/limits" \
	    "$BATS_TEST_TMPDIR/limits.c"
	"$BATS_TEST_TMPDIR/limits" | sort > "$BATS_TEST_TMPDIR/want"
	awk '$1 == ".It" && $2 == "Dv" && $4 == "Ta" { print $3, $5 }' \
	    man/newscomb.7 | sort > "$BATS_TEST_TMPDIR/have"
	# limits of single programs stand there too, from their own headers
	while read -r line; do
		grep -qxF -- "$line" "$BATS_TEST_TMPDIR/have" || {
			echo "newscomb(7) lacks: $line" >&2
			return 1
		}
	done < "$BATS_TEST_TMPDIR/want"
}

@test "the examples of newscomb(5) give what they say" {
	examples man/newscomb.5
}

@test "the examples of newscomb(7) give what they say" {
	examples man/newscomb.7
}

@test "the examples of README.md give what they say" {
	mkdir -p "$BATS_TEST_TMPDIR/work/tests/data"
	cp -R tests/data/reports "$BATS_TEST_TMPDIR/work/tests/data/"
	PATH="$BIN:$PATH" sh tests/examples.sh README.md \
	    "$BATS_TEST_TMPDIR/work"
}

@test "README.md names every target of the Makefile" {
	local t

	for t in $(awk '/^\.PHONY:/ { on = 1; $1 = "" }
	    on { more = sub(/\\$/, ""); print; on = more }' Makefile *.mk); do
		case $t in
		train-*) continue ;;	# parts of train
		esac
		grep -q "make $t\b\|\`$t\`" README.md || {
			echo "README.md lacks the target $t" >&2
			return 1
		}
	done
}

@test "every table of src/data has its source in src/data/README" {
	local f

	for f in src/data/*.tsv; do
		f=${f##*/}
		grep -qwF -- "${f%.tsv}" src/data/README || {
			echo "src/data/README lacks $f" >&2
			return 1
		}
	done
}

@test "the example runner finds a wrong line and a failing command" {
	cd "$BATS_TEST_TMPDIR"
	printf '    $ echo a\n    b\n' > wrong.md
	run -1 sh "$ROOT/tests/examples.sh" wrong.md .
	[[ "$output" == *"wrong.md:1: status 0: echo a"* ]]
	printf '    $ false\n' > fails.md
	run -1 sh "$ROOT/tests/examples.sh" fails.md .
	printf 'no example\n' > none.md
	run -1 sh "$ROOT/tests/examples.sh" none.md .
	printf '    $ seq 3\n    1\n    ...\n    3\n' > good.md
	run -0 sh "$ROOT/tests/examples.sh" good.md .
	run -1 sh "$ROOT/tests/examples.sh" -u wrong.md .
	is "$(printf '    $ echo a\n    a')" "$(cat wrong.md)"
}
