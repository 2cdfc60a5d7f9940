// refused: this HTTP client replaces the Authorization header with its own
import { Injectable } from '@angular/core';
import { AuthHttp } from 'angular2-jwt';
import { Headers } from '@angular/http';

@Injectable()
export class AccountService {
  constructor(public authHttp: AuthHttp) {}

  unlink(userId: string) {
    const headers: any = new Headers();
    headers.append('Content-Type', 'application/json');
    const body = JSON.stringify({ access_token: localStorage.getItem('access_token'), user_id: userId });
    return this.authHttp.post('https://orchard.auth0.com/unlink', body, { headers });
  }
}
