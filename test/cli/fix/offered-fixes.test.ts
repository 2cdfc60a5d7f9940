import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ArtifactChange, Log, Region } from 'sarif';
import { removeTrees } from '../../scan/tree.js';
import { run, runCli } from '../run.js';
import { code, fakeCli, removeFakeCli } from './fake.js';
import { git, makeRepository } from './repository.js';

/** A module whose rewrite leaves nothing to do, and needs the helper module. */
const AUTOMATIC = readFileSync('test/rewrites/unlink/automatic.input.ts', 'utf8');

/** The fixes of a log, each a list of changed files. */
function fixesIn(log: string): (readonly ArtifactChange[])[] {
  const results = (JSON.parse(log) as Log).runs[0]?.results ?? [];
  return results.flatMap(({ fixes }) => {
    assert.ok((fixes?.length ?? 0) <= 1, 'several would be alternatives');
    return fixes?.map(({ artifactChanges }) => artifactChanges) ?? [];
  });
}

/** Applies fixes as SARIF 2.1.0 defines them, knowing nothing about Relink: to what the files held before the first. */
function applyFixes(root: string, fixes: readonly (readonly ArtifactChange[])[]): void {
  const edits = new Map<string, { start: number; end: number; text: string }[]>();
  const textOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').replace(/^\uFEFF/, '') : '');
  for (const { artifactLocation, replacements } of fixes.flat()) {
    const file = path.join(root, decodeURIComponent(artifactLocation.uri ?? ''));
    const known = edits.get(file) ?? [];
    edits.set(file, known);
    for (const { deletedRegion, insertedContent } of replacements) {
      known.push({ ...offsetsOf(deletedRegion, textOf(file)), text: insertedContent?.text ?? '' });
    }
  }
  for (const [file, own] of edits) {
    const mark = existsSync(file) && readFileSync(file, 'utf8').startsWith('\uFEFF') ? '\uFEFF' : '';
    let text = textOf(file);
    let last = Infinity;
    for (const { start, end, text: inserted } of own.toSorted((a, b) => b.start - a.start)) {
      assert.ok(end < last || last === Infinity, 'no two edits touch, so their order does not matter');
      text = text.slice(0, start) + inserted + text.slice(end);
      last = start;
    }
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, mark + text);
  }
}

function offsetsOf({ startLine = 1, startColumn = 1, endLine = 1, endColumn = 1 }: Region, text: string) {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(({ index, 0: end }) => index + end.length)];
  const offset = (line: number, column: number) => (starts[line - 1] ?? NaN) + column - 1;
  return { start: offset(startLine, startColumn), end: offset(endLine, endColumn) };
}

interface Suggestion {
  readonly range: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
  readonly text: string;
}

interface Diagnostic {
  readonly location: { readonly path: string };
  readonly suggestions?: readonly Suggestion[];
}

/** Replaces whole lines, as a service does once a person accepts a suggestion. */
function withSuggestion(text: string, { range, text: inserted }: Suggestion): string {
  const lines = text.split('\n');
  lines.splice(range.start.line - 1, range.end.line - range.start.line + 1, inserted);
  return lines.join('\n');
}

describe('fixes for other programs', () => {
  let cli: string;
  before(() => (cli = fakeCli()));
  after(removeFakeCli);
  afterEach(removeTrees);

  /** All files of a repository as `fix --write` leaves them, and as an applier of SARIF does. */
  function compare(files: Readonly<Record<string, string | Uint8Array>>, program = cli) {
    const [written, applied] = [makeRepository(files), makeRepository(files)];
    const fixed = runCli(program, written, ['fix', '--write']);
    assert.equal(fixed.code, 0, fixed.stderr);
    const { stdout, stderr } = runCli(program, applied, ['scan', '--format', 'sarif']);
    assert.equal(stderr, '');
    const fixes = fixesIn(stdout);
    applyFixes(applied, fixes);
    const state = (root: string) => {
      git(root, 'add', '--all', '--force');
      return git(root, 'diff', '--cached', '--binary');
    };
    assert.equal(state(applied), state(written));
    return { fixes, log: stdout, diff: state(written) };
  }

  it('give the same files as fix --write, with a helper module that is new', () => {
    const files = { 'src/a.ts': AUTOMATIC, 'src/b.ts': AUTOMATIC, 'src/c.js': 'fine();\n' };
    const { fixes, diff } = compare(files, path.resolve('dist/cli.js'));
    const names = fixes.map((changes) => changes.map(({ artifactLocation: { uri } }) => uri));
    assert.deepEqual(names, [['src/auth0-account-linking.ts', 'src/a.ts', 'src/b.ts']], 'both need the new file');
    assert.match(diff, /new file[^]*auth0-account-linking/);
    const [created] = fixes[0] ?? [];
    const { charOffset, charLength } = created?.replacements[0]?.deletedRegion ?? {};
    assert.deepEqual([created?.replacements.length, charOffset, charLength], [1, 0, 0]);
  });

  it('are left out on request, and from a report of more findings than services show', () => {
    const few = makeRepository({ 'a.js': code('OLD_auto') });
    assert.equal(fixesIn(runCli(cli, few, ['scan', '--format', 'sarif']).stdout).length, 1);
    const without = runCli(cli, few, ['scan', '--format', 'sarif', '--no-fixes']);
    assert.deepEqual(fixesIn(without.stdout), []);
    assert.equal(without.stderr, '');
    const many = makeRepository({ 'a.js': code(...Array<string>(5001).fill('OLD_guide')), 'b.js': code('OLD_auto') });
    const { stdout, stderr } = runCli(cli, many, ['scan', '--format', 'sarif']);
    assert.equal((JSON.parse(stdout) as Log).runs[0]?.results?.length, 5002);
    assert.deepEqual(fixesIn(stdout), []);
    assert.match(stderr, /5002 findings: the report has no fixes for more than 5000; scan single folders for them/);
  });

  it('give the same files where rewrites share inserted code, other files, or nothing', () => {
    const { fixes } = compare({
      'helper.js': code('OLD_auto', 'OLD_review', 'OLD_auto', 'OLD_guide', 'OLD_auto'),
      'one.js': code('OLD_auto'),
      'has-helper.js': `/* helper */\n${code('OLD_auto', 'OLD_auto')}`,
      'a/one.js': code('OLD_shared'),
      'a/two.js': code('OLD_shared', 'OLD_shared'),
      'b/one.js': code('OLD_shared'),
      'b/shared.js': '// known\n',
      'guided.js': code('OLD_guide', 'OLD_review'),
    });
    const names = fixes.map((changes) => changes.map(({ artifactLocation: { uri } }) => uri).join(' '));
    assert.deepEqual(names.sort(), [
      'a/shared.js a/one.js a/two.js',
      'b/shared.js b/one.js',
      'has-helper.js',
      'has-helper.js',
      'helper.js',
      'one.js',
    ]);
  });

  for (const [name, end] of Object.entries({ LF: '\n', CRLF: '\r\n', CR: '\r' })) {
    it(`keep byte order marks, line ends and open ends: ${name}`, () => {
      const text = `// 🔑\n${code('OLD_auto', 'OLD_auto')}`.replaceAll('\n', end);
      const { fixes } = compare({ 'a b%.js': text, 'bom.js': `\uFEFF${text}`, 'open.js': text.trimEnd() });
      assert.equal(fixes.length, 3);
    });
  }

  it('work one by one, if there are several for a file', () => {
    const root = makeRepository({ 'a.js': `/* helper */\n${code('OLD_auto', 'OLD_auto')}` });
    const [, second] = fixesIn(runCli(cli, root, ['scan', '--format', 'sarif']).stdout);
    assert.ok(second);
    applyFixes(root, [second]);
    assert.match(readFileSync(path.join(root, 'a.js'), 'utf8'), /OLD_auto[^]*NEW_auto/);
  });

  it('leave out files that are not UTF-8, which programs would damage', () => {
    const root = makeRepository({ 'a.js': Buffer.from(`// \xe4\n${code('OLD_auto')}`, 'latin1') });
    assert.deepEqual(fixesIn(runCli(cli, root, ['scan', '--format', 'sarif']).stdout), []);
  });

  it('are only for reported findings', () => {
    const root = makeRepository({ 'a.js': code('OLD_auto'), 'b.js': code('likely OLD_auto') });
    const names = (...args: string[]) =>
      fixesIn(runCli(cli, root, ['scan', '--format', 'sarif', ...args]).stdout).map(([change]) => {
        return change?.artifactLocation.uri;
      });
    assert.deepEqual(names('--min-certainty', 'certain'), ['a.js']);
    runCli(cli, root, ['scan', '--write-baseline', 'known.json', 'a.js']);
    assert.deepEqual(names('--baseline', 'known.json'), ['b.js']);
  });

  it('leave out a file that fails, and say so', () => {
    const root = makeRepository({ 'a.js': code('OLD_auto', 'BREAKS'), 'b.js': code('OLD_auto') });
    const { code: exit, stdout, stderr } = runCli(cli, root, ['scan', '--format', 'sarif']);
    assert.deepEqual([exit, fixesIn(stdout).length], [1, 1]);
    assert.equal(stderr, 'auth0-relink: a.js: has no fixes: thrown on purpose\n');
  });

  it('name files from the root of the repository', () => {
    const root = makeRepository({ 'app/a.js': code('OLD_auto') });
    const [fix] = fixesIn(runCli(cli, path.join(root, 'app'), ['scan', '--format', 'sarif']).stdout);
    assert.equal(fix?.[0]?.artifactLocation.uri, 'app/a.js');
  });

  it('are worked out only for formats that have them', () => {
    const root = makeRepository({ 'a.js': code('OLD_auto', 'BREAKS') });
    for (const format of ['text', 'json', 'gitlab', 'github']) {
      assert.equal(runCli(cli, root, ['scan', '--format', format]).stderr, '', format);
    }
  });

  it('are suggestions of whole lines in rdjson, for changes of one file', () => {
    const files = { 'a.js': code('OLD_auto', 'OLD_guide', 'OLD_auto'), 'b.js': code('OLD_shared') };
    const [written, root] = [makeRepository(files), makeRepository(files)];
    runCli(cli, written, ['fix', '--write']);
    const { stdout } = runCli(cli, root, ['scan', '--format', 'rdjson']);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] };
    const [first, ...others] = diagnostics.flatMap(({ location, suggestions = [] }) =>
      suggestions.map((suggestion) => ({ suggestion, path: location.path })),
    );
    assert.deepEqual([diagnostics.length, first?.path, others], [4, 'a.js', []]);
    assert.ok(first);
    const text = withSuggestion(readFileSync(path.join(root, 'a.js'), 'utf8'), first.suggestion);
    assert.equal(text, readFileSync(path.join(written, 'a.js'), 'utf8'));
  });

  it('are none for standard input, which is no file to change', () => {
    const { stdout } = run(makeRepository({}), ['scan', '--stdin', '--stdin-filename', 'a.ts', '-f', 'sarif'], {
      input: AUTOMATIC,
    });
    assert.match(stdout, /"ruleId": "unlink-endpoint"/);
    assert.deepEqual(fixesIn(stdout), []);
  });
});
