// options: {"packages": {"@auth0/auth0-react": "^2.2.0", "@auth0/auth0-spa-js": "^2.1.0"}}
import { Auth0Provider, useAuth0 } from "@auth0/auth0-react"
import React from "react"
import { Auth0Client } from "@auth0/auth0-spa-js"

function Link() {
  const { getAccessTokenSilently } = useAuth0()

  const onClick = async () => {
    // TODO(auth0): Request `getAccessTokenSilently()` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    await linkInPopup("garden.eu.auth0.com", process.env.REACT_APP_CLIENT_ID, await getAccessTokenSilently(), { connection: "github" })
    window.location.reload()
  }

  return <button onClick={onClick}>Link</button>
}

export const App = () => (
  <Auth0Provider domain="garden.eu.auth0.com" clientId={process.env.REACT_APP_CLIENT_ID}>
    <Link />
  </Auth0Provider>
)

// What a JWT says. It is not verified here: Auth0 does that where the token is sent to.
function auth0Claims(token) {
  const payload = String(token).split(".")[1]
  if (!payload) {
    throw new Error("This token is no JWT: request it for the audience of the Management API")
  }
  const base64 = payload.replace(/-/g, "+").replace(/_/g, "/")
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))))
}

// Links the account that an ID token was issued for to the account that owns the access token.
async function linkAuth0Account(domain, accessToken, idToken) {
  if (auth0Claims(idToken).email_verified === false) {
    throw new Error("The other account has not verified its email address")
  }
  const primaryUserId = encodeURIComponent(auth0Claims(accessToken).sub)
  const response = await fetch(`https://${domain}/api/v2/users/${primaryUserId}/identities`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${accessToken}` },
    body: JSON.stringify({ link_with: idToken })
  })
  if (!response.ok) {
    throw new Error(`Account linking failed: ${response.status} ${await response.text()}`)
  }
  return response.json()
}

// Logs another account in, in a popup of a client of its own so that the user's session stays, and links it.
async function linkInPopup(domain, clientId, accessToken, parameters) {
  const client = new Auth0Client({ domain, clientId })
  await client.loginWithPopup({ authorizationParams: { ...parameters, max_age: 0, scope: "openid email" } })
  const claims = await client.getIdTokenClaims()
  return linkAuth0Account(domain, accessToken, claims.__raw)
}
