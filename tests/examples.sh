#!/bin/sh
# examples.sh - runs the examples of a manual page or of README.md.
#
# usage: examples.sh [-u] PAGE DIR
#
# A line "$ COMMAND" of a literal block (.Bd -literal in mdoc, four blanks in
# Markdown) is run in DIR, "> MORE" continues it; what stands below it, up to
# the next command or the end of the block, must be its output.  A line "..."
# stands for any lines, or none.  Standard error counts as output; the status
# must be 0.  A block that needs sqlite3 or parallel is left out where that is
# not installed.  Prints what differs; the status is 1 if anything does.
#
# -u puts the output into the page where it differs: read the change before
# you commit it.
set -u

update=
[ "$1" = -u ] && update=1 && shift
page=$1
dir=$2
tmp=$dir/.examples
rm -rf "$tmp"
mkdir -p "$tmp"

# Cuts the page into NNN.cmd, NNN.want and NNN.line (of the command), with
# do = "cut"; with "fill" writes it anew, NNN.new in place of what it had.
walk() {
	awk -v tmp="$tmp" -v fill="$1" '
	function plain(s) {
		if (md)
			return s
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
	function quoted(s) {
		if (md)
			return s == "" ? s : "    " s
		gsub(/\\/, "\\e", s)
		return s ~ /^[.\047]/ ? "\\&" s : s
	}
	function finish(  s) {
		name = ""
		if (!fill || !new)
			return
		while ((getline s < new) > 0)
			print quoted(s)
		close(new)
		new = ""
	}
	function command(s, raw) {
		if (s ~ /^\$ /) {
			finish()
			name = sprintf("%s/%03d", tmp, ++n)
			file = name ".cmd"
			new = name ".new"
			if ((getline junk < new) < 0)
				new = ""
			else
				close(new)
			s = substr(s, 3)
			if (!fill) {
				printf "" > (name ".want")
				print NR > (name ".line")
			}
		} else if (name != "" && file && s ~ /^> /) {
			s = substr(s, 3)
		} else {
			file = ""
			if (!fill && name != "")
				print s > (name ".want")
			if (fill && !new)
				print raw
			return
		}
		if (fill)
			print raw
		else
			print s > file
	}
	BEGIN { fill = fill == "fill" }
	FNR == 1 { md = FILENAME ~ /\.md$/ }
	md && /^    / {
		# an empty line inside a block is one of its lines
		if (/^    [$] /)
			finish()
		for (; empty > 0; empty--)
			command("", "")
		command(substr($0, 5), $0)
		next
	}
	md && /^$/ {
		empty++
		next
	}
	md {
		finish()
		for (; empty > 0; empty--)
			if (fill)
				print ""
	}
	/^\.Bd -literal/ { inside = 1; if (fill) print; next }
	/^\.Ed/ { inside = 0; finish() }
	inside { command(plain($0), $0); next }
	fill { print }
	END { finish() }' "$page"
}

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

walk cut || exit 2
failed=0
one=
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
		printf '%s:%s: status %d: %s\n' "$page" "$(cat "$one.line")" \
		    "$status" "$(cat "$cmd")"
		diff -u "$one.want" "$one.got" | tail -n +3
		cp "$one.got" "$one.new"
		failed=1
	fi
done
[ -n "$one" ] || { echo "$page: no examples" && failed=1; }
if [ -n "$update" ]; then
	walk fill >"$tmp/page" && cat "$tmp/page" >"$page"
fi
exit $failed
