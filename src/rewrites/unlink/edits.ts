import { byNode, bySuperagent, byXhr } from './by-calls.js';
import { byNeedle, byOptions } from './by-options.js';
import type { DeleteForm, UnlinkCall } from './delete-form.js';

/** @throws {NotUnderstood} where the call is written in a way that is not known */
export function deleteForm(unlink: UnlinkCall): DeleteForm {
  switch (unlink.client) {
    case 'xhr':
      return byXhr(unlink);
    case 'superagent':
      return bySuperagent(unlink);
    case 'needle':
      return byNeedle(unlink);
    case 'node':
      return byNode(unlink);
    default:
      return byOptions(unlink);
  }
}
