/** Reads the requests that a tenant recorded. */
import type { RecordedRequest } from '../tenant/tenant.js';

/** Whether it links or unlinks as until 2017. */
export function isDeprecated({ method, path, query }: RecordedRequest): boolean {
  const isAuthorize =
    path === '/authorize' && (query['access_token'] !== undefined || query['accessToken'] !== undefined);
  return isAuthorize || (method !== 'OPTIONS' && /^(?:\/login)?\/unlink$/.test(path));
}

/** Whether it is one to the Management API. */
export function isIdentitiesCall({ method, path }: RecordedRequest): boolean {
  return method !== 'OPTIONS' && path.startsWith('/api/v2/');
}

const PATHS: readonly (readonly [RegExp, string])[] = [
  [/^\/api\/v2\/users\/[^/]+\/identities$/, '…/identities'],
  [/^\/api\/v2\/users\/[^/]+\/identities\/[^/]+\/[^/]+$/, '…/identities/{provider}/{user_id}'],
];

/** `POST /unlink 200` */
export function describe(requests: readonly RecordedRequest[]): string {
  return requests
    .map(({ method, path, query, status }) => {
      const name = PATHS.find(([pattern]) => pattern.test(path))?.[1] ?? path;
      const token = ['access_token', 'accessToken'].find((one) => query[one] !== undefined);
      return `${method} ${name}${token === undefined ? '' : `?${token}=`} ${status}`;
    })
    .join(' and ');
}
