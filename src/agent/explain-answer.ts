import { explainPlace, namedPlace } from '../explain/explain-place.js';
import { rulePage } from '../explain/explain-rule.js';
import { oneLine } from '../report/display.js';
import { plain } from '../report/text-style.js';
import { ruleMetas } from '../rules/metadata.js';
import { didYouMean } from '../scan/suggest.js';
import { agentScanOptions, scanRemarks, unsavedNote } from './agent-scanning.js';
import type { AgentHost, CallHooks } from './agent-scanning.js';
import { DEFAULT_LENGTH } from './agent-tools.js';
import { BoundedText } from './bounded-text.js';
import type { ToolAnswer } from './tool-answer.js';
import type { ToolInput } from './tool-input.js';
import { ToolRefusal } from './tool-refusal.js';

/** Answers `auth0relink_explain`. */
export async function explainAnswer(input: ToolInput, host: AgentHost, hooks: CallHooks): Promise<ToolAnswer> {
  const { ruleOrPlace = '', offset = 0, maxLength = DEFAULT_LENGTH } = input;
  const answer = new BoundedText(maxLength);
  const page = rulePage(ruleOrPlace);
  if (page !== undefined) {
    answer.addLines(page, offset);
    return { text: answer.toString(), isError: false };
  }
  const place = namedPlace(ruleOrPlace);
  if (place === undefined) {
    const ids = ruleMetas.map(({ id }) => id);
    const similar = didYouMean(ruleOrPlace, ids);
    const places = 'ABSOLUTE-PATH:LINE or ABSOLUTE-PATH:LINE:COLUMN';
    throw new ToolRefusal(
      `there is no rule ${oneLine(ruleOrPlace)}${similar}; pass one of ${ids.join(', ')}, or ${places}`,
    );
  }
  const options = agentScanOptions({ paths: [place.file] }, host);
  hooks.onProgress('Explaining');
  const showing = { style: plain, absolute: true, signal: hooks.signal };
  const { text, errors, incomplete } = await explainPlace(place, options, showing);
  answer.say(unsavedNote([...options.paths], host));
  answer.addLines(text, offset);
  const failed = scanRemarks({ skipped: [], errors, incomplete }, options.cwd);
  answer.say(failed);
  return { text: answer.toString(), isError: failed !== '' };
}
