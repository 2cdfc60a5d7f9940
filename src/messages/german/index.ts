import type { Catalogue } from '../render.js';
import { BASELINES } from './baselines.js';
import { EVIDENCE } from './evidence.js';
import { FINDINGS } from './findings.js';
import { GUIDES } from './guides.js';
import { PROBLEMS } from './problems.js';
import { REASONS } from './reasons/index.js';
import { RULES } from './rules.js';
import { TITLES } from './titles.js';
import { TODOS } from './todos.js';

/** Every text that the engine can say, in German. */
export const GERMAN: Catalogue = {
  ...BASELINES,
  ...EVIDENCE,
  ...FINDINGS,
  ...GUIDES,
  ...PROBLEMS,
  ...REASONS,
  ...RULES,
  ...TITLES,
  ...TODOS,
};
