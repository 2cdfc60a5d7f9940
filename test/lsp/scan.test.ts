import assert from 'node:assert/strict';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import {
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  ExecuteCommandRequest,
  WorkDoneProgress,
  WorkDoneProgressCancelNotification,
} from 'vscode-languageserver/node';
import type {
  Diagnostic,
  WorkDoneProgressBegin,
  WorkDoneProgressEnd,
  WorkDoneProgressReport,
} from 'vscode-languageserver/node';
import { run } from '../cli/run.js';
import { fixtures } from '../support/fixtures.js';
import { Session } from './session.js';

const UNLINK =
  "fetch('https://shop.eu.auth0.com/unlink', { method: 'POST', body: JSON.stringify({ access_token: t }) });\n";

const SEVERITIES = ['error', 'warning', 'information', 'hint'];

interface Report {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly {
      readonly ruleId: string;
      readonly severity: string;
      readonly start: { readonly line: number; readonly column: number };
      readonly end: { readonly line: number; readonly column: number };
    }[];
  }[];
}

/** What the command line finds, one line for each finding, by file. */
function foundByCommandLine(folder: string): Record<string, string[]> {
  const { code, stdout, stderr } = run(folder, ['scan', '--format', 'json']);
  assert.notEqual(code, 2, stderr);
  const { files } = JSON.parse(stdout) as Report;
  return Object.fromEntries(
    files
      .filter(({ findings }) => findings.length > 0)
      .map((file) => [
        file.path,
        file.findings.map(
          ({ ruleId, severity, start, end }) =>
            `${start.line}:${start.column}-${end.line}:${end.column} ${ruleId} ${severity}`,
        ),
      ]),
  );
}

function lineFor({ range: { start, end }, code, severity }: Diagnostic): string {
  const level = SEVERITIES[(severity ?? 1) - 1] ?? '';
  return `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1} ${code ?? ''} ${level}`;
}

/** What the client of a session knows, like `foundByCommandLine`. */
function shownIn(session: Session): Record<string, string[]> {
  const names = readdirSync(session.folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const all = session.diagnostics.get(session.uri(name))?.diagnostics ?? [];
      // Problems are no findings.
      const lines = all.filter(({ data }) => data !== undefined).map(lineFor);
      return lines.length === 0 ? [] : [[name.replaceAll(path.sep, '/'), lines]];
    }),
  );
}

type Progress = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;

describe('the scan of the language server', () => {
  let session: Session;
  afterEach(() => session.end());

  const scan = () => session.connection.sendRequest(ExecuteCommandRequest.type, { command: 'auth0Relink.scan' });

  /** Runs for each progress of the server. */
  function onProgress(listener: (progress: Progress, token: string | number) => void): void {
    session.connection.onRequest('window/workDoneProgress/create', ({ token }: { token: string | number }) => {
      session.connection.onProgress(WorkDoneProgress.type, token, (progress: Progress) => {
        listener(progress, token);
      });
      return null;
    });
  }

  it('shows progress, and what it finds in files that are not open', async () => {
    session = await Session.start({
      'a.js': UNLINK,
      'src/b.js': UNLINK,
      'ignored/c.js': UNLINK,
      '.gitignore': 'ignored\n',
    });
    const seen: string[] = [];
    onProgress(({ kind }) => seen.push(kind));
    assert.deepEqual(await scan(), { findings: 2, files: 2, skipped: 0 });
    assert.deepEqual([seen[0], seen.at(-1)], ['begin', 'end']);
    await session.diagnosticsWhen('src/b.js', (list) => list.length === 1);
    assert.deepEqual(shownIn(session), foundByCommandLine(session.folder));
  });

  it('is cancelled by the user, and keeps what was found before', async () => {
    session = await Session.start({ 'a.js': UNLINK });
    await scan();
    session.write('b.js', UNLINK);
    onProgress((_, token) => {
      void session.connection.sendNotification(WorkDoneProgressCancelNotification.type, { token });
    });
    const outcome: unknown = await scan().catch((error: unknown) => error);
    // Unless it was done before the cancellation came.
    if (typeof outcome === 'object' && outcome !== null && 'code' in outcome) {
      assert.equal(outcome.code, -32800);
      assert.equal(session.diagnostics.has(session.uri('b.js')), false);
    }
    assert.equal(session.diagnostics.get(session.uri('a.js'))?.diagnostics.length, 1);
  });

  it('follows files that change, appear and go', async () => {
    session = await Session.start({ 'a.js': UNLINK });
    await scan();
    await session.diagnosticsWhen('a.js', (list) => list.length === 1);
    session.write('b.js', UNLINK);
    session.write('a.js', 'fine();\n');
    const changes = ['a.js', 'b.js'].map((name) => ({ uri: session.uri(name), type: 2 as const }));
    await session.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    await session.diagnosticsWhen('a.js', (list) => list.length === 0);
    await session.diagnosticsWhen('b.js', (list) => list.length === 1);
  });

  it('leaves open documents to their own diagnostics, and takes over again when they close', async () => {
    session = await Session.start({ 'a.js': UNLINK });
    await scan();
    await session.diagnosticsWhen('a.js', (list) => list.length === 1);
    await session.open('a.js', 'fine();\n');
    await session.diagnosticsWhen('a.js', (list) => list.length === 0);
    const textDocument = { uri: session.uri('a.js') };
    await session.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument });
    await session.diagnosticsWhen('a.js', (list) => list.length === 1);
  });

  it('excludes what a setting excludes', async () => {
    const files = { 'a.js': UNLINK, 'old/b.js': UNLINK };
    session = await Session.start(files, { settings: { scan: { exclude: ['old/**', '[['] } } });
    assert.deepEqual(await scan(), { findings: 1, files: 1, skipped: 1 });
  });
});

describe('the language server and the command line', () => {
  let session: Session;
  afterEach(() => session.end());

  it('find the same in every fixture, with the same ranges and severities, opened and scanned', async () => {
    const files: Record<string, string> = {};
    for (const [index, { name, text, options }] of fixtures().entries()) {
      const folder = String(index).padStart(3, '0');
      files[`${folder}/${path.basename(name)}`] = text;
      // A project for each, as some rules report once per project.
      files[`${folder}/package.json`] = JSON.stringify({ dependencies: options.packages ?? {} });
      if (options.domains) files[`${folder}/auth0-relink.json`] = JSON.stringify({ domains: options.domains });
    }
    session = await Session.start(files);
    mkdirSync(path.join(session.folder, '.git'));
    const expected = foundByCommandLine(session.folder);
    assert.ok(Object.keys(expected).length > 100);
    await session.connection.sendRequest(ExecuteCommandRequest.type, { command: 'auth0Relink.scan' });
    const last = Object.keys(expected).at(-1) ?? '';
    await session.diagnosticsWhen(last, (list) => list.length > 0);
    assert.deepEqual(shownIn(session), expected);
    session.diagnostics.clear();
    for (const [name, text] of Object.entries(files)) {
      if (!name.endsWith('.json')) await session.open(name, text);
    }
    await session.until(() => Object.keys(expected).every((name) => session.isAnalysed(name)));
    assert.deepEqual(shownIn(session), expected);
  });
});
