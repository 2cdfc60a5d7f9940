import { HttpClient, HttpHeaders } from '@angular/common/http';
import { Injectable } from '@angular/core';
import { switchMap } from 'rxjs';
import { Session } from './session';

const jsonOptions = { headers: new HttpHeaders().set('Accept', 'application/json'), withCredentials: false };

@Injectable({ providedIn: 'root' })
export class GardenAccounts {
  private readonly options = {
    headers: new HttpHeaders({ 'Content-Type': 'application/json' }),
  };

  private readonly withoutCookies = { withCredentials: false, headers: { Accept: 'application/json' } };

  constructor(
    private readonly http: HttpClient,
    private readonly session: Session,
  ) {}

  unlink(userId: string) {
    return this.session.token$.pipe(
      switchMap((token) =>
        this.http.post<void>('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: userId }, this.options),
      ),
    );
  }

  unlinkAgain(token: string, userId: string) {
    return this.http.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: userId }, jsonOptions);
  }

  unlinkWithoutCookies(token: string, userId: string) {
    const body = { access_token: token, user_id: userId };
    return this.http.post('https://garden.eu.auth0.com/unlink', body, this.withoutCookies);
  }

  tools() {
    return this.http.get<string[]>('/api/tools', this.withoutCookies);
  }

  beds() {
    return this.http.get<string[]>('/api/beds', this.options);
  }

  seeds() {
    return this.http.get<string[]>('/api/seeds', jsonOptions);
  }
}
