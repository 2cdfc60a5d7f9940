import { Injectable } from '@angular/core';
import { HttpClient } from '@angular/common/http';

@Injectable({ providedIn: 'root' })
export class Accounts {
  constructor(private http: HttpClient) {}

  unlink(token: string, id: string) {
    return this.http.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
  }
}
