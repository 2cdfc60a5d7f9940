/* global createAuth0Client */
let client = null // set once the settings are there
let user

const settings = () => fetch('/auth_config.json')

/** Signs in, once the page has its client. */
async function start() {
  const response = await settings()
  const config = await response.json()

  client = await createAuth0Client({
    domain: config.domain,
    client_id: config.clientId,
    cacheLocation: 'localstorage'
  })
  user = await client.getUser()
}

async function linkGoogle() {
  await client.loginWithRedirect({ connection: 'google-oauth2', access_token: user.token })
}

async function linkGitHub() {
  await client.loginWithPopup({ connection: 'github', access_token: user.token })
}

document.querySelector('#google').onclick = linkGoogle
document.querySelector('#github').onclick = linkGitHub
start()
