// options: {"packages": {"@auth0/auth0-spa-js": "^1.22.0"}}
import createAuth0Client from '@auth0/auth0-spa-js'

let auth0

export function start() {
  return createAuth0Client({ domain: 'garden.eu.auth0.com', client_id: 'CLIENT' }).then((client) => {
    auth0 = client
  })
}

export function link(token) {
  return auth0.loginWithPopup({ connection: 'github', access_token: token, prompt: 'login' }).then(() => location.reload())
}

export function linkAny(token) {
  return auth0.loginWithRedirect({ access_token: token, redirect_uri: location.origin })
}

export async function linkAndGoTo(url) {
  await auth0.loginWithRedirect({ connection: 'github', access_token: token, redirect_uri: url })
}
