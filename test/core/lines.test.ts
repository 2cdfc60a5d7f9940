import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linesOf } from '../../src/core/lines.js';

describe('lines of a text', () => {
  it('end in LF, CRLF or CR', () => {
    const lines = linesOf('a\nbb\r\nc\r\rd');
    assert.deepEqual(
      [1, 2, 3, 4, 5, 6].map((line) => lines.textOf(line)),
      ['a', 'bb', 'c', '', 'd', ''],
    );
    assert.equal(lines.count, 5);
    assert.deepEqual(lines.positionAt(2), { line: 2, column: 1 });
    assert.deepEqual(lines.positionAt(5), { line: 2, column: 4 }, 'between CR and LF is still the same line');
    assert.deepEqual(lines.positionAt(6), { line: 3, column: 1 });
  });

  it('count columns in UTF-16 units', () => {
    assert.deepEqual(linesOf('😀é x').positionAt(4), { line: 1, column: 5 });
  });

  it('map a position back to its offset', () => {
    const text = fc.array(fc.constantFrom('a', '\n', '\r', '😀', ' ')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(40), (content, offset) => {
        const lines = linesOf(content);
        const inText = Math.min(offset, content.length);
        const { line, column } = lines.positionAt(inText);
        const before = content.slice(0, inText - (column - 1));
        assert.equal(linesOf(before).count, line);
        assert.ok(content.slice(before.length).startsWith(lines.textOf(line)));
      }),
    );
  });
});
