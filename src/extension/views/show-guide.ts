import * as vscode from 'vscode';
import { message } from '../../messages/message.js';
import { proofText } from '../../report/proof-text.js';
import { reasonSteps } from '../../report/reason-steps.js';
import { ruleMetas } from '../../rules/metadata.js';
import type { WorkspaceOffers } from '../actions/workspace-offers.js';
import { readAnyFile } from '../documents/any-file.js';
import { inDisplayLanguage } from '../engine-texts.js';
import { SHOW_GUIDE } from '../finding-commands.js';
import type { FindingPlace } from '../finding-commands.js';
import { asMarkdown } from '../hover-markdown.js';
import { offerAt } from '../offer-at.js';
import type { RulePages } from '../rules/rule-pages.js';
import { guidePage } from './guide-page.js';
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
  const { t } = vscode.l10n;
  const { ruleId, start } = place;
  const uri = vscode.Uri.parse(place.uri);
  const offer = offerAt(await offers.of(uri), place);
  const best = offer?.rewrites[0];
  const rule = ruleMetas.find(({ id }) => id === ruleId);
  if (offer === undefined || best === undefined || rule === undefined) return undefined;
  const { positionAt } = await readAnyFile(uri);
  const lineAt = (offset: number) => positionAt(offset).line + 1;
  const isGuide = best.applicability === 'guide';
  const proof = proofText(best);
  return guidePage(
    {
      title: inDisplayLanguage(rule.title),
      place: `${vscode.workspace.asRelativePath(uri)}:${lineAt(start)}`,
      reason: best.reason && inDisplayLanguage(message('guide.reason', { reason: best.reason })),
      evidence: reasonSteps(offer.finding, offer).map(
        (step) => `${asMarkdown(inDisplayLanguage(step.message))} (${t('line {0}', lineAt(step.start))})`,
      ),
      steps: isGuide ? best.todos.map(inDisplayLanguage) : [],
      proof: proof === undefined ? undefined : `${t('Quick fix')}: ${proof}`,
      snippet: best.snippet,
      section: await pages.section(ruleId, 'How to migrate'),
    },
    {
      evidence: t('Why it is reported'),
      steps: t('Manual steps'),
      code: t('Code for this place'),
      // The pages of the rules are not translated.
      language: vscode.env.language.startsWith('en') ? '' : t('This section is in English.'),
    },
  );
}
