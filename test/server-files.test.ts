import assert from 'node:assert/strict';
import { findOffers } from '../src/engine.js';

const CALL = `fetch('https://shop.eu.auth0.com/unlink', { method: 'POST', body: JSON.stringify({ access_token: token, user_id: id }) })`;
const NAMED = `export async function unlink(token, id) { await ${CALL}; }\n`;
const GET = `export async function GET({ token, id }) { await ${CALL}; }\n`;
const HANDLER = `export default async function (req, res) { const { token, id } = req.body; await ${CALL}; res.end(); }\n`;
const LAMBDA = `exports.handler = async ({ token, id }) => { await ${CALL}; };\n`;

const CONTROLLER = `module.exports.unlink = wrap(async (req, res) => { const { token, id } = req.body; await ${CALL}; res.end(); });\n`;
const KOA = `module.exports.unlink = async (ctx) => { const { token, id } = find(ctx); await ${CALL}; ctx.body = 'ok'; };\n`;
const COMMON = `const { token } = process.env;\nexports.unlink = async (id) => { await ${CALL}; };\n`;

/** Whether the rewritten code decodes tokens as Node does. */
function usesBuffer(text: string, fileName: string, packages: Readonly<Record<string, string>>): boolean {
  const [rewrite] = findOffers(text, fileName, { packages }).flatMap(({ rewrites }) => rewrites);
  const inserted = rewrite?.edits.map((edit) => edit.text).join('\n') ?? '';
  assert.match(inserted, /function auth0Claims/, fileName);
  assert.equal(/\batob\(/.test(inserted), !inserted.includes('Buffer.from'));
  return inserted.includes('Buffer.from');
}

describe('code of a server', () => {
  const next = { next: '14.0.0' };
  const kit = { '@sveltejs/kit': '2.0.0' };
  const cases: readonly (readonly [string, string, Readonly<Record<string, string>>, boolean])[] = [
    ['pages/api/unlink.js', NAMED, next, true],
    ['pages/api/unlink.js', NAMED, { react: '18.0.0' }, false],
    ['pages/unlink.js', NAMED, next, false],
    ['src/app/api/unlink/route.ts', GET, next, true],
    ['src/app/unlink/page.js', GET, next, false],
    ['src/app/route.js', NAMED, next, false],
    ['src/actions.js', `'use server';\n${NAMED}`, next, true],
    ['src/actions.js', `'use client';\n${NAMED}`, next, false],
    ['src/app/api/unlink/route.ts', `export const runtime = 'edge';\n${GET}`, next, false],
    ['src/routes/unlink/+server.ts', GET, kit, true],
    ['src/routes/unlink/+page.server.js', NAMED, kit, true],
    ['src/routes/unlink/+page.js', NAMED, kit, false],
    ['src/routes/unlink/+server.ts', GET, { ...kit, '@sveltejs/adapter-cloudflare': '2.0.0' }, false],
    ['server/api/unlink.js', NAMED, { nuxt: '3.0.0' }, true],
    ['composables/unlink.js', NAMED, { nuxt: '3.0.0' }, false],
    ['netlify/functions/unlink.js', LAMBDA, {}, true],
    ['netlify/functions/unlink.mjs', NAMED.replace('unlink(', 'handler('), {}, true],
    ['netlify/edge-functions/unlink.mjs', NAMED.replace('unlink(', 'handler('), {}, false],
    ['lambda.js', LAMBDA, {}, true],
    ['api/unlink.js', HANDLER, {}, true],
    ['src/api/unlink.js', NAMED, {}, false],
    ['src/unlink.js', HANDLER.replaceAll('res', 'done'), {}, false],
    ['pages/api/unlink.js', `${NAMED}window.unlink = unlink;\n`, next, false],
    ['controllers/unlink.js', CONTROLLER, { express: '4.18.0' }, true],
    ['controllers/unlink.js', CONTROLLER, {}, true],
    ['controllers/unlink.js', CONTROLLER, { wrangler: '3.0.0' }, false],
    ['mocks/unlink.js', CONTROLLER.replace('res)', 'res, ctx)'), {}, false],
    ['controllers/unlink.js', KOA, {}, true],
    ['src/draw.js', KOA.replace('ctx.body', 'ctx.fillStyle'), {}, false],
    ['lib/unlink.js', COMMON, { express: '4.18.0' }, true],
    ['lib/unlink.js', COMMON, { express: '4.18.0', react: '18.0.0' }, false],
    ['lib/unlink.js', COMMON, {}, false],
    ['lib/unlink.js', NAMED.replace('token, id', 'token, id = process.env.ID'), { express: '4.18.0' }, false],
    ['src/unlink.ts', `import { PrismaClient } from '@prisma/client';\n${NAMED}`, {}, true],
    ['src/unlink.ts', `import { Role } from '@prisma/client';\n${NAMED}`, {}, false],
    ['src/unlink.ts', `import type { Pool } from 'pg';\n${NAMED}`, {}, false],
    ['src/unlink.js', `import { pool } from '../server/pool';\n${NAMED}`, {}, true],
    ['src/unlink.js', `const { User } = require('mongoose').models;\n${COMMON}`, {}, true],
  ];
  for (const [fileName, text, packages, expected] of cases) {
    it(`${expected ? 'is' : 'is not'} ${fileName} with ${Object.keys(packages).join(', ') || 'no packages'}`, () => {
      assert.equal(usesBuffer(text, fileName, packages), expected, text);
    });
  }
});
