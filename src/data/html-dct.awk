# html-dct.awk - weights of html-dct.tsv as an array of C by feature.
BEGIN { FS = "\t"; print "static const short dct_weight[DCT_FEATURES] = {" }
/^#/ || NF < 2 { next }
{ printf "\t[%s] = %d,\n", toupper($1), $2 }
END { print "};" }
