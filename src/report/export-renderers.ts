import type { RuleMeta } from '../core/types.js';
import type { ExportFormat } from './export-files.js';
import { htmlReport } from './html/html-report.js';
import type { HtmlOptions } from './html/page.js';
import { jsonReport } from './json.js';
import { markdownReport } from './markdown-report.js';
import type { ScanResult } from './result.js';
import { sarifReport } from './sarif.js';
import type { ToolInfo } from './tool.js';

/** What these formats need in addition to the results. */
export interface ExportOptions extends Omit<HtmlOptions, 'rules'> {
  readonly tool: ToolInfo;
  readonly rules: readonly RuleMeta[];
  /** For JSON: the first scan before it was compared with a baseline. */
  readonly scanned?: ScanResult | undefined;
}

/** How each format is written, in pieces. JSON covers one folder: the first result. */
export const EXPORTS: Readonly<
  Record<ExportFormat, (results: readonly ScanResult[], options: ExportOptions) => Iterable<string>>
> = {
  html: htmlReport,
  markdown: (results, { rules, migration }) =>
    markdownReport(results, rules, migration && `${migration.migrated} of ${migration.total} migrated`),
  json: ([first], { tool, scanned }) => {
    if (first === undefined) throw new Error('There is no result to report.');
    return jsonReport(first, tool, undefined, { scanned });
  },
  sarif: (results, { tool, rules }) => sarifReport(results, tool, rules),
};
