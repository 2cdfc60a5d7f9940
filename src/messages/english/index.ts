import { BASELINES } from './baselines.js';
import { EVIDENCE } from './evidence.js';
import { FINDINGS } from './findings.js';
import { GUIDES } from './guides.js';
import { PROBLEMS } from './problems.js';
import { REASONS } from './reasons/index.js';
import { RULES } from './rules.js';
import { TITLES } from './titles.js';
import { TODOS } from './todos.js';

/** Every text that the engine can say, by its id. `{{name}}` is a hole; single braces are text, as in an API's path. */
export const ENGLISH = {
  ...BASELINES,
  ...EVIDENCE,
  ...FINDINGS,
  ...GUIDES,
  ...PROBLEMS,
  ...REASONS,
  ...RULES,
  ...TITLES,
  ...TODOS,
} as const;

export type Templates = typeof ENGLISH;
