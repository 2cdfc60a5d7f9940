import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ruleMetas } from '../../src/rules/metadata.js';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: readonly { readonly properties: Readonly<Record<string, unknown>> }[];
  };
}

const ROOT = path.join(import.meta.dirname, '../..');

const { contributes } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Manifest;

/** Returns all words that are a string literal of the extension, without the prefix of its commands. */
function literals(): Set<string> {
  const files = ['src/extension', 'src/editing'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  );
  const texts = files.filter((file) => file.endsWith('.ts')).map((file) => readFileSync(path.join(ROOT, file), 'utf8'));
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/'(?:auth0Relink\.)?(\w+)'/g)].map(([, word = '']) => word)),
  );
}

describe('package.json', () => {
  it('declares only commands that the extension registers', () => {
    const known = literals();
    const ids = contributes.commands.map(({ command }) => command);
    assert.deepEqual(
      ids.filter((id) => !known.has(id.replace('auth0Relink.', ''))),
      [],
      'src/extension/ registers no command of this id',
    );
  });

  it('has a setting for the severity of each rule', () => {
    const settings = contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
    assert.deepEqual(
      settings.filter((name) => name.startsWith('auth0Relink.severity.')).sort(),
      ruleMetas.map(({ id }) => `auth0Relink.severity.${id}`).sort(),
    );
  });
});
