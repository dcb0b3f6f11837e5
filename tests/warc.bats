#!/usr/bin/env bats
# WARC streams: records, HTTP, and what is damaged in them.

load helpers

setup() {
	cd "$BATS_TEST_TMPDIR" || exit
	P1='The council of Northgate voted on Tuesday to rebuild the harbour wall that gave way twice, a project that will close the market until autumn.'
	P2='Engineers hired by the council found that the foundations of the wall had been washed out by the storms, over a length of 300 metres.'
	CR=$(printf '\r')
	page > ./page
}

# page [TEXT]: HTML of two paragraphs, the second of them TEXT
page() {
	printf '<!DOCTYPE html>\n<html><head><title>Wall falls</title></head>\n'
	printf '<body><h1>Harbour wall falls</h1>\n<p>%s</p>\n<p>%s</p>\n' \
	    "$P1" "${1-$P2}"
	printf '</body></html>\n'
}

# http FILE [FIELD...]: a response with that body
http() {
	local body=$1

	shift
	printf 'HTTP/1.1 200 OK\r\n'
	[ $# -gt 0 ] || set -- 'Content-Type: text/html; charset=utf-8'
	printf '%s\r\n' "$@" ''
	cat "$body"
}

# record TYPE URI MIME LENGTH < BLOCK: LENGTH "-": the right one
record() {
	local n=$4

	cat > block
	[ "$n" != - ] || n=$(wc -c < block)
	printf '%s\r\n' WARC/1.0 "WARC-Type: $1" \
	    'WARC-Date: 2023-03-15T10:00:00Z' "WARC-Target-URI: $2" \
	    'WARC-Record-ID: <urn:uuid:0>' "Content-Type: $3" \
	    "Content-Length: $n" ''
	cat block
	printf '\r\n\r\n'
}

# response URI [LENGTH]: a record of the page
response() {
	http page | record response "$1" 'application/http; msgtype=response' \
	    "${2--}"
}

# docs FILE: ids of the documents, each with the number of its rows
docs() {
	cut -f 2 "$1" | uniq -c | awk '{ print $2, $1 }'
}

# clean FILE: runs it; out, err, and status
clean() {
	status_of "$BIN/nc-clean" "$1" > out 2> err
}

@test "response records with HTML are documents, others are passed over" {
	{
		printf 'software: x\r\n' | record warcinfo '' \
		    application/warc-fields -
		printf 'GET / HTTP/1.1\r\n\r\n' | record request http://e.org/1 \
		    'application/http; msgtype=request' -
		response '<http://e.org/1>'
		http page 'Content-Type: image/png' |
		    record response http://e.org/i application/http -
		printf 'HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n' |
		    cat - page | record response http://e.org/404 \
		    application/http -
		printf 'HTTP/1.1 200 OK\r\n\r\n' |
		    record revisit http://e.org/1 application/http -
		record metadata http://e.org/1 application/warc-fields - < page
		response http://e.org/2
	} > a.warc
	"$BIN/nc-clean" a.warc > out 2> err
	empty err
	is "http://e.org/1 3 http://e.org/2 3" "$(docs out | paste -sd ' ' -)"
	[ "$(cut -f 1 out | uniq)" = '' ]
	is "$P2" "$(sed -n 3p out | cut -f 11)"
	"$BIN/nc-clean" -s crawl < a.warc | cut -f 1 | uniq > story
	echo crawl | cmp - story
}

@test "resource and conversion records: HTML, and text that was made of it" {
	{
		record resource http://e.org/r text/html - < page
		record conversion http://e.org/x application/xhtml+xml - < page
		printf 'Harbour wall falls\n%s\n' "$P1" |
		    record conversion http://e.org/t text/plain -
		record resource http://e.org/no text/css - < page
	} > a.warc
	"$BIN/nc-clean" a.warc > out 2> err
	empty err
	is "http://e.org/r 3 http://e.org/x 3 http://e.org/t 2" \
	    "$(docs out | paste -sd ' ' -)"
}

@test "names in any case, folded lines, LF alone, version 1.1" {
	{
		printf 'WARC/1.1\nwarc-type:response\nWarc-Target-URI:\n'
		printf '\t<http://e.org/1>\nCONTENT-LENGTH : %s\n' \
		    "$(http page | wc -c)"
		printf 'Content-Type: application/http;\n msgtype=response\n\n'
		http page
		printf '\n\nWARC/1.0\nWARC-Type: response\n'
		printf 'WARC-Target-URI: http://e.org/2\nContent-Length: %s\n\n' \
		    "$(http page | tr -d '\r' | wc -c)"
		http page | tr -d '\r'
		printf '\n\n'
	} > a.warc
	"$BIN/nc-clean" a.warc > out 2> err
	empty err
	is "http://e.org/1 3 http://e.org/2 3" "$(docs out | paste -sd ' ' -)"
}

@test "the mark in front of the next record may be missing at the end" {
	response http://e.org/1 | head -c -4 > a.warc
	"$BIN/nc-clean" a.warc > out 2> err
	empty err
	is "http://e.org/1 3" "$(docs out)"
}

@test "fewer or more empty lines between records do no harm" {
	local n

	for n in 0 2 6; do
		{
			response http://e.org/1 | head -c -4
			printf '\r\n\r\n\r\n' | head -c $n
			response http://e.org/2
		} > a.warc
		"$BIN/nc-clean" a.warc > out 2> err
		empty err
		is "http://e.org/1 3 http://e.org/2 3" \
		    "$(docs out | paste -sd ' ' -)"
	done
}

# chunks N < BODY: in chunks of N bytes
chunks() {
	local n

	cat > body
	n=$(wc -c < body)
	for ((i = 0; i < n; i += $1)); do
		dd if=body bs=1 skip="$i" count="$1" of=piece 2>dd.err
		printf '%x;name="v"\r\n' "$(wc -c < piece)"
		cat piece
		printf '\r\n'
	done
	printf '0\r\nExpires: never\r\n\r\n'
}

@test "chunked bodies, with extensions and trailers" {
	local te='Transfer-Encoding: chunked' ct='Content-Type: text/html'

	for n in 97 1000; do
		chunks $n < page > chunked
		http chunked "$ct" "$te" |
		    record response http://e.org/$n application/http -
	done > a.warc
	# a crawler that joined the chunks but kept the field
	http page "$ct" "$te" |
	    record response http://e.org/joined application/http - >> a.warc
	"$BIN/nc-clean" a.warc > out 2> err
	empty err
	is "http://e.org/97 3 http://e.org/1000 3 http://e.org/joined 3" \
	    "$(docs out | paste -sd ' ' -)"
	is "$P2" "$(sed -n 3p out | cut -f 11)"
}

@test "chunks that are cut short or damaged: a message, and what is there" {
	local te='Transfer-Encoding: chunked' ct='Content-Type: text/html'

	chunks 300 < page | head -c 400 > chunked
	http chunked "$ct" "$te" |
	    record response http://e.org/1 application/http - > a.warc
	chunks 300 < page | sed '2,$s/^[0-9a-f]*;name/x&/' > chunked
	http chunked "$ct" "$te" |
	    record response http://e.org/2 application/http - >> a.warc
	response http://e.org/3 >> a.warc
	clean a.warc
	is 2 "$status" status
	is "http://e.org/1 http://e.org/2 http://e.org/3" \
	    "$(cut -f 2 out | uniq | paste -sd ' ' -)"
	is 'nc-clean: a.warc: damaged WARC record at byte 0: its chunked body is cut short' \
	    "$(head -n 1 err)"
	[ "$(grep -c ': a chunk without a size$' err)" -eq 1 ]
	[ "$(wc -l < err)" -eq 2 ]
}

@test "packed bodies are reported; those that only say so are read" {
	{
		gzip -c page > packed
		http packed 'Content-Type: text/html' 'Content-Encoding: gzip' |
		    record response http://e.org/1 application/http -
		http page 'Content-Type: text/html' 'Content-Encoding: gzip' |
		    record response http://e.org/2 application/http -
		http page 'Content-Type: text/html' 'Content-Encoding: br' |
		    record response http://e.org/3 application/http -
		gzip -c page | chunks 1000 > packed
		http packed 'Content-Type: text/html' \
		    'Transfer-Encoding: gzip, chunked' |
		    record response http://e.org/5 application/http -
		printf '\033\003\200 no brotli' > packed
		http packed 'Content-Type: text/html' 'Content-Encoding: br' |
		    record response http://e.org/4 application/http -
	} > a.warc
	clean a.warc
	is 2 "$status" status
	is "http://e.org/2 3 http://e.org/3 3" "$(docs out | paste -sd ' ' -)"
	is 'nc-clean: a.warc: WARC record at byte 0: not read: gzip' \
	    "$(head -n 1 err)"
	grep -q 'WARC record at byte [1-9][0-9]*: not read: br$' err
	[ "$(grep -c 'not read: gzip$' err)" -eq 2 ]
	[ "$(wc -l < err)" -eq 3 ]
}

# wrong LENGTH MESSAGE [ROWS]: three records, the second with that length
wrong() {
	local at

	response http://e.org/1 > a.warc
	at=$(wc -c < a.warc)
	response http://e.org/2 "$1" >> a.warc
	response http://e.org/3 >> a.warc
	clean a.warc
	is 2 "$status" "status, length $1"
	is "nc-clean: a.warc: damaged WARC record at byte $at: $2" "$(cat err)"
	is "http://e.org/1 3 http://e.org/2 3 http://e.org/3 3" \
	    "$(docs out | paste -sd ' ' -)"
}

@test "Content-Length too short, too long, huge, or no number" {
	local w='Content-Length is wrong'

	wrong 300 "$w"
	wrong 0 "$w"
	wrong 600 "$w"
	wrong 900 "$w"
	wrong 1048577 "$w"
	wrong 99999999999 "$w"
	wrong 99999999999999999999999 'Content-Length is too large'
	wrong -1 'Content-Length is no number'
	wrong 0x200 'Content-Length is no number'
	wrong '' 'no Content-Length'
}

@test "a page that quotes a record is not cut, if its length is right" {
	page "$(printf 'A record:\n\nWARC/1.0\nWARC-Type: response\n\nends here. %s' \
	    "$P2")" > quote
	http quote | record response http://e.org/1 application/http - > a.warc
	response http://e.org/2 >> a.warc
	"$BIN/nc-clean" a.warc > out 2> err
	empty err
	is "http://e.org/1 3 http://e.org/2 3" "$(docs out | paste -sd ' ' -)"
	grep -qF "ends here. $P2" out
}

@test "a truncated stream: a message, and what is there is done" {
	local n at

	response http://e.org/1 > a.warc
	at=$(wc -c < a.warc)
	response http://e.org/2 > b
	n=$(http page | wc -c)
	cat b >> a.warc
	head -c $((at + $(wc -c < b) - 150)) a.warc > c.warc
	clean c.warc
	is 2 "$status" status
	is "nc-clean: c.warc: WARC record at byte $at is cut short: $((n - 146)) of $n bytes" \
	    "$(cat err)"
	is "http://e.org/1 http://e.org/2" \
	    "$(cut -f 2 out | uniq | paste -sd ' ' -)"
	grep -qF "http://e.org/2${TAB}${TAB}2${TAB}0${TAB}block${TAB}0${TAB}${#P1}" out
	# in the head of a record
	head -c $((at + 50)) a.warc > c.warc
	clean c.warc
	is 2 "$status" status
	is "nc-clean: c.warc: damaged WARC record at byte $at: its head is cut short" \
	    "$(cat err)"
	is "http://e.org/1 3" "$(docs out)"
	# the crawler has said so itself
	sed "s/^WARC-Type: response/&$CR\nWARC-Truncated: length/" b |
	    head -c -160 > c.warc
	"$BIN/nc-clean" c.warc > out 2> err
	empty err
	is http://e.org/2 "$(cut -f 2 out | uniq)"
}

@test "junk between records is reported once with its offset" {
	local at

	response http://e.org/1 > a.warc
	at=$(wc -c < a.warc)
	printf 'junk\nWARC/ junk\nWARC/1.0 \nno field\n' >> a.warc
	response http://e.org/2 >> a.warc
	clean a.warc
	is 2 "$status" status
	is "nc-clean: a.warc: damaged WARC record at byte $at: no record begins here" \
	    "$(cat err)"
	is "http://e.org/1 3 http://e.org/2 3" "$(docs out | paste -sd ' ' -)"
	# a head that the next one cuts
	{
		response http://e.org/1 | head -n 4
		response http://e.org/2
	} > a.warc
	clean a.warc
	is 2 "$status" status
	is 'nc-clean: a.warc: damaged WARC record at byte 0: its head is cut short' \
	    "$(cat err)"
	is "http://e.org/2 3" "$(docs out)"
}

@test "the head of a record may have 65536 bytes, not more" {
	local n

	response http://e.org/1 > one
	n=$(sed "/^$CR\$/q" one | wc -c)
	for extra in 0 1; do
		{
			printf 'WARC/1.0\r\nX: %0*d\r\n' \
			    $((65536 - n - 5 + extra)) 1
			tail -n +2 one
			response http://e.org/2
		} > a$extra.warc
	done
	"$BIN/nc-clean" a0.warc > out 2> err
	empty err
	is "http://e.org/1 3 http://e.org/2 3" "$(docs out | paste -sd ' ' -)"
	clean a1.warc
	is 2 "$status" status
	is 'nc-clean: a1.warc: damaged WARC record at byte 0: its head is too long' \
	    "$(cat err)"
	is "http://e.org/2 3" "$(docs out)"
	# however much has arrived: not at the start of the file
	{ response http://e.org/0; cat a1.warc; } > b.warc
	clean b.warc
	is 2 "$status" status
	[[ $(cat err) == *': its head is too long' ]]
}

@test "a body that is no page, whatever its type says, and an empty one" {
	printf '%%PDF-1.7\nxxxx' > pdf
	: > nothing
	{
		http pdf | record response http://e.org/1 application/http -
		http nothing | record response http://e.org/2 application/http -
		printf 'no head\n' |
		    record response http://e.org/3 application/http -
		response http://e.org/4
	} > a.warc
	clean a.warc
	is 2 "$status" status
	is "http://e.org/4 3" "$(docs out)"
	is 'nc-clean: a.warc: WARC record at byte 0: not read: a PDF' \
	    "$(sed -n 1p err)"
	[ "$(grep -c 'no HTTP head$' err)" -eq 1 ]
	[ "$(wc -l < err)" -le 3 ]
}

@test "at most ten damaged records are told, then their count" {
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13; do
		response http://e.org/$i 300
	done > a.warc
	clean a.warc
	[ "$(wc -l < err)" -eq 11 ]
	is 'nc-clean: 3 more damaged documents' "$(tail -n 1 err)"
	[ "$(docs out | wc -l)" -eq 13 ]
}

@test "a record longer than is held passes in windows" {
	{
		page | head -n 3
		awk 'BEGIN { for (i = 0; i < 60000; i++)
		    print "<!-- a comment of the page -->" }'
		page | tail -n 3
	} > long
	http long > block.long
	[ "$(wc -c < block.long)" -gt 1048576 ]
	record response http://e.org/1 application/http - < block.long > a.warc
	response http://e.org/2 >> a.warc
	"$BIN/nc-clean" a.warc > out 2> err
	empty err
	is "http://e.org/1 3 http://e.org/2 3" "$(docs out | paste -sd ' ' -)"
	# too long by far, too short, cut
	for n in 2000000 1100000; do
		record response http://e.org/1 application/http $n \
		    < block.long > a.warc
		response http://e.org/2 >> a.warc
		clean a.warc
		is 2 "$status" status
		is 'nc-clean: a.warc: damaged WARC record at byte 0: Content-Length is wrong' \
		    "$(cat err)"
		is "http://e.org/1 3 http://e.org/2 3" \
		    "$(docs out | paste -sd ' ' -)"
	done
	record response http://e.org/1 application/http - < block.long |
	    head -c 1500000 > a.warc
	clean a.warc
	is 2 "$status" status
	[[ $(cat err) == *'byte 0 is cut short: '* ]]
	is http://e.org/1 "$(cut -f 2 out | uniq)"
}

@test "the id of a record without an address is FILE:BYTE" {
	response http://e.org/1 | grep -av ^WARC-Target > a.warc
	"$BIN/nc-clean" a.warc > out 2> err
	empty err
	is "a.warc:0 3" "$(docs out)"
	# and one with odd bytes is made fit for the table
	response "$(printf 'http://e.org/\351\t\\x')" > a.warc
	"$BIN/nc-clean" a.warc > out
	is 'http://e.org/%E9%09\\x' "$(cut -f 2 out | uniq)"
}

@test "WARC-Date is the last date that a page can have, never its date" {
	response http://e.org/1 > a.warc
	"$BIN/nc-clean" a.warc | cut -f 3 | uniq > out
	printf '\n' | cmp - out
	sed 's,<head>,&<meta property="article:published_time" content="2023-03-14">,' \
	    page > dated
	http dated | record response http://e.org/1 application/http - > a.warc
	"$BIN/nc-clean" a.warc | cut -f 3 | uniq > out
	echo 2023-03-14 | cmp - out
	sed 's/2023-03-14/2023-04-14/' dated > late
	http late | record response http://e.org/1 application/http - > a.warc
	"$BIN/nc-clean" a.warc | cut -f 3 | uniq > out
	printf '\n' | cmp - out
}

@test "a document is out before the next record arrives" {
	local row

	response http://e.org/1 > one
	mkfifo in pipe
	"$BIN/nc-clean" < in > pipe &
	exec 5> in 6< pipe
	cat one >&5
	IFS= read -r -t 10 row <&6
	[[ $row == *http://e.org/1*'Harbour wall falls' ]]
	exec 5>&- 6<&-
	wait
}

@test "time is linear in a stream of heads, of markers and of wrong lengths" {
	[ -z "${NC_MEM-}" ] || skip "too slow under valgrind"
	awk 'BEGIN { for (i = 0; i < 200000; i++) print "WARC/1.0\nabc: def" }' \
	    > heads
	awk 'BEGIN { for (i = 0; i < 500000; i++) print "WARC/" }' > marks
	awk 'BEGIN { for (i = 0; i < 20000; i++)
	    print "WARC/1.0\nContent-Length: 30\n\nabc\n" }' > lengths
	{ printf 'WARC/1.0\nContent-Length: 999999999\n\n'; cat marks; } > long
	for f in heads marks lengths long; do
		status_of timeout 5 "$BIN/nc-clean" -i warc $f > out 2> err
		is 2 "$status" "status, $f"
		[ "$(wc -l < err)" -le 11 ]
	done
}

# A record of 100 kB for each line of input.
stream() {
	http big | record response http://e.org/1 application/http - > big.warc
	while read -r _; do
		cat big.warc
	done
}

@test "a stream is read in constant memory" {
	[ -z "${NC_MEM-}" ] || skip "too slow under valgrind"
	{
		page
		awk -v p="<p>$P1</p>" 'BEGIN { for (i = 0; i < 600; i++)
		    print "<div class=\"x" i "\"><a href=/>" i "</a>" p "</div>" }'
	} > big
	[ -n "${NC_SAN-}" ] || ulimit -v 24000
	seq 200 | stream | "$BIN/nc-clean" | cut -f 2 | uniq -c > out
	awk '{ exit !($1 >= 200) }' out
	[ "$(wc -l < out)" -eq 1 ]
}

@test "how the stream arrives does not matter" {
	local n

	command -v "$CC" >/dev/null || skip "no compiler"
	# shellcheck disable=SC2086 # flags are words
	$CC $TEST_CFLAGS -std=c11 -D_POSIX_C_SOURCE=200809L -o slowcat \
	    "$BATS_TEST_DIRNAME/slowcat.c"
	chunks 97 < page > chunked
	{
		response http://e.org/1
		http chunked 'Content-Type: text/html; charset=latin1' \
		    'Transfer-Encoding: chunked' |
		    record response http://e.org/2 application/http -
		response http://e.org/3 200
		printf 'junk\n'
		response http://e.org/4
	} > a.warc
	status_of "$BIN/nc-clean" -a < a.warc > want 2> err
	[ "$(docs want | wc -l)" -eq 4 ]
	for n in 1 7 4096; do
		status_of ./slowcat $n "$BIN/nc-clean" -a < a.warc > out 2> err2
		same want out
		same err err2
	done
}
