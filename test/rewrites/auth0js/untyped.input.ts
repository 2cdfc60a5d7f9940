import * as auth0 from 'auth0-js';

export class LoginService {
  private web = new auth0.WebAuth({ domain: 'meadow.eu.auth0.com', clientID: 'Md1', responseType: 'token id_token' });

  addLogin(connection: string, token, whenDone) {
    this.web.popup.authorize({ connection, access_token: token } as any, (err, result) => {
      if (err) {
        alert('Sorry: ' + err.error);
        return;
      }
      whenDone(result);
    });
  }

  linkOther(token: string, whenDone: (result: object) => void) {
    this.web.popup.authorize({ access_token: token } as any, (err, result) => {
      if (!err) whenDone(result);
    });
  }
}
