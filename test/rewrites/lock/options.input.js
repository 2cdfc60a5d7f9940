class Accounts {
  constructor(config) {
    this.lock = new window.Auth0Lock(config.api, 'garden.eu.auth0.com')
    this.token = localStorage.getItem('token')
  }

  link() {
    this.lock.show({
      icon: 'images/garden.png', // ours
      callbackURL: location.href,
      closable: false,
      connections: ['github'],
      authParams: {
        // of the one who is logged in
        access_token: this.token
      }
    })
  }
}
