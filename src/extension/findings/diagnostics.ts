import * as vscode from 'vscode';
import type { Severity } from '../../core/types.js';
import { isMarkedDeprecated, levelOf } from '../../editing/editor-settings.js';
import { inDisplayLanguage } from '../engine-texts.js';
import { explainUri } from '../rules/explain-uri.js';
import { settingsOf } from '../settings.js';
import type { Settings } from '../settings.js';
import type { FileFindings, Item } from './item.js';
import type { FindingStore } from './store.js';

export const SOURCE = 'Auth0 Relink';

const LEVEL: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Shows findings in editors and in the Problems view. */
export function showDiagnostics(store: FindingStore): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('auth0-relink');
  const subscription = store.onDidChange((uris) => {
    const shown: vscode.Uri[] = [];
    if (uris === undefined) collection.forEach((uri) => shown.push(uri));
    const changed = uris ?? [...shown, ...store.known()];
    const distinct = new Map(changed.map((uri) => [uri.toString(), uri]));
    const entries = [...distinct.values()]
      .map((uri): Entry => [uri, diagnosticsOf(store.of(uri))])
      // What changes nothing would still make VS Code drop a light bulb's menu that is about to open.
      .filter(([uri, diagnostics]) => !isSame(collection.get(uri) ?? [], diagnostics ?? []));
    for (const chunk of chunksOf(entries)) collection.set(chunk);
  });
  return vscode.Disposable.from(collection, subscription);
}

/** Whether users see no difference between two lists. */
function isSame(before: readonly vscode.Diagnostic[], after: readonly vscode.Diagnostic[]): boolean {
  return before.length === after.length && JSON.stringify(before.map(fieldsOf)) === JSON.stringify(after.map(fieldsOf));
}

/** All that a diagnostic has: the JSON of the class leaves some out. */
function fieldsOf({ range, message, severity, code, tags, relatedInformation }: vscode.Diagnostic) {
  return { range, message, severity, code, tags, relatedInformation };
}

type Entry = [vscode.Uri, vscode.Diagnostic[] | undefined];

/** Diagnostics per call. Each call is one message to VS Code, which drops all beyond 1,100 diagnostics in one. */
const MOST = 500;

function* chunksOf(entries: readonly Entry[]): Generator<Entry[]> {
  let chunk: Entry[] = [];
  let count = 0;
  for (const entry of entries) {
    const size = entry[1]?.length ?? 0;
    if (chunk.length > 0 && count + size > MOST) {
      yield chunk;
      chunk = [];
      count = 0;
    }
    chunk.push(entry);
    count += size;
  }
  if (chunk.length > 0) yield chunk;
}

function diagnosticsOf(found: FileFindings | undefined): vscode.Diagnostic[] | undefined {
  if (found === undefined) return undefined;
  const settings = settingsOf(found.uri);
  return [
    ...found.items.map((item) => diagnosticOf(item, settings)),
    ...found.problems.filter(({ problem }) => problem.kind !== 'not-analysed').map(problemDiagnosticOf),
  ];
}

export function problemDiagnosticOf({ problem, range }: FileFindings['problems'][number]): vscode.Diagnostic {
  const isUnused = problem.kind === 'unused-suppression';
  const level = isUnused ? vscode.DiagnosticSeverity.Hint : vscode.DiagnosticSeverity.Warning;
  const diagnostic = new vscode.Diagnostic(range, inDisplayLanguage(problem.message), level);
  diagnostic.source = SOURCE;
  diagnostic.code = problem.kind;
  if (isUnused) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}

export function diagnosticOf(item: Item, settings: Settings): vscode.Diagnostic {
  const { finding, range, related, uri } = item;
  const level = levelOf(finding, settings);
  // A team knows it: the Problems view lists what is new.
  const severity = LEVEL[level === 'off' || item.known !== undefined ? 'hint' : level];
  const diagnostic = new vscode.Diagnostic(range, inDisplayLanguage(finding.message), severity);
  diagnostic.source = SOURCE;
  diagnostic.code = { value: finding.ruleId, target: explainUri(finding.ruleId) };
  diagnostic.relatedInformation = related.map(
    ({ range, message }) =>
      new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, range), inDisplayLanguage(message)),
  );
  if (isMarkedDeprecated(finding, settings)) diagnostic.tags = [vscode.DiagnosticTag.Deprecated];
  return diagnostic;
}
