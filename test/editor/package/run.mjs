/**
 * Builds the .vsix, looks at what is in it, installs it into an empty VS Code and uses it from there:
 * `node test/editor/package/run.mjs [RESULT.json]`.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setUpEditor } from '../../../build/editor-setup.mjs';
import { LIMIT } from '../../support/until.mjs';
import { startServer } from '../harness/server.mjs';
import { launchBrowser, workbenchUrl } from '../harness/workbench.mjs';

const root = path.join(import.meta.dirname, '../../..');
const vsix = path.join(root, 'auth0-relink.vsix');
const folder = mkdtempSync(path.join(tmpdir(), 'relink-package-'));
const editor = await setUpEditor();
const counts = { passes: 0, failures: 0, tests: [], failed: [] };

await check('the package weighs less than 2 MB', () => {
  const built = spawnSync(process.execPath, [path.join(root, 'build/package.mjs')], { encoding: 'utf8' });
  assert.equal(built.status, 0, built.stderr);
  assert.ok(statSync(vsix).size < 2 * 1024 * 1024);
});

await check("npm's package runs with the newest Node", () => {
  const mocha = path.join(root, 'node_modules/mocha/bin/mocha.js');
  const args = [mocha, 'test/build/package.test.ts', '--reporter', 'dot'];
  const env = { ...process.env, RELINK_NODE: editor.node };
  const tested = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  assert.equal(tested.status, 0, tested.stdout + tested.stderr);
});

const extensions = path.join(folder, 'extensions');
await check('it is installed into an empty VS Code', () => {
  const server = path.join(editor.servers.current, 'out/server-main.js');
  const args = [server, '--install-extension', vsix, '--extensions-dir', extensions, '--accept-server-license-terms'];
  const data = ['--server-data-dir', path.join(folder, 'data'), '--user-data-dir', path.join(folder, 'user')];
  const installed = spawnSync(editor.node, [...args, ...data], { encoding: 'utf8' });
  assert.match(installed.stdout, /successfully installed/, installed.stdout + installed.stderr);
});

await check('it holds what is needed, and nothing of the sources', () => {
  const name = readdirSync(extensions).find((entry) => entry.startsWith('auth0-relink.'));
  assert.ok(name);
  const files = readdirSync(path.join(extensions, name), { recursive: true, encoding: 'utf8' });
  for (const file of [
    'dist/extension.js',
    'dist/web/thread.js',
    'dist/ThirdPartyNotices.txt',
    'dist/sbom.cdx.json',
    'l10n/bundle.l10n.de.json',
  ]) {
    assert.ok(files.includes(file), file);
  }
  const strange = files.filter((file) =>
    /^(?:src|test|bench|build|node_modules|examples)\b|(?<!\.d)\.ts$|\.map$/.test(file),
  );
  assert.deepEqual(strange, []);
});

await check('its page begins with the extension, and its links lead to files', () => {
  const name = readdirSync(extensions).find((entry) => entry.startsWith('auth0-relink.'));
  const folderOfIt = path.join(extensions, name);
  const page = readFileSync(
    path.join(
      folderOfIt,
      readdirSync(folderOfIt).find((file) => /^readme\.md$/i.test(file)),
    ),
    'utf8',
  );
  assert.doesNotMatch(page.slice(0, 2000), /npm/);
  assert.match(page.slice(0, 1000), /While you type/);
  const targets = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, target]) => target);
  assert.ok(targets.length > 5);
  assert.deepEqual(
    targets.filter((target) => !existsSync(path.join(folderOfIt, target))),
    [],
  );
});

await check('it shows findings from there', async () => {
  const workspace = path.join(folder, 'app');
  cpSync(path.join(root, 'examples/legacy-app'), workspace, { recursive: true });
  const server = await startServer({ editor, extensions });
  const browser = await launchBrowser(editor);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(LIMIT);
    await page.exposeFunction('codeAutomationLog', () => undefined);
    await page.goto(workbenchUrl(server, workspace));
    await page.getByRole('treeitem', { name: 'package.json' }).first().waitFor();
    await page.keyboard.press('Control+P');
    await page.keyboard.type('web/js/lock.js');
    await page
      .getByRole('option', { name: /lock\.js/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.cdr.squiggly-error').first().waitFor();
  } finally {
    await browser.close();
    server.stop();
  }
});

rmSync(folder, { recursive: true, force: true });
console.log(`${counts.passes} passing, ${counts.failures} failing`);
if (process.argv[2]) writeFileSync(process.argv[2], JSON.stringify(counts));
process.exit(counts.failures === 0 ? 0 : 1);

async function check(title, run) {
  const start = performance.now();
  try {
    await run();
    counts.passes++;
    console.log(`  ✔ ${title}`);
  } catch (error) {
    counts.failures++;
    counts.failed.push({ title, error: error instanceof Error ? error.stack : String(error) });
    console.log(`  ✖ ${title}\n${error instanceof Error ? error.stack : String(error)}`);
  }
  counts.tests.push({ title, time: performance.now() - start });
}
