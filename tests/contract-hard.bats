#!/usr/bin/env bats
# contract-hard.bats - what all five programs promise when things get hard:
# input that comes slowly, other environments, runs repeated and reordered,
# limits, and faults of memory, reads and writes.

load helpers
load contract

setup_file() {
	contract_fixtures
}

setup() {
	cd "$BATS_TEST_TMPDIR"
}

#
# How the input arrives
#

blocks_of() {
	local n

	in_of "$1"
	"$BIN/$1" < "${in[0]}" > want
	[ -s want ]
	for n in 1 7 65536; do
		"$D/slowcat" "$n" "$BIN/$1" < "${in[0]}" > out
		same want out
	done
	big_of "$1"
	f=${in[-1]}
	unset 'in[-1]'
	"$BIN/$1" "${in[@]}" < "$f" > want
	for n in 4095 65535 65536; do
		"$D/slowcat" "$n" "$BIN/$1" "${in[@]}" < "$f" > out
		same want out
	done
}
@test "one byte at a time gives what all at once gives" {
	[ -x "$D/slowcat" ] || skip "no C compiler"
	each "$TOOLS" blocks_of
}

# Starts a program between two fifos: 7 is its input, 8 its output, 9 its
# messages.  Writes the first document and the beginning of the second.
live() {
	local opt=()

	case $1 in
	nc-clean)	opt=(-f 3 -k 1); cat "$D/any.tsv" > begin ;;
	nc-split)	head -n 5 "$D/blocks.tsv" > begin ;;
	nc-diff)	{ cat "$D/sents.tsv"
			sed -n '1s/^bridge/other/p' "$D/sents.tsv"; } > begin ;;
	*)		head -n 5 "$D/sents.tsv" > begin ;;
	esac
	rm -f in out err
	mkfifo in out err
	"$BIN/$1" "${opt[@]}" < in > out 2> err 3>&- &
	pid=$!
	exec 7> in 8< out 9< err
	cat begin >&7
}

first_row() {
	live "$1"
	IFS= read -r -t 20 -u 8 line
	[ -n "$line" ]
	exec 7>&-
	cat <&8 > /dev/null
	wait "$pid"
}
@test "the first row is out before the end of the input" {
	each "$TOOLS" first_row
}

signal() {
	live "$1"
	IFS= read -r -t 20 -u 8 first	# it runs: its handler is set
	kill -USR1 "$pid"
	IFS= read -r -t 20 -u 9 line
	expr "$line" : "$1: .*MB" > /dev/null
	exec 7>&-
	{ echo "$first"; cat <&8; } > got
	wait "$pid"
	case $1 in
	nc-clean)	"$BIN/$1" -f 3 -k 1 < begin > want ;;
	*)		"$BIN/$1" < begin > want ;;
	esac
	same want got
}
@test "SIGUSR1 prints a line and the program goes on" {
	each "$TOOLS" signal
}

#
# The same input, the same output
#

environment() {
	in_of "$1"
	"$BIN/$1" "${in[@]}" > want
	env LC_ALL=tr_TR.UTF-8 LANG=de_DE LANGUAGE=de TZ=Pacific/Kiritimati \
	    COLUMNS=40 "$BIN/$1" "${in[@]}" > out
	same want out
	env LC_ALL=C.UTF-8 TZ=America/St_Johns "$BIN/$1" "${in[@]}" > out
	same want out
	env -i ${ASAN_OPTIONS+ASAN_OPTIONS="$ASAN_OPTIONS"} "$BIN/$1" \
	    "${in[@]}" > out
	same want out
}
@test "LC_ALL, TZ and the environment have no effect" {
	each "$TOOLS" environment
}

again() {
	in_of "$1"
	"$BIN/$1" "${in[@]}" > once
	"$BIN/$1" once > twice
	same once twice
	big_of "$1"
	"$BIN/$1" "${in[@]}" > once
	"$BIN/$1" once > twice
	same once twice
}
@test "a second run changes nothing" {
	each "nc-split nc-entities nc-dates" again
}

@test "the order of nc-entities and nc-dates does not matter" {
	"$BIN/nc-entities" "$D/sents.tsv" | "$BIN/nc-dates" > ed
	"$BIN/nc-dates" "$D/sents.tsv" | "$BIN/nc-entities" > de
	sort ed > a
	sort de > b
	same a b
	grep -q "${TAB}ent${TAB}" ed
	grep -q "${TAB}date${TAB}" ed
	# and each row stands behind the text that it annotates
	for f in ed de; do
		awk -F '\t' '$6 == "sent" { at = $1 FS $2 FS $4 FS $5; next }
		    $1 FS $2 FS $4 FS $5 != at { exit 1 }' "$f"
	done
	"$BIN/nc-diff" ed > a
	"$BIN/nc-diff" de > b
	same a b
}

spans() {
	# the bytes from start to end of the row above are the text
	"$BIN/$1" "$D/sents.tsv" | awk -F '\t' -v OFS='\t' '
	    $6 == "sent" { text = $11; last = -1; next }
	    substr(text, $7 + 1, $8 - $7) != $11 { print "span", $0; bad = 1 }
	    $7 < last { print "order", $0; bad = 1 }
	    { last = $8 }
	    END { exit bad }'
}
@test "spans are where they say, in order, and do not overlap" {
	each "nc-entities nc-dates" spans
}

stories() {
	# documents of several files and stories do not touch each other
	in_of "$1"
	sed 's/^bridge/other/' "${in[@]}" > other
	"$BIN/$1" "${in[@]}" > want
	"$BIN/$1" other >> want
	"$BIN/$1" "${in[@]}" other > out
	if [ "$1" = nc-diff ]; then
		# claims may be numbered through
		cut -f 1,3- want > a
		cut -f 1,3- out > b
		same a b
	else
		same want out
	fi
}
@test "several files are as their parts" {
	each "$TABLE_TOOLS" stories
}

#
# Limits
#

# 64 MiB of words without a newline
long_line() {
	yes 'The mayor of Portham said so on Monday.' | tr '\n' ' ' |
	    head -c 67108864
}

# In 120 MB of address space: some copies of a row of 4 MiB, a window, the
# program itself; nc-entities, which weighs every word of such a row, in 200.
# Sanitizers and valgrind need more and are let off.
bounded() (
	kb=120000
	[ "${1##*/}" != nc-entities ] || kb=200000
	[ -n "${NC_SAN-}${NC_MEM-}" ] || ulimit -v $kb
	exec "$@"
)

long_row() {
	in_of "$1"
	{
		cat "${in[@]}"
		printf 's\td\t\t1\t1\tsent\t0\t9\tbody\t\t'
		long_line
		echo
		sed 's/^bridge/other/' "${in[@]}"
	} > long
	{ cat "${in[@]}"; sed 's/^bridge/other/' "${in[@]}"; } > good
	"$BIN/$1" < good > want
	status_of bounded "$BIN/$1" -r rejected < long > out 2> err
	is 2 "$status" status
	one_line err "^$1: -:8: line longer than 4194304 bytes\$"
	same want out
	sed -n 8p long | cmp - rejected
}
@test "a line of 64 MiB is left out in bounded memory, and kept by -r" {
	[ -z "${NC_MEM-}" ] || skip "too slow under valgrind"
	each "$TABLE_TOOLS" long_row
}

@test "nc-clean: a line of 64 MiB in bounded memory" {
	[ -z "${NC_MEM-}" ] || skip "too slow under valgrind"
	long_line > long.txt
	status_of bounded "$BIN/nc-clean" -a long.txt > out 2> err
	[ "$status" -eq 0 ] || [ "$status" -eq 2 ]
	lacks 'out of memory' err
	# text is cut, never lost
	[ "$(wc -c < out)" -ge 67000000 ]
	status_of bounded "$BIN/nc-clean" -f 1 long.txt > out 2> err
	is 2 "$status" status
	one_line err '^nc-clean: long\.txt:1: line longer than 4194304 bytes$'
}

# a row of $1 bytes without its newline
sized_row() {
	awk -v n="$1" -v kind="$2" 'BEGIN {
		s = "s\td\t\t1\t" (kind == "sent" ? 1 : 0) "\t" kind \
		    "\t0\t1\tbody\t\t"
		printf "%s", s
		n -= length(s)
		w = "The mayor of Portham said so on Monday. "
		while (n >= length(w)) {
			printf "%s", w
			n -= length(w)
		}
		for (; n > 0; n--)
			printf "x"
		print ""
	}'
}

row_limit() {
	local kind=sent

	[ "$1" = nc-split ] && kind=block
	sized_row 4194304 $kind > max
	sized_row 4194305 $kind > over
	is 4194305 "$(wc -c < max)"
	bounded "$BIN/$1" < max > out 2> err
	empty err
	if [ "$1" != nc-diff ]; then
		grep "${TAB}sent${TAB}" out | cut -f 11 | tr -d ' \n' > got
		cut -f 11 max | tr -d ' \n' > want
		same want got
	fi
	status_of "$BIN/$1" < over > out 2> err
	is 2 "$status" status
	empty out
	one_line err "^$1: -:1: line longer than 4194304 bytes\$"
}
@test "a row of ROW_MAX bytes is a row, one more is too long" {
	[ -z "${NC_MEM-}" ] || skip "too slow under valgrind"
	each "$TABLE_TOOLS" row_limit
}

windows() {
	local kind=sent

	[ "$1" = nc-split ] && kind=block
	# 40,000 rows of one document: three windows
	awk -v kind=$kind 'BEGIN { for (i = 1; i <= 40000; i++)
	    printf "s\td\t2024-03-05\t%d\t%d\t%s\t0\t38\tbody\t\tAnna Lindqvist spoke here on Monday.\n",
	    i, kind == "sent" ? i : 0, kind }' > in
	bounded "$BIN/$1" < in > out 2> err
	is 40000 "$(grep -c "${TAB}sent${TAB}" out)"
	if [ "$1" != nc-split ]; then
		grep "${TAB}sent${TAB}" out > got
		same in got
	fi
}
@test "a document larger than a window comes out whole" {
	[ -z "${NC_MEM-}" ] || skip "too slow under valgrind"
	each "nc-split nc-entities nc-dates" windows
}

#
# Faults
#

# fault NAME PATTERN PROGRAM: the n-th of something fails, for all n, until
# a run needs fewer than n.
fault() {
	local n=0

	in_of "$3"
	"$BIN/$3" < "${in[0]}" > want
	while n=$((n + 1)); [ "$n" -le 2000 ]; do
		status_of env LD_PRELOAD="$D/faults.so" "$1=$n" "$BIN/$3" \
		    < "${in[0]}" > out 2> err
		[ "$status" -ne 0 ] || break
		is 2 "$status" "status of $1=$n"
		one_line err "^$3: .*$2"
	done
	same want out
	[ "$n" -gt 1 ]
}

preload() {
	[ -z "${NC_SAN-}${NC_MEM-}${NC_STATIC-}${NC_COVERAGE-}" ] ||
		skip "cannot be loaded here"
	[ -e "$D/faults.so" ] || skip "no C compiler, or not Linux"
}

no_memory() {
	fault FAULT_ALLOC 'out of memory' "$1"
}
@test "the n-th allocation fails, for all n: message, status 2" {
	preload
	each "$TOOLS" no_memory
}

no_read() {
	fault FAULT_READ 'Input/output error' "$1"
}
@test "the n-th read fails, for all n: message, status 2" {
	preload
	each "$TOOLS" no_read
}

no_write() {
	fault FAULT_WRITE 'standard output: Input/output error' "$1"
}
@test "the n-th write fails, for all n: message, status 2" {
	preload
	each "$TOOLS" no_write
}

short_transfers() {
	in_of "$1"
	"$BIN/$1" "${in[@]}" > want
	LD_PRELOAD="$D/faults.so" FAULT_SHORT=1 "$BIN/$1" "${in[@]}" > out
	same want out
}
@test "reads and writes of one byte are finished" {
	preload
	each "$TOOLS" short_transfers
}

# story_of ROWS BYTES: one story of so many sentences of so many x
story_of() {
	awk -v n="$1" -v len="$2" 'BEGIN {
		for (x = "x"; length(x) < len; )
			x = x x
		x = substr(x, 1, len)
		for (i = 1; i <= n; i++)
			print "s\td\t\t1\t" i "\tsent\t0\t" len "\tbody\t\t" x
	}' > story
}

# parts STATUS: nc-diff on the story ends so, and says why if it is not 0
parts() {
	status_of "$BIN/nc-diff" -c story > out 2> err
	is "$1" "$status" status
	if [ "$1" -eq 0 ]; then
		[ ! -s err ]
	else
		one_line err \
		    '^nc-diff: story: story is too large: compared in parts$'
	fi
}
@test "nc-diff: a story of 1048576 rows and one of more, of 63 MiB and 65" {
	[ -z "${NC_SAN-}${NC_MEM-}" ] || skip "too slow"
	story_of 1048576 1
	parts 0
	story_of 1048577 1
	parts 2
	story_of 63 1048500
	parts 0
	story_of 65 1048500
	parts 2
}
