import { Injectable } from '@angular/core';
import { Http, Headers, RequestOptions } from '@angular/http';
import 'rxjs/add/operator/map';

@Injectable()
export class AccountService {
  constructor(private http: Http) {}

  unlink(userId: string) {
    const headers = new Headers({ 'Content-Type': 'application/json' });
    const options = new RequestOptions({ headers: headers });
    return this.http
      .post('https://orchard.auth0.com/unlink', { access_token: localStorage.getItem('access_token'), user_id: userId }, options)
      .map(res => res.json());
  }

  unlinkPlain(userId: string) {
    return this.http.post('https://orchard.auth0.com/unlink', JSON.stringify({ access_token: localStorage.getItem('access_token'), user_id: userId }));
  }
}
