import type { FindOffers } from '../core/types.js';
import type { OpenSession } from './session/session-types.js';

/** Makes the function that lists the offers of one document. */
export function createFindOffers(openSession: OpenSession): FindOffers {
  return (text, fileName, options = {}, reader) => openSession(reader).open({ text, fileName, options }).offers;
}
