# nc-split: where sentences end, their numbers and offsets, what passes.

load helpers

setup() {
	CASES=$BATS_TEST_DIRNAME/cases
	ROOT=$BATS_TEST_DIRNAME/..
	T=$BATS_TEST_TMPDIR
}

# cases FILE [OPTION]: runs "text TAB sentences" lines, prints those that fail
cases() {
	grep -v '^#' "$1" > "$T/cases"
	cut -f 1 "$T/cases" > "$T/in"
	"$BIN/nc-split" ${2-} -f 1 "$T/in" > "$T/out"
	awk -F '\t' -v in_name="$T/in" '
	NR == FNR {
		got[$2] = got[$2] sep[$2] $11
		sep[$2] = " | "
		next
	}
	got[in_name ":" FNR] != $2 {
		printf "%s\n  got  %s\n  want %s\n", $1, got[in_name ":" FNR], $2
		bad++
	}
	END { exit bad > 0 }' "$T/out" "$T/cases"
}

@test "sentences: cases/nc-split.tsv" {
	cases "$CASES/nc-split.tsv"
}

@test "sentences of news: cases/nc-split-news.tsv" {
	cases "$CASES/nc-split-news.tsv"
}

@test "sentences with -q: cases/nc-split-quotes.tsv" {
	cases "$CASES/nc-split-quotes.tsv" -q
}

@test "sent rows: numbers, label, offsets" {
	{
		text_row block s d 2024-01-01 1 0 title 'Port shut'
		text_row block s d 2024-01-01 2 0 body 'He left. She stayed.'
		text_row block s e '' 1 0 caption 'A boat. Photo: me'
	} | "$BIN/nc-split" > "$T/out"
	{
		text_row sent s d 2024-01-01 1 1 title 'Port shut'
		text_row sent s d 2024-01-01 2 2 body 'He left.'
		text_row sent s d 2024-01-01 2 3 body 'She stayed.'
		text_row sent s e '' 1 1 caption 'A boat.'
		text_row sent s e '' 1 2 caption 'Photo: me'
	} > "$T/want"
	same "$T/want" "$T/out"
}

@test "end counts bytes of the unescaped text" {
	row s d '' 1 0 block 0 23 body '' 'A é\tb \\ was. Then\nit ends.' |
	    "$BIN/nc-split" | cut -f 8,11 > "$T/out"
	printf '%s\t%s\n' 13 'A é\tb \\ was.' 13 'Then\nit ends.' > "$T/want"
	same "$T/want" "$T/out"
}

@test "dropped blocks, sentences and unknown kinds pass in place" {
	{
		row s d '' 0 0 block 0 12 nav '' 'Home. About.'
		row s d '' 1 7 sent 0 16 body '' 'It was. It is so.'
		row s d '' 1 7 ent 0 2 MISC '' It
		row s d '' x y note '' '' '' '' 'Any. Thing.'
	} > "$T/in"
	text_row block s d '' 2 0 body 'New. Row.' > "$T/block"
	cat "$T/in" "$T/block" | "$BIN/nc-split" > "$T/out"
	{
		cat "$T/in"
		text_row sent s d '' 2 8 body 'New.'
		text_row sent s d '' 2 9 body 'Row.'
	} > "$T/want"
	same "$T/want" "$T/out"
	cat "$T/in" "$T/block" | "$BIN/nc-split" -o > "$T/only"
	tail -n 2 "$T/want" > "$T/want2"
	same "$T/want2" "$T/only"
}

@test "splitting twice is splitting once" {
	cut -f 1 "$CASES/nc-split.tsv" | "$BIN/nc-split" -f 1 > "$T/once"
	"$BIN/nc-split" "$T/once" > "$T/twice"
	[ -s "$T/once" ]
	same "$T/once" "$T/twice"
}

@test "annotations of a block that is split are reported and left out" {
	{
		text_row block s d '' 1 0 body 'Bell left. Lyme slept.'
		row s d '' 1 0 ent 0 4 PER Bell Bell
		row s d '' 1 0 date 0 4 DATE 2024 Bell
		text_row block s d '' 0 0 nav 'Home'
		row s d '' 0 0 ent 0 4 LOC Home Home
	} > "$T/in"
	run -2 --separate-stderr "$BIN/nc-split" "$T/in"
	is "nc-split: $T/in:2: annotation of a block that is split: run \
nc-split first" "${stderr_lines[0]}"
	is 2 "${#stderr_lines[@]}" messages
	is 4 "${#lines[@]}" rows
}

@test "a block of many lines: blank lines and items separate, others do not" {
	{
		row s d '' 1 0 block 0 0 body '' 'One line\ngoes on.\n\nAnother'
		row s d '' 2 0 block 0 0 list '' 'To do:\n- buy\n- sell\n• rest'
		row s d '' 3 0 block 0 0 body '' ' \n\n '
	} | "$BIN/nc-split" | cut -f 11 > "$T/out"
	printf '%s\n' 'One line\ngoes on.' Another 'To do:' '- buy' '- sell' \
	    '• rest' > "$T/want"
	same "$T/want" "$T/out"
}

@test "no character is cut and none is lost, whatever the bytes" {
	cat > "$T/prop.c" <<-'END'
	#include <stdio.h>
	#include <stdlib.h>
	#include "split/split.h"
	#include "utf8.h"

	static const char *const piece[] = { " ", ". ", "! ", "? ", ".", "...",
		"\xe2\x80\xa6", "\"", "\xe2\x80\x9c", "\xe2\x80\x9d", "'", "(",
		")", "[", "]", "\n", "\n\n", "\t", "\r", "\xc2\xa0", "\xe3\x80\x80",
		"A", "b", "The", "the", "Mr", "U.S", "p.m", "12", "1. ", "2. ",
		"\xc3\xa9", "\xc3\x89", "\xf0\x9f\x98\x80", "\xe2", "\x80", "\xff",
		"\x01", "-", "\xe2\x80\x94", ":)", "[...]", "http://a.b", "said",
		"\xe2\x80\x8b", ". . . ", "...." };
	static char text[4096];
	static size_t n, at;

	static void
	space(size_t to)
	{
		uint32_t cp;

		while (at < to) {
			at += utf8_step(text + at, text + n, &cp);
			if (cp == UTF8_BAD || !(uni_class(cp) & UNI_SPACE))
				abort();
		}
		if (at != to)
			abort();
	}

	static void
	each(void *arg, size_t start, size_t end)
	{
		uint32_t cp;

		(void)arg;
		space(start);
		if (end <= start || end > n)
			abort();
		while (at < end)
			at += utf8_step(text + at, text + n, &cp);
		if (at != end)		/* inside of a character */
			abort();
	}

	int
	main(void)
	{
		unsigned long x = 1, i, k, m;

		for (i = 0; i < 60000; i++) {
			x = (x * 1103515245 + 12345) & 0x7fffffff;
			m = (x >> 8) % 40;
			for (n = k = 0; k < m; k++) {
				const char *p;

				x = (x * 1103515245 + 12345) & 0x7fffffff;
				p = piece[(x >> 8) % (sizeof(piece) /
				    sizeof(*piece))];
				if ((x >> 16) % 50 == 0)
					text[n++] = '\0';
				while (*p != '\0')
					text[n++] = *p++;
			}
			at = 0;
			split_text(span_of(text, n), (unsigned)(i & 1), each,
			    NULL);
			space(n);
		}
		puts("ok");
		return 0;
	}
	END
	(cd "$ROOT" && $CC -std=c11 -D_POSIX_C_SOURCE=200809L $TEST_CFLAGS \
	    -Isrc -iquote src/lib -Ibuild/gen -o "$T/prop" "$T/prop.c" \
	    src/split/*.c build/libnc.a)
	run -0 "$T/prop"
	is ok "$output"
}

@test "time is linear in hostile text" {
	local p

	for p in '. ' '.' '! A ' '" ' '("' '1. ' 'a.b ' '. . ' '.(' "?' " \
	    ' ' 'A. ' ': ) ' '...“' '\\n1. '; do
		awk -v p="$p" 'BEGIN {
			printf "s\td\t\t1\t0\tblock\t0\t0\tbody\t\t"
			for (i = 0; i * length(p) < 2000000; i++)
				printf "%s", p
			print ""
		}' > "$T/in"
		timeout 5 "$BIN/nc-split" "$T/in" > "$T/out"
		timeout 5 "$BIN/nc-split" -q "$T/in" > "$T/out"
	done
}

@test "the examples of nc-split(1) give what they say" {
	mkdir -p "$T/work/tests/data"
	cp -R "$BATS_TEST_DIRNAME/data/reports" "$T/work/tests/data/"
	cd "$ROOT"
	PATH="$(cd "$BIN" && pwd):$PATH" sh tests/examples.sh man/nc-split.1 \
	    "$T/work"
}
