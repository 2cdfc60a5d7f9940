/** What `import 'auth0-relink'` gives: docs/api.md. */
export type {
  ApiAnalysis,
  ApiDocument,
  ApiEdit,
  ApiFileChange,
  ApiFinding,
  ApiOffer,
  ApiProblem,
  ApiRewrite,
  ApiRule,
  Choices,
  EndEvent,
  ErrorEvent,
  FileEvent,
  FolderOptions,
  ApiPlace,
  RelatedPlace,
  Rewritten,
  ApiRewrittenFile,
  RewrittenFinding,
  ScanEvent,
  SkippedEvent,
  ApiTextOptions,
} from './api-types.js';
export { analyzeText as analyze, offers, rewrite } from './documents.js';
export { explain, rules } from './rules.js';
export { scanFolders as scan } from './scan-folders.js';
