/**
 * Unlinks an account.
 * @param {string} id the linked account
 */
// eslint-disable-next-line camelcase
export const unlink = (token, id) => fetch('https://orchard.auth0.com/unlink', { method: 'POST', body: JSON.stringify({ access_token: token, user_id: id }) });
