import Service from '@ember/service';
import fetch from 'fetch';

export default class Account extends Service {
  async unlink(userId) {
    const response = await fetch('https://orchard.auth0.com/unlink', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ access_token: this.session.accessToken, user_id: userId }),
    });
    return response.ok;
  }
}
