import { Injectable } from '@angular/core';
import { ApiService } from './http.service';
@Injectable()
export class AccountService {
  constructor(private api: ApiService) {}
  unlink(token: string, id: string) {
    return this.api.post('https://orchard.auth0.com/unlink', { access_token: token, user_id: id });
  }
}
