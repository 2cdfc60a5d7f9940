declare var Auth0Lock: any;

export class Meadow {
  constructor(private router: any) {}

  addAccount() {
    const own = new Auth0Lock('MEADOW', 'meadow.eu.auth0.com', {
      auth: { redirect: false, params: { access_token: localStorage.getItem('access_token') } },
    });
    own.on('authenticated', (result) => {
      console.log('added', result);
      console.debug(result);
      own.hide();
      this.router.navigate(['/map']);
    });
    own.show();
  }
}
