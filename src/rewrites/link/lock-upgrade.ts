import type { TSESTree } from '@typescript-eslint/types';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import type { RewriteRequest } from '../rewriter.js';
import { NO_UPGRADE, raised } from '../upgrade.js';
import type { Raise, Upgrade } from '../upgrade.js';
import type { Construction } from './lock-draft.js';
import { worksWithLock11 } from './lock-logins.js';
import { filesWithOldLogins } from './old-logins.js';

/** The last Lock 11. It crashes with auth0.js 9.30.1 and later. Source: docs/auth0-facts.md#closed-login-endpoints */
const LOCK_11: Raise = {
  name: 'auth0-lock',
  from: '>=10.0.0 <11.0.0',
  enough: '>=11.0.0',
  version: '11.35.1',
  pin: { name: 'auth0-js', version: '9.28.0' },
};

/** Any address of Lock on Auth0's CDN, and that of Lock 10. */
const LOCK_URL = /cdn\.auth0\.com\/js\/lock[-/]|\bauth0-lock@/;
const LOCK_10_URL = /(cdn\.auth0\.com\/js\/lock\/)(10(?:\.\d+){0,2})(?=\/lock(?:\.min)?\.js\b)/g;

/** What the rewrite does to a Lock of the code. */
interface Rewritten {
  /** A Lock that then only links. */
  readonly linking?: Construction | undefined;
  /** A call that is replaced. */
  readonly gone?: TSESTree.Node | undefined;
}

/**
 * Returns what it takes to load Lock 11, if the version in use may be older. Lock 10 is replaced if the user asked for
 * it and the other logins stay as they are; in Lock up to 9, they need other code.
 */
export function lockUpgrade(request: RewriteRequest, { linking, gone }: Rewritten = {}): Upgrade {
  const { document } = request;
  const version = versionOf(document, LOCK_11.name);
  if (version !== undefined && !mayBe(version, '<11')) return NO_UPGRADE;
  const byHand: Upgrade = { ...NO_UPGRADE, todos: [message('todo.load-lock-11'), ...loginTodos(request, gone)] };
  const isLock10 = version !== undefined && !mayBe(version, '<10') && !mayBe(version, '>=11');
  if (!isLock10 || document.options.upgrade === undefined) return byHand;
  const upgrade = document.scriptUrls.some((url) => LOCK_URL.test(url)) ? inScriptTag(request) : inManifest(request);
  if (upgrade === undefined) return byHand;
  // An earlier rewrite has done it.
  const isDone = upgrade.edits.length === 0 && upgrade.files.every(({ edits }) => edits.length === 0);
  if (isDone || worksWithLock11(request, linking)) return upgrade;
  return { ...NO_UPGRADE, todos: [message('todo.check-logins-for-lock-11')] };
}

/** Returns the TODO to change the logins that only work with Lock up to 9. */
function loginTodos(request: RewriteRequest, gone: TSESTree.Node | undefined): readonly Message[] {
  const files = filesWithOldLogins(request, gone);
  return files.length > 0 ? [message('todo.change-old-logins', { files: files.join(', ') })] : [];
}

function inManifest(request: RewriteRequest): Upgrade | undefined {
  const change = raised(request, LOCK_11);
  return change && { ...NO_UPGRADE, files: [change] };
}

/** Changes the only script tag of the document that loads Lock. */
function inScriptTag({ text, program, document: { scriptUrls, options } }: RewriteRequest): Upgrade | undefined {
  const own = scriptUrls.filter((url) => LOCK_URL.test(url) && options.scripts?.includes(url) !== true);
  const [found, ...others] = text.matchAll(LOCK_10_URL);
  // In broken code, only the statement that is edited is known to parse.
  if (own.length !== 1 || found === undefined || others.length > 0 || program.isBroken) return undefined;
  const [, address = '', version = ''] = found;
  const start = found.index + address.length;
  // A hash in `integrity` would no longer match.
  const tag = text.slice(text.lastIndexOf('<', start), text.indexOf('>', start));
  const line = text.slice(text.lastIndexOf('\n', start), (text + '\n').indexOf('\n', start));
  if (/\bintegrity\b/i.test(tag + line)) return undefined;
  return { ...NO_UPGRADE, edits: [{ start, end: start + version.length, text: LOCK_11.version }] };
}
