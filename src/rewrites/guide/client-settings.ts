import type { TSESTree } from '@typescript-eslint/types';
import { hostOf } from '../../core/hosts/hosts.js';
import type { ParsedProgram } from '../../core/syntax/parse.js';
import type { Finding } from '../../core/types.js';
import type { Auth0Document } from '../../rules/auth0/auth0-document.js';
import { handlerIn } from '../markup.js';
import type { Project } from '../project.js';
import type { RewriteRequest } from '../rewriter.js';
import type { Family, Setting } from '../settings/set-ups.js';
import { settingsOfProject } from '../settings/write-settings.js';
import type { FoundSettings } from '../settings/write-settings.js';
import type { Side } from '../side.js';
import type { Style } from '../style.js';

/** A place in a script, and the project around it. */
export interface ElsewherePlace {
  readonly document: Auth0Document;
  readonly finding: Finding;
  readonly fileName: string;
  readonly project: Project;
  readonly program: ParsedProgram;
  readonly style: Style;
  readonly side: Side;
  /** Where the expressions must be valid. */
  readonly at: TSESTree.Node | undefined;
}

const FAMILIES: readonly Family[] = ['lock', 'auth0-js', 'spa'];

/** Returns a client's settings in a browser from other files: of the same SDK, or else of another one. */
export function clientSettingsElsewhere(place: ElsewherePlace, form: string): FoundSettings {
  const own = familyOf(form);
  const families = own === undefined ? FAMILIES : [own, ...FAMILIES.filter((each) => each !== own)];
  const request = requestAt(place);
  const found = families.map((family) => settingsOfProject(request, family, place.at));
  const has =
    (...wanted: Setting[]) =>
    ({ values }: FoundSettings): boolean =>
      wanted.every((each) => values[each] !== undefined);
  return found.find(has('domain', 'client id')) ?? found.find(has('domain')) ?? NOTHING;
}

const NOTHING: FoundSettings = { values: {}, imports: () => [] };

function familyOf(form: string): Family | undefined {
  if (form.startsWith('lock')) return 'lock';
  if (form.startsWith('spa')) return 'spa';
  return /^(?:auth0|widget|management)/.test(form) ? 'auth0-js' : undefined;
}

/** Returns a request as rewriters get it; code in markup goes into the component's script. */
export function requestAt({ at, program: own, ...place }: ElsewherePlace): RewriteRequest {
  const { text, programs } = place.document;
  const isComponent = hostOf(place.fileName)?.kind === 'component';
  const handler = isComponent ? handlerIn(programs, own, { text, fileName: place.fileName }) : undefined;
  return { ...place, nodes: at ? { call: at } : {}, text, program: handler?.program ?? own };
}
