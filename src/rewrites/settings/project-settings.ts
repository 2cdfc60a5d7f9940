import { openFile } from '../../core/engine/document.js';
import type { Document } from '../../core/engine/rule.js';
import { hostOf } from '../../core/hosts/hosts.js';
import type { FoundFile } from '../../core/types.js';
import { auth0Document } from '../../rules/auth0/auth0-document.js';
import type { Auth0Document } from '../../rules/auth0/auth0-document.js';
import { vocabulary } from '../../rules/auth0/auth0-vocabulary.js';
import type { RewriteRequest } from '../rewriter.js';
import { variablesIn } from './environment-names.js';
import type { Portability, Portable } from './portable-forms.js';
import { portableOf } from './portable.js';
import { setUpBy, setUpsIn } from './set-ups.js';
import type { SetUpCall, Family, Setting, SetUp } from './set-ups.js';
import { settingsModule } from './settings-module.js';
import { setUpFunctionOf, setUpsByCallers } from './setup-callers.js';

/** The settings of a client that the document does not create, as far as they are known. */
export interface ProjectSettings {
  readonly 'client id'?: Portable | undefined;
  readonly domain?: Portable | undefined;
  /** A place that creates such a client. */
  readonly construction?: { readonly document: Document; readonly call: SetUpCall } | undefined;
  /** Whether no other place creates one. */
  readonly isOnly?: boolean;
}

/** What files contain that set up a client; the others need not be parsed. */
const WORDS: Readonly<Record<Family, RegExp>> = {
  'auth0-js': /WebAuth|\bAuth0\s*\(|angularAuth0Provider|auth0?Provider|auth0[-.]js/,
  lock: /Auth0Lock|lockProvider|auth0-lock/,
  spa: /Auth\w{0,20}Provider|AuthModule|provideAuth0|createAuth0|Auth0Client|\.use\s*\(/,
};

const known = new WeakMap<Document, Map<Family, ProjectSettings>>();

/**
 * Returns the settings of a client of one SDK: those of the place that an import leads to, or else those on which all
 * places of the package agree, or else those of a settings module, or else the names of variables in a `.env` file.
 * @param remote where an import of the client leads
 */
export function projectSettings(
  request: RewriteRequest,
  family: Family,
  remote?: { readonly document: Document; readonly construction: SetUpCall },
): ProjectSettings {
  const { document } = request;
  if (remote) {
    const { document: other, construction: call } = remote;
    const settings = agreed([{ document: other, setUp: setUpBy(other, call, family) }]);
    if (!settings.isOpen) return { ...settings, construction: { document: other, call } };
  }
  const families = known.get(document) ?? new Map<Family, ProjectSettings>();
  known.set(document, families);
  const found = families.get(family) ?? searched(request, family);
  families.set(family, found);
  return found;
}

interface Place {
  readonly document: Document;
  readonly setUp: SetUp;
}

function searched(request: RewriteRequest, family: Family): ProjectSettings {
  const { project, fileName } = request;
  const files = project.settingsFiles(fileName);
  const opened = files
    .filter((file) => hostOf(file.fileName) !== undefined && WORDS[family].test(file.text))
    .map((file) => opening(request, file));
  const places = opened.flatMap((document) => setUpsIn(document, family).map((setUp): Place => ({ document, setUp })));
  const settings = agreed(places);
  const [construction] = places.flatMap(({ document, setUp: { call } }) => (call ? [{ document, call }] : []));
  if (!settings.isOpen) return { ...settings, construction, isOnly: places.length === 1 };
  const called = agreed(places.flatMap((place) => callersOf(request, files, place)));
  if (!called.isOpen) return { ...called, construction, isOnly: places.length === 1 };
  const modules = files.filter((file) => isSettingsModule(file.fileName)).map((file) => opening(request, file));
  return { ...(settingsModule(modules) ?? variablesIn(files)), construction };
}

/** Returns the places that call the function around a place that only passes on what it gets. */
function callersOf(request: RewriteRequest, files: readonly FoundFile[], { document, setUp }: Place): Place[] {
  const called = setUpFunctionOf(document, setUp);
  if (called === undefined) return [];
  return files
    .filter((file) => hostOf(file.fileName) !== undefined && file.text.includes(called.name))
    .map((file) => opening(request, file))
    .flatMap((caller) => setUpsByCallers(caller, called).map((each): Place => ({ document: caller, setUp: each })));
}

/** Opens a file of the project. */
export function opening({ document: { options }, project }: RewriteRequest, file: FoundFile): Auth0Document {
  const { packages } = options;
  return auth0Document(openFile(file, vocabulary, packages ? { packages } : {}, project));
}

/** Matches the names of modules that hold an application's settings. */
const SETTINGS_MODULES =
  /^(?:config|settings|environment|env|constants|auth0?)$|^(?=.*auth).*(?:config|settings|variables)$/i;

/** Whether a module may hold settings, and not those of another environment, as `environment.prod.ts` does. */
function isSettingsModule(fileName: string): boolean {
  const [name = '', extension, ...others] = fileName.split(/[\\/]/).at(-1)?.split('.') ?? [];
  return others.length === 0 && /^[cm]?[jt]s$/.test(extension ?? '') && SETTINGS_MODULES.test(name);
}

/**
 * Returns the settings that all places have; `isOpen` if no place says anything.
 * A place that only passes on its own parameters says nothing: whoever calls it does.
 */
function agreed(places: readonly Place[]): ProjectSettings & { readonly isOpen: boolean } {
  const of = (what: Setting) =>
    places.map(({ document, setUp }): Portability => {
      if (setUp.silentOn?.includes(what) === true) return 'parameter';
      const value = setUp.settings[what];
      const carried = value && portableOf(document, value);
      return typeof carried === 'object' && !isPlausible(what, carried) ? undefined : carried;
    });
  const domains = of('domain');
  const ids = of('client id');
  const isOpen = [...domains, ...ids].every((each) => each === 'parameter');
  return { domain: only(domains), 'client id': only(ids), isOpen };
}

function only(all: readonly Portability[]): Portable | undefined {
  const [first, ...others] = all.filter((each) => each !== 'parameter');
  return others.every((each) => each !== undefined && each.key === first?.key) ? first : undefined;
}

/** Whether a literal looks like the setting; examples such as `YOUR_DOMAIN` and `{yourDomain}` don't. */
export function isPlausible(what: Setting, { key }: Portable): boolean {
  const text = /^'([^']*)'$/.exec(key)?.[1];
  if (text === undefined) return true;
  if (/^(?:your|my[_-])|client[_-]?id/i.test(text)) return false;
  return what === 'domain' ? /^[a-z\d.-]+$/i.test(text) && text.includes('.') : /^[\w-]+$/.test(text);
}
