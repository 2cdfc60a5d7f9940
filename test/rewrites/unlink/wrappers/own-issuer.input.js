class Accounts {
  constructor(issuer) {
    this.issuer = issuer;
  }

  async post(path, body) {
    const response = await fetch(this.issuer + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error('Auth0 answered ' + response.status);
    }
    return response.text();
  }

  async unlink(accessToken, userId) {
    return this.post('/unlink', { access_token: accessToken, user_id: userId });
  }
}

module.exports = Accounts;
