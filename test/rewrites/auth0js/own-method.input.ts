// A class's method may be named after the SDK's method that it calls.
import * as auth0 from 'auth0-js';

export class Porter {
  private door = new auth0.WebAuth({
    domain: 'museum.eu.auth0.com',
    clientID: 'Pr0TeR',
    redirectUri: 'https://museum.example/in',
    responseType: 'token id_token',
  });

  authorize(options: auth0.AuthorizeOptions): void {
    this.door.authorize(options);
  }

  addAccount(connection: string): void {
    const options = {
      connection,
      access_token: sessionStorage.getItem('visitor_token'),
    };
    this.door.authorize(options as auth0.AuthorizeOptions);
  }

  enter(): void {
    this.door.parseHash((error, visitor) => {
      if (visitor) {
        sessionStorage.setItem('visitor_token', visitor.accessToken);
      }
    });
  }
}
