import assert from 'node:assert/strict';
import type { Host } from '../../src/core/hosts/host.js';
import { HOSTS, hostOf, hostOfEditorLanguage, hostOfFence } from '../../src/core/hosts/hosts.js';
import { REPEATED } from './shapes.js';
import { WRAPPERS } from './wrappers.js';

describe('hosts', () => {
  it('share no ending, no editor language and no fence label', () => {
    for (const host of HOSTS) {
      for (const ending of host.endings) assert.equal(hostOf(`file.${ending}`), host, ending);
      for (const id of host.editorLanguages) assert.equal(hostOfEditorLanguage(id), host, id);
      for (const label of host.fenceLabels) assert.equal(hostOfFence(label), host, label);
    }
  });

  it('are all in the test that wraps every script fixture', () => {
    assert.deepEqual(
      missingIn(WRAPPERS.map(({ name }) => name)),
      [],
      'test/hosts/wrappers.ts has no wrapper for a host',
    );
  });

  it('are all in the test that measures how long an unfinished document takes', () => {
    assert.deepEqual(missingIn([...REPEATED.keys()]), [], 'test/hosts/shapes.ts has no pieces for a host');
  });

  it('are pages if their wrapper is one', () => {
    const pages = WRAPPERS.filter(({ before }) => before.includes('<!DOCTYPE html>')).map(({ name }) => name);
    assert.ok(pages.length > 5);
    for (const name of pages) assert.equal(hostOf(name)?.kind, 'page', `the host of ${name} needs kind: 'page'`);
  });
});

/** Returns the ids of hosts that read regions from a document, if none of the files is of their kind. */
function missingIn(fileNames: readonly string[]): string[] {
  const known = new Set<Host | undefined>(fileNames.map(hostOf));
  return HOSTS.filter((host) => host.script === undefined && !host.isForeign && !known.has(host)).map(({ id }) => id);
}
