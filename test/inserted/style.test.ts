import assert from 'node:assert/strict';
import type { Style } from '../../src/rewrites/style.js';
import { inStyle } from '../../src/rewrites/style.js';

const STYLE: Style = {
  quote: '"',
  semicolons: false,
  indent: '\t',
  eol: '\n',
  trailingCommas: false,
  modern: true,
  typescript: false,
  spacedParameters: false,
  types: 'current',
};

describe('inserted code in the style of a file', () => {
  it('keeps the apostrophes of comments where the file has double quotes', () => {
    const code = "// The error is the login's or the link's.\nf({\n  a: 'b',\n});";
    assert.equal(inStyle(code, STYLE), '// The error is the login\'s or the link\'s.\nf({\n\ta: "b"\n})');
  });
});
