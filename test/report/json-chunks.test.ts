import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jsonChunks, lazyList } from '../../src/report/json-chunks.js';
import { whole } from './sample.js';

/** Returns a value whose arrays of objects are built while they are written. */
function lazy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, lazy(each)]));
  const items: unknown[] = value;
  const isObject = (item: unknown): item is object => typeof item === 'object' && item !== null;
  return items.every(isObject) ? lazyList(items, (item) => lazy(item) as object) : items.map(lazy);
}

describe('JSON in pieces', () => {
  it('is what JSON.stringify makes of the same values', () => {
    const value = fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true });
    fc.assert(
      fc.property(value, (plain) => {
        assert.equal(whole(jsonChunks(lazy(plain) as object)), `${JSON.stringify(plain, undefined, 2)}\n`);
      }),
    );
  });

  it('builds each item only when it is written', () => {
    let built = 0;
    const chunks = jsonChunks({ items: lazyList(Array(1000), () => ({ built: ++built })) });
    for (const chunk of chunks) if (chunk.includes('"built"')) break;
    assert.equal(built, 1);
  });

  it('escapes what a terminal obeys', () => {
    const text = '\x07\x1b[2J\x7f\x9b2J\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069';
    const json = whole(jsonChunks({ text, [text]: 1 }));
    assert.match(json, /^[\n -~]*$/);
    assert.deepEqual(JSON.parse(json), { text, [text]: 1 });
  });
});
