/** The measured tools: how to run each, and how to read its report. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { buildSync } from 'esbuild';

const root = path.dirname(import.meta.dirname);
const require = createRequire(import.meta.filename);
const exe = process.platform === 'win32' ? '.exe' : '';

/** @returns {Promise<string[]>} the needles that `scan` passes to ripgrep, read from the sources */
export async function loadNeedles() {
  const contents = `import { primaryNeedles } from './src/core/engine/needles.ts';
    import { vocabulary } from './src/rules/auth0/auth0-vocabulary.ts';
    import { ruleMetas } from './src/rules/metadata.ts';
    export default primaryNeedles(ruleMetas, vocabulary);`;
  const bundle = { stdin: { contents, resolveDir: root }, bundle: true, format: 'esm', platform: 'node', write: false };
  const [{ text }] = buildSync(bundle).outputFiles;
  return (await import(`data:text/javascript,${encodeURIComponent(text)}`)).default;
}

function ripgrep() {
  const owner = createRequire(require.resolve('@vscode/ripgrep'));
  return owner.resolve(`@vscode/ripgrep-${process.platform}-${process.arch}/bin/rg${exe}`);
}

/** @returns {string[]} the files under `dir` that contain a needle, including ignored files */
export function findCandidates(needles, dir) {
  const args = ['--no-config', '--no-ignore', '--hidden', '--text', '-l', '-F', ...needles.flatMap((n) => ['-e', n])];
  const { stdout, status, stderr } = spawnSync(ripgrep(), [...args, '--', dir], { encoding: 'utf8' });
  if (status > 1) throw new Error(stderr);
  return stdout.split('\n').filter(Boolean);
}

/**
 * @typedef {object} Tool
 * @property {string} id
 * @property {string} title
 * @property {string} version
 * @property {(dir: string, json: boolean) => { file: string, args: string[], cwd?: string }} command
 *   with `json`, prints a report that `reported` can read
 * @property {(output: string) => { files: number, note?: string }} reported the number of files with findings
 */

/**
 * @param {{ needles: string[], dist: string, install: string, cache: string }} given
 * @returns {Record<'rg' | 'scan' | 'astGrep' | 'eslint', Tool>}
 */
export function tools({ needles, dist, install, cache }) {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const cli = path.join(dist, 'cli.js');
  const rg = ripgrep();
  const sg = astGrepBinary(install);
  const sgConfig = writeAstGrepRules(path.join(cache, 'ast-grep'));
  const eslint = path.join(install, 'node_modules/eslint');
  const eslintArgs = ['--no-inline-config', '--no-warn-ignored', '--concurrency', 'auto'];
  return {
    rg: {
      id: 'rg',
      title: '`rg -l`',
      version: execFileSync(rg, ['--version'], { encoding: 'utf8' }).split(/\s+/)[1],
      command: (dir) => ({
        file: rg,
        args: ['--no-config', '-l', '-F', ...needles.flatMap((n) => ['-e', n]), '--', dir],
      }),
      reported: (output) => ({ files: output.split('\n').filter(Boolean).length }),
    },
    scan: {
      id: 'scan',
      title: '**`auth0-relink scan`**',
      version,
      command: (dir, json) => ({
        file: process.execPath,
        args: [cli, 'scan', ...(json ? ['--format', 'json'] : []), dir],
      }),
      reported: (output) => {
        const { files, skipped, stats, errors } = JSON.parse(output);
        if (errors.length > 0) throw new Error(`scan: ${JSON.stringify(errors)}`);
        return {
          files: files.filter(({ findings }) => findings.length > 0).length,
          candidates: stats.analysed,
          skipped: skipped.length,
        };
      },
    },
    astGrep: {
      id: 'astGrep',
      title: 'ast-grep',
      version: execFileSync(sg, ['--version'], { encoding: 'utf8' }).trim().split(' ')[1],
      command: (dir, json) => ({ file: sg, args: ['scan', '-c', sgConfig, ...(json ? ['--json=stream'] : []), dir] }),
      reported: (output) => {
        const matches = output
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line));
        return { files: new Set(matches.map(({ file }) => file)).size };
      },
    },
    eslint: {
      id: 'eslint',
      title: 'ESLint',
      version: JSON.parse(readFileSync(path.join(eslint, 'package.json'), 'utf8')).version,
      command: (dir) => ({
        file: process.execPath,
        args: [
          ...[path.join(eslint, 'bin/eslint.js'), '--config', path.join(import.meta.dirname, 'peers/eslint.mjs')],
          ...[...eslintArgs, '--format', 'json', '.'],
        ],
        cwd: dir,
      }),
      reported: (output) => {
        const results = JSON.parse(output);
        const having = (test) => results.filter(({ messages }) => messages.some(test)).length;
        return {
          files: having(({ ruleId }) => ruleId === 'no-restricted-syntax'),
          unparsed: having(({ fatal }) => fatal === true),
          linted: results.length,
        };
      },
    },
  };
}

/** The npm package's own command is only a wrapper script. */
function astGrepBinary(install) {
  const scope = path.join(install, 'node_modules/@ast-grep');
  const platform = readdirSync(scope).find((name) => name.startsWith('cli-'));
  if (platform === undefined) throw new Error('ast-grep has no binary for this platform');
  return path.join(scope, platform, `ast-grep${exe}`);
}

/** @returns the configuration file for ast-grep */
function writeAstGrepRules(dir) {
  const rules = readFileSync(path.join(import.meta.dirname, 'peers/ast-grep.yml'), 'utf8');
  mkdirSync(path.join(dir, 'rules'), { recursive: true });
  for (const language of ['JavaScript', 'TypeScript', 'Tsx']) {
    const text = rules.replace(/^id: .*/gm, `$&-${language.toLowerCase()}`).replaceAll('LANGUAGE', language);
    writeFileSync(path.join(dir, 'rules', `${language}.yml`), text);
  }
  const config = path.join(dir, 'sgconfig.yml');
  writeFileSync(config, 'ruleDirs: [rules]\n');
  return config;
}
