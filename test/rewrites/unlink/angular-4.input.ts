/* options: {"packages":{"@angular/common":"4.4.7","typescript":"~2.3.3"}} */
import { HttpClient } from '@angular/common/http';

export class PeopleService {
  constructor(private http: HttpClient) {}

  drop(id: string) {
    return this.http.post('https://shop.eu.auth0.com/unlink', { access_token: localStorage.getItem('at'), user_id: id });
  }
}
