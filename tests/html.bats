#!/usr/bin/env bats
# html.bats - the tokenizer of HTML by itself (htmltest.c), and hostile pages
# through nc-clean: the article is kept, in bounded time and memory.

load helpers

setup_file() {
	local root=$BATS_TEST_DIRNAME/.. lib=$BIN/../build

	command -v "$CC" >/dev/null || return 0
	# shellcheck disable=SC2086 # flags are words
	$CC $TEST_CFLAGS -std=c11 -D_POSIX_C_SOURCE=200809L \
	    -iquote "$root/src/lib" -iquote "$root/src" -I"$lib/gen" \
	    -o "$BATS_FILE_TMPDIR/htmltest" "$root/tests/htmltest.c" \
	    "$root/src/clean/html.c" "$root/src/clean/refs.c" \
	    "$root/src/clean/mojibake.c" "$lib/libnc.a"
}

setup() {
	T=$BATS_TEST_TMPDIR
	HEAD='<!DOCTYPE html><title>Wall to be rebuilt</title><body>'
	ARTICLE='<article><h1>Northgate votes to rebuild the wall</h1>
	<p>The council of Northgate voted on Tuesday to rebuild the harbour
	wall that gave way twice, a project that will close the market.</p>
	<p>"We have patched it long enough," said the mayor, who told residents
	in the town hall that the old stones could not be saved any more.</p>
	<p>Engineers hired by the council found that the foundations of the
	wall had been washed out by the storms, over 300 metres.</p>
	<p>Critics say that the plan comes too late for the traders of the
	harbour, some of whom have already left the town for Sandhaven.</p>
	</article>'
}

# times N TEXT: the text so often
times() {
	awk -v n="$1" -v s="$2" 'BEGIN {
		for (i = 0; i < 1000; i++)
			t = t s
		for (; n >= 1000; n -= 1000)
			printf "%s", t
		for (; n > 0; n--)
			printf "%s", s
	}' </dev/null
}

# page BEFORE BEHIND: commands that write what is around the article
page() {
	printf '%s' "$HEAD"
	eval "$1"
	printf '%s' "$ARTICLE"
	eval "$2"
}

# survives WHAT BEFORE BEHIND: the article is kept and little else, within 5
# seconds and 48 MB; of a page that is too large it may be said
survives() {
	local kb=49152 seconds=5

	[ -z "${NC_SAN-}${NC_MEM-}" ] || { kb=unlimited seconds=60; }
	page "$2" "$3" > "$T/page.html"
	(
		ulimit -v "$kb"
		ulimit -t "$seconds"
		exec "$BIN/nc-clean" -i html "$T/page.html"
	) > "$T/out" 2> "$T/err" ||
	    { [ $? -eq 2 ] && grep -q ': some are left out$' "$T/err"; } ||
	    { echo "$1: failed"; cat "$T/err"; return 1; }
	cut -f 11 "$T/out" > "$T/text"
	for s in 'The council of .* close the market\.$' \
	    '^"We have patched .* any more\.$' \
	    '^Engineers hired .* 300 metres\.$' '^Critics say .* Sandhaven\.$'; do
		grep -q "$s" "$T/text" ||
		    { echo "$1: lost $s"; head -n 5 "$T/text"; return 1; }
	done
	[ "$(wc -l < "$T/text")" -lt 12 ] ||
	    { echo "$1: kept too much"; head -n 20 "$T/text"; return 1; }
}

@test "html: tokens: cases/nc-clean-html.tsv" {
	[ -x "$BATS_FILE_TMPDIR/htmltest" ] || skip "no C compiler"
	"$BATS_FILE_TMPDIR/htmltest" cases \
	    "$BATS_TEST_DIRNAME/cases/nc-clean-html.tsv"
}

@test "html: the limits of tags, raw text and references, from both sides" {
	[ -x "$BATS_FILE_TMPDIR/htmltest" ] || skip "no C compiler"
	"$BATS_FILE_TMPDIR/htmltest" limits
}

@test "html: all 2,231 character references" {
	[ -x "$BATS_FILE_TMPDIR/htmltest" ] || skip "no C compiler"
	"$BATS_FILE_TMPDIR/htmltest" names \
	    "$BATS_TEST_DIRNAME/../src/data/clean-entities.tsv"
}

@test "html: text without what is not text" {
	page : : | sed 's,close the market,<!-- <p>a --><script>if (a<b) c("<p>d</p>")</script><style>p > b {}</style>close \&amp; end<wbr/> the\&#32;m\&aacute;rket,' \
	    > "$T/in.html"
	"$BIN/nc-clean" "$T/in.html" | cut -f 11 > "$T/out"
	grep -q 'a project that will close & end the márket\.$' "$T/out"
	lacks 'if (a' "$T/out"
	lacks '--' "$T/out"
	lacks 'p > b' "$T/out"
}

@test "html: nested ever deeper, never closed" {
	survives divs "times 100000 '<div>'" "times 100000 '</div>'"
	survives "open divs" "times 100000 '<div class=x>'" :
	survives "p b" "times 50000 '<p><b>'" :
	survives "p b x" : "times 50000 '<p><b>x'"
	survives tables "times 100000 '<table><tr><td>'" :
	survives "ends of nothing" "times 100000 '</p></div></b></x>'" :
}

@test "html: tags that go on and on" {
	survives attribute "printf '<div class=\"'; times 2000000 'a b-c'
	    printf '\">'" "printf '</div>'"
	survives "open attribute" : "printf '<a href=\"'; times 2000000 '/a?b'"
	survives attributes "printf '<div'; times 100000 ' a1=b id=x'
	    printf '>'" :
	survives name "printf '<'; times 1000000 n; printf '>'" :
	survives "open tags" : "times 500000 '<a '"
	survives "class words" : \
	    "awk 'BEGIN { for (; i < 50000; i++)
	    printf \"<p class=a%d-b%d>\", i, 7 * i }' </dev/null"
}

@test "html: marks without end" {
	survives "<" : "times 2000000 '<'"
	survives "< before" "times 2000000 '<'" :
	survives br "times 500000 '<br>'" "times 500000 '<br>'"
	survives comment : "printf '<!--'; times 300000 '-> -- <p>'"
	survives script : "printf '<script>'; times 100000 'if (a<b) \"</p>\";'"
	survives escaped : "printf '<script><!--'; times 300000 '<script>'"
	survives references : "printf '<p>'; times 300000 '&&amp&#&#1'
	    printf '&#'; times 1000000 1"
	survives NUL : "printf '<p'; head -c 100 /dev/zero; printf '>'
	    head -c 100 /dev/zero; times 2000 'a b'"
	survives colspan "printf '<table><tr><td colspan=1000000000>a</table>'" \
	    "printf '<td colspan=99999999999999999999 rowspan=-1>b'"
}

@test "html: what nothing closes loses no article" {
	survives title "printf '<title>open <link rel=x>'" :
	survives textarea "printf '<textarea>'; times 70000 x" :
	survives svg "printf '<div><svg><path d=x></div>'" :
	survives link "printf '<div><a href=/x>Home'" :
	survives form "printf '<form action=/x><input name=q>'" :
	survives list "printf '<ul><li><a href=/x>Home</a><li><i>News'" :
}

@test "html: megabytes of one word, one paragraph, one line" {
	survives word : "printf '<p>'; times 5000000 w"
	survives words : "printf '<ul>'
	    times 20000 '<li><a href=/x>Read more of this</a></li>'"
}
