// options: {"packages": {"@angular/core": "~8.2.0"}}
import { Injectable } from '@angular/core';
import { HttpClient } from '@angular/common/http';
import { Store } from './store';

@Injectable()
export class Tools {
  constructor(
    private readonly store: Store,
    private readonly http: HttpClient,
  ) {}

  list() {
    return this.http.get('/api/tools');
  }

  unlink(id: string) {
    return this.http.post('https://garden.eu.auth0.com/unlink', { access_token: this.store.token, user_id: id });
  }
}
