import type { Proof, Rewrite } from '../core/types.js';

/** Returns where docs/proof.md has a rewrite, and what it was run with; undefined for a guide. */
export function proofText({ proof }: Pick<Rewrite, 'proof'>): string | undefined {
  if (proof === undefined) return undefined;
  if (proof.length === 0) return 'not run: docs/proof.md has no program for this form and target';
  const pages = distinct(proof.map(pageOf)).join(', ');
  const details = [versionsOf(proof), distinct(proof.flatMap(({ failures }) => failures)).join(', ')];
  const list = details.filter((each) => each !== '').join('; ');
  return list === '' ? `proven by ${pages}` : `proven by ${pages}: ${list}`;
}

export function pageOf({ section }: Proof): string {
  return `docs/proof.md#${section}`;
}

/** `auth0-js 8.12.3, 9.32.0` */
function versionsOf(proof: readonly Proof[]): string {
  const byName = new Map<string, string[]>();
  for (const label of distinct(proof.flatMap(({ versions }) => versions))) {
    const [name = '', version = ''] = label.split(' ');
    byName.set(name, [...(byName.get(name) ?? []), version]);
  }
  return [...byName].map(([name, versions]) => `${name} ${versions.join(', ')}`).join('; ');
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
