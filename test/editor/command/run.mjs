/** Does what the README tells a new user to do, `npm run editor`, and looks at what it opens: `node test/editor/command/run.mjs [RESULT.json]`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setUpEditor } from '../../../build/editor-setup.mjs';
import { LIMIT, until } from '../../support/until.mjs';
import { launchBrowser } from '../harness/workbench.mjs';

const root = path.join(import.meta.dirname, '../../..');
const TITLE = 'npm run editor opens the example at a finding that can be rewritten';
const counts = { passes: 0, failures: 0, tests: [], failed: [] };
const start = performance.now();
const browser = await launchBrowser(await setUpEditor());
const command = spawn(process.execPath, [path.join(root, 'build/editor.mjs')], {
  cwd: root,
  env: { ...process.env, RELINK_EDITOR: 'npm' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(await addressIn(command.stdout), { timeout: LIMIT });
  await page.locator('.squiggly-inline-deprecated').first().waitFor({ timeout: LIMIT });
  await page.locator('.statusbar-item').filter({ hasText: 'Ln 26, Col 9' }).first().waitFor({ timeout: LIMIT });
  await lightBulbIn(page);
  counts.passes++;
  console.log(`  ✔ ${TITLE}`);
} catch (error) {
  counts.failures++;
  counts.failed.push({ title: TITLE, error: error instanceof Error ? error.stack : String(error) });
  console.log(`  ✖ ${TITLE}\n${error instanceof Error ? error.stack : String(error)}`);
} finally {
  counts.tests.push({ title: TITLE, time: performance.now() - start });
  await browser.close();
  const ended = once(command, 'exit');
  if (command.exitCode === null && command.kill('SIGINT')) await ended;
}
if (process.argv[2]) writeFileSync(process.argv[2], JSON.stringify(counts));
process.exit(counts.failures === 0 ? 0 : 1);

/** Opens the light bulb's menu where the cursor is, until it offers a rewrite. */
async function lightBulbIn(page) {
  const rewrite = page.locator('.action-widget .monaco-list-row').filter({ hasText: 'Link in' }).first();
  await until(async () => {
    await page.keyboard.press('Control+.');
    const isThere = await rewrite.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false,
    );
    if (!isThere) await page.keyboard.press('Escape');
    return isThere;
  }, 'a rewrite is offered where the example opens');
}

async function addressIn(stream) {
  let output = '';
  for await (const chunk of stream) {
    output += chunk;
    const [address] = /http:\/\/127\.0\.0\.1:\S+/.exec(output) ?? [];
    if (address) return address;
  }
  throw new Error(`No address was printed:\n${output}`);
}
