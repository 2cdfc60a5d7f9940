import type { Hover, Position } from 'vscode-languageserver/node';
import { asMarkdown } from '../editing/guides/hover-markdown.js';
import { hoverText } from '../editing/guides/hover-text.js';
import { offerAt } from '../editing/offer-at.js';
import { soon } from '../editing/patience.js';
import { ruleMetas } from '../rules/metadata.js';
import type { ClientDocument } from './client-document.js';
import type { DocumentSet } from './document-set.js';
import type { ServerContext } from './server-context.js';
import { toOffset, toRange } from './text-positions.js';

/** Explains the finding at a position: the message, what its rule is about, and the best rewrite of this place. */
export async function hoverAt(
  document: ClientDocument,
  position: Position,
  set: DocumentSet,
  { abilities, texts }: ServerContext,
): Promise<Hover | null> {
  if (!set.settingsOf(document).hover) return null;
  await set.tracked.current(document);
  const at = toOffset(document.lines, position, abilities.encoding);
  const finding = set.shownIn(document).find(({ start, end }) => start <= at && at <= end);
  const rule = ruleMetas.find(({ id }) => id === finding?.ruleId);
  if (finding === undefined || rule === undefined) return null;
  const { version, text } = document;
  const range = toRange(document.lines, finding, abilities.encoding);
  const offers = await soon(set.tracked.offersFor(document, [finding.start]));
  if (document.version !== version) return null;
  const best = offers && offerAt(offers, finding)?.rewrites[0];
  if (!abilities.markdownHovers) {
    const value = [finding.message, rule.description, ...(best ? [best.title] : [])].map(texts.say).join('\n\n');
    return { range, contents: { kind: 'plaintext', value } };
  }
  const value = [
    asMarkdown(texts.say(finding.message)),
    hoverText(finding, rule, text, best, texts).trim(),
    `[${texts.t("Auth0's deprecation notice")}](${rule.source})`,
  ].join('\n\n');
  return { range, contents: { kind: 'markdown', value } };
}
