import assert from 'node:assert/strict';
import { mayConcern } from '../src/core/engine/concerned-rules.js';
import { analyze } from '../src/engine.js';
import { vocabulary } from '../src/rules/auth0/auth0-vocabulary.js';
import { ruleMetas } from '../src/rules/metadata.js';
import { readerOf } from './support/memory-reader.js';
import type { Files } from './support/memory-reader.js';

describe('files that set up clients', () => {
  function found(main: string, files: Files): string[] {
    const settingsFiles = Object.entries({ 'main.js': main, ...files }).map(([fileName, text]) => ({ fileName, text }));
    const reader = { ...readerOf(files), settingsFiles: () => settingsFiles };
    return analyze(main, 'main.js', {}, reader).findings.map(({ ruleId, certainty }) => `${ruleId} ${certainty}`);
  }

  it('follow their own imports, whether the search for a host opens them first or an import does', () => {
    const files = {
      'clients.js': "export { base } from './urls'; new Auth0Lock('CLIENT', 'login.garden.example');",
      'urls.js': "export const base = 'https://garden.eu.auth0.com';",
    };
    const imported = "import { base } from './clients';";
    const byHost = "fetch('https://login.garden.example/unlink', { method: 'POST', body });";
    const byImport = "fetch(base + '/unlink', { method: 'POST', body });";
    const expected = ['unlink-endpoint certain', 'unlink-endpoint certain'];
    assert.deepEqual(found([imported, byImport, byHost].join('\n'), files), expected);
    assert.deepEqual(found([imported, byHost, byImport].join('\n'), files), expected);
  });

  it('are others than the document, which names the host of its own URL', () => {
    const text = "location.href = 'https://login.garden.example/authorize?access_token=' + token;";
    const isConcerned = (fileName: string): boolean => {
      const reader = { ...readerOf({}), settingsFiles: () => [{ fileName, text }] };
      return mayConcern(ruleMetas, { text, fileName: 'main.js', options: {}, reader }, vocabulary);
    };
    assert.equal(isConcerned('other.js'), true);
    assert.equal(isConcerned('main.js'), false);
  });
});
