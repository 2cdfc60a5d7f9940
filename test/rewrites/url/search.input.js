const AUTH0_DOMAIN = 'garden.eu.auth0.com';

export function addAccount(accessToken) {
  const params = new URLSearchParams({
    response_type: 'code',
    client_id: 'GardenClient',
    redirect_uri: 'https://garden.example.com/callback',
    scope: 'openid',
    access_token: accessToken,
  });
  const url = new URL('https://garden.eu.auth0.com/authorize');
  url.search = params.toString();
  window.location.assign(url.href);
}

export function addGithub(accessToken) {
  const url = new URL(`https://${AUTH0_DOMAIN}/authorize`);
  url.search = new URLSearchParams({
    response_type: 'token id_token',
    client_id: 'GardenClient',
    redirect_uri: 'https://garden.example.com/done',
    connection: 'github',
    access_token: accessToken,
  }).toString();
  window.location.href = url.toString();
}

export function addTwitter(accessToken) {
  const url = new URL(`https://${AUTH0_DOMAIN}/authorize`);
  url.search = `?response_type=token&client_id=GardenClient&connection=twitter&access_token=${accessToken}`;
  window.location = url;
}
