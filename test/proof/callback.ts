/**
 * The server of an application to which a redirect leads: its callback, with what a person adds to it after a rewrite
 * that keeps the redirect. A login whose state is the marked one links; any other one logs in, as it did before.
 */
import { decode } from '../tenant/jwt.js';
import { inScript } from '../tenant/messages.js';
import { call } from '../tenant/support.js';
import { ALICE, CLIENT, CLIENT_SECRET } from './scene.js';
import type { Scene } from './scene.js';

/** @returns the page that it answers with, which says how it went */
export async function answerCallback(url: URL, cookies: string, scene: Scene): Promise<string> {
  const said = await takeCode(url, cookies, scene).catch((error: unknown) => `failed ${String(error)}`);
  const method = said.startsWith('done') ? 'log' : 'error';
  return `<!doctype html><script>console.${method}(${inScript(said)});</script>`;
}

async function takeCode(
  { origin, pathname, searchParams }: URL,
  cookies: string,
  { tenant, token }: Scene,
): Promise<string> {
  const code = searchParams.get('code');
  if (code === null) return `failed ${searchParams.get('error_description') ?? 'without a code'}`;
  const client = { client_id: CLIENT.server, client_secret: CLIENT_SECRET };
  const exchange = { ...client, grant_type: 'authorization_code', code, redirect_uri: origin + pathname };
  const { json } = await call(tenant, 'POST', '/oauth/token', { form: exchange });
  const { id_token: idToken = '' } = json as { id_token?: string };
  const marked = /(?:^|; )auth0PendingLink=([^;]+)/.exec(cookies)?.[1];
  if (marked === undefined || marked !== searchParams.get('state')) {
    // The session of whoever has logged in; in 2017, when it linked, that was the first account.
    return decode(idToken)?.claims.sub === ALICE ? 'done' : 'failed: logged in as the other account';
  }
  const answer = await call(tenant, 'POST', `/api/v2/users/${encodeURIComponent(ALICE)}/identities`, {
    json: { link_with: idToken },
    headers: { authorization: `Bearer ${token}` },
  });
  return answer.status === 201 ? 'done' : `failed ${answer.text}`;
}
