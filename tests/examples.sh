#!/bin/sh
# examples.sh - runs the examples of a manual page or of README.md.
#
# usage: examples.sh PAGE DIR
#
# A line "$ COMMAND" of a literal block (.Bd -literal in mdoc, four blanks in
# Markdown) is run in DIR, "> MORE" continues it; what stands below it, up to
# the next command or the end of the block, must be its output.  A line "..."
# stands for any lines, or none.  Standard error counts as output; the status
# must be 0.  A block that needs sqlite3 or parallel is left out where that is
# not installed.  Prints what differs; the status is 1 if anything does.
set -u

page=$1
dir=$2
tmp=$dir/.examples
rm -rf "$tmp"
mkdir -p "$tmp"

# One file NNN.cmd and one NNN.want for each command; NNN.needs for a block's
# command that other programs are needed for.
awk -v tmp="$tmp" '
function plain(s) {
	gsub(/\\\(aq/, "\047", s)
	gsub(/\\\(dq/, "\"", s)
	gsub(/\\\(ha/, "^", s)
	gsub(/\\\(ti/, "~", s)
	gsub(/\\\(ga/, "`", s)
	gsub(/\\-/, "-", s)
	gsub(/\\&/, "", s)
	gsub(/\\e/, "\\", s)
	return s
}
function line(s) {
	if (s ~ /^\$ /) {
		name = sprintf("%s/%03d", tmp, ++n)
		printf "" > (name ".want")
		print substr(s, 3) > (name ".cmd")
		print NR > (name ".line")
	} else if (name != "" && s ~ /^> /)
		print substr(s, 3) > (name ".cmd")
	else if (name != "")
		print s > (name ".want")
}
FILENAME ~ /\.md$/ {
	if (/^    /) {
		# an empty line inside a block is one of its lines
		while (empty-- > 0)
			line("")
		line(substr($0, 5))
	} else if (!/^$/)
		name = ""
	empty = /^$/ ? empty + 1 : 0
	if (empty < 0)
		empty = 0
	next
}
/^\.Bd -literal/ { inside = 1; name = ""; next }
/^\.Ed/ { inside = 0; name = ""; next }
inside { line(plain($0)) }
' "$page" || exit 2

# Does the file $2 match the lines of $1, with its "..."?
matches() {
	awk '
	FILENAME == ARGV[1] { want[++w] = $0; next }
	{ got[++g] = $0 }
	END {
		# the usual glob: go back to the last "..." on a mismatch
		i = j = 1
		star = 0
		while (j <= g) {
			if (i <= w && want[i] == "...") {
				star = i++
				mark = j
			} else if (i <= w && want[i] == got[j]) {
				i++
				j++
			} else if (star) {
				i = star + 1
				j = ++mark
			} else
				exit 1
		}
		while (i <= w && want[i] == "...")
			i++
		exit i <= w
	}' "$1" "$2"
}

failed=0
for cmd in "$tmp"/*.cmd; do
	[ -e "$cmd" ] || break
	one=${cmd%.cmd}
	for need in sqlite3 parallel; do
		grep -q -w -e "$need" "$cmd" && ! command -v "$need" >/dev/null &&
		    continue 2
	done
	(cd "$dir" && sh "$cmd" </dev/null) >"$one.got" 2>&1
	status=$?
	if [ $status -ne 0 ] || ! matches "$one.want" "$one.got"; then
		echo "$page:$(cat "$one.line"): $(cat "$cmd") (status $status)"
		diff -u "$one.want" "$one.got" | tail -n +3
		failed=1
	fi
done
[ -n "${one-}" ] || { echo "$page: no examples" && failed=1; }
exit $failed
