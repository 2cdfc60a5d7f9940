// refused: the request's options are not an object literal used only by this request
// refused: the request's options are not an object literal used only by this request
// refused: the request's options are not an object literal used only by this request
// refused: the request's options are not an object literal used only by this request
import { HttpClient, HttpHeaders } from '@angular/common/http';
import { Injectable } from '@angular/core';

const typed: { headers?: HttpHeaders } = { headers: new HttpHeaders() };

@Injectable()
export class GardenAccounts {
  private changed = { headers: new HttpHeaders() };

  private typed: { headers?: HttpHeaders } = { headers: new HttpHeaders() };

  private options: object;

  constructor(private http: HttpClient) {
    this.options = { headers: new HttpHeaders() };
  }

  signIn(name: string, session: string) {
    this.changed = { headers: name === '' ? new HttpHeaders() : new HttpHeaders().set('X-Session', session) };
  }

  unlinkByChangedOptions(token: string, userId: string) {
    return this.http.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: userId }, this.changed);
  }

  unlinkByTypedOptions(token: string, userId: string) {
    return this.http.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: userId }, this.typed);
  }

  unlinkByOptionsOfConstructor(token: string, userId: string) {
    return this.http.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: userId }, this.options);
  }

  unlinkByTypedConstant(token: string, userId: string) {
    return this.http.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: userId }, typed);
  }

  beds() {
    return this.http.get('/api/beds', typed);
  }
}
