/* proof: {"form": "URLSearchParams, code flow", "side": "browser", "does": "link", "with": {}, "callback": true, "failures": ["403", "409", "cancelled login"]} */
document.getElementById('go').addEventListener('click', () => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'bikes-web',
    connection: 'google-oauth2',
    redirect_uri: 'https://bikes.example/callback',
    access_token: localStorage.getItem('access_token'),
  });
  window.location.assign(`https://shop.eu.auth0.com/authorize?${query}`);
});
