/*
 * classes.h - classes of words in src/data/split-abbr.tsv and split-class.tsv.
 *
 * The numbers are part of the features that the weights were learned for:
 * add new ones at the end, then run "make train-split".
 */
#ifndef CLASSES_H
#define CLASSES_H

enum abbr {			/* what a word before a full stop may be */
	AB_NONE,
	AB_TITLE,		/* stands before a name: Mr, Sen, Capt */
	AB_HONOUR,		/* may end a sentence too: Dr, St, Gen, Mt */
	AB_SUFFIX,		/* behind a name: Jr, Esq */
	AB_DEGREE,		/* Ph.D, M.D, B.A */
	AB_COMPANY,		/* Inc, Corp, Co, Ltd */
	AB_STATE,		/* Calif, Mass, D.C */
	AB_COUNTRY,		/* U.S, U.K, E.U */
	AB_MONTH,
	AB_DAY,
	AB_TIME,		/* a.m, p.m */
	AB_LATIN,		/* goes on: e.g, i.e, cf, viz, vs */
	AB_ETC,			/* may end: etc, al, ibid */
	AB_NUMBER,		/* stands before a number: No, p, Fig, Vol */
	AB_UNIT,		/* behind a number: ft, lbs, hrs */
	AB_STREET,		/* Ave, Blvd */
	AB_JOURNAL,		/* Proc, Phys, Sci */
	AB_WORD,		/* any other: dept, est, approx, govt */
	AB_CALL			/* a name written with !: Yahoo!, Jeopardy! */
};

enum {				/* flags beside the class */
	AB_CAP = 32,		/* only with a capital: Sat, Sun, Mar */
	AB_MASK = 31
};

enum word_class {		/* what the words around a stop may be */
	WC_NONE,
	WC_STARTER,		/* pronouns, articles, conjunctions */
	WC_DAY, WC_MONTH,
	WC_ZONE,		/* time zones: GMT, ET */
	WC_LETTERED,		/* takes a letter: Plan B, Annex C, vitamin D */
	WC_OFFICE,		/* U.S. President, U.S. Senate */
	WC_SAID			/* verbs of speech */
};

#endif
