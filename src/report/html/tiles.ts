import type { Applicability } from '../../core/types.js';
import { countBy } from '../summary.js';
import { escapeHtml } from './escape.js';

/** The name of each state in a page. */
export const STATES: Readonly<Record<Applicability, string>> = {
  automatic: 'Automatic',
  review: 'Review',
  guide: 'By hand',
};

const MEANING: Readonly<Record<Applicability, string>> = {
  automatic: 'the rewrite leaves nothing to do',
  review: 'the rewrite leaves steps to a person',
  guide: 'no rewrite: manual steps',
};

/** How many findings are gone since a point in time. */
export interface MigrationFigures {
  readonly migrated: number;
  readonly total: number;
  /** Whether the team's baseline says what is to be migrated; otherwise, the first scan does. */
  readonly fromBaseline?: boolean;
}

interface Tile {
  readonly value: string;
  readonly name: string;
  readonly detail: string;
}

/** How many findings the baseline has. */
interface KnownFigures {
  /** Without those that are dismissed. */
  readonly known: number;
  readonly dismissed: number;
}

/**
 * Returns the figures at the top of a page: what can be done about the new findings, how many are not new, and how many
 * are gone.
 * @param states of all new findings; undefined where that is not known
 */
export function tiles(
  states: readonly (Applicability | undefined)[],
  migration: MigrationFigures | undefined,
  figures: KnownFigures | undefined,
): string {
  const counts = countBy(states, (state) => state ?? 'unknown');
  const unknown = counts.get('unknown') ?? 0;
  const known = states.length > unknown || (states.length === 0 && migration !== undefined);
  const all: Tile[] = [
    ...(known ? (['automatic', 'review', 'guide'] as const) : []).map((state) => ({
      value: String(counts.get(state) ?? 0),
      name: STATES[state],
      detail: MEANING[state],
    })),
    ...(known && unknown > 0 ? [{ value: String(unknown), name: 'Unknown', detail: 'rewrites not prepared' }] : []),
    ...(figures === undefined
      ? []
      : [
          { value: String(figures.known), name: 'Known', detail: 'in the baseline' },
          { value: String(figures.dismissed), name: 'Dismissed', detail: 'with a reason in the baseline' },
        ]),
    ...(migration === undefined
      ? []
      : [
          {
            value: `${migration.migrated} of ${migration.total}`,
            name: 'Migrated',
            detail: migration.fromBaseline === true ? 'in the baseline' : 'since the first scan',
          },
        ]),
  ];
  const items = all.map(
    ({ value, name, detail }) =>
      `<div class="tile"><dt>${escapeHtml(name)}</dt><dd><span class="value">${escapeHtml(value)}</span> <span class="dim">${escapeHtml(detail)}</span></dd></div>`,
  );
  return items.length === 0 ? '' : `<dl class="tiles">${items.join('')}</dl>`;
}
