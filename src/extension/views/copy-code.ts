import * as vscode from 'vscode';
import { COPY_CODE } from '../../editing/finding-commands.js';
import type { FindingPlace } from '../../editing/finding-commands.js';
import { offerAt } from '../../editing/offer-at.js';
import { completeCode } from '../../report/complete-code.js';
import type { WorkspaceOffers } from '../actions/workspace-offers.js';
import { findingPlaceOf } from './nodes.js';
import type { Node } from './nodes.js';

/**
 * Registers the command that copies the code for a finding without a rewrite. Its argument is a node of the tree, or the
 * place of a finding.
 */
export function registerCopyCode(offers: WorkspaceOffers): vscode.Disposable {
  return vscode.commands.registerCommand(COPY_CODE, async (given?: Node | FindingPlace) => {
    const place = findingPlaceOf(given);
    const code = place && (await codeFor(offers, place));
    if (code === undefined) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('There is no code to copy for this place. Its quick fix may have a rewrite.'),
      );
      return undefined;
    }
    await vscode.env.clipboard.writeText(code);
    vscode.window.setStatusBarMessage(vscode.l10n.t('Code copied. Paste it, and complete its TODO comments.'), 5000);
    return code;
  });
}

async function codeFor(offers: WorkspaceOffers, place: FindingPlace): Promise<string | undefined> {
  const offer = offerAt(await offers.of(vscode.Uri.parse(place.uri)), place);
  const snippet = offer?.rewrites.find((rewrite) => rewrite.snippet !== undefined)?.snippet;
  return snippet && completeCode(snippet);
}
