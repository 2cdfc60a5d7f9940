import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { version } from '../../package.json';
import { git, makeRepository } from '../cli/fix/repository.js';
import { run } from '../cli/run.js';
import { makeTree, removeTrees } from '../scan/tree.js';
import { changesBy, cloneOf, copyArtifacts, filled, jobEnvironment, runScript, scriptFile } from './services.js';
import type { Step } from './services.js';

const LOCK = "var lock = new Auth0Lock('id', 'x.auth0.com');\nlock.show({ authParams: { access_token: t } });\n";
const UNLINK =
  "$.ajax({ type: 'POST', url: 'https://garden.eu.auth0.com/unlink', data: { access_token: token, user_id: id } });\n";
const CLEAN = 'fine();\n';

interface Job {
  readonly strategy?: { readonly matrix: { readonly repository: readonly string[] } };
  readonly steps: readonly Step[];
}

/** Returns the fenced blocks of a section of a page. */
function blocksOf(file: string, heading: string, language: string): string[] {
  const page = readFileSync(file, 'utf8');
  const section = page.split(/^#{2,3} /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].flatMap(([, name, body = '']) =>
    name === language ? [body] : [],
  );
}

function blockOf(file: string, heading: string, language: string): string {
  const [block, ...others] = blocksOf(file, heading, language);
  assert.ok(block !== undefined && others.length === 0, `${file}: ${heading}`);
  return block;
}

describe('docs/rollout.md', function () {
  if (process.platform === 'win32') return;
  afterEach(removeTrees);
  const PAGE = 'docs/rollout.md';
  /** A repository with a rewrite, and one without findings. */
  const repositories = () => ({
    'shop/web': makeRepository({ 'a.js': LOCK, 'b.js': UNLINK, 'package-lock.json': '{}' }),
    'shop/api': makeRepository({ 'a.js': CLEAN }),
  });
  const reportIn = (folder: string) => readFileSync(path.join(folder, 'relink.html'), 'utf8');

  it('has a matrix for GitHub Actions that scans all repositories, and merges their reports', () => {
    const local: Readonly<Record<string, string>> = repositories();
    const { jobs } = parse(blockOf(PAGE, 'GitHub Actions', 'yaml')) as { jobs: Readonly<Record<string, Job>> };
    const merging = makeTree();
    for (const name of jobs['scan']?.strategy?.matrix.repository ?? []) {
      const values = { 'matrix.repository': name, 'strategy.job-index': '0', 'secrets.RELINK_TOKEN': 'secret' };
      const [checkout, scan, upload, ...others] = jobs['scan']?.steps ?? [];
      assert.deepEqual(
        [checkout?.uses, upload?.uses, others],
        ['actions/checkout@v4', 'actions/upload-artifact@v4', []],
      );
      const clone = cloneOf(local[filled(checkout?.with?.['repository'] ?? '', values)] ?? '');
      const own = Object.entries(scan?.env ?? {}).map(([key, value]) => [key, filled(value, values)]);
      // The variables of the workflow's own repository.
      const workflow = {
        GITHUB_ACTIONS: 'true',
        GITHUB_REPOSITORY: 'shop/all',
        GITHUB_SHA: 'f00',
        GITHUB_REF_NAME: 'x',
      };
      const env = jobEnvironment({ ...workflow, ...(Object.fromEntries(own) as NodeJS.ProcessEnv) });
      assert.doesNotMatch(scan?.run ?? '', /\$\{\{/, 'an expression in a script could run any code');
      const { status, stderr } = runScript(scan?.run ?? '', clone, env);
      assert.equal(status, 0, stderr);
      assert.equal(upload?.with?.['path'], 'relink-*.json');
      const found = readdirSync(clone).filter((file) => /^relink-.*\.json$/.test(file));
      assert.equal(found.length, 1);
      copyArtifacts(clone, found, path.join(merging, 'reports'));
    }
    const [download, merge, upload] = jobs['merge']?.steps ?? [];
    assert.deepEqual([download?.with?.['path'], upload?.with?.['path']], ['reports', 'relink.html']);
    const summary = path.join(merging, 'summary.md');
    const { status, stderr } = runScript(merge?.run ?? '', merging, jobEnvironment({ GITHUB_STEP_SUMMARY: summary }));
    assert.equal(status, 0, stderr);
    assert.match(reportIn(merging), /2 findings in 2 repositories, from 2 reports/);
    assert.match(
      readFileSync(summary, 'utf8'),
      /\| shop\/api \((?:main|master)\) \|[^]*\| shop\/web \((?:main|master)\) \|/,
    );
  });

  it('has parallel jobs for GitLab that scan all projects, and merge their reports', () => {
    interface GitLabJob {
      readonly parallel?: { readonly matrix: readonly { readonly PROJECT: readonly string[] }[] };
      readonly script: readonly string[];
      readonly artifacts: { readonly paths: readonly string[] };
    }
    const local = repositories();
    const jobs = parse(blockOf(PAGE, 'GitLab', 'yaml')) as Readonly<Record<string, GitLabJob>>;
    const merging = makeTree();
    const projects = jobs['relink']?.parallel?.matrix.flatMap(({ PROJECT }) => PROJECT) ?? [];
    assert.deepEqual(projects, Object.keys(local));
    // Git clones the local repositories instead.
    const config = Object.entries(local).flatMap(([name, folder], nth) => [
      [`GIT_CONFIG_KEY_${nth}`, `url.${folder}.insteadOf`],
      [`GIT_CONFIG_VALUE_${nth}`, `https://gitlab-ci-token:secret@git.example.com/${name}.git`],
    ]);
    for (const PROJECT of projects) {
      const folder = makeTree();
      const env = jobEnvironment({
        ...{
          GITLAB_CI: 'true',
          CI_JOB_TOKEN: 'secret',
          CI_SERVER_HOST: 'git.example.com',
          CI_PROJECT_PATH: 'shop/all',
        },
        ...{ PROJECT, CI_PIPELINE_CREATED_AT: '2030-12-31T08:00:00Z', GIT_CONFIG_COUNT: String(config.length / 2) },
        ...(Object.fromEntries(config) as NodeJS.ProcessEnv),
      });
      const { status, stderr } = runScript((jobs['relink']?.script ?? []).join('\n'), folder, env);
      assert.equal(status, 0, stderr);
      assert.deepEqual(jobs['relink']?.artifacts.paths, ['relink-*.json']);
      copyArtifacts(
        folder,
        readdirSync(folder).filter((file) => file.startsWith('relink-')),
        merging,
      );
    }
    const { status, stderr } = runScript((jobs['merge']?.script ?? []).join('\n'), merging, jobEnvironment());
    assert.equal(status, 0, stderr);
    assert.match(reportIn(merging), /2 findings in 2 repositories, from 2 reports/);
    assert.match(reportIn(merging), /2030-12-31/);
  });

  it('has a script for multi-gitter, which opens a pull request wherever something is rewritten', () => {
    const script = scriptFile(blockOf(PAGE, 'multi-gitter', 'sh'));
    const changes = Object.entries(repositories()).map(([REPOSITORY, folder]) => {
      const env = jobEnvironment({ REPOSITORY, DRY_RUN: 'false' });
      return changesBy((cwd) => spawnSync(script, { cwd, env, stdio: 'ignore' }).status, folder);
    });
    assert.match(changes[0] ?? '', /^\+.*TODO\(auth0\)/m);
    assert.match(changes[0] ?? '', /^\+.*DELETE/m);
    assert.equal(changes[1], '', 'succeeds and changes nothing');
  });

  it('has a batch spec for Sourcegraph, whose steps rewrite a repository', () => {
    interface Spec {
      readonly version: number;
      readonly name: string;
      readonly on: readonly { readonly repositoriesMatchingQuery: string }[];
      readonly steps: readonly { readonly run: string; readonly container: string }[];
      readonly changesetTemplate: Readonly<Record<string, unknown>> & { readonly commit: { readonly message: string } };
    }
    const spec = parse(blockOf(PAGE, 'Sourcegraph', 'yaml')) as Spec;
    assert.deepEqual(Object.keys(spec), ['version', 'name', 'description', 'on', 'steps', 'changesetTemplate']);
    assert.deepEqual(Object.keys(spec.changesetTemplate), ['title', 'body', 'branch', 'commit']);
    assert.match(spec.name, /^[\w.-]+$/);
    assert.ok(spec.changesetTemplate.commit.message && spec.on[0]?.repositoriesMatchingQuery);
    const changes = changesBy((cwd) => {
      const results = spec.steps.map(({ run: script }) => {
        return spawnSync('/bin/sh', ['-e', '-c', script], { cwd, env: jobEnvironment(), stdio: 'ignore' }).status;
      });
      return results.every((status) => status === 0) ? 0 : 1;
    }, repositories()['shop/web']);
    assert.match(changes ?? '', /^\+.*DELETE/m);
  });

  it('has a command that merges reports', () => {
    const tree = repositories()['shop/web'];
    const root = makeTree({ 'reports/a.json': run(tree, ['scan', '--format', 'json']).stdout });
    const { status, stderr } = runScript(blockOf(PAGE, 'Merge reports', 'sh'), root, jobEnvironment());
    assert.equal(status, 0, stderr);
    assert.ok(existsSync(path.join(root, 'all.html')));
  });

  it('names this version', () => {
    const versions = [...readFileSync(PAGE, 'utf8').matchAll(/auth0-relink@([\d.]+)/g)].map(([, each]) => each);
    assert.ok(versions.length > 4);
    assert.deepEqual(new Set(versions), new Set([version]));
  });
});

describe('action.yml', function () {
  if (process.platform === 'win32') return;
  afterEach(removeTrees);
  interface Action {
    readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
    readonly runs: { readonly using: string; readonly steps: readonly (Step & { readonly shell: string })[] };
  }
  const action = parse(readFileSync('action.yml', 'utf8')) as Action;

  /** Runs the action as a runner does: inputs have defaults, and are filled in where a step has variables. */
  function runAction(cwd: string, inputs: Readonly<Record<string, string>> = {}, more: NodeJS.ProcessEnv = {}) {
    assert.equal(action.runs.using, 'composite');
    const [step, ...others] = action.runs.steps;
    assert.ok(step && others.length === 0);
    assert.doesNotMatch(step.run ?? '', /\$\{\{/, 'an expression in a script could run any code');
    const values = Object.entries(action.inputs).map(([name, { default: value }]) => [
      `inputs.${name}`,
      inputs[name] ?? value,
    ]);
    const all = Object.fromEntries(values) as Record<string, string>;
    const env = Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value, all)]);
    return runScript(
      step.run ?? '',
      cwd,
      jobEnvironment({ ...(Object.fromEntries(env) as NodeJS.ProcessEnv), ...more }),
    );
  }

  it('annotates findings and fails by default', () => {
    const { status, stdout } = runAction(makeRepository({ 'a.js': LOCK }));
    assert.equal(status, 1);
    assert.match(stdout, /^::error file=a\.js,line=2,/);
    assert.equal(runAction(makeRepository({ 'a.js': CLEAN })).status, 0);
    assert.equal(action.inputs['version']?.default, version);
  });

  it('takes several paths and formats, a baseline, and what fails', () => {
    const root = makeRepository({ 'my src/a.js': LOCK, 'lib/b.js': LOCK, 'c.js': LOCK });
    run(root, ['scan', '--write-baseline', 'known.json', 'lib']);
    const inputs = { paths: 'my src\nlib\n', format: 'github\nsarif=relink.sarif\n', baseline: 'known.json' };
    const { status, stdout } = runAction(root, { ...inputs, 'fail-on': 'none' });
    assert.equal(status, 0);
    assert.deepEqual(stdout.match(/file=[^,]*/g), ['file=my src/a.js']);
    assert.match(readFileSync(path.join(root, 'relink.sarif'), 'utf8'), /"version": "2\.1\.0"/);
  });

  it('passes a revision on, and takes no input for code or an option', () => {
    const root = makeTree();
    const hostile = '$(touch hacked)`touch hacked`;"\'';
    const inputs = { since: 'origin/main', paths: `--exit-zero\n${hostile}`, 'fail-on': 'likely' };
    const { stdout } = runAction(root, inputs, { NPX_ONLY_PRINTS: '1' });
    assert.deepEqual(stdout.trim().split('\n'), [
      ...['scan', '--fail-on', 'likely', '--since=origin/main', '--format=github', '--', '--exit-zero', hostile],
    ]);
    assert.equal(existsSync(path.join(root, 'hacked')), false);
  });

  it('has all inputs that docs/ci.md names', () => {
    const page = readFileSync('docs/ci.md', 'utf8');
    for (const name of Object.keys(action.inputs)) assert.match(page, new RegExp(`\\b${name}\\b`), name);
    const { steps } = parse(blockOf('docs/ci.md', 'GitHub Actions', 'yaml')) as { steps: readonly Step[] };
    const used = steps.find(({ uses }) => uses?.startsWith('OWNER/auth0-relink@'));
    assert.equal(used?.uses, `OWNER/auth0-relink@v${version}`);
    const root = makeRepository({ 'a.js': LOCK });
    assert.equal(runAction(root, used.with).status, 1);
    const upload = steps.find(({ uses }) => uses?.startsWith('github/codeql-action/upload-sarif@'));
    assert.ok(existsSync(path.join(root, upload?.with?.['sarif_file'] ?? '')));
  });
});

describe('.pre-commit-hooks.yaml', () => {
  afterEach(removeTrees);
  interface Hook {
    readonly id: string;
    readonly entry: string;
    readonly language: string;
  }

  it('has a hook that checks the files of a commit', () => {
    const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as [Hook];
    assert.match(blockOf('docs/ci.md', 'pre-commit', 'yaml'), new RegExp(`id: ${hook.id}$`, 'm'));
    assert.equal(hook.language, 'node');
    const [program, ...args] = hook.entry.split(' ');
    assert.equal(program, 'auth0-relink');
    const root = makeRepository({ 'a.js': LOCK, 'b.js': CLEAN, 'image.svg': '<svg/>' });
    writeFileSync(path.join(root, '-c.js'), LOCK);
    git(root, 'add', '--all');
    // pre-commit appends the staged files to the entry.
    const staged = git(root, 'diff', '--cached', '--name-only').trim().split('\n');
    assert.deepEqual(staged, ['-c.js']);
    assert.equal(run(root, [...args, ...staged]).code, 1);
    assert.equal(run(root, [...args, 'b.js', 'image.svg']).code, 0);
  });
});
