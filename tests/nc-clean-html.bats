#!/usr/bin/env bats
# nc-clean on pages of HTML: blocks, which of them are kept, their roles.

load helpers

setup() {
	CASES=$BATS_TEST_DIRNAME/cases
	T=$BATS_TEST_TMPDIR
}

# page: a page of news around the lines of standard input, which stand behind
# the third paragraph; $BEFORE above the text, $AFTER below it, $END at the end
page() {
	cat <<-'END'
	<!DOCTYPE html><html><head><meta charset=utf-8>
	<title>Northgate votes to rebuild harbour wall | The Northgate Herald</title>
	<meta property="og:title" content="Northgate votes to rebuild harbour wall">
	</head><body><header class="site-header"><a href=/>The Northgate Herald</a>
	<nav class="main-nav"><ul><li><a href=/n>News</a><li><a href=/s>Sport</a>
	<li><a href=/w>Weather</a></ul></nav></header>
	<main><article class="story"><h1 class="headline">Northgate votes to rebuild harbour wall</h1>
	END
	echo "${BEFORE-}"
	cat <<-'END'
	<div class="byline">By <a href=/jane>Jane Doe</a></div>
	<div class="article-body">
	<p>The council of Northgate voted on Tuesday to rebuild the harbour wall that gave way twice, a project that will close the market until autumn.</p>
	<p>"We have patched it long enough," said the mayor, who told residents in the town hall that the old stones could not be saved any more.</p>
	<p>Engineers hired by the council found that the foundations of the wall had been washed out by the storms, over a length of 300 metres.</p>
	END
	cat
	cat <<-'END'
	<p>Critics say that the plan comes too late for the traders of the harbour, some of whom have already left the town for Sandhaven.</p>
	<p>Work is to begin in March, the council said, and the ferry will land at the old pier until the wall is finished.</p>
	</div>
	END
	echo "${AFTER-}"
	cat <<-'END'
	</article></main>
	<aside class="sidebar related-articles"><h3>Most read</h3><ul>
	<li><a href=/1>Ferry sinks off Sandhaven</a><li><a href=/2>Ten things to know about walls</a></ul></aside>
	<section class="comments"><h3>Comments</h3><p class="comment-author">wallflower</p>
	<p class="comment-text">I have lived here for forty years and I have never seen a wall like that one, it is a disgrace and they should all resign.</p></section>
	<footer class="site-footer"><p>Copyright 2024 The Northgate Herald</p></footer>
	END
	echo "${END-}</body></html>"
}

# label TEXT: the label of the block with this text in $T/out
label() {
	awk -F '\t' -v t="$1" '$11 == t { print $9; exit }' "$T/out"
}

@test "blocks: cases/nc-clean-blocks.tsv" {
	local in want got n=0 bad=0

	mkdir "$T/b"
	while IFS=$'\t' read -r in want; do
		case $in in '#'*) continue ;; esac
		n=$((n + 1))
		printf '<body>%b' "$in" > "$T/b/$n.html"
		printf '%s\t%s\t%s\n' "$n" "$want" "$in" >> "$T/want"
	done < "$CASES/nc-clean-blocks.tsv"
	"$BIN/nc-clean" -i html -a "$T"/b/*.html > "$T/out"
	awk -F '\t' 'NR == FNR {
		got[$2] = got[$2] (got[$2] == "" ? "" : " | ") $11
		next
	}
	got[$1] != $2 {
		print $3 ": got " got[$1] ", want " $2
		bad = 1
	}
	END { exit bad }' "$T/out" "$T/want"
	[ "$n" -gt 30 ]
}

@test "a page of news: what is kept" {
	page </dev/null > "$T/p.html"
	"$BIN/nc-clean" "$T/p.html" > "$T/out"
	is "title body body body body body" \
	    "$(cut -f 9 "$T/out" | paste -sd ' ' -)"
	is "1 2 3 4 5 6" "$(cut -f 4 "$T/out" | paste -sd ' ' -)"
}

@test "a page of news: why the rest is left out" {
	page </dev/null > "$T/p.html"
	"$BIN/nc-clean" -a "$T/p.html" > "$T/out"
	is nav "$(label Sport)"
	is byline "$(label 'By Jane Doe')"
	is comment "$(label wallflower)"
	is copyright "$(label 'Copyright 2024 The Northgate Herald')"
	is list-item "$(label 'Ferry sinks off Sandhaven')"
}

@test "what stands in the text: heading, list, caption, quotation" {
	page > "$T/p.html" <<-'END'
	<h2>Three walls in ten years</h2>
	<ul><li>The first wall was built by the harbour company in 1871.</li>
	<li>The second one stood for eighty years until the great flood.</li></ul>
	<figure><img src=a.jpg><figcaption>The wall last week. Photograph: John Roe</figcaption></figure>
	<blockquote><p>The sea does not wait for the council to make up its mind about money.</p></blockquote>
	END
	"$BIN/nc-clean" "$T/p.html" > "$T/out"
	is heading "$(label 'Three walls in ten years')"
	is list "$(label 'The first wall was built by the harbour company in 1871.')"
	is caption "$(label 'The wall last week. Photograph: John Roe')"
	is body "$(label 'The sea does not wait for the council to make up its mind about money.')"
}

@test "what interrupts the text is left out" {
	page > "$T/p.html" <<-'END'
	<div class="newsletter-signup"><p>Sign up for our newsletter to get the best stories of the day.</p></div>
	<p class="related">Read more: <a href=/3>How the storm took the pier of Sandhaven</a></p>
	<div class="share-buttons"><a href=/f>Share on Facebook</a></div>
	<div class="ad"><p>Advertisement</p></div>
	END
	"$BIN/nc-clean" "$T/p.html" > "$T/out"
	is "title body body body body body" \
	    "$(cut -f 9 "$T/out" | paste -sd ' ' -)"
}

@test "what only readers of the screen say, what is embedded: left out" {
	page > "$T/p.html" <<-'END'
	<div class="visually-hidden">Article content continues below</div>
	<blockquote class="twitter-tweet"><p>The council has voted, and the wall will be built again from new stones this spring.</p>- Northgate Council (@northgate)</blockquote>
	<p>Nobody at the town hall could say on Tuesday when the ferry would come back to the harbour.</p>
	END
	"$BIN/nc-clean" -a "$T/p.html" > "$T/out"
	is nav "$(label 'Article content continues below')"
	is promo "$(label 'The council has voted, and the wall will be built again from new stones this spring.')"
	is body "$(label 'Nobody at the town hall could say on Tuesday when the ferry would come back to the harbour.')"
}

@test "an article inside an item of a list is no list" {
	page </dev/null | sed 's,<main>,<ul><li id=left>,' > "$T/p.html"
	"$BIN/nc-clean" "$T/p.html" > "$T/out"
	is "title body body body body body" \
	    "$(cut -f 9 "$T/out" | paste -sd ' ' -)"
}

@test "a standfirst between title and text" {
	BEFORE='<p class="standfirst">Market to close until autumn as old stones give way</p>' \
	    page </dev/null > "$T/p.html"
	"$BIN/nc-clean" "$T/p.html" > "$T/out"
	is standfirst "$(label 'Market to close until autumn as old stones give way')"
}

@test "no block shows the title: it is put in front" {
	page </dev/null | sed 's,<h1.*</h1>,,' > "$T/p.html"
	"$BIN/nc-clean" "$T/p.html" > "$T/out"
	is title "$(sed -n 1p "$T/out" | cut -f 9)"
	is "Northgate votes to rebuild harbour wall" \
	    "$(sed -n 1p "$T/out" | cut -f 11)"
}

@test "text that is not shown: left out, kept where it is all there is" {
	END='<div style="display:none"><p>Nobody sees this paragraph, which a script would show to those who press a button in the corner.</p></div>' \
	    page </dev/null > "$T/p.html"
	"$BIN/nc-clean" -a "$T/p.html" > "$T/out"
	run ! grep -q 'Nobody sees' "$T/out"
	page </dev/null | sed 's,<main>,<main hidden>,' > "$T/p.html"
	"$BIN/nc-clean" "$T/p.html" > "$T/out"
	grep -q 'Critics say' "$T/out"
}

@test "a picture of 100 KB in a tag: what stands behind it is read" {
	local big

	big=$(head -c 100000 /dev/zero | tr '\0' A)
	page <<-END > "$T/p.html"
	<p data-picture="$big" class="related" hidden>What is hidden behind a picture stays out of the article, however long the picture may be.</p>
	END
	"$BIN/nc-clean" "$T/p.html" > "$T/out"
	grep -q 'Critics say' "$T/out"
	! grep -q 'hidden behind' "$T/out"
}

@test "the second story of a page that goes on is left out" {
	END='<main><article class="story"><h1 class="headline">Ferry sinks off Sandhaven</h1>
	<div class="article-body"><p>A ferry with forty people on board sank off Sandhaven on Monday night, and all of them were saved by fishermen.</p>
	<p>The captain said that the ship had struck a rock that is on no map of the coast, and that he had no time to call for help.</p></div></article></main>' \
	    page </dev/null > "$T/p.html"
	"$BIN/nc-clean" "$T/p.html" > "$T/out"
	is 6 "$(wc -l < "$T/out" | tr -d ' ')"
}

@test "key points, a bold first paragraph, <h2> below the title: standfirst" {
	BEFORE='<ul class="summary-list"><li>The old wall gave way twice within a year.</li><li>The market will be closed until the autumn.</li></ul>' \
	    page </dev/null > "$T/p.html"
	"$BIN/nc-clean" "$T/p.html" > "$T/out"
	is standfirst "$(label 'The old wall gave way twice within a year.')"
	page </dev/null |
	    sed 's,<p>The council.*</p>,<p><b>&</b></p>,; s,<b><p>,<b>,; s,</p></b>,</b>,' \
	    > "$T/p.html"
	"$BIN/nc-clean" "$T/p.html" > "$T/out"
	is standfirst "$(sed -n 2p "$T/out" | cut -f 9)"
	BEFORE='<h2>Council spends two million on new foundations</h2>' \
	    page </dev/null > "$T/p.html"
	"$BIN/nc-clean" "$T/p.html" > "$T/out"
	is standfirst "$(label 'Council spends two million on new foundations')"
}

@test "standfirsts: cases/nc-clean-standfirst.tsv" {
	local in want n=0

	mkdir "$T/s"
	while IFS=$'\t' read -r in want; do
		case $in in '#'*) continue ;; esac
		n=$((n + 1))
		{
			cat <<-'END'
			<title>Northgate votes to rebuild harbour wall</title>
			<div class="site-header"><a href=/>The Northgate Herald</a>
			<nav><ul><li><a href=/n>News</a><li><a href=/s>Sport</a></ul></nav></div>
			<main><article>
			END
			echo "${in/TITLE/<h1>Northgate votes to rebuild harbour wall</h1>}"
			page </dev/null | sed -n '/article-body/,$p'
		} > "$T/s/$n.html"
		printf '%s\t%s\t%s\n' "$n" "$want" "$in" >> "$T/want"
	done < "$CASES/nc-clean-standfirst.tsv"
	"$BIN/nc-clean" -i html "$T"/s/*.html > "$T/out"
	awk -F '\t' 'NR == FNR {
		if ($9 == "standfirst")
			got[$2] = got[$2] (got[$2] == "" ? "" : " | ") $11
		next
	}
	got[$1] != $2 {
		print $3 ": got " got[$1] ", want " $2
		bad = 1
	}
	END { exit bad }' "$T/out" "$T/want"
	[ "$n" -gt 25 ]
}

@test "a page that shows no text: what it gives machines is taken" {
	cat > "$T/p.html" <<-'END'
	<title>Ferry sinks off Sandhaven</title>
	<script type="application/ld+json">{"@type": "NewsArticle",
	"headline": "Ferry sinks off Sandhaven", "articleBody": "A ferry with forty people on board sank off Sandhaven on Monday night, and all of them were saved by fishermen. The captain said that the ship had struck a rock that is on no map of the coast, and that he had no time to call for help. The owner of the line promised that a second ship would sail from Thursday on, so that the market of the island can be held as planned. An inquiry is to begin next week."}</script>
	<h1>Ferry sinks off Sandhaven</h1><div id=app>Loading ...</div>
	END
	"$BIN/nc-clean" "$T/p.html" > "$T/out"
	is "title body" "$(cut -f 9 "$T/out" | paste -sd ' ' -)"
	grep -q 'An inquiry is to begin' "$T/out"
}

@test "two sentences without a page around them are text" {
	printf '%s' 'Officials said on Monday that the bridge would stay closed. <a href=x>Read more</a>' > "$T/p.html"
	"$BIN/nc-clean" -i html "$T/p.html" > "$T/out"
	is body "$(cut -f 9 "$T/out")"
}

@test "an old page: <td>, <br><br>, a byline in the text" {
	cat > "$T/p.html" <<-'END'
	<html><title>Bridge closed until June - The Herald</title><body>
	<table width=100%><tr><td><a href=/>Home</a> | <a href=/n>News</a></td></tr>
	<tr><td><font size=5><b>Bridge closed until June</b></font><br>By John Roe<br><br>
	NORTHGATE - Officials said on Monday that the bridge would stay closed until June because of damage to its piers.<br><br>
	"We need more time," the mayor told reporters at the town hall, adding that engineers had found cracks.<br><br>
	The bridge was built in 1931 and carries ten thousand cars a day.<br><br>
	Copyright 2003 The Herald</td></tr></table>
	END
	"$BIN/nc-clean" -a "$T/p.html" > "$T/out"
	is "nav title byline body body body copyright" \
	    "$(cut -f 9 "$T/out" | paste -sd ' ' -)"
}

@test "more blocks than a window holds: short ones go, the article stays" {
	{
		awk 'BEGIN { for (i = 0; i < 20000; i++) print "<li>Menu " i }'
		page </dev/null
	} > "$T/p.html"
	"$BIN/nc-clean" "$T/p.html" > "$T/out" 2>/dev/null || true
	grep -q 'Critics say' "$T/out"
	run ! grep -q 'Menu' "$T/out"
}

@test "the same blocks whatever the length of the reads" {
	command -v "$CC" >/dev/null || skip "no compiler"
	"$CC" -o "$T/slowcat" "$BATS_TEST_DIRNAME/slowcat.c"
	page </dev/null > "$T/p.html"
	"$BIN/nc-clean" -i html -a < "$T/p.html" > "$T/want"
	"$T/slowcat" 7 "$BIN/nc-clean" -i html -a < "$T/p.html" > "$T/got"
	cmp "$T/want" "$T/got"
}

# paragraphs N: a page of so many
paragraphs() {
	awk -v n="$1" 'BEGIN {
		print "<html><body><h1>The long page of Marlow</h1>"
		for (i = 1; i <= n; i++)
			print "<p>Kiln number " i " of Marlow burned on " \
			    "Friday, said the mayor, and nobody knew why.</p>"
	}' > "$BATS_TEST_TMPDIR/long.html"
}

@test "a page of more blocks than are held: said, the rest is done" {
	paragraphs 16000
	run -0 --separate-stderr "$BIN/nc-clean" "$BATS_TEST_TMPDIR/long.html"
	[ "${#lines[@]}" -gt 15900 ]
	[ -z "$stderr" ]
	paragraphs 17000
	run -2 --separate-stderr "$BIN/nc-clean" "$BATS_TEST_TMPDIR/long.html"
	[ "${#lines[@]}" -gt 1000 ]
	[[ $stderr = *"long.html: byte 0: a page of more than 4 MiB or 16384 "* ]]
	[ "${#stderr_lines[@]}" -eq 1 ]
}

@test "in 100,000 nested boxes the heading is still the title" {
	{
		head -c 100000 /dev/zero | sed 's/\x0/<div>/g'
		printf '<h1>Harbour wall <a href="/x"><b>gives <i>way</i></b></a></h1>'
		for _ in 1 2 3 4 5 6; do
			printf '<p>The harbour wall at Portsea gave way on Monday, and the council said that repairs would take until the summer.</p>'
		done
	} > "$T/deep.html"
	"$BIN/nc-clean" "$T/deep.html" > "$T/out"
	is "title Harbour wall gives way" \
	    "$(head -n 1 "$T/out" | cut -f 9,11 | tr '\t' ' ')"
	grep -q "gave way on Monday" "$T/out"
}
