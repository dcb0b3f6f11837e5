# nc-clean: date and title of pages of HTML.

load helpers

setup() {
	CASES=$BATS_TEST_DIRNAME/cases
	T=$BATS_TEST_TMPDIR
}

# page HEAD BODY: a page with an article
page() {
	printf '<!doctype html><html><head>%s</head><body>%s' "$1" "$2" |
	    sed 's/\\x0b/\n/g'
	cat <<-'END'
	<div class="article-body">
	<p>The council of Northgate voted on Tuesday to rebuild the harbour wall that gave way twice, a project that will close the market until autumn.</p>
	<p>"We have patched it long enough," said the mayor, who told residents in the town hall that the old stones could not be saved any more.</p>
	<p>Engineers hired by the council found that the foundations of the wall had been washed out by the storms, over a length of 300 metres.</p>
	<p>Critics say that the plan comes too late for the traders of the harbour, some of whom have already left the town for Sandhaven.</p>
	</div></body></html>
	END
}

# pages COLUMN: each case of the table as a file; number, column and case
# into $T/want
pages() {
	local head body rest n=0

	mkdir -p "$T/p"
	# a tab is white space to read: empty fields need another separator
	tr '\t' '\037' < "$CASES/nc-clean-meta.tsv" > "$T/cases"
	while IFS=$'\037' read -r head body dct title; do
		case $head in '#'*) continue ;; esac
		n=$((n + 1))
		page "$head" "$body" > "$T/p/$n.html"
		[ "$1" = dct ] && rest=$dct || rest=$title
		printf '%s\t%s\t%s\n' "$n" "$rest" "$head $body" >> "$T/want"
	done < "$T/cases"
	[ "$n" -gt 70 ]
}

@test "the date of a page: cases/nc-clean-meta.tsv" {
	pages dct
	"$BIN/nc-clean" -i html "$T"/p/*.html > "$T/out"
	awk -F '\t' 'NR == FNR { got[$2] = $3; seen[$2] = 1; next }
	!seen[$1] || got[$1] != $2 {
		print $3 ": got " got[$1] ", want " $2
		bad = 1
	}
	END { exit bad }' "$T/out" "$T/want"
}

@test "the title of a page: cases/nc-clean-meta.tsv" {
	pages title
	"$BIN/nc-clean" -i html "$T"/p/*.html > "$T/out"
	awk -F '\t' 'NR == FNR { if ($9 == "title") got[$2] = $11; next }
	$3 ~ /<title|<h1|headline|og:title/ && got[$1] != $2 {
		print $3 ": got " got[$1] ", want " $2
		bad = 1
	}
	END { exit bad }' "$T/out" "$T/want"
}

@test "no date of a WARC record is after its fetch" {
	local body='<h1>Harbour wall gave way</h1><p class="date">March 5, 2031</p><p class="byline">January 29, 2024</p>'

	page '' "$body" > "$T/page"
	{
		printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'
		cat "$T/page"
	} > "$T/http"
	{
		printf 'WARC/1.0\r\nWARC-Type: response\r\n'
		printf 'WARC-Target-URI: https://sandhaven.example/wall\r\n'
		printf 'WARC-Date: 2024-02-01T00:00:00Z\r\n'
		printf 'WARC-Record-ID: <urn:uuid:0>\r\n'
		printf 'Content-Type: application/http; msgtype=response\r\n'
		printf 'Content-Length: %d\r\n\r\n' "$(wc -c < "$T/http")"
		cat "$T/http"
		printf '\r\n\r\n'
	} > "$T/x.warc"
	"$BIN/nc-clean" -i warc "$T/x.warc" > "$T/out"
	[ -s "$T/out" ]
	[ "$(cut -f 3 "$T/out" | sort -u)" = 2024-01-29 ]
}

@test "a page with a million dates is done in little memory and time" {
	local kb=200000 seconds=10

	[ -z "${NC_SAN-}${NC_MEM-}" ] || { kb=unlimited seconds=60; }
	{
		printf '<html><body><h1>Dates</h1>'
		awk 'BEGIN { for (i = 0; i < 100000; i++)
			print "<div class=\"date c" i "\"><time datetime=\"2024-01-29\">Jan 29, 2024</time>" }'
		printf '<script type="application/ld+json">'
		awk 'BEGIN { for (i = 0; i < 200000; i++)
			printf "{\"@type\":\"NewsArticle\",\"datePublished\":[\"2024-01-29\"," }'
		printf '</script></body></html>'
	} > "$T/many.html"
	(ulimit -v $kb && timeout $seconds "$BIN/nc-clean" -i html "$T/many.html") > "$T/out" 2> "$T/err" ||
	    { [ $? -eq 2 ] && grep -q ': some are left out$' "$T/err"; }
}
