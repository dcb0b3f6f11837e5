#!/usr/bin/env python3
"""Where nc-diff loses contradictions: a funnel.

usage: diff-funnel.py GOLD FEATURES OUTPUT [-v] [SLOT ...]

GOLD and FEATURES as for diff-train.py (diff-features without -a: what the
program keeps), OUTPUT what nc-diff writes for the same table.  Each pair of
sentences that contradict each other is counted where it was lost:
  sentence  not in the table as the gold has it
  no fact   one of the two has no value of the slot
  misread   it has, but not the gold's
  no link   both have it, the two facts were never compared
  equal     compared, and taken to agree or to differ
  vetoed    a guard spoke against it
  low       scored below the threshold
  claim     a contradiction by itself, not in the claims
  found
-v prints each pair that is not found.
"""
import collections
import importlib.util
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location(
    'diff_train', os.path.join(HERE, 'diff-train.py'))
train = importlib.util.module_from_spec(spec)
spec.loader.exec_module(train)

STEPS = ('sentence', 'no fact', 'misread', 'no link', 'equal', 'vetoed',
         'low', 'claim', 'found')
SLOTS = 'HOW-MANY', 'POLARITY', 'WHEN', 'WHERE', 'WHO', 'WHAT'
LOW = .33


def read_output(path):
    """pairs of sentences in conflict, by story"""
    sides = collections.defaultdict(list)
    for line in open(path, encoding='utf-8', errors='replace'):
        r = line.rstrip('\n').split('\t')
        if r[3] == 'conflict' and r[4] != '-':
            sides[r[0], r[1], r[2]].append((r[4], r[6], r[10]))
    out = collections.defaultdict(set)
    for (story, _, _), rows in sides.items():
        for s, d, t in rows:
            for u, e, v in rows:
                if s != u:
                    out[story.rsplit('/', 1)[-1]].add((d, t, e, v))
    return out


def stage(st, a, b, g, h, by_sent, links, means):
    """the furthest step that a pair of facts of the two sentences reached,
    and what is known of it"""
    fa = [f for f in by_sent[a] if st.facts[f][1] == g['slot']]
    fb = [f for f in by_sent[b] if st.facts[f][1] == g['slot']]
    if not fa or not fb:
        return 'no fact', '%d %d' % (len(fa), len(fb))
    ga = [f for f in fa if any(x is g for x in means[f])]
    gb = [f for f in fb if any(x is h for x in means[f])]
    if not ga or not gb:
        return 'misread', ' '.join(
            st.facts[f][5] or st.facts[f][6] for f in fa + fb)
    best = 'no link', ''
    for x in ga:
        for y in gb:
            l = links.get((min(x, y), max(x, y)))
            if l is None:
                continue
            rel, veto, p, score = l
            step = 'equal' if rel != 2 else 'vetoed' if veto else \
                'low' if score < LOW else 'claim'
            if STEPS.index(step) > STEPS.index(best[0]) or (
                    step == best[0] and score > best[2]):
                best = step, '%s | %s  p %.2f score %.2f' % (
                    st.facts[x][6], st.facts[y][6], p, score), score
    return best[:2]


def main():
    args = [a for a in sys.argv[1:] if a != '-v']
    verbose = len(args) != len(sys.argv) - 1
    gold, stories = train.read_gold(args[0]), train.read_features(args[1])
    links = read_links(args[1])
    found = read_output(args[2])
    want = args[3:]
    count = collections.Counter()
    for name, st in sorted(stories.items()):
        at, rows = train.attach(st, gold[name])
        by_sent = collections.defaultdict(list)
        n = collections.Counter((f[0], f[1]) for f in st.facts)
        means = []
        for i, f in enumerate(st.facts):
            by_sent[f[0]].append(i)
            means.append([g for g in rows.get(at[f[0]], ()) if train.fits(
                f, g, n[f[0], f[1]] == 1)] if at[f[0]] else [])
        where = collections.defaultdict(list)
        for i, x in enumerate(at):
            if x:
                where[x].append(i)
        claims = collections.defaultdict(list)
        for g in gold[name]:
            if g['relation'] == 'conflict' and g['side'] != '-':
                claims[g['claim'], g['slot']].append(g)
        for (claim, slot), gs in claims.items():
            for i, g in enumerate(gs):
                for h in gs[:i]:
                    if g['side'] == h['side'] or \
                            g['sentence'] == h['sentence']:
                        continue
                    best, note = 'sentence', ''
                    for a in where[g['doc'], g['sentence']]:
                        for b in where[h['doc'], h['sentence']]:
                            d, t = st.sents[a]
                            e, u = st.sents[b]
                            s, m = stage(st, a, b, g, h, by_sent,
                                         links[name], means)
                            if (d, t, e, u) in found[name]:
                                s, m = 'found', ''
                            if STEPS.index(s) > STEPS.index(best):
                                best, note = s, m
                    count[slot, best] += 1
                    if verbose and best != 'found' and (
                            not want or slot in want):
                        print('%s\t%s\t%s %s\t%s\n\t%s [%s]\n\t%s [%s]' % (
                            best, slot, name, claim, note, g['sentence'],
                            g['value'], h['sentence'], h['value']))
    print('%-10s' % '' + ''.join('%9s' % s for s in STEPS) + '      all')
    for slot in SLOTS + ('all',):
        r = [sum(n for (s, e), n in count.items()
                 if e == step and slot in (s, 'all')) for step in STEPS]
        print('%-10s' % slot + ''.join('%9d' % n for n in r) +
              '%9d' % sum(r))


def read_links(path):
    out, name = collections.defaultdict(dict), None
    for line in open(path, encoding='utf-8', errors='replace'):
        r = line.rstrip('\n').split('\t')
        if r[0] == 'T':
            name = r[1].rsplit('/', 1)[-1]
        elif r[0] == 'L':
            out[name][int(r[1]), int(r[2])] = (
                int(r[3]), int(r[4]), float(r[5]), float(r[6]))
    return out


main()
