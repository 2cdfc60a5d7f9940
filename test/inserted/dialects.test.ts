import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Linter } from 'eslint';
import ts from 'typescript';
import { generateHelpers } from '../../build/helpers.mjs';
import { GENERATED } from '../../src/rewrites/helpers/generated.js';
import { snippetsOf } from '../../src/rewrites/helpers/snippets.js';
import type { HelperName, Management, SnippetOptions } from '../../src/rewrites/helpers/snippets.js';
import { typesOf } from '../../src/rewrites/style.js';
import type { Types } from '../../src/rewrites/style.js';
import { codeFor } from './run.js';

const FILE = path.join(import.meta.dirname, '../../src/rewrites/helpers/generated.ts');

/** Helpers of a server, which is not served in old browsers. */
const SERVER =
  /Identity$|^askAuth0|^auth0(?:UserId|LinkState|LinkUrl|LinkTarget|LinkHandlers|LinkLoader|LinkReturn|LinkResponse)|^(?:begin|complete|check|after)Auth0|^addAuth0LinkRoutes|^logInFor|^linkWho|^markAuth0LinkIn$|^(?:reply|run|send)Auth0Link$|Auth0(?:Api|Code)Link$/;

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
      for (const options of optionsFor(name)) {
        const code = codeFor(name, 'es5', options);
        assert.doesNotMatch(code, newer, `${name}: if it runs on a server, SERVER has to match its name`);
      }
    }
  });

  it('has a TypeScript for old compilers without the types and the syntax that they lack', () => {
    for (const name of names) {
      for (const snippet of Object.values<Record<string, { readonly code: string }>>(GENERATED[name])) {
        const { code = '' } = snippet['oldTypescript'] ?? {};
        assert.deepEqual(newerThanOldCompilers(code), [], name);
      }
    }
  });

  it('asks no old compiler for the type of fetch', () => {
    const style = { modern: true, typescript: true };
    const codeOf = (types: Types) =>
      snippetsOf(['linkAuth0Account'], { ...style, types }, { side: 'browser', nodeHasFetch: undefined }).get(
        'linkAuth0Account',
      )?.code ?? '';
    assert.match(codeOf(typesOf('~2.2.1')), /\(window as any\)\.fetch\(/);
    assert.match(codeOf(typesOf('~2.3.1')), /=>\s+fetch\(/);
    assert.match(codeOf(typesOf('~5.4.0')), /string \| null \| undefined/);
  });

  it('has the types of the TypeScript that Angular needs', () => {
    const expected = {
      '^2.4.0': 'oldest',
      '~4.4.7': 'oldest',
      '^5.2.0': 'plain',
      '^7.1.0': 'plain',
      '^8.0.0': 'current',
    };
    for (const [angular, types] of Object.entries(expected)) assert.equal(typesOf(undefined, angular), types, angular);
    assert.equal(typesOf('~3.9.0', '^4.0.0'), 'current');
    assert.equal(typesOf(undefined), 'current');
  });

  it('is sent by https on a server of unknown age that is written in ES5, or that is too old', () => {
    assert.match(codeFor('askAuth0', 'es5', { side: 'server' }), /NODE_HTTPS/);
    assert.match(codeFor('askAuth0', 'modern', { side: 'server', nodeHasFetch: false }), /NODE_HTTPS/);
    assert.match(codeFor('askAuth0', 'es5', { side: 'server', nodeHasFetch: true }), /fetch\(/);
    assert.match(codeFor('askAuth0', 'modern', { side: 'server' }), /fetch\(/);
  });
});

/** What a compiler before 2.0 does not read in a code, or what lacks a type under `noImplicitAny`. */
function newerThanOldCompilers(code: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isUntyped = ts.isParameter(node) && node.type === undefined && node.initializer === undefined;
    const isNewType =
      ts.isTypeNode(node) &&
      !/^(?:any|any\[\]|string\[\]|string|number|boolean|void|Promise<any>|\(.*\) => .+)$/s.test(node.getText());
    const isNew =
      ts.isSpreadAssignment(node) ||
      ts.isAsExpression(node) ||
      ts.isNonNullExpression(node) ||
      node.kind === ts.SyntaxKind.QuestionDotToken ||
      node.kind === ts.SyntaxKind.QuestionQuestionToken ||
      node.kind === ts.SyntaxKind.AsyncKeyword ||
      (ts.isCatchClause(node) && node.variableDeclaration === undefined);
    if (isUntyped || isNewType || isNew) found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('old.ts', code, ts.ScriptTarget.Latest, true));
  return found;
}

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
