import assert from 'node:assert/strict';
import { HOSTS, hostOf, hostOfEditorLanguage, hostOfFence } from '../../src/core/hosts/hosts.js';
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
    const wrapped = new Set(WRAPPERS.map(({ name }) => hostOf(name)));
    const missing = HOSTS.filter((host) => host.script === undefined && !host.isForeign && !wrapped.has(host));
    assert.deepEqual(
      missing.map(({ id }) => id),
      [],
    );
  });
});
