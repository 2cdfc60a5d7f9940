import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const SRC = path.join(import.meta.dirname, '../src');

/** Names that modules of one kind share on purpose: every rule exports its `rule`, every entry point its `activate`. */
const SHARED: readonly string[] = ['activate', 'meta', 'rule'];

/** The catalogues' files are named after the code whose texts they hold, and a translation's exports like the English. */
const CATALOGUES = 'messages';
const TRANSLATION = /^messages[\\/](?!english[\\/])\w+[\\/]/;

/** Inserted functions are no modules: each variant of one goes by the same name. */
const INSERTED = path.join('rewrites', 'helpers', 'code');

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.startsWith(INSERTED),
);

/** The names that a file declares and exports. A re-export is the same thing under the same name. */
function exportsOf(file: string): string[] {
  const text = readFileSync(path.join(SRC, file), 'utf8');
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  return statements.flatMap((statement) => {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
    }
    const isNamed =
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement);
    return isNamed && statement.name !== undefined ? [statement.name.text] : [];
  });
}

/** @returns the keys that more than one file has */
function ambiguous(keysOf: (file: string) => readonly string[]): string[] {
  const seen = new Map<string, number>();
  for (const file of files) for (const key of new Set(keysOf(file))) seen.set(key, (seen.get(key) ?? 0) + 1);
  return [...seen].flatMap(([key, count]) => (count > 1 ? [key] : [])).sort();
}

describe('names', () => {
  it('are exported by one file each', () => {
    assert.ok(files.some((file) => exportsOf(file).includes('analyze')));
    const twice = ambiguous((file) => (TRANSLATION.test(file) ? [] : exportsOf(file))).filter(
      (name) => !SHARED.includes(name),
    );
    assert.deepEqual(twice, []);
  });

  it('of files are used once', () => {
    const nameOf = (file: string) => (file.startsWith(CATALOGUES) ? [] : [path.basename(file)]);
    const alike = ambiguous(nameOf).filter((name) => name !== 'index.ts');
    assert.deepEqual(alike, []);
  });
});
