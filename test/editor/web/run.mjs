/**
 * Runs the suite of the `browser` entry in the web worker extension host: the extension and the tests are served over
 * HTTP, as @vscode/test-web does it.
 */
import { createReadStream, existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { cache, setUpEditor } from '../../../build/editor-setup.mjs';
import { runSuite } from '../harness/run-suite.mjs';
import { startServer } from '../harness/server.mjs';

const root = path.join(import.meta.dirname, '../../..');
const TYPES = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.md': 'text/markdown',
};

const files = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const file = path.join(pathname.startsWith('/suite/') ? cache : root, path.normalize(pathname));
  response.setHeader('access-control-allow-origin', '*');
  if (!existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
});
await new Promise((resolve) => files.listen(0, '127.0.0.1', resolve));
const { port } = files.address();

const editor = await setUpEditor();
const server = await startServer({ editor, verbose: Boolean(process.env.RELINK_EDITOR_VERBOSE) });
const counts = { passes: 0, failures: 0 };
const code = await runSuite({
  editor,
  server,
  verbose: Boolean(process.env.RELINK_EDITOR_VERBOSE),
  payload: {
    extensionDevelopmentPath: `http://127.0.0.1:${port}/`,
    extensionDevelopmentKind: 'web',
    extensionTestsPath: `http://127.0.0.1:${port}/suite/web.js`,
  },
  print: (line) => {
    console.log(line);
    const [, passes, failures] = /^\s*(\d+) passing, (\d+) failing$/.exec(line) ?? [];
    if (passes) Object.assign(counts, { passes: Number(passes), failures: Number(failures) });
  },
});
server.stop();
files.close();
if (code !== 0 && counts.failures === 0) counts.failures = 1;
if (process.argv[2]) writeFileSync(process.argv[2], JSON.stringify(counts));
process.exit(code);
