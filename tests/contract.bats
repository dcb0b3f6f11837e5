#!/usr/bin/env bats
# contract.bats - what all five programs promise (newscomb(7)), tested for
# each: output, bytes, the table, operands and options.  How they stand slow
# input, limits and faults is in contract-hard.bats; what only one of them
# does is in its own file.

load helpers
load contract

setup_file() {
	contract_fixtures
}

setup() {
	cd "$BATS_TEST_TMPDIR"
}

#
# Output
#

full_disk() {
	in_of "$1"
	status_of "$BIN/$1" "${in[@]}" > /dev/full 2> err
	is 2 "$status" status
	one_line err "^$1: standard output: "
}
@test "a full disk is an error that is seen" {
	[ -c /dev/full ] || skip "no /dev/full"
	each "$TOOLS" full_disk
}

full_disk_late() {
	big_of "$1"
	status_of "$BIN/$1" "${in[@]}" > /dev/full 2> err
	is 2 "$status" status
	one_line err "^$1: standard output: "
}
@test "a full disk is seen in the middle of much output" {
	[ -c /dev/full ] || skip "no /dev/full"
	each "$TOOLS" full_disk_late
}

closed_output() {
	in_of "$1"
	status_of "$BIN/$1" "${in[@]}" >&- 2> err
	is 2 "$status" status
	one_line err "^$1: standard output: "
}
@test "a closed standard output is an error" {
	[ -z "${NC_MEM-}" ] || skip "valgrind opens files of its own"
	each "$TOOLS" closed_output
}

help_full_disk() {
	for o in -h -V; do
		status_of "$BIN/$1" $o > /dev/full 2> err
		is 2 "$status" "status of $o"
		one_line err "^$1: standard output: "
	done
}
@test "help and version that cannot be written are errors" {
	[ -c /dev/full ] || skip "no /dev/full"
	each "$TOOLS" help_full_disk
}

early_reader() {
	big_of "$1"
	{
		status_of "$BIN/$1" "${in[@]}" 2> err
		echo "$status" > status
	} | head -n 1 > out
	one_line out .
	empty err
	# 128 + SIGPIPE, or 2 where the tests were started with it ignored
	grep -Eqx '141|2' status
}
@test "an early reader ends a program quietly" {
	each "$TOOLS" early_reader
}

ignored_sigpipe() {
	big_of "$1"
	{
		trap '' PIPE
		status_of "$BIN/$1" "${in[@]}" 2> err
		echo "$status" > status
	} | head -n 1 > out
	one_line out .
	empty err
	is 2 "$(cat status)" status
}
@test "with SIGPIPE ignored an early reader means status 2, quietly" {
	each "$TOOLS" ignored_sigpipe
}

#
# Bytes
#

no_newline() {
	in_of "$1"
	"$BIN/$1" < "${in[0]}" > want
	printf %s "$(cat "${in[0]}")" > cut
	"$BIN/$1" < cut > out
	same want out
	[ "$(tail -c 1 out | wc -l)" -eq 1 ]
}
@test "a last line without newline is a line" {
	each "$TOOLS" no_newline
}

# bytes_pass PROGRAM TEXT: all bytes of the text (printf escapes) come out,
# but blanks, whatever the program adds.
bytes_pass() {
	local key='1\t1\tsent'

	[ "$1" != nc-split ] || key='1\t0\tblock'
	# shellcheck disable=SC2059 # escapes are wanted
	printf "s\td\t\t$key\t0\t60\tbody\t\t$2\n" > in
	"$BIN/$1" in > out 2> err
	empty err
	grep -a "${TAB}sent${TAB}" out > got
	if [ "$1" = nc-split ]; then
		cut -f 11 in | tr -d ' \n' > want
		cut -f 11 got | tr -d ' \n' > joined
		same want joined
	else
		same in got
	fi
}

nul() {
	bytes_pass "$1" 'Anna Lind\000qvist of Por\000tham spoke on March 4, 2024. He\000 did not.'
}
@test "NUL passes" {
	each "nc-split nc-entities nc-dates" nul
	printf 's\td\t\t1\t1\tsent\t0\t9\tbody\t\tAn\000na Lindqvist spoke on Monday.\n' > in
	"$BIN/nc-diff" in > out 2> err
	empty err
}

bad_utf8() {
	# stray, overlong, cut, surrogate, beyond the last
	bytes_pass "$1" 'Anna \377 Lind\200qvist \300\257 of \342\202 Portham \355\240\200 spoke \364\220\200\200 on March 4\303, 2024. \303'
}
@test "bad UTF-8 is passed on as it came" {
	each "nc-split nc-entities nc-dates" bad_utf8
	printf 's\td\t\t1\t1\tsent\t0\t9\tbody\t\tAn\377na Lindqvist spoke on Monday.\n' > in
	"$BIN/nc-diff" in > out 2> err
	empty err
}

@test "nc-clean makes valid UTF-8 of anything, without NUL or controls" {
	{
		article
		printf 'Zoë Müller of Łódź said \377that \342\202 it was\000 done\001, \355\240\200 as ever, on the day before the vote – in “Łódź” – and “Kraków”.\n'
	} > in.txt
	"$BIN/nc-clean" in.txt > out 2> err
	empty err
	iconv -f UTF-8 -t UTF-8 out > /dev/null
	grep -q "$(printf '\357\277\275that')" out
	[ "$(tr -d '\012\011\040-\377' < out | wc -c)" -eq 0 ]
}

@test "CR LF is as LF to nc-clean" {
	sed "s/\$/$(printf '\r')/" "$D/article.txt" > crlf.txt
	"$BIN/nc-clean" < "$D/article.txt" > want
	"$BIN/nc-clean" < crlf.txt > out
	same want out
}

cr() {
	printf 's\td\t\t1\t1\tsent\t0\t30\tbody\t\tAnna\\rLindqvist spoke\\tin\\nPortham\\\\.\n' > in
	[ "$1" != nc-split ] ||
		sed -i "s/${TAB}1${TAB}sent/${TAB}0${TAB}block/" in
	"$BIN/$1" in > out 2> err
	empty err
	grep -qF 'Anna\rLindqvist spoke\tin\nPortham\\.' out
	lacks "$(printf '\r')" out
}
@test "escapes come out as they came, CR never bare" {
	each "nc-split nc-entities nc-dates" cr
}

#
# The table
#

header() {
	in_of "$1"
	{ echo "$HEADER"; cat "${in[@]}"; } > headed
	"$BIN/$1" "${in[@]}" > plain
	"$BIN/$1" headed > out
	if [ "$1" = nc-diff ]; then
		printf 'story\tclaim\tslot\trelation\tside\tvalue\tdoc\tdct\tsent\tscore\ttext\n'
	else
		echo "$HEADER"
	fi > want
	cat plain >> want
	same want out
	# asked for twice over, in each file: once
	"$BIN/$1" -H headed > out
	same want out
	"$BIN/$1" --header "${in[@]}" > out
	same want out
}
@test "a header is skipped and written, -H writes one" {
	each "$TABLE_TOOLS" header
	"$BIN/nc-clean" "$D/article.txt" > plain
	{ echo "$HEADER"; cat plain; } > want
	"$BIN/nc-clean" -H "$D/article.txt" > out
	same want out
}

header_each_file() {
	in_of "$1"
	{ echo "$HEADER"; cat "${in[@]}"; } > headed
	{ echo "$HEADER"; sed 's/^bridge/second/' "${in[@]}"; } > second
	"$BIN/$1" headed second > out 2> err
	empty err
	[ "$(grep -c '^story' out)" -eq 1 ]
}
@test "a header in each of several files is written once" {
	each "$TABLE_TOOLS" header_each_file
}

unknown_kind() {
	in_of "$1"
	"$BIN/$1" "${in[@]}" > want
	awk -F '\t' '{ print }
	    NR % 2 == 0 { print $1 "\t" $2 "\t\tx\t-\tmine\t?\t\t\\q\tv" NR "\t" }
	    ' "${in[@]}" > mixed
	"$BIN/$1" mixed > out 2> err
	empty err
	grep -v "${TAB}mine${TAB}" out > got || true
	same want got
	[ "$1" != nc-diff ] || return 0
	grep "${TAB}mine${TAB}" mixed > want
	grep "${TAB}mine${TAB}" out > got
	same want got
	# in its place: behind what was made of the row before it
	awk -F '\t' '$6 == "mine" { print $1, $2, last }
	    { last = $4 }' mixed > want
	awk -F '\t' '$6 == "mine" { print $1, $2, last }
	    { last = $4 }' out > got
	same want got
}
@test "rows of unknown kinds pass through in place" {
	each "$TABLE_TOOLS" unknown_kind
}

dropped_blocks() {
	in_of "$1"
	{
		text_row block bridge herald 2024-03-05 0 0 promo 'Read more about Anna Lindqvist on Monday.'
		cat "${in[@]}"
	} > mixed
	"$BIN/$1" mixed > out
	head -n 1 mixed > want
	"$BIN/$1" "${in[@]}" >> want
	same want out
}
@test "a dropped block (para 0) passes untouched" {
	each "nc-split nc-entities nc-dates" dropped_blocks
}

# bad rows among good: bad.tsv; the good alone: good.tsv; only.tsv
bad_rows() {
	local b=$TAB
	cat "${in[@]}" > good.tsv
	{
		printf 'too few\tfields\n'
		printf '\n'
		printf 's\td\t\tx\t1\tsent\t0\t1\tbody\t\tpara is no number\n'
		printf 's\td\t\t1\t-1\tsent\t0\t1\tbody\t\tsent is no number\n'
		printf 's\td\t\t1\t1\tsent\t2\t1\tbody\t\tstart behind end\n'
		printf 's\td\t\t1\t1\t\t0\t1\tbody\t\tno kind\n'
		printf 's\td\t\t1\t1\tsent\t0\t1\tbody\t\ttwelve\tfields \000 \377\n'
	} > only.tsv
	{
		head -n 3 good.tsv
		head -n 4 only.tsv
		tail -n +4 good.tsv
		tail -n +5 only.tsv
	} > bad.tsv
}

malformed() {
	in_of "$1"
	bad_rows
	"$BIN/$1" < good.tsv > want
	status_of "$BIN/$1" bad.tsv > out 2> err
	is 2 "$status" status
	same want out
	is 7 "$(wc -l < err)" messages
	head -n 1 err > first
	one_line first "^$1: bad\.tsv:4: 2 fields instead of 11\$"
	sed -n 3p err > third
	one_line third "^$1: bad\.tsv:6: para is no number\$"
}
@test "malformed rows are reported and left out, the rest is done" {
	each "$TABLE_TOOLS" malformed
}

rejects() {
	local o

	in_of "$1"
	bad_rows
	"$BIN/$1" < good.tsv > want
	for o in '-r bad.out' '-rbad.out' '--rejects bad.out' \
	    '--rejects=bad.out'; do
		rm -f bad.out
		# shellcheck disable=SC2086 # words
		status_of "$BIN/$1" $o bad.tsv > out 2> err
		is 2 "$status" "status with $o"
		same want out
		same only.tsv bad.out
		is 7 "$(wc -l < err)" messages
	done
	"$BIN/$1" -r bad.out good.tsv > out
	empty bad.out
	[ -e bad.out ]
}
@test "-r keeps malformed rows byte by byte" {
	each "$TABLE_TOOLS" rejects
}

@test "-r keeps lines that lack the text field" {
	local t
	for t in $TOOLS; do
		{ sed 1q "$D/any.tsv"; echo 'no text'; sed 1d "$D/any.tsv"; } > in
		status_of "$BIN/$t" -f 3 -k 1 -r rej in > out 2> err
		is 2 "$status" "$t: status"
		echo 'no text' > want
		same want rej
		one_line err "^$t: in:2: 1 fields?, no field 3\$"
	done
}

rejects_full() {
	in_of "$1"
	bad_rows
	status_of "$BIN/$1" -r /dev/full bad.tsv > out 2> err
	is 2 "$status" status
	grep -q "^$1: /dev/full: " err
	status_of "$BIN/$1" -r no/such/folder bad.tsv > out 2> err
	is 2 "$status" status
	one_line err "^$1: no/such/folder: "
}
@test "rejects that cannot be written are an error" {
	[ -c /dev/full ] || skip "no /dev/full"
	each "$TABLE_TOOLS" rejects_full
}

ten_messages() {
	in_of "$1"
	{ cat "${in[@]}"; for i in $(seq 10); do echo bad; done; } > ten
	status_of "$BIN/$1" ten > out 2> err
	is 2 "$status" status
	is 10 "$(wc -l < err)" "lines for ten"
	{ cat ten; for i in $(seq 4); do echo bad; done; } > fourteen
	status_of "$BIN/$1" fourteen > out 2> err
	is 11 "$(wc -l < err)" "lines for fourteen"
	tail -n 1 err > last
	one_line last "^$1: 4 more malformed rows\$"
}
@test "at most ten messages of one sort, then their count" {
	each "$TABLE_TOOLS" ten_messages
}

#
# Operands and options
#

missing_file() {
	in_of "$1"
	cp "${in[@]}" here.txt
	"$BIN/$1" here.txt > want
	status_of "$BIN/$1" none.txt here.txt > out 2> err
	is 2 "$status" status
	one_line err "^$1: none\.txt: No such file or directory\$"
	same want out
	status_of "$BIN/$1" here.txt none.txt > out 2> err
	is 2 "$status" status
	same want out
}
@test "a missing file among several is reported, the others are done" {
	each "$TOOLS" missing_file
}

directory() {
	in_of "$1"
	cp "${in[@]}" here.txt
	mkdir -p folder
	"$BIN/$1" here.txt > want
	status_of "$BIN/$1" folder here.txt > out 2> err
	is 2 "$status" status
	one_line err "^$1: folder: Is a directory\$"
	same want out
}
@test "a directory as file is reported, the others are done" {
	each "$TOOLS" directory
}

empty_input() {
	"$BIN/$1" < /dev/null > out 2> err
	empty out
	empty err
	"$BIN/$1" /dev/null /dev/null > out 2> err
	empty out
	empty err
	"$BIN/$1" -f 1 < /dev/null > out 2> err
	empty out
	empty err
}
@test "empty input gives empty output" {
	each "$TOOLS" empty_input
}

dash() {
	in_of "$1"
	cp "${in[@]}" -- -x.txt
	"$BIN/$1" < "${in[0]}" > want
	"$BIN/$1" - < "${in[0]}" > out
	same want out
	"$BIN/$1" -- - < "${in[0]}" > out
	same want out
	"$BIN/$1" ./-x.txt | sed 's,^\./,.,' > want
	"$BIN/$1" -- -x.txt > out
	[ -s out ]
	is "$(cut -f 11 want)" "$(cut -f 11 out)"
}
@test "- is standard input, -- ends the options" {
	each "$TOOLS" dash
}

wrong_call() {
	local o

	in_of "$1"
	for o in -Z --nonsense -f -f0 -fx -f1025 '-d yesterday' -d2024-02-30 \
	    --only=x --rejects '-k 1' '-w 2' -o-; do
		# shellcheck disable=SC2086 # words
		status_of "$BIN/$1" $o > out 2> err < /dev/null
		is 2 "$status" "status of $o"
		empty out
		one_line err "^$1: .*usage: $1 "
	done
}
@test "a wrong call: one usage line, status 2" {
	each "$TOOLS" wrong_call
}

help_version() {
	local o

	for o in -h --help; do
		"$BIN/$1" $o > out 2> err
		empty err
		head -n 1 out > first
		one_line first "^usage: $1 "
		for want in -f -k -w -d -s -H, --header -o, --only -r \
		    --rejects --progress -h, --help -V, --version; do
			grep -qe " $want" out || { echo "no $want"; false; }
		done
		awk 'length > 80 { print; bad = 1 } END { exit bad }' out
	done
	for o in -V --version; do
		"$BIN/$1" $o > out 2> err
		empty err
		one_line out "^$1 \(newscomb\) [0-9]+\.[0-9]+"
	done
}
@test "help and version on standard output, status 0" {
	each "$TOOLS" help_version
}

long_names() {
	in_of "$1"
	"$BIN/$1" -oH "${in[@]}" > want
	"$BIN/$1" --only --header "${in[@]}" > out
	same want out
	"$BIN/$1" -d2024-03-07 -s x "${in[@]}" > want
	"$BIN/$1" -d 2024-03-07 -sx -- "${in[@]}" > out
	same want out
}
@test "letters in a cluster, long names, arguments apart or not" {
	each "$TOOLS" long_names
}

any_tsv() {
	local o

	"$BIN/$1" -f 3 -k 1 -w 2 -s feed "$D/any.tsv" > out 2> err
	empty err
	[ -s out ]
	[ "$1" != nc-diff ] || return 0
	is "feed${TAB}a1${TAB}2024-03-05" "$(head -n 1 out | cut -f 1-3)"
	is "feed${TAB}a2${TAB}2024-03-05T00:00" \
	    "$(tail -n 1 out | cut -f 1-3)"
	# \n separates blocks, numbered from 1
	awk -F '\t' '$2 == "a2" && ($6 == "block" || $6 == "sent")' out \
	    > rows
	is 1 "$(head -n 1 rows | cut -f 4)"
	is 2 "$(tail -n 1 rows | cut -f 4)"
	# without -k the id is FILE:LINE, without -w there is no date
	"$BIN/$1" -f3 "$D/any.tsv" > out
	is "${TAB}$D/any.tsv:1${TAB}" "$(head -n 1 out | cut -f 1-3)"
	"$BIN/$1" -f3 < "$D/any.tsv" > out
	is "${TAB}-:2${TAB}" "$(tail -n 1 out | cut -f 1-3)"
	"$BIN/$1" -f3 -d 2020-01-02 "$D/any.tsv" > out
	is 2020-01-02 "$(head -n 1 out | cut -f 3)"
}
@test "-f -k -w -d -s read any TSV" {
	each "$TOOLS" any_tsv
}

odd_names() {
	local odd="ta${TAB}b\\n.tsv"

	cp "$D/any.tsv" "$odd"
	"$BIN/$1" -f 3 -s "one${TAB}two" "$odd" > out 2> err
	empty err
	is 'one\ttwo' "$(cut -f 1 out | sort -u)"
	is 'ta\tb\\n.tsv:1' "$(cut -f 2 out | head -n 1)"
}
@test "a tab in -s or in a file's name does not break the table" {
	each "nc-clean nc-split nc-entities nc-dates" odd_names
}

wrong_date() {
	printf 'x\tnever\tAnna Lindqvist spoke.\ny\t2024-01-05\tPortham is big.\n' > in
	status_of "$BIN/$1" -f 3 -k 1 -w 2 in > out 2> err
	is 2 "$status" status
	one_line err "^$1: in:1: field 2 is no date\$"
	lacks "^${TAB}x" out
}
@test "-w: a field that is no date is a malformed line" {
	each "$TOOLS" wrong_date
}

field_limit() {
	awk 'BEGIN { for (i = 1; i < 1024; i++) printf "x\t"
	    print "Anna Lindqvist of Portham spoke on Monday to reporters." }' > in
	"$BIN/$1" -f 1024 in > out 2> err
	empty err
	[ "$1" = nc-diff ] || [ -s out ]
}
@test "-f 1024 is the last field, 1025 is refused" {
	each "$TOOLS" field_limit
}

fills() {
	in_of "$1"
	sed "s/2024-03-05//;s/^bridge//" "${in[@]}" > bare
	"$BIN/$1" -d 2024-03-07 -s given bare > out
	awk -F '\t' '{ print $1 "\t" $2 "\t" $3 }' out | sort -u > got
	printf 'given\tgazette\t2024-03-06\ngiven\therald\t2024-03-07\n' > want
	same want got
}
@test "-d and -s fill what is empty and nothing else" {
	each "nc-split nc-entities nc-dates" fills
	"$BIN/nc-clean" -s given -d 2024-03-07 "$D/article.txt" > out
	is given "$(cut -f 1 out | sort -u)"
	sed 's/ on March 4, 2024//' "$D/article.txt" > undated.txt
	"$BIN/nc-clean" -d 2024-03-07 undated.txt > out
	is 2024-03-07 "$(cut -f 3 out | sort -u)"
}

only() {
	in_of "$1"
	{ cat "${in[@]}"; row bridge x '' - - mine 0 0; } > mixed
	"$BIN/$1" mixed > all
	"$BIN/$1" -o mixed > out
	awk -F '\t' -v t="$1" 'BEGIN { k["nc-split"] = "sent"
	    k["nc-entities"] = "ent"; k["nc-dates"] = "date" }
	    $6 == k[t]' all > want
	[ -s want ]
	same want out
}
@test "-o writes only what the program makes" {
	each "nc-split nc-entities nc-dates" only
}

progress() {
	in_of "$1"
	"$BIN/$1" "${in[@]}" > want
	"$BIN/$1" --progress "${in[@]}" > out 2> err
	same want out
	one_line err "^$1: .*MB"
}
@test "--progress says where it is on standard error" {
	each "$TOOLS" progress
}
