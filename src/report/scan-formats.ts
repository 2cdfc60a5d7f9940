import type { RuleMeta } from '../core/types.js';
import { agentReport } from './agent.js';
import type { BaselineFinding } from './baseline.js';
import { checkstyleReport } from './ci/checkstyle.js';
import { githubReport } from './ci/github.js';
import { gitlabReport } from './ci/gitlab.js';
import { junitReport } from './ci/junit.js';
import { rdjsonReport } from './ci/rdjson.js';
import { EXPORTS } from './export-renderers.js';
import { jsonReport } from './json.js';
import type { OfferedFixes } from './offered-fix.js';
import type { Origin } from './origin.js';
import type { ScanResult } from './result.js';
import { sarifReport } from './sarif.js';
import type { TextStyle } from './text-style.js';
import { textReport } from './text.js';
import type { ToolInfo } from './tool.js';

/** What a format needs in addition to the result. */
export interface ReportOptions {
  readonly tool: ToolInfo;
  readonly rules: readonly RuleMeta[];
  /** For `text`: without the summary, and with every skipped file. */
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** For `text`. */
  readonly style: TextStyle;
  /** For `html`: see `HtmlOptions`. */
  readonly nonce: string;
  /** For `json`: where and when the scan ran. */
  readonly origin?: Origin | undefined;
  /** For `json`: the scan before it was compared with a baseline, and after, with what did not change. */
  readonly scanned?: ScanResult | undefined;
  readonly compared?: ScanResult | undefined;
  /** For `html`: see `HtmlOptions`. */
  readonly known?: ReadonlyMap<ScanResult, readonly BaselineFinding[]> | undefined;
  /** For the formats in `FIX_OFFERING_FORMATS`. */
  readonly fixes?: OfferedFixes | undefined;
}

const RENDERERS = {
  text: textReport,
  json: (result, { tool, origin, ...stages }) => jsonReport(result, tool, origin, stages),
  sarif: (result, { tool, rules, fixes }) => sarifReport([result], tool, rules, fixes),
  github: githubReport,
  gitlab: gitlabReport,
  junit: junitReport,
  checkstyle: checkstyleReport,
  rdjson: (result, { tool, rules, fixes }) => rdjsonReport(result, tool, rules, fixes),
  markdown: (result, options) => EXPORTS.markdown([result], options),
  html: (result, options) => EXPORTS.html([result], options),
  agent: agentReport,
} satisfies Record<string, (result: ScanResult, options: ReportOptions) => Iterable<string>>;

/** A format of `auth0-relink scan`. */
export type ReportFormat = keyof typeof RENDERERS;

/** In the order of the help. */
export const REPORT_FORMATS = Object.keys(RENDERERS) as ReportFormat[];

/** The formats of services that know a repository, and expect names from its root. */
export const REPOSITORY_FORMATS: readonly ReportFormat[] = ['sarif', 'github', 'gitlab', 'rdjson'];

/** The formats that pass fixes on to programs. */
export const FIX_OFFERING_FORMATS: readonly ReportFormat[] = ['sarif', 'rdjson'];

/** Yields the report of a scan in pieces. */
export function renderScan(format: ReportFormat, result: ScanResult, options: ReportOptions): Iterable<string> {
  return RENDERERS[format](result, options);
}
