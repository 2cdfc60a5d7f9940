import type { Finding, Offer, RelatedLocation } from '../core/types.js';

/** Returns why a finding is reported, step by step: what the code shows, and the conclusion. */
export function reasonSteps({ related }: Finding, { evidence }: Pick<Offer, 'evidence'>): readonly RelatedLocation[] {
  // The evidence repeats what creates the object.
  const more = related.filter(({ message: { id } }) => !id.startsWith('related.created'));
  return [...evidence.slice(0, -1), ...more, ...evidence.slice(-1)];
}
