import { isCandidate } from '../core/engine/needles.js';
import { hostOf } from '../core/hosts/hosts.js';
import type { AnalyzeOptions, HelperHome, RuleMeta, Severity } from '../core/types.js';
import { vocabulary } from '../rules/auth0/auth0-vocabulary.js';
import { isSdkBuild } from '../rules/auth0/sdk-build.js';
import { ruleMetas } from '../rules/metadata.js';
import { BINARY, IGNORED, skipByName, skipBySize } from './gates.js';
import type { Skip } from './gates.js';
import { isMinifiedText } from './minified.js';

/** A text for the engine to analyse. */
export interface PreparedText {
  readonly text: string;
  readonly fileName: string;
  readonly options: AnalyzeOptions;
  /** Severities from the configuration, by rule id. */
  readonly levels: Readonly<Record<string, Severity>>;
  /** Identifies the project of the file, for rules that report once per project; absent if it belongs to none. */
  readonly project?: string;
}

/** The project's settings for a file, from any source. */
export interface TextContext {
  /** Whether globs of the configuration or the options exclude the file. */
  readonly isIgnored: boolean;
  /** The enabled rules. */
  readonly rules: readonly RuleMeta[];
  readonly levels: Readonly<Record<string, Severity>>;
  /** Called only if the text is analysed, because it reads files. */
  readonly domains: () => readonly string[];
  readonly packages: () => Readonly<Record<string, string>> | undefined;
  /** The SDKs that pages load from a CDN along with the file. Called only for scripts. */
  readonly scripts: () => readonly string[];
  readonly helpers: () => HelperHome | undefined;
}

/**
 * Decides whether to analyse a file's text, after its name and size have been accepted.
 * @param isNamed whether the user named this file
 * @returns undefined if no rule can match
 */
export function prepareText(
  text: string,
  fileName: string,
  isNamed: boolean,
  context: TextContext,
): PreparedText | Skip | undefined {
  return isCandidate(context.rules, vocabulary, text) ? prepareCandidate(text, fileName, isNamed, context) : undefined;
}

/** @returns undefined if no rule can match after all */
function prepareCandidate(
  text: string,
  fileName: string,
  isNamed: boolean,
  { rules, levels, domains, packages, scripts, helpers }: TextContext,
): PreparedText | Skip | undefined {
  if (rules.length === 0) return undefined;
  const host = hostOf(fileName);
  // In other languages, only URLs of a tenant count, but many of their files contain `access_token`.
  if (host?.isForeign && !vocabulary.namesHost(text)) return undefined;
  if (!isNamed && host?.script !== undefined && isMinifiedText(text)) {
    return { reason: 'minified', detail: 'very long lines' };
  }
  if (!isNamed && isSdkBuild(text)) return { reason: 'sdk', detail: '' };
  const known = {
    domains: domains(),
    packages: packages(),
    scripts: host?.script ? scripts() : [],
    helpers: helpers(),
  };
  return {
    text,
    fileName,
    options: {
      // Omitted if all rules run: only then can the engine report an unused suppression of all rules.
      ...(rules.length === ruleMetas.length ? {} : { rules: rules.map((rule) => rule.id) }),
      ...(known.domains.length > 0 ? { domains: known.domains } : {}),
      ...(known.packages ? { packages: known.packages } : {}),
      ...(known.scripts.length > 0 ? { scripts: known.scripts } : {}),
      ...(known.helpers ? { helpers: known.helpers } : {}),
    },
    levels,
  };
}

/**
 * Decides whether to analyse an editor's document, by the same criteria as a scan uses for a file.
 * @param maxFileSize in bytes of UTF-8
 * @returns undefined if no rule can match
 */
export function prepareDocument(
  text: string,
  fileName: string,
  maxFileSize: number,
  context: TextContext,
): PreparedText | Skip | undefined {
  if (!isCandidate(context.rules, vocabulary, text)) return undefined;
  if (context.isIgnored) return IGNORED;
  const skip = skipByName(fileName, false) ?? skipByText(text, maxFileSize);
  if (skip !== undefined) return skip;
  return text.includes('\0') ? BINARY : prepareCandidate(text, fileName, false, context);
}

/** UTF-8 takes at most three bytes for a UTF-16 code unit, so only long texts are encoded to count them. */
function skipByText(text: string, most: number): Skip | undefined {
  return text.length * 3 > most ? skipBySize(new TextEncoder().encode(text).length, most) : undefined;
}
