import auth0 from 'auth0-js'

const webAuth = new auth0.WebAuth({ domain: 'garden.eu.auth0.com', clientID: 'CLIENT' })

export function link(done) {
  // TODO(auth0): Request `session.accessToken` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  webAuth.popup.authorize({ connection: 'github', responseType: 'token id_token', prompt: 'login' }, linkingCallback('garden.eu.auth0.com', session.accessToken, (error) => {
    done(error)
  }))
}

// TODO(auth0): Request `session.accessToken` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
// TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
// TODO(auth0): The callback now receives the linked account's profile and tokens. Don't store them as the user's.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
export const linkByName = (connection, done) =>
  webAuth.popup.authorize({ connection, responseType: 'token id_token', prompt: 'login' }, linkingCallback('garden.eu.auth0.com', session.accessToken, done))

export function linkLast(done) {
  // TODO(auth0): Request `session.accessToken` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): The callback now receives the linked account's profile and tokens. Don't store them as the user's.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  webAuth.popup.authorize({ connection: 'github', responseType: 'token id_token', prompt: 'login' }, linkingCallback('garden.eu.auth0.com', session.accessToken, done))
  // TODO(auth0): Request `session.accessToken` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): The callback now receives the linked account's profile and tokens. Don't store them as the user's.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  webAuth.popup.authorize(
    {
      connection: 'github',
      responseType: 'token id_token',
      prompt: 'login' // the only one
    },
    linkingCallback('garden.eu.auth0.com', session.accessToken, done)
  )
  // TODO(auth0): Request `session.accessToken` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): The callback now receives the linked account's profile and tokens. Don't store them as the user's.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  webAuth.popup.authorize({ responseType: 'token id_token', prompt: 'login',}, linkingCallback('garden.eu.auth0.com', session.accessToken, done))
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

// Calls back once the account that has logged in is linked; an error may be the login's or the link's.
function linkingCallback(domain, accessToken, callback) {
  return (error, result) => {
    if (error) {
      callback(error)
      return
    }
    linkAuth0Account(domain, accessToken, result.idToken).then(() => callback(null, result), callback)
  }
}
