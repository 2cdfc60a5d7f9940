import type { Location, Log, Notification, Region, Result } from 'sarif';
import type { Range, RuleMeta } from '../core/types.js';
import type { Severity } from '../core/types.js';
import { render } from '../messages/render.js';
import { fingerprintsOf } from './fingerprint.js';
import { linesOf } from './positions.js';
import type { Lines } from './positions.js';
import type { FileName, FileResult, ScanError, ScanResult } from './result.js';
import { descriptorOf } from './sarif-rules.js';
import type { ToolInfo } from './tool.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const LEVEL: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** Returns a SARIF 2.1.0 log, for code scanning services and editors. */
export function sarifReport(result: ScanResult, tool: ToolInfo, rules: readonly RuleMeta[]): string {
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool.name, semanticVersion: tool.version, rules: rules.map(descriptorOf) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { uri: result.base.uri } },
        invocations: [
          {
            executionSuccessful: result.errors.length === 0 && !result.incomplete,
            toolExecutionNotifications: [
              ...result.errors.map(errorNotification),
              ...result.skipped
                .filter((file) => file.reason !== 'unreadable')
                .map((file) => ({
                  level: 'note' as const,
                  message: { text: `Skipped: ${file.reason}${file.detail && ` (${file.detail})`}.` },
                  locations: [locationOf(file)],
                })),
              ...result.files.flatMap(problemNotifications),
              ...(result.incomplete
                ? [{ level: 'error' as const, message: { text: 'The scan was stopped early.' } }]
                : []),
            ],
          },
        ],
        results: result.files.flatMap((file) => resultsOf(file, rules)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function resultsOf(file: FileResult, rules: readonly RuleMeta[]): Result[] {
  const lines = linesOf(file.text);
  const fingerprints = fingerprintsOf(file.findings, lines);
  return file.findings.map((finding, index) => {
    const ruleIndex = rules.findIndex((rule) => rule.id === finding.ruleId);
    const related = finding.related.map((place, id) => ({
      id,
      ...locationOf(file, regionOf(place, lines)),
      message: { text: render(place.message) },
    }));
    return {
      ruleId: finding.ruleId,
      ...(ruleIndex >= 0 && { ruleIndex }),
      level: LEVEL[finding.severity],
      message: { text: render(finding.message) },
      locations: [
        locationOf(file, {
          ...regionOf(finding, lines),
          snippet: { text: file.text.slice(finding.start, finding.end) },
        }),
      ],
      ...(related.length > 0 && { relatedLocations: related }),
      partialFingerprints: { 'relinkFinding/v1': fingerprints[index] ?? '' },
      properties: { certainty: finding.certainty, form: finding.form, messageId: finding.message.id },
    };
  });
}

function errorNotification(error: ScanError): Notification {
  const region = error.line === undefined ? undefined : { startLine: error.line, startColumn: error.column ?? 1 };
  return {
    level: 'error',
    message: { text: error.message },
    ...(error.file && { locations: [locationOf(error.file, region)] }),
  };
}

function problemNotifications(file: FileResult): Notification[] {
  const lines = linesOf(file.text);
  // Code that was not analysed is an error of the scan, too, and reported as such.
  const problems = file.problems.filter(({ kind }) => kind !== 'not-analysed');
  return problems.map((problem) => ({
    level: 'note',
    descriptor: { id: problem.kind },
    message: { text: render(problem.message) },
    locations: [locationOf(file, regionOf(problem, lines))],
  }));
}

function locationOf({ uri }: FileName, region?: Region): Location {
  const isRelative = !uri.startsWith('file:');
  return {
    physicalLocation: {
      artifactLocation: { uri, ...(isRelative && { uriBaseId: '%SRCROOT%' }) },
      ...(region && { region }),
    },
  };
}

function regionOf(range: Range, lines: Lines): Region {
  const start = lines.positionAt(range.start);
  const end = lines.positionAt(range.end);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
