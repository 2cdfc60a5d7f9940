import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Manifest {
  readonly contributes: {
    readonly configuration: readonly {
      readonly properties: Readonly<Record<string, { readonly type?: string; readonly items?: { type: string } }>>;
    }[];
  };
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: unknown;
      readonly description: string;
      readonly restrictedConfigurations: readonly string[];
    };
  };
}

describe('an untrusted workspace', () => {
  it('cannot set globs', () => {
    const file = path.join(import.meta.dirname, '../../package.json');
    const { contributes, capabilities } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    const lists = contributes.configuration.flatMap(({ properties }) =>
      Object.entries(properties).flatMap(([name, { type, items }]) =>
        type === 'array' && items?.type === 'string' ? [name] : [],
      ),
    );
    const { supported, restrictedConfigurations } = capabilities.untrustedWorkspaces;
    assert.ok(lists.length > 0);
    assert.deepEqual(restrictedConfigurations, lists);
    // VS Code heeds the list only with this value.
    assert.equal(supported, 'limited');
  });
});
