#!/usr/bin/env python3
"""Makes contradictions to learn from out of claims that agree.

usage: diff-slips.py BLOCKS GOLD NEW_BLOCKS NEW_GOLD

What the reports of a story agree on (GOLD, as for diff-train.py) is made a
contradiction: one report of BLOCKS, a table of nc-clean, gets another day,
hour, place, person or number, as rival reports have.  Each story is written
COPIES times with other slips, as STORY~1 and so on; the same bytes come out of
the same files.  Only what was changed is right in the new gold: another claim
of a sentence that was changed may hold no longer.
"""
import collections
import datetime
import random
import re
import sys

COPIES = 3
SHARE = .7              # of the claims that can slip
SIDE = {'WHEN', 'WHERE', 'WHO', 'HOW-MANY'}
DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday',
        'Sunday']
MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July',
          'August', 'September', 'October', 'November', 'December']
MONTH = r'(%s)' % '|'.join(m[:3] + (r'(?:%s|t?\.?)' % m[3:] if m[3:] else '')
                           for m in MONTHS)
NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight',
           'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen',
           'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen',
           'twenty']
NAME = r"[A-Z][\w'’-]+(?: (?:de|da|del|la|van|von|al|el|[A-Z][\w'’-]+))*"


def once(pattern, text):
    m = list(re.finditer(pattern, text))
    return m[0] if len(m) == 1 else None


def put(text, m, new, group=0):
    return text[:m.start(group)] + new + text[m.end(group):]


def like(old, new):
    """new in the case of old"""
    return new.upper() if old.isupper() else new.capitalize() \
        if old[0].isupper() else new


def slip_day(text, value, rng):
    try:
        day = datetime.date.fromisoformat(value[:10])
        new = day + datetime.timedelta(rng.choice(
            [-1, -1, -1, 1, 1, 1, -2, 2, 3, -4, 7, -7]))
    except ValueError:
        return None
    m = once(r'\b%s\b' % DAYS[day.weekday()], text)
    done = None
    if m and (new - day).days % 7:
        text = done = put(text, m, DAYS[new.weekday()])
    for pat, g in ((r'\b%s %d\b(?!\d|[.:]\d\d)' % (
            MONTH, day.day), 1), (r'\b%d(?:st|nd|rd|th)? %s' % (
                day.day, MONTH), 1)):
        m = once(pat, text)
        if m and m[g][:3] == MONTHS[day.month - 1][:3]:
            if new.month != day.month:
                return None
            d = once(r'\b%d' % day.day, m[0])
            text = done = put(text, m, put(m[0], d, str(new.day)))
            break
    return done and (done, str(new) + value[10:])


def slip_month(text, value, rng):
    i = int(value[5:7]) - 1
    if i not in range(12):
        return None
    j = (i + rng.choice([-3, -2, -1, -1, 1, 1, 2, 4])) % 12
    m = once(r'\b%s\b' % MONTHS[i], text)
    return m and (put(text, m, MONTHS[j]), '%s-%02d' % (value[:4], j + 1))


def slip_year(text, value, rng):
    new = str(int(value[:4]) + rng.choice([-10, -2, -1, -1, 1, 1, 2, 3]))
    m = once(r'\b%s\b' % value[:4], text)
    return m and (put(text, m, new), new)


def slip_hour(text, value, rng):
    m = once(r'\b(\d\d?)([:.])(\d\d)\b(?! ?(?:per|%|m |km|m\b))', text)
    if m:
        h, n = int(m[1]), int(m[3])
        if rng.random() < .5:
            h = h % 12 + 1 if h <= 12 else h - 1
        else:
            n = (n + rng.choice([10, 20, 30, 40, 5])) % 60
        return put(text, m, '%d%s%02d' % (h, m[2], n)), 'slip'
    m = once(r'\b(\d\d?) ?(?:a\.?m|p\.?m|o.clock)', text)
    return m and (put(text, m, str(int(m[1]) % 12 + 1), 1), 'slip')


def slip_when(text, value, rng):
    if re.match(r'\d{4}-\d\d-\d\dT\d|T\d|\d\d:\d\d', value):
        return slip_hour(text, value, rng)
    if re.match(r'\d{4}-\d\d-\d\d(T[A-Z]+)?$', value):
        return slip_day(text, value, rng)
    if re.match(r'\d{4}-\d\d$', value):
        return slip_month(text, value, rng)
    return slip_year(text, value, rng) if re.match(r'\d{4}$', value) else None


def slip_number(text, value, rng):
    """another number, as they differ in the news: a slip of the pen, one
    more or less, a tenth to a half"""
    v = re.match(r'[~<>=]*(\d+(?:\.\d+)?)(?=$| |%|[a-z€])', value)
    if not v:
        return None
    x = float(v[1])
    if x.is_integer() and 1 <= x <= 20:
        new = max(1, int(x) + rng.choice([-2, -1, -1, 1, 1, 2, 3]))
        m = once(r'(?i)\b%s\b' % NUMBERS[int(x) - 1], text)
        if new == x or new > 20:
            return None
        if m:
            return put(text, m, like(m[0], NUMBERS[new - 1])), str(new)
        m = once(r'(?<![\d.,-])%d(?![\d,-]|\.\d)' % x, text)
        return m and (put(text, m, str(new)), str(new))
    digits = v[1] if not x.is_integer() else '{:,}'.format(int(x))
    m = once(r'(?<![\d.,])%s(?![\d,]|\.\d)' % re.escape(digits), text) or \
        once(r'(?<![\d.,])%s(?![\d,]|\.\d)' % re.escape(v[1]), text)
    if not m:
        return None
    old = m[0]
    at = [i for i, c in enumerate(old) if c.isdigit()]
    new = list(old)
    if rng.random() < .4 and len(at) > 1:
        i = rng.randrange(len(at) - 1)
        new[at[i]], new[at[i + 1]] = new[at[i + 1]], new[at[i]]
    else:
        i = rng.randrange(min(2, len(at)))
        new[at[i]] = rng.choice('123456789')
    new = ''.join(new)
    if new == old or new[0] == '0':
        return None
    return put(text, m, new), new.replace(',', '')


def name_in(text, value):
    """the longest name of the value that stands in the text"""
    names = sorted(re.findall(NAME, value), key=len, reverse=True)
    return next((n for n in names if len(n) > 3 and re.search(
        r'\b%s\b' % re.escape(n), text)), None)


class Pool:
    """places and persons of all stories"""

    def __init__(self, gold):
        self.place, self.person = [], []
        seen = set()
        for g in gold:
            for n in re.findall(NAME, g['value']):
                key = g['slot'], n
                if key in seen or len(n) < 4:
                    continue
                seen.add(key)
                if g['slot'] == 'WHERE' and n.count(' ') < 2:
                    self.place.append(n)
                elif g['slot'] == 'WHO' and n.count(' ') == 1:
                    self.person.append(n)


def slip_claim(texts, rows, slot, pool, rng):
    """the report's sentences with another value: {old: new}, and the value"""
    out, seed, shown = {}, rng.random(), None
    if slot in ('WHERE', 'WHO'):
        shown = rng.choice(pool.place if slot == 'WHERE' else pool.person)
    for g in rows:
        text, same = g['sentence'], random.Random(seed)
        if slot == 'WHEN':
            new = slip_when(text, g['value'], same)
        elif slot == 'HOW-MANY':
            new = slip_number(text, g['value'], same)
        else:
            old = name_in(text, g['value'])
            if not old or old.count(' ') != shown.count(' ') and \
                    slot == 'WHO' and ' ' in old:
                return None
            if slot == 'WHO':
                return whole_report(texts, old, shown)
            new = re.sub(r'\b%s\b' % re.escape(old), shown, text), shown
        if not new:
            return None
        out[text] = new[0]
        shown = new[1]
    return out, shown


def whole_report(texts, old, new):
    """a person is another one all over the report"""
    first, last = old.split(' ')[0], old.split(' ')[-1]
    out = {}
    for t in texts:
        u = t.replace(old, new)
        if ' ' in old:
            u = re.sub(r'\b%s\b' % re.escape(last), new.split(' ')[-1], u)
            u = re.sub(r'\b%s\b' % re.escape(first), new.split(' ')[0], u)
        else:
            u = re.sub(r'\b%s\b' % re.escape(last), new.split(' ')[-1], u)
        if u != t:
            out[t] = u
    return out, new


def slip_story(gold, pool, rng):
    """what changes, {(doc, old sentence): new}, and the rows of the gold"""
    claims = collections.defaultdict(list)
    for g in gold:
        claims[g['claim'], g['slot']].append(g)
    texts = collections.defaultdict(list)
    for g in gold:
        if g['sentence'] not in texts[g['doc']]:
            texts[g['doc']].append(g['sentence'])
    change, rows = {}, []
    for (claim, slot), gs in sorted(claims.items()):
        sure = [g for g in gs if g['side'] == 'A']
        docs = sorted({g['doc'] for g in sure})
        if slot not in SIDE or gs[0]['relation'] == 'conflict' or \
                len(docs) < 2 or rng.random() > SHARE:
            continue
        doc = rng.choice(docs)
        here = [g for g in sure if g['doc'] == doc]
        if any(g['doc'] == doc and g['side'] != 'A' for g in gs):
            continue
        got = slip_claim(texts[doc], here, slot, pool, rng)
        if not got or any((doc, t) in change for t in got[0]):
            continue
        for t, u in got[0].items():
            change[doc, t] = u
        rows += [dict(g, relation='conflict', side='B', value=got[1])
                 if g['doc'] == doc else dict(g, relation='conflict')
                 for g in sure]
    for g in rows:
        g['sentence'] = change.get((g['doc'], g['sentence']), g['sentence'])
    return change, rows


def escape(s):
    return s.replace('\\', '\\\\')


def change_block(row, docs):
    """a line of the table with the sentences changed that it holds"""
    doc = row[1] if row[1] in docs else re.sub(r'_[0-9a-f]+$', '', row[1])
    text = row[10]
    for old, new in docs.get(doc, ()):
        text = text.replace(escape(old), escape(new), 1)
    if text != row[10]:
        row[7] = str(int(row[7]) + len(text.encode()) -
                     len(row[10].encode()))
        row[10] = text
    return row


def main():
    blocks, gold, new_blocks, new_gold = sys.argv[1:]
    lines = open(gold, encoding='utf-8').read().split('\n')
    head = lines[0].split('\t')
    rows = [dict(zip(head, x.split('\t'))) for x in lines[1:] if x]
    stories = collections.defaultdict(list)
    for g in rows:
        stories[g['story']].append(g)
    pool = Pool(rows)
    table = collections.defaultdict(list)
    for line in open(blocks, encoding='utf-8', newline='\n'):
        r = line.rstrip('\n').split('\t')
        table[r[0]].append(r)
    with open(new_blocks, 'w', encoding='utf-8', newline='\n') as fb, \
            open(new_gold, 'w', encoding='utf-8', newline='\n') as fg:
        fg.write(lines[0] + '\n')
        for n in range(1, COPIES + 1):
            for story in sorted(table):
                rng = random.Random('%s %d' % (story, n))
                change, new = slip_story(stories[story], pool, rng)
                docs = collections.defaultdict(list)
                for (doc, old), text in change.items():
                    docs[doc].append((old, text))
                name = '%s~%d' % (story, n)
                for r in table[story]:
                    r = change_block([name] + r[1:], docs)
                    fb.write('\t'.join(r) + '\n')
                for g in new:
                    g['story'] = name
                    fg.write('\t'.join(g[k] for k in head) + '\n')


if __name__ == '__main__':
    main()
