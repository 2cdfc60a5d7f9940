import { HttpClient } from 'aurelia-http-client';

export class Profile {
  static inject = [HttpClient];
  constructor(http) {
    this.http = http;
  }
  unlink(userId) {
    return this.http.createRequest('https://orchard.auth0.com/unlink')
      .asPost()
      .withContent({ access_token: localStorage.getItem('access_token'), user_id: userId })
      .send();
  }
}
