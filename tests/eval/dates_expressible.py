#!/usr/bin/env python3
"""dates_expressible.py [-v] [SET...] - nc-dates on what users ask of others.

The sets ms-recognizers and duckling-en (DATA/data/dates, DATA=../shared) are
the unit cases of two libraries for assistants.  Part of them has answers that
TIMEX3, as nc-dates(1) uses it, does not give: a moment counted in minutes from
a clock that a document does not have, a week ahead as a day, "in two weeks" as
a point and not as a length.  Here a rule for each such class, which looks at
the case alone and never at what nc-dates says, takes them out; of the rest it
prints how many have the right value.  -v lists the others, -x what was taken
out and why.  BIN (bin) holds the program.
"""
import datetime
import os
import re
import subprocess
import sys

DATA = os.environ.get('DATA', '../shared')
BIN = os.environ.get('BIN', 'bin')

NUMBER = (r'(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine'
          r'|ten|eleven|twelve|fifteen|twenty|thirty|half an?|few|several'
          r'|couple(?: of)?|a few|a couple(?: of)?)')
UNIT = (r'(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?'
        r'|quarters?|years?|fortnights?|decades?|h)\b')
WDAY = r'(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b'
ZONE = r'\(?\b(?:gmt|utc|bst|cet|p[sd]t|e[sd]t|ist)\b\)?'
PART = r'[ap] ?\.? ?m?\b|morning|noon|evening|night|midday'
HOURS = ('zero one two three four five six seven eight nine ten eleven '
         'twelve').split()


class Case:
    """One expected expression: its text, values, sentence, document date."""

    def __init__(self, row, start, end, values, span, others):
        self.dct = row[2]
        self.sent = row[10]
        self.start, self.end = start, end
        self.values = values.split('|')
        self.span = span.lower()
        self.others = others
        data = self.sent.encode()
        self.before = data[:start].decode(errors='replace').lower()
        self.after = data[end:].decode(errors='replace').lower()

    def all(self, pattern):
        return all(re.search(pattern, v) for v in self.values)

    def has(self, pattern):
        return re.search(pattern, self.span) is not None


def no_such_day(c):
    """February 30."""
    def real(v):
        m = re.match(r'(\d{4})-(\d\d)-(\d\d)', v)
        try:
            return not m or datetime.date(*map(int, m.groups())) is not None
        except ValueError:
            return False
    return not all(map(real, c.values))


def last_second(c):
    """The end of a day as its last second."""
    return c.all('T23:59:59')


def length_ahead(c):
    """"in two weeks": a length, and not the day at its end."""
    if c.all('^P'):
        return False
    return c.has(r'\bin ' + NUMBER + ' ' + UNIT) or (
        re.search(r'\bin $', c.before) is not None and
        c.has('^' + NUMBER + ' ?' + UNIT + '(?! from)'))


def two_expressions(c):
    """"two weeks before Easter": a length and a date."""
    return not c.all('^P') and (c.has(
        r'(?:' + UNIT + '|' + WDAY + r') (?:after|before|from|since) '
        r'(?!now|today|tomorrow|tmrw|yesterday|next$|last)') or c.has('closest'))


def counted_from_clock(c):
    """"ten minutes ago": the document has a day and no clock time."""
    return c.all(r'^\d.*T\d') and c.has(
        r'\b(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?)'
        r' (?:from|later|ago|earlier|hence)\b')


def hour_guessed(c):
    """"at three twenty" as 15:20, "3 a.m." as tomorrow's: by the clock."""
    if not c.all('T[0-9]'):
        return False
    day = datetime.date.fromisoformat(c.dct) + datetime.timedelta(1)
    if c.all('^' + str(day)) and not c.has('tomorrow|' + WDAY + '|midnight'):
        return True
    clock = re.split(' at |@', c.span)[-1]
    h = re.search(r'\d{1,2}', clock)
    if h is None:
        h = re.search('|'.join(HOURS[1:]), clock)
        hour = HOURS.index(h.group()) if h else None
    else:
        hour = int(h.group())
    return hour is not None and not c.has(PART) and c.all(
        'T%02d' % (hour % 12 + 12)) and hour < 12


def zone_moved(c):
    """The hour of another zone: the zone is no part of a value."""
    h = re.search(r'(\d{1,2})(?::\d\d)?h? ?(am|pm)?', c.span.split(' at ')[-1])
    return c.has(ZONE) and h is not None and not c.all('T%02d' % (
        int(h.group(1)) % 12 + 12 * (h.group(2) == 'pm')))


def length_as_point(c):
    """"upcoming two weeks" as the second of them."""
    return c.has(r'(?:\d|two) upcoming|upcoming (?:\d|two)') and not c.all(
        '^P')


def too_fine(c):
    """"two years ago" as a day: it is a year; "7 days ago" as an hour."""
    m = re.search(r'(day|week|fortnight|month|year)s? (?:ago|hence|later'
                  r'|earlier)', c.span)
    if m is None or c.has(WDAY):
        return False
    return c.all({'day': 'T', 'week': r'^\d{4}-\d\d-', 'fortnight':
                  r'^\d{4}-\d\d-', 'month': r'^\d{4}-\d\d-',
                  'year': r'^\d{4}-\d\d'}[m.group(1)])


def vague_number(c):
    """"a few hours" as three."""
    return c.has(r'\b(?:few|several|couple|some)\b') and c.all(r'^P.*\d|T\d')


def split_in_two(c):
    """A day and its hour, marked as two: they are one expression."""
    for start, end, values in c.others:
        gap = (c.after.encode()[:start - c.end] if start >= c.end else
               c.before.encode()[end:]).decode(errors='replace')
        both = [values, c.values[0]]
        if re.fullmatch(r' ?(?:at|on|,)? ?', gap) and all(
                re.match(r'\d{4}-\d\d-\d\d', v) for v in both) and len(
                    [v for v in both if re.search('T[0-9]', v)]) == 1:
            return True
    return False


def no_date(c):
    """"annual review", "partner of the year", "to date": left alone."""
    return (c.has(r'^(?:annual|quarterly|everyday|semiannual|daily)$') and
            re.match(r' [a-z]', c.after) is not None) or c.has(
                r'^(?:to|till) date$') or (
        c.has(r'^the (?:day|week|month|year)$') and
        re.search(r'partner of $', c.before) is not None)


RULES = [no_such_day, last_second, length_ahead, two_expressions,
         counted_from_clock, hour_guessed, zone_moved, length_as_point,
         too_fine, vague_number, split_in_two, no_date]


def form(v):
    """One writing for values that say the same."""
    v = re.sub(r'(T\d\d)$', r'\1:00', v)
    v = re.sub(r'^T', 'XXXX-XX-XXT', v)
    m = re.match(r'(\d{4}-\d\d-\d\d)T24:00$', v)
    if m:
        day = datetime.date.fromisoformat(m.group(1))
        v = '%sT00:00' % (day + datetime.timedelta(1))
    v = {'P1Q': 'P3M', 'P1WE': 'XXXX-WXX-WE', 'P0.5Y': 'P6M', 'P1DE': 'P10Y',
         'P1D': 'XXXX-XX-XX', 'P1Y': 'XXXX', 'P12M': 'XXXX'}.get(v, v)
    m = re.match(r'P(\d+)W$', v)
    return 'P%dD' % (7 * int(m.group(1))) if m else v


def read(lines):
    """Text rows with the date rows behind them."""
    out, row = [], None
    for line in lines:
        f = line.rstrip('\n').split('\t')
        if f[5] in ('sent', 'block'):
            row = f
            out.append((row, []))
        elif f[5] == 'date':
            out[-1][1].append((int(f[6]), int(f[7]), f[9], f[10]))
    return out


def pairs(gold, got):
    """Each expected expression with the first free one that overlaps it."""
    free = list(got)
    for g in gold:
        hit = next((s for s in free if s[:2] == g[:2]), None)
        if hit is None:
            hit = next((s for s in free if s[0] < g[1] and g[0] < s[1]), None)
        if hit is not None:
            free.remove(hit)
        yield g, hit


def score(name, verbose, taken):
    base = os.path.join(DATA, 'data', 'dates', name)
    if not os.path.exists(base + '.gold.tsv'):
        print('skipped: no ' + name)
        return
    with open(base + '.gold.tsv', encoding='utf-8') as f:
        gold = read(f)
    with open(base + '.in.tsv', 'rb') as f:
        got = read(subprocess.run([os.path.join(BIN, 'nc-dates')], stdin=f,
                                  stdout=subprocess.PIPE, check=True)
                   .stdout.decode('utf-8', 'replace').splitlines())
    n = ok = out = 0
    for (row, want), (_, have) in zip(gold, got):
        for g, s in pairs(want, have):
            c = Case(row, *g, [o[:3] for o in want if o != g])
            rule = next((r for r in RULES if r(c)), None)
            shown = '\t'.join((row[2], row[10][:90], '<%s>' % g[3], g[2],
                               '-' if s is None else '%s <%s>' % s[2:]))
            if rule is not None:
                out += 1
                if taken:
                    print('%s\t%s' % (rule.__name__, shown))
                continue
            n += 1
            right = s is not None and form(s[2]) in map(form, c.values)
            ok += right
            if not right and verbose:
                print(shown)
    print('%s\tright %d of %d expressible\t%.1f\ttaken out %d' % (
        name, ok, n, 100 * ok / n, out))


def main(argv):
    sets = [a for a in argv if not a.startswith('-')]
    for name in sets or ['ms-recognizers', 'duckling-en']:
        score(name, '-v' in argv, '-x' in argv)


if __name__ == '__main__':
    main(sys.argv[1:])
