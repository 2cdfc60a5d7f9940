/**
 * Journeys through the workbench as a person would make them, with a picture of each: `node test/editor/journeys/run.mjs [RESULT.json]`.
 * RELINK_PICTURES=DIR keeps the pictures; `media/walkthrough` and docs/images are refreshed by `node build/pictures.mjs`.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setUpEditor } from '../../../build/editor-setup.mjs';
import { startServer } from '../harness/server.mjs';
import { launchBrowser } from '../harness/workbench.mjs';
import { journeys } from './journeys.mjs';
import { openWorkbench } from './person.mjs';

const root = path.join(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'relink-journeys-'));
const pictures = process.env.RELINK_PICTURES ?? path.join(root, '.cache/editor/pictures');
mkdirSync(pictures, { recursive: true });
const wanted = process.env.RELINK_EDITOR_GREP;
const editor = await setUpEditor();
const browser = await launchBrowser(editor);
const counts = { passes: 0, failures: 0 };

for (const [index, { title, settings, trust, run }] of journeys.entries()) {
  if (wanted && !title.includes(wanted)) continue;
  const workspace = path.join(folder, String(index), 'legacy-app');
  cpSync(path.join(root, 'examples/legacy-app'), workspace, { recursive: true });
  const server = await startServer({ editor, settings, trust });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const person = await openWorkbench({ context, server, workspace, root, pictures });
  try {
    await run(person);
    counts.passes++;
    console.log(`  ✔ ${title}`);
  } catch (error) {
    counts.failures++;
    await person.picture(`failed-${index}`).catch(() => undefined);
    console.log(`  ✖ ${title}\n${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    await context.close();
    server.stop();
  }
}
await browser.close();
rmSync(folder, { recursive: true, force: true });
console.log(`${counts.passes} passing, ${counts.failures} failing`);
if (process.argv[2]) writeFileSync(process.argv[2], JSON.stringify(counts));
process.exit(counts.failures === 0 ? 0 : 1);
