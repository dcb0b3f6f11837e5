# clean-places.awk - the places of the bits of a byte, for src/clean/shape.c:
# the first four and the other four of them as numbers of 16 bits, lowest
# first, and how many there are.
BEGIN {
	print "/* made by src/data/clean-places.awk: do not edit */"
	print "static const struct { uint64_t first, rest; } places[256] = {"
	for (m = 0; m < 256; m++) {
		n[m] = 0
		for (b = 0; b < 8; b++)
			if (int(m / 2 ^ b) % 2)
				at[n[m]++] = b
		for (k = n[m]; k < 8; k++)
			at[k] = 0
		printf "\t{ 0x%x%04x%04x%04xu, 0x%x%04x%04x%04xu },\n", at[3],
		    at[2], at[1], at[0], at[7], at[6], at[5], at[4]
	}
	print "};\nstatic const uint8_t places_n[256] = {"
	for (m = 0; m < 256; m++)
		printf "\t%d,\n", n[m]
	print "};"
}
