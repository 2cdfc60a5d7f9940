import * as vscode from 'vscode';
import type { Offer } from '../../core/types.js';
import { bestOf, offerAt } from '../../editing/offer-at.js';
import type { WorkspaceOffers } from '../actions/workspace-offers.js';
import { inDisplayLanguage } from '../engine-texts.js';
import type { FileFindings, Item } from '../findings/item.js';

export interface NextStep {
  readonly title: string;
  readonly items: readonly Item[];
}

/** Groups findings by their next steps. */
export class NextSteps {
  readonly #offers: WorkspaceOffers;

  constructor(offers: WorkspaceOffers) {
    this.#offers = offers;
  }

  /** A finding with several next steps is in several groups. */
  async group(files: readonly FileFindings[]): Promise<NextStep[]> {
    const steps = new Map<string, Item[]>();
    for (const file of files) {
      const offers = await this.#offers.of(file.uri);
      for (const item of file.items) {
        for (const title of titlesOf(item, offers)) steps.set(title, [...(steps.get(title) ?? []), item]);
      }
    }
    return [...steps].map(([title, items]) => ({ title, items })).sort((a, b) => b.items.length - a.items.length);
  }
}

function titlesOf({ finding }: Item, offers: readonly Offer[]): readonly string[] {
  const { t } = vscode.l10n;
  const offer = offerAt(offers, finding);
  const best = offer && bestOf(offer);
  if (best === undefined) return [t('Migrate manually (see rule page)')];
  if (best.applicability === 'automatic') return [t('Automatic rewrite available')];
  return best.todos.length > 0 ? best.todos.map((todo) => inDisplayLanguage(todo)) : [t('Review the rewrite')];
}
