// options: {"packages": {"@angular/core": "^17.0.0"}}
import { Injectable } from '@angular/core';
import { HttpClient } from '@angular/common/http';

@Injectable({ providedIn: 'root' })
export class Visits {
  constructor(private http: HttpClient) {}

  actions() {
    return {
      http: this.http,
      unlink(token: string, id: string) {
        // refused: this HTTP client replaces the Authorization header with its own
        return this.http.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
      },
    };
  }
}
