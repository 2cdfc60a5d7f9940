/** The entry of `dist/engine.js`: everything that needs the parser. Faces load it only when a candidate is met. */
import { createAnalyze, createReanalyze } from './core/engine/analyze.js';
import { createInspect, syntaxErrors } from './core/engine/inspect.js';
import { snippetFor } from './rewrites/guide/snippet.js';
import { createFindOffers } from './rewrites/offers.js';
import { createPropose } from './rewrites/second-attempt.js';
import { createOpenSession } from './rewrites/session/session.js';
import { vocabulary } from './rules/auth0/auth0-vocabulary.js';
import { evidenceOf } from './rules/auth0/evidence.js';
import { ruleSet } from './rules/index.js';

export const analyze = createAnalyze(ruleSet);

/** The same for an editor, which analyses one version of a document after the other. */
export const reanalyze = createReanalyze(ruleSet);

const inspect = createInspect(ruleSet);

/** Starts a session, which prepares and applies rewrites. */
export const openSession = createOpenSession({
  inspect,
  syntaxErrors: (text, fileName) => syntaxErrors(text, fileName, vocabulary),
  propose: createPropose(inspect),
  evidence: ({ draft, document }) => evidenceOf(draft, document),
  snippet: snippetFor,
});

/** What can be done about each finding; analyses the document again, so ask only for documents with findings. */
export const findOffers = createFindOffers(openSession);
