import type { Proof } from '../core/types.js';
import { PROOFS } from './proof-table.js';
import type { Side } from './side.js';

/**
 * Returns the programs that were run with the rewrites of a form to a target: those of the same side and with the
 * document's packages, if there are any.
 * @param uses whether the document uses a package
 */
export function proofsOf(
  form: string,
  target: string,
  side: Side,
  uses: (packageName: string) => boolean,
): readonly Proof[] {
  const all = PROOFS.get(`${form} ${target}`) ?? [];
  const same = all.filter((proof) => proof.side === side);
  const near = same.length > 0 ? same : all;
  const own = near.filter(({ versions }) => versions.some((version) => uses(version.split(' ')[0] ?? '')));
  return (own.length > 0 ? own : near).map(({ id, section, versions, failures }) => ({
    id,
    section,
    versions,
    failures,
  }));
}
