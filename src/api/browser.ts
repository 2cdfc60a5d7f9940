/** What `import 'auth0-relink/browser'` gives: the API without what needs a disk. */
export type {
  ApiAnalysis,
  ApiDocument,
  ApiEdit,
  ApiFileChange,
  ApiFinding,
  ApiOffer,
  ApiPlace,
  ApiProblem,
  ApiRewrite,
  ApiRewrittenFile,
  ApiRule,
  ApiTextOptions,
  Choices,
  RelatedPlace,
  Rewritten,
  RewrittenFinding,
} from './api-types.js';
export { analyzeText as analyze, offers, rewrite } from './documents.js';
export { explain, rules } from './rules.js';
