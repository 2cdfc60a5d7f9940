import type { Attempt } from '../refusal.js';
import { byNode, bySuperagent, byXhr } from './by-calls.js';
import { byNeedle, byOptions } from './by-options.js';
import type { DeleteForm, UnlinkCall } from './delete-form.js';

/** Returns the DELETE form of a call; refuses where the call's shape is unknown. */
export function* deleteForm(unlink: UnlinkCall): Attempt<DeleteForm> {
  switch (unlink.client) {
    case 'xhr':
      return yield* byXhr(unlink);
    case 'superagent':
      return yield* bySuperagent(unlink);
    case 'needle':
      return yield* byNeedle(unlink);
    case 'node':
      return yield* byNode(unlink);
    default:
      return yield* byOptions(unlink);
  }
}
