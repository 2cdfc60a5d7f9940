import type { Applicability, RuleMeta } from '../../core/types.js';
import type { BaselineFinding } from '../baseline.js';
import type { ExportFormat } from '../export-files.js';
import type { FileName, ReportedFinding, ScanResult } from '../result.js';
import type { MigrationFigures } from './tiles.js';

/** The targets of a page's links. Without a target, there is no link. */
export interface PageLinks {
  /** A place in a file; the file if there is no line. */
  readonly file?: (result: ScanResult, file: FileName, line?: number, column?: number) => string | undefined;
  /** By default, the source of the rule's facts. */
  readonly rule?: (rule: RuleMeta) => string;
  /** What saves the report in a format. */
  readonly saved?: (format: ExportFormat) => string;
}

export interface HtmlOptions {
  readonly rules: readonly RuleMeta[];
  /** How many of the first scan's findings are gone. */
  readonly migration?: MigrationFigures | undefined;
  /** Nonce for the content security policy and the style element; the page may load nothing else. */
  readonly nonce: string;
  /** When the scan ended, in ms since 1970. */
  readonly at?: number;
  /** What can be done about findings, by `findingKey`; where it is absent, that is not known. */
  readonly states?: Readonly<Record<string, Applicability>>;
  readonly links?: PageLinks;
  /** What the baseline has, by the results that it was taken from; absent without a baseline. */
  readonly known?: ReadonlyMap<ScanResult, readonly BaselineFinding[]> | undefined;
}

/** @returns what tells a finding from all others in some results */
export function findingKey(
  { base }: Pick<ScanResult, 'base'>,
  { uri }: FileName,
  { ruleId, start }: ReportedFinding,
): string {
  return JSON.stringify([base.uri, uri, ruleId, start]);
}

/** @returns a file's path in a page: with the name of its folder if the results are of several */
export function shownPath(results: readonly ScanResult[], result: ScanResult, { path }: FileName): string {
  return results.length < 2 || /^(?:\/|[A-Za-z]:)/.test(path) ? path : `${rootName(results, result)}/${path}`;
}

/** @returns the name of a scanned folder: as much of its path as tells it from the others */
export function rootName(results: readonly ScanResult[], { base }: ScanResult): string {
  const names = base.path.split(/[\\/]/).filter(Boolean);
  const isShared = (name: string) =>
    results.filter((other) => `/${other.base.path.replaceAll('\\', '/')}`.endsWith(`/${name}`)).length > 1;
  const candidates = names.map((_, index) => names.slice(-1 - index).join('/'));
  return candidates.find((name) => !isShared(name)) ?? base.path;
}
