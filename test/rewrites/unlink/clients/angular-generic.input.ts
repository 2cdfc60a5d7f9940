import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';

@Injectable({ providedIn: 'root' })
export class LinkService {
  private http = inject(HttpClient);

  unlink(accessToken: string, userId: string) {
    return this.http.post<void>('https://orchard.auth0.com/unlink', { access_token: accessToken, user_id: userId }).subscribe(() => console.log('done'));
  }
}
