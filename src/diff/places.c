/*
 * places.c - where: the places of a sentence, and its other names for posts.c.
 */
#include "fact.h"

/* "in Odense", "the Odense plant": what is there. */
static void
add_place(struct facts *fs, struct story *st, uint32_t sent, uint32_t from,
    uint32_t to, uint32_t name)
{
	static const struct {
		const char *word;
		uint32_t rel;
	} preps[] = {
		{ "in", 1 }, { "at", 1 }, { "near", 1 }, { "outside", 1 },
		{ "off", 1 }, { "around", 1 }, { "on", 1 }, { "inside", 1 },
		{ "across", 1 }, { "by", 1 }, { "for", PLACE_TO },
		{ "into", PLACE_TO }, { "towards", PLACE_TO },
		{ "toward", PLACE_TO }, { "reached", PLACE_TO },
		{ "through", 6 }, { "via", 6 }, { "between", 7 },
		{ "of", 8 }, { "from", PLACE_FROM }, { "left", PLACE_FROM },
		{ "to", PLACE_TO }
	};
	const struct sent *s = &st->sent[sent];
	struct fact *f;
	uint32_t rel = 0, i;

	for (i = 0; i < sizeof(preps) / sizeof(preps[0]); i++)
		if (from > s->tok && word_is(st, s, from - 1, preps[i].word))
			rel = preps[i].rel;
	if (rel == 0 && to < s->tok + s->ntok &&
	    !(st->tok[to].flags & (T_BREAK | T_NAME)) &&
	    is_content(tok_lex(st, &st->tok[to])))
		rel = 2;
	if (rel == 0)
		rel = PLACE_BARE;
	f = fact_new(fs, st, sent, from, to, SLOT_WHERE);
	f->name = name;
	f->unit = rel != 2 ? rel : tok_lex(st, &st->tok[to])->noun &
	    NK_PERSON ? PLACE_OF : 1;
	f->owner = st->name[name].area;
	/* "the Neuquen province", "the island of Lastovo" */
	if (f->owner == 0 && to < s->tok + s->ntok &&
	    !(st->tok[to].flags & T_BREAK) &&
	    (tok_lex(st, &st->tok[to])->flags & WF_AREA))
		f->owner = tok_lex(st, &st->tok[to])->lemma;
	else if (f->owner == 0 && rel == 8 && from > s->tok + 1 &&
	    (tok_lex(st, &st->tok[from - 2])->flags & WF_AREA))
		f->owner = tok_lex(st, &st->tok[from - 2])->lemma;
	if (rel == 2)
		fact_head(f, st, to);
	else if (f->nleft > 0)
		f->head[f->nhead++] = f->left[0];
}

void
facts_names(struct facts *fs, struct story *st, uint32_t sent)
{
	const struct sent *s = &st->sent[sent];
	const struct mark *m;
	uint32_t i, from, to;

	for (i = s->mark; i < s->mark + s->nmark; i++) {
		m = &st->mark[i];
		if ((m->kind != MK_PER && m->kind != MK_LOC &&
		    m->kind != MK_ORG) || !words_of_mark(st, s, i, &from, &to))
			continue;
		if (m->kind == MK_LOC)
			add_place(fs, st, sent, from, to, m->name);
		facts_who(fs, st, &(struct who){ sent, from, to, m->name,
		    m->kind });
	}
}
