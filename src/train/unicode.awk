# unicode.awk - makes src/data/unicode.tsv from the Unicode Character Database.
#
# usage: awk -f src/train/unicode.awk UnicodeData.txt > src/data/unicode.tsv
#
# One line a run of code points that are alike: first, last (hex), class
# letters, difference to the lower case, difference to the upper case, folded
# form (lower case, canonical and compatibility decomposition without marks,
# and a few letters that do not decompose, as ae for U+00E6), in hex; "-" where
# that is the lower case.
BEGIN {
	FS = ";"; OFS = "\t"
	for (i = 0; i < 16; i++) hexval[substr("0123456789ABCDEF", i + 1, 1)] = i
	# letters with a stroke and ligatures: what news writers put for them
	n = split("C6 61,65 E6 61,65 D8 6F F8 6F 110 64 111 64 141 6C 142 6C " \
	    "131 69 130 69 DE 74,68 FE 74,68 D0 64 F0 64 152 6F,65 153 6F,65 " \
	    "DF 73,73 1E9E 73,73 126 68 127 68 166 74 167 74 14A 6E,67 14B 6E,67 " \
	    "18F 61 259 61 237 6A 192 66 197 69 268 69 289 75 244 75 2019 27 " \
	    "2018 27 2010 2D 2011 2D", pair, " ")
	for (i = 1; i < n; i += 2) special[hex(pair[i])] = pair[i + 1]
}
function hex(s,   i, v) {
	v = 0
	for (i = 1; i <= length(s); i++) v = v * 16 + hexval[substr(s, i, 1)]
	return v
}
{
	cp = hex($1)
	if (cp > 131071) next
	if ($2 ~ /, First>$/) { first = cp; next }
	lo = $2 ~ /, Last>$/ ? first : cp
	for (c = lo; c <= cp; c++) {
		cat[c] = $3; low[c] = $14; up[c] = $13
		dec[c] = $6
	}
	if (cp > max) max = cp
}
# folded form of cp as a comma list of hex code points, "" for itself
function fold(c, depth,   d, k, n, part, out, l) {
	if (c in special) return special[c]
	# ideographs and the like have no accents
	if ((c >= 12288 && c < 64256) || c > 65535) return ""
	if (low[c] != "") { l = hex(low[c]); if (l != c && depth < 8) {
		d = fold(l, depth + 1); return d == "" ? low[c] : d } }
	d = dec[c]
	if (d == "" || depth >= 8) return ""
	if (d ~ /^</ && d !~ /^<(compat|wide|narrow|font)>/) return ""
	sub(/^<[a-z]+> /, "", d)
	n = split(d, part, " "); out = ""
	for (k = 1; k <= n; k++) {
		if (cat[hex(part[k])] ~ /^M/) continue
		l = fold(hex(part[k]), depth + 1)
		out = out (out == "" ? "" : ",") (l == "" ? part[k] : l)
	}
	return out
}
function classes(c,   k, s) {
	k = cat[c]; s = ""
	if (k == "Lu" || k == "Lt") s = s "U"
	if (k == "Ll") s = s "l"
	if (k ~ /^L/ || k ~ /^M/) s = s "L"
	if (k == "Nd") s = s "D"
	if (k ~ /^Z/ || (c >= 9 && c <= 13) || c == 133 || c == 8203 || c == 65279) s = s "S"
	if (k == "Ps" || k == "Pi") s = s "O"
	if (k == "Pe" || k == "Pf") s = s "C"
	if (k ~ /^P/) s = s "P"
	return s
}
END {
	print "# Classes, case and folding of characters up to U+1FFFF."
	print "# Source: Unicode Character Database 15.0, UnicodeData.txt,"
	print "# (c) Unicode, Inc., https://www.unicode.org/license.txt (Unicode License)."
	print "# Made by src/train/unicode.awk.  U upper, l lower, L letter or mark,"
	print "# D digit, S space, O opening, C closing, P punctuation."
	last = ""
	for (c = 0; c <= max + 1; c++) {
		key = ""
		if (c in cat) {
			s = classes(c)
			f = fold(c, 0)
			dl = low[c] == "" ? 0 : hex(low[c]) - c
			du = up[c] == "" ? 0 : hex(up[c]) - c
			if (s != "" || dl || du || f != "")
				key = s "\t" dl "\t" du "\t" (f == "" || f == sprintf("%04X", c + dl) ? "-" : f)
		}
		if (key != last) {
			if (last != "") printf "%04X\t%04X\t%s\n", start, c - 1, last
			start = c; last = key
		}
	}
}
