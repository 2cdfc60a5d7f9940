/**
 * Journeys through the workbench as a person would make them, with a picture of each: `node test/editor/journeys/run.mjs [RESULT.json]`.
 * RELINK_EDITOR_SLOW=8 makes the workbench eight times slower, as on a busy machine, which shows what does not wait for it.
 * RELINK_EDITOR_GREP=TEXT makes only journeys with that text in their titles, several texts separated by `|`.
 * RELINK_EDITOR_THEME=dark|contrast|contrast-light|light is the colour theme, RELINK_EDITOR_SIZE=1600x1000 the size of the window.
 * RELINK_PICTURES=DIR keeps the pictures; those in `media` are refreshed by `node build/pictures.mjs`.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setUpEditor } from '../../../build/editor-setup.mjs';
import { inWords } from '../../../build/step.mjs';
import { startServer } from '../harness/server.mjs';
import { launchBrowser } from '../harness/workbench.mjs';
import { dismissals } from './dismissals.mjs';
import { falseAlarms } from './false-alarms.mjs';
import { firstContact } from './first-contact.mjs';
import { followUps } from './follow-ups.mjs';
import { german } from './german.mjs';
import { journeys } from './journeys.mjs';
import { lightBulb } from './light-bulb.mjs';
import { multiRoot } from './multi-root.mjs';
import { openWorkbench } from './person.mjs';
import { settings as inSettings } from './settings.mjs';
import { walkthrough } from './walkthrough.mjs';

const root = path.join(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'relink-journeys-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const pictures = process.env.RELINK_PICTURES ?? path.join(root, '.cache/editor/pictures');
mkdirSync(pictures, { recursive: true });
const { RELINK_EDITOR_GREP: wanted, RELINK_EDITOR_THEME: theme, RELINK_EDITOR_SIZE: size = '1280x800' } = process.env;
const [width, height] = size.split('x').map(Number);
const editor = await setUpEditor();
const browser = await launchBrowser(editor);
const all = [
  firstContact,
  inSettings,
  walkthrough,
  dismissals,
  falseAlarms,
  lightBulb,
  followUps,
  german,
  multiRoot,
  journeys,
]
  .flat()
  .map((journey, index) => ({ journey, index }))
  .filter(({ journey }) => !wanted || wanted.split('|').some((text) => journey.title.includes(text)));
const counts = { passes: 0, failures: 0, tests: [], failed: [], left: all.map(({ journey }) => journey.title) };

for (const { journey, index } of all) {
  const start = performance.now();
  // A workbench that a busy machine keeps waiting swallows a key now and then: then once more, from the start. Where
  // several failed already, that is no accident.
  let failure = await make(journey, `${index}`);
  if (failure && counts.failures < 3) failure = await make(journey, `${index}-again`);
  if (failure) {
    counts.failures++;
    counts.failed.push({ title: journey.title, error: failure });
  } else counts.passes++;
  const time = performance.now() - start;
  counts.tests.push({ title: journey.title, time });
  counts.left.shift();
  console.log(`  ${failure ? '✖' : '✔'} ${journey.title} (${inWords(time)})${failure ? `\n${failure}` : ''}`);
  // Each time, as it may be ended before the last one.
  if (process.argv[2]) writeFileSync(process.argv[2], JSON.stringify(counts));
}
await browser.close();
console.log(`${counts.passes} passing, ${counts.failures} failing`);
process.exit(counts.failures === 0 ? 0 : 1);

/** Makes a journey in a workbench and a copy of the example of its own. @returns what went wrong, undefined where all went well */
async function make({ title, settings, trust, language, isVirtual, isReadOnly, folders, prepare, run }, name) {
  const workspace = path.join(folder, name, 'legacy-app');
  cpSync(path.join(root, 'examples/legacy-app'), workspace, { recursive: true });
  prepare?.(workspace);
  const server = await startServer({ editor, settings, trust, ...(isVirtual && elsewhere(workspace, isReadOnly)) });
  const context = await browser.newContext({ viewport: { width, height } });
  // What a display language that is installed does; VS Code's own texts stay English without a language pack.
  if (language) await context.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)}`);
  let person;
  try {
    const opened = isVirtual
      ? path.join(path.dirname(workspace), 'virtual.code-workspace')
      : folders
        ? severalFolders(workspace, folders)
        : workspace;
    person = await openWorkbench({ browser, context, server, workspace, opened, root, pictures });
    await person.theme(theme);
    await run(person);
    return undefined;
  } catch (error) {
    await person?.picture(`failed-${name}`).catch(() => undefined);
    const why = error instanceof Error ? error.stack : String(error);
    console.log(`  … ${title} (a picture is in ${path.relative(root, pictures)})\n${why}`);
    return why;
  } finally {
    await context.close();
    server.stop();
  }
}

/** Writes folders next to the example. @returns a workspace of all of them */
function severalFolders(workspace, folders) {
  const parent = path.dirname(workspace);
  for (const [name, files] of Object.entries(folders)) {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(parent, name, file)), { recursive: true });
      writeFileSync(path.join(parent, name, file), text);
    }
  }
  const file = path.join(parent, 'several.code-workspace');
  const names = [path.basename(workspace), ...Object.keys(folders)];
  writeFileSync(file, JSON.stringify({ folders: names.map((name) => ({ path: name })) }));
  return file;
}

/** What a server needs for a workspace of which nothing is a file to VS Code. */
function elsewhere(workspace, isReadOnly) {
  const parent = path.dirname(workspace);
  const extensions = path.join(parent, 'extensions');
  cpSync(path.join(root, 'test/editor/virtual-files'), path.join(extensions, 'virtual-files'), { recursive: true });
  const folders = [{ uri: 'elsewhere:/legacy-app' }];
  writeFileSync(path.join(parent, 'virtual.code-workspace'), JSON.stringify({ folders }));
  return { extensions, env: { RELINK_ELSEWHERE: parent, ...(isReadOnly && { RELINK_ELSEWHERE_READ_ONLY: '1' }) } };
}
