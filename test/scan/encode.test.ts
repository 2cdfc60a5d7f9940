import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode } from '../../src/scan/decode.js';
import type { Encoding } from '../../src/scan/decode.js';
import { encode } from '../../src/scan/encode.js';

describe('encode', () => {
  it('restores the decoded bytes in every encoding', () => {
    const narrow = fc.uint8Array({ max: 255, min: 1 }).map((bytes) => Buffer.from(bytes));
    const wide = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''));
    const utf8 = wide.map((text) => Buffer.from(text, 'utf8'));
    const marked = wide.map((text) => Buffer.from(`\uFEFF${text}`, 'utf8'));
    const little = wide.map((text) => Buffer.from(`\uFEFF${text}`, 'utf16le'));
    const big = little.map((bytes) => Buffer.from(bytes).swap16());
    const seen = new Set<Encoding>();
    fc.assert(
      fc.property(fc.oneof(narrow, utf8, marked, little, big), (bytes) => {
        const decoded = decode(bytes);
        if (decoded === undefined) return;
        seen.add(decoded.encoding);
        assert.ok(encode(decoded)?.equals(bytes), bytes.toString('hex'));
      }),
    );
    assert.deepEqual([...seen].sort(), ['utf-16be', 'utf-16le', 'utf-8', 'windows-1252']);
  });

  it('returns undefined if the encoding lacks a character', () => {
    const inWindows = (text: string) => encode({ text, encoding: 'windows-1252', bom: false });
    assert.deepEqual(inWindows('é€“'), Buffer.from([0xe9, 0x80, 0x93]));
    for (const text of ['Ω', '😀', '\u0080', 'Ā']) assert.equal(inWindows(text), undefined);
  });
});
