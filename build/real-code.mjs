/**
 * `npm run real-code -- DIR…` scans third-party code, shows every finding with its code for a person to judge, and
 * prints the number of findings per million lines.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { rgPath } from '@vscode/ripgrep';

const root = path.dirname(import.meta.dirname);
const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error('Say which folders: npm run real-code -- DIR…');
  process.exit(2);
}
// npm runs scripts in the package's folder, but users write paths relative to their own.
const cwd = process.env.INIT_CWD ?? process.cwd();
const run = (file, args) => spawnSync(file, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 30 });

const built = spawnSync(process.execPath, [path.join(root, 'build/build.mjs')], { cwd: root, stdio: 'ignore' });
if (built.status !== 0) throw new Error('the build failed: npm run build says why');

const LANGUAGES =
  '*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,html,htm,vue,svelte,astro,md,mdx,php,erb,ejs,hbs,cshtml,aspx,jsp,pug}';
let lines = 0;
let findings = 0;
for (const folder of folders) {
  const cli = [path.join(root, 'dist/cli.js'), 'scan', folder];
  const { stdout, stderr, status } = run(process.execPath, [...cli, '--format', 'json']);
  if (status === null || stdout === '') throw new Error(`the scan of ${folder} failed: ${stderr}`);
  const report = JSON.parse(stdout);
  const counts = run(rgPath, ['--count', '', '--no-filename', '--hidden', '--no-require-git', '-g', LANGUAGES, folder]);
  const here = counts.stdout.split('\n').reduce((sum, count) => sum + Number(count), 0);
  lines += here;
  findings += report.summary.findings;
  console.log(`\n── ${folder}: ${report.summary.findings} findings in ${here} lines (${report.stats.elapsedMs} ms)`);
  if (report.summary.findings > 0) console.log(run(process.execPath, [...cli, '--quiet']).stdout);
}
const rate = lines === 0 ? 0 : (findings / lines) * 1e6;
console.log(`\n${findings} findings in ${lines} lines: ${rate.toFixed(2)} in a million`);
