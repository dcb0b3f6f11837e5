# The weights of src/data/diff-tags.tsv as arrays of C, for src/diff/reading.c.
BEGIN { FS = "\t" }
/^#/ { next }
$1 == "own" {
	own = own "\t{ { " $3 ", " $4 ", " $5 " }, { " $6 ", " $7 ", " $8 \
	    " } },\n"
}
$1 == "by" {
	by[$2] = by[$2] "\t[" $3 "] = { { " $4 ", " $5 " }, { " $6 ", " $7 \
	    " }, { " $8 ", " $9 " }, { " $10 ", " $11 " } },\n"
	if ($3 >= codes)
		codes = $3 + 1
}
END {
	print "/* made by diff-tags.awk: do not edit */"
	print "static const int8_t tag_own[][2][3] = {\n" own "};"
	print "static const int8_t tag_by[][" codes "][4][2] = {"
	for (k = 0; k in by; k++)
		print "{\n" by[k] "},"
	print "};"
}
