/**
 * `npm run pictures` updates the pictures in the README and on the extension's page from screenshots of the tests in test/editor.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { cache } from './editor-setup.mjs';

const root = path.dirname(import.meta.dirname);

/** The pictures that are kept, and the journeys that take them. */
const JOURNEYS = {
  findings: 'scans, and goes through the findings by the keyboard',
  'light-bulb': 'picks a rewrite from the light bulb, and undoes it',
};

const pictures = path.join(cache, 'pictures');
const { status } = spawnSync(process.execPath, [path.join(root, 'test/editor/journeys/run.mjs')], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    RELINK_PICTURES: pictures,
    RELINK_EDITOR_GREP: Object.values(JOURNEYS).join('|'),
    RELINK_EDITOR_THEME: 'light',
    RELINK_EDITOR_SIZE: '1280x800',
  },
});
for (const name of Object.keys(JOURNEYS)) {
  copyFileSync(path.join(pictures, `${name}.png`), path.join(root, 'media', `${name}.png`));
}
process.exitCode = status ?? 1;
