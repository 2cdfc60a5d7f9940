/**
 * `npm run package` builds both packages into the project's folder: auth0-relink-VERSION.tgz for npm and auth0-relink.vsix
 * for VS Code. It prints their sizes and fails if something does not fit together. `npm run release:check` (`--release`)
 * also fails for what only a release has to have, such as its section in CHANGELOG.md. `--repository OWNER/NAME` names the
 * place of the source; a GitHub workflow knows it.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { packageFaults } from './lint-package.mjs';
import { packExtension, packNpm } from './pack.mjs';
import { packageProblems, releaseProblems } from './release-problems.mjs';

const root = path.dirname(import.meta.dirname);

/** Fail if a package grows beyond this size. */
const MOST = 2 * 1024 * 1024;

const { values } = parseArgs({ options: { release: { type: 'boolean' }, repository: { type: 'string' } } });
const { GITHUB_REPOSITORY, GITHUB_REF_NAME, GITHUB_REF_TYPE, GITHUB_STEP_SUMMARY } = process.env;
const repository = values.repository ?? GITHUB_REPOSITORY;
const tag = GITHUB_REF_TYPE === 'tag' ? GITHUB_REF_NAME : undefined;

const { status } = spawnSync(process.execPath, [path.join(root, 'build/build.mjs')], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (status !== 0) throw new Error('The build failed.');
const tarball = await packNpm(root, repository);
const extension = await packExtension(path.join(root, 'auth0-relink.vsix'), repository);

const sizes = [tarball, extension].map((file) => ({ name: path.basename(file), size: statSync(file).size }));
const lines = sizes.map(({ name, size }) => `${name} ${(size / 1024).toFixed(0)} KB`);
console.log(lines.join('\n'));
if (GITHUB_STEP_SUMMARY) appendFileSync(GITHUB_STEP_SUMMARY, `${lines.map((line) => `- ${line}`).join('\n')}\n`);

const problems = [
  ...sizes.filter(({ size }) => size > MOST).map(({ name }) => `${name} has more than ${MOST / 1024} KB`),
  ...packageProblems(root),
  ...(await packageFaults(tarball)),
  ...(values.release ? releaseProblems(root, { repository, tag }) : []),
];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
