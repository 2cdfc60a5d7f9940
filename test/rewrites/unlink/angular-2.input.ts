/* options: {"packages":{"@angular/core":"^2.4.0","@angular/http":"^2.4.0"}} */
import { Http } from '@angular/http';

export class MembersService {
  constructor(private http: Http) {}

  drop(token: string, id: string) {
    return this.http.post('https://shop.eu.auth0.com/unlink', { access_token: token, user_id: id });
  }
}
