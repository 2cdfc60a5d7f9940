import * as vscode from 'vscode';
import type { Finding, Offer, Rewrite, RuleMeta } from '../../core/types.js';
import { COPY_CODE, EXPLAIN, REWRITE_FINDING, SHOW_GUIDE } from '../../editing/finding-commands.js';
import { asMarkdown } from '../../editing/guides/hover-markdown.js';
import { hoverText } from '../../editing/guides/hover-text.js';
import { offerAt } from '../../editing/offer-at.js';
import { soon } from '../../editing/patience.js';
import { isDismissed } from '../../report/baseline.js';
import type { BaselineEntry } from '../../report/baseline.js';
import { dismissalReason } from '../../report/dismissal.js';
import { ruleMetas } from '../../rules/metadata.js';
import type { DocumentTracker } from '../documents/tracker.js';
import { DISPLAYED, inDisplayLanguage } from '../engine-texts.js';
import { findingUri } from '../finding-uri.js';
import { explainUri } from '../rules/explain-uri.js';
import { settingsOf } from '../settings.js';
import type { Item } from './item.js';
import type { FindingStore } from './store.js';

/** Explains the finding under the mouse pointer: links, two sentences, and the best rewrite of this place. */
export class FindingHover implements vscode.HoverProvider {
  readonly #store: FindingStore;
  readonly #tracker: DocumentTracker;

  constructor(store: FindingStore, tracker: DocumentTracker) {
    this.#store = store;
    this.#tracker = tracker;
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    if (!settingsOf(document).hover) return undefined;
    const item = this.#store.explained(document.uri).find(({ range }) => range.contains(position));
    return item === undefined ? undefined : new vscode.Hover(await this.#describe(document, item), item.range);
  }

  async #describe(document: vscode.TextDocument, { finding, known }: Item): Promise<vscode.MarkdownString> {
    const text = new vscode.MarkdownString('', true);
    text.isTrusted = { enabledCommands: [EXPLAIN, COPY_CODE, SHOW_GUIDE, REWRITE_FINDING] };
    const rule = ruleMetas.find(({ id }) => id === finding.ruleId);
    if (rule === undefined) return text.appendMarkdown(asMarkdown(inDisplayLanguage(finding.message)));
    // Dismissed code is not rewritten.
    const best = isDismissed(known) ? undefined : (await this.#offerFor(document, finding))?.rewrites[0];
    text.appendMarkdown(`${linksFor(document.uri, finding, rule, best)}\n\n`);
    if (known !== undefined) text.appendMarkdown(`${asMarkdown(knownText(known))}\n\n`);
    return text.appendMarkdown(hoverText(finding, rule, document.getText(), best, DISPLAYED));
  }

  /** Returns what can be done about a finding; undefined if preparing that takes long. */
  async #offerFor(document: vscode.TextDocument, finding: Finding): Promise<Offer | undefined> {
    if (this.#tracker.get(document.uri) === undefined) return undefined;
    const offers = await soon(this.#tracker.offersFor(document, [finding.start]));
    return offers && offerAt(offers, finding);
  }
}

function linksFor(uri: vscode.Uri, finding: Finding, rule: RuleMeta, best: Rewrite | undefined): string {
  const { t } = vscode.l10n;
  const link = (title: string, target: vscode.Uri | string) => `[${title}](${target.toString()})`;
  const run = (title: string, command: string) => link(title, findingUri(command, uri, finding));
  return [
    ...(best !== undefined && best.edits.length > 0 ? [run(t('Rewrite'), REWRITE_FINDING)] : []),
    ...(best?.snippet === undefined ? [] : [run(t('Copy Code for This Place'), COPY_CODE)]),
    run(best?.edits.length === 0 ? t('Manual steps') : t('Why it is reported'), SHOW_GUIDE),
    link(t('How to migrate'), explainUri(finding.ruleId)),
    link(t("Auth0's deprecation notice"), rule.source),
  ].join(' · ');
}

/** What the baseline says about a finding, in one line. */
function knownText(known: BaselineEntry): string {
  const { t } = vscode.l10n;
  if (!isDismissed(known)) return t('Known: it is in the baseline of your team.');
  return t('Dismissed: {0}', dismissalReason(known.reason ?? ''));
}

export function certaintyText(certainty: Item['finding']['certainty']): string {
  const { t } = vscode.l10n;
  switch (certainty) {
    case 'certain':
      return t('Confirmed: Auth0 code that no longer works');
    case 'likely':
      return t('Likely: looks like Auth0 code, but could not be confirmed');
    case 'dead':
      return t('No effect: the SDK always dropped this token');
  }
}
