import type { Problem } from '../../core/types.js';
import type { ReportedFinding } from '../../report/result.js';
import type { DocumentAnalysis } from '../thread/protocol.js';
import { shiftFinding } from '../thread/shift.js';
import { NeedleWatch } from './needle-watch.js';
import type { EditedLines } from './needle-watch.js';

/** An open document of an editor and its findings. */
export interface DocumentState<D> {
  readonly document: D;
  readonly needles: NeedleWatch;
  findings: readonly ReportedFinding[];
  problems: readonly Problem[];
  project: string | undefined;
  skip: DocumentAnalysis['skip'];
  /** Whether the last analysis was ended because it took too long. */
  tookTooLong: boolean;
  /** Whether the last analysis had anything to show, which edits since may have removed. */
  hasShown: boolean;
  /** The last analysed version; -1 before the first. */
  analysed: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  running: AbortController | undefined;
}

/** An edit of a document, which has its new text already. */
export interface DocumentEdit extends EditedLines {
  /** Offsets of the old text are valid for each change, in UTF-16 code units. */
  readonly contentChanges: readonly (EditedLines['contentChanges'][number] & {
    readonly rangeOffset: number;
    readonly rangeLength: number;
  })[];
}

export function newState<D>(document: D): DocumentState<D> {
  return {
    document,
    needles: new NeedleWatch(),
    findings: [],
    problems: [],
    project: undefined,
    skip: undefined,
    tookTooLong: false,
    hasShown: false,
    analysed: -1,
    timer: undefined,
    running: undefined,
  };
}

/** Moves findings along with an edit until the next analysis. */
export function moveAlong(state: DocumentState<unknown>, edit: DocumentEdit): void {
  state.needles.edited(edit);
  for (const { rangeOffset: start, rangeLength: length, text } of edit.contentChanges) {
    const change = { start, length, inserted: text.length };
    state.findings = state.findings.flatMap((finding) => shiftFinding(finding, change) ?? []);
  }
}

/** Stores the result of an analysis. @returns whether what is shown may have changed */
export function take(state: DocumentState<unknown>, version: number, result: DocumentAnalysis): boolean {
  const isFirst = state.analysed < 0;
  // Half-typed code may not parse: its previous findings stay until it does.
  const isUnreadable = result.problems.some(({ kind }) => kind === 'not-analysed');
  state.analysed = version;
  state.skip = result.skip;
  state.tookTooLong = false;
  state.problems = result.problems;
  state.project = result.project;
  if (!isUnreadable || isFirst) state.findings = result.findings;
  const hadShown = state.hasShown;
  state.hasShown = state.findings.length + state.problems.length > 0 || state.skip !== undefined;
  return isFirst || hadShown || state.hasShown;
}
