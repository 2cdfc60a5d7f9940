/** Runs a program as it was and as it is rewritten, and compares what it asked of the tenant with what it had to. */
import type { RecordedRequest } from '../tenant/tenant.js';
import { failuresOf } from './cases.js';
import type { Failure, Program } from './cases.js';
import type { Checks } from './checks.js';
import type { Outcome } from './outcome.js';
import { ALICE, setScene } from './scene.js';
import type { Scene } from './scene.js';
import { describe, isDeprecated, isIdentitiesCall } from './traffic.js';

/** Runs a text in place of a program's own. */
export type Runner = (program: Program, text: string, scene: Scene, steps: readonly string[]) => Promise<Outcome>;

export interface Result {
  readonly case: string;
  readonly group: string;
  readonly form: string;
  /** Package and version. */
  readonly label: string;
  readonly side: 'browser' | 'server';
  /** What the rewritten code calls; `—` where there is no rewritten code. */
  readonly target: string;
  readonly applicability: string;
  readonly status: 'proven' | 'guide' | 'failed';
  /** What was seen, in order. */
  readonly seen: readonly string[];
  readonly problems: readonly string[];
  /** Milliseconds. */
  readonly time: number;
}

export async function prove(program: Program, run: Runner, checks: Checks): Promise<Result[]> {
  const { meta, name, group } = program.case;
  const start = performance.now();
  const common = { case: name, group, form: meta.form, label: program.label, side: meta.side };
  const isRun = meta.typesOnly !== true;
  const before = isRun ? await attempt(() => proveBefore(program, run)) : { seen: ['before: not run'], problems: [] };
  const elapsed = () => Math.round(performance.now() - start);
  try {
    const { rewritten, guides } = await checks.rewritingsOf(program);
    if (rewritten.length === 0) {
      const isAllowed = meta.guide !== undefined;
      const problems = [...before.problems, ...(isAllowed ? [] : [`no rewrite is offered: ${guides.join('; ')}`])];
      const status = problems.length === 0 ? 'guide' : 'failed';
      const seen = [...before.seen, `a guide only: ${meta.guide ?? ''}`];
      return [{ ...common, target: '—', applicability: 'guide', status, seen, problems, time: elapsed() }];
    }
    const results: Result[] = [];
    for (const rewriting of rewritten) {
      const { target, applicability } = rewriting;
      const seen = [...before.seen];
      const withModules: Program = { ...program, modules: rewriting.modules };
      const quality = await checks.qualityProblems(withModules, rewriting.text);
      const problems = [...before.problems, ...rewriting.problems, ...quality];
      if (!isRun) seen.push('after: not run, but of the right types');
      for (const failure of isRun ? [undefined, ...failuresOf(program)] : []) {
        const after = await attempt(() => proveAfter(withModules, rewriting.filled, target, run, failure));
        seen.push(...after.seen);
        problems.push(...after.problems.map((problem) => (failure === undefined ? problem : `${failure}: ${problem}`)));
        // What does not work at all need not be tried with failures.
        if (failure === undefined && after.problems.length > 0) break;
      }
      const status = problems.length === 0 ? 'proven' : 'failed';
      results.push({ ...common, target, applicability, status, seen, problems, time: elapsed() });
    }
    return results;
  } catch (error) {
    const problems = [...before.problems, String(error)];
    return [
      { ...common, target: '—', applicability: '', status: 'failed', seen: before.seen, problems, time: elapsed() },
    ];
  }
}

interface Observation {
  readonly seen: readonly string[];
  readonly problems: readonly string[];
}

async function attempt(observe: () => Promise<Observation>): Promise<Observation> {
  try {
    return await observe();
  } catch (error) {
    return { seen: [], problems: [error instanceof Error ? error.message : String(error)] };
  }
}

/** The deprecated code, with a tenant as it was then: it asks what it should not, and it works. */
async function proveBefore(program: Program, run: Runner): Promise<Observation> {
  const { meta } = program.case;
  const scene = await setScene(meta, 'before');
  const { tenant } = scene;
  try {
    const outcome = await run(program, program.text, scene, meta.steps ?? []);
    const found = tenant.requests.filter(isDeprecated);
    const problems: string[] = [];
    if (meta.dead === true) {
      if (found.length > 0) problems.push(`the deprecated request was sent: ${describe(found)}`);
      return { seen: ['before: the token is never sent'], problems: explain(problems, outcome, tenant.requests) };
    }
    if (found.length === 0) problems.push('the deprecated request was not sent');
    const worked = isLinked(scene) === (meta.does === 'link');
    if (meta.before === undefined && !worked) problems.push(`it did not ${meta.does} the accounts`);
    if (meta.before === undefined && outcome.kind !== 'done') problems.push('it does not say that it is done');
    const result = worked ? `${meta.does}ed` : (meta.before ?? 'nothing');
    return { seen: [`before: ${describe(found)}, ${result}`], problems: explain(problems, outcome, tenant.requests) };
  } finally {
    await tenant.close();
  }
}

/** The rewritten code, with a tenant of today. */
async function proveAfter(
  program: Program,
  text: string,
  target: string,
  run: Runner,
  failure: Failure | undefined,
): Promise<Observation> {
  const { meta } = program.case;
  const scene = await setScene(meta, 'after', failure);
  const { tenant } = scene;
  try {
    const steps = meta.newSteps?.[target] ?? meta.newSteps?.['*'] ?? meta.steps ?? [];
    const versions = { ...program.versions, ...meta.newWith?.[target] };
    const outcome = await run({ ...program, versions }, text, scene, steps);
    const { requests } = tenant;
    const calls = requests.filter(isIdentitiesCall);
    const problems: string[] = [];
    for (const request of requests) {
      if (isDeprecated(request)) problems.push(`the deprecated request is still sent: ${describe([request])}`);
      // passport's OAuth client asks for the profile so, whatever the application does.
      const isPassports = request.path === '/userinfo' && 'passport-auth0' in program.versions;
      if (request.query['access_token'] !== undefined && !isPassports)
        problems.push(`a token in an address: ${request.path}`);
    }
    const didIt = isLinked(scene) === (meta.does === 'link');
    const reaches = failure === undefined || failure === 'opaque token' || /^\d+$/.test(failure);
    if (calls.length !== (reaches ? 1 : 0))
      problems.push(`${calls.length} calls of the Management API: ${describe(calls)}`);
    if (failure === undefined) {
      if (!didIt) problems.push(`it did not ${meta.does} the accounts: ${describe(calls)}`);
      if (outcome.kind !== 'done') problems.push('it does not say that it is done');
    } else {
      if (didIt) problems.push(`it did ${meta.does} the accounts`);
      if (outcome.kind !== 'failed') problems.push('its error path is not reached');
    }
    if (outcome.kept === false) problems.push('the application no longer holds the token of its own user');
    const seen = failure === undefined ? `after: ${describe(calls)}, ${meta.does}ed` : `${failure}: reported`;
    return { seen: [seen], problems: explain(problems, outcome, requests) };
  } finally {
    await tenant.close();
  }
}

/** Whether the second account is one of Alice's identities. */
function isLinked({ tenant, other }: Scene): boolean {
  const identities = tenant.user(ALICE)?.identities ?? [];
  return identities.some(({ provider, user_id }) => `${provider}|${user_id}` === other.user_id);
}

/** Adds to problems what helps to find their cause. */
function explain(problems: string[], outcome: Outcome, requests: readonly RecordedRequest[]): string[] {
  if (problems.length === 0) return problems;
  const asked = requests.map(({ method, path, status, body }) => {
    const { link_with, ...others } = body;
    const shown = path.startsWith('/api/') ? JSON.stringify(link_with === undefined ? others : { link_with: '…' }) : '';
    return `    ${method} ${path} ${status} ${shown}`;
  });
  const said = outcome.lines.slice(-12).map((line) => `    ${line.slice(0, 400)}`);
  return [
    ...problems.slice(0, -1),
    `${problems.at(-1) ?? ''}\n  it printed:\n${said.join('\n')}\n  it asked:\n${asked.join('\n')}`,
  ];
}
