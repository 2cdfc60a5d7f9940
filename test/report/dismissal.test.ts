import assert from 'node:assert/strict';
import { baselineText, isDismissed } from '../../src/report/baseline.js';
import type { BaselineEntry } from '../../src/report/baseline.js';
import { renewed, withDismissed, withoutEntries } from '../../src/report/dismissal.js';
import { parseBaseline } from '../../src/report/parse-baseline.js';

const entry = (file: string, reason?: string): BaselineEntry => ({
  ...{ file, rule: 'unlink-endpoint', id: '0123:1' },
  ...(reason !== undefined && { reason }),
});
const textOf = (entries: readonly BaselineEntry[]) => [...baselineText(entries)].join('');

describe('a dismissal', () => {
  it('is an entry with a reason', () => {
    assert.ok(isDismissed(entry('a.js', 'the old portal')));
    assert.ok(!isDismissed(entry('a.js')));
    assert.ok(!isDismissed(entry('a.js', ' ')));
  });

  it('changes one line of the file, whether the finding was known or not', () => {
    const before = [entry('a.js'), entry('b.js', 'old'), entry('d.js')];
    const lines = textOf(before).split('\n');
    const known = textOf(withDismissed(before, [entry('a.js')], 'why')).split('\n');
    assert.deepEqual(
      known.filter((line) => !lines.includes(line)),
      ['    { "file": "a.js", "rule": "unlink-endpoint", "id": "0123:1", "reason": "why" },'],
    );
    assert.equal(known.length, lines.length);
    const fresh = textOf(withDismissed(before, [entry('c.js')], 'why')).split('\n');
    assert.equal(
      fresh.findIndex((line) => line.includes('c.js')),
      lines.findIndex((line) => line.includes('d.js')),
    );
    assert.deepEqual(
      lines.filter((line) => !fresh.includes(line)),
      [],
    );
  });

  it('that is taken back leaves the rest of the file', () => {
    const before = [entry('a.js', 'why'), entry('b.js', 'old')];
    assert.deepEqual(withoutEntries(before, [entry('a.js')]), [entry('b.js', 'old')]);
  });

  it('keeps any reason as one line of text', () => {
    const reason = '"quoted"\u2028\n<script> \u001b[31m */';
    const text = textOf(withDismissed([], [entry('a.js')], reason));
    assert.equal(text.trimEnd().split('\n').length, 6);
    assert.deepEqual(parseBaseline(text), [entry('a.js', reason)]);
  });
});

describe('a baseline that is written again', () => {
  it('has what was found, with its reasons, and what the scan says nothing about', () => {
    const before = [entry('a.js', 'why'), entry('gone.js'), entry('skipped.js')];
    const found = [entry('a.js'), entry('new.js')];
    assert.deepEqual(
      renewed(before, found, ({ file }) => file === 'skipped.js'),
      [entry('a.js', 'why'), entry('new.js'), entry('skipped.js')],
    );
  });
});
