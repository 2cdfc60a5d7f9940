/** The entry of `dist/engine.js`: everything that needs the parser. Faces load it only when a candidate is met. */
import { createAnalyze } from './core/analyze.js';
import { rules } from './rules/index.js';

export const analyze = createAnalyze(rules);
