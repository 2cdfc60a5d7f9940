import { explainPlace, namedPlace } from '../explain/explain-place.js';
import { ruleList, rulePage } from '../explain/explain-rule.js';
import { ruleMetas } from '../rules/metadata.js';
import { didYouMean } from '../scan/suggest.js';
import { styleFor } from './colors.js';
import { complain, describe } from './complain.js';
import { EXIT } from './exit-codes.js';
import { deliver } from './output.js';
import { checkConfig, interruptibly, scanOptionsOf } from './scanning.js';

/** The options of `auth0-relink explain`, as parsed by commander. */
export interface ExplainFlags {
  readonly list?: boolean;
  readonly config?: string;
  readonly color?: boolean;
}

/**
 * Runs `auth0-relink explain`.
 * @param given a rule or a place
 * @returns the exit code: that of a scan of this place
 * @throws {Error} with a sentence for the user, if there is nothing to explain
 */
export async function runExplain(given: string | undefined, flags: ExplainFlags): Promise<number> {
  if (given !== undefined && flags.list) throw new Error(`--list lists all rules; remove ${given} or --list`);
  if (given === undefined && !flags.list) throw new Error('name a rule, a place as FILE:LINE, or --list for all rules');
  const text = given === undefined ? ruleList() : rulePage(given);
  if (given === undefined || text !== undefined) {
    await deliver([text ?? ''], '', {});
    return EXIT.clean;
  }
  return explainAt(given, flags);
}

async function explainAt(given: string, flags: ExplainFlags): Promise<number> {
  const place = namedPlace(given);
  if (place === undefined) {
    const similar = didYouMean(
      given,
      ruleMetas.map(({ id }) => id),
    );
    throw new Error(
      `${given}: no rule${similar}; name a place as FILE:LINE or FILE:LINE:COLUMN, such as src/app.js:12`,
    );
  }
  const scanning = { ...flags, gitignore: true, minCertainty: 'dead' as const };
  checkConfig(scanning);
  const options = scanOptionsOf([place.file], scanning);
  const style = styleFor(flags.color, process.stdout.isTTY);
  const { result, interrupted } = await interruptibly(({ signal }) =>
    explainPlace(place, options, { style, absolute: false, signal }),
  );
  for (const error of result.errors) complain(describe(error));
  if (result.incomplete) return interrupted ?? EXIT.failure;
  if (result.errors.length > 0) return EXIT.failure;
  await deliver([result.text], '', {});
  return result.isFound ? EXIT.findings : EXIT.clean;
}
