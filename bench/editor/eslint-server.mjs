/**
 * Measures vscode-eslint's language server from an editor's point of view: opens a file, types a character, and
 * requests diagnostics. The extension itself is not on npm; its server is, as part of vscode-langservers-extracted.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

/**
 * @param {{ install: string, files: string[], keystrokes: number }} given
 * @returns {Promise<{ version: string, files: { file: string, first: number, work: number[], findings: number }[] }>}
 * ms;
 *   in the first file, `first` includes loading ESLint
 */
export async function measureEslintServer({ install, files, keystrokes }) {
  const require = createRequire(path.join(install, 'package.json'));
  const manifest = require.resolve('vscode-langservers-extracted/package.json');
  const script = path.join(path.dirname(manifest), 'bin/vscode-eslint-language-server');
  const server = connect(script, settingsFor(install, path.dirname(files[0])));
  try {
    const folder = pathToFileURL(path.dirname(files[0])).href;
    await server.request('initialize', {
      processId: process.pid,
      rootUri: folder,
      capabilities: { workspace: { configuration: true, workspaceFolders: true }, textDocument: { diagnostic: {} } },
      workspaceFolders: [{ name: 'bench', uri: folder }],
    });
    server.notify('initialized', {});
    const measured = [];
    for (const file of files) measured.push(await typeInto(server, file, keystrokes));
    return { version: JSON.parse(readFileSync(manifest, 'utf8')).version, files: measured };
  } finally {
    server.end();
  }
}

async function typeInto({ request, notify }, file, times) {
  const uri = pathToFileURL(file).href;
  const text = readFileSync(file, 'utf8');
  const line = text.split('\n').length >> 1;
  let found;
  const ask = async () => (found = await request('textDocument/diagnostic', { textDocument: { uri } }));
  const timed = async (run) => {
    const started = performance.now();
    await run();
    return performance.now() - started;
  };
  notify('textDocument/didOpen', { textDocument: { uri, languageId: 'javascript', version: 1, text } });
  const first = await timed(ask);
  const work = [];
  for (let i = 0; i < times; i++) {
    const place = { line, character: 0 };
    const change = { range: { start: place, end: place }, text: i % 2 === 0 ? '\n' : ' ' };
    work.push(
      await timed(() => {
        notify('textDocument/didChange', { textDocument: { uri, version: i + 2 }, contentChanges: [change] });
        return ask();
      }),
    );
  }
  notify('textDocument/didClose', { textDocument: { uri } });
  return { file, first, work, findings: found.items.length };
}

/** Settings as vscode-eslint sends them to its server, with the rules of bench/peers/eslint.mjs. */
function settingsFor(install, folder) {
  return {
    validate: 'on',
    useESLintClass: true,
    useFlatConfig: true,
    experimental: {},
    codeAction: { disableRuleComment: { enable: false }, showDocumentation: { enable: false } },
    codeActionOnSave: { mode: 'all' },
    format: false,
    quiet: false,
    onIgnoredFiles: 'off',
    options: { overrideConfigFile: path.join(import.meta.dirname, '../peers/eslint.mjs') },
    rulesCustomizations: [],
    run: 'onType',
    problems: { shortenToSingleLine: false },
    nodePath: path.join(install, 'node_modules'),
    workspaceFolder: { name: 'bench', uri: pathToFileURL(folder).href },
    workingDirectory: { directory: folder },
  };
}

/** Starts a language server and implements the required part of its protocol. */
function connect(script, settings) {
  const child = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const waiting = new Map();
  let lastId = 0;
  let rest = Buffer.alloc(0);
  const send = (message) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    child.stdin.write(body);
  };
  const receive = ({ id, method, params, result, error }) => {
    if (method === 'workspace/configuration') send({ id, result: params.items.map(() => settings) });
    else if (method !== undefined && id !== undefined) send({ id, result: null });
    else if (method === 'eslint/status' && params.state === 3) fail('it could not lint');
    else if (error) fail(error.message);
    else if (method === undefined) waiting.get(id)?.resolve(result);
  };
  const fail = (reason) => {
    for (const { reject } of waiting.values()) reject(new Error(`vscode-eslint's server: ${reason}`));
  };
  child.on('exit', (code) => fail(`it ended with code ${code}`));
  child.stdout.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const end = rest.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(rest.subarray(0, Math.max(0, end)).toString())?.[1]);
      if (end < 0 || rest.length < end + 4 + length) return;
      const body = rest.subarray(end + 4, end + 4 + length).toString();
      rest = rest.subarray(end + 4 + length);
      receive(JSON.parse(body));
    }
  });
  return {
    request: (method, params) =>
      new Promise((resolve, reject) => {
        waiting.set(++lastId, { resolve, reject });
        send({ id: lastId, method, params });
      }),
    notify: (method, params) => send({ method, params }),
    end: () => child.kill(),
  };
}
