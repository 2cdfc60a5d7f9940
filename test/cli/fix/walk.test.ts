import assert from 'node:assert/strict';
import { walkFile } from '../../../src/cli/interactive/walk-file.js';
import type { Walk } from '../../../src/cli/interactive/walk-file.js';
import type { SurveyedFile } from '../../../src/fix/survey.js';
import { plain } from '../../../src/report/text-style.js';
import { rawFromText } from '../../../src/scan/raw-path.js';
import { analyze, openSession } from './fake-engine.js';
import { code } from './fake.js';

function foundIn(text: string): SurveyedFile {
  const file = rawFromText('/nowhere/a.js');
  const task = { file, bom: false, text, fileName: '/nowhere/a.js', options: {}, levels: {} };
  const findings = analyze(text, 'a.js').findings.map((finding) => ({ ...finding, severity: 'error' as const }));
  return { task, path: 'a.js', uri: 'a.js', real: file, findings };
}

/** Walks through a file with a fixed list of answers. */
async function walk(text: string, answers: readonly string[], targets?: string[]) {
  const left = [...answers];
  const shown: string[] = [];
  const dialog: Walk['dialog'] = {
    show: (part) => shown.push(part),
    ask: (question) => {
      shown.push(question);
      return Promise.resolve(left.shift());
    },
  };
  const found = foundIn(text);
  const session = openSession();
  const state: Walk = {
    ...{ session, base: rawFromText('/nowhere'), dialog, style: plain },
    ...{ wanted: { review: true, minCertainty: 'dead', targets }, total: found.findings.length, met: 0, rest: 'ask' },
  };
  const { fixed } = await walkFile(found, session.open(found.task), state);
  return {
    words: fixed.newText.match(/(?:OLD|NEW)_\w+/g),
    outcomes: fixed.findings.map(({ outcome }) => outcome),
    shown: shown.join(''),
    unused: left.length,
    rest: state.rest,
    met: state.met,
  };
}

describe('auth0-relink fix --interactive', () => {
  const THREE = code('OLD_auto', 'OLD_review', 'OLD_auto');

  it('applies accepted rewrites one by one', async () => {
    const { words, outcomes, unused, met } = await walk(THREE, ['y', 'n', 'yes']);
    assert.deepEqual(words, ['NEW_auto', 'OLD_review', 'NEW_auto']);
    assert.deepEqual(outcomes, ['rewritten', 'declined', 'rewritten']);
    assert.deepEqual([unused, met], [0, 3]);
  });

  it('shows the finding, the rewrites, the change and the follow-up steps', async () => {
    const { shown } = await walk(code('OLD_auto', 'OLD_two'), ['n', 'n']);
    assert.match(shown, /Finding 2 of 2\na\.js:2:17 {2}certain {2}unlink-endpoint\n {2}POST \/unlink is deprecated\. /);
    assert.match(shown, /^ {2}> 2 \| send\('\/unlink', OLD_two\);\n {6}\| {17}\^{7}$/m);
    assert.match(shown, /^> 1 {2}Link in .* \(fetch\) needs a review\n {2}2 {2}Link in .* \(axios\) needs a review$/m);
    assert.match(shown, /^-send\('\/unlink', OLD_two\);\n\+send\('\/unlink', NEW_fetch\);$/m);
    assert.match(shown, /^To do:\n {2}- Tell the user whether linking worked\.\n {2}See https:/m);
    assert.match(shown, /y yes, n no, 2 another one, a all that follow, q quit, \? help: $/m);
  });

  it('shows another rewrite by its number, and applies the displayed one', async () => {
    const { words, shown } = await walk(code('OLD_two'), ['2', 'y']);
    assert.deepEqual(words, ['NEW_axios']);
    assert.match(shown, /^\+send\('\/unlink', NEW_axios\);$/m);
    assert.deepEqual((await walk(code('OLD_two'), ['2', '1', 'y'])).words, ['NEW_fetch']);
  });

  it('explains the answers after an invalid one', async () => {
    const { words, shown, unused } = await walk(code('OLD_auto'), ['', '?', '7', 'x', 'y']);
    assert.deepEqual([words, unused], [['NEW_auto'], 0]);
    assert.equal(shown.split('leave this finding as it is').length, 5);
  });

  it('applies all remaining rewrites', async () => {
    const { words, unused, rest } = await walk(code('OLD_auto', 'OLD_two', 'OLD_guide', 'OLD_review'), ['n', 'a']);
    assert.deepEqual(words, ['OLD_auto', 'NEW_fetch', 'OLD_guide', 'NEW_review']);
    assert.deepEqual([unused, rest], [0, 'rewrite']);
  });

  it('keeps accepted rewrites when the user quits or the input ends', async () => {
    for (const answers of [['y', 'q'], ['y']]) {
      const { words, outcomes, rest } = await walk(THREE, answers);
      assert.deepEqual(words, ['NEW_auto', 'OLD_review', 'OLD_auto']);
      assert.deepEqual([outcomes, rest], [['rewritten', 'declined', 'declined'], 'leave']);
    }
  });

  it('explains a finding without a rewrite, and continues', async () => {
    const { words, outcomes, shown } = await walk(code('OLD_guide', 'OLD_auto'), ['', 'y']);
    assert.deepEqual(
      [words, outcomes],
      [
        ['OLD_guide', 'NEW_auto'],
        ['guide', 'rewritten'],
      ],
    );
    assert.match(shown, /^No automatic rewrite: /m);
  });

  it('offers only the requested targets', async () => {
    const { words, shown } = await walk(code('OLD_two', 'OLD_auto'), ['y', ''], ['axios']);
    assert.deepEqual(words, ['NEW_axios', 'OLD_auto']);
    assert.match(shown, /^There are rewrites for other targets: fetch\.$/m);
  });
});
