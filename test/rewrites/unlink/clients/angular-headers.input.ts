import { HttpClient, HttpHeaders } from '@angular/common/http';
import { Injectable } from '@angular/core';
import { environment } from '../environments/environment';

@Injectable({ providedIn: 'root' })
export class LinkService {
  private readonly base = `https://orchard.auth0.com`;

  constructor(private http: HttpClient) {}

  unlink(accessToken: string, userId: string) {
    const headers = new HttpHeaders({ 'Content-Type': 'application/json' });
    return this.http.post(`${this.base}/unlink`, { access_token: accessToken, user_id: userId }, { headers });
  }
}
