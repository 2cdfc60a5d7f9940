/** The parameter that once linked accounts: https://auth0.com/docs/troubleshoot/product-lifecycle/past-migrations. */
export const TOKEN = 'access_token';
/** How SDKs spell it that write their options in camel case. */
export const CAMEL_TOKEN = 'accessToken';
export const USER_ID = 'user_id';
/** The path that once unlinked accounts. */
export const UNLINK = '/unlink';
