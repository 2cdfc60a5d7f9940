import { Http, URLSearchParams } from '@angular/http';
import { HttpParams } from '@angular/common/http';
import * as querystring from 'querystring';
import { encode, fromStore } from './store';

export class Accounts {
  constructor(private http: Http) {}

  unlink(token: string, id: string) {
    const body = new URLSearchParams();
    body.set('access_token', token);
    body.set('user_id', id);
    return this.http.post('https://orchard.auth0.com/unlink', body);
  }

  remove(id: string) {
    return fetch('https://orchard.auth0.com/unlink', {
      method: 'POST',
      body: querystring.stringify({ access_token: fromStore, user_id: id }),
    });
  }

  others() {
    return new HttpParams().set('a', encode('b'));
  }
}
