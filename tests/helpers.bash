# helpers.bash - what the .bats files share; "load helpers" at their top.

bats_require_minimum_version 1.5.0

: "${BIN:=$BATS_TEST_DIRNAME/../bin}"
: "${CC:=cc}"
: "${TOOLS:=nc-clean nc-split nc-entities nc-dates nc-diff}"
: "${TABLE_TOOLS:=nc-split nc-entities nc-dates nc-diff}"
: "${TEST_CFLAGS:=-O1}"		# for the C programs of the tests
TAB=$'\t'
HEADER="story${TAB}doc${TAB}dct${TAB}para${TAB}sent${TAB}kind${TAB}start"
HEADER="$HEADER${TAB}end${TAB}label${TAB}value${TAB}text"
export BIN CC LC_ALL=C

# row STORY DOC DCT PARA SENT KIND START END LABEL VALUE TEXT: a line of the
# table; fields that are not given are empty.
row() {
	local f i

	for i in 1 2 3 4 5 6 7 8 9 10; do
		printf '%s\t' "${1-}"
		[ $# -eq 0 ] || shift
	done
	printf '%s\n' "${1-}"
}

# text_row KIND STORY DOC DCT PARA SENT LABEL TEXT: a block or sent row; its
# end is the length of TEXT, which holds no escapes.
text_row() {
	row "$2" "$3" "$4" "$5" "$6" "$1" 0 "${#8}" "$7" "" "$8"
}

# each "PROGRAMS" FUNCTION: runs the function for each program, its name as
# argument, under errexit; says for which it failed.  In the background,
# because errexit is off inside anything that "||" or "if" looks at.
each() {
	local tool bad=0

	for tool in $1; do
		(set -e; "$2" "$tool") &
		wait $! || { echo "failed: $tool" >&2; bad=1; }
	done
	return "$bad"
}

# status_of COMMAND...: runs it; its status in $status, not a failure.
status_of() {
	status=0
	"$@" || status=$?
}

# is WANTED GOT [WHAT]: two strings are the same.
is() {
	[ "$1" = "$2" ] && return
	printf '%s: wanted "%s", got "%s"\n' "${3:-value}" "$1" "$2" >&2
	return 1
}

# same FILE FILE: two files are the same; shows the difference if not.
same() {
	cmp -s "$1" "$2" && return
	diff -a "$1" "$2" | head -n 10 >&2
	return 1
}

# empty FILE: nothing was written to it.
empty() {
	[ ! -s "$1" ] && return
	echo "not empty: $1" >&2
	head -n 5 "$1" >&2
	return 1
}

# one_line FILE PATTERN: the file is one line, which the grep -E pattern fits.
one_line() {
	[ "$(wc -l < "$1")" -eq 1 ] && grep -Eqa -- "$2" "$1" && return
	echo "wanted one line like $2, got:" >&2
	head -n 5 "$1" >&2
	return 1
}

# lacks PATTERN FILE: no line fits.  ("! grep" does not fail a test.)
lacks() {
	if grep -aq -e "$1" "$2"; then
		echo "found in $2: $1" >&2
		return 1
	fi
}
