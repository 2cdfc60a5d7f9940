const DOMAIN = 'garden.eu.auth0.com';

export function link(token) {
  window.location = `https://${DOMAIN}/authorize?response_type=code&client_id=CLIENT&access_token=${token}&redirect_uri=${window.location.origin}`;
}

export function linkBySum(token) {
  location.href = 'https://' + DOMAIN + '/authorize?response_type=code&client_id=CLIENT&access_token=' + encodeURIComponent(token);
}

export const linkByParams = (token) => {
  const query = new URLSearchParams({ response_type: 'code', client_id: 'CLIENT', access_token: token });
  location.assign(`https://${DOMAIN}/authorize?${query}`);
};
