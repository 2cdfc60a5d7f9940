import * as vscode from 'vscode';
import { REWRITE_FINDING, SHOW_GUIDE } from '../../editing/finding-commands.js';
import type { FindingPlace } from '../../editing/finding-commands.js';
import { bestOf, isSamePlace, offerAt } from '../../editing/offer-at.js';
import { rewriteEdit } from '../actions/rewrite-edit.js';
import { silenceEdit } from '../actions/silence-actions.js';
import type { Silence } from '../actions/silence-actions.js';
import type { WorkspaceOffers } from '../actions/workspace-offers.js';
import type { DocumentTracker } from '../documents/tracker.js';
import type { FindingStore } from '../findings/store.js';
import { REWRITTEN, rewrittenBy } from '../follow-ups/rewritten.js';
import { findingPlaceOf } from './nodes.js';
import type { Node } from './nodes.js';

/** Registers the commands of rows and hovers that change the code of one finding: what the light bulb offers there. */
export function registerFindingActions(
  offers: WorkspaceOffers,
  silence: Silence,
  tracker: DocumentTracker,
  store: FindingStore,
): vscode.Disposable {
  const suppress = async (scope: 'line' | 'file', given: Node | FindingPlace | undefined) => {
    const place = findingPlaceOf(given);
    if (place === undefined) return;
    const document = await shown(place);
    await tracker.current(document);
    const items = store.of(document.uri)?.items ?? [];
    const item = items.find(({ finding }) => isSamePlace(finding, place));
    const edit = item && (await silenceEdit({ document, item, scope }, silence));
    if (edit !== undefined) await vscode.workspace.applyEdit(edit);
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
  if (place === undefined) return;
  const document = await shown(place);
  const { version } = document;
  let found = await bestAt(offers, document, place);
  if (found !== undefined && found.edit === undefined) {
    offers.forget(document.uri);
    found = await bestAt(offers, document, place);
  }
  if (found === undefined) {
    await vscode.commands.executeCommand(SHOW_GUIDE, place);
    return;
  }
  const { offer, best, edit } = found;
  if (edit === undefined || document.version !== version) {
    const message = vscode.l10n.t('A file has changed meanwhile. Try again.');
    void vscode.window.showWarningMessage(message);
    return;
  }
  if (await vscode.workspace.applyEdit(edit)) {
    await vscode.commands.executeCommand(REWRITTEN, rewrittenBy(document.uri.toString(), offer, best));
  }
}

/** The best rewrite of a finding. Its edit is undefined if it changes another file that is different now. */
async function bestAt(offers: WorkspaceOffers, document: vscode.TextDocument, place: FindingPlace) {
  const offer = offerAt(await offers.of(document.uri), place);
  const best = offer && bestOf(offer);
  return offer && best && { offer, best, edit: await rewriteEdit(document, best) };
}

/** Shows the place, so a person sees what changes. */
async function shown({ uri, start }: FindingPlace): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const at = document.positionAt(start);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
  return document;
}
