import * as auth0 from 'auth0-js';
import { Observable } from 'rxjs/Observable';

const webAuth = new auth0.WebAuth({ domain: 'orchard.eu.auth0.com', clientID: 'Wb3', responseType: 'token id_token' });

export function linkAccount(connection: string): Observable<void> {
  return Observable.create(observer => {
    webAuth.popup.authorize({ connection, access_token: localStorage.getItem('at') } as any, (err, result) => {
      if (err) {
        observer.error(err);
      } else {
        observer.next(result);
      }
      observer.complete();
    });
  });
}

export function open(connection: string, accessToken?: string): Observable<any> {
  return new Observable((observer) => {
    webAuth.popup.authorize({ connection, access_token: accessToken } as any, (err, result) => {
      if (err) return observer.error(err);
      remember(result);
      observer.next(result);
      observer.complete();
    });
  });
}

function remember(result: any) {
  localStorage.setItem('at', result.accessToken);
}
