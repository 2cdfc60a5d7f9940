import { CERTAINTIES } from '../../core/types.js';
import type { Certainty } from '../../core/types.js';

/** What merging needs of a JSON report of `scan`. */
export interface ReportInput {
  readonly repository: string;
  readonly branch: string;
  readonly commit: string;
  /** In ms since 1970. */
  readonly time: number;
  readonly findings: readonly MergedFinding[];
  /** Findings that the baseline knows. */
  readonly known: readonly MergedFinding[];
  /** How many findings comments hide. */
  readonly suppressed: number;
  /** Whether findings may be missing: the scan was stopped or had errors. */
  readonly incomplete: boolean;
}

export interface MergedFinding {
  /** Identifies the finding in its repository. */
  readonly key: string;
  readonly rule: string;
  readonly certainty: Certainty;
}

/** What is wrong with a report, and where: names and indexes, from the outermost. */
export interface ReportFault {
  readonly at: readonly (string | number)[];
  readonly message: string;
}

const VERSION = 1;

/**
 * Reads a report. One that doesn't name its repository has the name of the scan's folder.
 * @param value parsed JSON
 */
export function readReport(value: unknown): ReportInput | { readonly fault: ReportFault } {
  const fault = faultIn(value);
  if (fault !== undefined) return { fault };
  const { origin, base, files, known = [], stats, errors, incomplete } = value as Report;
  const { repository = lastPart(base), branch = '', commit = '', time, folder = '' } = origin;
  const findingOf = (uri: string, { ruleId: rule, certainty, fingerprint }: Found): MergedFinding => {
    return { key: `${folder}${uri}\0${rule}\0${fingerprint}`, rule, certainty };
  };
  return {
    ...{ repository, branch, commit, time: Date.parse(time) },
    findings: files.flatMap(({ uri, findings }) => findings.map((finding) => findingOf(uri, finding))),
    known: known.map((finding) => findingOf(finding.uri, finding)),
    suppressed: stats.suppressed,
    incomplete: incomplete || errors.length > 0,
  };
}

/** The parts of a report that merging reads: see schemas/report.schema.json. */
interface Report {
  readonly origin: Readonly<Partial<Record<'repository' | 'commit' | 'branch' | 'folder', string>>> & {
    readonly time: string;
  };
  readonly base: string;
  readonly files: readonly { readonly uri: string; readonly findings: readonly Found[] }[];
  readonly known?: readonly (Found & { readonly uri: string })[];
  readonly stats: { readonly suppressed: number };
  readonly errors: readonly unknown[];
  readonly incomplete: boolean;
}

interface Found {
  readonly ruleId: string;
  readonly certainty: Certainty;
  readonly fingerprint: string;
}

function faultIn(report: unknown): ReportFault | undefined {
  if (!isObject(report)) return { at: [], message: 'not a report: a JSON object is missing' };
  const { version, tool, origin, files, known, stats, errors, summary, incomplete } = report;
  if (!isObject(tool) || tool['name'] !== 'auth0-relink')
    return { at: ['tool'], message: 'not a report of auth0-relink' };
  if (version !== VERSION) {
    return { at: ['version'], message: `version ${JSON.stringify(version)} of the report; only ${VERSION} is known` };
  }
  if ('write' in report) return { at: ['write'], message: 'a report of fix; only reports of scan can be merged' };
  if (isObject(stats) && stats['unchanged'] !== undefined) {
    return { at: ['stats', 'unchanged'], message: 'only what changed; scan without --since, --staged and --diff' };
  }
  if (!isObject(origin)) return { at: ['origin'], message: 'the origin is missing: scan again with --format json' };
  if (typeof origin['time'] !== 'string' || Number.isNaN(Date.parse(origin['time'])))
    return wrong('a time', 'origin', 'time');
  for (const name of ['repository', 'commit', 'branch', 'folder']) {
    if (!['undefined', 'string'].includes(typeof origin[name])) return wrong('a text', 'origin', name);
  }
  if (typeof report['base'] !== 'string') return wrong('a text', 'base');
  if (typeof incomplete !== 'boolean') return wrong('true or false', 'incomplete');
  if (!isList(errors)) return wrong('a list', 'errors');
  if (!isObject(stats) || !isCount(stats['suppressed'])) return wrong('a number', 'stats', 'suppressed');
  if (!isList(files)) return wrong('a list', 'files');
  let sum = 0;
  for (const [nth, file] of files.entries()) {
    if (!isObject(file) || typeof file['uri'] !== 'string') return wrong('a text', 'files', nth, 'uri');
    if (!isList(file['findings'])) return wrong('a list', 'files', nth, 'findings');
    sum += file['findings'].length;
    const fault = faultInFindings(file['findings'], ['files', nth, 'findings']);
    if (fault) return fault;
  }
  if (known !== undefined) {
    if (!isList(known)) return wrong('a list', 'known');
    const unnamed = known.findIndex((each) => !isObject(each) || typeof each['uri'] !== 'string');
    if (unnamed >= 0) return wrong('a text', 'known', unnamed, 'uri');
    const fault = faultInFindings(known, ['known']);
    if (fault) return fault;
  }
  if (!isObject(summary) || summary['findings'] !== sum) {
    return {
      at: ['summary', 'findings'],
      message: `must be ${sum}, the number of findings below; was the file edited?`,
    };
  }
  return undefined;
}

function faultInFindings(findings: readonly unknown[], at: readonly (string | number)[]): ReportFault | undefined {
  for (const [nth, finding] of findings.entries()) {
    if (!isObject(finding)) return wrong('a finding', ...at, nth);
    for (const name of ['ruleId', 'fingerprint']) {
      if (typeof finding[name] !== 'string') return wrong('a text', ...at, nth, name);
    }
    if (!CERTAINTIES.some((each) => each === finding['certainty'])) {
      return wrong(CERTAINTIES.join(', '), ...at, nth, 'certainty');
    }
  }
  return undefined;
}

function lastPart(folder: string): string {
  return folder.split(/[/\\]/).findLast((part) => part !== '') ?? folder;
}

function wrong(what: string, ...at: readonly (string | number)[]): ReportFault {
  return { at, message: `"${at.join('.')}" must be ${what}` };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0;
}
