/** Runs the suite of the `browser` entry in the web worker extension host: `node test/editor/web/run.mjs [RESULT.json]`. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cache, setUpEditor } from '../../../build/editor-setup.mjs';
import { runSuite } from '../harness/run-suite.mjs';
import { startServer } from '../harness/server.mjs';
import { startProxy } from './proxy.mjs';

const root = path.join(import.meta.dirname, '../../..');
const verbose = Boolean(process.env.RELINK_EDITOR_VERBOSE);
const editor = await setUpEditor();
const server = await startServer({ editor, verbose });
// The tests have to lie in the extension's folder, or no extension host is found for them.
const folders = { '/extension/suite/': path.join(cache, 'suite'), '/extension/': root };
const proxy = await startProxy(server, folders, withExtension);
const workspace = path.join(mkdtempSync(path.join(tmpdir(), 'relink-web-')), 'legacy-app');
cpSync(path.join(root, 'examples/legacy-app'), workspace, { recursive: true });
const counts = { passes: 0, failures: 0, tests: [], failed: [] };
const code = await runSuite({
  editor,
  server: proxy,
  folder: workspace,
  verbose,
  payload: {},
  print: (line) => {
    console.log(line);
    const [, passes, failures] = /^\s*(\d+) passing, (\d+) failing$/.exec(line) ?? [];
    if (passes) Object.assign(counts, { passes: Number(passes), failures: Number(failures) });
    const [, title, time] = /^\s*✔ (.+) \((\d+) ms\)$/.exec(line) ?? [];
    const [, broken] = /^\s*✖ (.+)$/.exec(line) ?? [];
    if (broken) counts.failed.push({ title: broken, error: '' });
    if (title) counts.tests.push({ title, time: Number(time) });
  },
});
server.stop();
rmSync(path.dirname(workspace), { recursive: true, force: true });
if (code !== 0 && counts.failures === 0) counts.failures = 1;
if (process.argv[2]) writeFileSync(process.argv[2], JSON.stringify(counts));
process.exit(code);

/** Tells the workbench of the extension under development; its page says so in an attribute. */
function withExtension(port, html) {
  const settings = /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)/;
  return html.replace(settings, (_, before, text) => {
    const configuration = JSON.parse(text.replaceAll('&quot;', '"'));
    const uri = (file) => ({ scheme: 'http', authority: `127.0.0.1:${port}`, path: file });
    configuration.developmentOptions = {
      ...configuration.developmentOptions,
      extensions: [uri('/extension')],
      extensionTestsPath: uri('/extension/suite/web.js'),
    };
    return before + JSON.stringify(configuration).replaceAll('"', '&quot;');
  });
}
