import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stageNpm } from '../../build/stage-npm.mjs';

const ROOT = path.join(import.meta.dirname, '..', '..');

/** The examples of docs/api.md by their headings, and what each prints in the folder of `before`. */
const PRINTED: Readonly<Record<string, string>> = {
  'Scan files and folders': 'unlink.js:2:32 unlink-endpoint (certain)\n',
  'Analyse a text': 'certain: `access_token` no longer links accounts in Lock. Use the Management API.\n',
  'See what can be done': 'line 2: ',
  'Rewrite texts': 'unlink.js now has ',
  'In browsers': '1 finding\n',
  Rules: 'lock-access-token authorize-access-token unlink-endpoint ',
};

/** The headings and JavaScript of the page's examples. */
function examples(): readonly (readonly [heading: string, code: string])[] {
  const page = readFileSync(path.join(ROOT, 'docs/api.md'), 'utf8');
  return [...page.matchAll(/^## (.*)\n\n```js\n([^]*?)^```/gm)].map(([, heading = '', code = '']) => [heading, code]);
}

function run(cwd: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  assert.equal(status, 0, `${stdout}${stderr}`);
  return stdout;
}

describe('the API of the npm package', () => {
  let folder = '';

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'relink-api-'));
    const installed = path.join(folder, 'node_modules/auth0-relink');
    mkdirSync(installed, { recursive: true });
    stageNpm(installed);
    mkdirSync(path.join(folder, 'node_modules/@vscode'));
    symlinkSync(path.join(ROOT, 'node_modules/@vscode/ripgrep'), path.join(folder, 'node_modules/@vscode/ripgrep'));
    writeFileSync(
      path.join(folder, 'unlink.js'),
      `export const unlink = (token, id) =>
  fetch('https://shop.auth0.com/unlink', { method: 'POST', body: JSON.stringify({ access_token: token, user_id: id }) });
`,
    );
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('has an example in the docs for each function', () => {
    assert.deepEqual(
      examples().map(([heading]) => heading),
      Object.keys(PRINTED),
    );
  });

  for (const [heading, code] of examples()) {
    it(`runs as the docs show it: ${heading}`, () => {
      writeFileSync(path.join(folder, 'example.mjs'), code);
      try {
        const printed = run(folder, 'example.mjs');
        assert.ok(printed.startsWith(PRINTED[heading] ?? '?'), printed);
      } finally {
        rmSync(path.join(folder, 'example.mjs'));
      }
    });
  }

  it('can be required', () => {
    const code = "const { rules, scan } = require('auth0-relink'); console.log(rules.length, typeof scan)";
    assert.equal(run(folder, '-e', code), '6 function\n');
  });

  it('compiles in strict TypeScript, and refuses what it does not take', () => {
    const own = path.join(folder, 'typed');
    mkdirSync(own);
    writeFileSync(
      path.join(own, 'use.mts'),
      `import { analyze, offers, rewrite, scan } from 'auth0-relink';
import type { ApiFinding, ScanEvent } from 'auth0-relink';

const seen: ApiFinding[] = [];
const all: ScanEvent[] = [];
for await (const event of scan({ paths: ['src'], minCertainty: 'likely' })) {
  all.push(event);
  if (event.kind === 'file') seen.push(...event.findings);
}
const { findings } = await analyze('', 'a.ts');
const line: number | undefined = findings[0]?.start.line;
const [first] = await offers('', 'a.ts', { domains: ['login.example.com'] });
const { files } = await rewrite([{ fileName: 'a.ts', text: '' }], { targets: ['fetch'] });
// @ts-expect-error there is no such certainty
await rewrite([], { minCertainty: 'sure' });
export { first, files, line, seen };
`,
    );
    const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
    run(
      own,
      tsc,
      ...['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--module', 'nodenext', '--target', 'es2023'],
      ...['--lib', 'es2023,dom', 'use.mts'],
    );
  });

  it('names a wrong argument', () => {
    const code = `import { analyze, rewrite } from 'auth0-relink';
const say = (error) => console.log(error.name, error.message);
await analyze('', 'a.js', { rules: ['nothing'] }).catch(say);
await rewrite([{ fileName: 'a.js', text: '' }, { fileName: './a.js', text: '' }]).catch(say);`;
    const printed = run(folder, '--input-type=module', '-e', code);
    assert.match(printed, /^TypeError unknown rule nothing; the rules are lock-access-token, /);
    assert.match(printed, /TypeError two documents have the same file name\n$/);
  });

  it('rewrites to the target that is named first', () => {
    const text = readFileSync(path.join(ROOT, 'test/rewrites/lock/scoped.input.js'), 'utf8');
    const code = `import { rewrite } from 'auth0-relink';
const document = ${JSON.stringify({ fileName: 'lock.js', text })};
for (const targets of [['lock-popup', 'redirect'], ['redirect', 'lock-popup']]) {
  const { findings } = await rewrite([document], { review: true, targets });
  console.log(findings.map(({ applied }) => applied?.target).join());
}`;
    assert.equal(run(folder, '--input-type=module', '-e', code), 'lock-popup\nredirect\n');
  });

  it('stops a scan when its loop is left', () => {
    const code = `import { scan } from 'auth0-relink';
for await (const event of scan()) { console.log(event.kind); break; }`;
    assert.equal(run(folder, '--input-type=module', '-e', code), 'file\n');
  });

  it('reports what a stopped or failed scan lacks', () => {
    const code = `import { scan } from 'auth0-relink';
for await (const event of scan({ paths: ['missing'] })) console.log(event.kind, event.message ?? '');
for await (const event of scan({}, AbortSignal.abort())) console.log(event.kind, event.incomplete);
await scan({ include: ['{'.repeat(70000)] }).next().catch((error) => console.log('refused'));`;
    const printed = run(folder, '--input-type=module', '-e', code);
    assert.match(printed, /^error missing: no such file or folder\nend \nend true\nrefused\n$/);
  });
});
