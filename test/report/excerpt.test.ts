import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linesOf } from '../../src/core/lines.js';
import type { Range } from '../../src/core/types.js';
import { message } from '../../src/messages/message.js';
import { excerptOf, linesIn } from '../../src/report/excerpt.js';
import type { ReportedFinding } from '../../src/report/result.js';
import { fileWith } from './sample.js';

const note = message('problem.unused-suppression-of-all');

const line = fc.tuple(fc.string({ maxLength: 5 }), fc.constantFrom('\n', '\r\n', '\r')).map((parts) => parts.join(''));
const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join(''));

/** A text, and places in it. */
const sample = text.chain((value) => {
  const offset = fc.nat({ max: value.length });
  const range = fc.tuple(offset, offset).map(([a, b]): Range => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  return fc.tuple(fc.constant(value), fc.array(range, { maxLength: 4 }), fc.array(range, { maxLength: 4 }));
});

function findingAt(range: Range, others: readonly Range[]): ReportedFinding {
  const [finding] = fileWith('access_token').findings;
  assert.ok(finding);
  return { ...finding, ...range, related: others.map((other) => ({ ...other, message: note })) };
}

describe('excerpt of a text', () => {
  it('gives the same positions and lines as the text', () => {
    fc.assert(
      fc.property(sample, ([value, found, others]) => {
        const findings = found.map((range) => findingAt(range, others));
        const problems = others.map((range) => ({ ...range, kind: 'not-analysed' as const, message: note }));
        const all = linesOf(value);
        const some = linesIn(excerptOf(value, findings, problems));
        assert.equal(some.count, all.count);
        for (const { start, end } of [...found, ...others]) {
          for (const offset of [start, end]) assert.deepEqual(some.positionAt(offset), all.positionAt(offset));
        }
        for (const { start, end } of found) {
          assert.equal(some.textBetween(start, end), value.slice(start, end));
          for (let at = all.positionAt(start).line - 1; at <= all.positionAt(end).line + 1; at++) {
            assert.equal(some.textOf(at), at < 1 ? '' : all.textOf(at));
          }
        }
      }),
    );
  });

  it('holds only the lines around findings', () => {
    const filler = 'filler();\n'.repeat(1000);
    const { excerpt } = fileWith(`${filler}a(access_token);\n${filler}b(access_token);\n${filler}`);
    assert.deepEqual(
      excerpt.blocks.map(({ text: lines }) => lines),
      ['filler();\na(access_token);\nfiller();\n', 'filler();\nb(access_token);\nfiller();\n'],
    );
  });
});
