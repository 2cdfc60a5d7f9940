import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.join(import.meta.dirname, '../..');
const SOURCES = ['src/editing', 'src/extension', 'src/lsp'];

function readJson(file: string): Record<string, string> {
  return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')) as Record<string, string>;
}

/** The texts that are handed to `vscode.l10n.t`, by whatever name it goes; undefined for one that is no literal. */
function translatedIn(file: string): (string | undefined)[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const texts: (string | undefined)[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /(?:^|\.)t$/.test(node.expression.getText())) {
      texts.push(...literalsOf(node.arguments[0]));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

function literalsOf(node: ts.Expression | undefined): (string | undefined)[] {
  if (node !== undefined && ts.isStringLiteralLike(node)) return [node.text];
  if (node !== undefined && ts.isConditionalExpression(node)) {
    return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)];
  }
  return [undefined];
}

const holes = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(([hole]) => hole).sort();

describe('the translation', () => {
  const files = SOURCES.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => path.join(ROOT, folder, file)),
  );
  const texts = files.flatMap(translatedIn);

  it('is of literals, which tools can collect', () => {
    assert.ok(texts.length > 50);
    assert.ok(!texts.includes(undefined));
  });

  for (const bundle of readdirSync(path.join(ROOT, 'l10n'))) {
    const translated = readJson(`l10n/${bundle}`);

    it(`${bundle} has every text of the editors, and no other`, () => {
      assert.deepEqual(Object.keys(translated).sort(), [...new Set(texts)].sort());
    });

    it(`${bundle} keeps what is filled in`, () => {
      for (const [text, translation] of Object.entries(translated)) {
        assert.notEqual(translation.trim(), '', text);
        assert.deepEqual(holes(translation), holes(text), text);
      }
    });
  }

  const tables = readdirSync(ROOT).filter((file) => /^package\.nls(?:\.[\w-]+)?\.json$/.test(file));

  it('of package.json has every key that it names, in every language', () => {
    const manifest = readFileSync(path.join(ROOT, 'package.json'), 'utf8');
    const named = [...new Set([...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? ''))].sort();
    assert.ok(tables.length > 1);
    for (const table of tables) assert.deepEqual(Object.keys(readJson(table)).sort(), named, table);
  });

  it('of package.json leads to the same commands and settings', () => {
    const links = (text: string) => [...text.matchAll(/\((?:command:[^)]+)\)|`#[^#]+#`/g)].map(([link]) => link).sort();
    const english = Object.entries(readJson('package.nls.json'));
    for (const table of tables) {
      const translated = readJson(table);
      for (const [key, text] of english) assert.deepEqual(links(translated[key] ?? ''), links(text), `${table} ${key}`);
    }
  });
});
