// options: {"packages": {"@auth0/auth0-react": "^2.2.0", "@auth0/auth0-spa-js": "^2.1.0"}}
import { Auth0Provider, useAuth0 } from "@auth0/auth0-react"
import React from "react"

function Link() {
  const { loginWithPopup, getAccessTokenSilently } = useAuth0()

  const onClick = async () => {
    await loginWithPopup({ authorizationParams: { access_token: await getAccessTokenSilently(), connection: "github" } })
    window.location.reload()
  }

  return <button onClick={onClick}>Link</button>
}

export const App = () => (
  <Auth0Provider domain="garden.eu.auth0.com" clientId={process.env.REACT_APP_CLIENT_ID}>
    <Link />
  </Auth0Provider>
)
