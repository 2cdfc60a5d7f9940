/* proof: {"form": "Angular HttpClient.post with shared options", "side": "browser", "does": "unlink", "with": {"@angular/common": "22.2.6", "@angular/core": "22.2.6"}, "typesOnly": true} */
import { HttpClient, HttpHeaders } from '@angular/common/http';
import { Injectable } from '@angular/core';

@Injectable({ providedIn: 'root' })
export class Accounts {
  private readonly httpOptions = { headers: new HttpHeaders({ 'Content-Type': 'application/json' }) };

  constructor(private http: HttpClient) {}

  list() {
    return this.http.get('/api/accounts', this.httpOptions);
  }

  unlink(linkedUserId: string) {
    return this.http.post(
      'https://shop.eu.auth0.com/unlink',
      { access_token: localStorage.getItem('access_token') ?? '', user_id: linkedUserId },
      this.httpOptions,
    );
  }
}
