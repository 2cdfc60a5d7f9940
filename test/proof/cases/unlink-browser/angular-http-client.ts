/* proof: {"form": "Angular HttpClient.post", "side": "browser", "does": "unlink", "with": {"@angular/common": "22.2.6", "@angular/core": "22.2.6"}, "typesOnly": true} */
import { HttpClient } from '@angular/common/http';
import { Injectable } from '@angular/core';

@Injectable({ providedIn: 'root' })
export class Accounts {
  constructor(private http: HttpClient) {}

  unlink(linkedUserId: string) {
    return this.http.post('https://shop.eu.auth0.com/unlink', {
      access_token: localStorage.getItem('access_token') ?? '',
      user_id: linkedUserId,
    });
  }
}
