import * as vscode from 'vscode';
import { SHOW_GUIDE } from '../../editing/finding-commands.js';
import type { FindingPlace } from '../../editing/finding-commands.js';
import { guideFor } from '../../editing/guides/guide-for.js';
import { offerAt } from '../../editing/offer-at.js';
import { ruleMetas } from '../../rules/metadata.js';
import type { WorkspaceOffers } from '../actions/workspace-offers.js';
import { readAnyFile } from '../documents/any-file.js';
import { DISPLAYED } from '../engine-texts.js';
import type { RulePages } from '../rules/rule-pages.js';
import { findingPlaceOf } from './nodes.js';
import type { Node } from './nodes.js';

const SCHEME = 'auth0-relink-guide';

/** Registers the command that opens a page for one finding: why it is reported, and what to do about it. */
export function registerShowGuide(offers: WorkspaceOffers, pages: RulePages): vscode.Disposable {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.toString()),
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString())),
    vscode.commands.registerCommand(SHOW_GUIDE, async (given: Node | FindingPlace) => {
      const place = findingPlaceOf(given);
      if (place === undefined) return;
      const text = await pageFor(offers, pages, place);
      const page = pages.uriOf(place.ruleId);
      if (text === undefined) {
        if (page !== undefined) await vscode.commands.executeCommand('markdown.showPreview', page);
        return;
      }
      const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${place.ruleId}.md`, query: JSON.stringify(place) });
      texts.set(uri.toString(), text);
      changed.fire(uri);
      await vscode.commands.executeCommand('markdown.showPreview', uri);
    }),
  );
}

async function pageFor(offers: WorkspaceOffers, pages: RulePages, place: FindingPlace): Promise<string | undefined> {
  const { ruleId } = place;
  const uri = vscode.Uri.parse(place.uri);
  const offer = offerAt(await offers.of(uri), place);
  const rule = ruleMetas.find(({ id }) => id === ruleId);
  if (offer === undefined || rule === undefined) return undefined;
  const { positionAt } = await readAnyFile(uri);
  const where = {
    path: vscode.workspace.asRelativePath(uri),
    lineAt: (offset: number) => positionAt(offset).line + 1,
    section: await pages.section(ruleId, 'How to migrate'),
  };
  return guideFor(offer, rule, where, DISPLAYED, vscode.env.language);
}
