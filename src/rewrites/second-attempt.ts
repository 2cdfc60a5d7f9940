import { applyEdits, composed, inOrder, startsAfter } from '../core/edits.js';
import type { Inspect, Inspected } from '../core/engine/inspect.js';
import { isInRegion } from '../core/hosts/region.js';
import type { Edit, Placeholder, Rewrite } from '../core/types.js';
import type { Auth0Document } from '../rules/auth0/auth0-document.js';
import type { Auth0Draft } from '../rules/forms.js';
import { withLineEndsOf, withLineFeeds } from './classic-mac.js';
import { gatheredOptions } from './link/gathered-options.js';
import type { Building } from './link/gathered-options.js';
import { planFor } from './plans.js';
import type { Project } from './project.js';
import { propose } from './proposals.js';
import type { Proposal } from './session/reading.js';
import type { DocumentSource } from './session/session-types.js';
import { styleOf } from './style.js';
import { leavesTemplateBlock } from './template-blocks.js';

type Entry = Inspected<Auth0Draft, Auth0Document>;

/**
 * Returns the function that proposes rewrites. Where the rewriters refuse a token that is assigned to a property, they
 * get the code once more with all that is assigned to the options in one literal.
 */
export function createPropose(inspect: Inspect<Auth0Draft, Auth0Document>) {
  return (entry: Entry, input: Required<DocumentSource>, project: Project): readonly Proposal[] => {
    const own = propose(entry, input, project);
    if (own.length === 0 || 'guided' in planFor(entry.draft)) return own;
    if (own.some((proposal) => !('refused' in proposal))) return own;
    const building = buildingAround(entry, input);
    if (building === undefined) return own;
    for (const isInline of [false, true]) {
      const edits = gatheredOptions(building, entry.finding, isInline);
      if (edits === undefined) continue;
      if (leavesTemplateBlock(building.program, building.text, entry.finding, edits)) continue;
      const changed = withLineEndsOf(input.text, inOrder(edits));
      const text = applyEdits(input.text, changed);
      const again = inspect(text, input.fileName, input.options, project);
      const found = (again?.inspected ?? []).filter(({ finding }) => isSame(entry, finding, changed));
      const [same] = found;
      if (same === undefined || found.length > 1) continue;
      const rewritten = propose(same, { ...input, text }, project).flatMap((proposal) =>
        'refused' in proposal ? [] : onto(input.text.length, changed, proposal),
      );
      if (rewritten.length > 0) return rewritten;
    }
    return own;
  };
}

/** Returns the code around a finding; undefined if that has syntax errors. */
function buildingAround({ finding, document }: Entry, { text, fileName }: DocumentSource): Building | undefined {
  const program = document.programs.find(({ region }) => isInRegion(finding, region));
  if (program === undefined || program.isBroken) return undefined;
  const readable = withLineFeeds(text);
  return { document, fileName, text: readable, program, style: styleOf(readable, program) };
}

/** Whether a finding is that of an entry, in the text that edits have moved its code in. */
function isSame({ finding }: Entry, now: Entry['finding'], edits: readonly Edit[]): boolean {
  const starts = startsAfter(edits);
  const isNew = edits.some(({ text }, index) => {
    const start = starts[index] ?? 0;
    return start <= now.start && now.end <= start + text.length;
  });
  return isNew && now.form === finding.form;
}

/** Returns a rewrite of the changed text as one of the text before. */
function onto(length: number, changed: readonly Edit[], rewrite: Rewrite): Rewrite {
  const edits = composed(length, changed, rewrite.edits);
  const [before, now] = [startsAfter(rewrite.edits), startsAfter(edits)];
  const placeholders = rewrite.placeholders.flatMap(({ edit, start, end }): Placeholder[] => {
    const at = (before[edit] ?? 0) + start;
    const index = edits.findIndex(({ text }, each) => {
      const from = now[each] ?? 0;
      return from <= at && at + end - start <= from + text.length;
    });
    const from = at - (now[index] ?? 0);
    return index < 0 ? [] : [{ edit: index, start: from, end: from + end - start }];
  });
  return { ...rewrite, edits, placeholders };
}
