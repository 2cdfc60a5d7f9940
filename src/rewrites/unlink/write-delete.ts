import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { byNode, byXhr } from './by-calls.js';
import { byAurelia, bySuperagent, byWretch } from './by-chain.js';
import { byOptions } from './by-options.js';
import { byJQuery, byNeedle, byPosition, byVerb } from './by-verb.js';
import type { CallShape } from './client-table.js';
import type { DeleteForm, UnlinkCall } from './delete-form.js';

const FORMS: Readonly<Record<CallShape, (unlink: UnlinkCall) => Attempt<DeleteForm>>> = {
  aurelia: byAurelia,
  chain: bySuperagent,
  headerless: byNothing,
  jquery: byJQuery,
  needle: byNeedle,
  node: byNode,
  options: byOptions,
  positional: byPosition,
  verb: byVerb,
  wretch: byWretch,
  xhr: byXhr,
};

/** Returns the DELETE form of a call; refuses where the call's shape is unknown. */
export function* deleteForm(unlink: UnlinkCall): Attempt<DeleteForm> {
  return unlink.form ?? (yield* FORMS[unlink.client.shape](unlink));
}

function* byNothing({ client }: UnlinkCall): Attempt<DeleteForm> {
  return yield* refuse(client.refused ?? 'reason.http-client-unknown');
}
