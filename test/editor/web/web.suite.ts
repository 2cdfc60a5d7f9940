import * as vscode from 'vscode';
import expected from '../../../examples/legacy-app.expected.json';
import type { TestApi } from '../../../src/extension/start.js';
import type { ScanResult } from '../../../src/report/result.js';

function equal(actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
}

const UNLINK = `fetch('https://shop.eu.auth0.com/unlink', { method: 'POST' });\n`;

/** A file system in memory, as vscode.dev has one for a repository. */
class MemoryFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  readonly #files: Readonly<Record<string, string>>;

  constructor(files: Readonly<Record<string, string>>) {
    this.#files = files;
  }
  watch = () => new vscode.Disposable(() => undefined);
  stat({ path }: vscode.Uri): vscode.FileStat {
    const text = this.#files[path];
    const isFolder =
      text === undefined && Object.keys(this.#files).some((file) => file.startsWith(`${path.replace(/\/$/, '')}/`));
    if (text === undefined && !isFolder) throw vscode.FileSystemError.FileNotFound(path);
    return {
      type: isFolder ? vscode.FileType.Directory : vscode.FileType.File,
      ctime: 0,
      mtime: 0,
      size: text?.length ?? 0,
    };
  }
  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    const prefix = `${path.replace(/\/$/, '')}/`;
    const names = new Map<string, vscode.FileType>();
    for (const file of Object.keys(this.#files).filter((each) => each.startsWith(prefix))) {
      const [name = '', ...rest] = file.slice(prefix.length).split('/');
      names.set(name, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File);
    }
    return [...names];
  }
  readFile({ path }: vscode.Uri): Uint8Array {
    const text = this.#files[path];
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(path);
    return new TextEncoder().encode(text);
  }
  createDirectory = () => undefined;
  writeFile = () => undefined;
  delete = () => undefined;
  rename = () => undefined;
}

describe('in a browser', () => {
  let api: TestApi;

  before(async () => {
    const extension = vscode.extensions.getExtension<TestApi>('auth0-relink.auth0-relink');
    if (extension === undefined) throw new Error('The extension is not there.');
    api = await extension.activate();
    const files = {
      '/app/src/unlink.js': `import { domain } from './config';\nfetch(\`https://\${domain}/unlink\`, { method: 'POST' });\n`,
      '/app/src/config.js': `export const domain = 'shop.eu.auth0.com';\n`,
      '/app/ignored/old.js': UNLINK,
      '/app/.gitignore': 'ignored/\n',
      '/app/package.json': '{}',
    };
    vscode.workspace.registerFileSystemProvider('memfs', new MemoryFiles(files), { isCaseSensitive: true });
  });

  it('shows findings, in a worker of its own', async () => {
    const document = await vscode.workspace.openTextDocument({ content: UNLINK, language: 'javascript' });
    equal(await api.analysed(document.uri), 1);
    equal(api.threadIsRunning(), true);
    equal(vscode.languages.getDiagnostics(document.uri)[0]?.source, 'Auth0 Relink');
  });

  it('follows imports of a virtual file system', async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('memfs:/app/src/unlink.js'));
    equal(await api.analysed(document.uri), 1);
    equal(api.store.of(document.uri)?.items[0]?.finding.certainty, 'certain');
  });

  it('offers fixes', async () => {
    const document = await vscode.workspace.openTextDocument({ content: UNLINK, language: 'javascript' });
    await api.analysed(document.uri);
    const at = document.positionAt(UNLINK.indexOf('unlink'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(at, at),
    );
    equal(
      actions.some(({ title }) => title.includes('unlink')),
      true,
    );
  });

  it('scans by workspace.fs, and finds what the command line finds', async () => {
    const results = await vscode.commands.executeCommand<ScanResult[]>('auth0Relink.scanWorkspace');
    const files = results.flatMap((result) => result.files);
    const found = files.flatMap(({ path, findings }) => findings.map(({ ruleId }) => `${path} ${ruleId}`));
    equal(
      found.sort().join('\n'),
      expected
        .map(({ file, rule }) => `${file} ${rule}`)
        .sort()
        .join('\n'),
    );
  });
});
