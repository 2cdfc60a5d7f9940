import type { Offer, RuleMeta } from '../../core/types.js';
import { message } from '../../messages/message.js';
import { proofText } from '../../report/proof-text.js';
import { reasonSteps } from '../../report/reason-steps.js';
import type { EditorTexts } from '../editor-texts.js';
import { guidePage } from './guide-page.js';
import { asMarkdown } from './hover-markdown.js';

/** What a page for a finding needs of its document and of its rule's page. */
interface GuideContext {
  /** As people read it. */
  readonly path: string;
  /** Returns the line (1-based) of an offset in the document, in UTF-16 code units. */
  readonly lineAt: (offset: number) => number;
  /** The section about migrating, in Markdown. */
  readonly section: string;
}

/**
 * Returns a page for one finding, in Markdown: why it is reported, and what to do about it.
 * @param language of the reader
 */
export function guideFor(
  offer: Offer,
  rule: RuleMeta,
  { path, lineAt, section }: GuideContext,
  { t, say }: EditorTexts,
  language: string,
): string | undefined {
  const [best] = offer.rewrites;
  if (best === undefined) return undefined;
  const isGuide = best.applicability === 'guide';
  const proof = proofText(best);
  return guidePage(
    {
      title: say(rule.title),
      place: `${path}:${lineAt(offer.finding.start)}`,
      reason: best.reason && say(message('guide.reason', { reason: best.reason })),
      evidence: reasonSteps(offer.finding, offer).map(
        (step) => `${asMarkdown(say(step.message))} (${t('line {0}', lineAt(step.start))})`,
      ),
      steps: isGuide ? best.todos.map(say) : [],
      proof: proof === undefined ? undefined : `${t('Quick fix')}: ${proof}`,
      snippet: best.snippet,
      section,
    },
    {
      evidence: t('Why it is reported'),
      steps: t('Manual steps'),
      code: t('Code for this place'),
      // The pages of the rules are not translated.
      language: language.startsWith('en') ? '' : t('This section is in English.'),
    },
  );
}
