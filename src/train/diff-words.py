#!/usr/bin/env python3
"""Makes src/data/diff-words.tsv, the background words of nc-diff.

usage: DATA=../shared WORDNET=/usr/share/wordnet python3 src/train/diff-words.py \\
           > src/data/diff-words.tsv

A line: word form, flags + rarity, and the lemma where it is another word.
- rarity: ln(sentences / sentences with the lemma) x 16, counted in open news
  text (DATA: entities/silver and diff/ecbplus_train_docs.tsv; only these
  counts are kept, no text);
- lemma: WordNet's verb, noun and adjective exceptions and endings; a noun
  made from a verb by the same root stands for the verb (invasion - invade),
  a noun of a deed or event only;
- cluster: words used alike, spherical k-means over GloVe vectors (PDDL);
- flags: what the first sense of the noun is (person, group, place ...).
"""
import collections
import gzip
import math
import os
import re
import sys
import unicodedata

DATA = os.environ.get('DATA', '../shared')
WN = os.environ.get('WORDNET', '/usr/share/wordnet')
FORMS = 26000
# WordNet's lexicographer files -> the flags of src/diff/lexicon.h
PERSON, GROUP, PLACE, DEED = 1, 2, 4, 8
DEEDS = (4, 7, 10, 11, 12, 22, 26)
LEX = {18: PERSON, 14: GROUP, 15: PLACE, 4: DEED, 11: DEED}


def fold(s):
    s = unicodedata.normalize('NFKD', s)
    return ''.join(c for c in s if not unicodedata.combining(c)).lower()


def texts():
    for name in 'wce-vote', 'gmb-vote', 'wikinews-vote', 'wiki-vote':
        path = '%s/data/entities/silver/%s.tsv.gz' % (DATA, name)
        with gzip.open(path, 'rt', encoding='utf-8') as f:
            for line in f:
                r = line.rstrip('\n').split('\t')
                if len(r) > 10 and r[5] == 'sent':
                    yield r[10]
    with open(DATA + '/data/diff/ecbplus_train_docs.tsv') as f:
        for line in f:
            yield line.rstrip('\n').split('\t')[-1]


class Wordnet:
    RULES = {
        'verb': [('ies', 'y'), ('es', 'e'), ('es', ''), ('s', ''),
                 ('ed', 'e'), ('ed', ''), ('ing', 'e'), ('ing', '')],
        'noun': [('ses', 's'), ('xes', 'x'), ('zes', 'z'), ('ches', 'ch'),
                 ('shes', 'sh'), ('men', 'man'), ('ies', 'y'), ('s', '')],
        'adj': [('er', ''), ('est', ''), ('er', 'e'), ('est', 'e')],
    }

    def __init__(self):
        self.index = {}
        self.exc = {}
        self.lexname = {}
        self.derived = collections.defaultdict(set)
        self.tagged = collections.Counter()
        self.words = {}
        for pos in 'verb', 'noun', 'adj', 'adv':
            self.read_index(pos)
            self.exc[pos] = {}
            with open('%s/%s.exc' % (WN, pos)) as f:
                for line in f:
                    a = line.split()
                    if '_' not in line:
                        self.exc[pos].setdefault(a[0], a[1])
        for pos in 'verb', 'noun':
            self.read_data(pos)
        with open(WN + '/cntlist.rev') as f:
            for line in f:
                key, _, n = line.split()
                lemma, rest = key.split('%')
                self.tagged[lemma, int(rest[0])] += int(n)

    def read_index(self, pos):
        with open('%s/index.%s' % (WN, pos)) as f:
            for line in f:
                if line[0] == ' ':
                    continue
                a = line.split()
                n = int(a[2])
                if '_' not in a[0]:
                    self.index[a[0], pos] = a[-n:]

    def read_data(self, pos):
        """the lexicographer's file of each synset; noun -> verb links"""
        ss = 'n' if pos == 'noun' else 'v'
        links = []
        with open('%s/data.%s' % (WN, pos)) as f:
            for line in f:
                if line[0] == ' ':
                    continue
                a = line.split(' | ')[0].split()
                self.lexname[ss + a[0]] = int(a[1])
                n = int(a[3], 16)
                self.words[ss + a[0]] = [w.lower() for w in a[4:4 + 2*n:2]]
                at = 4 + 2*n
                for k in range(int(a[at])):
                    p = a[at + 1 + 4*k:at + 5 + 4*k]
                    if pos == 'noun' and p[0] == '+' and p[2] == 'v':
                        links.append(('n' + a[0], 'v' + p[1], p[3]))
        self.links = getattr(self, 'links', []) + links

    def derivations(self):
        out = collections.defaultdict(set)
        for n, v, where in self.links:
            i, j = int(where[:2], 16), int(where[2:], 16)
            if not i or not j:
                continue
            a, b = self.words[n][i-1], self.words[v][j-1]
            first = self.index.get((a, 'noun'))
            if not first or self.lexname['n' + first[0]] not in DEEDS:
                continue
            if '_' in a or '_' in b or a == b:
                continue
            k = len(os.path.commonprefix([a, b]))
            if k >= 3 and k >= len(b) - 3 or a == 'death':
                out[a].add(b)
        return out

    def base(self, w, pos):
        """the base form of w as that part of speech, None if it is none"""
        if w in self.exc[pos]:
            return self.exc[pos][w]
        if (w, pos) in self.index:
            return w
        for a, b in self.RULES.get(pos, ()):
            if w.endswith(a) and (w[:-len(a)] + b, pos) in self.index:
                return w[:-len(a)] + b
        # doubled consonant: stopped, planning
        m = re.match(r'(.+)([bdglmnprt])\2(ed|ing)$', w)
        if pos == 'verb' and m and (m[1] + m[2], pos) in self.index:
            return m[1] + m[2]
        return None

    NUM = {'noun': 1, 'verb': 2, 'adj': 3, 'adv': 4}

    def lemma(self, w):
        best, part, most = w, None, -1
        for pos in 'verb', 'noun', 'adj':
            b = self.base(w, pos)
            if b is None:
                continue
            n = self.tagged[b, self.NUM[pos]]
            if pos == 'adj':
                n += self.tagged[b, 5]
            # an inflected form is what it is inflected from: "died"
            if b != w and pos != 'adj':
                n = n * 3 + 2
            if n > most:
                best, part, most = b, pos, n
        return best, part

    def flags(self, b):
        s = self.index.get((b, 'noun'))
        if not s:
            return 0
        if self.tagged[b, 2] > 2 * self.tagged[b, 1] + 5:
            return 0
        return LEX.get(self.lexname['n' + s[0]], 0)


KEEP = set('''left found ground felt lay saw rose wound bound better best more
most less least people police media data news last lives us is was are were be
been has have had having does did done do doing being am his hers its ours
this as later latter former other others thing things yes no said says say
saying bus gas plus campus united states'''.split())
LEMMA = {'is': 'be', 'was': 'be', 'are': 'be', 'were': 'be', 'been': 'be',
         'being': 'be', 'am': 'be', 'has': 'have', 'had': 'have',
         'having': 'have', 'does': 'do', 'did': 'do', 'done': 'do',
         'doing': 'do', 'said': 'say', 'says': 'say', 'saying': 'say',
         'found': 'find', 'left': 'leave', 'lives': 'life', 'rose': 'rise',
         'felt': 'feel', 'saw': 'see', 'death': 'die', 'deaths': 'die',
         'dead': 'die', 'deadly': 'die', 'buses': 'bus', 'others': 'other',
         'things': 'thing', 'men': 'man', 'women': 'woman',
         'children': 'child'}


def main():
    count, sents = collections.Counter(), 0
    df = collections.Counter()
    wn = Wordnet()
    derived = wn.derivations()
    lemma = {}

    def base(w):
        if w in lemma:
            return lemma[w]
        b = LEMMA.get(w)
        if b is None and w not in KEEP:
            b, part = wn.lemma(w)
            if part == 'noun' and derived.get(b):
                v = max(sorted(derived[b]),
                        key=lambda x: (wn.tagged[x, 2], x))
                if wn.tagged[b, 1] < 400:
                    b = v
        lemma[w] = b or w
        return lemma[w]

    for text in texts():
        ws = set(re.findall(r"[a-z]+(?:'[a-z]+)?", fold(text)))
        ws |= {w.split("'")[0] for w in ws if "'" in w}
        ws = {w for w in ws if "'" not in w}
        count.update(ws)
        df.update({base(w) for w in ws})
        sents += 1
    for e in wn.exc['verb']:
        if count[e] >= 3:
            count[e] += 1000
    print('# Words of news English: form, rarity (ln x 16) + 256 x what the'
          ' noun is\n# (1 person, 2 group, 4 place, 8 deed)\n# + 4096 x cluster + 16777216 if it is mostly a verb, lemma.'
          '  Made by src/train/diff-words.py.\n# Counts: Wikipedia'
          ' Portal:Current events (CC BY-SA), Wikinews (CC BY 2.5),\n# the'
          ' texts of the Groningen Meaning Bank (public domain), Simple'
          ' Wikipedia\n# (CC BY-SA) and ECB+ (CC BY 3.0): counts of words'
          ' only.  Lemmas and kinds of\n# nouns: WordNet 3.0, Copyright'
          ' 2006 by Princeton University; all rights\n# reserved; see'
          ' src/data/WORDNET-LICENSE.txt.')
    top = [w for w, n in count.most_common(FORMS * 3) if len(w) < 24]
    # names tell nothing here: keep words that WordNet knows, and small words
    top = [w for w in top if (base(w), 'noun') in wn.index
           or any((base(w), p) in wn.index for p in wn.exc) or count[w] > 900]
    cluster = {}
    path = DATA + '/data/entities/lex/glove-clusters-3000x150k.txt.gz'
    with gzip.open(path, 'rt', encoding='utf-8') as f:
        for line in f:
            a = line.split()
            if len(a) == 2:
                cluster[a[0].rstrip(',')] = int(a[1])
    out = []
    for w in top[:FORMS]:
        b = base(w)
        r = min(255, int(16 * math.log(sents / df[b]) + .5))
        v = r + 256 * wn.flags(b) + 4096 * (cluster.get(b, 4094) + 1)
        if wn.tagged[b, 2] > 2 * wn.tagged[b, 1] + 1:
            v += 1 << 24
        out.append('%s\t%d%s' % (w, v, '\t' + b if b != w else ''))
    print('\n'.join(sorted(out)))
    print(sents, 'sentences', len(out), 'forms', file=sys.stderr)


main()
