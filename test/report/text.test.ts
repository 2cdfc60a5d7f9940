import assert from 'node:assert/strict';
import { textReport } from '../../src/report/text.js';
import { ruleMetas } from '../../src/rules/metadata.js';
import { fileWith, fullResult, resultOf, whole } from './sample.js';

const rules = ruleMetas;

/** Returns the token's line and its carets. */
function frame(text: string): [code: string, carets: string] {
  const report = whole(textReport(resultOf(fileWith(text)), { rules, quiet: true })).split('\n');
  const at = report.findIndex((line) => line.includes('> '));
  return [report[at] ?? '', report[at + 1] ?? ''];
}

/** Returns the text above the carets, on a terminal where `wide` characters take two columns. */
function underlined(text: string, wide = /[日本語ü]/u): string {
  const [code, carets] = frame(text);
  const columns = Array.from(code).flatMap((char) => (char !== 'ü' && wide.test(char) ? [char, ''] : [char]));
  return columns.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1).join('');
}

describe('text report', () => {
  it('shows each finding with its position, rule, certainty, message and code', () => {
    const text = 'lock.show({\n  authParams: { access_token: token },\n});\n';
    assert.equal(
      whole(textReport(resultOf(fileWith(text)), { rules, quiet: true })),
      `src/a.js (1 finding)

src/a.js:2:17  certain  lock-access-token
  \`access_token\` no longer links accounts in Lock. Use the Management API.
    1 | lock.show({
  > 2 |   authParams: { access_token: token },
      |                 ^^^^^^^^^^^^
    3 | });
`,
    );
  });

  it('puts the carets under the token after tabs, wide and long text', () => {
    for (const before of ['', '\t', 'x\t\t', '日本語', 'ü', '\t日\t', 'x'.repeat(150), '日'.repeat(700)]) {
      for (const after of ['', '日本', 'y'.repeat(5000)]) {
        assert.equal(underlined(`${before}access_token${after}`), 'access_token', `${before}|${after}`);
      }
    }
  });

  it('puts the carets under the token after characters of several code points', () => {
    const family = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}';
    const characters = {
      'joined emoji': [family, 2],
      flag: ['\u{1f1e9}\u{1f1ea}', 2],
      heart: ['\u2764\ufe0f', 2],
    } as const;
    for (const [name, [character, width]] of Object.entries({ ...characters, accent: ['e\u0301', 1] } as const)) {
      const carets = (before: string) => frame(`// ${before} access_token`)[1].indexOf('^');
      assert.equal(carets(character), carets('x'.repeat(width)), name);
    }
  });

  it('cuts a long line around the token', () => {
    const [code] = frame(`${'x'.repeat(5000)}access_token${'y'.repeat(5000)}`);
    assert.match(code, /…x+access_tokeny+…$/);
    assert.ok(code.length < 120);
  });

  it('shortens a longer neighbouring line', () => {
    const report = whole(textReport(resultOf(fileWith('call(someArgument,\naccess_token\n)')), { rules, quiet: true }));
    assert.match(report, /1 \| call\(someArgument,$/m);
  });

  it('escapes control characters in file names and code', () => {
    const file = fileWith('\x1b[31m\x07 access_token \u202e', 'a\n\x1b[2Jb.js');
    const report = whole(textReport(resultOf(file), { rules }));
    assert.doesNotMatch(report, /[\x1b\x07\u202e]/);
    assert.match(report, /a\\n\\x1b\[2Jb\.js:1:\d+/);
  });

  it('summarizes findings and skipped files', () => {
    const report = whole(textReport(fullResult(), { rules }));
    for (const expected of [
      '2 findings in 2 files',
      /2 +lock-access-token +Account linking/,
      /1 +certain +/,
      /1 +dead +/,
      '1 finding suppressed by comments.',
      '2 findings hidden by --min-certainty.',
      '1 unsupported file type (.lua 1)',
      '1 larger than --max-file-size',
      '1 unreadable',
      '3 errors',
      'Incomplete',
      'see src/a b.js:1:1: Lock is created here.',
      /src\/a b\.js:1:1 +unused-suppression/,
    ]) {
      assert.ok(typeof expected === 'string' ? report.includes(expected) : expected.test(report), String(expected));
    }
    assert.ok(!report.includes('c.lua'));
    assert.ok(whole(textReport(fullResult(), { rules, verbose: true })).includes('d.js (2000000 bytes)'));
  });

  it('reports that nothing was found, or prints nothing when quiet', () => {
    assert.equal(whole(textReport(resultOf(), { rules })), 'No deprecated account linking found.\n');
    assert.equal(whole(textReport(resultOf(), { rules, quiet: true })), '');
  });
});
