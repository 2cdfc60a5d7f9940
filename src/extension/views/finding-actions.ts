import * as vscode from 'vscode';
import { addOtherFiles } from '../actions/other-files.js';
import { resolveSilence } from '../actions/silence-actions.js';
import type { SilenceAction } from '../actions/silence-actions.js';
import { bestOf, snippetEdits } from '../actions/text-edits.js';
import type { WorkspaceOffers } from '../actions/workspace-offers.js';
import type { Analyser } from '../documents/analyser.js';
import { namedTextOf } from '../documents/named-text.js';
import type { DocumentTracker } from '../documents/tracker.js';
import { REWRITE_FINDING, SHOW_GUIDE } from '../finding-commands.js';
import type { FindingPlace } from '../finding-commands.js';
import type { FindingStore } from '../findings/store.js';
import { REWRITTEN, rewrittenBy } from '../follow-ups/rewritten.js';
import { findingPlaceOf } from './nodes.js';
import type { Node } from './nodes.js';

/** Registers the commands of rows and hovers that change the code of one finding: what the light bulb offers there. */
export function registerFindingActions(
  offers: WorkspaceOffers,
  analyser: Analyser,
  tracker: DocumentTracker,
  store: FindingStore,
): vscode.Disposable {
  const suppress = async (scope: 'line' | 'file', given: Node | FindingPlace | undefined) => {
    const place = findingPlaceOf(given);
    const document = place && (await shown(place));
    if (document === undefined) return;
    await tracker.current(document);
    const items = store.of(document.uri)?.items ?? [];
    const item = items.find(({ finding }) => finding.ruleId === place?.ruleId && finding.start === place.start);
    if (item === undefined) return;
    const action: SilenceAction = new vscode.CodeAction('');
    action.silences = { document, item, scope };
    await resolveSilence(action, () => analyser.silence(namedTextOf(document), item.finding, scope));
    if (action.edit) await vscode.workspace.applyEdit(action.edit);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(REWRITE_FINDING, (given?: Node | FindingPlace) =>
      rewrite(offers, findingPlaceOf(given)),
    ),
    vscode.commands.registerCommand('auth0Relink.suppressLine', (given?: Node) => suppress('line', given)),
    vscode.commands.registerCommand('auth0Relink.suppressFile', (given?: Node) => suppress('file', given)),
  );
}

/** Applies the best rewrite of a finding; opens its manual steps if there is none. */
async function rewrite(offers: WorkspaceOffers, place: FindingPlace | undefined): Promise<void> {
  const document = place && (await shown(place));
  if (document === undefined) return;
  const { version } = document;
  const list = await offers.of(document.uri);
  const offer = list.find(({ finding }) => finding.ruleId === place?.ruleId && finding.start === place.start);
  const best = offer && bestOf(offer);
  if (offer === undefined || best === undefined) {
    await vscode.commands.executeCommand(SHOW_GUIDE, place);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  if (!(await addOtherFiles(edit, document.uri, best.files)) || document.version !== version) {
    const message = vscode.l10n.t('A file has changed meanwhile. Try again.');
    void vscode.window.showWarningMessage(message);
    return;
  }
  edit.set(
    document.uri,
    snippetEdits(best, (offset) => document.positionAt(offset)),
  );
  if (await vscode.workspace.applyEdit(edit)) {
    await vscode.commands.executeCommand(REWRITTEN, rewrittenBy(document.uri.toString(), offer, best));
  }
}

/** Shows the place, so a person sees what changes. */
async function shown({ uri, start }: FindingPlace): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const at = document.positionAt(start);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
  return document;
}
