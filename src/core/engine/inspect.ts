import type { TSESTree } from '@typescript-eslint/types';
import { message } from '../../messages/message.js';
import { toDocumentOffset } from '../hosts/region.js';
import type { Region } from '../hosts/region.js';
import { regionsOf } from '../hosts/regions.js';
import { isDenied } from '../requests/assertions.js';
import { parseRegion } from '../syntax/parse.js';
import type { ParsedProgram } from '../syntax/parse.js';
import type { AnalyzeOptions, Certainty, Finding, ModuleReader, Problem, Range } from '../types.js';
import type { Vocabulary } from '../vocabulary.js';
import { Workspace } from './document.js';
import { isCandidate, mayMatch } from './needles.js';
import type { Document, FindingDraft, Found, RuleListeners, RuleSet } from './rule.js';
import { applySuppressions } from './suppressions.js';

/** A finding with its nodes and the reading of the document that it was made in: what a rewrite needs. */
export interface Inspected<Draft extends FindingDraft = FindingDraft, Its extends Document = Document> {
  readonly finding: Finding;
  readonly draft: Draft;
  readonly document: Its;
}

/** Everything that looking at one document has brought to light. */
export interface Inspection<Draft extends FindingDraft = FindingDraft, Its extends Document = Document> {
  readonly regions: readonly Region[];
  /** How many of them do not parse as they are. */
  readonly broken: number;
  /** In document order, without those that a comment suppresses. */
  readonly inspected: readonly Inspected<Draft, Its>[];
  readonly problems: readonly Problem[];
  /** Findings that a suppression comment silenced. */
  readonly suppressed: number;
}

export type Inspect<Draft extends FindingDraft = FindingDraft, Its extends Document = Document> = (
  text: string,
  fileName: string,
  options?: AnalyzeOptions,
  reader?: ModuleReader,
) => Inspection<Draft, Its> | undefined;

/**
 * Makes the function that runs a set of rules over a document.
 * It takes what `analyze` takes, never throws, and returns undefined for a document in which no rule can match.
 */
export function createInspect<Draft extends FindingDraft, Its extends Document>(
  ruleSet: RuleSet<Draft, Its>,
): Inspect<Draft, Its> {
  const { rules: allRules, vocabulary, understand } = ruleSet;
  return (text, fileName, options = {}, reader) => {
    const rules = allRules.filter(({ meta }) => options.rules?.includes(meta.id) ?? true);
    const active = rules.filter(({ meta }) => mayMatch(meta, text));
    if (
      !isCandidate(
        rules.map(({ meta }) => meta),
        vocabulary,
        text,
      )
    ) {
      return undefined;
    }

    const { regions, scriptUrls } = regionsOf(text, fileName, vocabulary);
    const problems: Problem[] = [];
    const readings = regions.map((region) => {
      const programs = parseRegion(region);
      if (programs.length === 0) {
        const start = region.map[0]?.[1] ?? 0;
        problems.push({
          kind: 'not-analysed',
          message: message('problem.unparsed'),
          start,
          end: start + region.code.length,
        });
      }
      return programs;
    });

    const broken = readings.filter(isBroken).length;

    const all: Inspected<Draft, Its>[] = [];
    for (const programs of readingsOfDocument(readings)) {
      const workspace = new Workspace(vocabulary, options, reader);
      const document = understand(workspace.documentOf({ text, fileName, programs, scriptUrls }));
      const found: Found<Draft>[] = [];
      for (const rule of active) {
        const drafts = visit(rule.create(document), document, found, problems);
        found.push(...drafts.map((draft) => ({ ruleId: rule.meta.id, draft })));
      }
      all.push(...found.map((each) => ({ finding: weakened(leaving(each), regions), draft: each.draft, document })));
    }
    const inspected = unique(all);
    if (!text.includes(vocabulary.suppression)) return { regions, broken, inspected, problems, suppressed: 0 };
    const ids = new Set(allRules.map(({ meta }) => meta.id));
    const read = readings.flatMap((programs) => programs.at(-1)?.region ?? []);
    const findings = inspected.map(({ finding }) => finding);
    const suppressions = applySuppressions(text, fileName, read, findings, ids, options.rules, vocabulary);
    const kept = new Set(suppressions.findings);
    return {
      regions,
      broken,
      inspected: inspected.filter(({ finding }) => kept.has(finding)),
      problems: [...problems, ...suppressions.problems],
      suppressed: findings.length - kept.size,
    };
  };
}

/** How many regions of a document do not parse as they are. */
export function brokenRegions(text: string, fileName: string, vocabulary: Vocabulary): number {
  return regionsOf(text, fileName, vocabulary).regions.filter((region) => isBroken(parseRegion(region))).length;
}

function isBroken([first]: readonly ParsedProgram[]): boolean {
  return first?.isBroken !== false;
}

/** Broken regions have more than one reading: everything is looked at once with the first ones, then with the others. */
function readingsOfDocument(regions: readonly (readonly ParsedProgram[])[]): ParsedProgram[][] {
  const count = Math.max(1, ...regions.map((programs) => programs.length));
  return Array.from({ length: count }, (_, index) =>
    regions.flatMap((programs) => programs[index] ?? programs.at(-1) ?? []),
  );
}

/** A finding as it leaves the engine: ranges in place of nodes. */
function leaving({ ruleId, draft }: Found<FindingDraft>): Finding {
  const { start, end, form, message, certainty, nodes, related = [] } = draft;
  const parts: Record<string, Range> = {};
  for (const [name, node] of Object.entries(nodes)) {
    if (node) parts[name] = { start: node.range[0], end: node.range[1] };
  }
  return { ruleId, start, end, form, message, certainty, parts, related };
}

type AnyListener<Draft> = (node: TSESTree.Node) => Iterable<Draft>;

/** The one traversal: every node once, handed to the listeners of its type. */
function visit<Draft extends FindingDraft>(
  sets: readonly RuleListeners<Draft>[],
  { programs }: Document,
  found: readonly Found<Draft>[],
  problems: Problem[],
): Draft[] {
  const drafts: Draft[] = [];
  for (const { nodes, isBroken } of programs) {
    for (const node of nodes) {
      for (const listeners of sets) {
        const listener = listeners[node.type] as AnyListener<Draft> | undefined;
        if (listener === undefined) continue;
        try {
          const own = [...listener(node)];
          // A test may state that nothing deprecated is there.
          if (own.length > 0 && !isDenied(node)) drafts.push(...own);
        } catch (error) {
          // In a broken tree anything may be missing: the rest of the document is still worth looking at.
          if (!isBroken) problems.push(failure(node, error));
        }
      }
    }
  }
  for (const { end } of sets) drafts.push(...(end?.(found) ?? []));
  return drafts;
}

function failure({ range: [start, end] }: TSESTree.Node, error: unknown): Problem {
  return { kind: 'not-analysed', message: message('problem.failure', { error: String(error) }), start, end };
}

/** What stands in a literal of another language may be sent or not: only the literal was looked at. */
function weakened(finding: Finding, regions: readonly Region[]): Finding {
  const isForeign = regions.some(
    (region) =>
      region.foreign === true &&
      finding.start >= toDocumentOffset(region, 0) &&
      finding.end <= toDocumentOffset(region, region.code.length),
  );
  if (!isForeign || finding.certainty !== 'certain') return finding;
  return { ...finding, certainty: 'likely', message: message('finding.if-requested', { finding: finding.message }) };
}

const STRENGTH: Readonly<Record<Certainty, number>> = { certain: 2, likely: 1, dead: 0 };

/** One finding a place and rule, the surest one, in document order. */
function unique<Each extends Inspected>(all: readonly Each[]): Each[] {
  const byPlace = new Map<string, Each>();
  for (const inspected of all) {
    const { ruleId, start, end, certainty } = inspected.finding;
    const place = `${ruleId}:${start}:${end}`;
    const known = byPlace.get(place);
    if (known === undefined || STRENGTH[certainty] > STRENGTH[known.finding.certainty]) byPlace.set(place, inspected);
  }
  return [...byPlace.values()].sort(
    ({ finding: a }, { finding: b }) => a.start - b.start || a.end - b.end || a.ruleId.localeCompare(b.ruleId),
  );
}
