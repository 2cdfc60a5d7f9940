/**
 * `npm run editor` builds, then opens the example in VS Code with the extension: in the installed VS Code if there is
 * one (`code`), otherwise in a browser. `npm run editor -- DIR` opens another folder.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startServer } from '../test/editor/harness/server.mjs';
import { remote, workbenchUrl } from '../test/editor/harness/workbench.mjs';
import { EditorUnavailable, setUpEditor } from './editor-setup.mjs';

const root = path.dirname(import.meta.dirname);
const built = spawnSync(process.execPath, [path.join(root, 'build/build.mjs')], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

const asked = process.argv[2];
const folder = asked ? path.resolve(process.env.INIT_CWD ?? process.cwd(), asked) : copyOfExample();
// The example opens with a file that has findings; a user's own folder opens without one.
const first = asked ? undefined : path.join(folder, 'web/js/lock.js');
const code = process.platform === 'win32' ? 'code.cmd' : 'code';
const hasCode = spawnSync(code, ['--version'], { shell: process.platform === 'win32' }).status === 0;
if (hasCode && process.env.RELINK_EDITOR !== 'npm') {
  const child = spawn(
    code,
    [`--extensionDevelopmentPath=${root}`, folder, ...(first ? ['--goto', `${first}:26:9`] : [])],
    {
      shell: process.platform === 'win32',
      stdio: 'inherit',
    },
  );
  child.on('exit', (status) => process.exit(status ?? 1));
} else await inBrowser();

/** Copies the example, so experiments don't change the repository. */
function copyOfExample() {
  const target = path.join(mkdtempSync(path.join(tmpdir(), 'relink-example-')), 'legacy-app');
  cpSync(path.join(root, 'examples/legacy-app'), target, { recursive: true });
  return target;
}

async function inBrowser() {
  try {
    const editor = await setUpEditor();
    const server = await startServer({ editor });
    const url = workbenchUrl(server, folder, {
      extensionDevelopmentPath: remote(server, root),
      ...(first && { openFile: remote(server, `${first}:26:9`), gotoLineMode: 'true' }),
    });
    console.log(`\nOpen this in a browser; Ctrl+C ends it:\n\n  ${url}\n`);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(0));
    server.child.once('exit', () => process.exit(1));
  } catch (error) {
    if (!(error instanceof EditorUnavailable)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
