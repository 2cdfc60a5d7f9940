import * as vscode from 'vscode';
import { ruleMetas } from '../../rules/metadata.js';
import { inDisplayLanguage } from '../engine-texts.js';
import { EXPLAIN, explainUri } from '../rules/explain-uri.js';
import type { Example, RulePages } from '../rules/rule-pages.js';
import { settingsOf } from '../settings.js';
import type { Item } from './item.js';
import type { FindingStore } from './store.js';

/** Explains the finding under the mouse pointer. */
export class FindingHover implements vscode.HoverProvider {
  readonly #store: FindingStore;
  readonly #pages: RulePages;

  constructor(store: FindingStore, pages: RulePages) {
    this.#store = store;
    this.#pages = pages;
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    if (!settingsOf(document).hover) return undefined;
    const item = this.#store.of(document.uri)?.items.find(({ range }) => range.contains(position));
    return item === undefined ? undefined : new vscode.Hover(await this.#describe(item), item.range);
  }

  async #describe({ finding }: Item): Promise<vscode.MarkdownString> {
    const { t } = vscode.l10n;
    const text = new vscode.MarkdownString('', true);
    text.isTrusted = { enabledCommands: [EXPLAIN] };
    const rule = ruleMetas.find(({ id }) => id === finding.ruleId);
    if (rule === undefined) return text.appendMarkdown(inDisplayLanguage(finding.message));
    const [title, description] = [rule.title, rule.description].map(inDisplayLanguage);
    text.appendMarkdown(`**${title}**\n\n${certaintyText(finding.certainty)}\n\n${description}\n\n`);
    const { before, after } = await this.#pages.read(finding.ruleId);
    if (before) appendExample(text, t('Before'), before);
    if (after) appendExample(text, t('After'), after);
    const links = [
      ...(rule.dates.removed === null ? [] : [t('Removed {0}', rule.dates.removed)]),
      `[${t('How to migrate')}](${explainUri(finding.ruleId).toString()})`,
      `[${t("Auth0's deprecation notice")}](${rule.source})`,
    ];
    text.appendMarkdown(links.join(' · '));
    return text;
  }
}

function appendExample(text: vscode.MarkdownString, title: string, { language, code }: Example): void {
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
