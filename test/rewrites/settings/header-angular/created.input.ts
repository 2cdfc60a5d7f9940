// options: {"packages": {"@angular/core": "~8.2.0"}}
import { HttpClient } from '@angular/common/http';

export class Plain {
  constructor(private http: HttpClient) {}

  // refused: this HTTP client replaces the Authorization header with its own
  unlink(token: string, id: string) {
    return this.http.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
  }
}
