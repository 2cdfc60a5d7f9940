import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { analyze, findOffers } from '../../src/engine.js';
import { createTranslate } from '../../src/extension/translate.js';
import { ruleMetas } from '../../src/rules/metadata.js';

const ROOT = path.join(import.meta.dirname, '../..');
const SOURCES = path.join(ROOT, 'src/extension');

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

const isInput = (file: string) => /\.\w+$/.test(file) && !/\.(?:output\.\w+|json|md)$/.test(file);

/** What a person reads of fixtures, by versions of the SDKs of then and of now. */
function engineTexts(): string[] {
  const texts: string[] = ruleMetas.flatMap(({ title, description }) => [title, description]);
  for (const folder of ['test/fixtures', 'test/rewrites', 'examples/legacy-app']) {
    const files = readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true });
    for (const entry of files.filter((each) => each.isFile() && isInput(each.name))) {
      const file = path.join(entry.parentPath, entry.name);
      const text = readFileSync(file, 'utf8');
      for (const options of [{}, { packages: { 'auth0-lock': '9.2.0', 'auth0-js': '7.6.0' } }]) {
        const { findings, problems } = analyze(text, file, options);
        texts.push(...findings.flatMap(({ message, related }) => [message, ...related.map((place) => place.message)]));
        texts.push(...problems.map(({ message }) => message));
      }
      if (folder === 'test/fixtures') continue;
      for (const { rewrites } of findOffers(text, file)) {
        for (const { title, todos, reason } of rewrites) texts.push(title, ...todos, reason ?? title);
      }
    }
  }
  return texts;
}

/** Why no code is offered, as the rewriters have it; `x` stands for what differs. */
function refusals(): string[] {
  const reasons: string[] = [];
  const folder = path.join(ROOT, 'src/rewrites');
  const collect = (node: ts.Expression | undefined): void => {
    if (node === undefined) return;
    if (ts.isStringLiteralLike(node)) reasons.push(node.text);
    else if (ts.isTemplateExpression(node)) {
      reasons.push(node.head.text + node.templateSpans.map(({ literal }) => `x${literal.text}`).join(''));
    } else if (ts.isConditionalExpression(node)) {
      collect(node.whenTrue);
      collect(node.whenFalse);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && /^(?:NotUnderstood|OtherShape)$/.test(node.expression.getText())) {
      collect(node.arguments?.[0]);
    } else if (ts.isCallExpression(node) && node.expression.getText() === 'understood') collect(node.arguments[1]);
    else if (ts.isPropertyAssignment(node) && node.name.getText() === 'refused') collect(node.initializer);
    ts.forEachChild(node, visit);
  };
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    visit(ts.createSourceFile(file, readFileSync(path.join(folder, file), 'utf8'), ts.ScriptTarget.Latest, true));
  }
  return reasons;
}

const holes = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(([hole]) => hole).sort();

describe('the translation', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const texts = files.flatMap((file) => translatedIn(path.join(SOURCES, file)));

  it('is of literals, which tools can collect', () => {
    assert.ok(texts.length > 50);
    assert.ok(!texts.includes(undefined));
  });

  for (const bundle of readdirSync(path.join(ROOT, 'l10n'))) {
    const translated = readJson(`l10n/${bundle}`);

    it(`${bundle} has every text of the extension, and no other`, () => {
      const own = Object.keys(translated).filter((key) => !key.endsWith('/engine'));
      assert.deepEqual(own.sort(), [...new Set(texts)].sort());
    });

    it(`${bundle} has what the engine says of the fixtures, and every reason not to rewrite`, () => {
      const translate = createTranslate(translated);
      const all = [...engineTexts(), ...refusals()];
      assert.ok(all.length > 300);
      assert.deepEqual([...new Set(all)].filter((text) => translate(text) === text).sort(), []);
    }).timeout(300_000);

    it(`${bundle} keeps what is filled in`, () => {
      for (const [text, translation] of Object.entries(translated)) {
        assert.notEqual(translation.trim(), '', text);
        assert.deepEqual(holes(translation), holes(text), text);
      }
    });
  }

  it('of package.json has every key that it names, in every language', () => {
    const manifest = readFileSync(path.join(ROOT, 'package.json'), 'utf8');
    const named = [...new Set([...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? ''))].sort();
    const tables = readdirSync(ROOT).filter((file) => /^package\.nls(?:\.\w+)?\.json$/.test(file));
    assert.ok(tables.length > 1);
    for (const table of tables) assert.deepEqual(Object.keys(readJson(table)).sort(), named, table);
  });

  it('of package.json leads to the same commands and settings', () => {
    const links = (text: string) => [...text.matchAll(/\((?:command:[^)]+)\)|`#[^#]+#`/g)].map(([link]) => link).sort();
    const [english, german] = [readJson('package.nls.json'), readJson('package.nls.de.json')];
    for (const [key, text] of Object.entries(english)) assert.deepEqual(links(german[key] ?? ''), links(text), key);
  });
});

describe('what the engine says', () => {
  const translate = createTranslate({
    '{0} on {1} is gone; use {id}./engine': '{1} hat kein {0} mehr; nehmen Sie {id}.',
    'the page/engine': 'die Seite',
    '{0} findings': 'nichts von der Engine',
  });

  it('is translated with all that is in it', () => {
    assert.equal(translate('`x` on the page is gone; use {id}.'), 'die Seite hat kein `x` mehr; nehmen Sie {id}.');
  });

  it('stays English where there is no translation', () => {
    assert.equal(translate('2 findings'), '2 findings');
    assert.equal(createTranslate(undefined)('the page'), 'the page');
  });
});
