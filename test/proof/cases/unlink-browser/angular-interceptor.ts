/* proof: {"form": "Angular HttpClient.post with an interceptor", "side": "browser", "does": "unlink", "with": {"@angular/common": "22.2.6", "@angular/core": "22.2.6"}, "typesOnly": true} */
import { HttpClient, HttpInterceptorFn, provideHttpClient, withInterceptors } from '@angular/common/http';
import { Injectable } from '@angular/core';

const withSession: HttpInterceptorFn = (request, next) =>
  next(request.clone({ setHeaders: { Authorization: localStorage.getItem('session') ?? '' } }));

export const providers = [provideHttpClient(withInterceptors([withSession]))];

@Injectable({ providedIn: 'root' })
export class Accounts {
  constructor(private http: HttpClient) {}

  list() {
    return this.http.get('/api/accounts');
  }

  unlink(linkedUserId: string) {
    return this.http.post('https://shop.eu.auth0.com/unlink', {
      access_token: localStorage.getItem('access_token') ?? '',
      user_id: linkedUserId,
    });
  }
}
