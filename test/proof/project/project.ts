/** Proves a project: rewritten by the command line and finished by a person, it still builds, and does what it did. */
import { startTenant } from '../../tenant/tenant.js';
import type { Tenant } from '../../tenant/tenant.js';
import type { Result } from '../prove.js';
import { ALICE, CLIENT, CLIENT_SECRET, DOMAIN, PEOPLE } from '../scene.js';
import { describe, isDeprecated, isIdentitiesCall } from '../traffic.js';
import { changeProblems } from './changes.js';
import { Copy } from './copy.js';
import type { Project, ProjectMeta, Scenario } from './meta.js';
import { Stage } from './stage.js';
import { perform } from './steps.js';

type When = 'before' | 'after';

interface Observation {
  readonly seen: string;
  readonly problems: readonly string[];
}

export async function proveProject(project: Project): Promise<Result[]> {
  const { meta } = project;
  const scenarios = new Map(meta.scenarios.map((scenario) => [scenario, emptyResult(project, scenario.name)]));
  const rewriting = emptyResult(project, '`fix --review --write`');
  let copy: Copy | undefined;
  let stage: Stage | undefined;
  const tryAll = async (when: When): Promise<void> => {
    for (const [scenario, result] of scenarios) {
      if (stage === undefined || (when === 'before' && scenario.fails !== undefined)) continue;
      const there = stage;
      await observe(result, when, () => play(there, scenario, when));
    }
  };
  try {
    await observe(rewriting, 'before', async () => {
      copy = await Copy.of(project);
      return { seen: checked(await copy.check()), problems: [] };
    });
    if (copy === undefined) return [rewriting];
    const { folder } = project;
    const there = copy;
    stage = await Stage.set(there, meta);
    await tryAll('before');
    await observe(rewriting, 'after', () => rewrite(there, meta, folder));
    if (rewriting.problems.length === 0) await tryAll('after');
    else for (const result of scenarios.values()) result.problems.push('after: not run');
  } catch (error) {
    rewriting.problems.push(String(error));
  } finally {
    await stage?.close();
  }
  const results = [rewriting, ...scenarios.values()];
  return results.map((result) => ({ ...result, status: result.problems.length === 0 ? 'proven' : 'failed' }));
}

interface OpenResult extends Result {
  readonly seen: string[];
  readonly problems: string[];
  time: number;
}

function emptyResult({ name, meta }: Project, form: string): OpenResult {
  return {
    case: `../projects/${name}`,
    group: 'project',
    form: `${meta.form}: ${form}`,
    label: '—',
    side: meta.server === undefined ? 'browser' : 'server',
    target: '—',
    applicability: 'review',
    status: 'failed',
    seen: [],
    problems: [],
    time: 0,
  };
}

async function observe(result: OpenResult, when: When, look: () => Promise<Observation>): Promise<void> {
  const start = performance.now();
  try {
    const { seen, problems } = await look();
    result.seen.push(`${when}: ${seen}`);
    result.problems.push(...problems.map((problem) => `${when}: ${problem}`));
  } catch (error) {
    result.problems.push(`${when}: ${error instanceof Error ? error.message : String(error)}`);
  }
  result.time += Math.round(performance.now() - start);
}

function checked(names: readonly string[]): string {
  return names.length === 0 ? 'nothing to build' : `${names.join(', ')} pass`;
}

/** @param source the project as it was */
async function rewrite(copy: Copy, meta: ProjectMeta, source: string): Promise<Observation> {
  const report = await copy.fix();
  const { findings, byOutcome } = report.summary;
  const problems: string[] = [];
  if (findings !== meta.findings || byOutcome['rewritten'] !== findings) {
    const left = report.files.flatMap((file) =>
      file.findings
        .filter(({ outcome }) => outcome !== 'rewritten')
        .map(({ start, ruleId, offers }) => `${file.path}:${start.line} ${ruleId}: ${offers[0]?.reason ?? ''}`),
    );
    problems.push(`${findings} findings, ${String(byOutcome['rewritten'] ?? 0)} rewritten\n${left.join('\n')}`);
  }
  problems.push(...(await changeProblems(copy, report, meta, source)));
  await copy.commit('Rewritten by Relink');
  await copy.fix();
  const again = await copy.git('status', '--porcelain');
  if (again !== '') problems.push(`a second run changes something:\n${await copy.git('diff')}`);
  copy.fill(meta.fill);
  const checks = checked(await copy.check());
  return { seen: `${findings} findings rewritten; ${checks}; a second run changes nothing`, problems };
}

function startProjectTenant(meta: ProjectMeta, { does, fails }: Scenario, when: When): Promise<Tenant> {
  return startTenant({
    domain: DOMAIN,
    legacyLinking: when === 'before',
    users: Object.values(PEOPLE),
    clients: [
      { client_id: CLIENT.browser, oidcConformant: meta.legacyClient !== true },
      { client_id: CLIENT.server, client_secret: CLIENT_SECRET, grants: ['update:users'] },
    ],
    ...(does === 'unlink' ? { linked: [[ALICE, PEOPLE.bob.user_id]] } : {}),
  }).then((tenant) => {
    if (fails === '403' || fails === '409') tenant.refuseNext(Number(fails));
    return tenant;
  });
}

/** Plays a scenario with a tenant of 2017 or of today. */
async function play(stage: Stage, scenario: Scenario, when: When): Promise<Observation> {
  const { does, fails, steps, before } = scenario;
  const tenant = await startProjectTenant(stage.meta, scenario, when);
  const isLinked = () => tenant.user(PEOPLE.bob.user_id) === undefined;
  const wasLinked = isLinked();
  try {
    await stage.show(tenant, (screen) => perform(screen, when === 'before' ? (before ?? steps) : steps));
    const deprecated = tenant.requests.filter(isDeprecated);
    const calls = tenant.requests.filter(isIdentitiesCall);
    const did = does && `${does}ed`;
    const problems: string[] = [];
    const hasChanged = isLinked() !== wasLinked;
    if (hasChanged !== (does !== undefined && fails === undefined)) {
      problems.push(hasChanged ? `it did ${does ?? 'change'} the accounts` : `it did not ${does ?? ''} the accounts`);
    }
    if (when === 'before') {
      if (deprecated.length === 0 && does !== undefined) problems.push('the deprecated request was not sent');
      return { seen: [describe(deprecated), did].filter(Boolean).join(', ') || 'nothing is linked', problems };
    }
    if (deprecated.length > 0) problems.push(`the deprecated request is still sent: ${describe(deprecated)}`);
    for (const { path, query } of tenant.requests) {
      // passport's OAuth client asks for the profile so, whatever the application does.
      if (query['access_token'] !== undefined && !(path === '/userinfo' && 'passport-auth0' in stage.copy.versions)) {
        problems.push(`a token in an address: ${path}`);
      }
    }
    const isCalled = does !== undefined && fails !== 'cancelled login' && fails !== 'closed popup';
    if (calls.length !== (isCalled ? 1 : 0)) problems.push(`calls of the Management API: ${describe(calls) || 'none'}`);
    const result = fails === undefined ? did : `${fails} is shown`;
    return { seen: [describe(calls), result].filter(Boolean).join(', ') || 'nothing is linked', problems };
  } finally {
    await tenant.close();
  }
}
