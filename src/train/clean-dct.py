#!/usr/bin/env python3
"""Learns src/data/html-dct.tsv: what speaks for a date of a page of HTML.

usage: make build/clean-dct; python3 src/train/clean-dct.py PAGES META

PAGES: a folder of DOC.html; META: lines of doc, set, date, ... (tab).
A conditional logit model over the days that a page names: the features are
those of build/clean-dct, the label is the page's date.  Prints how often the
best day is right when trained on the other pages (10 parts by hash of the
name) and writes the weights learned from all of them.
Needs numpy.  Licence of the result: that of newscomb.
"""
import collections
import os
import subprocess
import sys
import zlib

import numpy as np

OUT = 'src/data/html-dct.tsv'
L2 = float(os.environ.get('L2', '1.0'))
SCALE = 100
MORE = float(os.environ.get('MORE', '1'))     # weight of a page without machines' dates
# What must not be learned the other way round from a few odd pages.
NEVER_ABOVE_0 = {'in_comment', 'in_related', 'in_event', 'label_not',
                 'label_mod', 'class_mod', 'repeated', 'repeated_much',
                 'modified_alone', 'text_newest', 'in_site', 'text_newer',
                 'text_older', 'modified'}
# Too few pages show these; the reason is in htmldct.c.
FIXED = {'url_local': 2.5, 'text_newer': -1.5, 'text_older': -1}
# By rule (htmldct.c) never the date where a machine gives another.
RULED_OUT = {'text_is_modified', 'today'}
NO_WITNESS = {'told', 'label_not', 'in_comment'}
WITNESS = {'ld_news', 'ld_article', 'ld_page', 'ld_other', 'ld_media',
           'ld_created', 'meta_pub', 'meta_date', 'meta_created', 'modified',
           'url'}


def ruled_out(features):
    return (RULED_OUT.intersection(features) or
            NO_WITNESS.intersection(features) and
            not WITNESS.intersection(features))
# What is known before any page is seen: the weights are drawn to these.
PRIOR = {'ld_news': 2, 'ld_article': 1, 'ld_page': 0.5, 'meta_pub': 1.5, 'meta_date': 1,
         'machine_first': 1, 'machine_oldest': 1.5, 'url': 1.5, 'url_month': 0.5, 'text_newer': -1,
         'text_newest': -1, 'label_mod': -1, 'label_not': -2, 'class_mod': -1,
         'in_comment': -2, 'in_related': -1, 'in_event': -1, 'long': -1,
         'repeated': -1, 'labelled': 1, 'class_pub': 0.5, 'alone': 0.5,
         'modified': -1, 'image': -0.5, 'in_site': -1}


def load(pages, meta, *options):
    gold = {}
    for line in open(meta, encoding='utf-8'):
        f = line.rstrip('\n').split('\t')
        if not line.startswith('#') and len(f) > 2 and len(f[2]) == 10:
            gold[f[0]] = f[2]
    files = [os.path.join(pages, d + '.html') for d in gold]
    out = ''
    for i in range(0, len(files), 200):
        out += subprocess.run(
            ['build/clean-dct', *options] + files[i:i + 200],
            check=True, capture_output=True).stdout.decode('utf-8', 'replace')
    days = collections.OrderedDict((d, []) for d in gold)
    for line in out.splitlines():
        f = line.split('\t')
        doc = os.path.basename(f[0])[:-5]
        days[doc].append((f[1], f[4].split()))
    return gold, days


def arrays(gold, days, names):
    at = {n: i for i, n in enumerate(names)}
    data = {}
    for doc, ds in days.items():
        ds[:] = [d for d in ds if not ruled_out(d[1])]
        x = np.zeros((len(ds), len(names)))
        for i, (_, fs) in enumerate(ds):
            for n in fs:
                x[i, at[n]] = 1
        y = np.array([d == gold[doc] for d, _ in ds], bool)
        data[doc] = (x, y)
    return data


def train(data, more, docs, names, steps=600):
    use = [x[d] for x in (data, more) for d in docs
           if x[d][1].any() and len(x[d][1]) > 1]
    n_full = sum(data[d][1].any() and len(data[d][1]) > 1 for d in docs)
    prior = np.array([PRIOR.get(n, 0) for n in names])
    w = prior.copy()
    fixed = [(names.index(n), x) for n, x in FIXED.items() if n in names]
    m = np.zeros_like(w)
    v = np.zeros_like(w)
    neg = np.array([n in NEVER_ABOVE_0 for n in names])
    x = np.concatenate([u[0] for u in use])
    seg = np.concatenate([np.full(len(u[1]), i) for i, u in enumerate(use)])
    y = np.concatenate([u[1] / u[1].sum() for u in use])
    n = len(use)
    weight = np.where(seg < n_full, 1.0, MORE)
    for t in range(1, steps + 1):
        s = x @ w
        top = np.full(n, -1e9)
        np.maximum.at(top, seg, s)
        e = np.exp(s - top[seg])
        z = np.bincount(seg, e, n)
        p = e / z[seg]
        g = x.T @ (weight * (p - y)) + L2 * (w - prior)
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g * g
        w -= 0.05 * (m / (1 - 0.9 ** t)) / (
            np.sqrt(v / (1 - 0.999 ** t)) + 1e-8)
        w[neg] = np.minimum(w[neg], 0)
        for i, c in fixed:
            w[i] = c
    return w


def best(data, doc, w):
    x, y = data[doc]
    if len(y) == 0:
        return None, False, 0
    s = x @ w
    i = int(np.argmax(s))
    rest = np.delete(s, i)
    return i, bool(y[i]), float(s[i] - (rest.max() if len(rest) else -3))


def score(data, docs, w):
    return sum(best(data, d, w)[1] for d in docs)


def main():
    pages, meta = sys.argv[1:3]
    gold, days = load(pages, meta)
    _, bare = load(pages, meta, '-x')
    head = [l.rstrip('\n') for l in open(OUT) if l.startswith('#')]
    names = sorted({n for ds in days.values() for _, fs in ds for n in fs})
    data = arrays(gold, days, names)
    more = arrays(gold, bare, names)
    docs = list(data)
    may = [d for d in docs if more[d][1].any()]
    print('pages %d, right day among the candidates %d, in their text %d' %
          (len(data), sum(bool(d[1].any()) for d in data.values()), len(may)))
    right = text = 0
    wrong = []
    for k in range(10):
        part = [d for d in docs if zlib.crc32(d.encode()) % 10 == k]
        w = train(data, more, [d for d in docs if d not in set(part)], names)
        text += score(more, [d for d in part if d in set(may)], w)
        for d in part:
            i, ok, margin = best(data, d, w)
            right += ok
            if not ok:
                wrong.append((d, gold[d], None if i is None else days[d][i][0],
                              round(margin, 2)))
    print('cross-validated: %d of %d right, %.3f; by the text alone %d of %d, '
          '%.3f' % (right, len(docs), right / len(docs), text, len(may),
                    text / len(may)))
    w = train(data, more, docs, names)
    print('on what it was trained on: %.3f' % (score(data, docs, w) /
                                               len(docs)))
    if '-v' in sys.argv:
        for x in sorted(wrong):
            print('  wrong', *x)
    with open(OUT, 'w') as f:
        for l in head:
            f.write(l + '\n')
        for n, x in sorted(zip(names, w)):
            f.write('%s\t%d\n' % (n, round(SCALE * x)))


if __name__ == '__main__':
    main()
