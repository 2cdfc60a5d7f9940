import type { Proof } from '../core/types.js';
import { PROOFS } from './proof-table.js';
import type { Side } from './side.js';

/** Returns the programs that were run with the rewrites of a form to a target: those of the same side if there are any. */
export function proofsOf(form: string, target: string, side: Side): readonly Proof[] {
  const all = PROOFS.get(`${form} ${target}`) ?? [];
  const same = all.filter((proof) => proof.side === side);
  return (same.length > 0 ? same : all).map(({ id, section, versions, failures }) => ({
    id,
    section,
    versions,
    failures,
  }));
}
