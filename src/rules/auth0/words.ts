/**
 * The parameter that linked accounts until 2017: https://auth0.com/docs/troubleshoot/product-lifecycle/past-migrations.
 */
export const TOKEN = 'access_token';
/** The same parameter in SDKs with camel case options. */
export const CAMEL_TOKEN = 'accessToken';
export const USER_ID = 'user_id';
/** The path that unlinked accounts until 2017. */
export const UNLINK = '/unlink';
/** The endpoint is always at the root of the host; `/user/unlink` and `/unlink/google` are routes of other services. */
export const UNLINK_ENDPOINTS = [UNLINK, `/login${UNLINK}`] as const;

/** nextjs-auth0's own route; constants of another file may hold it. */
export const NEXT_LOGIN = '/auth/login';
