// options: {"packages": {"@auth0/auth0-spa-js": "^1.22.0"}}
import createAuth0Client, { Auth0Client } from '@auth0/auth0-spa-js'

let auth0

export function start() {
  return createAuth0Client({ domain: 'garden.eu.auth0.com', client_id: 'CLIENT' }).then((client) => {
    auth0 = client
  })
}

export function link(token) {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  return linkInPopup('garden.eu.auth0.com', 'CLIENT', token, { connection: 'github', prompt: 'login' }).then(() => location.reload())
}

export function linkAny(token) {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
  // TODO(auth0): Tell the user whether linking worked.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  return linkInPopup('garden.eu.auth0.com', 'CLIENT', token)
}

// What a JWT says. It is not verified here: Auth0 does that where the token is sent to.
function auth0Claims(token) {
  const payload = String(token).split('.')[1]
  if (!payload) {
    throw new Error('This token is no JWT: request it for the audience of the Management API')
  }
  const base64 = payload.replace(/-/g, '+').replace(/_/g, '/')
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))))
}

// Links the account that an ID token was issued for to the account that owns the access token.
function linkAuth0Account(domain, accessToken, idToken) {
  return new Promise((resolve) => {
    if (auth0Claims(idToken).email_verified === false) {
      throw new Error('The other account has not verified its email address')
    }
    const primaryUserId = encodeURIComponent(auth0Claims(accessToken).sub)
    const request = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${accessToken}` },
      body: JSON.stringify({ link_with: idToken })
    }
    resolve(fetch(`https://${domain}/api/v2/users/${primaryUserId}/identities`, request))
  }).then((response) => {
    if (response.ok) {
      return response.json()
    }
    return response.text().then((text) => {
      throw new Error(`Account linking failed: ${response.status} ${text}`)
    })
  })
}

// Logs another account in, in a popup of a client of its own so that the user's session stays, and links it.
function linkInPopup(domain, clientId, accessToken, parameters) {
  const client = new Auth0Client({ domain, client_id: clientId })
  return client.loginWithPopup({ ...parameters, max_age: 0, scope: 'openid email' })
    .then(() => client.getIdTokenClaims())
    .then((claims) => linkAuth0Account(domain, accessToken, claims.__raw))
}
