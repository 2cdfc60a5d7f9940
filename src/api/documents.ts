import { linesOf } from '../core/lines.js';
import type { AnalyzeOptions } from '../core/types.js';
import { plainProblem } from '../report/json.js';
import { fixAll } from '../rewrites/session/fix-all.js';
import { loadEngine, loadOpenSession } from '../scan/load-engine.js';
import type { ApiAnalysis, ApiDocument, ApiOffer, Choices, Rewritten, ApiTextOptions } from './api-types.js';
import { bestEligible } from './best-eligible.js';
import { apiFinding, apiOffer, apiRewrite } from './plain.js';
import { assertRules } from './rules.js';

/**
 * Finds deprecated account linking in a text. Reads no file.
 * @param text without byte order mark
 * @param fileName its ending tells the language
 * @throws {TypeError} (rejects) for an unknown rule
 */
export async function analyzeText(text: string, fileName: string, options: ApiTextOptions = {}): Promise<ApiAnalysis> {
  const analysisOptions = optionsOf(options);
  const { findings, problems } = (await loadEngine())(text, fileName, analysisOptions);
  const lines = linesOf(text);
  return {
    findings: findings.map((finding) => apiFinding(finding, lines)),
    problems: problems.map((problem) => plainProblem(problem, lines)),
  };
}

/**
 * Finds deprecated account linking in a text, and what can be done about it. Every rewrite with edits was verified: the
 * result parses, its finding is gone and no new one appears.
 * @param text without byte order mark
 * @param fileName its ending tells the language
 * @throws {TypeError} (rejects) for an unknown rule
 */
export async function offers(
  text: string,
  fileName: string,
  options: ApiTextOptions = {},
): Promise<readonly ApiOffer[]> {
  const analysisOptions = optionsOf(options);
  const session = (await loadOpenSession())();
  const lines = linesOf(text);
  return session.open({ text, fileName, options: analysisOptions }).offers.map((offer) => apiOffer(offer, lines));
}

/**
 * Rewrites texts, as `auth0-relink fix` rewrites files. Writes nothing.
 * @param documents see each other where they import each other
 * @throws {TypeError} (rejects) for an unknown rule, or two documents of one name
 */
export async function rewrite(documents: readonly ApiDocument[], choices: Choices = {}): Promise<Rewritten> {
  const inputs = documents.map(({ fileName, text, ...options }) => ({ fileName, text, options: optionsOf(options) }));
  const names = new Set(inputs.map(({ fileName }) => normalName(fileName)));
  if (names.size < inputs.length) throw new TypeError('two documents have the same file name');
  const session = (await loadOpenSession())();
  const { review = false, targets, minCertainty = 'dead' } = choices;
  const wanted = { review, targets, minCertainty };
  // All of them first: a document sees what becomes of the others.
  const opened = inputs.map((input) => ({ input, document: session.open(input) }));
  for (const { document } of opened) fixAll(session, document, (offer) => bestEligible(offer, wanted));
  return {
    files: [
      ...opened
        .filter(({ input, document }) => document.text !== input.text)
        .map(({ document: { fileName, text } }) => ({ fileName, text, created: false })),
      ...session.further.map(({ fileName, text, before }) => ({ fileName, text, created: before === undefined })),
    ],
    findings: opened.flatMap(({ input: { fileName, text }, document }) => {
      const lines = linesOf(text);
      return document.results.map(({ finding, applied, offer }) => ({
        fileName,
        finding: apiFinding(finding, lines),
        ...(applied && { applied: apiRewrite(applied.rewrite) }),
        left: offer?.rewrites.map(apiRewrite) ?? [],
      }));
    }),
  };
}

function optionsOf({ rules, domains, packages }: ApiTextOptions): AnalyzeOptions {
  if (rules) assertRules(rules);
  return { ...(rules && { rules }), ...(domains && { domains }), ...(packages && { packages }) };
}

/** Returns a file name without `.`, `..`, double separators and backslashes. No module of Node: browsers run this, too. */
function normalName(fileName: string): string {
  const parts: string[] = [];
  for (const part of fileName.split(/[\\/]+/)) {
    const above = parts.at(-1);
    if (part === '.') continue;
    if (part === '..' && above !== undefined && above !== '..' && above !== '') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
