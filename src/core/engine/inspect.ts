import { message } from '../../messages/message.js';
import { isInRegion } from '../hosts/region.js';
import type { Region } from '../hosts/region.js';
import { regionsOf } from '../hosts/regions.js';
import { parseInPieces } from '../syntax/deep-code.js';
import { parseRegion } from '../syntax/parse.js';
import type { ParsedProgram } from '../syntax/parse.js';
import type { AnalyzeOptions, Certainty, Finding, ModuleReader, Problem, Range } from '../types.js';
import { Budget } from '../values/budget.js';
import type { Vocabulary } from '../vocabulary.js';
import { concernedRules } from './concerned-rules.js';
import { Workspace } from './document.js';
import type { Document, FindingDraft, Found, RuleSet } from './rule.js';
import { failure, runRules } from './run-rules.js';
import { applySuppressions } from './suppressions.js';

/** A finding with its nodes and its document. Rewriters need all three. */
export interface Inspected<Draft extends FindingDraft = FindingDraft, Its extends Document = Document> {
  readonly finding: Finding;
  readonly draft: Draft;
  readonly document: Its;
}

/** The result of inspecting one document. */
export interface Inspection<Draft extends FindingDraft = FindingDraft, Its extends Document = Document> {
  /** The number of syntax errors; a region that does not parse at all counts as one. */
  readonly broken: number;
  /** In document order, without suppressed findings. */
  readonly inspected: readonly Inspected<Draft, Its>[];
  readonly problems: readonly Problem[];
  /** Findings that a suppression comment silenced. */
  readonly suppressed: number;
  /** The steps that following values took: the same for the same text on every machine. */
  readonly steps: number;
}

export type Inspect<Draft extends FindingDraft = FindingDraft, Its extends Document = Document> = (
  text: string,
  fileName: string,
  options?: AnalyzeOptions,
  reader?: ModuleReader,
) => Inspection<Draft, Its> | undefined;

/** Parses a region, given its number in the document, into its readings: see `parseRegion`. */
export type ParseRegion = (region: Region, index: number) => readonly ParsedProgram[];

/**
 * Returns the function that runs a set of rules over a document.
 * It takes the same arguments as `analyze`, never throws, and returns undefined for a document that no rule can match.
 * @param parserOf returns what parses the regions of a document
 */
export function createInspect<Draft extends FindingDraft, Its extends Document>(
  ruleSet: RuleSet<Draft, Its>,
  parserOf: (fileName: string) => ParseRegion = () => parseRegion,
): Inspect<Draft, Its> {
  return (text, fileName, options = {}, reader) => {
    try {
      return inspectWith(ruleSet, parserOf(fileName), text, fileName, options, reader);
    } catch (error) {
      const problem = failure({ start: 0, end: text.length }, error);
      return { broken: 0, inspected: [], problems: [problem], suppressed: 0, steps: 0 };
    }
  };
}

function inspectWith<Draft extends FindingDraft, Its extends Document>(
  { rules: allRules, vocabulary, understand }: RuleSet<Draft, Its>,
  parse: ParseRegion,
  text: string,
  fileName: string,
  options: AnalyzeOptions,
  reader: ModuleReader | undefined,
): Inspection<Draft, Its> | undefined {
  const rules = allRules.filter(({ meta }) => options.rules?.includes(meta.id) ?? true);
  const metas = rules.map(({ meta }) => meta);
  const concerned = new Set(concernedRules(metas, { text, fileName, options, reader }, vocabulary));
  const active = rules.filter(({ meta }) => concerned.has(meta));
  if (active.length === 0 && !text.includes(vocabulary.suppression)) return undefined;

  const { regions, scriptUrls } = regionsOf(text, fileName, vocabulary);
  const { readings, broken, problems } = parseRegions(regions, parse);
  const all: Inspected<Draft, Its>[] = [];
  let steps = 0;
  let isCut = false;
  for (const programs of readingsOfDocument(readings)) {
    const budget = new Budget(text.length);
    const workspace = new Workspace(vocabulary, options, reader, budget);
    const document = understand(workspace.documentOf({ text, fileName, programs, scriptUrls }));
    const { found, problems: failures } = runRules(active, document);
    problems.push(...failures);
    all.push(...found.map((each) => ({ finding: weakened(leaving(each), regions), draft: each.draft, document })));
    steps += budget.spent;
    isCut ||= budget.isExceeded;
  }
  if (isCut) {
    problems.push({ kind: 'over-budget', message: message('problem.over-budget'), start: 0, end: text.length });
  }
  const inspected = unique(all);
  if (!text.includes(vocabulary.suppression)) return { broken, inspected, problems, suppressed: 0, steps };
  const ids = new Set(allRules.map(({ meta }) => meta.id));
  const read = readings.flatMap((programs) => programs.at(-1)?.region ?? []);
  const findings = inspected.map(({ finding }) => finding);
  const suppressions = applySuppressions(text, fileName, read, findings, ids, options.rules, vocabulary);
  const kept = new Set(suppressions.findings);
  return {
    broken,
    inspected: inspected.filter(({ finding }) => kept.has(finding)),
    problems: [...problems, ...suppressions.problems],
    suppressed: findings.length - kept.size,
    steps,
  };
}

/** Parses the regions of a document. */
function parseRegions(regions: readonly Region[], parse: ParseRegion) {
  const problems: Problem[] = [];
  let broken = 0;
  const readings = regions.flatMap((region, index): (readonly ParsedProgram[])[] => {
    const programs = parse(region, index);
    broken += errorsOf(programs);
    if (programs.length > 0) return [programs];
    const pieces = parseInPieces(region);
    const unparsed = message('problem.unparsed');
    problems.push(...pieces.unparsed.map((range): Problem => ({ kind: 'not-analysed', message: unparsed, ...range })));
    return pieces.programs.map((program) => [program]);
  });
  return { readings, broken, problems };
}

/** Returns the number of syntax errors in a document; a region that does not parse at all counts as one. */
export function syntaxErrors(text: string, fileName: string, vocabulary: Vocabulary): number {
  const { regions } = regionsOf(text, fileName, vocabulary);
  return regions.reduce((sum, region) => sum + errorsOf(parseRegion(region)), 0);
}

function errorsOf([first]: readonly ParsedProgram[]): number {
  if (first === undefined) return 1;
  return first.isBroken ? Math.max(first.errors, 1) : 0;
}

/**
 * Returns the readings of the document: all regions in their first reading, then all in their second, and so on. Only
 * broken regions have more than one.
 */
function readingsOfDocument(regions: readonly (readonly ParsedProgram[])[]): ParsedProgram[][] {
  const count = Math.max(1, ...regions.map((programs) => programs.length));
  return Array.from({ length: count }, (_, index) =>
    regions.flatMap((programs) => programs[index] ?? programs.at(-1) ?? []),
  );
}

/** Returns a finding without its nodes, which stay in the engine; ranges replace them. */
function leaving({ ruleId, draft }: Found<FindingDraft>): Finding {
  const { start, end, form, message, certainty, nodes, related = [] } = draft;
  const parts: Record<string, Range> = {};
  for (const [name, node] of Object.entries(nodes)) {
    if (node) parts[name] = { start: node.range[0], end: node.range[1] };
  }
  return { ruleId, start, end, form, message, certainty, parts, related };
}

/**
 * Weakens a finding in another programming language to `likely`: the literal alone does not show whether the code sends
 * it.
 */
function weakened(finding: Finding, regions: readonly Region[]): Finding {
  const isForeign = regions.some((region) => region.foreign === true && isInRegion(finding, region));
  if (!isForeign || finding.certainty !== 'certain') return finding;
  return { ...finding, certainty: 'likely', message: message('finding.if-requested', { finding: finding.message }) };
}

const STRENGTH: Readonly<Record<Certainty, number>> = { certain: 2, likely: 1, dead: 0 };

/** Returns how good a finding is among those of one place: how sure, and whether it names the code around the place. */
function rankOf({ certainty, parts, start, end }: Finding): number {
  const isAround = Object.values(parts).some((part) => part.start < start && end < part.end);
  return STRENGTH[certainty] * 2 + (isAround ? 1 : 0);
}

/** Returns the best finding for each place and rule, in document order. */
function unique<Each extends Inspected>(all: readonly Each[]): Each[] {
  const byPlace = new Map<string, Each>();
  for (const inspected of all) {
    const { ruleId, start, end } = inspected.finding;
    const place = `${ruleId}:${start}:${end}`;
    const known = byPlace.get(place);
    if (known === undefined || rankOf(inspected.finding) > rankOf(known.finding)) byPlace.set(place, inspected);
  }
  return [...byPlace.values()].sort(
    ({ finding: a }, { finding: b }) => a.start - b.start || a.end - b.end || a.ruleId.localeCompare(b.ruleId),
  );
}
