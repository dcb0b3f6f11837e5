#!/usr/bin/env python3
"""roles_html.py - does nc-clean give the blocks of a page their roles?

usage: roles_html.py ROLES.tsv[.gz] TABLE

ROLES: DOC, role (title, standfirst, heading, body), text.  TABLE: the rows of
nc-clean.  A row of ROLES is right if most of its words (WORDS_SHARE, in order)
stand in the document's blocks of that label; a body row also in list, quote or
update, which ROLES does not tell apart.  Prints, for each role, how many of
ROLES are right (recall), how many are kept under whatever label (the first
paragraph is a standfirst for some), and how many of the blocks so labelled
have most of their words in rows of that role (precision; documents of ROLES
only).
"""
import collections
import difflib
import gzip
import re
import sys

WORDS_SHARE = 0.8
SAME = {'body': ('body', 'list', 'quote', 'update')}
KEPT = ('title', 'standfirst', 'body', 'heading', 'list', 'caption', 'update')
WORD = re.compile(r'\w+')


def words(s):
    return [w.lower() for w in WORD.findall(s)]


def read(path):
    opener = gzip.open if path.endswith('.gz') else open
    with opener(path, 'rt', encoding='utf-8', errors='replace',
                newline='\n') as f:
        for line in f:
            if not line.startswith('#'):
                yield line.rstrip('\n').split('\t')


def covered(a, texts):
    """Are most of the words of a in one of texts, or in all of them?"""
    bag = collections.Counter(a)
    for t in texts + [[w for t in texts for w in t]]:
        common = sum((bag & collections.Counter(t)).values())
        if common < WORDS_SHARE * len(a):
            continue
        m = difflib.SequenceMatcher(None, a, t, autojunk=False)
        if sum(x.size for x in m.get_matching_blocks()) >= \
                WORDS_SHARE * len(a):
            return True
    return False


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    gold = collections.defaultdict(lambda: collections.defaultdict(list))
    system = collections.defaultdict(lambda: collections.defaultdict(list))
    for doc, role, text in (r[:3] for r in read(sys.argv[1]) if len(r) > 2):
        if words(text):
            gold[doc][role].append(words(text))
    for r in read(sys.argv[2]):
        if len(r) > 10 and r[5] == 'block' and r[1] in gold:
            system[r[1]][r[8]].append(words(r[10]))
    for role in ('title', 'standfirst', 'heading', 'body'):
        labels = SAME.get(role, (role,))
        right = kept = total = good = made = 0
        for doc in gold:
            mine = [t for x in labels for t in system[doc][x]]
            theirs = [t for x in labels for t in gold[doc][x]]
            right += sum(covered(t, mine) for t in gold[doc][role])
            every = [t for x in KEPT for t in system[doc][x]]
            kept += sum(covered(t, every) for t in gold[doc][role])
            total += len(gold[doc][role])
            good += sum(covered(t, theirs) for t in mine)
            made += len(mine)
        print('%-10s right %4d of %4d  %.3f   kept %.3f   precision %.3f '
              'of %d' % (role, right, total, right / max(1, total),
                         kept / max(1, total), good / max(1, made), made))


if __name__ == '__main__':
    main()
