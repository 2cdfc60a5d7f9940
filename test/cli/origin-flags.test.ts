import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { originOf } from '../../src/cli/origin-flags.js';
import { makeTree, removeTrees } from '../scan/tree.js';
import { run } from './run.js';

const HIT = "var lock = new Auth0Lock('id', 'x.auth0.com');\nlock.show({ authParams: { access_token: t } });\n";

interface Report {
  readonly origin: Readonly<Record<string, string>>;
  readonly files: readonly { readonly findings: readonly { readonly fingerprint: string }[] }[];
  readonly known?: readonly { readonly ruleId: string; readonly fingerprint: string }[];
}

const folder = { path: '/shop/app', uri: 'file:///shop/app/' };
const root = { path: '/shop', uri: 'file:///shop/' };
const now = new Date('2030-12-31T08:00:00Z');

describe('the origin of a JSON report', () => {
  afterEach(removeTrees);
  const scan = (cwd: string, ...args: string[]) =>
    JSON.parse(run(cwd, ['scan', '-f', 'json', ...args]).stdout) as Report;

  const services: readonly (readonly [string, NodeJS.ProcessEnv, branch: string])[] = [
    [
      'GitHub Actions, in a pull request',
      {
        ...{ GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'shop/web', GITHUB_SHA: 'c0ffee' },
        ...{ GITHUB_HEAD_REF: 'topic', GITHUB_REF_NAME: '7/merge' },
      },
      'topic',
    ],
    [
      'GitHub Actions',
      {
        ...{ GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'shop/web', GITHUB_SHA: 'c0ffee' },
        ...{ GITHUB_HEAD_REF: '', GITHUB_REF_NAME: 'main' },
      },
      'main',
    ],
    [
      'GitLab',
      { GITLAB_CI: 'true', CI_PROJECT_PATH: 'shop/web', CI_COMMIT_SHA: 'c0ffee', CI_COMMIT_REF_NAME: 'main' },
      'main',
    ],
    [
      'Azure Pipelines',
      {
        ...{ TF_BUILD: 'True', BUILD_REPOSITORY_NAME: 'shop/web', BUILD_SOURCEVERSION: 'c0ffee' },
        BUILD_SOURCEBRANCH: 'refs/heads/team/main',
      },
      'team/main',
    ],
    [
      'Bitbucket',
      {
        ...{ BITBUCKET_BUILD_NUMBER: '1', BITBUCKET_REPO_FULL_NAME: 'shop/web', BITBUCKET_COMMIT: 'c0ffee' },
        BITBUCKET_BRANCH: 'main',
      },
      'main',
    ],
    [
      'CircleCI',
      {
        ...{ CIRCLECI: 'true', CIRCLE_PROJECT_USERNAME: 'shop', CIRCLE_PROJECT_REPONAME: 'web' },
        ...{ CIRCLE_SHA1: 'c0ffee', CIRCLE_BRANCH: 'main' },
      },
      'main',
    ],
    [
      'Jenkins',
      {
        ...{ JENKINS_URL: 'https://ci.example.com', GIT_URL: 'https://me:secret@git.example.com/shop/web.git' },
        ...{ GIT_COMMIT: 'c0ffee', GIT_BRANCH: 'origin/main' },
      },
      'main',
    ],
  ];
  for (const [name, env, branch] of services) {
    it(`comes from the variables of ${name}`, () => {
      const expected = { repository: 'shop/web', commit: 'c0ffee', branch };
      assert.deepEqual(originOf({}, folder, root, env, now), { ...expected, time: now.toISOString(), folder: 'app/' });
    });
  }

  it('has the time of the pipeline, which all of its jobs share', () => {
    const timeIn = (env: NodeJS.ProcessEnv) => originOf({}, folder, root, env, now).time;
    assert.equal(
      timeIn({ GITLAB_CI: 'true', CI_PIPELINE_CREATED_AT: '2030-12-30T08:00:00+01:00' }),
      '2030-12-30T07:00:00.000Z',
    );
    assert.equal(
      timeIn({ TF_BUILD: 'True', SYSTEM_PIPELINESTARTTIME: '2030-12-30 08:00:00+00:00' }),
      '2030-12-30T08:00:00.000Z',
    );
    assert.equal(timeIn({ GITLAB_CI: 'true', CI_PIPELINE_CREATED_AT: 'soon' }), now.toISOString());
  });

  it('comes from options first', () => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'shop/all', GITHUB_SHA: 'c0ffee' };
    const origin = originOf({ repository: 'shop/web' }, folder, undefined, env, now);
    assert.deepEqual([origin.repository, origin.commit, origin.folder], ['shop/web', 'c0ffee', undefined]);
  });

  it('is in the report, and findings have fingerprints', () => {
    const tree = makeTree({ 'app/a.js': HIT });
    mkdirSync(path.join(tree, '.git'));
    const flags = ['--repository', 'shop/web', '--commit', 'c0ffee', '--branch', 'main', '--time', '2030-12-31'];
    const { origin, files } = scan(path.join(tree, 'app'), ...flags);
    assert.deepEqual(origin, {
      ...{ repository: 'shop/web', commit: 'c0ffee', branch: 'main' },
      ...{ time: '2030-12-31T00:00:00.000Z', folder: 'app/' },
    });
    assert.match(files[0]?.findings[0]?.fingerprint ?? '', /^[0-9a-f]{16}:1$/);
  });

  it('comes with the known findings, whose fingerprints are those of the baseline', () => {
    const tree = makeTree({ 'a.js': HIT });
    run(tree, ['scan', '--write-baseline', 'known.json']);
    const [call = ''] = /^lock.*\n/m.exec(HIT) ?? [];
    const changed = makeTree({ 'a.js': HIT + call, 'known.json': readFileSync(path.join(tree, 'known.json')) });
    const { files, known } = scan(changed, '--baseline', 'known.json');
    const [one] = known ?? [];
    assert.deepEqual([known?.length, one?.ruleId], [1, 'lock-access-token']);
    const found = files[0]?.findings.map(({ fingerprint }) => fingerprint);
    assert.deepEqual(found, [one?.fingerprint.replace(/1$/, '2')], 'the second of two equal ones');
    assert.equal(scan(changed).known, undefined);
  });

  it('refuses a time that is none', () => {
    const { code, stderr } = run(makeTree(), ['scan', '--time', 'yesterday']);
    assert.equal(code, 2);
    assert.match(stderr, /Must be a date or a time such as 2030-12-31/);
  });
});
