import assert from 'node:assert/strict';
import type { Analysis } from '../src/core/types.js';
import { analyze } from '../src/engine.js';
import { fixtures } from './support/fixtures.js';
import type { Fixture } from './support/fixtures.js';

/** What must not change when the text around a finding does: what was found, at which place of the original text. */
function places(analysis: Analysis, toOriginal: (offset: number) => number): string[] {
  const findings = analysis.findings.map(
    ({ ruleId, certainty, start, end }) => `${ruleId} ${certainty} ${toOriginal(start)}-${toOriginal(end)}`,
  );
  const problems = analysis.problems.map(({ kind, start, end }) => `${kind} ${toOriginal(start)}-${toOriginal(end)}`);
  return [...findings, ...problems];
}

const same = (offset: number): number => offset;

const scripts = fixtures().filter(({ name }) => /\.(?:[cm]?js|jsx|tsx?)$/.test(name));

function scriptType(name: string): string {
  return name.endsWith('.ts') || name.endsWith('.tsx') ? 'text/typescript' : 'text/babel';
}

describe('fixtures in other surroundings', () => {
  for (const { name, text, options } of fixtures()) {
    const expected = places(analyze(text, name, options), same);

    it(`${name}: the same with Windows line ends`, () => {
      const windows = text.replaceAll('\n', '\r\n');
      const toUnix = (offset: number): number => windows.slice(0, offset).replaceAll('\r\n', '\n').length;
      assert.deepEqual(places(analyze(windows, name, options), toUnix), expected);
    });

    it(`${name}: the same behind a byte order mark`, () => {
      assert.deepEqual(
        places(analyze(`\uFEFF${text}`, name, options), (offset) => offset - 1),
        expected,
      );
    });
  }

  for (const { name, text, options } of scripts) {
    it(`${name}: the same in a page, behind text that is not ASCII`, () => {
      const before = `<!DOCTYPE html>\n<title>Grüße · 日本語 · 🚲</title>\n<p title="a > b">€</p>\n<script type="${scriptType(name)}">`;
      const page = `${before}${text}</script>\n<p>👋</p>\n`;
      assert.deepEqual(
        places(analyze(page, 'page.html', options), (offset) => offset - before.length),
        places(analyze(text, name, options), same),
      );
    });
  }
});

/** Lines as they stand in an editor while somebody types. */
const HALF_TYPED = [
  'const = ;',
  'if (',
  'foo(',
  '}',
  ')',
  "var s = 'half",
  'var o = {',
  'var o = { a:',
  'lock.',
  'return (',
  'const t = `half',
  'import { a',
  'class {',
  'x => {',
  'case 1:',
  'for (;;',
];

/** One in so many of the lines is tried at each place, others at the next: each in hundreds of places in all. */
const SHARE = 4;

/** Some line numbers before which a whole statement has ended and another one starts, at the top level. */
function boundaries({ text }: Fixture): number[] {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, index) =>
    /^[\w$('"[`]/.test(line) && /^$|^\/\/|^}|[;}]$/.test(lines[index - 1] ?? '') ? [index] : [],
  );
  const step = Math.ceil(starts.length / 5);
  return [...starts.filter((_, index) => index % step === 0), lines.length];
}

describe('fixtures beside half-typed code', () => {
  // Beside a snippet that is broken itself, any line may be the one to blame.
  const whole = scripts.filter(({ name, expected }) => expected.length > 0 && !name.includes('missing'));
  for (const [nth, fixture] of whole.entries()) {
    const { name, text, options } = fixture;
    it(`${name}: a broken line between statements hides no finding`, () => {
      const lines = text.split('\n');
      const expected = analyze(text, name, options).findings;
      const lost: string[] = [];
      for (const [place, at] of boundaries(fixture).entries()) {
        for (const broken of HALF_TYPED.filter((_, index) => (index + place + nth) % SHARE === 0)) {
          const before = lines.slice(0, at).join('\n').length + (at === 0 ? 0 : 1);
          const typed = [...lines.slice(0, at), broken, ...lines.slice(at)].join('\n');
          const found = new Set(
            analyze(typed, name, options).findings.map(({ ruleId, start }) => `${ruleId} ${start}`),
          );
          for (const { ruleId, start } of expected) {
            if (found.has(`${ruleId} ${start < before ? start : start + broken.length + 1}`)) continue;
            lost.push(`${broken} before line ${at + 1}: ${ruleId} at line ${text.slice(0, start).split('\n').length}`);
          }
        }
      }
      assert.deepEqual(lost, []);
    });
  }
});
