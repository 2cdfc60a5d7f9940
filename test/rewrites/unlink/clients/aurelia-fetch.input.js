import { inject } from 'aurelia-framework';
import { HttpClient, json } from 'aurelia-fetch-client';

@inject(HttpClient)
export class Profile {
  constructor(http) {
    this.http = http;
    this.token = localStorage.getItem('access_token');
  }

  unlink(identity) {
    return this.http.fetch('https://orchard.auth0.com/unlink', {
      method: 'post',
      body: json({ access_token: this.token, user_id: identity.provider + '|' + identity.user_id })
    });
  }
}
