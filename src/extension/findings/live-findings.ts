import * as vscode from 'vscode';
import type { Lines } from '../../core/lines.js';
import type { DocumentState } from '../../editing/documents/document-state.js';
import { fingerprintsOf } from '../../report/fingerprint.js';
import { codeIn, toItems } from './item.js';
import type { FileFindings } from './item.js';

type State = DocumentState<vscode.TextDocument>;

interface Made extends Pick<State, 'findings' | 'problems' | 'project'> {
  /** Of the document: lines may have other texts with each. */
  readonly version: number;
  readonly found: FileFindings;
}

/** The last result for each open document: every view asks for it after every change of any document. */
const made = new WeakMap<State, Made>();

/** Returns the findings of an open document; the same object until it is edited or analysed again. */
export function liveFindings(state: State): FileFindings {
  const { document, findings, problems, project } = state;
  const { version } = document;
  const last = made.get(state);
  const isSame =
    last?.version === version && last.findings === findings && last.problems === problems && last.project === project;
  if (isSame) return last.found;
  const found = makeFindings(state);
  made.set(state, { findings, problems, project, version, found });
  return found;
}

function makeFindings({ document, findings, problems, project }: State): FileFindings {
  const rangeOf = ({ start, end }: { readonly start: number; readonly end: number }) =>
    new vscode.Range(document.positionAt(start), document.positionAt(end));
  let fingerprints: readonly string[] | undefined;
  return {
    uri: document.uri,
    live: true,
    project,
    version: findings,
    fingerprints: () => (fingerprints ??= fingerprintsOf(findings, linesOfDocument(document))),
    items: toItems(document.uri, findings, rangeOf, ({ start }) =>
      codeIn(document.lineAt(start.line).text, start.character),
    ),
    problems: problems.map((problem) => ({ problem, range: rangeOf(problem) })),
  };
}

function linesOfDocument(document: vscode.TextDocument): Pick<Lines, 'positionAt' | 'textOf'> {
  return {
    positionAt(offset) {
      const { line, character } = document.positionAt(offset);
      return { line: line + 1, column: character + 1 };
    },
    textOf: (line) => document.lineAt(line - 1).text,
  };
}
