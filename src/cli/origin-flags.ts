import { Option } from 'commander';
import type { Origin } from '../report/origin.js';
import { nameFrom } from '../report/rebased.js';
import type { FileName } from '../report/result.js';
import { parseTime } from './option-values.js';

/** The options of `scan` about the origin of a JSON report, as parsed by commander. */
export interface OriginFlags {
  readonly repository?: string;
  readonly commit?: string;
  readonly branch?: string;
  readonly time?: string;
}

export function originOptions(): Option[] {
  return [
    new Option('--repository <name>', "name of the repository, for JSON (default: the CI service's)"),
    new Option('--commit <id>', "scanned commit, for JSON (default: the CI service's)"),
    new Option('--branch <name>', "scanned branch, for JSON (default: the CI service's)"),
    new Option(
      '--time <date>',
      "time of the scan, for JSON, such as 2030-12-31 (default: the CI service's, or now)",
    ).argParser(parseTime),
  ];
}

type Variables = Readonly<Record<keyof OriginFlags, (env: NodeJS.ProcessEnv) => string | undefined>>;

/** CI services by a variable that only they set. Sources: docs/rollout.md#where-a-report-comes-from */
const SERVICES: readonly (readonly [sign: string, Variables])[] = [
  [
    'GITHUB_ACTIONS',
    {
      repository: (env) => env['GITHUB_REPOSITORY'],
      commit: (env) => env['GITHUB_SHA'],
      branch: (env) => given(env['GITHUB_HEAD_REF']) ?? env['GITHUB_REF_NAME'],
      time: () => undefined,
    },
  ],
  [
    'GITLAB_CI',
    {
      repository: (env) => env['CI_PROJECT_PATH'],
      commit: (env) => env['CI_COMMIT_SHA'],
      branch: (env) => env['CI_COMMIT_REF_NAME'],
      time: (env) => env['CI_PIPELINE_CREATED_AT'],
    },
  ],
  [
    'TF_BUILD',
    {
      repository: (env) => env['BUILD_REPOSITORY_NAME'],
      commit: (env) => env['BUILD_SOURCEVERSION'],
      branch: (env) =>
        (given(env['SYSTEM_PULLREQUEST_SOURCEBRANCH']) ?? env['BUILD_SOURCEBRANCH'])?.replace(/^refs\/heads\//, ''),
      time: (env) => env['SYSTEM_PIPELINESTARTTIME'],
    },
  ],
  [
    'BITBUCKET_BUILD_NUMBER',
    {
      repository: (env) => env['BITBUCKET_REPO_FULL_NAME'],
      commit: (env) => env['BITBUCKET_COMMIT'],
      branch: (env) => env['BITBUCKET_BRANCH'],
      time: () => undefined,
    },
  ],
  [
    'CIRCLECI',
    {
      repository: (env) => [env['CIRCLE_PROJECT_USERNAME'], env['CIRCLE_PROJECT_REPONAME']].filter(Boolean).join('/'),
      commit: (env) => env['CIRCLE_SHA1'],
      branch: (env) => env['CIRCLE_BRANCH'],
      time: () => undefined,
    },
  ],
  [
    'JENKINS_URL',
    {
      repository: (env) => repositoryIn(env['GIT_URL']),
      commit: (env) => env['GIT_COMMIT'],
      branch: (env) =>
        given(env['CHANGE_BRANCH']) ?? given(env['BRANCH_NAME']) ?? env['GIT_BRANCH']?.replace(/^origin\//, ''),
      time: () => undefined,
    },
  ],
];

/**
 * Returns where a scan runs: from the options, or from the variables of the CI service.
 * @param base the folder of the scan
 * @param root the repository's
 */
export function originOf(
  flags: OriginFlags,
  base: FileName,
  root: FileName | undefined,
  env: NodeJS.ProcessEnv,
  now: Date,
): Origin {
  const variables = SERVICES.find(([sign]) => given(env[sign]) !== undefined)?.[1];
  const valueOf = (name: keyof OriginFlags) => given(flags[name]) ?? given(variables?.[name](env));
  const time = new Date(valueOf('time') ?? now);
  return {
    repository: valueOf('repository'),
    commit: valueOf('commit'),
    branch: valueOf('branch'),
    time: (Number.isNaN(time.getTime()) ? now : time).toISOString(),
    folder: root && nameFrom(base, root)({ path: '', uri: '' }).uri,
  };
}

/** CI services leave some variables empty. */
function given(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}

/** Returns `shop/web` for `https://git.example.com/shop/web.git` or `git@git.example.com:shop/web.git`. */
function repositoryIn(url: string | undefined): string | undefined {
  return /^(?:\w+:\/\/[^/]+\/|[^/:]+:)(.+?)(?:\.git)?\/?$/.exec(url ?? '')?.[1];
}
