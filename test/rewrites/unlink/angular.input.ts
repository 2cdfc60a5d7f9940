import { HttpClient } from '@angular/common/http';
import { Injectable } from '@angular/core';

@Injectable()
export class AccountService {
  private readonly domain = 'garden.eu.auth0.com';

  constructor(private http: HttpClient, private session: Session) {}

  unlink(userId: string) {
    return this.http.post(`https://${this.domain}/unlink`, { access_token: this.session.accessToken, user_id: userId });
  }
}
