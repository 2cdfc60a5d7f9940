import type { Applicability } from '../../core/types.js';
import { compareWithBaseline } from '../../report/baseline.js';
import type { BaselineEntry } from '../../report/baseline.js';
import type { ExportFormat } from '../../report/export-files.js';
import { EXPORTS } from '../../report/export-renderers.js';
import type { PageLinks } from '../../report/html/page.js';
import type { MigrationFigures } from '../../report/html/tiles.js';
import type { ScanResult } from '../../report/result.js';
import { ruleMetas } from '../../rules/metadata.js';

/** What a report is made of, as plain data. */
export interface ReportRequest {
  readonly format: ExportFormat;
  readonly results: readonly ScanResult[];
  /** The baseline of each result's folder, in their order; empty if there is none. */
  readonly baselines?: readonly (readonly BaselineEntry[])[];
  readonly version: string;
  readonly migration: MigrationFigures | undefined;
  /** When the last scan ended, in ms since 1970. */
  readonly at: number;
  /** What can be done about findings: by folder, file, rule and start, as `PageOptions` has it. */
  readonly states: Readonly<Record<string, Applicability>>;
  /** The commands that links of a page in the editor run; absent for a page that is saved. */
  readonly commands?: { readonly open: string; readonly explain: string; readonly save: string };
  /** Where the page is saved, as a URI: its links to files are relative to that. */
  readonly target?: string;
}

/** @returns a report, written in the thread so the extension need not load the formats */
export function makeReport({
  format,
  results,
  baselines,
  version,
  migration,
  at,
  states,
  ...where
}: ReportRequest): string {
  const hasBaseline = baselines?.some((entries) => entries.length > 0) === true;
  const all = results.map((scanned, nth) => {
    if (!hasBaseline) return { scanned, result: scanned, known: [] };
    return { scanned, ...compareWithBaseline(scanned, baselines[nth] ?? [], ({ uri }) => uri) };
  });
  const options = {
    ...{ tool: { name: 'auth0-relink', version }, rules: ruleMetas, migration, at, states },
    nonce: globalThis.crypto.randomUUID().replaceAll('-', ''),
    links: linksOf(where),
    ...(hasBaseline && { known: new Map(all.map(({ result, known }) => [result, known])), scanned: all[0]?.scanned }),
  };
  const fresh = all.map(({ result }) => result);
  return Array.from(EXPORTS[format](fresh, options)).join('');
}

function linksOf({ commands, target }: Pick<ReportRequest, 'commands' | 'target'>): PageLinks {
  if (commands === undefined) {
    return target === undefined ? {} : { file: (result, file) => relativeUri(target, addressOf(result, file)) };
  }
  const { open, explain, save } = commands;
  const run = (command: string, ...args: unknown[]) => `command:${command}?${encodeURIComponent(JSON.stringify(args))}`;
  return {
    file: (result, file, line = 1, column = 1) => run(open, addressOf(result, file), line, column),
    rule: ({ id }) => run(explain, id),
    saved: (format) => run(save, format),
  };
}

function addressOf({ base }: ScanResult, { uri }: { readonly uri: string }): string {
  return uri.includes('://') ? uri : `${base.uri.replace(/\/?$/, '/')}${uri}`;
}

/** @returns a link to `to` in a page at `from`; undefined if they share no folder */
function relativeUri(from: string, to: string): string | undefined {
  const [own, other] = [from.split('/'), to.split('/')];
  const shared = other.findIndex((name, index) => name !== own[index]);
  // Fewer are the scheme, the authority, or the root of all files.
  if (shared < 4) return undefined;
  return ['.', ...own.slice(shared, -1).map(() => '..'), ...other.slice(shared)].join('/');
}
