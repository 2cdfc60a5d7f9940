// options: {"packages": {"electron": "^11.2.0", "axios": "^0.21.1"}}
// refused: Relink can't tell which code of this desktop app handles the login's response
// refused: Relink can't tell which code of this desktop app handles the login's response
const url = require('url');
const { BrowserWindow } = require('electron');

let ticket = null;

function remember(answer) {
  ticket = answer.access_token;
}

function addressFor(kind) {
  return (
    'https://garden.auth0.com/authorize?response_type=code&client_id=GARDEN' +
    '&connection=' +
    kind +
    '&access_token=' +
    ticket +
    '&redirect_uri=file:///done'
  );
}

function openFor(session, kind) {
  const query = { response_type: 'token', client_id: 'GARDEN', connection: kind, access_token: session.ticket };
  new BrowserWindow({ width: 400 }).loadURL(url.format({ host: 'garden.auth0.com', pathname: '/authorize', query }));
}

module.exports = { addressFor, openFor, remember };
