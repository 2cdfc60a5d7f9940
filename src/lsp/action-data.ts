import type { Deed } from '../editing/actions/planned-actions.js';
import { isSamePlace } from '../editing/offer-at.js';
import type { RewriteWish, SilenceScope } from '../editing/thread/protocol.js';

/** What an action changes, as its `data`: the edit is prepared once the user picks it. */
export interface ActionData {
  readonly uri: string;
  /** Of the document; actions are not for later ones. */
  readonly version: number;
  readonly ruleId: string;
  /** Where the finding starts, in UTF-16 code units. */
  readonly start: number;
  readonly deed:
    | { readonly does: 'rewrite'; readonly index: number }
    | { readonly does: 'rewrite-several'; readonly wish: RewriteWish }
    | { readonly does: 'silence'; readonly scope: SilenceScope };
}

/** Returns the part of a deed that changes something, as plain data; undefined if it changes nothing. */
export function changeIn(deed: Deed): ActionData['deed'] | undefined {
  switch (deed.does) {
    case 'rewrite':
      return { does: 'rewrite', index: deed.offer.rewrites.indexOf(deed.rewrite) };
    case 'rewrite-several':
      return { does: deed.does, wish: withPlacesOnly(deed.wish) };
    case 'silence':
      return deed;
    default:
      return undefined;
  }
}

/** Leaves out all but the places of findings: clients send this back and forth. */
function withPlacesOnly({ only, ...wish }: RewriteWish): RewriteWish {
  return { ...wish, ...(only && { only: only.map(({ ruleId, start, end }) => ({ ruleId, start, end })) }) };
}

/** Whether a value from a client is data of an action. */
export function isActionData(value: unknown): value is ActionData {
  const data = (value ?? {}) as Partial<ActionData>;
  return typeof data.uri === 'string' && typeof data.version === 'number' && typeof data.deed === 'object';
}

/** Whether an action is about a finding. */
export function isAbout(data: ActionData, finding: { readonly ruleId: string; readonly start: number }): boolean {
  return isSamePlace(data, finding);
}
