import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { missingParts } from '../build/slim-typescript.mjs';

const require = createRequire(import.meta.url);
const ADVICE = 'What to do is in docs/architecture.md#the-parser.';

const source = (): string => readFileSync(require.resolve('typescript'), 'utf8');

describe('the installed TypeScript', () => {
  it('is the last version that is written in JavaScript', () => {
    const { version } = require('typescript/package.json') as { version: string };
    assert.match(version, /^6\.0\./, `TypeScript ${version}: only 6.0 is known to be cut well. ${ADVICE}`);
  });

  it('has the script that the build cuts down to its parser', () => {
    assert.deepEqual(missingParts(source()), [], ADVICE);
  });

  it("is recognised if it can't be cut", () => {
    // What `require.resolve('typescript')` leads to in TypeScript 7.
    const launcher = 'exports.version = "7.0.2";';
    assert.ok(missingParts(launcher).includes('its list of exports'));
    const renamed = source().replace('// src/compiler/parser.ts', '// src/compiler/parsing.ts');
    assert.deepEqual(missingParts(renamed), ['the module src/compiler/parser.ts']);
  });
});
