#!/usr/bin/env bats
# Encodings of pages and of text: which one is chosen, and what comes of it.

load helpers

setup() {
	cd "$BATS_TEST_TMPDIR" || exit
	# all of it is in windows-1252
	T1='The council – led by Zoë Müller – voted on Tuesday to rebuild the harbour wall that gave way twice, a project that will close the “Café” until autumn.'
	T2='“We have patched it long enough,” said the mayor, who told residents in the town hall that the old stones could not be saved any more.'
	# in iso-8859-2 and windows-1250
	L2='Rada miejska w Łodzi uchwaliła we wtorek odbudowę muru, który dwa razy runął, powiedział burmistrz mieszkańcom zebranym w ratuszu.'
}

# to NAME: makes that encoding of UTF-8
to() {
	iconv -f UTF-8 -t "$1" "${@:2}"
}

# page HEAD [TEXT]: a page with that in its head
page() {
	printf '<html><head>%s<title>Wall</title></head><body>\n' "$1"
	printf '<article><h1>A wall falls in Northgate</h1><p>%s</p><p>%s</p>' \
	    "${2-$T1}" "${2-$T2}"
	printf '</article></body></html>\n'
}

# http CHARSET: the file p in a WARC record, with that in its HTTP header
http() {
	printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html; Charset=%s\r\n\r\n' \
	    "$1" | cat - p > block
	printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: x\r\nContent-Length: %s\r\n\r\n' \
	    "$(wc -c < block)" | cat - block
}

# reads FILE TEXT [OPTION...]: a block of the file is the text, and no word
# is said about it
reads() {
	local file=$1 text=$2

	shift 2
	"$BIN/nc-clean" -a "$@" "$file" > out 2> err
	empty err
	grep -qF "$TAB$text" out && return
	echo "$file: wanted $text, got:" >&2
	cut -f 11 out >&2
	return 1
}

@test "UTF-8: with a mark, declared, or as it is" {
	{ printf '\357\273\277'; page ''; } > p
	reads p "$T1"
	page '<meta charset="utf-8">' > p
	reads p "$T1"
	page '' > p
	reads p "$T1"
	# a few bad bytes do not make it another encoding
	page '<meta charset=utf-8>' "$T1" | sed "s/council/coun$(printf '\351')cil/" > p
	reads p "${T1/council/coun$(printf '\357\277\275')cil}"
}

@test "UTF-16: with a mark, or by its NULs" {
	local as

	command -v iconv || skip "no iconv here"
	for as in UTF-16 UTF-16LE UTF-16BE; do
		page '' "$T1 🙂 $L2" | to $as > p
		reads p "$T1 🙂 $L2"
		printf '%s\n%s\n' "$T1" "$T2" | to $as > p.txt
		reads p.txt "$T2"
	done
	# half a character at the end, and half a pair
	{ page '' | to UTF-16LE; printf '\0330\0000x'; } > p
	reads p "$T1"
}

@test "windows-1252 is what latin1, ascii and iso-8859-1 mean" {
	local label

	command -v iconv || skip "no iconv here"
	for label in windows-1252 ISO-8859-1 latin1 us-ascii ' cp1252 ' L1; do
		page "<meta charset='$label'>" | to CP1252 > p
		reads p "$T1"
	done
}

@test "where the label may stand" {
	local head heads=(
	    '<META CHARSET=windows-1250>'
	    '<meta name=x content="text/html; charset=utf-8"><meta charset="windows-1250" />'
	    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">'
	    "<meta content='text/html;charset = \"windows-1250\" x' http-equiv=content-type>"
	    '<!-- <meta charset=utf-8> --><meta charset=windows-1250>'
	    '<script>"<meta charset=utf-8>"</script><meta charset=windows-1250>'
	    '<style><meta charset=utf-8></style><meta charset=windows-1250>'
	    '<link title="<meta charset=utf-8>"><meta charset=windows-1250>')

	command -v iconv || skip "no iconv here"
	for head in "${heads[@]}"; do
		page "$head" "$L2" | to CP1250 > p
		reads p "$L2"
	done
	{
		printf '<?xml version="1.0" encoding="windows-1250"?>'
		page '' "$L2"
	} | to CP1250 > p
	reads p "$L2"
	# behind more than the 1024 bytes that the standard looks at
	page "<link href=$(printf '%03000d' 1)><meta charset=windows-1250>" \
	    "$L2" | to CP1250 > p
	reads p "$L2"
}

@test "other encodings by iconv(3)" {
	local label name text

	command -v iconv || skip "no iconv here"
	while IFS=$'\t' read -r label name text; do
		page "<meta charset=$label>" "$text" | to "$name" > p
		reads p "$text"
	done <<-'END'
	iso-8859-2	ISO-8859-2	Rada miejska w Łodzi uchwaliła odbudowę muru.
	iso-8859-15	ISO-8859-15	Le cœur de la ville a coûté 3 €.
	windows-1251	CP1251	Городской совет решил восстановить стену.
	koi8-r	KOI8-R	Городской совет решил восстановить стену.
	iso-8859-7	ISO-8859-7	Το συμβούλιο αποφάσισε.
	windows-1254	CP1254	Belediye meclisi Erdoğan için oy verdi.
	gb2312	GBK	市议会星期二投票决定重建港口围墙。
	big5	BIG5	市議會星期二投票決定重建港口圍牆。
	shift_jis	SHIFT_JIS	市議会は火曜日に港の壁を再建することを決めた。
	euc-jp	EUC-JP	市議会は火曜日に港の壁を再建することを決めた。
	iso-2022-jp	ISO-2022-JP	市議会は火曜日に港の壁を再建することを決めた。
	ks_c_5601-1987	EUC-KR	시의회는 화요일에 항구 벽을 재건하기로 결정했다.
	END
}

@test "every label of the list is known, its encoding too" {
	local label kind names n=0

	# musl lacks some
	[ -z "${NC_STATIC-}" ] || skip "the static build has musl's iconv"
	[ -z "${NC_MEM-}" ] || skip "too many runs for valgrind"
	while IFS=$'\t' read -r label kind names; do
		case $label in '#'*) continue ;; esac
		case $kind in CHARSET_STATE|CHARSET_UTF16*) continue ;; esac
		printf '<meta charset="%s"><p>\350\244\244 x\n' "$label" > p
		"$BIN/nc-clean" -a p > out 2> err || {
			grep -q 'said to be' err || { echo "$label: $names"
			cat err; return 1; }
		}
		n=$((n + 1))
	done < "$BATS_TEST_DIRNAME/../src/data/charsets.tsv"
	[ "$n" -gt 200 ]
}

@test "characters and shifts that the end of a window cuts" {
	local i text='市議会は火曜日に港の壁を再建することを決めた。'

	command -v iconv || skip "no iconv here"
	awk -v t="<p>$text" 'BEGIN { for (i = 0; i < 4000; i++) print t }' > many
	for name in SHIFT_JIS EUC-JP ISO-2022-JP UTF-16 UTF-8; do
		{ printf '<html><meta charset=%s>' "$name"; cat many; } |
		    to $name > p
		"$BIN/nc-clean" -a -i html p > out 2> err
		empty err
		[ "$(cut -f 11 out | sort -u)" = "$text" ]
	done
}

@test "the HTTP header comes before the page" {
	command -v iconv || skip "no iconv here"
	page '<meta charset=windows-1252>' "$L2" | to CP1250 > p
	http '"windows-1250"' > a.warc
	reads a.warc "$L2"
}

@test "a label that lies: a message, and the bytes are read as what they are" {
	command -v iconv || skip "no iconv here"
	page '<meta charset=utf-8>' | to CP1252 > p
	status_of "$BIN/nc-clean" p > out 2> err
	is 2 "$status" status
	is 'nc-clean: p: byte 0: said to be utf-8, read as windows-1252' \
	    "$(cat err)"
	grep -qF "$TAB$T1" out
	page '<meta charset=gb2312>' > p
	page '<meta charset=ISO-8859-2>' > p2
	status_of "$BIN/nc-clean" p p2 > out 2> err
	is 2 "$status" status
	is 'nc-clean: p: byte 0: said to be gb2312, read as utf-8' \
	    "$(head -n 1 err)"
	is 'nc-clean: p2: byte 0: said to be ISO-8859-2, read as utf-8' \
	    "$(tail -n 1 err)"
	[ "$(grep -cF "$TAB$T1" out)" -eq 2 ]
	# an honest page that is not ASCII behind its first window
	{
		printf '<html><meta charset=utf-8><!--%0100000d-->' 1
		page ''
	} | to CP1252 > p
	status_of "$BIN/nc-clean" p > out 2> err
	is 2 "$status" status
	grep -qF "$TAB$T1" out
}

@test "a label that nobody knows: a message, and a guess" {
	command -v iconv || skip "no iconv here"
	page '<meta charset="x-klingon">' > p
	page '<meta charset="x-klingon">' | to CP1252 > p2
	status_of "$BIN/nc-clean" p p2 > out 2> err
	is 2 "$status" status
	printf 'nc-clean: %s: byte 0: unknown charset: x-klingon\n' p p2 > want
	same want err
	[ "$(grep -cF "$TAB$T1" out)" -eq 2 ]
	# the header of HTTP has none, or one that a proxy has doubled
	for head in none 'utf-8, text/html'; do
		page '<meta charset=windows-1252>' | to CP1252 > p
		http "$head" > a.warc
		[ "$head" = none ] || { page '' > p; http "$head" > a.warc; }
		reads a.warc "$T1"
	done
}

@test "a page in ASCII is what it says, whatever that is" {
	for label in gb2312 utf-8 koi8-r utf-16; do
		page "<meta charset=$label>" 'The wall fell on Monday & nobody was hurt by it, the mayor said.' > p
		reads p 'The wall fell on Monday & nobody was hurt by it, the mayor said.'
	done
}

@test "text: UTF-8, or plainly windows-1252" {
	command -v iconv || skip "no iconv here"
	printf '%s\n%s\n' "$T1" "$T2" > t
	reads t "$T1"
	to CP1252 t > t.txt
	reads t.txt "$T1"
	reads t.txt "$T2" -i text
	# mostly UTF-8
	{ cat t; printf 'one bad \351 byte\n'; } > t2
	reads t2 "$T1"
	reads t2 "$(printf 'one bad \357\277\275 byte')"
	# no text of windows-1252 has such bytes
	printf 'bad \201\215\377\n' > t3
	reads t3 "$(printf 'bad \357\277\275\357\277\275\357\277\275')"
	# what a page says of itself means nothing in text
	{ cat t.txt; echo '<meta charset=koi8-r>'; } > t4
	reads t4 "$T1"
}

@test "no file is opened for the common encodings" {
	command -v strace || skip "no strace here"
	[ -z "${NC_SAN-}${NC_MEM-}" ] || skip "strace and checkers do not mix"
	command -v iconv || skip "no iconv here"
	page '<meta charset=iso-8859-1>' | to CP1252 > p
	page '' | to UTF-16 > p2
	page '<meta charset=utf-8>' > p3
	strace -f -e trace=openat,open -o trace "$BIN/nc-clean" p p2 p3 > out
	[ "$(grep -c gconv trace)" -eq 0 ]
}
