// options: {"packages": {"@angular/core": "^17.0.0"}}
import { Injectable } from '@angular/core';
import { HttpClient } from '@angular/common/http';

@Injectable({ providedIn: 'root' })
export class Beds {
  /** Where the garden's own server is. */
  private readonly base = '/api';

  constructor(private http: HttpClient) {}

  list() {
    return this.http.get(`${this.base}/beds`);
  }

  unlink(token: string, id: string) {
    return this.http.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
  }

  unlinkAgain(token: string, id: string) {
    this.http.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id }).subscribe();
  }
}
