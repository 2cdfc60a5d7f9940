import { render } from '../messages/render.js';
import { ruleMetas } from '../rules/metadata.js';
import type { ApiRule } from './api-types.js';

/** All rules. */
export const rules: readonly ApiRule[] = ruleMetas.map(({ id, title, description, docs }) => ({
  id,
  title: render(title),
  description: render(description),
  docs,
}));

/** @throws {TypeError} for an id that no rule has */
export function assertRules(ids: readonly string[]): void {
  ids.forEach(explain);
}

/**
 * Returns a rule.
 * @throws {TypeError} for an id that no rule has
 */
export function explain(id: string): ApiRule {
  const rule = rules.find((each) => each.id === id);
  if (rule === undefined)
    throw new TypeError(`unknown rule ${id}; the rules are ${rules.map((each) => each.id).join(', ')}`);
  return rule;
}
