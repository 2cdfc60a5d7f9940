import { htmlReport } from '../../report/html/html-report.js';
import { jsonReport } from '../../report/json.js';
import { markdownReport } from '../../report/markdown-report.js';
import type { ScanResult } from '../../report/result.js';
import { sarifReport } from '../../report/sarif.js';
import { ruleMetas } from '../../rules/metadata.js';
import type { Migration } from '../scan/migration.js';

export const EXPORT_FORMATS = ['html', 'markdown', 'json', 'sarif'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const FILE_NAMES: Readonly<Record<ExportFormat, string>> = {
  html: 'auth0-relink-report.html',
  markdown: 'auth0-relink-report.md',
  json: 'auth0-relink-report.json',
  sarif: 'auth0-relink-report.sarif',
};

/** Yields a report in pieces. JSON covers one folder, as on the command line: the first result. */
export function renderReport(
  format: ExportFormat,
  results: readonly ScanResult[],
  version: string,
  migration: Migration | undefined,
): Iterable<string> {
  const tool = { name: 'auth0-relink', version };
  const [first] = results;
  if (first === undefined) throw new Error('There is no result to report.');
  switch (format) {
    case 'html':
      return htmlReport(results, { rules: ruleMetas, migration, nonce: nonce() });
    case 'markdown': {
      const note = migration === undefined ? '' : `${migration.migrated} of ${migration.total} migrated`;
      return markdownReport(results, ruleMetas, note);
    }
    case 'json':
      return jsonReport(first, tool);
    case 'sarif':
      return sarifReport(results, tool, ruleMetas);
  }
}

/** An unguessable value, so the page's policy admits only our own style element. */
export function nonce(): string {
  return globalThis.crypto.randomUUID().replaceAll('-', '');
}
