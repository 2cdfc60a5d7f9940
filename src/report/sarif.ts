import type { ArtifactLocation, Fix, Invocation, Location, Notification, Region, Result, Run } from 'sarif';
import type { Lines } from '../core/lines.js';
import type { Range, RelatedLocation, RuleMeta } from '../core/types.js';
import { render } from '../messages/render.js';
import { linesIn } from './excerpt.js';
import { jsonChunks, LazyList, lazyList } from './json-chunks.js';
import type { OfferedFix, OfferedFixes } from './offered-fix.js';
import { placedFindings } from './placed.js';
import type { PlacedFinding } from './placed.js';
import type { FileName, FileResult, ScanError, ScanResult } from './result.js';
import { descriptorOf, SARIF_LEVELS } from './sarif-rules.js';
import { counted } from './summary.js';
import type { ToolInfo } from './tool.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * Yields a SARIF 2.1.0 log in pieces, for code scanning services and editors: with a run for each scan.
 * @param fixes what programs may apply
 */
export function sarifReport(
  results: readonly ScanResult[],
  tool: ToolInfo,
  rules: readonly RuleMeta[],
  fixes: OfferedFixes = new Map(),
): Iterable<string> {
  return jsonChunks({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: lazyList(results, (result) => runOf(result, tool, rules, fixes)),
  });
}

/** A run whose long lists are built while they are written. */
interface LazyRun extends Pick<
  Run,
  'tool' | 'columnKind' | 'newlineSequences' | 'originalUriBaseIds' | 'automationDetails'
> {
  readonly invocations: LazyList;
  readonly results: LazyList;
}

function runOf(result: ScanResult, tool: ToolInfo, rules: readonly RuleMeta[], fixes: OfferedFixes): LazyRun {
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  return {
    tool: { driver: { name: tool.name, semanticVersion: tool.version, rules: rules.map(descriptorOf) } },
    // Services keep the results of one tool apart from those of others in the same upload.
    automationDetails: { id: `${tool.name}/` },
    columnKind: 'utf16CodeUnits',
    // Without CR by default.
    newlineSequences: ['\r\n', '\n', '\r'],
    originalUriBaseIds: { '%SRCROOT%': { uri: result.base.uri } },
    invocations: lazyList([result], invocationOf),
    results: new LazyList(() => resultsOf(result, indexes, fixes)),
  };
}

function invocationOf(result: ScanResult): Pick<Invocation, 'executionSuccessful'> & {
  readonly toolExecutionNotifications: LazyList;
} {
  return {
    executionSuccessful: result.errors.length === 0 && !result.incomplete,
    toolExecutionNotifications: new LazyList(() => notificationsOf(result)),
  };
}

function* notificationsOf(result: ScanResult): Generator<Notification> {
  for (const error of result.errors) yield errorNotification(error);
  for (const file of result.skipped) {
    if (file.reason === 'unreadable') continue;
    const text = `Skipped: ${file.reason}${file.detail && ` (${file.detail})`}.`;
    yield { level: 'note', message: { text }, locations: [locationOf(file)] };
  }
  for (const file of result.files) yield* problemNotifications(file);
  if (result.incomplete) yield { level: 'error', message: { text: 'The scan was stopped early.' } };
}

function* resultsOf(result: ScanResult, indexes: ReadonlyMap<string, number>, fixes: OfferedFixes): Generator<Result> {
  for (const placed of placedFindings(result)) {
    yield resultOf(placed, indexes.get(placed.finding.ruleId), fixes.get(placed.finding));
  }
}

function resultOf(
  { file, finding, lines, fingerprint }: PlacedFinding,
  ruleIndex: number | undefined,
  fix: OfferedFix | undefined,
): Result {
  const related = finding.related.map((place, id) => ({
    id,
    ...locationOf(file, regionOf(place, lines)),
    message: { text: render(place.message) },
  }));
  const snippet = { text: lines.textBetween(finding.start, finding.end) };
  return {
    ruleId: finding.ruleId,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: SARIF_LEVELS[finding.severity],
    message: { text: [plainText(render(finding.message)), ...finding.related.map(linkTo)].join(' ') },
    locations: [locationOf(file, { ...regionOf(finding, lines), snippet })],
    ...(related.length > 0 && { relatedLocations: related }),
    partialFingerprints: { 'relinkFinding/v1': fingerprint },
    ...(fix && { fixes: [fixOf(fix)] }),
    properties: { certainty: finding.certainty, form: finding.form, messageId: finding.message.id },
  };
}

/** A file to be created has one insertion at its start (see docs/ci.md#fixes). */
function fixOf({ title, others, changes }: OfferedFix): Fix {
  const more = others === 0 ? '' : ` Also rewrites ${counted(others, 'other finding')}.`;
  return {
    description: { text: `${plainText(render(title))}.${more}` },
    artifactChanges: changes.map((change) => ({
      artifactLocation: artifactOf(change),
      replacements: change.edits.map(({ start, end, text }) => ({
        deletedRegion: {
          ...{ startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
          ...(change.created && { charOffset: 0, charLength: 0 }),
        },
        insertedContent: { text },
      })),
    })),
  };
}

/** A sentence with a link to a related place: services show only those that the message names (SARIF 3.11.6). */
function linkTo({ message }: RelatedLocation, id: number): string {
  return `See [${plainText(render(message).replace(/\.$/, ''))}](${id}).`;
}

/** Escapes what would begin a link. */
function plainText(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&');
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
  const lines = linesIn(file.excerpt);
  // Code that was not analysed is an error of the scan, too, and reported as such.
  const problems = file.problems.filter(({ kind }) => kind !== 'not-analysed');
  return problems.map((problem) => ({
    level: 'note',
    descriptor: { id: problem.kind },
    message: { text: render(problem.message) },
    locations: [locationOf(file, regionOf(problem, lines))],
  }));
}

function locationOf(file: FileName, region?: Region): Location {
  return { physicalLocation: { artifactLocation: artifactOf(file), ...(region && { region }) } };
}

function artifactOf({ uri }: FileName): ArtifactLocation {
  const isRelative = !uri.startsWith('file:');
  return { uri, ...(isRelative && { uriBaseId: '%SRCROOT%' }) };
}

function regionOf(range: Range, lines: Lines): Region {
  const start = lines.positionAt(range.start);
  const end = lines.positionAt(range.end);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
