import * as vscode from 'vscode';
import type { Finding, Offer } from '../../core/types.js';
import { proofText } from '../../report/proof-text.js';
import { reasonSteps } from '../../report/reason-steps.js';
import { ruleMetas } from '../../rules/metadata.js';
import type { DocumentTracker } from '../documents/tracker.js';
import { inDisplayLanguage } from '../engine-texts.js';
import { COPY_CODE, copyCodeUri } from '../finding-commands.js';
import { asMarkdown } from '../hover-markdown.js';
import { EXPLAIN, explainUri } from '../rules/explain-uri.js';
import type { Example, RulePages } from '../rules/rule-pages.js';
import { settingsOf } from '../settings.js';
import type { Item } from './item.js';
import type { FindingStore } from './store.js';

/** How long a hover waits for rewrites, in milliseconds. */
const PATIENCE = 700;

/** Explains the finding under the mouse pointer. */
export class FindingHover implements vscode.HoverProvider {
  readonly #store: FindingStore;
  readonly #pages: RulePages;
  readonly #tracker: DocumentTracker;

  constructor(store: FindingStore, pages: RulePages, tracker: DocumentTracker) {
    this.#store = store;
    this.#pages = pages;
    this.#tracker = tracker;
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    if (!settingsOf(document).hover) return undefined;
    const item = this.#store.of(document.uri)?.items.find(({ range }) => range.contains(position));
    return item === undefined ? undefined : new vscode.Hover(await this.#describe(document, item), item.range);
  }

  async #describe(document: vscode.TextDocument, { finding }: Item): Promise<vscode.MarkdownString> {
    const { t } = vscode.l10n;
    const text = new vscode.MarkdownString('', true);
    text.isTrusted = { enabledCommands: [EXPLAIN, COPY_CODE] };
    const rule = ruleMetas.find(({ id }) => id === finding.ruleId);
    if (rule === undefined) return text.appendMarkdown(inDisplayLanguage(finding.message));
    const [title, description] = [rule.title, rule.description].map(inDisplayLanguage);
    text.appendMarkdown(`**${title}**\n\n${certaintyText(finding.certainty)}\n\n${description}\n\n`);
    const offer = await this.#offerFor(document, finding);
    if (offer) appendSteps(text, document, reasonSteps(finding, offer));
    const { before, after } = await this.#pages.read(finding.ruleId);
    if (before) appendExample(text, t('Before'), before);
    if (after) appendExample(text, t('After'), after);
    const best = offer?.rewrites[0];
    const proof = best && proofText(best);
    if (proof !== undefined) text.appendMarkdown(`${t('Quick fix')}: ${asMarkdown(proof)}\n\n`);
    const snippet = best?.snippet;
    if (snippet) appendExample(text, t('Code for this place'), snippet);
    const links = [
      ...(snippet ? [`[${t('Copy Code for This Place')}](${copyCodeUri(document.uri, finding).toString()})`] : []),
      ...(rule.dates.removed === null ? [] : [t('Removed {0}', rule.dates.removed)]),
      `[${t('How to migrate')}](${explainUri(finding.ruleId).toString()})`,
      `[${t("Auth0's deprecation notice")}](${rule.source})`,
    ];
    text.appendMarkdown(links.join(' · '));
    return text;
  }

  /** Returns what can be done about a finding; undefined if preparing that takes long. */
  async #offerFor(document: vscode.TextDocument, { ruleId, start }: Finding): Promise<Offer | undefined> {
    if (this.#tracker.get(document.uri) === undefined) return undefined;
    const late = new Promise<undefined>((resolve) => {
      setTimeout(() => {
        resolve(undefined);
      }, PATIENCE);
    });
    const offers = await Promise.race([this.#tracker.offersFor(document, [start]), late]).catch(() => undefined);
    return offers?.find(({ finding }) => finding.ruleId === ruleId && finding.start === start);
  }
}

/** Appends why a finding is reported, with links to the lines that show it. */
function appendSteps(text: vscode.MarkdownString, document: vscode.TextDocument, steps: Offer['evidence']): void {
  const { t } = vscode.l10n;
  text.appendMarkdown(`${t('Why it is reported')}:\n`);
  for (const { message, start } of steps) {
    const { line, character } = document.positionAt(start);
    const place = document.uri.with({ fragment: `L${line + 1},${character + 1}` });
    text.appendMarkdown(
      `1. ${asMarkdown(inDisplayLanguage(message))} ([${t('line {0}', line + 1)}](${place.toString()}))\n`,
    );
  }
  text.appendMarkdown('\n');
}

function appendExample(
  text: vscode.MarkdownString,
  title: string,
  { language, code }: Pick<Example, 'language' | 'code'>,
): void {
  text.appendMarkdown(`${title}:\n`).appendCodeblock(shortened(code), language).appendMarkdown('\n');
}

/** A hover is for a glance; the page has the full example. */
function shortened(code: string): string {
  const lines = code.split('\n');
  return lines.length <= 16 ? code : [...lines.slice(0, 15), '…'].join('\n');
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
