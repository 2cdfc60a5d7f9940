import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { AnalyzeOptions, CodeSnippet, Finding } from '../src/core/types.js';
import { analyze, findOffers } from '../src/engine.js';
import { completeCode } from '../src/report/complete-code.js';
import { fixtures } from './support/fixtures.js';

interface Guided {
  readonly name: string;
  readonly text: string;
  readonly options: AnalyzeOptions;
  readonly finding: Finding;
  readonly snippet: CodeSnippet | undefined;
}

const REWRITES = path.join(import.meta.dirname, 'rewrites');

/** Rules whose guides need no code: the code of another finding takes care of them. */
const WITHOUT_CODE = new Set(['legacy-sdk', 'link-token-source']);

/** The guides for all fixtures, and for all inputs of rewrites. */
const guides: readonly Guided[] = [...fixtures(), ...inputs()].flatMap(({ name, text, options }) =>
  findOffers(text, name, options).flatMap(({ finding, rewrites }) =>
    rewrites.flatMap(({ target, snippet }) =>
      target === 'guide' && !WITHOUT_CODE.has(finding.ruleId) ? [{ name, text, options, finding, snippet }] : [],
    ),
  ),
);

describe('the code of a guide', () => {
  it('is there wherever a rewrite is missing', () => {
    assert.ok(guides.length > 200, String(guides.length));
    assert.deepEqual(
      guides.filter(({ snippet }) => snippet === undefined).map(({ name, finding }) => `${name}: ${finding.form}`),
      [],
      'write the code of these guides in src/rewrites/guide/, or add the rule to WITHOUT_CODE',
    );
  });

  it('parses in its language', () => {
    for (const { name, finding, code, language } of scripts()) {
      const { parseDiagnostics } = ts.createSourceFile(
        language === 'typescript' ? 'snippet.ts' : 'snippet.js',
        code,
        ts.ScriptTarget.Latest,
      ) as unknown as { parseDiagnostics: readonly ts.Diagnostic[] };
      const faults = parseDiagnostics.map(({ messageText }) => messageText);
      assert.deepEqual(faults, [], `${name} ${finding.form}:\n${code}`);
    }
  });

  it('contains nothing deprecated', () => {
    for (const { name, finding, options, code, language } of scripts()) {
      const { findings } = analyze(code, language === 'typescript' ? 'snippet.ts' : 'snippet.js', options);
      // A newer SDK is a task that the guide names.
      const others = findings.filter(({ ruleId }) => ruleId !== 'legacy-sdk');
      assert.deepEqual(others, [], `${name} ${finding.form}:\n${code}`);
    }
  });

  it('puts no token into a URL', () => {
    for (const { name, text, finding, code } of scripts()) {
      const { token } = finding.parts;
      const tokens = new Set([
        'accessToken',
        'secondIdToken',
        'idToken',
        token ? text.slice(token.start, token.end) : '',
      ]);
      for (const parts of urlsIn(code)) {
        assert.deepEqual(
          parts.filter((part) => tokens.has(part)),
          [],
          `${name} ${finding.form}:\n${code}`,
        );
      }
    }
  });

  it('takes the first user from the session on a server, and keeps the secret out of the code', () => {
    const servers = scripts().filter(({ code }) => code.includes('linkSettings'));
    assert.ok(servers.length > 10);
    for (const { code } of servers) {
      assert.match(code, /checkAuth0Link\(pending, primaryUserId, other\)/);
      assert.match(code, /clientSecret: process\.env\.\w+/);
      assert.doesNotMatch(code, /primaryUserId\s*[=:]\s*(?:req\.(?:query|body|params)|query)/);
    }
  });

  it('keeps secrets of servers out of browsers', () => {
    for (const { name, code } of scripts()) {
      // Sessions of Remix that the code imports have the browser's name.
      const names = code.includes('import { sessionStorage }') ? code.replaceAll('sessionStorage', 'sessions') : code;
      if (/\b(?:window|document|localStorage|sessionStorage)\b/.test(names)) {
        assert.doesNotMatch(code, /client_secret|update:users/, name);
      }
    }
  });
});

function scripts() {
  return guides.flatMap(({ snippet, ...guide }) =>
    snippet === undefined || snippet.language === 'http'
      ? []
      : [{ ...guide, language: snippet.language, code: completeCode(snippet) }],
  );
}

/** The expressions in each string that starts with `https://` and is built from parts. */
function urlsIn(code: string): string[][] {
  const source = ts.createSourceFile('snippet.ts', code, ts.ScriptTarget.Latest, true);
  const urls: string[][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node) && node.head.text.startsWith('https://')) {
      urls.push(node.templateSpans.map(({ expression }) => expression.getText()));
    }
    if (ts.isBinaryExpression(node) && /^['"]https:/.test(node.getText())) {
      urls.push([node.left.getText(), node.right.getText()]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return urls;
}

function inputs(): { readonly name: string; readonly text: string; readonly options: AnalyzeOptions }[] {
  return readdirSync(REWRITES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes('.input.'))
    .map((name) => {
      const text = readFileSync(path.join(REWRITES, name), 'utf8');
      return { name, text, options: JSON.parse(/\boptions: (\{.*\})/.exec(text)?.[1] ?? '{}') as AnalyzeOptions };
    });
}
