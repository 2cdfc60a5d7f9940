import { readFileSync } from 'node:fs';
import path from 'node:path';
import { oneLine } from '../report/display.js';
import { fixedFileText } from '../report/fix-text.js';
import { counted } from '../report/summary.js';
import { decode } from '../scan/decode.js';
import { toBytes, toText } from '../scan/raw-path.js';
import type { RawPath } from '../scan/raw-path.js';
import { realPathOf } from '../scan/real-path.js';
import { agentFix } from './agent-fix.js';
import type { AgentFixedFile } from './agent-fix.js';
import { scanRemarks } from './agent-scanning.js';
import type { AgentHost, CallHooks } from './agent-scanning.js';
import { DEFAULT_LENGTH } from './agent-tools.js';
import { BoundedText } from './bounded-text.js';
import { findingCounts, foreignNote, outsideOf } from './preview-answer.js';
import { checkAgainst, hashOf } from './previews.js';
import type { Previews } from './previews.js';
import type { ToolAnswer } from './tool-answer.js';
import type { ToolInput } from './tool-input.js';
import { ToolRefusal } from './tool-refusal.js';

/** Hashes of the texts that were written, by file: such a file counts as clean as long as nobody else changes it. */
export type WrittenTexts = Map<RawPath, string>;

/** Answers `auth0relink_apply`. */
export async function applyAnswer(
  { token = '', allowDirty = false, maxLength = DEFAULT_LENGTH }: ToolInput,
  host: AgentHost,
  hooks: CallHooks,
  previews: Previews,
  written: WrittenTexts,
): Promise<ToolAnswer> {
  const preview = previews.find(token);
  if (preview === undefined) throw new ToolRefusal('there is no such preview; call auth0relink_preview first');
  const notes: string[] = [];
  const own = new Set([...written].filter(([file, hash]) => hashOf(textOn(file)) === hash).map(([file]) => file));
  const settings = { write: true, allowDirty, own, note: (text: string) => notes.push(`note: ${text}\n`) };
  const fix = await agentFix(preview.input, host, hooks, settings, (files) => {
    checkAgainst(preview, files);
    const foreign = outsideOf(host.roots, files);
    if (foreign.length > 0) throw new ToolRefusal(foreignNote(foreign).trim());
    checkSaved(files, host);
  });
  const { result, base, files } = fix;
  const done = files.filter(({ fixed }) => fixed.change === 'written');
  // What a user allowed to be mixed with other changes stays that.
  if (!allowDirty) for (const { file, fixed } of done) written.set(realPathOf(file), hashOf(fixed.newText));
  if (done.length > 0) previews.drop(token);
  const answer = new BoundedText(maxLength);
  answer.say(
    `${done.length === 0 ? 'No file was written.' : `Written: ${counted(done.length, 'file')}.`} ${findingCounts(fix)}\n`,
  );
  if (done.length > 0) answer.say('Line numbers are those before the rewrite.\n');
  for (const text of notes) answer.say(text);
  answer.say(scanRemarks(result.scan, base));
  for (const { folder, command } of result.installs)
    answer.say(`to do: run "${command}" in ${oneLine(path.resolve(base, folder))}\n`);
  const changed = files.filter(({ fixed }) => fixed.change !== 'none').map(({ fixed }) => fixed);
  if (changed.length > 0) {
    answer.addLines(`\n${changed.map((file) => fixedFileText(file, { diffs: false })).join('')}`, 0);
  }
  const isFailed = done.length < changed.length || result.scan.errors.length > 0 || result.scan.incomplete;
  return { text: answer.toString(), isError: isFailed };
}

/** @throws {ToolRefusal} if an editor has other changes of a file that is to be written */
function checkSaved(files: readonly AgentFixedFile[], { isUnsaved }: AgentHost): void {
  const unsaved = files.filter(({ fixed, file }) => fixed.change !== 'none' && isUnsaved(toText(file)));
  if (unsaved.length === 0) return;
  const names = unsaved.map(({ fixed }) => fixed.path).join(', ');
  throw new ToolRefusal(`${names} has unsaved changes in the editor. Nothing was written; ask the user to save it`);
}

/** Returns the text of a file without byte order mark; empty if it can't be read. */
function textOn(file: RawPath): string {
  try {
    return decode(readFileSync(toBytes(file)))?.text ?? '';
  } catch {
    return '';
  }
}
