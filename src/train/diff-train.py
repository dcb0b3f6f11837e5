#!/usr/bin/env python3
"""Learns src/data/diff-weights.tsv, the weights of nc-diff.

usage: diff-train.py GOLD FEATURES SLIPS_GOLD SLIPS REAL PAIRS REVISED TOPICS \\
           DOCS ALIGN > src/data/diff-weights.tsv

GOLD is claims made by hand (header: story claim relation slot doc sentence
value note side), FEATURES what diff-features -a prints for the same stories.
A pair of sentences is right if one claim holds both; a pair of facts if one
claim and slot does and the values are those of the gold; a conflict if the
gold's sides differ.  REAL is features of real news in which contradictions are
rare (read: one in eight of those raised): its candidates are wrong ones of
less weight, so that the score tells the odds in real news.
SLIPS_GOLD and SLIPS are what diff-slips.py makes of the stories: in them only
the contradictions count, with less weight, where real ones are too few.
TOPICS is the same news, a topic a story, DOCS its sentences and ALIGN which of
them tell of one event: real sentences are longer than invented ones and share
more words by chance.
PAIRS is pairs of sentences before and after a revision (id, conflict or
differ, page), REVISED what diff-features prints for them.  Logistic regression with an L2 penalty, by Newton's
method; the figures on standard error are of stories left out.
Needs numpy.
"""
import collections
import os
import re
import sys
import unicodedata

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))


def enum(path, name):
    text = open(os.path.join(HERE, '..', 'diff', path)).read()
    body = re.search(r'enum %s \{(.*?)\}' % name, text, re.S)[1]
    return re.findall(r'[A-Z]F_[A-Z0-9_]+', body)


AF = enum('align.h', 'align_feature')
XF = enum('anchor.h', 'anchor_feature')
NF = enum('around.h', 'around_feature')
RF = enum('revise.h', 'revise_feature')
FIRST = XF.index('XF_P')        # those behind it are known last
SLOTS = {'WHEN': 'WHEN', 'WHERE': 'WHERE', 'WHO': 'WHO',
         'HOW-MANY': 'HOWMANY', 'POLARITY': 'POLARITY'}


def words(s):
    return set(re.findall(r'\w+', s.lower()))


def plain(s):
    """without accents"""
    return ''.join(c for c in unicodedata.normalize('NFD', s)
                   if not unicodedata.combining(c))


class Story:
    def __init__(self):
        self.sents, self.facts, self.pairs, self.links = [], [], [], []


def read_features(path):
    st, out = None, {}
    for line in open(path, encoding='utf-8', errors='replace'):
        r = line.rstrip('\n').split('\t')
        if r[0] == 'T':
            st = out.setdefault(r[1].rsplit('/', 1)[-1], Story())
        elif r[0] == 'S':
            st.sents.append((r[2], r[3]))
        elif r[0] == 'F':
            st.facts.append((int(r[2]), r[3], float(r[4]), int(r[5]),
                             int(r[6]), r[7], r[8], int(r[9]), r[10]))
        elif r[0] == 'P':
            st.pairs.append((int(r[1]), int(r[2]),
                             [float(x) for x in r[4:]]))
        elif r[0] == 'L':
            st.links.append((int(r[1]), int(r[2]), int(r[3]), int(r[4]),
                             [float(x) for x in r[7:]]))
    return out


def read_gold(path):
    rows = [x.rstrip('\n').split('\t')
            for x in open(path, encoding='utf-8') if x.strip()]
    out = collections.defaultdict(list)
    for r in rows[1:]:
        d = dict(zip(rows[0], r))
        out[d.get('story') or 'seeds'].append(d)
    return out


def attach(st, gold):
    """gold sentence of each sentence; its rows"""
    texts = collections.defaultdict(dict)
    rows = collections.defaultdict(list)
    for g in gold:
        texts[g['doc']][g['sentence']] = words(g['sentence'])
        rows[g['doc'], g['sentence']].append(g)
    out = []
    for doc, text in st.sents:
        key = doc if doc in texts else doc.split('_')[0]
        w, best, most = words(text), None, 0
        for t, v in texts.get(key, {}).items():
            i = len(w & v)
            j = i / max(1, len(w | v))
            c = i / max(1, min(len(w), len(v)))
            x = 9 if t == text else max(j, .99 * c if min(
                len(w), len(v)) >= 4 else 0)
            if x > most and (j >= .6 or c >= .8):
                best, most = t, x
        out.append((key, best) if best else None)
    return out, rows


UNIT = {'day': 1, 'week': 7, 'month': 30.4375, 'year': 365.25,
        'h': 1 / 24, 'min': 1 / 1440}


def gold_number(v):
    m = re.search(r'\d[\d,]*(?:\.\d+)?', v)
    if not m:
        return None
    x = float(m[0].replace(',', ''))
    rest = v[m.end():].lower()
    if re.match(r'm\b', rest):      # "$2.4m"; "64 m" are metres
        return x * 1e6
    rest = rest.strip()
    for k, f in (('bn', 1e9), ('billion', 1e9), ('million', 1e6),
                 ('k', 1e3), ('thousand', 1e3)):
        if re.match(k + r'\b', rest):
            return x * f
    for k, f in UNIT.items():
        if re.match(k + r'(ute|our)?s?\b', rest):
            return x * f
    return x


NUMBER = {w: i for i, w in enumerate(
    'zero one two three four five six seven eight nine ten eleven twelve '
    'thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split())}
NUMBER.update((w, 10 * i + 20) for i, w in enumerate(
    'twenty thirty forty fifty sixty seventy eighty ninety'.split()))


def written_number(text):
    """the number that opens the text, without its unit; None: it has none"""
    m = re.search(r'\d[\d,]*(?:\.\d+)?', text)
    if m:
        return float(m[0].replace(',', ''))
    w = [x for x in re.findall('[a-z]+', text.lower()) if x in NUMBER][:2]
    if not w:
        return None
    two = len(w) == 2 and NUMBER[w[0]] >= 20 and NUMBER[w[1]] < 10
    return float(NUMBER[w[0]] + (NUMBER[w[1]] if two else 0))


def fits(fact, g, alone):
    """is it the fact that the gold row means?"""
    _, slot, value, dim, _, shown, text = fact[:7]
    if slot != g['slot']:
        return False
    v = g['value']
    if slot == 'HOW-MANY':
        x = gold_number(v)
        if x is None:
            return alone
        p = re.match(r'P(\d+)([YMWD])$', v)
        if p:
            x = float(p[1]) * dict(Y=365.25, M=30.4375, W=7, D=1)[p[2]]
        as_written = written_number(text)
        if as_written is None:
            as_written = value
        return min(abs(x - value), abs(x - as_written)) <= .02 * abs(x)
    if slot == 'WHEN':
        if not re.match(r'\d{4}', v):
            return alone
        if shown.startswith('XXXX'):    # of a report without date
            m = re.match(r'XXXX-(\d\d(?:-\d\d)?)', shown)
            return v[5:5 + len(m[1])] == m[1] if m else alone or \
                'T' in shown and shown[-5:] in v
        n = min(len(v), len(shown), 10)
        return v[:n] == shown[:n]
    if slot in ('WHO', 'WHERE'):
        return bool({w for w in words(plain(v)) if len(w) > 2} &
                    words(plain(shown)))
    return True


def stands_against(g, h):
    """do two rows of one claim and slot contradict each other?"""
    return g['relation'] == 'conflict' and g['side'] != h['side'] and \
        '-' not in (g['side'], h['side'])


def clashes(gold):
    """the pairs of sentences that contradict each other, whatever the slot"""
    claims = collections.defaultdict(list)
    for g in gold:
        claims[g['claim'], g['slot']].append(g)
    return {((g['doc'], g['sentence']), (h['doc'], h['sentence']))
            for c in claims.values() for g in c for h in c
            if stands_against(g, h)}


def label_story(st, gold):
    at, rows = attach(st, gold)
    claims = collections.defaultdict(list)
    for g in gold:
        claims[g['claim']].append((g['doc'], g['sentence']))
    same = set()
    for c in claims.values():
        c = sorted(set(c))
        same.update((a, b) for a in c for b in c if a[0] != b[0])
    P = [(x, (at[a], at[b]) in same) for a, b, x in st.pairs]
    clash = clashes(gold)
    count = collections.Counter((f[0], f[1]) for f in st.facts)
    means = []
    for f in st.facts:
        means.append([g for g in rows.get(at[f[0]], ())
                      if fits(f, g, count[f[0], f[1]] == 1)]
                     if at[f[0]] else [])
    L = []
    for a, b, rel, veto, x in st.links:
        y = c = False
        for g in means[a]:
            for h in means[b]:
                if (g['claim'], g['slot']) != (h['claim'], h['slot']):
                    continue
                against = stands_against(g, h)
                if g['slot'] == 'POLARITY':
                    # which predicate is meant is not in the gold
                    if (rel == 2) != against:
                        continue
                y, c = True, c or against
        if st.facts[a][1] == 'POLARITY' and rel == 2 and (
                at[st.facts[a][0]], at[st.facts[b][0]]) in clash:
            y = c = True    # "was seized at the airport", "was not caught"
        L.append((st.facts[a][1], rel, veto, x, y, c))
    return P, L


PRIOR_UNIT, CLASS_OWN, WORD_OWN = 16, 8., 8.    # lexicon.h; smoothing
PRIORS = [XF.index('XF_' + n) for n in ('PRIOR', 'WORD_LEAST', 'WORD_MOST')]


class Priors:
    """How often opposite predicates of a class, and each word in it, stand
    in sentences that contradict each other: log odds against all classes,
    against the class."""

    def __init__(self):
        self.cls, self.word = {}, {}
        self.all = np.zeros(2)

    def add(self, cls, words, right, sign=1):
        self.all += sign, sign * right
        for table, keys in ((self.cls, [cls]),
                            (self.word, [(cls, w) for w in set(words)])):
            for k in keys:
                n = table.setdefault(k, np.zeros(2))
                n += sign, sign * right

    @staticmethod
    def odds(p):
        return np.log(p / (1 - p))

    def of_class(self, cls):
        base = (self.all[1] + 1) / (self.all[0] + 10)
        n, right = self.cls.get(cls, (0, 0))
        p = (right + CLASS_OWN * base) / (n + CLASS_OWN)
        return self.odds(p) - self.odds(base), p

    def of_word(self, cls, word):
        p = self.of_class(cls)[1]
        n, right = self.word.get((cls, word), (0, 0))
        q = (right + WORD_OWN * p) / (n + WORD_OWN)
        return self.odds(q) - self.odds(p)

    def features(self, cls, words):
        w = [self.of_word(cls, x) for x in words]
        return [cut(v) for v in (self.of_class(cls)[0], min(w), max(w))]


def cut(v):
    """as the table of nc-diff holds it"""
    return max(-127, min(127, int(round(v * PRIOR_UNIT)))) / PRIOR_UNIT


def polar_links(st, labels):
    """opposite predicates of one class: (index, class, words, right)"""
    for i, ((a, b, rel, _, _), lab) in enumerate(zip(st.links, labels)):
        if rel == 2 and lab[0] == 'POLARITY' and not st.facts[a][4] & WORD:
            yield (i, st.facts[a][7],
                   (st.facts[a][8], st.facts[b][8]), lab[5])


WORD = 524288           # FF_WORD: a verb of no class


def set_priors(stories, labels):
    """gives each link the priors that all other stories tell"""
    every = Priors()
    links = {n: list(polar_links(stories[n], labels[n])) for n in labels}
    for n in links:
        for _, cls, words, right in links[n]:
            every.add(cls, words, right)
    for n in links:
        for _, cls, words, right in links[n]:
            every.add(cls, words, right, -1)
        for i, cls, words, _ in links[n]:
            x = labels[n][i][3]
            for k, v in zip(PRIORS, every.features(cls, words)):
                x[k] = v
        for _, cls, words, right in links[n]:
            every.add(cls, words, right)
    return every


def fnv(s):
    """words_hash() of src/lib/words.h"""
    h = 2166136261
    for c in s.encode():
        h = (h ^ c) * 16777619 & 0xffffffff
    return h


def write_priors(priors, path):
    names = {}
    here = os.path.join(HERE, '..', 'data')
    for line in open(os.path.join(here, 'diff-predicates.tsv')):
        if line[0] != '#':
            c = line.rstrip('\n').split('\t')[2]
            names[fnv(c)] = c
    rows = {}
    for cls, name in names.items():
        rows[name] = priors.of_class(cls)[0]
    for cls, word in priors.word:
        if cls in names and word:
            rows[names[cls] + ' ' + word] = priors.of_word(cls, word)
    with open(path, 'w') as f:
        f.write('# How often opposite predicates of a class contradict each '
                'other, and those that\n# begin with a word: log odds x %d + '
                '128.  Made by src/train/diff-train.py from\n# invented '
                'stories (CC0).\n' % PRIOR_UNIT)
        for k in sorted(rows, key=str.encode):
            v = int(round(cut(rows[k]) * PRIOR_UNIT))
            if v:
                f.write('%s\t%d\n' % (k, v + 128))


def learn_revised(pairs, revised):
    """what a replaced word means, by page left out"""
    want = {}
    for line in open(pairs, encoding='utf-8'):
        r = line.rstrip('\n').split('\t')
        want[r[0]] = r[1], sum(map(ord, r[2])) % 5
    X, y, fold, name = [], [], [], None
    for line in open(revised, encoding='utf-8', errors='replace'):
        r = line.rstrip('\n').split('\t')
        if r[0] == 'T':
            name = r[1]
        elif r[0] == 'R' and name in want:
            X.append([float(v) for v in r[4:]])
            y.append(want[name][0] == 'conflict')
            fold.append(want[name][1])
    X, y, fold = np.array(X), np.array(y), np.array(fold)
    p = np.zeros(len(y))
    for k in range(5 if FOLDS else 0):
        w = fit([((X[fold != k], y[fold != k]), 1.)], 1.)
        p[fold == k] = 1 / (1 + np.exp(-(X[fold == k] @ w)))
    if FOLDS:
        curve(p, y, 'revised', sum(v[0] == 'conflict' for v in want.values()))
    write(RF, fit([((X, y), 1.)], 1.), 'revise')


# candidates of real news: their weight, how many of a slot.  Those of
# predicates look most like contradictions and hardly ever are.
REAL = collections.defaultdict(lambda: (.4, 800),
                               POLARITY=(1., 3000))
PENALTY = 3.
# contradictions made of claims that agree
SLIP = {'WHO': .2, 'WHERE': .2, 'WHEN': .1}


def fit(parts, penalty):
    """parts: ((X, y), weight of their rows) each"""
    X = np.vstack([d[0] for d, _ in parts])
    y = np.concatenate([d[1] for d, _ in parts])
    s = np.concatenate([np.full(len(d[1]), v) for d, v in parts])
    w = np.zeros(X.shape[1])
    reg = np.full(X.shape[1], penalty)
    reg[0] = 1e-3

    def loss(w):
        z = X @ w
        return (s * (np.logaddexp(0, z) - y * z)).sum() + (
            reg * w * w).sum() / 2

    least = loss(w)
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(X @ w, -30, 30)))
        g = X.T @ (s * (p - y)) + reg * w
        h = (X * (s * p * (1 - p))[:, None]).T @ X + np.diag(reg)
        step = np.linalg.solve(h, g)
        while (now := loss(w - step)) > least and np.abs(step).max() > 1e-7:
            step /= 2           # too far: the curve is no parabola there
        w -= step
        if least - now < 1e-9 * abs(least):
            break
        least = now
    return w


def curve(p, y, name, total=None):
    order = np.argsort(-p)
    tp = np.cumsum(y[order])
    n = np.arange(1, len(y) + 1)
    pos = total or max(1, y.sum())
    P, R = tp / n, tp / pos
    F = 2 * P * R / np.maximum(P + R, 1e-9)
    i = F.argmax()
    text = '%-22s n %6d pos %5d  best F1 %.3f (P %.3f R %.3f at %.2f)' % (
        name, len(y), pos, F[i], P[i], R[i], p[order][i])
    for want in .9, .75:
        ok = np.where(P >= want)[0]
        ok = ok[ok >= 4]
        if len(ok):
            text += '  R %.2f at P %.2f (%.2f)' % (
                R[ok[-1]], want, p[order][ok[-1]])
    print(text, file=sys.stderr)


FOLDS = int(os.environ.get('FOLDS', 10))        # 0: no figures


def crossed(parts, penalty, beside=()):
    """p of each part by the others, and by those beside, which are not asked;
    a part is a story"""
    p = [None] * len(parts)
    for k in range(FOLDS):
        w = fit([d for j, d in enumerate(parts) if j % FOLDS != k] +
                list(beside), penalty)
        for j in range(k, len(parts), FOLDS):
            p[j] = 1 / (1 + np.exp(-np.clip(parts[j][0][0] @ w, -30, 30)))
    return p


def crossed_groups(groups, penalty, beside):
    """the same of parts that must be left out together; only those of weight
    1 are asked"""
    ps, ys = [], []
    for k in range(FOLDS):
        w = fit(sum((g for j, g in enumerate(groups) if j % FOLDS != k), []) +
                list(beside), penalty)
        for g in groups[k::FOLDS]:
            for (X, y), weight in g:
                if weight == 1:
                    ps.append(1 / (1 + np.exp(-np.clip(X @ w, -30, 30))))
                    ys.append(y)
    return np.concatenate(ps), np.concatenate(ys)


def slot_rows(rows, slot):
    return [r[1] for r in rows if r[0] == slot], \
        [r[2] for r in rows if r[0] == slot]


def stories_of(rows, width):
    """parts of weight 1 of (features, labels) each, those that have any"""
    data = [(np.array(x, float).reshape(-1, width), np.array(y, bool))
            for x, y in rows]
    return [(d, 1.) for d in data if len(d[0])]


def labels_of(parts):
    return np.concatenate([d[1] for d, _ in parts])


TOPIC_WEIGHT = .3
SAME = 1 / 3            # of what two sentences speak of, from which they agree


def topic_pairs(topics, docs, align):
    """pairs of sentences of real news, those that are annotated"""
    number, right, out = {}, set(), []
    for line in open(docs, encoding='utf-8'):
        r = line.rstrip('\n').split('\t')
        if r[3] == '1':
            number[r[1], r[4]] = r[2]
    for line in open(align, encoding='utf-8'):
        r = line.rstrip('\n').split('\t')
        if r[0] != 'doc1' and float(r[6]) >= SAME:
            right.add((r[0], r[1], r[2], r[3]))
            right.add((r[2], r[3], r[0], r[1]))
    for st in read_features(topics).values():
        X, y = [], []
        for a, b, x in st.pairs:
            i, j = number.get(st.sents[a]), number.get(st.sents[b])
            if i is not None and j is not None:
                X.append(x)
                y.append((st.sents[a][0], i, st.sents[b][0], j) in right)
        out.append((np.array(X, float).reshape(-1, len(AF) + len(NF)),
                    np.array(y, bool)))
    return [d for d in out if len(d[0])]


def learn_align(stories, topics):
    """sentences of one claim, by stories and real news, and what the pairs
    around say of one, which is added to the log odds that it has; the figure
    of the real news is of all pairs that were looked at"""
    n = len(AF)
    parts = stories_of(stories, n + len(NF))
    both = parts + [(d, TOPIC_WEIGHT) for d in topics]
    for names, title, prefix, cols in (
            (AF, 'align', 'align', slice(n)),
            (NF, 'align, given others', 'around', slice(n, None))):
        joined = [((X[:, cols], y), w) for (X, y), w in both]
        if FOLDS:
            p, k = crossed(joined, 3.), len(parts)
            curve(np.concatenate(p[:k]), labels_of(parts), title)
            curve(np.concatenate(p[k:]), labels_of(joined[k:]),
                  title + ', real news')
        w = fit(joined, 3.)
        if names is NF:
            w[NF.index('NF_P')] -= 1
        write(names, w, prefix)


def learn(stories, names, penalty, title, prefix):
    parts = stories_of(stories, len(names))
    if not parts:
        return
    if FOLDS:
        curve(np.concatenate(crossed(parts, penalty)), labels_of(parts), title)
    write(names, fit(parts, penalty), prefix)


def write(names, w, prefix):
    for k, v in zip(names, w):
        print('%s\t%s\t%.4g' % (prefix, k, v) if '.' in '%.4g' % v
              or 'e' in '%.4g' % v else '%s\t%s\t%.4g.0' % (prefix, k, v))


def learn_conflicts(stories, slips, real, penalty):
    """stories: a list of (slot, features, is a contradiction) each; slips: of
    each the same, those made of it; of real, of real news, those count that
    look most like contradictions"""
    ps, ys = [], []
    for slot, short in SLOTS.items():
        parts = [stories_of([slot_rows(rows, slot)], len(XF)) +
                 [(d, SLIP[slot]) for d, _ in stories_of(
                     [slot_rows(made, slot)] if slot in SLIP else [],
                     len(XF))]
                 for rows, made in zip(stories, slips)]
        weight, most = REAL[slot]
        beside = []
        Z = np.array([r[1] for r in real if r[0] == slot],
                     float).reshape(-1, len(XF))
        if len(Z):
            Z = Z[np.argsort(-(Z @ fit(sum(parts, []), penalty)),
                             kind='stable')[:most]]
            beside = [((Z, np.zeros(len(Z), bool)), weight)]
        if FOLDS:
            p, y = crossed_groups(parts, penalty, beside)
            ps.append(p)
            ys.append(y)
            curve(p, y, 'conflict ' + slot)
        write(XF, fit(sum(parts, []) + beside, penalty),
              'conflict\t' + short)
    if ps:
        curve(np.concatenate(ps), np.concatenate(ys), 'conflict')


def main():
    gold, stories = read_gold(sys.argv[1]), read_features(sys.argv[2])
    made_gold, made = read_gold(sys.argv[3]), read_features(sys.argv[4])
    print('# Weights of nc-diff: table, [slot,] feature, weight.  Learned by'
          '\n# src/train/diff-train.py from claims made by hand (CC0), pairs of '
          'VitaminC\n# (CC BY-SA 3.0) and news of ECB+ (CC BY 3.0).  Licence: '
          'CC BY-SA 3.0.')
    real = []
    for st in read_features(sys.argv[5]).values():
        for a, _, rel, veto, x in st.links:
            if rel == 2 and not veto:
                slot = st.facts[a][1]
                real.append((slot, x, False))
    P, labels = [], {}
    for name, st in sorted(stories.items()):
        p, labels[name] = label_story(st, gold[name])
        P.append(([a for a, _ in p], [b for _, b in p]))
    priors = set_priors(stories, labels)
    write_priors(priors, os.path.join(
        HERE, '..', 'data', 'diff-priors.tsv'))
    L = list(labels.values())
    learn_align(P, topic_pairs(*sys.argv[8:11]))
    for slot, short in SLOTS.items():
        learn([([r[3][:FIRST] for r in x if r[0] == slot],
                [r[4] for r in x if r[0] == slot]) for x in L], XF[:FIRST],
              2., 'anchor ' + slot, 'anchor\t' + short)
    slips = collections.defaultdict(list)
    for name, st in sorted(made.items()):
        slips[name.split('~')[0]] += [
            (r[0], r[3], True) for r in label_story(st, made_gold[name])[1]
            if r[1] == 2 and not r[2] and r[5]]
    learn_conflicts([[(r[0], r[3], r[5]) for r in x
                      if r[1] == 2 and not r[2]] for x in L],
                    [slips[name] for name in labels],
                    real, PENALTY)
    learn_revised(sys.argv[6], sys.argv[7])


if __name__ == "__main__":
    main()
