/**
 * `npm run pictures` updates the pictures in the walkthrough and README from screenshots of the tests in test/editor.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { cache } from './editor-setup.mjs';

const root = path.dirname(import.meta.dirname);
const pictures = path.join(cache, 'pictures');
const { status } = spawnSync(process.execPath, [path.join(root, 'test/editor/journeys/run.mjs')], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, RELINK_PICTURES: pictures },
});
for (const name of ['scan', 'fix', 'all', 'report']) {
  copyFileSync(path.join(pictures, `${name}.png`), path.join(root, 'media/walkthrough', `${name}.png`));
}
process.exitCode = status ?? 1;
