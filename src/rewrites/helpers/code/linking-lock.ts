/** Facts: docs/auth0-facts.md#lock-popup-and-redirect. */
import { linkByLock } from './link-by-lock.js';

// A separate popup Lock for linking, so the user's session is kept.
export function linkingLock<L extends { on: any; show: any; hide(): void }>(
  LockClass: new (...settings: any[]) => L,
  clientId: string,
  domain: string,
  accessToken: string | null | undefined,
  callback: (error?: any) => void,
  options?: object,
): L {
  const params = { scope: 'openid email', prompt: 'login' };
  const auth = { redirect: false, responseType: 'token id_token', params: params };
  const settings = { rememberLastLogin: false, ...options, auth: auth };
  return linkByLock(new LockClass(clientId, domain, settings), domain, accessToken, callback);
}
