/** Code that needs helpers, and its rewrites in one package. */
import assert from 'node:assert/strict';
import type { AnalyzeOptions, HelperHome } from '../../src/core/types.js';
import { openSession } from '../../src/engine.js';
import { fixAll } from '../../src/rewrites/session/fix-all.js';
import { readerOf } from './memory-reader.js';
import type { Files } from './memory-reader.js';

export const CALL = `fetch('https://shop.eu.auth0.com/unlink', { method: 'POST', body: JSON.stringify({ access_token: token, user_id: id }) })`;

/** An ES module that unlinks. */
export const esModule = (imports = '') => `${imports}export const unlink = (token, id) => ${CALL};\n`;
export const commonJs = (imports = '') => `${imports}exports.unlink = (token, id) => ${CALL};\n`;
export const typescript = (imports = '') => `${imports}export const unlink = (token: string, id: string) => ${CALL};\n`;

/** Code that links on a server, which needs other functions. */
export const SERVER = `import express from 'express';
import passport from 'passport';
import Auth0Strategy from 'passport-auth0';
const app = express();
passport.use(new Auth0Strategy({ domain: 'shop.eu.auth0.com', clientID: 'ID', clientSecret: SECRET, callbackURL: '/cb' }, verify));
app.get('/link', (req, res, next) =>
  passport.authenticate('auth0', { access_token: req.session.accessToken, connection: 'github' })(req, res, next));
`;

/** Rewrites all files of a package in one session. */
export function rewrite(
  files: Files,
  {
    helpers = { root: '/app' },
    disk = {},
    packages = { node: '>=18', 'passport-auth0': '1.4.0' },
  }: { helpers?: HelperHome; disk?: Files; packages?: Files } = {},
) {
  const session = openSession(readerOf(disk));
  const options: AnalyzeOptions = { packages, helpers };
  const documents = Object.entries(files).map(([fileName, text]) => session.open({ text, fileName, options }));
  for (const document of documents) fixAll(session, document, (offer) => offer.best(() => true));
  for (const { text } of documents) assert.doesNotMatch(text, /\/unlink'|authenticate\('auth0'/);
  return {
    texts: documents.map(({ text }) => text),
    further: Object.fromEntries(session.further.map(({ fileName, text }) => [fileName, text])),
  };
}

/** Returns the line that imports helpers, and the names of the helper modules. */
export function importIn(fileName: string, text: string, settings: Parameters<typeof rewrite>[1] = {}) {
  const { texts, further } = rewrite({ [fileName]: text }, settings);
  const line = texts[0]?.split(/\r?\n/).find((each) => /auth0IdentityPath.*(?:from|require)/.test(each));
  return [line, ...Object.keys(further)];
}

/** What a file has on its own. */
export const INLINE = [undefined];
