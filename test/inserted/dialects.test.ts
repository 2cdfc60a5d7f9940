import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Linter } from 'eslint';
import { generateHelpers } from '../../build/helpers.mjs';
import { GENERATED } from '../../src/rewrites/helpers/generated.js';
import type { HelperName, Management, SnippetOptions } from '../../src/rewrites/helpers/snippets.js';
import { codeFor } from './run.js';

const FILE = path.join(import.meta.dirname, '../../src/rewrites/helpers/generated.ts');

/** Helpers of a server, which is not served in old browsers. */
const SERVER =
  /Identity$|^askAuth0|^auth0(?:UserId|LinkState|LinkUrl|LinkTarget|LinkHandlers)|^(?:begin|complete|check|after)Auth0|^addAuth0LinkRoutes|^logInFor|^linkWho|^markAuth0LinkIn$/;

const names = Object.keys(GENERATED) as HelperName[];

describe('inserted code', () => {
  it('is what its sources make of it (npm run build)', async () => {
    assert.equal(readFileSync(FILE, 'utf8'), await generateHelpers());
  });

  it('has an ES5 that old parsers and minifiers read', () => {
    const linter = new Linter({ configType: 'flat' });
    const config: Linter.Config = {
      languageOptions: { ecmaVersion: 5, sourceType: 'script' },
      rules: { 'dot-notation': ['error', { allowKeywords: false }], 'no-extra-semi': 'error' },
    };
    for (const name of names) {
      for (const options of optionsFor(name)) {
        // node-auth0 5, whose method is called `delete`, needs Node 20.
        const problems = options.management === 'v5' ? [] : linter.verify(codeFor(name, 'es5', options), config);
        assert.deepEqual(problems, [], name);
      }
    }
  });

  it('calls nothing in a browser of ES5 that Internet Explorer 11 has not', () => {
    const newer =
      /\b(?:fetch\(|Object\.(?:assign|entries|values)|URLSearchParams|new URL\b|randomUUID|TextDecoder|Array\.from|\.includes\(|\.startsWith\(|\.padStart\()|\bPromise\b/;
    const pages = names.filter(
      (name) => !SERVER.test(name) && !/^(?:linkAuth0Account|linkInPopup|unlinkAuth0Account)$/.test(name),
    );
    assert.ok(pages.length > 20);
    for (const name of pages) {
      for (const options of optionsFor(name)) assert.doesNotMatch(codeFor(name, 'es5', options), newer, name);
    }
  });

  it('is sent by https on a server of unknown age that is written in ES5, or that is too old', () => {
    assert.match(codeFor('askAuth0', 'es5', { side: 'server' }), /NODE_HTTPS/);
    assert.match(codeFor('askAuth0', 'modern', { side: 'server', nodeHasFetch: false }), /NODE_HTTPS/);
    assert.match(codeFor('askAuth0', 'es5', { side: 'server', nodeHasFetch: true }), /fetch\(/);
    assert.match(codeFor('askAuth0', 'modern', { side: 'server' }), /fetch\(/);
  });
});

function optionsFor(name: HelperName): SnippetOptions[] {
  const clients: Management[] = ['v2', 'v4', 'v5'];
  const all: SnippetOptions[] = [
    {},
    { auth0js: 'auth0' },
    { spa: { client: 'Auth0Client', version: 1 } },
    ...clients.map((management) => ({ management })),
  ];
  return name === 'unlinkAuth0Identity' ? all.filter(({ management }) => management !== undefined) : all;
}
