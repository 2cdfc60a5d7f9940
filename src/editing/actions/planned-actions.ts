import type { Finding, Offer, Rewrite } from '../../core/types.js';
import { message } from '../../messages/message.js';
import { guideTitle } from '../editor-texts.js';
import type { EditorTexts } from '../editor-texts.js';
import { bestOf, isSamePlace, offerAt } from '../offer-at.js';
import type { RewriteWish, SilenceScope } from '../thread/protocol.js';

/** What an action does when the user picks it. */
export type Deed =
  | { readonly does: 'rewrite'; readonly offer: Offer; readonly rewrite: Rewrite }
  /** Rewrites findings one after the other, which is prepared when the user picks it. */
  | { readonly does: 'rewrite-several'; readonly wish: RewriteWish }
  | { readonly does: 'show-guide' }
  | { readonly does: 'copy-code' }
  | { readonly does: 'explain' }
  /** Finds the comment when the user picks it. */
  | { readonly does: 'silence'; readonly scope: SilenceScope }
  /** Nothing: its title is the reason why there is no rewrite. */
  | { readonly does: 'nothing' };

/** An action of the light bulb, or of a menu of refactorings. */
export interface PlannedAction<I> {
  readonly title: string;
  readonly isRefactoring: boolean;
  /** Whether it is the one to apply without a choice. */
  readonly isPreferred: boolean;
  readonly item: I;
  readonly deed: Deed;
}

/** A finding, as the editor keeps it. */
interface FindingItem {
  readonly finding: Finding;
}

/**
 * Returns what can be done about findings at one place of a document, in the order of a menu.
 * @param items the findings there
 * @param shown all findings of the document that the user sees
 */
export function planActions<I extends FindingItem>(
  items: readonly I[],
  shown: readonly FindingItem[],
  offers: readonly Offer[],
  texts: EditorTexts,
): PlannedAction<I>[] {
  const rewrites: PlannedAction<I>[] = [];
  const others: PlannedAction<I>[] = [];
  const explained = new Map<string, PlannedAction<I>>();
  const silences: PlannedAction<I>[] = [];
  for (const item of items) {
    const { ruleId } = item.finding;
    const offer = offerAt(offers, item.finding);
    for (const rewrite of offer?.rewrites ?? []) {
      if (offer) rewrites.push(...rewriteActions(item, offer, rewrite, texts));
    }
    // The same for each finding of a rule.
    if (!explained.has(ruleId)) {
      others.push(...actionsForAll(item, shown, offers, texts));
      explained.set(ruleId, explainAction(item, texts));
    }
    silences.push(...silenceActions(item, texts));
  }
  return [...rewrites, ...others, ...explained.values(), ...silences];
}

/** Returns what can be done about findings before their rewrites are known. */
export function planMeanwhile<I extends FindingItem>(items: readonly I[], texts: EditorTexts): PlannedAction<I>[] {
  return items.flatMap((item) => {
    const wish = { review: true, only: [item.finding] };
    return [
      quickFix(item, texts.t('Rewrite this finding'), { does: 'rewrite-several', wish }),
      explainAction(item, texts),
      ...silenceActions(item, texts),
    ];
  });
}

function quickFix<I>(item: I, title: string, deed: Deed, isPreferred = false): PlannedAction<I> {
  return { title, isRefactoring: false, isPreferred, item, deed };
}

function rewriteActions<I>(item: I, offer: Offer, rewrite: Rewrite, texts: EditorTexts): PlannedAction<I>[] {
  if (rewrite.edits.length === 0) return guideActions(item, rewrite, texts);
  const title = texts.say(rewrite.title);
  const deed = { does: 'rewrite' as const, offer, rewrite };
  const action = quickFix(item, title, deed, rewrite === offer.rewrites[0]);
  return [action, { ...action, isPreferred: false, isRefactoring: true }];
}

/** A guide opens a page for the finding, and its code can be copied. The refactorings show why there is no rewrite. */
function guideActions<I>(item: I, rewrite: Rewrite, { t, say }: EditorTexts): PlannedAction<I>[] {
  const actions = [quickFix(item, guideTitle(rewrite, say), { does: 'show-guide' })];
  if (rewrite.snippet !== undefined) {
    actions.push(quickFix(item, t('Copy Code for This Place'), { does: 'copy-code' }));
  }
  if (rewrite.reason === undefined) return actions;
  const reason = say(message('guide.reason', { reason: rewrite.reason }));
  return [...actions, { ...quickFix(item, reason, { does: 'nothing' }), isRefactoring: true }];
}

/** Fixes for all findings of this rule and of the file, if more than one can be rewritten. */
function actionsForAll<I extends FindingItem>(
  item: I,
  shown: readonly FindingItem[],
  offers: readonly Offer[],
  { t }: EditorTexts,
): PlannedAction<I>[] {
  const { ruleId } = item.finding;
  const isShown = ({ finding }: Offer) => shown.some((each) => isSamePlace(each.finding, finding));
  const usable = offers.filter((offer) => isShown(offer) && bestOf(offer) !== undefined);
  const ofRule = usable.filter((offer) => offer.finding.ruleId === ruleId).length;
  const create = (title: string, wish: RewriteWish) => quickFix(item, title, { does: 'rewrite-several', wish });
  return [
    ...(ofRule > 1
      ? [create(t('Rewrite all {0} {1} findings in this file', ofRule, ruleId), { review: true, ruleId })]
      : []),
    ...(usable.length > Math.max(1, ofRule)
      ? [create(t('Rewrite all {0} findings in this file', usable.length), { review: true })]
      : []),
  ];
}

function explainAction<I extends FindingItem>(item: I, { t }: EditorTexts): PlannedAction<I> {
  return quickFix(item, t('Explain {0}', item.finding.ruleId), { does: 'explain' });
}

function silenceActions<I extends FindingItem>(item: I, { t }: EditorTexts): PlannedAction<I>[] {
  const { ruleId } = item.finding;
  const titles: [SilenceScope, string][] = [
    ['line', t('Suppress {0} for this line', ruleId)],
    ['block', t('Suppress {0} for this block', ruleId)],
    ['file', t('Suppress {0} for this file', ruleId)],
  ];
  return titles.map(([scope, title]) => quickFix(item, title, { does: 'silence', scope }));
}
