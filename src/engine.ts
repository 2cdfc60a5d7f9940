/** The entry of `dist/engine.js`: everything that needs the parser. Faces load it only when a candidate is met. */
import { createAnalyze } from './core/engine/analyze.js';
import { createFindOffers } from './rewrites/offers.js';
import { ruleSet } from './rules/index.js';

export const analyze = createAnalyze(ruleSet);

/** What can be done about each finding; looks at the document once more, so ask only for documents with findings. */
export const findOffers = createFindOffers(ruleSet);
