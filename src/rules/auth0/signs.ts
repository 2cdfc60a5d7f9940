/**
 * Signs that a document uses Auth0. Each matches everything that the rules accept as evidence: names of packages,
 * globals, hosts and settings all contain `auth0`; the other patterns are the customary names in `catalog.ts`.
 */
import type { Signs } from '../../core/types.js';
import { CAMEL_TOKEN, NEXT_LOGIN, TOKEN, UNLINK, USER_ID } from './words.js';

const SERVICE = /auth0|express-openid-connect|issuer_?base_?url|account\.namespace|\{yourDomain\}/i;

/** A Lock in a variable of the customary name. Its methods set it apart from other locks. */
const LOCK_NAME = /(?:^|[^a-zA-Z])lock|Lock/;
const LOCK_METHOD = /(?:[.{,]|[[,]\s*['"`])\s*(?:show|sms|emailcode|magiclink|social)|lockProvider/;

/** Customary names of the other SDKs' objects, functions and methods. `webAuthn` is a standard of browsers. */
const SDK_NAME = /[wW]eb_?[aA]uth(?!n)|loginWith(?:Redirect|Popup)|\bhandleLogin\b/;

/**
 * Names that other libraries have, too, with the methods that set them apart: called, taken off in a pattern, named in
 * brackets, cast first, or on an object that a string injects.
 */
const METHODS_OF_NAMES: readonly (readonly [use: RegExp, method: RegExp])[] = (
  [
    ['auth', 'sign(?:in|up)', ''],
    ['oidc', '(?:login|silentLogin)', ''],
    // The string alone is the name of a scope.
    ['openid', 'login', '\\[\\s*'],
  ] as const
).map(([name, method, before]) => [
  new RegExp(
    `\\b${name}\\b[\\s?!]*(?:\\.\\s*${method}\\b|\\[|,\\s*['"\`]${method}\\b|\\bas\\b)|=\\s*[\\w.$?]*\\b${name}\\b\\s*(?:[;,\\n)}]|$)|${before}['"\`]${name}['"\`]`,
  ),
  new RegExp(`\\b${method}\\b`),
]);

/** Types and classes that an imported file may give the document's objects. */
const IMPORTED = /auth0|web_?auth(?!n)|express-openid-connect/i;

const imported = (text: string): boolean => IMPORTED.test(text) || text.includes(NEXT_LOGIN);

/** Matches the host of a literal URL of an endpoint: `https://login.shop.example/authorize`. */
const ENDPOINT_URL = /\/\/([\w.-]{3,253})\/(?:login\/unlink|unlink|authorize)\b/gi;

const hosts = (text: string): string[] =>
  [...text.matchAll(ENDPOINT_URL)].flatMap(([, host]) => host?.toLowerCase() ?? []);

export const lockSigns: Signs = {
  own: (text) => SERVICE.test(text) || (LOCK_NAME.test(text) && LOCK_METHOD.test(text)),
  imported,
};

export const authorizeSigns: Signs = {
  own: (text) =>
    SERVICE.test(text) ||
    SDK_NAME.test(text) ||
    text.includes(NEXT_LOGIN) ||
    METHODS_OF_NAMES.some(([use, method]) => method.test(text) && use.test(text)),
  imported,
  hosts,
};

/** Without a host of Auth0, a request counts by the fields that only this endpoint takes. */
export const unlinkSigns: Signs = {
  own: (text) => SERVICE.test(text) || (namesToken(text) && text.includes(USER_ID)),
  imported: (text) => imported(text) || namesToken(text) || text.includes(USER_ID) || text.includes(UNLINK),
  hosts,
};

/** A part of `/api/v2/users/`, however code puts it together. */
const API_VERSION = /['"`/}]v2\b/;

const namesApi = (text: string): boolean => SERVICE.test(text) || API_VERSION.test(text);

export const idTokenSigns: Signs = {
  own: (text) => namesApi(text) || text.includes('inkAccount('),
  imported: namesApi,
};

function namesToken(text: string): boolean {
  return text.includes(TOKEN) || text.includes(CAMEL_TOKEN);
}
