import { HTTP } from '@ionic-native/http';

export class AccountProvider {
  constructor(private http: HTTP) {}
  unlink(token: string, id: string) {
    return this.http.post('https://orchard.auth0.com/unlink', { access_token: token, user_id: id }, {});
  }
}
